internal import DocumentModel
internal import Measures

let settledAmountsMakeTheReceipt = Rule(
  "REC-02", .error,
  en: "The amounts settled, less those of credit notes, add up to the gross total of the receipt.",
  pt: "Os valores pagos, menos os das notas de crédito, somam o total do recibo.",
  law: ["Portaria 302/2016, 4.4, SourceDocumentID and GrossTotal", "Despacho 8632/2014, 3.3.2"],
  reads: [.type, .settled, .totals, .withholdings]
) { document, report in
  guard document.family == .payment, !document.settled.isEmpty, let totals = document.totals
  else { return }
  let sums = SettledSums(document.settledAsMeant)
  let withheld = document.withholdings.lazy.map(\.amount).wideTotal
  guard !sums.make(totals.gross, withheld: withheld) else { return }
  report(
    at: "/totals/gross",
    en: "The amounts settled add up to \(euros(sums.amounts)), but the receipt is for"
      + " \(totals.gross); correct the amounts under `settled` or the totals, and mark what takes off,"
      + " as a credit note does, with `credit`",
    pt: "Os valores pagos somam \(euros(sums.amounts)), mas o recibo é de \(totals.gross);"
      + " corrija os valores em `settled` ou os totais, e assinale com `credit` o que se deduz, como"
      + " uma nota de crédito")
}
