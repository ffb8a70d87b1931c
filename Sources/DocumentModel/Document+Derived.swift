package import Measures

extension Document {
  /// The SAF-T (PT) table the document belongs to.
  package var family: Family {
    workingDocument && type.isOfInsurers ? .workingDocument : type.family
  }

  /// Whether lines carry no prices: a transport or working document signed and coded as 0.00.
  package var isUnvalued: Bool {
    switch family {
    case .movementOfGoods, .workingDocument: totals == nil && taxSummary == nil
    case .salesInvoice, .payment: false
    }
  }

  /// The customer's tax number; a final consumer's where none is given.
  package var buyerTaxId: String { buyer?.taxId ?? Party.finalConsumer }

  /// Whether the customer is not identified by a tax number of its own.
  package var isForFinalConsumer: Bool { buyerTaxId == Party.finalConsumer }

  /// Whether ``hash`` is not the signature but the four characters of it that are printed: GOBL may
  /// carry no more than what Despacho 8632/2014, 2.2.2, wants on the page.
  package var hasPrintedCharactersOnly: Bool {
    guard importedFrom == .gobl, let hash, hash.utf8.count == 4 else { return false }
    return hash.utf8.allSatisfy { byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "+"), UInt8(ascii: "/"): true
      default: false
      }
    }
  }

  /// GrossTotal as signed and coded: 0.00 without values (Despacho 8632/2014, 2.1.6).
  package var grossTotal: Money { totals?.gross ?? .zero }

  /// All tax withheld.
  package var withheld: Money { withholdings.lazy.map(\.amount).total() }

  /// What remains to be paid after withholding.
  package var payable: Money { grossTotal - withheld }

  /// The digits after the last `/` of the number, exactly as they stand there.
  package var sequence: Substring {
    guard let slash = number.lastIndex(of: "/") else { return "" }
    return number[number.index(after: slash)...]
  }

  /// The day whose rates apply to a line: its own supply date, the document's, or the issue date
  /// (CIVA art. 18 n.9).
  package func chargeableDay(of line: Line) -> Day { line.supplyDate ?? chargeableDay }

  /// The day whose rates apply where no line says otherwise.
  package var chargeableDay: Day { supplyDate ?? issueDate }
}
