internal import DocumentModel
internal import Measures

/// One line of ours: a line of the source, or a charge of a line or of the document.
struct ValuedRow {
  let source: Cursor
  let description: String?
  var quantity: String?
  var price: String?
  var discount: Discount?
  let tax: TaxCombo?
  /// What the amount is before it is rounded.
  var exact: ExactProduct?
  /// Nil on a line without values.
  var amount: Amount?

  struct Discount {
    let source: Cursor
    /// Without its percent sign; else ``amount`` is given.
    let percent: String?
    let amount: Amount?
  }
}

extension ValuedRow {
  /// A line of the source without its charges.
  init(line: Cursor, tax: TaxCombo?, _ valuation: Valuation) {
    source = line
    let item = line["item"]
    description = item?["name"]?.text
    quantity = line["quantity"]?.text
    guard let priceText = item?["price"]?.text else {
      self.tax = nil
      return
    }
    self.tax = tax
    price = priceText
    let discounts = line["discounts"].elements
    let charges = line["charges"].elements
    guard let unitPrice = ExactProduct(priceText), let quantityText = quantity,
      let count = ExactProduct(quantityText)?.exactDecimal
    else {
      amount = line["total"].map { Amount($0, valuation) }
      return
    }
    let taken = discounts.map { $0["amount"]?.text.flatMap { ExactProduct($0) } ?? .zero }
      .reduce(.zero, +)
    let net = valuation.net(unitPrice.times(count) - taken, taxedAt: tax?.rate)
    exact = net
    price =
      valuation.isPlain
      ? unitPrice.exactDecimal.map { _ in priceText } ?? unitPrice.decimal.description
      : valuation.net(unitPrice, taxedAt: tax?.rate).decimal.description
    discount = Self.discount(discounts, taken, tax, valuation)
    guard valuation.isPlain, let total = line["total"] else {
      amount = Amount(net.rounded, of: line["total"] ?? line)
      return
    }
    let added = charges.map { $0["amount"]?.text.flatMap { ExactProduct($0) } ?? .zero }
      .reduce(.zero, +)
    if let stated = total.text.flatMap({ ExactProduct($0) }), stated >= added {
      amount = Amount((stated - added).rounded, of: total)
    } else {
      amount = Amount(total, valuation)
    }
  }

  /// A charge of a line, with the line's tax, or of the document, with its own.
  init(charge: Cursor, tax: TaxCombo?, _ valuation: Valuation) {
    source = charge
    self.tax = tax
    description = charge["reason"]?.text ?? charge["key"]?.text ?? "Encargo"
    quantity = "1"
    guard let text = charge["amount"]?.text else { return }
    guard let gross = ExactProduct(text) else {
      price = text
      return
    }
    let net = valuation.net(gross, taxedAt: tax?.rate)
    exact = net
    price = valuation.isPlain && gross.exactDecimal != nil ? text : net.decimal.description
    amount = Amount(net.rounded, of: charge)
  }

  /// One percentage stays one; several discounts, or one of another base, are taken together.
  private static func discount(
    _ discounts: [Cursor], _ taken: ExactProduct, _ tax: TaxCombo?, _ valuation: Valuation
  ) -> Discount? {
    guard let first = discounts.first else { return nil }
    if discounts.count == 1, first["base"] == nil, let percent = first["percent"]?.text {
      return Discount(
        source: first, percent: percentage(percent)?.description ?? percent, amount: nil)
    }
    let net = valuation.net(taken, taxedAt: tax?.rate)
    return Discount(source: first, percent: nil, amount: Amount(net.rounded, of: first))
  }
}

extension [ValuedRow] {
  /// Moves single cents between rounding and amount, so that the lines of a tax add up to its base.
  ///
  /// GOBL rounds a sum of exact lines, not the sum of rounded ones; and where prices include tax, or
  /// are in another currency, a base has no rounded lines at all. A line may be a cent off its own
  /// rounding (and no more is moved), so this is done exactly where the unrounded lines do add up to
  /// the base, to those lines first that rounding took most from. Where they do not add up, nothing
  /// is touched and the rules say that the document's arithmetic is wrong.
  ///
  /// - Parameters:
  ///   - members: The lines of one tax.
  ///   - target: What they must add up to.
  mutating func settle(_ members: [Int], on target: Money) {
    var missing = target
    var exact = ExactProduct(target)
    for index in members {
      guard let amount = self[index].amount?.money, let product = self[index].exact else { return }
      missing = missing - amount
      exact = exact - product
    }
    guard missing != .zero, missing.magnitude.cents <= Int64(members.count),
      exact.magnitude <= ExactProduct(Money(cents: 1))
    else { return }
    let cent = Money(cents: missing.cents.signum())
    let order = members.sorted { left, right in
      let losses = (residue(of: left), residue(of: right))
      if losses.0 == losses.1 { return left < right }
      return cent > .zero ? losses.0 > losses.1 : losses.0 < losses.1
    }
    for index in order.prefix(Int(missing.magnitude.cents)) {
      guard let amount = self[index].amount, let money = amount.money else { continue }
      self[index].amount = Amount(money + cent, of: amount.source)
    }
  }

  /// What rounding took from the row at `index`.
  private func residue(of index: Int) -> ExactProduct {
    (self[index].exact ?? .zero) - ExactProduct(self[index].amount?.money ?? .zero)
  }
}
