internal import DocumentModel
internal import Measures

let stampDutyIsSumOfItsRows = Rule(
  "TOT-04", .error,
  en: "Stamp duty, when stated, is the sum of the IS rows and part of the tax total.",
  pt: "O imposto do selo, quando indicado, é a soma das linhas IS e faz parte dos impostos.",
  law: [
    "Portaria 195/2020 (AT QR specification, fields M and N)", "Portaria 302/2016, TaxPayable",
  ],
  reads: [.taxSummary, .totals]
) { document, report in
  guard let totals = document.totals, let stated = totals.stampDuty else { return }
  guard let rows = document.taxSummary, !rows.isEmpty else {
    guard stated > totals.tax else { return }
    report(
      at: "/totals/stampDuty",
      en: "The stamp duty of \(stated) exceeds the tax total of \(totals.tax), which includes it;"
        + " correct one of them",
      pt:
        "O imposto do selo de \(stated) excede o total de impostos de \(totals.tax), que o inclui;"
        + " corrija um deles")
    return
  }
  let duty = rows.lazy.filter { $0.type == .stampDuty }.map(\.amount).wideTotal
  guard duty != Int128(stated.cents) else { return }
  report(
    at: "/totals/stampDuty",
    en: "The IS rows of the tax summary add up to \(euros(duty)), but the stamp duty is \(stated);"
      + " correct one of them",
    pt: "As linhas IS do resumo de impostos somam \(euros(duty)), mas o imposto do selo é"
      + " \(stated); corrija um deles")
}
