/// W3: short and long invoices as a wholesaler has them.
struct MixedBatch: Question {
  let name = "mixed"
  let text = "500 invoices, 80 % of 8 lines, 15 % of 40, 5 % of 150, processor time"

  func answer(in workplace: Workplace) throws -> [String] {
    try compare(in: workplace, name: name, count: 500, rounds: 5) { number in
      switch number % 20 {
      case 0: 150
      case 1...3: 40
      default: 8
      }
    }
  }
}
