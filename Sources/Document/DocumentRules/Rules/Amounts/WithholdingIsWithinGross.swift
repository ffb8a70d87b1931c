internal import DocumentModel
internal import Measures

let withholdingIsWithinGross = Rule(
  "WIT-01", .error,
  en: "The tax withheld does not exceed the gross total.",
  pt: "O imposto retido não excede o total do documento.",
  law: ["Despacho 8632/2014, 2.2.6 and 2.2.7"],
  reads: [.totals, .withholdings]
) { document, report in
  guard !document.withholdings.isEmpty else { return }
  let withheld = document.withholdings.lazy.map(\.amount).wideTotal
  guard withheld > Int128(document.grossTotal.cents) else { return }
  report(
    at: "/withholdings",
    en: "\(euros(withheld)) is withheld from a gross total of \(document.grossTotal), which would"
      + " leave a negative amount to pay; correct the withholding",
    pt: "Retém-se \(euros(withheld)) de um total de \(document.grossTotal), o que deixaria um valor"
      + " negativo a pagar; corrija a retenção")
}
