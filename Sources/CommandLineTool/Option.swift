internal import DocumentRules
internal import Measures

/// An option of the command line: one value holds all that parser, help, completions and manual need.
struct Option: Hashable, Sendable {
  /// The long name without the two hyphens.
  let word: String
  /// The one-letter form, with its hyphen.
  let shortName: String?
  /// Whether it may be given more than once.
  let isRepeatable: Bool
  /// What the help text shows for the value; nil for an option without one.
  let placeholder: Wording?
  /// What the option does, for the help text.
  let meaning: Wording

  init(
    _ word: String, short: String? = nil, isRepeatable: Bool = false, value: Wording? = nil,
    _ meaning: Wording
  ) {
    self.word = word
    shortName = short
    self.isRepeatable = isRepeatable
    placeholder = value
    self.meaning = meaning
  }

  /// What the help text shows for the value; empty for an option without one.
  var value: Wording { placeholder ?? Wording(en: "", pt: "") }

  /// The name as it is typed.
  var name: String { "--" + word }

  /// Every form of the name.
  var names: [String] { (shortName.map { [$0] } ?? []) + [name] }

  static func == (one: Option, other: Option) -> Bool { one.word == other.word }

  /// Whether the two not only have one word, but mean the same by it.
  func isSame(as other: Option) -> Bool {
    word == other.word && value == other.value && meaning == other.meaning
  }

  func hash(into hasher: inout Hasher) { hasher.combine(word) }

  /// Every option that some command takes.
  static let all: [Option] = Command.all.reduce(into: []) { known, command in
    for option in command.options where !known.contains(option) { known.append(option) }
  }
}

/// Options of many commands.
extension Option {
  static let output = Option(
    "output",
    short: "-o",
    value: Wording(en: "DIR|FILE.pdf|-", pt: "PASTA|FICHEIRO.pdf|-"),
    Wording(
      en:
        "where the results go; the folder is made if missing. A name that ends in .pdf (.json, "
        + ".ndjson for sign and convert) is the file of a single document, input or result; - "
        + "(render) is standard output, for the PDF of a single document",
      pt: "destino dos resultados; a pasta é criada se não existir. Um nome terminado em .pdf "
        + "(.json, .ndjson para sign e convert) é o ficheiro de um único documento, entrada ou "
        + "resultado; - (render) é a saída padrão, para o PDF de um único documento"))

  static let force = Option(
    "force",
    Wording(
      en: "replace an existing PDF that has other bytes, instead of reporting a conflict",
      pt: "substituir um PDF existente com outros bytes, em vez de assinalar um conflito"))

  static let sync = Option(
    "sync",
    Wording(
      en: "at the end, wait until everything is on the disk itself, safe from a power cut",
      pt: "no fim, esperar que tudo esteja mesmo no disco, a salvo de uma falha de energia"))

  static let strict = Option(
    "strict",
    Wording(en: "warnings reject a document too", pt: "os avisos também rejeitam um documento"))

  static let asIssued = Option(
    "as-issued",
    Wording(
      en: "print documents as they were issued and signed: faults of the issuer only warn, as in "
        + "imported documents; what makes the page itself unlawful still rejects",
      pt: "imprimir os documentos tal como foram emitidos e assinados: as falhas do emitente só "
        + "dão avisos, como nos documentos importados; o que torna ilegal a própria página "
        + "continua a rejeitar"))

  static let simplifiedLimit = Option(
    "simplified-limit",
    value: choice(CheckOptions.SimplifiedInvoiceLimit.self),
    Wording(
      en: "the total held against the limits of simplified invoices (CIVA art. 40); gross if "
        + "not given",
      pt: "o total comparado com os limites das faturas simplificadas (CIVA art. 40.º); gross na "
        + "falta da opção"))

  static let format = Option(
    "format",
    value: choice(ReportFormat.self),
    Wording(
      en: "text, or one JSON object a line for each document on standard output",
      pt: "texto, ou um objeto JSON por linha e por documento na saída padrão"))

  static let language = Option(
    "language",
    value: choice(Language.self),
    Wording(
      en: "the language of messages; taken from LC_ALL, LC_MESSAGES or LANG if not given",
      pt: "a língua das mensagens; na falta da opção, a de LC_ALL, LC_MESSAGES ou LANG"))

  static let resources = Option(
    "resources",
    value: Wording(en: "DIR", pt: "PASTA"),
    Wording(
      en: "the folder with Templates and Fonts; PRELO_HOME or the program's surroundings if not "
        + "given",
      pt: "a pasta com Templates e Fonts; na falta da opção, PRELO_HOME ou as pastas à volta do "
        + "programa"))

  static let help = Option(
    "help",
    short: "-h",
    Wording(en: "show this text", pt: "mostrar este texto"))
}

/// The two forms of the report.
enum ReportFormat: String, CaseIterable, Sendable {
  case text
  case json
}

/// The values of a type, as the help text shows them.
func choice<Value: RawRepresentable<String> & CaseIterable>(_ type: Value.Type) -> Wording {
  let values = type.allCases.map(\.rawValue).joined(separator: "|")
  return Wording(en: values, pt: values)
}
