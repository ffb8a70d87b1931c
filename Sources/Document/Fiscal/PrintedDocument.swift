internal import DocumentModel
internal import Measures

extension Document {
  /// The document without what its paper does not show.
  ///
  /// - Parameter withoutValues: Whether prices and totals are left off where that is allowed.
  func asPrinted(withoutValues: Bool) -> Document {
    var printed = self
    // Some programs write a withholding of zero into every document: it is none.
    printed.withholdings.removeAll { $0.amount == .zero }
    // Code NA says that a receipt does not split its total by tax (Portaria 302/2016, 4.4).
    if let rows = taxSummary, !rows.isEmpty, rows.allSatisfy({ $0.code == "NA" }) {
      printed.taxSummary = nil
    }
    printed.settled = settledAsMeant
    if withoutValues, mayGoWithoutValues { printed.removeValues() }
    return printed
  }

  private mutating func removeValues() {
    for index in lines.indices {
      lines[index].unitPrice = nil
      lines[index].discount = nil
      lines[index].amount = nil
      lines[index].tax = nil
      lines[index].taxBase = nil
    }
    taxSummary = nil
    totals = nil
    withholdings = []
    currency = nil
    payment = nil
  }
}
