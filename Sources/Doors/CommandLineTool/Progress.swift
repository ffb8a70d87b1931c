internal import Intake
internal import Measures
internal import Printing
internal import SystemCalls

/// The line on standard error that says how far a long run has come: drawn over on a terminal, once
/// a minute anywhere else.
struct Progress {
  private let reporter: Reporter
  private let start: ContinuousClock.Instant
  /// When the line is due again.
  private var due: ContinuousClock.Instant
  private var isVisible = false
  private var scale: Scale

  init(_ reporter: Reporter, start: ContinuousClock.Instant, paths: [String]) {
    self.reporter = reporter
    self.start = start
    scale = Scale(paths: paths)
    due = start + (reporter.canRedraw ? .seconds(2) : .seconds(60))
  }

  /// Shows the line when it is due: on a terminal from two seconds after the start and at most five
  /// times a second.
  mutating func update(
    _ tally: Tally, at source: String, offset: Int, now: ContinuousClock.Instant
  ) {
    scale.move(to: source, offset)
    guard now >= due else { return }
    let fraction = scale.fraction()
    let line = Progress.line(tally, after: now - start, fraction: fraction)[reporter.language]
    if reporter.canRedraw {
      due = now + .milliseconds(200)
      isVisible = true
      reporter.messages.write("\r\u{1B}[K" + Progress.bar(fraction) + line)
    } else {
      due = now + .seconds(60)
      reporter.messages.write("prelo: " + line + "\n")
    }
    reporter.messages.flush()
  }

  /// Takes the line away, so that something else can be printed; the next update brings it back.
  mutating func clear(now: ContinuousClock.Instant) {
    guard isVisible else { return }
    isVisible = false
    due = now
    reporter.messages.write("\r\u{1B}[K")
    reporter.messages.flush()
  }

  /// `━━━━────── 42 % `; nothing when the whole is not known.
  static func bar(_ fraction: Double?) -> String {
    guard let fraction else { return "" }
    let full = min(20, Int(fraction * 20))
    return String(repeating: "━", count: full) + String(repeating: "─", count: 20 - full)
      + " \(Int(fraction * 100)) % "
  }

  /// `4210 documents, 3180 a second, 2 min 5 s left, 2 problems`.
  static func line(_ tally: Tally, after elapsed: Duration, fraction: Double? = nil) -> Wording {
    let milliseconds = elapsed / .milliseconds(1)
    let rate = milliseconds < 1 ? 0 : Int(Double(tally.documents) * 1000 / milliseconds)
    var en = counted(tally.documents, "document", "documents") + ", \(rate) a second"
    var pt = counted(tally.documents, "documento", "documentos") + ", \(rate) por segundo"
    if let fraction, fraction > 0.001 {
      let seconds = Int(milliseconds / 1000 * (1 - fraction) / fraction)
      let left = seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
      en += ", \(left) left"
      pt += ", faltam \(left)"
    }
    if tally.problems > 0 {
      en += ", " + counted(tally.problems, "problem", "problems")
      pt += ", " + counted(tally.problems, "problema", "problemas")
    }
    return Wording(en: en, pt: pt)
  }

  /// How much of the input is done, in files; the file under way counts by its bytes.
  private struct Scale {
    let paths: [String]
    private var source = ""
    private var offset = 0
    private var begun = 0
    /// Files of the input; nil until it is asked for, 0 when that cannot be known.
    private var total: Int?
    private var measured: (source: String, size: Int)?

    init(paths: [String]) { self.paths = paths }

    mutating func move(to source: String, _ offset: Int) {
      if source != self.source {
        self.source = source
        begun += 1
      }
      self.offset = offset
    }

    /// 0…1; nil when the size of the input is not known.
    mutating func fraction() -> Double? {
      let files = total ?? documentFiles(at: paths)
      total = files
      guard files > 0 else { return nil }
      if measured?.source != source { measured = (source, fileSize(source)) }
      let size = measured?.size ?? 0
      let current = size > 0 ? min(1, Double(offset) / Double(size)) : 0
      return min(1, (Double(max(0, begun - 1)) + current) / Double(files))
    }
  }
}
