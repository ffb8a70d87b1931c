package import Measures

/// Rebuilds what a source leaves out: cents for every line, and base and tax of every rate, so that
/// they add up to the totals that were signed.
///
/// SAF-T (PT) gives lines with any number of decimals and the sums of all rates together. The bases
/// are the lines' sums, rounded once or line by line, whichever gives the net total; the taxes
/// likewise. What neither way explains is spread by the cent, largest remainder first, within half a
/// cent for each line and half a cent more: as far as lawful rounding can lead (Despacho 8632/2014,
/// 3.2.3). Where a total is further away, it contradicts its lines, and the plain sums say so to the
/// rules about totals.
package struct TaxApportionment {
  /// In cents, one for each line.
  package private(set) var amounts: [Money]
  package private(set) var bases: [Money]
  package private(set) var taxes: [Money]

  /// One line of the source.
  package struct Line {
    /// Its position among the groups.
    package let group: Int
    /// Net, as the source has it.
    package let amount: ExactProduct
    /// What bears tax without being part of the net total (SAF-T TaxBase).
    package let taxBase: ExactProduct
    /// A tax by the unit instead of a rate.
    package let duty: ExactProduct?

    package init(
      group: Int, amount: ExactProduct, taxBase: ExactProduct = ExactProduct(value: 0),
      duty: ExactProduct? = nil
    ) {
      self.group = group
      self.amount = amount
      self.taxBase = taxBase
      self.duty = duty
    }
  }

  /// - Parameters:
  ///   - rates: The rate of each group, in percent.
  ///   - isReceipt: Whether the lines repeat documents of which they do not show the lines: a single
  ///     rate then takes the whole tax, and more have ten cents each.
  package init(
    _ lines: [Line], rates: [Decimal], net: Money, tax: Money, isReceipt: Bool = false
  ) {
    var groups = rates.map(Group.init)
    for line in lines { groups[line.group].add(line) }
    bases = TaxApportionment.bases(groups, lines: lines.count, net: net)
    for index in groups.indices { groups[index].base = bases[index] }
    amounts = lines.map(\.amount.rounded)
    let isExact = groups.allSatisfy { $0.byLine == $0.base }
    var members = [[Int]](repeating: [], count: groups.count)
    if !isExact { for index in lines.indices { members[lines[index].group].append(index) } }
    for (index, group) in groups.enumerated() where group.byLine != group.base {
      TaxApportionment.spread(
        group.base - group.byLine, over: members[index],
        remainder: { lines[$0].amount - ExactProduct(lines[$0].amount.rounded) }, on: &amounts)
    }
    taxes = TaxApportionment.taxes(
      groups, tax: tax, isReceipt: isReceipt, isNet: bases.total() == net)
  }

  /// What the lines of one rate come to.
  private struct Group {
    let rate: Decimal
    var lines = 0
    var exact = ExactProduct(value: 0)
    var byLine = Money.zero
    var taxBase = ExactProduct(value: 0)
    var duty: ExactProduct?
    var taxByLine = Money.zero
    var base = Money.zero

    init(_ rate: Decimal) { self.rate = rate }

    mutating func add(_ line: Line) {
      lines += 1
      exact = exact + line.amount
      byLine += line.amount.rounded
      taxBase = taxBase + line.taxBase
      if let each = line.duty { duty = (duty ?? ExactProduct(value: 0)) + each }
      taxByLine += (line.duty ?? (line.amount + line.taxBase).times(percent: rate)).rounded
    }

    func tax(on base: ExactProduct) -> ExactProduct {
      duty ?? (base + taxBase).times(percent: rate)
    }

    /// How far, in cents, a lawful tax may be from the exact one.
    var room: Int64 {
      duty == nil && rate == .zero ? 0 : Int64(lines + 1) / 2 + 1
    }

    func allows(_ tax: Money, halfCents: Int) -> Bool {
      let distance = (ExactProduct(tax) - self.tax(on: ExactProduct(base))).magnitude.value
      if duty == nil, rate == .zero { return distance == 0 }
      return distance <= Int128(halfCents) * 5_000_000_000
    }
  }

  private static func bases(
    _ groups: [Group], lines: Int, net: Money
  ) -> [Money] {
    var bases = groups.map(\.exact.rounded)
    if bases.total() == net { return bases }
    let byLine = groups.map(\.byLine)
    if byLine.total() == net { return byLine }
    let sum = groups.reduce(ExactProduct(value: 0)) { $0 + $1.exact }
    guard !groups.isEmpty,
      (sum - ExactProduct(net)).magnitude.value <= Int128(lines + 1) * 5_000_000_000
    else { return bases }
    spread(
      net - bases.total(), over: Array(groups.indices),
      remainder: { groups[$0].exact - ExactProduct(groups[$0].exact.rounded) }, on: &bases)
    return bases
  }

  private static func taxes(
    _ groups: [Group], tax: Money, isReceipt: Bool, isNet: Bool
  ) -> [Money] {
    let once = groups.map { $0.tax(on: $0.exact).rounded }
    for candidate in [
      once, groups.map { $0.tax(on: ExactProduct($0.base)).rounded }, groups.map(\.taxByLine),
    ] where candidate.total() == tax {
      return candidate
    }
    if isReceipt, groups.count == 1, isNet { return [tax] }
    var taxes = once
    var rest = (tax - once.total()).cents
    // A cent at a time to every group that has room for it; one without stays without.
    var open = groups.indices.filter { groups[$0].room > 0 }
    func halfCents(_ index: Int) -> Int {
      isReceipt ? 20 * groups[index].lines : groups[index].lines + 1
    }
    guard rest.magnitude <= open.reduce(0, { $0 + UInt64(halfCents($1)) }) else { return once }
    let step = Money(cents: rest < 0 ? -1 : 1)
    while rest != 0 {
      open = open.filter { index in
        guard rest != 0,
          groups[index].allows(taxes[index] + step, halfCents: halfCents(index))
        else { return false }
        taxes[index] += step
        rest -= step.cents
        return true
      }
      if open.isEmpty, rest != 0 { return once }
    }
    return taxes
  }

  /// Adds `difference` to the values at `places`, a cent each, largest remainder first.
  private static func spread(
    _ difference: Money, over places: [Int], remainder: (Int) -> ExactProduct,
    on values: inout [Money]
  ) {
    guard difference != .zero, !places.isEmpty else { return }
    let isUp = difference > .zero
    let rests = places.map { (place: $0, rest: remainder($0).value) }
    let order = rests.sorted { left, right in
      if left.rest == right.rest { return left.place < right.place }
      return isUp ? left.rest > right.rest : left.rest < right.rest
    }
    let count = places.count
    let step: Int64 = isUp ? 1 : -1
    let each = difference.cents / Int64(count)
    let more = Int(difference.cents.magnitude % UInt64(count))
    for position in order.indices {
      let cents = position < more ? each + step : each
      values[order[position].place] += Money(cents: cents)
    }
  }
}
