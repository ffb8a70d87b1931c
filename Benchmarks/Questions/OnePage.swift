/// W1: a month of small invoices.
struct OnePage: Question {
  let name = "one-page"
  let text = "1,000 invoices of 8 lines and one page, processor time"

  func answer(in workplace: Workplace) throws -> [String] {
    try compare(in: workplace, name: name, count: 1000, rounds: 5) { _ in 8 }
  }
}

/// Prelo and the naive program on the same invoices, each on one thread.
func compare(
  in workplace: Workplace, name: String, count: Int, rounds: Int, lineCount: (Int) -> Int
) throws -> [String] {
  let documents = try workplace.input(name, .json, count: count, lineCount: lineCount)
  let fields = try workplace.input(name, .fields, count: count, lineCount: lineCount)
  var commands = [
    try workplace.render(documents), try workplace.naive(fields, fonts: .reduced),
  ]
  if workplace.hasShippedFonts {
    commands.append(try workplace.naive(fields, fonts: .asShipped))
  }
  let runs = try contest(commands, rounds: rounds)
  for runs in runs { Spread.note(runs, \.processor) }
  func rate(_ runs: [Measurement]) -> Int { Int(Double(count) / runs.median(\.processor)) }
  var findings = [
    "Prelo \(rate(runs[0])) a second",
    "naive libharu with Prelo's reduced fonts \(rate(runs[1])) a second: Prelo is "
      + "\(oneDecimal(ratio(of: runs[1], to: runs[0], \.processor))) times as fast",
  ]
  if runs.count > 2 {
    findings.append(
      "naive libharu with the fonts of Debian \(rate(runs[2])) a second: Prelo is "
        + "\(oneDecimal(ratio(of: runs[2], to: runs[0], \.processor))) times as fast")
  }
  return findings
}
