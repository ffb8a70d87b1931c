internal import DocumentModel
internal import Measures

let simplifiedInvoiceIsSmall = Rule(
  "FS-01", .warning,
  en: "A simplified invoice is over at most 1000 EUR, unless the seller is exempt by art. 53.",
  pt: "Uma fatura simplificada não excede 1000 EUR, salvo se o vendedor é isento pelo art. 53.º.",
  law: ["CIVA art. 40 n.1 a) and c)", "DL 35/2025 (n.1 c), from 2025-07-01)"],
  reads: [.type, .lines, .totals, .issueDate]
) { document, report in
  guard let (total, pointer) = document.limitedTotal(report.options),
    total > Money(cents: 1000_00)
  else { return }
  report(
    at: pointer,
    en:
      "The simplified invoice amounts to \(total) EUR, and the limit is 1000 EUR; issue an invoice"
      + " (FT or FR)",
    pt: "A fatura simplificada é de \(total) EUR e o limite é 1000 EUR; emita uma fatura (FT ou"
      + " FR)")
}
