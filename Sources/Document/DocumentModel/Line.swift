package import Measures

/// One line of a document.
package struct Line: Hashable, Sendable {
  /// A heading or comment between the items; everything else is empty then.
  package var text: String?
  package var code: String?
  package var description = ""
  /// Below zero, as ``amount`` is, where the line cancels an entry of the same document or settles an
  /// estimate (Despacho 8632/2014, 2.2.6).
  package var quantity = Decimal.zero
  package var unit = ""
  /// Before discounts; net, or with tax where the line has no ``tax``; nil on unvalued documents.
  package var unitPrice: Price?
  package var discount: Discount?
  /// quantity × unitPrice − discount, to the cent; nil on unvalued documents.
  package var amount: Money?
  package var tax: LineTax?
  /// A value of a unit that bears tax without being part of the total (SAF-T TaxBase).
  package var taxBase: Decimal?
  package var supplyDate: Day?
  package var notes: String?
  package var serialNumbers: [String] = []

  package init() {}

  /// Whether the line is an item rather than a text between items.
  package var isItem: Bool { text == nil }

  /// Whether the line takes off what another line of the document, or an estimate, put there.
  package var isNegative: Bool { quantity < .zero && (amount ?? .zero) <= .zero }
}

/// A line's discount: `percent` of quantity × unit price, or an `amount` taken off it.
///
/// Both are nil, or both set, only in a document that the rules refuse.
package struct Discount: Hashable, Sendable {
  package var percent: Decimal?
  package var amount: Money?

  package init() {}
}

/// SAF-T TaxType.
package enum TaxType: String, Hashable, Sendable, CaseIterable {
  /// Value added tax.
  case vat = "IVA"
  /// Stamp duty.
  case stampDuty = "IS"
  /// Not subject to either.
  case notSubject = "NS"
}

/// The tax of one line.
package struct LineTax: Hashable, Sendable {
  package var type = TaxType.vat
  /// TaxCountryRegion: PT, PT-AC, PT-MA or an ISO country; PT when the input has none.
  package var region = "PT"
  /// NOR, INT, RED, ISE or OUT; NS; or the stamp-duty table item.
  package var code = ""
  /// In percent; nil when the input has none (stamp duty by unit amount, not subject).
  package var rate: Decimal?
  /// Stamp duty by unit: euros for each unit of quantity.
  package var amount: Money?
  /// AT's exemption code, `M07`.
  package var exemption: String?
  /// The reason in the issuer's words, where another system gave it so, without or with its code.
  package var exemptionReason: String?

  package init() {}
}

/// One row of the tax summary: a combination of type, region, code and rate that lines use.
package struct TaxTotal: Hashable, Sendable {
  package var type = TaxType.vat
  package var region = "PT"
  package var code = ""
  package var rate: Decimal?
  package var base = Money.zero
  package var amount = Money.zero

  package init() {}

  /// What makes a row: lines with an equal key add up into it.
  package var key: TaxKey { TaxKey(type: type, region: region, code: code, rate: rate ?? .zero) }
}

/// The combination that a row of the tax summary stands for.
package struct TaxKey: Hashable, Sendable {
  package let type: TaxType
  package let region: String
  package let code: String
  /// Zero where the input has no rate.
  package let rate: Decimal
}

extension LineTax {
  /// The row of the tax summary that this tax adds up into.
  package var key: TaxKey { TaxKey(type: type, region: region, code: code, rate: rate ?? .zero) }

  /// Whether no VAT is computed: exempt, reverse charge, or rate zero.
  package var isZeroRated: Bool { type != .stampDuty && (rate ?? .zero) == .zero }
}
