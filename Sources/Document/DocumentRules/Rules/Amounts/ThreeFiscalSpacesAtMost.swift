internal import DocumentModel
internal import Measures

let threeFiscalSpacesAtMost = Rule(
  "REGN-01", .error,
  en: "A document has taxes of at most three fiscal spaces.",
  pt: "Um documento tem impostos de três espaços fiscais, no máximo.",
  law: ["Portaria 195/2020 (AT QR specification, fields I, J and K)"],
  reads: [.taxSummary]
) { document, report in
  guard let rows = document.taxSummary, rows.count > 3 else { return }
  // What is not subject goes to field L, outside the spaces, unless there is nothing else.
  let isAllOutside = rows.allSatisfy { $0.type == .notSubject }
  var spaces: [String] = []
  for index in rows.indices where isAllOutside || rows[index].type != .notSubject {
    let region = rows[index].region
    guard !spaces.contains(region) else { continue }
    if spaces.count < 3 {
      spaces.append(region)
      continue
    }
    report(
      at: .taxRow(index, "region"),
      en: "The tax summary has a fourth fiscal space, \(plain(region)), after"
        + " \(spaces.map(plain).joined(separator: ", ")); the QR code has room for three; issue two documents",
      pt: "O resumo de impostos tem um quarto espaço fiscal, \(plain(region)), depois de"
        + " \(spaces.map(plain).joined(separator: ", ")); o código QR só tem lugar para três; emita dois"
        + " documentos")
    return
  }
}
