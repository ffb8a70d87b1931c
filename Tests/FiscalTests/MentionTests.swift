import DocumentModel
import Testing

@testable import Fiscal

@Suite("Printed mentions")
struct MentionTests {
  @Test(
    "a signed document shows four characters of its hash and the certificate, a receipt the latter",
    arguments: [
      ("AxAx", "9999", "AxAx-Processado por programa certificado n.º 9999/AT"),
      ("AxAx", "0177", "AxAx-Processado por programa certificado n.º 0177/AT"),
      (nil, "9999", "Emitido por programa certificado n.º 9999/AT"),
      ("AxAx", "0", nil), ("AxAx", "0000", nil), (nil, "0", nil),
    ] as [(String?, String, String?)])
  func certification(characters: String?, certificate: String, line: String?) {
    #expect(
      Mention.certification(hashCharacters: characters, certificate: certificate) == line)
  }

  @Test(
    "integrated and recovered documents say that they are copies",
    arguments: [
      (.produced, "1", nil), (.produced, nil, nil), (.produced, "9999.1", nil),
      (.integrated, "9999.1", "Cópia do documento original"),
      (.integrated, "1", "Cópia do documento original"),
      (.integrated, nil, "Cópia do documento original"),
      (.manual, "1-FTM abc/00001", "Cópia do documento original - FTM abc/00001"),
      (.manual, "1-FTD XY 2013A/00099", "Cópia do documento original - FTD XY 2013A/00099"),
    ] as [(Source, String?, String?)])
  func copies(source: Source, hashControl: String?, mention: String?) {
    var document = Document()
    document.source = source
    document.hashControl = hashControl
    #expect(Mention.copyOfOriginal(document) == mention)
  }
}
