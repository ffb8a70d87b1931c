package import Measures
package import PageComparison

/// What became of one golden.
package struct GoldenResult: Sendable {
  package let name: GoldenName
  package let outcome: Outcome
  /// The pages on which something differs; their pictures lie beside the golden.
  package var pictures: [DifferencePicture] = []

  package enum Outcome: Sendable {
    /// The new PDF has the bytes of the approved one.
    case same
    /// The new PDF became the golden; whether there was another before.
    case recorded(replacing: Bool)
    /// There is no approved PDF; the new one waits.
    case missing
    /// Other bytes, the same pages.
    case samePages(Comparison)
    case different(Comparison)
    /// The document is refused now.
    case rejected
    /// It could not be said whether anything differs.
    case failed(Wording)
  }

  package init(_ name: GoldenName, _ outcome: Outcome, pictures: [DifferencePicture] = []) {
    self.name = name
    self.outcome = outcome
    self.pictures = pictures
  }

  /// Whether the test fails.
  ///
  /// - Parameter bytesMatter: Whether equal pages in other bytes are a difference.
  package func isFailure(bytesMatter: Bool) -> Bool {
    switch outcome {
    case .same, .recorded: false
    case .samePages: bytesMatter
    case .missing, .different, .rejected, .failed: true
    }
  }

  /// The word for programs.
  package var word: String {
    switch outcome {
    case .same: "same"
    case .recorded: "recorded"
    case .missing: "missing"
    case .samePages: "samePages"
    case .different: "different"
    case .rejected: "rejected"
    case .failed: "failed"
    }
  }

  /// What happened, in one sentence.
  package var headline: Wording {
    switch outcome {
    case .same: Wording(en: "same", pt: "igual")
    case .recorded(let replacing):
      replacing
        ? Wording(en: "recorded anew", pt: "gravado de novo")
        : Wording(en: "recorded", pt: "gravado")
    case .missing:
      Wording(
        en: "no approved PDF yet; look at \(name.received) and accept it",
        pt: "ainda não há PDF aprovado; veja \(name.received) e aceite-o")
    case .samePages(let comparison): Self.samePages(at: comparison.resolution ?? 0)
    case .different(let comparison): Self.headline(of: comparison)
    case .rejected:
      Wording(
        en: "the document is refused; no PDF to compare",
        pt: "o documento é recusado; não há PDF para comparar")
    case .failed(let reason):
      Wording(en: "could not compare: \(reason.en)", pt: "não foi possível comparar: \(reason.pt)")
    }
  }

  private static func samePages(at resolution: Int) -> Wording {
    Wording(
      en: "same pages, different bytes: the files are written differently (compression, order of "
        + "objects, document information), and nothing on the pages differs at \(resolution) dpi",
      pt:
        "mesmas páginas, bytes diferentes: os ficheiros estão escritos de outra forma (compressão, "
        + "ordem dos objetos, informação do documento), e nada difere nas páginas a "
        + "\(resolution) dpi")
  }

  private static func headline(of comparison: Comparison) -> Wording {
    guard case .different(let stage) = comparison.verdict else { return Wording(en: "", pt: "") }
    let resolution = comparison.resolution.map { " (\($0) dpi)" } ?? ""
    return Wording(
      en: "different, found in the \(stage.name.en) stage\(resolution)",
      pt: "diferente, na fase \(stage.name.pt)\(resolution)")
  }

  /// Every single difference.
  package var differences: [Difference] {
    switch outcome {
    case .different(let comparison): comparison.differences
    default: []
    }
  }
}
