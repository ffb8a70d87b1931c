internal import JSON
internal import Measures

/// Why a file cannot be read any further.
enum FileFailure: Hashable {
  case malformed(String, line: Int, column: Int)
  case doctype(line: Int)
  case depth(line: Int)
  case longTag
  case strangeNames(line: Int)
  case encoding(String)
  case notSAFT(root: String, line: Int)
  case order(line: Int)
  /// The SAF-T of another country.
  case foreign(Wording, line: Int)
  /// The file ends while elements are open, after the document of this number.
  case cutOff(after: String?, line: Int)
  case encrypted(line: Int)
  case notXML(Wrapping)

  /// What the bytes of a file are instead of XML.
  enum Wrapping: Hashable {
    case compressed, encrypted, other

    /// Goes by the first bytes of a file.
    init(_ head: some Collection<UInt8>) {
      let starts: [(Wrapping, [UInt8])] = [
        (.compressed, Array("PK".utf8)), (.compressed, [0x1F, 0x8B]),
        (.compressed, Array("7z".utf8)),
        (.compressed, Array("Rar!".utf8)), (.compressed, Array("BZh".utf8)),
        (.encrypted, Array("Salted__".utf8)), (.encrypted, Array("-----BEGIN".utf8)),
        // CMS and PGP.
        (.encrypted, [0x30, 0x80]), (.encrypted, [0x30, 0x82]), (.encrypted, [0x30, 0x83]),
        (.encrypted, [0x30, 0x84]), (.encrypted, [0x85]), (.encrypted, [0x84]),
        (.encrypted, [0xC1]),
      ]
      self = starts.first { head.starts(with: $0.1) }?.0 ?? .other
    }
  }
  /// One document only; the rest of the file is read.
  case largeDocument

  init(_ failure: XMLParser.Failure) {
    switch failure {
    case .doctype(let line): self = .doctype(line: line)
    case .malformed(let message, let line, let column):
      self = .malformed(message, line: line, column: column)
    case .stopped: self = .malformed("stopped", line: 1, column: 1)
    }
  }

  var place: SourcePlace {
    switch self {
    case .malformed(_, let line, let column):
      SourcePlace(offset: 0, line: max(1, line), column: max(1, column))
    case .doctype(let line), .depth(let line), .strangeNames(let line), .notSAFT(_, let line),
      .order(let line), .foreign(_, let line), .cutOff(_, let line), .encrypted(let line):
      SourcePlace(offset: 0, line: max(1, line), column: 1)
    case .longTag, .encoding, .largeDocument, .notXML: .start
    }
  }

  var problem: Problem { Problem(.error, code.rawValue, at: .root, wording) }

  private var code: SAFTCode {
    switch self {
    case .malformed, .encoding, .notXML, .cutOff, .encrypted: .malformed
    case .doctype, .depth, .longTag, .strangeNames, .largeDocument: .hostile
    case .notSAFT, .order, .foreign: .notSAFT
    }
  }

