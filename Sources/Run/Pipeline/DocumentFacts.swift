package import DocumentModel
package import Measures

/// What names, sorts and sums up a document besides its number and ATCUD.
package struct DocumentFacts: Sendable {
  package let type: DocumentType
  package let issueDate: Day
  /// What stands between the type and the slash of the number.
  package let series: String
  /// What stands behind the slash.
  package let sequence: String
  package let seller: String
  /// 999999990 for a final consumer without one.
  package let buyer: String
  package let postalCode: String?
  /// The signature; nil for a document that has none.
  package let hash: String?
  /// Nil for a document without amounts.
  package let grossTotal: Money?

  init(_ document: Document) {
    type = document.type
    issueDate = document.issueDate
    let number = document.number
    let parts = number.split(separator: " ", maxSplits: 1)
    let rest = parts.count == 2 ? parts[1] : parts.first ?? ""
    series = String(rest.lastIndex(of: "/").map { rest[..<$0] } ?? rest)
    sequence = String(document.sequence)
    seller = document.seller.taxId ?? ""
    buyer = document.buyerTaxId
    hash = document.hash
    postalCode = document.buyer?.address?.postalCode
    grossTotal = document.totals?.gross
  }
}

/// A PDF of a document.
package struct RenderedPDF: Sendable {
  /// The copy it holds; nil when it holds everything that was asked for.
  package let copy: Copy?
  package let bytes: [UInt8]
  package let pages: Int

  package init(copy: Copy?, bytes: [UInt8], pages: Int) {
    self.copy = copy
    self.bytes = bytes
    self.pages = pages
  }
}
