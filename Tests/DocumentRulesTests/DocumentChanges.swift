import DocumentModel
import Measures

/// The changes that many cases make.
extension Document {
  /// Moves the document to another day, with what it refers to, and forgets its payment.
  mutating func issue(on day: String) {
    issueDate = Day(day) ?? .unknown
    systemEntryDate = DateTime(day: issueDate, hour: 9, minute: 15, second: 0)
    for index in references.indices { references[index].date = issueDate }
    for index in settled.indices { settled[index].date = issueDate }
    payment = nil
  }

  /// Leaves one line of 100.00 under `tax`, and sums the document up.
  mutating func charge(_ tax: LineTax) {
    lines = [.of("Artigo", "UN", 1, 100_00, 100_00, tax)]
    // One percent of 100.00 is 1.00: a hundred cents for a million millionths.
    let cents = (tax.rate ?? .zero).millionths / 10_000
    taxSummary = [.of(tax, 100_00, cents)]
    totals = .of(net: 100_00, tax: cents)
    withholdings = []
    payment = nil
  }

  /// Says of the goods only on which day they leave.
  mutating func leave(on day: String) {
    shipment?.from?.time = nil
    shipment?.from?.date = Day(day)
  }

  /// Writes `cents` over the totals, gross being their sum.
  mutating func total(net: Int64, tax: Int64) { totals = .of(net: net, tax: tax) }
}

extension LineTax {
  static func stampDuty(_ item: String, rate: Decimal? = nil, each cents: Int64? = nil) -> LineTax {
    with(LineTax()) {
      $0.type = .stampDuty
      $0.code = item
      $0.rate = rate
      $0.amount = cents.map { Money(cents: $0) }
    }
  }

  static func notSubject(_ exemption: String? = "M99", region: String = "PT") -> LineTax {
    with(LineTax()) {
      $0.type = .notSubject
      $0.region = region
      $0.code = "NS"
      $0.rate = .zero
      $0.exemption = exemption
    }
  }

  static func exempt(_ code: String) -> LineTax { vat("ISE", 0, exemption: code) }
}

extension Money: ExpressibleByIntegerLiteral {
  /// So many cents; grouped by underscores as `1234_50`.
  package init(integerLiteral cents: Int64) { self.init(cents: cents) }
}
