internal import DocumentModel
internal import Measures

let stampDutyHasOneMeasure = Rule(
  "TAX-04", .error,
  en: "Stamp duty is charged by a rate or by an amount for each unit; no other tax has an amount.",
  pt: "O imposto do selo cobra-se por taxa ou por valor unitário; nenhum outro imposto tem valor.",
  law: ["Portaria 302/2016, TaxPercentage and TaxAmount"],
  reads: [.lines], oneByOne: .lines
) { document, report in
  for index in document.lines.indices {
    guard let tax = document.lines[index].tax else { continue }
    switch (tax.type, tax.rate, tax.amount) {
    case (.stampDuty, nil, nil):
      if tax.code == "ISE" { continue }
      report(
        at: .line(index, "tax/rate"),
        en:
          "Line \(index + 1): stamp duty of item \(plain(tax.code)) has neither `rate` nor `amount`;"
          + " give the one that the table sets",
        pt: "Linha \(index + 1): o selo da verba \(plain(tax.code)) não tem `rate` nem `amount`;"
          + " indique o que a tabela fixa")
    case (.stampDuty, let rate?, let amount?):
      report(
        at: .line(index, "tax/amount"),
        en: "Line \(index + 1): stamp duty has both a rate (\(rate) %) and an amount (\(amount));"
          + " keep the one that the table sets",
        pt: "Linha \(index + 1): o selo tem taxa (\(rate) %) e valor (\(amount));"
          + " mantenha só o que a tabela fixa")
    case (.vat, _, let amount?), (.notSubject, _, let amount?):
      report(
        at: .line(index, "tax/amount"),
        en: "Line \(index + 1): \(tax.type.rawValue) has an amount for each unit (\(amount)), which"
          + " only stamp duty knows; remove `amount` from the tax",
        pt: "Linha \(index + 1): \(tax.type.rawValue) tem um valor unitário (\(amount)), que só"
          + " existe no imposto do selo; retire `amount` do imposto")
    default: continue
    }
  }
}
