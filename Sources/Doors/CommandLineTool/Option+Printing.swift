internal import DocumentModel
internal import Measures
internal import Posting

/// Options about the look of pages and files.
extension Option {
  static let namePattern = Option(
    "name",
    value: Wording(en: "PATTERN", pt: "PADRÃO"),
    Wording(
      en:
        "the path of each PDF under DIR, such as {year}/{month}/{type}/{number}; the fields are "
        + NamePattern.fieldList,
      pt: "o caminho de cada PDF dentro de PASTA, por exemplo {year}/{month}/{type}/{number}; os "
        + "campos são " + NamePattern.fieldList))

  static let copiesAs = Option(
    "copies-as",
    value: choice(CopyForm.self),
    Wording(
      en: "the copies one behind the other in one PDF, or each in its own: FT_A-1.duplicate.pdf",
      pt: "os exemplares seguidos no mesmo PDF, ou cada um no seu: FT_A-1.duplicate.pdf"))

  static let combined = Option(
    "combined",
    value: Wording(en: "FILE.pdf", pt: "FICHEIRO.pdf"),
    Wording(
      en: "bind all documents into one PDF with bookmarks, instead of or beside the PDFs of -o",
      pt:
        "reunir todos os documentos num só PDF com marcadores, em vez dos PDF de -o ou além deles"
    ))

  static let sort = Option(
    "sort",
    value: Wording(en: "LIST", pt: "LISTA"),
    Wording(
      en: "the order in the combined PDF, instead of that of the input: postal-code, country, "
        + "pages, number, date, name, separated by commas",
      pt: "a ordem no PDF combinado, em vez da ordem de entrada: postal-code (código postal), "
        + "country (país), pages (páginas), number (número), date (data), name (nome), separadas "
        + "por vírgulas"))

  static let duplex = Option(
    "duplex",
    Wording(
      en: "print on both sides: a blank page follows a document of an odd number of pages",
      pt: "imprimir frente e verso: uma página em branco segue um documento de páginas ímpares"))

  static let splitEvery = Option(
    "split-every",
    value: Wording(en: "N|Nsheets", pt: "N|Nsheets"),
    Wording(
      en:
        "divide the combined PDF into FILE-001.pdf, FILE-002.pdf…, each of at most N documents, "
        + "or N sheets of paper",
      pt:
        "dividir o PDF combinado em FICHEIRO-001.pdf, FICHEIRO-002.pdf…, cada um com o máximo de "
        + "N documentos, ou de N folhas (Nsheets)"))

  static let template = Option(
    "template",
    value: Wording(en: "NAME|DIR", pt: "NOME|PASTA"),
    Wording(
      en: "the look of the page: a name under Templates, or a path that contains /",
      pt: "o aspeto da página: um nome em Templates, ou um caminho que contenha /"))

  static let copies = Option(
    "copies",
    value: Wording(en: "LIST", pt: "LISTA"),
    Wording(
      en:
        "copies in one PDF, separated by commas: original, duplicate, triplicate, quadruplicate",
      pt: "exemplares no mesmo PDF, separados por vírgulas: original, duplicate, triplicate, "
        + "quadruplicate"))

  static let secondCopy = Option(
    "second-copy",
    Wording(
      en: "mark the document as printed again: 2.ª via",
      pt: "marcar o documento como reimpresso: 2.ª via"))

  static let printLanguage = Option(
    "print-language",
    value: choice(PrintLanguage.self),
    Wording(
      en: "the language of the printed labels; legal mentions stay Portuguese",
      pt: "a língua dos rótulos impressos; as menções legais ficam em português"))

  static let withoutValues = Option(
    "without-values",
    Wording(
      en: "leave prices and totals off the paper of transport and working documents; QR code and "
        + "signature stay",
      pt: "omitir preços e totais no papel dos documentos de transporte e de conferência; o "
        + "código QR e a assinatura ficam"))
}

/// Where the copies of a document go.
enum CopyForm: String, CaseIterable, Sendable {
  case pages
  case files
}
