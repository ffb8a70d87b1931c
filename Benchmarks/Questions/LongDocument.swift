/// W2: one invoice of 10,000 lines.
struct LongDocument: Question {
  let name = "long"
  let text = "one invoice of 10,000 lines, processor time"

  func answer(in workplace: Workplace) throws -> [String] {
    let documents = try workplace.input(name, .json, count: 1) { _ in 10_000 }
    let fields = try workplace.input(name, .fields, count: 1) { _ in 10_000 }
    let runs = try contest(
      [try workplace.render(documents), try workplace.naive(fields, fonts: .reduced)], rounds: 9)
    for runs in runs { Spread.note(runs, \.processor) }
    let pages = [
      try workplace.pages(of: "prelo/FT_B2026-1.pdf"), try workplace.pages(of: "naive/000001.pdf"),
    ]
    let gain =
      ratio(of: runs[1], to: runs[0], \.processor) * Double(pages[0]) / Double(pages[1])
    func rate(_ place: Int) -> Int {
      Int(Double(pages[place]) / runs[place].median(\.processor))
    }
    return [
      "Prelo \(pages[0]) pages, \(rate(0)) a second, "
        + "at most \(oneDecimal(runs[0].median(\.peak))) MB of memory",
      "naive libharu \(pages[1]) pages, \(rate(1)) a second: Prelo is \(oneDecimal(gain)) times as "
        + "fast a page",
    ]
  }
}
