package import DocumentModel
package import DocumentRules

/// A checked document with everything the law wants printed on it.
package struct StampedDocument: Hashable, Sendable {
  package let document: Document
  /// The message of the QR symbol (Portaria 195/2020 art. 6).
  package let qrMessage: String
  /// The wordings that the law wants on the page.
  package let words: FiscalWords
}

/// The wordings that the law wants on a document's page.
package struct FiscalWords: Hashable, Sendable {
  /// `ATCUD:` with code, hyphen and number, no space (Portaria 195/2020 art. 4 n.1).
  package let atcud: String
  /// The certification line; never on the first or last line of a page (Despacho 8632/2014,
  /// 2.2.12).
  package let certification: String
  /// The further wordings of this document, in the order of printing.
  package let mentions: [String]
  /// The exemption reasons the lines refer to, in order of first use.
  package let exemptions: [ExemptionReason]
}

/// One reason for not charging VAT, to which lines refer by mark (Despacho 8632/2014, 2.2.14).
package struct ExemptionReason: Hashable, Sendable {
  /// AT's code, `M07`.
  package let code: String
  /// AT's wording for the printed document.
  package let mention: String
}

/// Computes the fiscal stamp of `checked`.
package func stamp(_ checked: CheckedDocument) -> StampedDocument {
  let document = checked.document
  let hashCharacters = printedCharacters(of: document)
  return StampedDocument(
    document: document,
    qrMessage: qrMessage(of: document, hashCharacters: hashCharacters),
    words: words(of: document, hashCharacters: hashCharacters))
}

/// The wordings of `document`, whether it has passed the rules or not: to be judged, and never to be
/// printed.
package func fiscalWords(of document: Document) -> FiscalWords {
  words(of: document, hashCharacters: printedCharacters(of: document))
}

private func words(of document: Document, hashCharacters: String?) -> FiscalWords {
  FiscalWords(
    atcud: "ATCUD:" + document.atcud,
    certification: Mention.certification(
      hashCharacters: hashCharacters, certificate: document.certificate),
    mentions: mentions(of: document),
    exemptions: exemptionReasons(of: document))
}

/// The QR message that follows from `document`, whether it has passed the rules or not: to hold it
/// against one that a source carries, and never to be printed.
package func derivedMessage(of document: Document) -> String {
  qrMessage(of: document, hashCharacters: printedCharacters(of: document))
}

/// Positions 1, 11, 21 and 31 of the base64 signature (Despacho 8632/2014, 2.2.2); nil on receipts
/// that are not signed.
private func printedCharacters(of document: Document) -> String? {
  guard let hash = document.hash else { return nil }
  // An imported receipt that was issued with a signature shows it as it was issued.
  if document.family == .payment, document.importedFrom == nil || hash == "0" { return nil }
  if document.hasPrintedCharactersOnly { return hash }
  let bytes = Array(hash.utf8)
  return String(
    decoding: [0, 10, 20, 30].lazy.filter { $0 < bytes.count }.map { bytes[$0] }, as: UTF8.self)
}

private func mentions(of document: Document) -> [String] {
  var mentions: [String] = []
  if document.family != .salesInvoice { mentions.append(Mention.notAnInvoice) }
  if let copy = Mention.copyOfOriginal(hashControl: document.hashControl) { mentions.append(copy) }
  if document.regimes.selfBilling { mentions.append(Mention.selfBilling) }
  if document.regimes.cashVat || document.type == .RC { mentions.append(Mention.cashVat) }
  if document.training { mentions.append(Mention.training) }
  return mentions
}

private func exemptionReasons(of document: Document) -> [ExemptionReason] {
  var reasons: [ExemptionReason] = []
  for line in document.lines {
    guard let code = line.tax?.exemption, !reasons.contains(where: { $0.code == code }) else {
      continue
    }
    reasons.append(ExemptionReason(code: code, mention: Exemptions.mention(code) ?? code))
  }
  return reasons
}
