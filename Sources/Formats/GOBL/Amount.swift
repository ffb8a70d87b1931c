internal import Measures

/// An amount of the source on its way into our JSON.
struct Amount {
  let source: Cursor
  /// Nil where the source has something that is no amount, which is then passed on as it is written.
  let money: Money?

  init(_ money: Money, of source: Cursor) {
    self.source = source
    self.money = money
  }

  /// Reads `source` as `valuation` takes it; an amount in EUR must be one of whole cents.
  init(_ source: Cursor, _ valuation: Valuation) {
    self.source = source
    let exact = source.text.flatMap { ExactProduct($0) }
    money = valuation.rate == nil ? exact?.exactMoney : exact.map { valuation.euros($0).rounded }
  }

  /// The sum of `amounts`; the first that is none, where there is one, and nil of nothing.
  static func sum(_ amounts: [Amount]) -> Amount? {
    guard let first = amounts.first, amounts.count > 1 else { return amounts.first }
    if let broken = amounts.first(where: { $0.money == nil }) { return broken }
    return Amount(amounts.lazy.compactMap(\.money).total(), of: first.source)
  }
}

extension Draft {
  mutating func amount(_ key: StaticString, _ amount: Amount?) {
    guard let amount else { return }
    if let money = amount.money {
      self.money(key, money, of: amount.source)
    } else {
      text(key, amount.source)
    }
  }
}

/// How the amounts of a source become ours: net of tax, in EUR.
struct Valuation {
  /// Whether prices and amounts of lines, discounts and charges include VAT.
  let includesTax: Bool
  /// EUR for one unit of the document's currency; nil when that is EUR.
  let rate: Decimal?

  /// Whether amounts are taken over as they are.
  var isPlain: Bool { !includesTax && rate == nil }

  /// An amount of a line in EUR, without the tax it may include.
  func net(_ amount: ExactProduct, taxedAt percent: Decimal?) -> ExactProduct {
    euros(includesTax ? amount.excluding(percent ?? .zero) : amount)
  }

  /// An amount that includes no tax, in EUR.
  func euros(_ amount: ExactProduct) -> ExactProduct { rate.map { amount.times($0) } ?? amount }
}

/// The exchange of a document in another currency.
struct Exchange {
  /// The document's currency, where it stands.
  let code: Cursor
  /// EUR for one unit; nil when the document does not say.
  let rate: Decimal?

  /// Nil for a document in EUR.
  init?(_ bill: Cursor) {
    guard let code = bill["currency"], let currency = code.text, currency != "EUR" else {
      return nil
    }
    self.code = code
    for exchange in bill["exchange_rates"].elements {
      let amount = exchange["amount"]?.text.flatMap { ExactProduct($0)?.decimal }
      guard let amount, amount > .zero else { continue }
      switch (exchange["from"]?.text, exchange["to"]?.text) {
      case (currency, "EUR"):
        rate = amount
        return
      case ("EUR", currency):
        rate = ExactProduct(Money(cents: 100)).divided(by: amount).decimal
        return
      default: continue
      }
    }
    rate = nil
  }
}
