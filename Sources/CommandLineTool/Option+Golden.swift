internal import Measures

extension Option {
  /// What an option about golden PDFs does, for the help text.
  var goldenMeaning: Wording {
    switch self {
    case .junit:
      Wording(
        en: "check: write the results as JUnit XML too, for a CI system",
        pt: "check: escrever os resultados também em JUnit XML, para um sistema de CI")
    case .report:
      Wording(
        en: "check: where the HTML report goes; golden-report.html in DIR if not given, and only "
          + "when something fails",
        pt:
          "check: destino do relatório HTML; na falta da opção, golden-report.html em PASTA, e só "
          + "se algo falhar")
    case .ignoreBytes:
      Wording(
        en: "check, diff: equal pages are enough; other bytes are reported and do not fail",
        pt: "check, diff: páginas iguais bastam; bytes diferentes são assinalados e não falham")
    case .dpi:
      Wording(
        en:
          "check, diff: the resolution at which pixels are compared, 100 to 600; 150 if not given",
        pt:
          "check, diff: a resolução em que se comparam píxeis, de 100 a 600; 150 na falta da opção")
    case .channelTolerance:
      Wording(
        en:
          "check, diff: how far red, green or blue of a pixel may be off, 0 to 255; 0 if not given",
        pt:
          "check, diff: o desvio admitido no vermelho, verde ou azul de um píxel, de 0 a 255; 0 na "
          + "falta da opção")
    default: meaning
    }
  }
}
