/// How each of the four tables names what all documents have.
struct TableFields {
  let number: Element
  let type: Element
  let date: Element
  let status: Element
  let statusDate: Element
  let source: Element
  private let document: Element

  init(of document: Element) {
    self.document = document
    switch document {
    case .StockMovement:
      (number, type, date) = (.DocumentNumber, .MovementType, .MovementDate)
      (status, statusDate, source) = (.MovementStatus, .MovementStatusDate, .SourceBilling)
    case .WorkDocument:
      (number, type, date) = (.DocumentNumber, .WorkType, .WorkDate)
      (status, statusDate, source) = (.WorkStatus, .WorkStatusDate, .SourceBilling)
    case .Payment:
      (number, type, date) = (.PaymentRefNo, .PaymentType, .TransactionDate)
      (status, statusDate, source) = (.PaymentStatus, .PaymentStatusDate, .SourcePayment)
    default:
      (number, type, date) = (.InvoiceNo, .InvoiceType, .InvoiceDate)
      (status, statusDate, source) = (.InvoiceStatus, .InvoiceStatusDate, .SourceBilling)
    }
  }

  var isReceipt: Bool { document == .Payment }
  var isMovement: Bool { document == .StockMovement }
  var isInvoice: Bool { document == .Invoice }

  /// Whether a document of this table and type is an insurer's in table 4.3, where the same types
  /// stand as in table 4.1.
  func isInsurance(_ type: String?) -> Bool {
    guard document == .WorkDocument, let type else { return false }
    return ["RP", "RE", "CS", "LD", "RA"].contains(type)
  }

  /// The table, as it stands in the path of a document.
  var table: Element {
    switch document {
    case .StockMovement: .MovementOfGoods
    case .WorkDocument: .WorkingDocuments
    case .Payment: .Payments
    default: .SalesInvoices
    }
  }
}
