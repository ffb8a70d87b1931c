internal import DocumentModel
internal import Measures

extension DocumentType {
  /// The types that name and address a taxable customer (CIVA art. 36 n.5 a) and n.6).
  var namesCustomer: Bool { family == .salesInvoice && self != .FS }
}

extension Document {
  /// Whether the customer is identified, and not only by name.
  var hasCustomerNumber: Bool { buyer?.taxId != nil && !isForFinalConsumer }

  /// Calls `visit` with each payment method and a closure that makes its pointer.
  func forEachMethod(_ visit: (PaymentMethod, _ pointer: () -> JSONPointer) -> Void) {
    guard let payment else { return }
    for (index, method) in payment.methods.enumerated() {
      visit(method) { ("/payment/methods" as JSONPointer).index(index) }
    }
  }
}

// In 128 bits: no number of payments can make these sums overflow.
extension Document {
  /// What remains to be paid after withholding, in cents.
  var exactPayable: Int128 {
    withholdings.reduce(Int128(grossTotal.cents)) { $0 - Int128($1.amount.cents) }
  }

  /// What the document says was paid, in cents.
  var exactPaid: Int128 {
    (payment?.paid ?? []).reduce(0) { $0 + Int128($1.amount.cents) }
  }
}

extension JSONPointer {
  /// The rectified documents.
  static let references: JSONPointer = "/references"
}
