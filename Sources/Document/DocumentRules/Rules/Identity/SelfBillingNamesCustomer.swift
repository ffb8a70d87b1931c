internal import DocumentModel
internal import Measures

let selfBillingNamesCustomer = Rule(
  "REG-03", .warning,
  en: "A self-billed document identifies the customer, who issues it.",
  pt: "Um documento de autofaturação identifica o adquirente, que o emite.",
  law: ["CIVA art. 36 n.11", "CIVA art. 36 n.5 a)"],
  reads: [.status, .regimes, .buyer]
) { document, report in
  guard document.isSelfBilled, document.isForFinalConsumer else { return }
  report(
    at: "/buyer/taxId",
    en: "In self-billing the customer issues the document and is a taxable person; give "
      + "buyer.taxId",
    pt: "Na autofaturação é o adquirente, sujeito passivo, que emite o documento; indique "
      + "buyer.taxId")
}
