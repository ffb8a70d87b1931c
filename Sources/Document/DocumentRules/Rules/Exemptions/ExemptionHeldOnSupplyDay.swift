internal import DocumentModel
internal import Measures

let exemptionHeldOnSupplyDay = Rule(
  "EXE-07", .warning,
  en: "A temporary exemption is used for supplies of its own time.",
  pt: "Uma isenção temporária usa-se em operações do seu próprio tempo.",
  law: ["Lei 17/2023", "DL 97/2026", "CIVA arts 7 and 8"],
  reads: [.type, .lines, .issueDate, .supplyDate], oneByOne: .lines
) { document, report in
  // A note follows the document that it rectifies, whose supply day it need not show.
  guard !document.type.rectifies else { return }
  for index in document.lines.indices {
    guard let code = document.lines[index].tax?.exemption, let exemption = Exemptions.named(code)
    else { continue }
    let day = document.lines[index].supplyDate ?? document.chargeableDay
    let isEarly = exemption.regimeFrom.map { day < $0 && document.issueDate >= $0 } ?? false
    let isLate = exemption.regimeTo.map { day > $0 } ?? false
    guard isEarly || isLate else { continue }
    let first = exemption.regimeFrom.map(\.description) ?? "…"
    let last = exemption.regimeTo.map(\.description) ?? "…"
    report(
      at: .line(index, "tax/exemption"),
      en: "Line \(index + 1): the exemption \(code) (\(exemption.legalBasis)) held from \(first) to"
        + " \(last), but the supply is of \(day); check which rate applies",
      pt: "Linha \(index + 1): a isenção \(code) (\(exemption.legalBasis)) vigorou de \(first) a"
        + " \(last), mas a operação é de \(day); confirme que taxa se aplica")
  }
}
