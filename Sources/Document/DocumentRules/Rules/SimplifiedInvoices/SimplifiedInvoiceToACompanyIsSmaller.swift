internal import DocumentModel
internal import Measures

let simplifiedInvoiceToACompanyIsSmaller = Rule(
  "FS-02", .warning,
  en: "A simplified invoice to a taxable person is over at most 100 EUR.",
  pt: "Uma fatura simplificada a um sujeito passivo não excede 100 EUR.",
  law: ["CIVA art. 40 n.1 a) and b)"],
  reads: [.type, .lines, .totals, .buyer, .issueDate]
) { document, report in
  guard let (total, pointer) = document.limitedTotal(report.options),
    total > Money(cents: 100_00), total <= Money(cents: 1000_00), document.isForLegalPerson
  else { return }
  report(
    at: pointer,
    en:
      "The simplified invoice amounts to \(total) EUR, and to \(document.buyerTaxId), a legal person,"
      + " the limit is 100 EUR; issue an invoice (FT or FR)",
    pt: "A fatura simplificada é de \(total) EUR e, para \(document.buyerTaxId), pessoa coletiva, o"
      + " limite é 100 EUR; emita uma fatura (FT ou FR)")
}

extension Document {
  /// Whether the buyer's NIF is of the kind given to companies, public bodies and other legal
  /// persons: it starts with 5, 6 or 9, and is not the number of a final consumer.
  fileprivate var isForLegalPerson: Bool {
    guard !isForFinalConsumer, buyer?.country ?? "PT" == "PT", buyerTaxId.utf8.count == 9,
      let first = buyerTaxId.utf8.first
    else { return false }
    return first == UInt8(ascii: "5") || first == UInt8(ascii: "6") || first == UInt8(ascii: "9")
  }
}
