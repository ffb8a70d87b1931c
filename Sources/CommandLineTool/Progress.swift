internal import Measures

/// The line on a terminal that says how far a long run has come.
struct Progress {
  private let reporter: Reporter
  private let start: ContinuousClock.Instant
  /// When the line is due again.
  private var due: ContinuousClock.Instant
  private var isVisible = false

  init(_ reporter: Reporter, start: ContinuousClock.Instant) {
    self.reporter = reporter
    self.start = start
    due = start + .seconds(2)
  }

  /// Draws the line anew, from two seconds after the start and at most five times a second.
  mutating func update(_ tally: Tally, now: ContinuousClock.Instant) {
    guard reporter.canRedraw, now >= due else { return }
    due = now + .milliseconds(200)
    isVisible = true
    let line = Progress.line(tally, after: now - start)[reporter.language]
    reporter.messages.write("\r\u{1B}[K" + line)
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

  /// `4210 documents, 3180 a second, 2 problems`.
  static func line(_ tally: Tally, after elapsed: Duration) -> Wording {
    let milliseconds = elapsed / .milliseconds(1)
    let rate = milliseconds < 1 ? 0 : Int(Double(tally.documents) * 1000 / milliseconds)
    var en = counted(tally.documents, "document", "documents") + ", \(rate) a second"
    var pt = counted(tally.documents, "documento", "documentos") + ", \(rate) por segundo"
    if tally.problems > 0 {
      en += ", " + counted(tally.problems, "problem", "problems")
      pt += ", " + counted(tally.problems, "problema", "problemas")
    }
    return Wording(en: en, pt: pt)
  }
}
