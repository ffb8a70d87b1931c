internal import DocumentModel
internal import Measures

let valuedLinesAreComplete = Rule(
  "VAL-01", .error,
  en: "Every line of a document with values has a unit price, an amount and a tax.",
  pt: "Cada linha de um documento com valores tem preço unitário, valor e imposto.",
  law: ["CIVA art. 36 n.5 c) and d)", "DL 28/2019 art. 7 n.2"],
  reads: [.type, .lines, .taxSummary, .totals], oneByOne: .members
) { document, report in
  guard !document.isUnvalued, document.family != .payment else { return }
  for index in document.lines.indices where document.lines[index].isItem {
    let missing = (
      price: document.lines[index].unitPrice == nil, amount: document.lines[index].amount == nil,
      tax: document.lines[index].tax == nil && !document.isPricedWithTax
    )
    guard missing.price || missing.amount || missing.tax else { continue }
    if missing.price {
      report(
        at: .line(index, "unitPrice"),
        en: "Line \(index + 1) has no unit price; add `unitPrice`, net and before discounts",
        pt: "A linha \(index + 1) não tem preço unitário; acrescente `unitPrice`, sem imposto e"
          + " antes de descontos")
    }
    if missing.amount {
      report(
        at: .line(index, "amount"),
        en: "Line \(index + 1) has no amount; add `amount`, quantity × unit price − discount",
        pt: "A linha \(index + 1) não tem valor; acrescente `amount`, quantidade × preço"
          + " unitário − desconto")
    }
    if missing.tax {
      report(
        at: .line(index, "tax"),
        en: "Line \(index + 1) has no tax; add `tax`, with type, region, code and rate",
        pt: "A linha \(index + 1) não tem imposto; acrescente `tax`, com tipo, região, código e"
          + " taxa")
    }
  }
}
