import DocumentModel
import Testing

@testable import Fiscal

@Suite("Printed mentions")
struct MentionTests {
  @Test("a signed document shows four characters of its hash and the certificate")
  func signed() {
    #expect(
      Mention.certification(hashCharacters: "AxAx", certificate: "0000")
        == "AxAx-Processado por programa certificado n.º 0000/AT")
  }

  @Test("a receipt shows the certificate alone")
  func unsigned() {
    #expect(
      Mention.certification(hashCharacters: nil, certificate: "9999")
        == "Emitido por programa certificado n.º 9999/AT")
  }

  @Test(
    "integrated and recovered documents say that they are copies",
    arguments: [
      ("1", nil), (nil, nil), ("9999.1", "Cópia do documento original"),
      ("1-FTM abc/00001", "Cópia do documento original - FTM abc/00001"),
      ("1-FTD XY 2013A/00099", "Cópia do documento original - FTD XY 2013A/00099"),
    ] as [(String?, String?)])
  func copies(hashControl: String?, mention: String?) {
    #expect(Mention.copyOfOriginal(hashControl: hashControl) == mention)
  }
}
