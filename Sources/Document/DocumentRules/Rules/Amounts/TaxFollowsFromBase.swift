internal import DocumentModel
internal import Measures

let taxFollowsFromBase = Rule(
  "SUM-03", .error,
  en: "A tax is base × rate, within half a cent for each of its lines and half a cent more;"
    + " at rate 0 it is 0.",
  pt: "Um imposto é base × taxa, com tolerância de meio cêntimo por linha e mais meio"
    + " cêntimo; à taxa 0 é 0.",
  law: ["CIVA art. 36 n.5 d)", "Despacho 8632/2014, 3.2.3", "Despacho 8632/2014, 3.3.2"],
  reads: [.type, .lines, .taxSummary]
) { document, report in
  guard let summary = TaxGroups(document), let rows = document.taxSummary else { return }
  for group in summary.groups {
    guard let index = group.row else { continue }
    let row = rows[index]
    // A note may rectify the tax alone (AT QR specification 1.1, example 6: I6 without I5).
    if document.type.rectifies, row.base == .zero, group.cents == 0 { continue }
    let exact =
      group.unitDuty.map { ExactProduct(value: $0) } ?? row.exactTax(besides: group.taxBase)
    // Where nothing is charged there is nothing to round.
    let isUntaxed = group.unitDuty == nil && group.key.rate == .zero
    guard !row.amount.isWithin(halfCents: isUntaxed ? 0 : group.lines + 1, of: exact) else {
      continue
    }
    report(
      at: .taxRow(index, "amount"),
      en: "\(group.key.name) on \(row.base) is \(exact.rounded), but the tax summary says"
        + " \(row.amount); correct the tax, its base or its rate",
      pt: "\(group.key.name) sobre \(row.base) dá \(exact.rounded), mas o resumo de impostos indica"
        + " \(row.amount); corrija o imposto, a base ou a taxa")
  }
}

extension TaxTotal {
  /// Base × rate, unrounded; `outside`, in units of 10⁻¹² EUR, bears tax outside the base.
  func exactTax(besides outside: Int128) -> ExactProduct {
    guard outside != 0 else { return exactTax }
    let (tax, overflow) = outside.multipliedReportingOverflow(
      by: Int128((rate ?? .zero).millionths))
    return exactTax + ExactProduct(value: overflow ? .max / 4 : tax / 100_000_000)
  }

  /// Base × rate, unrounded.
  var exactTax: ExactProduct { ExactProduct(base, percent: rate ?? .zero) }
}

extension Money {
  /// Whether this amount lies within so many half cents of `exact`.
  func isWithin(halfCents: Int, of exact: ExactProduct) -> Bool {
    // `exact` may stand at the largest value there is.
    let (distance, overflow) = ExactProduct(self).value.subtractingReportingOverflow(exact.value)
    return !overflow && distance.magnitude <= UInt128(5_000_000_000) * UInt128(halfCents)
  }
}
