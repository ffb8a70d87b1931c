internal import Importing
internal import Measures

extension DocumentMapping {
  /// What the source says of the document, in a form of its own that stays the same in every version
  /// of Prelo: a document is known again by it, whatever has become of the conversion.
  ///
  /// The list of elements is closed. One that is read from now on would make documents of before
  /// others; what belongs to the file and not to the document (its period, the codes and line numbers
  /// of the program) is no part of it.
  var said: [UInt8] {
    var said = SourceContent(tree: context.header)
    for element in [
      Element.TaxRegistrationNumber, .CompanyName, .CompanyAddress, .SoftwareCertificateNumber,
    ] {
      said.add(context.header.first(element, in: 0))
    }
    var own = SourceContent(tree: tree)
    own.add(party)
    own.add(tree.nodes.isEmpty ? nil : document)
    return said.bytes + own.bytes
  }
}

/// Elements of a tree as a row of names, texts and what lies in them, without ambiguity.
private struct SourceContent {
  let tree: ElementTree
  private(set) var bytes: [UInt8] = []

  init(tree: ElementTree) { self.tree = tree }

  mutating func add(_ node: Int?) {
    guard let node, let kind = SourceContent.kinds[tree.nodes[node].element] else { return }
    let text = kind == .number ? number(tree.text(node)) : Array(tree.text(node))
    bytes += "\(tree.nodes[node].element.name) \(text.count) ".utf8
    bytes += text
    bytes.append(UInt8(ascii: "("))
    var child = node + 1
    while child < tree.nodes[node].end {
      add(child)
      child = tree.nodes[child].end
    }
    bytes.append(UInt8(ascii: ")"))
  }

  /// The value, whatever zeros it was written with; a text that is no number as it stands.
  private func number(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard let value = ExactProduct(text: text) else { return Array(text) }
    return Array(String(value.value).utf8)
  }

  private enum Kind {
    case text, number
  }

  private static let kinds: [Element: Kind] = {
    let texts: [Element] = [
      .TaxRegistrationNumber, .CompanyName, .CompanyAddress, .SoftwareCertificateNumber,
      .AddressDetail, .StreetName, .BuildingNumber, .City, .PostalCode, .Region, .Country,
      .Customer, .CustomerTaxID, .BillingAddress, .Supplier, .SupplierTaxID,
      .Invoice, .StockMovement, .WorkDocument, .Payment, .InvoiceNo, .DocumentNumber,
      .PaymentRefNo, .InvoiceDate, .MovementDate, .WorkDate, .TransactionDate, .InvoiceType,
      .MovementType, .WorkType, .PaymentType, .DocumentStatus, .InvoiceStatus, .MovementStatus,
      .WorkStatus, .PaymentStatus, .InvoiceStatusDate, .MovementStatusDate, .WorkStatusDate,
      .PaymentStatusDate, .SourceBilling, .SourcePayment, .ATCUD, .Hash, .HashControl,
      .SystemEntryDate, .Reason, .SpecialRegimes, .SelfBillingIndicator,
      .CashVATSchemeIndicator, .ThirdPartiesBillingIndicator, .ShipTo, .ShipFrom, .Address,
      .DeliveryID, .DeliveryDate, .MovementStartTime, .MovementEndTime, .ATDocCodeID,
      .MovementComments, .Line, .ProductCode, .ProductDescription, .UnitOfMeasure, .TaxPointDate,
      .Description, .OrderReferences, .OriginatingON, .OrderDate, .References, .Reference,
      .ProductSerialNumber, .SerialNumber, .Tax, .TaxType, .TaxCountryRegion, .TaxCode,
      .TaxExemptionReason, .TaxExemptionCode, .SourceDocumentID, .DocumentTotals, .Currency,
      .CurrencyCode, .Settlement, .SettlementDiscount, .SettlementDate, .PaymentTerms,
      .PaymentMethod, .PaymentMechanism, .PaymentDate, .WithholdingTax, .WithholdingTaxType,
      .WithholdingTaxDescription,
    ]
    let numbers: [Element] = [
      .Quantity, .UnitPrice, .TaxBase, .DebitAmount, .CreditAmount, .SettlementAmount,
      .TaxPercentage, .TaxAmount, .TaxPayable, .NetTotal, .GrossTotal, .CurrencyAmount,
      .ExchangeRate, .PaymentAmount, .WithholdingTaxAmount,
    ]
    return Dictionary(
      texts.map { ($0, .text) } + numbers.map { ($0, .number) }, uniquingKeysWith: { $1 })
  }()
}
