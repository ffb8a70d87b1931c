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
  /// The top-level keys that stand in the input.
  package var present: DocumentKeys = []

  package init() {}
}

/// A set of top-level keys of the format: what a rule reads, what a reader could not read.
package struct DocumentKeys: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Every key of the format, in the order of the published format.
  package static let names = [
    "format", "type", "number", "atcud", "status", "statusDate", "statusReason", "issueDate",
    "systemEntryDate", "supplyDate", "dueDate", "hash", "hashControl", "source", "certificate",
    "training", "software", "regimes", "seller", "buyer", "shipment", "lines", "settled",
    "references", "originating", "taxSummary", "totals", "withholdings", "currency", "payment",
    "qrOther", "notes", "print", "workingDocument",
    "importedFrom", "extensions",
  ]

  /// The keys of the set, by name.
  package var words: [String] {
    DocumentKeys.names.indices.filter { contains(.key(at: $0)) }.map { DocumentKeys.names[$0] }
  }

  /// The key at a position of ``names``.
  package static func key(at position: Int) -> DocumentKeys { Self(rawValue: 1 << position) }

  package static let format = key(at: 0)
  package static let type = key(at: 1)
  package static let number = key(at: 2)
  package static let atcud = key(at: 3)
  package static let status = key(at: 4)
  package static let statusDate = key(at: 5)
  package static let statusReason = key(at: 6)
  package static let issueDate = key(at: 7)
  package static let systemEntryDate = key(at: 8)
  package static let supplyDate = key(at: 9)
  package static let dueDate = key(at: 10)
  package static let hash = key(at: 11)
  package static let hashControl = key(at: 12)
  package static let source = key(at: 13)
  package static let certificate = key(at: 14)
  package static let training = key(at: 15)
  package static let software = key(at: 16)
  package static let regimes = key(at: 17)
  package static let seller = key(at: 18)
  package static let buyer = key(at: 19)
  package static let shipment = key(at: 20)
  package static let lines = key(at: 21)
  package static let settled = key(at: 22)
  package static let references = key(at: 23)
  package static let originating = key(at: 24)
  package static let taxSummary = key(at: 25)
  package static let totals = key(at: 26)
  package static let withholdings = key(at: 27)
  package static let currency = key(at: 28)
  package static let payment = key(at: 29)
  package static let qrOther = key(at: 30)
  package static let notes = key(at: 31)
  package static let print = key(at: 32)
  package static let workingDocument = key(at: 33)
  package static let importedFrom = key(at: 34)
  package static let extensions = key(at: 35)
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
