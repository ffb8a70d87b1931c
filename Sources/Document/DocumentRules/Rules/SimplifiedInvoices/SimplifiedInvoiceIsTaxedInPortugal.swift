internal import DocumentModel
internal import Measures

let simplifiedInvoiceIsTaxedInPortugal = Rule(
  "FS-03", .warning,
  en: "A simplified invoice is for supplies taxed in Portugal.",
  pt: "Uma fatura simplificada é de operações tributadas em Portugal.",
  law: ["CIVA art. 40 n.1"],
  reads: [.type, .lines], oneByOne: .lines
) { document, report in
  guard document.type == .FS else { return }
  for index in document.lines.indices {
    guard let region = document.lines[index].tax?.region else { continue }
    // An unknown region is TAX-03's.
    guard region != "PT", isCountry(region) else { continue }
    report(
      at: .line(index, "tax/region"),
      en: "Line \(index + 1) is taxed in \(region), and a simplified invoice is for supplies taxed"
        + " in Portugal; issue an invoice (FT or FR)",
      pt: "A linha \(index + 1) é tributada em \(region), e uma fatura simplificada é de operações"
        + " tributadas em Portugal; emita uma fatura (FT ou FR)")
  }
}
