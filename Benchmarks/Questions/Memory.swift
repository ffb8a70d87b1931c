/// Whether memory stays flat, however large the batch.
struct Memory: Question {
  let name = "memory"
  let text = "most memory held while printing invoices of one page"

  func answer(in workplace: Workplace) throws -> [String] {
    try [200, 20_000].map { count in
      let documents = try workplace.input(name, .json, count: count) { _ in 8 }
      let peak = try workplace.render(documents).run().peak
      return "\(count) invoices: \(oneDecimal(peak)) MB"
    }
  }
}
