internal import Measures

/// Options about a batch.
extension Option {
  static let jobs = Option(
    "jobs",
    value: Wording(en: "N", pt: "N"),
    Wording(
      en: "documents worked on at once; all processors if not given. The results are the same, "
        + "and in the same order, whatever N",
      pt: "documentos tratados em simultâneo; na falta da opção, todos os processadores. Os "
        + "resultados e a sua ordem são os mesmos para qualquer N"))

  static let manifest = Option(
    "manifest",
    value: Wording(en: "FILE", pt: "FICHEIRO"),
    Wording(
      en: "a record of every document, .csv or .ndjson: file, size, SHA-256, total, status; the "
        + "last line has the counts and sums",
      pt: "um registo de cada documento, .csv ou .ndjson: ficheiro, tamanho, SHA-256, total, "
        + "estado; a última linha tem as contagens e somas"))

  static let resume = Option(
    "resume",
    value: Wording(en: "MANIFEST", pt: "MANIFESTO"),
    Wording(
      en: "continue the interrupted batch of this manifest: what it records is not done again; "
        + "starts the batch if the manifest does not exist",
      pt: "continuar o lote interrompido deste manifesto: o que já regista não se repete; inicia "
        + "o lote se o manifesto não existir"))

  static let failFast = Option(
    "fail-fast",
    Wording(
      en: "stop at the first document that is not done",
      pt: "parar no primeiro documento que não fique feito"))

  static let shard = Option(
    "shard",
    value: Wording(en: "I/N", pt: "I/N"),
    Wording(
      en: "do only share I of N (from 1): every Nth document of the input; join the manifests "
        + "with prelo manifest merge",
      pt: "fazer só a parte I de N (a partir de 1): um em cada N documentos; junte os manifestos "
        + "com prelo manifest merge"))

  static let only = Option(
    "only",
    value: Wording(en: "NUMBERS", pt: "NÚMEROS"),
    Wording(
      en: "only these numbers, separated by commas: FT A/7, FT A/10..FT A/20, or @FILE with one "
        + "a line; add --second-copy to mark reprints",
      pt: "só estes números, separados por vírgulas: FT A/7, FT A/10..FT A/20, ou @FICHEIRO com "
        + "um por linha; junte --second-copy para marcar 2.ª via"))
}
