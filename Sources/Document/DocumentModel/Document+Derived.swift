package import Measures

extension Document {
  /// The SAF-T (PT) table the document belongs to.
  package var family: Family {
    workingDocument && type.isOfInsurers ? .workingDocument : type.family
  }

  /// Whether lines carry no prices: a transport or working document signed and coded as 0.00.
  package var isUnvalued: Bool {
    mayGoWithoutValues && totals == nil && taxSummary == nil
  }

  /// Whether values may be left off the paper: of transport and working documents
  /// (Despacho 8632/2014, 2.1.6).
  package var mayGoWithoutValues: Bool {
    switch family {
    case .movementOfGoods, .workingDocument: true
    case .salesInvoice, .payment: false
    }
  }

  /// Whether a working document gives its prices with tax (DL 28/2019 art. 7 n.2 e): amounts on the
  /// lines, tax in the totals alone.
  package var isPricedWithTax: Bool {
    family == .workingDocument && totals != nil && taxSummary == nil
      && !lines.contains { $0.tax != nil }
  }

  /// Whether the document was finished elsewhere and is printed as it was issued: its issuer's faults
  /// are told and change nothing (Despacho 8632/2014, 3.3.2).
  package var isAsIssued: Bool { importedFrom != nil || isReprintOfIssued }

  /// Whether an invoice also serves as transport document; a place of delivery alone makes none.
  package var isInvoiceThatTravels: Bool {
    guard family == .salesInvoice, let shipment else { return false }
    return shipment.from != nil || shipment.vehicle != nil || shipment.atCode != nil
  }

  /// Whether the customer issued the document (CIVA art. 36 n.11): either sign tells.
  package var isSelfBilled: Bool { regimes.selfBilling || status == .selfBilled }

  /// Whether the paper is a copy by its nature: integrated from another program, or recovered from a
  /// manual document or a duplicate (Despacho 8632/2014, 2.2.8 to 2.2.10).
  package var isCopyByNature: Bool {
    source != .produced || hashControl?.utf8.contains(UInt8(ascii: "-")) ?? false
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

  /// What remains to be paid where the document says that a part was; nil where it says nothing of it.
  package var outstanding: Money? {
    guard family == .salesInvoice, status != .annulled, let paid = payment?.paid, !paid.isEmpty
    else { return nil }
    let rest = payable - paid.lazy.map(\.amount).total()
    return rest > .zero ? rest : nil
  }

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
