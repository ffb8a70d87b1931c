internal import DocumentModel
internal import Measures

let exemptionIsValidOnDate = Rule(
  "EXE-03", .error,
  en: "An exemption code belongs to AT's table on the date of the document.",
  pt: "Um código de isenção pertence à tabela da AT na data do documento.",
  law: ["Portaria 302/2016, TaxExemptionCode", "AT, table of exemption codes, version 4.0"],
  reads: [.type, .lines, .issueDate, .supplyDate], oneByOne: .lines
) { document, report in
  for index in document.lines.indices {
    guard let code = document.lines[index].tax?.exemption, let exemption = Exemptions.named(code)
    else { continue }
    if let last = exemption.validTo, document.issueDate > last {
      report.exemption(
        of: document,
        at: .line(index, "tax/exemption"),
        en: "Line \(index + 1): \(code) was withdrawn after \(last), but the document is dated"
          + " \(document.issueDate); use the code that replaced it",
        pt: "Linha \(index + 1): \(code) foi retirado depois de \(last), mas o documento tem a data"
          + " \(document.issueDate); use o código que o substituiu")
    }
    // An advance may name the regime of the supply to come, hence the later of the two days.
    let day = max(document.issueDate, document.lines[index].supplyDate ?? document.chargeableDay)
    if let first = exemption.validFrom, day < first {
      report.exemption(
        of: document,
        at: .line(index, "tax/exemption"),
        en: "Line \(index + 1): \(code) exists only since \(first), but the document is dated"
          + " \(document.issueDate); use the code of that time",
        pt: "Linha \(index + 1): \(code) só existe desde \(first), mas o documento tem a data"
          + " \(document.issueDate); use o código dessa época")
    }
  }
}

extension Report {
  /// Only warns of notes, which follow the documents that they rectify.
  fileprivate mutating func exemption(
    of document: Document, at pointer: JSONPointer, en: String, pt: String
  ) {
    if document.type.rectifies {
      warn(at: pointer, en: en, pt: pt)
    } else {
      self(at: pointer, en: en, pt: pt)
    }
  }
}
