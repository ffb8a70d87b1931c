internal import DocumentModel
internal import Measures

let cashReceiptShowsItsTax = Rule(
  "REC-03", .warning,
  en: "A receipt of the cash-accounting scheme (RC) shows net price, rates and tax.",
  pt: "Um recibo do regime de IVA de caixa (RC) indica preço líquido, taxas e imposto.",
  law: ["DL 71/2013, annex art. 6"],
  reads: [.type, .taxSummary]
) { document, report in
  guard document.type == .RC, document.taxSummary?.isEmpty ?? true else { return }
  report(
    at: "/taxSummary",
    en: "The receipt is of type RC but shows no tax; add `taxSummary`, one row for each rate of the"
      + " documents settled",
    pt: "O recibo é do tipo RC mas não indica o imposto; acrescente `taxSummary`, com uma linha por"
      + " taxa dos documentos pagos")
}
