internal import DocumentModel
internal import Measures

let exemptionIsInTheTable = Rule(
  "EXE-02", .error,
  en: "An exemption code stands in AT's table.",
  pt: "Um código de isenção consta da tabela da AT.",
  law: ["CIVA art. 36 n.5 e)", "Portaria 302/2016, TaxExemptionCode"],
  reads: [.lines], oneByOne: .members
) { document, report in
  for index in document.lines.indices {
    guard let tax = document.lines[index].tax, let code = tax.exemption,
      Exemptions.named(code) == nil, !document.givesReasonInWords(tax)
    else { continue }
    report(
      at: .line(index, "tax/exemption"),
      en: "Line \(index + 1): AT's table of exemption codes has no \(quoted(code));"
        + " use one of M01…M99 from the table",
      pt: "Linha \(index + 1): a tabela de códigos de isenção da AT não tem \(quoted(code));"
        + " use um dos códigos M01…M99 da tabela")
  }
}
