internal import DocumentModel
internal import DocumentRules
internal import Measures

/// The bases and VAT of one fiscal space: one of the groups I, J, K of the QR message.
///
/// AT, "Especificações Técnicas – Código QR", section 4: fields 2 to 8 of each group.
struct FiscalSpace {
  /// TaxCountryRegion: PT, PT-AC, PT-MA or an ISO country.
  let region: String
  /// Field 2: bases at rate zero, and bases under stamp duty.
  var exempt = Money.zero
  /// Fields 3 to 8: base and VAT of the reduced, intermediate and normal rates.
  var rated = [RatedAmounts](repeating: RatedAmounts(), count: 3)

  struct RatedAmounts {
    var base = Money.zero
    var vat = Money.zero
  }

  init(region: String) { self.region = region }

  /// The spaces of a document in the official order (mainland, Azores, Madeira, then others as
  /// they come), at most three after the rules have passed.
  static func spaces(of rows: [TaxTotal], on day: Day) -> [FiscalSpace] {
    var spaces: [FiscalSpace] = []
    for row in rows where row.type != .notSubject {
      let position = spaces.firstIndex { $0.region == row.region } ?? spaces.endIndex
      if position == spaces.endIndex { spaces.append(FiscalSpace(region: row.region)) }
      spaces[position].add(row, on: day)
    }
    if spaces.isEmpty, let row = rows.first { spaces.append(FiscalSpace(region: row.region)) }
    // The sort must be stable, so that foreign spaces keep the order of the document.
    return order.compactMap { region in spaces.first { $0.region == region } }
      + spaces.filter { !order.contains($0.region) }
  }

  private static let order = ["PT", "PT-AC", "PT-MA"]

  private mutating func add(_ row: TaxTotal, on day: Day) {
    guard row.type == .vat, let rate = row.rate, rate > .zero else {
      exempt += row.base
      return
    }
    let level = Self.level(code: row.code, rate: rate, region: row.region, on: day)
    rated[level].base += row.base
    rated[level].vat += row.amount
  }

  /// Which pair of fields a row belongs to: 0 reduced, 1 intermediate, 2 normal.
  ///
  /// Code OUT goes by what it stands for: the matching national rate, else the normal fields, as a
  /// 20 % French rate does in AT's example 5 (`I1:FR*I7:100.00*I8:20.00`).
  private static func level(code: String, rate: Decimal, region: String, on day: Day) -> Int {
    switch code {
    case "RED": return 0
    case "INT": return 1
    case "NOR": return 2
    default:
      guard let rates = DocumentRules.rates(of: region, on: day) else { return 2 }
      return rate == rates.reduced ? 0 : rate == rates.intermediate ? 1 : 2
    }
  }
}
