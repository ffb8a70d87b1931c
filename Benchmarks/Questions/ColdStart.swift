/// How long a caller waits for a single invoice from a new process.
struct ColdStart: Question {
  let name = "cold-start"
  let text = "one invoice from a new process, wall time"

  func answer(in workplace: Workplace) throws -> [String] {
    let documents = try workplace.input(name, .json, count: 1) { _ in 8 }
    let fields = try workplace.input(name, .fields, count: 1) { _ in 8 }
    let runs = try contest(
      [try workplace.render(documents), try workplace.naive(fields, fonts: .reduced)], rounds: 41)
    return zip(["Prelo", "naive libharu"], runs).map { contestant, runs in
      "\(contestant) \(oneDecimal(runs.median(\.wall) * 1000)) ms"
    }
  }
}
