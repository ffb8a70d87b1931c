internal import DocumentModel
internal import JSON
internal import Measures

/// Everything about a document that is counted: lines, taxes, totals.
struct Values {
  let valuation: Valuation
  let exchange: Exchange?
  private(set) var rows: [ValuedRow] = []
  private(set) var taxes: [TaxRow] = []
  private(set) var withholdings: [Withheld] = []
  /// The tax of the first line with a rate of a region.
  private var bands: [Band: TaxCombo] = [:]
  /// Where in ``taxes`` each combination stands.
  private var positions: [TaxKey: Int] = [:]
  private let source: Source
  private let day: Day?
  private let separatesNotSubject: Bool

  private struct Band: Hashable {
    let region: String
    let rate: Decimal
  }

  /// The rows of the totals with one combination of type, region, code and rate.
  struct TaxRow {
    let tax: TaxCombo
    var bases: [Amount]
    var amounts: [Amount]
  }

  /// Tax withheld: IRS or IRC.
  struct Withheld {
    let source: Cursor
    let type: String?
    let amount: Amount?
  }

  init(_ source: Source) {
    self.source = source
    let bill = source.bill
    exchange = Exchange(bill)
    valuation = Valuation(
      includesTax: bill["tax"]?["prices_include"] != nil,
      rate: exchange.map { $0.rate ?? Decimal(1) })
    day = (bill["value_date"] ?? bill["op_date"] ?? bill["issue_date"])?.text.flatMap { Day($0) }
    // GOBL calls exempt what SAF-T (PT) may have as not subject; the sealed message has a field for
    // each of the two. Without one, M99 is what its wording says.
    separatesNotSubject = source.seal.sealed.map { $0["L"] != nil } ?? true
    if !source.isReceipt { readRows() }
    readTaxes()
    // Where what discounts take off is itself rounded, it takes the cents.
    if discounts.isEmpty || valuation.isPlain { settle() }
  }

  private var bill: Cursor { source.bill }
  private var totals: Cursor? { bill["totals"] }
  private var discounts: [Cursor] { bill["discounts"].elements }

  private func combo(_ taxes: Cursor?) -> TaxCombo? {
    taxes.elements.lazy.compactMap(tax).first
  }

  private func tax(_ source: Cursor) -> TaxCombo? {
    TaxCombo(source, on: day, separatesNotSubject: separatesNotSubject)
  }

  private mutating func readRows() {
    // One row too many is enough for the document to be refused.
    let lines = bill["lines"].elements
    rows.reserveCapacity(lines.count)
    for line in lines where rows.count <= JSONLimits.elements {
      let tax = combo(line["taxes"])
      rows.append(ValuedRow(line: line, tax: tax, valuation))
      for charge in line["charges"].elements where rows.count <= JSONLimits.elements {
        rows.append(ValuedRow(charge: charge, tax: tax, valuation))
      }
    }
    for charge in bill["charges"].elements where rows.count <= JSONLimits.elements {
      rows.append(ValuedRow(charge: charge, tax: combo(charge["taxes"]), valuation))
    }
  }

  private mutating func readTaxes() {
    for tax in rows.lazy.compactMap(\.tax) {
      let band = Band(region: tax.region, rate: tax.rate)
      if bands[band] == nil { bands[band] = tax }
    }
    let sources =
      source.isReceipt ? bill["lines"].elements.map { $0["tax"] } : [totals?["taxes"]]
    for category in sources.flatMap({ $0?["categories"].elements ?? [] }) {
      if category["retained"]?.isTrue == true {
        withholdings.append(
          Withheld(
            source: category, type: category["code"]?.text,
            amount: category["amount"].map { Amount($0, valuation) }))
      } else if category["code"]?.text == "VAT" {
        category["rates"].elements.forEach { add($0) }
      }
    }
  }

  private mutating func add(_ rate: Cursor) {
    guard let read = tax(rate) else { return }
    // Where the totals do not name the band, the lines with that rate do.
    let tax =
      rate["ext"]?["pt-saft-tax-rate"] == nil
      ? bands[Band(region: read.region, rate: read.rate)] ?? read : read
    let base = rate["base"].map { Amount($0, valuation) }
    let amount = rate["amount"].map { Amount($0, valuation) }
    let position = positions[tax.key] ?? taxes.endIndex
    if position == taxes.endIndex {
      positions[tax.key] = position
      taxes.append(TaxRow(tax: tax, bases: [], amounts: []))
    }
    taxes[position].bases += [base].compactMap { $0 }
    taxes[position].amounts += [amount].compactMap { $0 }
  }

  /// Makes the lines of each tax add up to its base and what discounts take off it.
  private mutating func settle() {
    var lines: [TaxKey: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      if let key = row.tax?.key { lines[key, default: []].append(index) }
    }
    var taken: [TaxKey: Money] = [:]
    for discount in discounts {
      guard let key = combo(discount["taxes"])?.key,
        let amount = discount["amount"].flatMap({ Amount($0, valuation).money })
      else { continue }
      taken[key, default: .zero] += amount
    }
    for row in taxes {
      guard let base = Amount.sum(row.bases)?.money else { continue }
      let key = row.tax.key
      rows.settle(lines[key] ?? [], on: base + (taken[key] ?? .zero))
    }
  }
}

extension Values {
  /// Whether the document has prices.
  var isValued: Bool { rows.contains { $0.price != nil } || source.isReceipt }

  /// The sum of the bases.
  var net: Amount? {
    if taxes.isEmpty || valuation.rate == nil, !source.isReceipt { return stated("total") }
    return Amount.sum(taxes.flatMap(\.bases)) ?? stated("total")
  }

  var tax: Amount? {
    let sum = Amount.sum(taxes.flatMap(\.amounts))
    if source.isReceipt || valuation.rate != nil { return sum ?? nothing }
    return stated("tax") ?? sum ?? nothing
  }

  /// The total with tax: before withholding, and not what is left to pay.
  var gross: Amount? {
    if source.isReceipt { return bill["total"].map { Amount($0, valuation) } }
    guard valuation.rate != nil, let net = net?.money, let tax = tax?.money,
      let place = totals?["total_with_tax"] ?? totals
    else { return stated("total_with_tax") }
    return Amount(net + tax, of: place)
  }

  /// What discounts of the document take off the lines' sum.
  var discount: Amount? {
    guard let place = discounts.first else { return nil }
    if valuation.isPlain { return stated("discount") ?? Amount.sum(stated(discounts)) }
    let lines = rows.lazy.compactMap { $0.amount?.money }.total()
    let bases = taxes.lazy.flatMap(\.bases).compactMap(\.money).total()
    return Amount(lines - bases, of: place)
  }

  private var nothing: Amount? { (totals ?? bill["total"]).map { Amount(.zero, of: $0) } }

  private func stated(_ key: String) -> Amount? {
    (source.isReceipt ? bill[key] : totals?[key]).map { Amount($0, valuation) }
  }

  private func stated(_ discounts: [Cursor]) -> [Amount] {
    discounts.compactMap { $0["amount"].map { Amount($0, valuation) } }
  }
}
