internal import DocumentModel
internal import Measures

/// What the lines with one combination of type, region, code and rate add up to.
struct TaxGroup {
  let key: TaxKey
  /// The lines' amounts, in cents; wide, so that no input can overflow it.
  var cents: Int128 = 0
  var lines = 0
  /// Stamp duty by unit: quantity × amount for each unit; nil where no line has it.
  var unitDuty: Int128?
  /// What bears tax without being part of the total, in units of 10⁻¹² EUR.
  var taxBase: Int128 = 0
  /// The row of the tax summary that stands for the group.
  var row: Int?

  init(key: TaxKey) { self.key = key }
}

/// The lines of a document, grouped as its tax summary must show them.
struct TaxGroups {
  /// In the order in which the lines first use them.
  private(set) var groups: [TaxGroup] = []
  /// Rows of the summary that no group claims: unused combinations, and the second of two equals.
  private(set) var strayRows: [(row: Int, isDuplicate: Bool)] = []
  /// Whether each group has one row, and each row a group.
  var isComplete: Bool { strayRows.isEmpty && groups.allSatisfy { $0.row != nil } }

  private var places: [TaxKey: Int] = [:]
  /// Up to this many groups, looking through them beats hashing.
  private static let fewGroups = 12

  /// Groups the lines of `document`; nil where they cannot be compared with its tax summary: a
  /// receipt, no summary, no lines, or a line whose amount or tax is missing (VAL-01).
  init?(_ document: Document) {
    guard document.family != .payment, !document.lines.isEmpty, let rows = document.taxSummary
    else { return nil }
    groups.reserveCapacity(rows.count)
    for index in document.lines.indices where document.lines[index].isItem {
      guard let tax = document.lines[index].tax, let amount = document.lines[index].amount else {
        return nil
      }
      let place = place(of: tax) ?? append(tax.key)
      groups[place].cents += Int128(amount.cents)
      groups[place].lines += 1
      if tax.type == .stampDuty, let each = tax.amount {
        groups[place].addDuty(document.lines[index].quantity, times: each)
      }
      if let base = document.lines[index].taxBase {
        groups[place].addTaxBase(ExactProduct(document.lines[index].quantity, times: base))
      }
    }
    for row in rows.indices {
      guard let place = place(of: rows[row].key) else {
        strayRows.append((row, false))
        continue
      }
      if groups[place].row == nil {
        groups[place].row = row
      } else {
        strayRows.append((row, true))
      }
    }
  }

  /// The group of a line's tax; without making a key of it, as most documents have few groups.
  private func place(of tax: LineTax) -> Int? {
    guard groups.count <= TaxGroups.fewGroups else { return places[tax.key] }
    let rate = tax.rate ?? .zero
    return groups.firstIndex {
      $0.key.rate == rate && $0.key.code == tax.code && $0.key.region == tax.region
        && $0.key.type == tax.type
    }
  }

  private func place(of key: TaxKey) -> Int? {
    guard groups.count <= TaxGroups.fewGroups else { return places[key] }
    return groups.firstIndex { $0.key == key }
  }

  private mutating func append(_ key: TaxKey) -> Int {
    groups.append(TaxGroup(key: key))
    if groups.count == TaxGroups.fewGroups + 1 {
      for (place, group) in groups.enumerated() { places[group.key] = place }
    } else if groups.count > TaxGroups.fewGroups {
      places[key] = groups.count - 1
    }
    return groups.count - 1
  }
}

extension TaxGroup {
  /// More than any document holds, with room to add and round; in units of 10⁻¹² EUR.
  private static let mostDuty = Int128.max / 4

  /// Adds a duty by unit, or takes it off again; stays at the most there is instead of overflowing.
  fileprivate mutating func addDuty(_ quantity: Decimal, times each: Money) {
    let scaled = Int128(each.cents) * 10_000
    let (duty, overflow) = scaled.multipliedReportingOverflow(by: Int128(quantity.millionths))
    let most = TaxGroup.mostDuty
    let sum = (unitDuty ?? 0) + max(-most, min(most, duty))
    unitDuty = overflow ? most : max(-most, min(most, sum))
  }

  /// Adds to the base outside the total; stays at the most there is instead of overflowing.
  fileprivate mutating func addTaxBase(_ value: ExactProduct) {
    // A hundred million times less leaves room for any rate.
    let most = TaxGroup.mostDuty / 1_000_000_000_000
    taxBase = max(-most, min(most, taxBase + max(-most, min(most, value.value))))
  }
}

extension TaxKey {
  /// How a message names the combination: `IVA NOR 23 % (PT)`.
  var name: String { "\(type.rawValue) \(plain(code)) \(rate) % (\(plain(region)))" }
}

/// A sum of amounts that no input can overflow, in cents, as a message prints it.
func euros(_ cents: Int128) -> String { Money(cents: Int64(clamping: cents)).description }

extension Sequence<Money> {
  /// The exact sum in cents.
  var wideTotal: Int128 { reduce(into: 0) { $0 += Int128($1.cents) } }
}
