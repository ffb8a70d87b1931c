package import Measures

/// One finalized fiscal document: numbered, dated, signed and closed by the billing system.
///
/// The fields carry the names of the input format. A key that could not be read holds a stand-in
/// and is listed in ``unreadable``; such a document never gets past the rules.
package struct Document: Hashable, Sendable {
  package var type = DocumentType.FT
  /// Internal code, space, series, `/`, sequence; at most 60 characters.
  package var number = ""
  /// Validation code, `-`, sequence; without the printed prefix `ATCUD:`.
  package var atcud = ""
  package var status = Status.normal
  package var statusDate: DateTime?
  package var statusReason: String?
  package var issueDate = Day.unknown
  /// Nil only in a document from GOBL whose source does not tell when it was signed.
  package var systemEntryDate: DateTime?
  package var supplyDate: Day?
  package var dueDate: Day?
  /// The base64 text of the signature; nil on receipts.
  package var hash: String?
  package var hashControl: String?
  package var source = Source.produced
  /// AT's certificate number of the billing program, digits as issued: at most four.
  package var certificate = ""
  package var training = false
  package var software: Software?
  package var regimes = Regimes()
  package var seller = Party()
  /// Of a seller who is not established here (CIVA art. 36 n.9).
  package var taxRepresentative: Party?
  /// Nil is a final consumer.
  package var buyer: Party?
  package var shipment: Shipment?
  package var lines: [Line] = []
  package var settled: [Settlement] = []
  package var references: [Reference] = []
  package var originating: [Origin] = []
  package var taxSummary: [TaxTotal]?
  package var totals: Totals?
  package var withholdings: [Withholding] = []
  package var currency: Currency?
  package var payment: Payment?
  package var qrOther: String?
  package var notes: [String] = []
  package var print = PrintRequest()
  /// An insurer's document of table 4.3 rather than 4.1.
  package var workingDocument = false
  /// The format the document was converted from; nil when its issuer wrote ours.
  package var importedFrom: ImportFormat?
  /// Whether it is to be printed as it was issued, though it was not converted.
  package var isReprintOfIssued = false

  /// The top-level keys under which something could not be read.
  package var unreadable: DocumentKeys = []
  /// What could not be read, in pointers into the document.
  package var unreadablePlaces: [JSONPointer] = []
  /// The lines in which something could not be read.
  package var unreadableLines: Set<Int> = []
  /// Whether anything is wrong with the form, keys that nobody knows included: such a document is
  /// never passed.
  package var isMalformed = false
  /// The top-level keys that stand in the input.
  package var present: DocumentKeys = []

  package init() {}
}

/// Special regimes (SAF-T SpecialRegimes).
package struct Regimes: Hashable, Sendable {
  package var selfBilling = false
  package var cashVat = false
  package var thirdParty = false

  package init() {}
}

/// The billing program of a training document (Despacho 8632/2014, 1.5).
package struct Software: Hashable, Sendable {
  package var name = ""
  package var company = Party()

  package init() {}
}

/// What the billing system asks of the printed form; the command line wins over it.
package struct PrintRequest: Hashable, Sendable {
  package var template: String?
  package var language: PrintLanguage?
  /// Empty: printed once.
  package var copies: [Copy] = []
  /// Printed again after the original was delivered: `2.ª via` (Despacho 8632/2014, 2.2.15).
  package var secondCopy = false
  /// False leaves prices and totals off the paper of a transport or working document
  /// (Despacho 8632/2014, 2.1.6).
  package var values = true

  package init() {}
}

/// The language of printed labels; legal wording stays Portuguese.
package enum PrintLanguage: String, Hashable, Sendable, CaseIterable {
  case portuguese = "pt"
  case english = "en"
  case both = "pt-en"
}

/// One paper copy of a document.
package enum Copy: String, Hashable, Sendable, CaseIterable {
  case original
  case duplicate
  case triplicate
  case quadruplicate
}
