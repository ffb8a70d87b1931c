internal import DocumentModel
internal import Measures

let taxSummaryMatchesLines = Rule(
  "SUM-01", .error,
  en: "The tax summary has one row for each combination of type, region, code and rate in use.",
  pt: "O resumo de impostos tem uma linha por combinação usada de tipo, região, código e taxa.",
  law: ["CIVA art. 36 n.5 (items of different rates apart)", "Despacho 8632/2014, 2.2.11"],
  reads: [.type, .lines, .taxSummary]
) { document, report in
  guard let summary = TaxGroups(document), !summary.isComplete else { return }
  for group in summary.groups where group.row == nil {
    report(
      at: "/taxSummary",
      en: "The lines use \(group.key.name), with \(euros(group.cents)) in all, but the tax summary"
        + " has no row for it; add the row, or correct the lines",
      pt: "As linhas usam \(group.key.name), num total de \(euros(group.cents)), mas o resumo de"
        + " impostos não tem linha para isso; acrescente-a ou corrija as linhas")
  }
  for (row, isDuplicate) in summary.strayRows {
    let name = document.taxSummary?[row].key.name ?? ""
    if isDuplicate {
      report(
        at: .taxRow(row),
        en: "Tax summary row \(row + 1) repeats \(name); merge it with the first such row",
        pt: "A linha \(row + 1) do resumo de impostos repete \(name); junte-a à primeira igual")
    } else {
      report(
        at: .taxRow(row),
        en: "Tax summary row \(row + 1) is for \(name), which no line uses; remove the row, or"
          + " correct the lines",
        pt: "A linha \(row + 1) do resumo de impostos é de \(name), que nenhuma linha usa; retire-a"
          + " ou corrija as linhas")
    }
  }
}
