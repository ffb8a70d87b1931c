internal import Measures
internal import Posting

extension Option {
  /// What an option about many documents does, for the help text.
  var batchMeaning: Wording {
    switch self {
    case .jobs:
      Wording(
        en: "documents worked on at once; all processors if not given. The results are the same, "
          + "and in the same order, whatever N",
        pt: "documentos tratados em simultâneo; na falta da opção, todos os processadores. Os "
          + "resultados e a sua ordem são os mesmos para qualquer N")
    case .manifest:
      Wording(
        en: "a record of every document, .csv or .ndjson: file, size, SHA-256, total, status; the "
          + "last line has the counts and sums",
        pt: "um registo de cada documento, .csv ou .ndjson: ficheiro, tamanho, SHA-256, total, "
          + "estado; a última linha tem as contagens e somas")
    case .resume:
      Wording(
        en: "continue the interrupted batch of this manifest: what it records is not done again; "
          + "starts the batch if the manifest does not exist",
        pt: "continuar o lote interrompido deste manifesto: o que já regista não se repete; inicia "
          + "o lote se o manifesto não existir")
    case .failFast:
      Wording(
        en: "stop at the first document that is not done",
        pt: "parar no primeiro documento que não fique feito")
    case .shard:
      Wording(
        en: "do only share I of N (from 1): every Nth document of the input; join the manifests "
          + "with prelo manifest merge",
        pt: "fazer só a parte I de N (a partir de 1): um em cada N documentos; junte os manifestos "
          + "com prelo manifest merge")
    case .only:
      Wording(
        en: "only these numbers, separated by commas: FT A/7, FT A/10..FT A/20, or @FILE with one "
          + "a line; add --second-copy to mark reprints",
        pt: "só estes números, separados por vírgulas: FT A/7, FT A/10..FT A/20, ou @FICHEIRO com "
          + "um por linha; junte --second-copy para marcar 2.ª via")
    case .namePattern:
      Wording(
        en:
          "the path of each PDF under DIR, such as {year}/{month}/{type}/{number}; the fields are "
          + NamePattern.fieldList,
        pt: "o caminho de cada PDF dentro de PASTA, por exemplo {year}/{month}/{type}/{number}; os "
          + "campos são " + NamePattern.fieldList)
    case .copiesAs:
      Wording(
        en: "the copies one behind the other in one PDF, or each in its own: FT_A-1.duplicate.pdf",
        pt: "os exemplares seguidos no mesmo PDF, ou cada um no seu: FT_A-1.duplicate.pdf")
    default: meaning
    }
  }
}

/// Where the copies of a document go.
enum CopyForm: String, CaseIterable, Sendable {
  case pages
  case files
}
