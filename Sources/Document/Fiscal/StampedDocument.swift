package import DocumentModel
package import DocumentRules
internal import Measures

/// A checked document with everything the law wants printed on it.
package struct StampedDocument: Hashable, Sendable {
  /// The document as it is printed: without what is only data.
  package let document: Document
  /// The message of the QR symbol (Portaria 195/2020 art. 6).
  package let qrMessage: String
  /// Whether the symbol is printed: not on documents of before 2022 whose series was never
  /// communicated, as a reprint has the contents of its original (Despacho 8632/2014, 2.2.15).
  package var hasSymbol: Bool { words.atcud != nil }
  /// The wordings that the law wants on the page.
  package let words: FiscalWords
}

/// The wordings that the law wants on a document's page.
package struct FiscalWords: Hashable, Sendable {
  /// `ATCUD:` with code, hyphen and number, no space (Portaria 195/2020 art. 4 n.1); nil where the
  /// original has none.
  package let atcud: String?
  /// The certification line; never on the first or last line of a page (Despacho 8632/2014,
  /// 2.2.12). Nil where the program is not certified.
  package let certification: String?
  /// The further wordings of this document, in the order of printing.
  package let mentions: [String]
  /// The exemption reasons the lines refer to, in order of first use.
  package let exemptions: [ExemptionReason]
}

/// One reason for not charging VAT, to which lines refer by mark (Despacho 8632/2014, 2.2.14).
package struct ExemptionReason: Hashable, Sendable {
  /// What tells it from the others: see ``LineTax/reasonKey``.
  package let key: String
  /// AT's code, `M07`; nil where the source has words only.
  package let code: String?
  /// AT's wording for the printed document, or the issuer's own.
  package let mention: String
}

/// Computes the fiscal stamp of `checked`.
///
/// - Parameter withoutValues: Whether prices and totals are left off the paper of a document that may
///   go without; QR message and certification line stay (Despacho 8632/2014, 2.1.6).
package func stamp(
  _ checked: CheckedDocument, withoutValues: Bool = false
) -> StampedDocument {
  let document = checked.document
  let hashCharacters = printedCharacters(of: document)
  let printed = document.asPrinted(withoutValues: withoutValues || !document.print.values)
  return StampedDocument(
    document: printed,
    qrMessage: qrMessage(of: document, hashCharacters: hashCharacters),
    words: words(of: document, printed: printed, hashCharacters: hashCharacters))
}

/// The wordings of `document`, whether it has passed the rules or not: to be judged, and never to be
/// printed.
package func fiscalWords(of document: Document) -> FiscalWords {
  words(of: document, printed: document, hashCharacters: printedCharacters(of: document))
}

private func words(
  of document: Document, printed: Document, hashCharacters: String?
) -> FiscalWords {
  // Before 2022 nothing was coded, and a series without code was never communicated.
  let hasCode = document.atcud != "0" || document.issueDate.year >= 2022
  return FiscalWords(
    atcud: hasCode ? "ATCUD:" + document.atcud : nil,
    certification: Mention.certification(
      hashCharacters: hashCharacters, certificate: document.certificate),
    mentions: mentions(of: document),
    exemptions: exemptionReasons(of: printed))
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
  if document.family == .payment, !document.isAsIssued || hash == "0" { return nil }
  if document.hasPrintedCharactersOnly { return hash }
  let bytes = Array(hash.utf8)
  return String(
    decoding: [0, 10, 20, 30].lazy.filter { $0 < bytes.count }.map { bytes[$0] }, as: UTF8.self)
}

private func mentions(of document: Document) -> [String] {
  var mentions: [String] = []
  if document.family != .salesInvoice { mentions.append(Mention.notAnInvoice) }
  if let copy = Mention.copyOfOriginal(document) { mentions.append(copy) }
  if document.isSelfBilled { mentions.append(Mention.selfBilling) }
  if document.regimes.cashVat || document.type == .RC { mentions.append(Mention.cashVat) }
  if document.training { mentions.append(Mention.training) }
  return mentions
}

private func exemptionReasons(of document: Document) -> [ExemptionReason] {
  var reasons: [ExemptionReason] = []
  for line in document.lines {
    guard let tax = line.tax, let key = tax.reasonKey, !reasons.contains(where: { $0.key == key })
    else { continue }
    let mention = tax.exemption.flatMap { Exemptions.mention($0) } ?? tax.exemptionReason
    reasons.append(
      ExemptionReason(key: key, code: tax.exemption, mention: mention ?? tax.exemption ?? ""))
  }
  return reasons
}

extension LineTax {
  /// What makes two lines refer to the same reason: a code of AT's table, else code and words.
  package var reasonKey: String? {
    if let exemption, Exemptions.mention(exemption) != nil { return exemption }
    guard exemption != nil || exemptionReason != nil else { return nil }
    return [exemption, exemptionReason].compactMap { $0 }.joined(separator: " ")
  }
}
