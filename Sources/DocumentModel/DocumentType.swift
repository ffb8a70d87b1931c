/// The SAF-T (PT) code of a document's type (Portaria 302/2016; QR field D).
package enum DocumentType: String, Hashable, Sendable, CaseIterable {
  case FT, FS, FR, NC, ND
  case GT, GR, GA, GC, GD
  case OR, PF, NE, CM, FC, FO, CC, DC, OU
  case RC, RG

  /// The SAF-T (PT) table the type belongs to.
  package var family: Family {
    switch self {
    case .FT, .FS, .FR, .NC, .ND: .salesInvoice
    case .GT, .GR, .GA, .GC, .GD: .movementOfGoods
    case .OR, .PF, .NE, .CM, .FC, .FO, .CC, .DC, .OU: .workingDocument
    case .RC, .RG: .payment
    }
  }

  /// Documents that rectify others (CIVA art. 36 n.6).
  package var rectifies: Bool { self == .NC || self == .ND }
}

/// The four tables of SAF-T (PT) that hold documents.
package enum Family: Hashable, Sendable {
  /// Table 4.1.
  case salesInvoice
  /// Table 4.2.
  case movementOfGoods
  /// Table 4.3.
  case workingDocument
  /// Table 4.4: receipts, never signed (Despacho 8632/2014, 1.1).
  case payment
}

/// The document's status (QR field E); which ones a family allows is a rule.
package enum Status: String, Hashable, Sendable, CaseIterable {
  case normal = "N"
  case annulled = "A"
  case selfBilled = "S"
  case invoiced = "F"
  case summary = "R"
  case thirdParty = "T"
}

/// How the document came into the billing program (SourceBilling).
package enum Source: String, Hashable, Sendable, CaseIterable {
  case produced = "P"
  case integrated = "I"
  case manual = "M"
}

/// A format that documents are imported from, issued and signed by another system.
package enum ImportFormat: String, Hashable, Sendable, CaseIterable {
  case saft
  case gobl
}
