package import DocumentModel
internal import Fiscal

/// The wording of each printed copy of a document, in order; one empty text where a document is
/// printed once and its kind carries no mark.
///
/// Invoices (CIVA art. 36 n.4) and transport documents (DL 147/2003 art. 5 n.2) go out in marked
/// copies; a reprint says that it is one (Despacho 8632/2014, 2.2.15).
package func copyMarks(
  for document: Document, copies: [Copy], isSecondCopy: Bool
) -> [String] {
  let reprint = isSecondCopy ? Mention.secondCopy : nil
  // What is a copy by its nature never calls itself an original; a mention says what it is.
  let isNeverOriginal = isSecondCopy || document.isCopyByNature
  let travels = document.family == .movementOfGoods || document.isInvoiceThatTravels
  guard copies.isEmpty else {
    return copies.map { copy in
      let mark = copy == .original && isNeverOriginal ? nil : Mention.copy(copy)
      let limit = copy == .quadruplicate && travels ? Mention.notForGoodsInTransit : nil
      return [mark, reprint, limit].compactMap { $0 }.joined(separator: " · ")
    }
  }
  if let reprint { return [reprint] }
  switch document.family {
  case .salesInvoice, .movementOfGoods: return [isNeverOriginal ? "" : Mention.copy(.original)]
  case .workingDocument, .payment: return [""]
  }
}
