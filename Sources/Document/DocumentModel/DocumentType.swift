/// The SAF-T (PT) code of a document's type (Portaria 302/2016; QR field D).
package enum DocumentType: String, Hashable, Sendable, CaseIterable {
  case FT, FS, FR, NC, ND
  case GT, GR, GA, GC, GD
  case OR, PF, NE, CM, FC, FO, CC, DC, OU
  case RC, RG
  /// Insurers' documents, of table 4.1 or 4.3: see ``Document/family``.
  case RP, RE, CS, LD, RA
  /// In use until 2012-12-31.
  case VD, TV, TD, AA, DA

  /// The SAF-T (PT) table the type belongs to, where nothing else is said.
  package var family: Family {
    switch self {
    case .FT, .FS, .FR, .NC, .ND, .VD, .TV, .TD, .AA, .DA: .salesInvoice
    case .RP, .RE, .CS, .LD, .RA: .salesInvoice
    case .GT, .GR, .GA, .GC, .GD: .movementOfGoods
    case .OR, .PF, .NE, .CM, .FC, .FO, .CC, .DC, .OU: .workingDocument
    case .RC, .RG: .payment
    }
  }

  /// The types that two tables share.
  package var isOfInsurers: Bool {
    switch self {
    case .RP, .RE, .CS, .LD, .RA: true
    default: false
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
