internal import DocumentModel
internal import Measures

/// How near the tax in a row of a receipt is to its base × rate.
enum ReceiptRounding {
  /// As near as one rounding for each document settled leaves it.
  case asExpected
  /// Within ten cents for each document settled.
  case unusual
  case wrong
}

extension Document {
  /// The rows of a receipt's tax summary whose tax is rounded in the way given.
  ///
  /// A receipt repeats, in whole or in part, the tax of documents that may have been rounded line
  /// by line. It does not show how many lines they had; ten cents is what 19 lines can add up to.
  func receiptRows(_ wanted: ReceiptRounding) -> [Int] {
    guard family == .payment, let taxSummary else { return [] }
    return taxSummary.indices.filter { rounding(of: taxSummary[$0]) == wanted }
  }

  private func rounding(of row: TaxTotal) -> ReceiptRounding {
    guard let rate = row.rate, rate != .zero else {
      // Stamp duty by unit cannot be computed without the lines.
      let isFree = row.amount == .zero || (row.type == .stampDuty && row.rate == nil)
      return isFree ? .asExpected : .wrong
    }
    let documents = max(1, settled.count)
    if row.amount.isWithin(halfCents: documents + 1, of: row.exactTax) { return .asExpected }
    return row.amount.isWithin(halfCents: 20 * documents, of: row.exactTax) ? .unusual : .wrong
  }

  /// Whether this is a receipt that does not split its total by tax.
  var isReceiptWithoutTaxes: Bool { family == .payment && taxSummary?.isEmpty ?? true }
}

extension Report {
  /// Reports that the tax in a row of a receipt is not its base × rate.
  mutating func taxDiffers(inRow index: Int, _ row: TaxTotal) {
    self(
      at: .taxRow(index, "amount"),
      en: "\(row.key.name) on \(row.base) is \(row.exactTax.rounded), but the tax summary says"
        + " \(row.amount); correct the tax or its base, or check them with the documents settled",
      pt: "\(row.key.name) sobre \(row.base) dá \(row.exactTax.rounded), mas o resumo de impostos"
        + " indica \(row.amount); corrija o imposto ou a base, ou confirme-os com os documentos"
        + " pagos")
  }
}
