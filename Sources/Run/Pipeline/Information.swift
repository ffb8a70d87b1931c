internal import DocumentModel
internal import Fiscal
internal import Measures
internal import PDFBackend

/// The document information of the PDF; its only date is the document's own (SystemEntryDate), so
/// that the bytes do not depend on the day of printing.
func information(on document: Document, _ stamped: StampedDocument) -> DocumentInformation {
  DocumentInformation(
    title: document.number, author: document.seller.name ?? "",
    subject: stamped.words.atcud ?? "", keywords: "prelo/1", creator: "Prelo \(preloVersion)",
    creationDate: creationDate(of: document))
}

/// What a combined PDF says about the document: its number and customer find it among thousands.
func entry(of document: Document) -> DrawnDocument.Entry {
  let buyer = document.buyer?.name ?? ""
  return DrawnDocument.Entry(
    title: buyer.isEmpty ? document.number : "\(document.number) · \(buyer)",
    label: document.number, author: document.seller.name ?? "",
    creationDate: creationDate(of: document))
}

/// When the document was signed, or the start of its day where that is not told.
private func creationDate(of document: Document) -> DateTime {
  document.systemEntryDate ?? DateTime(day: document.issueDate, hour: 0, minute: 0, second: 0)
}
