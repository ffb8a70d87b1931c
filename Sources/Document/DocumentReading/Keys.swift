internal import DocumentModel
internal import Measures

// The keys of every object of the format, in the order of the published format. The cases carry
// the names as they stand in the JSON.

enum PartyKey: String, CaseIterable {
  case name, taxId, country, address, email, phone, website, registration
}

/// The seller has a key more than other parties.
enum SellerKey: String, CaseIterable {
  case name, taxId, country, address, email, phone, website, registration, taxRepresentative
}

enum AddressKey: String, CaseIterable {
  case street, postalCode, city, region, country
}

enum RegistrationKey: String, CaseIterable {
  case office, number, capital, paidUpCapital, ownCapital, inLiquidation
}

enum SoftwareKey: String, CaseIterable {
  case name, company
}

enum RegimesKey: String, CaseIterable {
  case selfBilling, cashVat, thirdParty
}

enum ShipmentKey: String, CaseIterable {
  case from, to, vehicle, atCode
}

enum StopKey: String, CaseIterable {
  case address, time, date
}

enum LineKey: String, CaseIterable {
  case text, code, description, quantity, unit, unitPrice, discount, amount, tax, taxBase,
    supplyDate, notes, serialNumbers
}

enum DiscountKey: String, CaseIterable {
  case percent, amount
}

enum LineTaxKey: String, CaseIterable {
  case type, region, code, rate, amount, exemption, exemptionReason
}

enum TaxTotalKey: String, CaseIterable {
  case type, region, code, rate, base, amount
}

enum SettlementKey: String, CaseIterable {
  case number, date, amount, discount, credit
}

enum ReferenceKey: String, CaseIterable {
  case number, date, reason
}

enum OriginKey: String, CaseIterable {
  case number, date
}

enum TotalsKey: String, CaseIterable {
  case net, tax, gross, stampDuty, discount
}

enum WithholdingKey: String, CaseIterable {
  case type, description, amount
}

enum CurrencyKey: String, CaseIterable {
  case code, rate, gross
}

enum PaymentKey: String, CaseIterable {
  case terms, methods, paid
}

enum MethodKey: String, CaseIterable {
  case type, iban, bic, entity, reference, amount, phone, mandate, description
}

enum PaidKey: String, CaseIterable {
  case method, amount, date
}

enum PrintKey: String, CaseIterable {
  case template, language, copies, secondCopy, values
}

/// The only format there is.
enum FormatName: String, CaseIterable {
  case prelo1 = "prelo/1"
}

enum MethodType: String, CaseIterable {
  case transfer, multibanco, mbway, directDebit, other

  /// The keys a method of this type must have.
  var required: [MethodKey] {
    switch self {
    case .transfer: [.iban]
    case .multibanco: [.entity, .reference]
    case .mbway: [.phone]
    case .directDebit: [.mandate]
    case .other: [.description]
    }
  }

  /// The keys it may have besides.
  var optional: [MethodKey] {
    switch self {
    case .transfer: [.bic]
    case .multibanco: [.amount]
    case .mbway, .directDebit, .other: []
    }
  }
}

