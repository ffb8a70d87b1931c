/// The elements of a SAF-T (PT) billing file that Prelo reads, named as the schema names them.
enum Element: UInt8, CaseIterable {
  /// Anything else: kept out, with everything in it.
  case unknown
  case AuditFile, Header, MasterFiles, SourceDocuments
  /// XML Encryption.
  case EncryptedData
  // Header
  case AuditFileVersion, CompanyID, TaxRegistrationNumber, TaxAccountingBasis, CompanyName,
    BusinessName, CompanyAddress, FiscalYear, StartDate, EndDate, CurrencyCode, DateCreated,
    TaxEntity, ProductCompanyTaxID, SoftwareCertificateNumber, ProductID, ProductVersion,
    HeaderComment, Telephone, Fax, Email, Website
  // Addresses
  case AddressDetail, StreetName, BuildingNumber, City, PostalCode, Region, Country
  // Master files
  case Customer, CustomerID, CustomerTaxID, BillingAddress, Supplier, SupplierID, SupplierTaxID
  case Product, ProductCode, TaxTable, TaxTableEntry
  // The four tables and their documents
  case SalesInvoices, MovementOfGoods, WorkingDocuments, Payments
  case NumberOfEntries, TotalDebit, TotalCredit, NumberOfMovementLines, TotalQuantityIssued
  case Invoice, StockMovement, WorkDocument, Payment
  // What documents have in common, under the names of each table
  case InvoiceNo, DocumentNumber, PaymentRefNo
  case InvoiceDate, MovementDate, WorkDate, TransactionDate
  case InvoiceType, MovementType, WorkType, PaymentType
  case DocumentStatus, InvoiceStatus, MovementStatus, WorkStatus, PaymentStatus
  case InvoiceStatusDate, MovementStatusDate, WorkStatusDate, PaymentStatusDate
  case SourceBilling, SourcePayment
  case ATCUD, Hash, HashControl, Period, SystemEntryDate, Reason
  case SpecialRegimes, SelfBillingIndicator, CashVATSchemeIndicator, ThirdPartiesBillingIndicator
  // Transport
  case ShipTo, ShipFrom, Address, DeliveryID, DeliveryDate, MovementStartTime, MovementEndTime,
    ATDocCodeID, MovementComments
  // Lines
  case Line, LineNumber, ProductDescription, Quantity, UnitOfMeasure, UnitPrice, TaxBase,
    TaxPointDate, Description, DebitAmount, CreditAmount, SettlementAmount
  case OrderReferences, OriginatingON, OrderDate, References, Reference, CreditNote
  case ProductSerialNumber, SerialNumber
  case Tax, TaxType, TaxCountryRegion, TaxCode, TaxPercentage, TaxAmount
  case TaxExemptionReason, TaxExemptionCode
  case SourceDocumentID
  // Totals
  case DocumentTotals, TaxPayable, NetTotal, GrossTotal
  case Currency, CurrencyAmount, ExchangeRate
  case Settlement, SettlementDiscount, SettlementDate, PaymentTerms
  case PaymentMethod, PaymentMechanism, PaymentAmount, PaymentDate
  case WithholdingTax, WithholdingTaxType, WithholdingTaxDescription, WithholdingTaxAmount

  /// The name in the file.
  var name: String { Element.names[Int(rawValue)] }

  /// Spelled out once, as reflection takes its time.
  private static let names = allCases.map { String(describing: $0) }
}

/// Finds elements by the address of their name, which libxml2 keeps once for each name of a file.
struct ElementTable {
  private var slots = [Slot](repeating: Slot(), count: 2048)
  private let elements: [String: Element]
  /// Names met that are none of ours.
  private(set) var strangers = 0

  private struct Slot {
    var name: UnsafePointer<UInt8>?
    var element = Element.unknown
    /// Bytes of the name.
    var length = 0
  }

  init() {
    elements = Dictionary(
      uniqueKeysWithValues: Element.allCases.dropFirst().map { ($0.name, $0) })
  }

  /// The element called `name`; `name` stays where it is as long as the table is used.
  ///
  /// - Returns: The element and the bytes of its name; nil when a file has more names of its own than
  ///   any real one.
  mutating func element(
    named name: UnsafePointer<UInt8>
  ) -> (element: Element, length: Int)? {
    // The upper bits of the product are the well mixed ones.
    let mixed = UInt64(UInt(bitPattern: name)) &* 0x9E37_79B9_7F4A_7C15
    var at = Int(mixed >> 53)
    while let known = slots[at].name {
      if known == name { return (slots[at].element, slots[at].length) }
      at = (at + 1) & 2047
    }
    let text = String(cString: name)
    let element = elements[text] ?? .unknown
    if element == .unknown {
      strangers += 1
      guard strangers <= 1000 else { return nil }
    }
    slots[at] = Slot(name: name, element: element, length: text.utf8.count)
    return (element, text.utf8.count)
  }
}