  private var wording: Wording {
    switch self {
    case .malformed(let message, _, _):
      Wording(
        en: "the file is not well-formed XML from here on (libxml2: \(message)); export it again",
        pt: "a partir daqui o ficheiro não é XML bem formado (libxml2: \(message)); exporte-o de "
          + "novo")
    case .doctype:
      Wording(
        en: "the file declares a document type, which can hide entities and never stands in SAF-T "
          + "(PT); it is not read",
        pt:
          "o ficheiro declara um tipo de documento (DOCTYPE), que pode esconder entidades e nunca "
          + "existe no SAF-T (PT); não é lido")
    case .depth:
      Wording(
        en: "elements lie deeper in one another than SAF-T (PT) has them; the file is not read",
        pt: "há elementos mais encaixados uns nos outros do que o SAF-T (PT) prevê; o ficheiro não "
          + "é lido")
    case .longTag:
      Wording(
        en:
          "a tag has thousands of attributes, or a text thousands of quotation marks; the file is "
          + "not read",
        pt: "uma etiqueta tem muito mais atributos, ou um texto muito mais aspas, do que qualquer "
          + "ficheiro real; o ficheiro não é lido")
    case .strangeNames:
      Wording(
        en: "the file has more than a thousand element names that SAF-T (PT) does not know; it is "
          + "not read",
        pt: "o ficheiro tem mais de mil nomes de elementos que o SAF-T (PT) não conhece; não é lido"
      )
    case .encoding(let name):
      Wording(
        en: "the file is written in \(name); SAF-T (PT) is Windows-1252 or UTF-8",
        pt: "o ficheiro está escrito em \(name); o SAF-T (PT) é Windows-1252 ou UTF-8")
    case .notSAFT(let root, _):
      Wording(
        en: "the file is XML but no SAF-T (PT): it starts with <\(root)> and should with "
          + "<AuditFile>",
        pt: "o ficheiro é XML mas não é SAF-T (PT): começa por <\(root)> e devia começar por "
          + "<AuditFile>")
    case .order:
      Wording(
        en: "header and master files stand before the documents in SAF-T (PT), not after them; "
          + "the rest of the file is not read",
        pt: "no SAF-T (PT) o cabeçalho e as tabelas mestras estão antes dos documentos, e não "
          + "depois; o resto do ficheiro não é lido")
    case .foreign(let country, _):
      Wording(
        en: "the file is the SAF-T of \(country.en), not of Portugal; only SAF-T (PT) is printed",
        pt: "o ficheiro é o SAF-T \(country.pt), e não de Portugal; só se imprime o SAF-T (PT)")
    case .cutOff(let number?, _):
      Wording(
        en: "the file ends too early: it breaks off after document \(printable(number)), and what "
          + "followed is missing; export or copy it again",
        pt:
          "o ficheiro acaba cedo demais: interrompe-se depois do documento \(printable(number)), e "
          + "falta o que se seguia; exporte-o ou copie-o de novo")
    case .cutOff(nil, _):
      Wording(
        en: "the file ends too early: it breaks off before its first document is whole; export or "
          + "copy it again",
        pt: "o ficheiro acaba cedo demais: interrompe-se antes de o primeiro documento estar "
          + "completo; exporte-o ou copie-o de novo")
    case .encrypted:
      Wording(
        en:
          "the file is encrypted, and only the tax authority can read it; use the SAF-T (PT) that "
          + "the billing program exported before it was encrypted",
        pt:
          "o ficheiro está cifrado, e só a Autoridade Tributária o pode ler; use o SAF-T (PT) que o "
          + "programa de faturação exportou antes de ser cifrado")
    case .notXML(.compressed):
      Wording(
        en: "the file is compressed, not XML; unpack it, and give the SAF-T (PT) that is in it",
        pt: "o ficheiro está comprimido, não é XML; descomprima-o e indique o SAF-T (PT) que contém"
      )
    case .notXML(.encrypted):
      Wording(
        en: "the file is encrypted, not XML; decrypt it, or use the SAF-T (PT) that the billing "
          + "program exported before it was encrypted",
        pt: "o ficheiro está cifrado, não é XML; decifre-o, ou use o SAF-T (PT) que o programa de "
          + "faturação exportou antes de ser cifrado")
    case .notXML(.other):
      Wording(
        en: "the name of the file ends in .xml and it is no XML; export the SAF-T (PT) again",
        pt: "o nome do ficheiro termina em .xml e não é XML; exporte o SAF-T (PT) de novo")
    case .largeDocument:
      Wording(
        en: "the document has more than \(JSONLimits.documentBytes) bytes, or a text of more than "
          + "\(JSONLimits.textBytes), the most that is read",
        pt: "o documento tem mais de \(JSONLimits.documentBytes) bytes, ou um texto com mais de "
          + "\(JSONLimits.textBytes), o máximo que é lido")
    }
  }
}

extension FileFailure {
  /// The country whose SAF-T has `namespace`; nil for Portugal's, and for no SAF-T at all.
  static func country(ofNamespace namespace: String) -> Wording? {
    let name = namespace.lowercased()
    guard name.contains("standardauditfile"), !name.contains(":pt") else { return nil }
    // `urn:OECD:StandardAuditFile-Tax:AO_1.01_01`, `urn:StandardAuditFile-Taxation-Financial:NO`.
    let code = name.split(separator: ":").last?.prefix(2).uppercased() ?? ""
    return countries[code]
      ?? Wording(
        en: "another country (\(plain(namespace)))", pt: "de outro país (\(plain(namespace)))")
  }

  private static let countries: [String: Wording] = [
    "AO": Wording(en: "Angola", pt: "de Angola"),
    "CV": Wording(en: "Cape Verde", pt: "de Cabo Verde"),
    "MZ": Wording(en: "Mozambique", pt: "de Moçambique"),
    "ST": Wording(en: "São Tomé and Príncipe", pt: "de São Tomé e Príncipe"),
    "GW": Wording(en: "Guinea-Bissau", pt: "da Guiné-Bissau"),
    "TL": Wording(en: "Timor-Leste", pt: "de Timor-Leste"),
    "ES": Wording(en: "Spain", pt: "de Espanha"), "FR": Wording(en: "France", pt: "de França"),
    "LU": Wording(en: "Luxembourg", pt: "do Luxemburgo"),
    "NO": Wording(en: "Norway", pt: "da Noruega"), "DK": Wording(en: "Denmark", pt: "da Dinamarca"),
    "PL": Wording(en: "Poland", pt: "da Polónia"), "RO": Wording(en: "Romania", pt: "da Roménia"),
    "LT": Wording(en: "Lithuania", pt: "da Lituânia"),
    "AT": Wording(en: "Austria", pt: "da Áustria"),
    "BG": Wording(en: "Bulgaria", pt: "da Bulgária"),
    "HU": Wording(en: "Hungary", pt: "da Hungria"),
    "SK": Wording(en: "Slovakia", pt: "da Eslováquia"),
    "UA": Wording(en: "Ukraine", pt: "da Ucrânia"),
  ]
}