/// Every table of keys, built once.
enum Keys {
  static let document = KeyTable<DocumentKey>(
    Wording(en: "the document", pt: "no documento"),
    required: [
      .format, .type, .number, .atcud, .issueDate, .certificate, .seller,
    ], synonyms: Synonyms.document)
  /// The buyer: nothing is required of a final consumer.
  static let party = KeyTable<PartyKey>(
    Wording(en: "`seller` or `buyer`", pt: "em `seller` ou `buyer`"), synonyms: Synonyms.party)
  /// A software house, or the seller's tax representative.
  static let issuer = KeyTable<PartyKey>(
    Wording(en: "`seller` or `buyer`", pt: "em `seller` ou `buyer`"), required: [.name, .taxId],
    synonyms: Synonyms.party)
  static let seller = KeyTable<SellerKey>(
    Wording(en: "`seller`", pt: "em `seller`"), required: [.name, .taxId], synonyms: Synonyms.seller
  )
  static let address = KeyTable<AddressKey>(
    Wording(en: "`address`", pt: "em `address`"), synonyms: Synonyms.address)
  static let registration = KeyTable<RegistrationKey>(
    Wording(en: "`registration`", pt: "em `registration`"), synonyms: Synonyms.registration)
  static let software = KeyTable<SoftwareKey>(
    Wording(en: "`software`", pt: "em `software`"), required: [.name, .company])
  static let regimes = KeyTable<RegimesKey>(
    Wording(en: "`regimes`", pt: "em `regimes`"), synonyms: Synonyms.regimes)
  static let shipment = KeyTable<ShipmentKey>(
    Wording(en: "`shipment`", pt: "em `shipment`"), synonyms: Synonyms.shipment)
  static let stop = KeyTable<StopKey>(
    Wording(en: "`from` or `to` of `shipment`", pt: "em `from` ou `to` de `shipment`"),
    synonyms: Synonyms.stop)
  /// What a line must have depends on whether it is a text.
  static let line = KeyTable<LineKey>(
    Wording(en: "a line", pt: "numa linha"), synonyms: Synonyms.line)
  static let discount = KeyTable<DiscountKey>(
    Wording(en: "`discount` of a line", pt: "em `discount` de uma linha"),
    synonyms: Synonyms.discount)
  static let lineTax = KeyTable<LineTaxKey>(
    Wording(en: "`tax` of a line", pt: "em `tax` de uma linha"), required: [.type],
    synonyms: Synonyms.lineTax)
  static let taxTotal = KeyTable<TaxTotalKey>(
    Wording(en: "a row of `taxSummary`", pt: "numa linha de `taxSummary`"),
    required: [.type, .base, .amount], synonyms: Synonyms.taxTotal)
  static let settlement = KeyTable<SettlementKey>(
    Wording(en: "`settled`", pt: "em `settled`"), required: [.number, .amount],
    synonyms: Synonyms.settlement)
  static let reference = KeyTable<ReferenceKey>(
    Wording(en: "`references`", pt: "em `references`"), required: [.number],
    synonyms: Synonyms.reference)
  static let origin = KeyTable<OriginKey>(
    Wording(en: "`originating`", pt: "em `originating`"), required: [.number],
    synonyms: Synonyms.origin)
  static let totals = KeyTable<TotalsKey>(
    Wording(en: "`totals`", pt: "em `totals`"), required: [.net, .tax, .gross],
    synonyms: Synonyms.totals)
  static let withholding = KeyTable<WithholdingKey>(
    Wording(en: "`withholdings`", pt: "em `withholdings`"), required: [.amount],
    synonyms: Synonyms.withholding)
  static let currency = KeyTable<CurrencyKey>(
    Wording(en: "`currency`", pt: "em `currency`"), required: [.code, .rate, .gross],
    synonyms: Synonyms.currency)
  static let payment = KeyTable<PaymentKey>(
    Wording(en: "`payment`", pt: "em `payment`"), synonyms: Synonyms.payment)
  static let method = KeyTable<MethodKey>(
    Wording(en: "`methods` of `payment`", pt: "em `methods` de `payment`"), required: [.type],
    synonyms: Synonyms.method)
  static let paid = KeyTable<PaidKey>(
    Wording(en: "`paid` of `payment`", pt: "em `paid` de `payment`"), required: [.amount],
    synonyms: Synonyms.paid)
  static let print = KeyTable<PrintKey>(
    Wording(en: "`print`", pt: "em `print`"), synonyms: Synonyms.print)

  /// Where each key belongs, for the hint that a key stands in the wrong object.
  static let homes: [(place: Wording, names: [String])] = [
    document.home, party.home, seller.home, address.home, registration.home, software.home,
    regimes.home,
    shipment.home, stop.home, line.home, discount.home, lineTax.home, taxTotal.home,
    settlement.home, reference.home, origin.home, totals.home, withholding.home, currency.home,
    payment.home, method.home, paid.home, print.home,
  ]
}

/// Every table of allowed values, built once.
enum Choices {
  static let format = KeyTable<FormatName>()
  static let documentType = KeyTable<DocumentType>()
  static let status = KeyTable<Status>()
  static let source = KeyTable<Source>()
  static let taxType = KeyTable<TaxType>()
  static let withholdingType = KeyTable<WithholdingType>()
  static let methodType = KeyTable<MethodType>()
  static let language = KeyTable<PrintLanguage>()
  static let copy = KeyTable<Copy>()
  static let importFormat = KeyTable<ImportFormat>()
}

extension KeyTable {
  fileprivate var home: (place: Wording, names: [String]) { (place, names.map(\.rawValue)) }
}
