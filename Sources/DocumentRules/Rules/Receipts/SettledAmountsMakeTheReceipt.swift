internal import DocumentModel
internal import Measures

let settledAmountsMakeTheReceipt = Rule(
  "REC-02", .error,
  en: "The amounts settled add up to the gross total of the receipt.",
  pt: "Os valores pagos somam o total do recibo.",
  law: ["Portaria 302/2016, 4.4, SourceDocumentID and GrossTotal", "Despacho 8632/2014, 3.3.2"],
  reads: [.type, .settled, .totals, .withholdings]
) { document, report in
  guard document.family == .payment, !document.settled.isEmpty, let totals = document.totals
  else { return }
  let sums = SettledSums(document.settled)
  let withheld = document.withholdings.lazy.map(\.amount).wideTotal
  guard !sums.allow(Int128(totals.gross.cents), withheld: withheld) else { return }
  report(
    at: "/totals/gross",
    en: "The amounts settled add up to \(euros(sums.amounts)), but the receipt is for"
      + " \(totals.gross); correct the amounts under `settled` or the totals",
    pt: "Os valores pagos somam \(euros(sums.amounts)), mas o recibo é de \(totals.gross);"
      + " corrija os valores em `settled` ou os totais")
}

/// The sums that a receipt over several documents may lawfully come to, in cents.
private struct SettledSums {
  var amounts: Int128 = 0
  private var discounts: Int128 = 0
  /// Twice what credit notes took off: nothing prints negative, so they are listed like invoices.
  private var credits: Int128 = 0

  init(_ settled: [Settlement]) {
    for entry in settled {
      amounts += Int128(entry.amount.cents)
      discounts += Int128((entry.discount ?? .zero).cents)
      if entry.credit || entry.number.utf8.starts(with: "NC".utf8) {
        credits += 2 * Int128(entry.amount.cents)
      }
    }
  }

  /// Whether `gross` is the sum of the amounts: with the discounts on them counted or not, with
  /// credit notes set off or not, before or after the tax withheld.
  func allow(_ gross: Int128, withheld: Int128) -> Bool {
    [gross, gross - withheld].contains { target in
      [amounts, amounts - credits].contains { $0 == target || $0 - discounts == target }
    }
  }
}
