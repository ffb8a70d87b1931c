internal import DocumentModel
internal import Measures

extension Document {
  /// Whether a taxable customer is named and addressed (CIVA art. 36 n.5 a) and n.6).
  ///
  /// A note conforms to the documents that it rectifies (AT, informação vinculativa 10376/2016), and
  /// simplified invoices carry neither.
  var namesCustomer: Bool {
    guard family == .salesInvoice, type != .FS else { return false }
    return !type.rectifies || !references.allSatisfy { $0.number.utf8.starts(with: "FS".utf8) }
  }

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

extension Document {
  /// What of it may have been cash, of which change is given, in cents.
  var exactCash: Int128 {
    (payment?.paid ?? []).reduce(0) { sum, paid in
      let isCash =
        switch paid.method {
        // The other codes of SAF-T (PT) are two capitals too; words may say anything.
        case "NU", nil: true
        case let method?: method.utf8.count != 2 || !method.utf8.allSatisfy(\.isCapital)
        }
      return isCash ? sum + Int128(paid.amount.cents) : sum
    }
  }
}

extension JSONPointer {
  /// The rectified documents.
  static let references: JSONPointer = "/references"
}
