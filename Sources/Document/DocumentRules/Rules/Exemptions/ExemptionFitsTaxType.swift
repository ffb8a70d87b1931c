internal import DocumentModel
internal import Measures

let exemptionFitsTaxType = Rule(
  "EXE-04", .warning,
  en: "M99 marks what is not subject (NS); NS carries M99 or a margin scheme.",
  pt: "M99 assinala o que não é sujeito (NS); NS leva M99 ou um regime da margem.",
  law: ["Portaria 302/2016, TaxType NS", "AT, table of exemption codes, M99"],
  reads: [.lines], oneByOne: .lines
) { document, report in
  for index in document.lines.indices {
    guard let tax = document.lines[index].tax, let code = tax.exemption,
      let exemption = Exemptions.named(code)
    else { continue }
    switch (tax.type, exemption.kind) {
    case (.vat, .outside):
      report(
        at: .line(index, "tax/exemption"),
        en: "Line \(index + 1): \(code) stands for \"\(exemption.mention)\", but the tax is IVA"
          + " \(plain(tax.code)); use type and code NS, or the code of an exemption",
        pt: "Linha \(index + 1): \(code) significa \"\(exemption.mention)\", mas o imposto é IVA"
          + " \(plain(tax.code)); use tipo e código NS ou o código de uma isenção")
    case (.notSubject, let kind) where kind != .outside && kind != .margin:
      report(
        at: .line(index, "tax/exemption"),
        en: "Line \(index + 1): NS is not subject to tax, but \(code) stands for"
          + " \"\(exemption.mention)\"; use M99, or type IVA with code ISE",
        pt: "Linha \(index + 1): NS não é sujeito a imposto, mas \(code) significa"
          + " \"\(exemption.mention)\"; use M99 ou o tipo IVA com o código ISE")
    default: continue
    }
  }
}
