internal import Measures

/// Options about golden PDFs.
extension Option {
  static let junit = Option(
    "junit",
    value: Wording(en: "FILE.xml", pt: "FICHEIRO.xml"),
    Wording(
      en: "check: write the results as JUnit XML too, for a CI system",
      pt: "check: escrever os resultados também em JUnit XML, para um sistema de CI"))

  static let report = Option(
    "report",
    value: Wording(en: "FILE.html", pt: "FICHEIRO.html"),
    Wording(
      en: "check: where the HTML report goes; golden-report.html in DIR if not given, and only "
        + "when something fails",
      pt:
        "check: destino do relatório HTML; na falta da opção, golden-report.html em PASTA, e só "
        + "se algo falhar"))

  static let ignoreBytes = Option(
    "ignore-bytes",
    Wording(
      en: "check, diff: equal pages are enough; other bytes are reported and do not fail",
      pt: "check, diff: páginas iguais bastam; bytes diferentes são assinalados e não falham"))

  static let dpi = Option(
    "dpi",
    value: Wording(en: "N", pt: "N"),
    Wording(
      en:
        "check, diff: the resolution at which pixels are compared, 100 to 600; 150 if not given",
      pt:
        "check, diff: a resolução em que se comparam píxeis, de 100 a 600; 150 na falta da opção"))

  static let channelTolerance = Option(
    "channel-tolerance",
    value: Wording(en: "N", pt: "N"),
    Wording(
      en:
        "check, diff: how far red, green or blue of a pixel may be off, 0 to 255; 0 if not given",
      pt:
        "check, diff: o desvio admitido no vermelho, verde ou azul de um píxel, de 0 a 255; 0 na "
        + "falta da opção"))
}
