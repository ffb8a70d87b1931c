internal import DocumentModel
internal import Measures

let unvaluedLinesHaveNoValues = Rule(
  "VAL-03", .error,
  en: "A transport or working document without totals has no values on any line.",
  pt: "Um documento de transporte ou de conferência sem totais não tem valores em nenhuma linha.",
  law: ["Despacho 8632/2014, 2.1.6", "Portaria 195/2020 (AT QR specification, I1:0)"],
  reads: [.type, .lines, .taxSummary, .totals], oneByOne: .lines
) { document, report in
  guard document.isUnvalued else { return }
  for index in document.lines.indices {
    func extra(_ member: String) {
      report(
        at: .line(index, member),
        en: "Line \(index + 1) has `\(member)`, but the document has neither `taxSummary` nor"
          + " `totals`; add both, or take every price, discount, amount and tax off the lines",
        pt: "A linha \(index + 1) tem `\(member)`, mas o documento não tem `taxSummary` nem"
          + " `totals`; acrescente ambos ou retire das linhas preços, descontos, valores e"
          + " impostos")
    }
    if document.lines[index].unitPrice != nil { extra("unitPrice") }
    if document.lines[index].discount != nil { extra("discount") }
    if document.lines[index].amount != nil { extra("amount") }
    if document.lines[index].tax != nil { extra("tax") }
  }
}
