/// What a second core brings.
struct TwoCores: Question {
  let name = "two-cores"
  let text = "2,000 invoices of one page with one and with two threads, wall time"

  func answer(in workplace: Workplace) throws -> [String] {
    guard workplace.hasJobs else { return ["this Prelo has no --jobs"] }
    let documents = try workplace.input(name, .json, count: 2000) { _ in 8 }
    let runs = try contest(
      [try workplace.render(documents), try workplace.render(documents, jobs: 2)], rounds: 5)
    Spread.note(runs[0], \.wall)
    return ["two threads are \(oneDecimal(ratio(of: runs[0], to: runs[1], \.wall))) times one"]
  }
}
