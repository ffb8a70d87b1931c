package import Measures

/// The three VAT rates of one fiscal space during one period.
package struct VATRates: Hashable, Sendable {
  /// The first day of the period; it lasts until the next row of the space.
  package let from: Day
  /// In percent.
  package let reduced: Decimal
  package let intermediate: Decimal
  package let normal: Decimal
  /// The act that set them.
  package let law: String
  /// False where neither the act nor two sources were read: good enough to warn, not to refuse.
  package let isConfirmed: Bool

  /// The rate that a tax code stands for; nil unless it is RED, INT or NOR.
  package func rate(_ code: String) -> Decimal? {
    switch code {
    case "RED": reduced
    case "INT": intermediate
    case "NOR": normal
    default: nil
    }
  }
}

/// The rates of `PT`, `PT-AC` or `PT-MA` on `day`; nil for another region, or before the table.
package func rates(of region: String, on day: Day) -> VATRates? {
  rateHistory(of: region).last { $0.from <= day }
}

/// Every row of a Portuguese fiscal space, oldest first; empty for any other region.
package func rateHistory(of region: String) -> [VATRates] {
  switch region {
  case "PT": mainland
  case "PT-AC": azores
  case "PT-MA": madeira
  default: []
  }
}

private let mainland = history(of: "PT")
private let azores = history(of: "PT-AC")
private let madeira = history(of: "PT-MA")

private func history(of region: String) -> [VATRates] {
  TableRows(PackageResources.vat_rates_csv).rows.compactMap { row in
    guard row[0] == region, let from = Day(row[1]), let reduced = Int(row[2]),
      let intermediate = Int(row[3]), let normal = Int(row[4])
    else { return nil }
    return VATRates(
      from: from, reduced: Decimal(reduced), intermediate: Decimal(intermediate),
      normal: Decimal(normal), law: row[6],
      isConfirmed: row[5] != "unconfirmed")
  }
}
