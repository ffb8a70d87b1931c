package import DocumentModel
internal import Fiscal

/// The wording of each printed copy of a document, in order; one empty text where a document is
/// printed once and its kind carries no mark.
///
/// Invoices (CIVA art. 36 n.4) and transport documents (DL 147/2003 art. 6) go out in marked
/// copies; a reprint says that it is one (Despacho 8632/2014, 2.2.15).
package func copyMarks(
  for document: Document, copies: [Copy], isSecondCopy: Bool
) -> [String] {
  let reprint = isSecondCopy ? Mention.secondCopy : nil
  guard copies.isEmpty else {
    return copies.map { copy in
      [Mention.copy(copy), reprint].compactMap { $0 }.joined(separator: " · ")
    }
  }
  if let reprint { return [reprint] }
  switch document.family {
  case .salesInvoice, .movementOfGoods: return [Mention.copy(.original)]
  case .workingDocument, .payment: return [""]
  }
}
