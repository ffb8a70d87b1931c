internal import DocumentModel
internal import Measures

let largeInvoicesNameCustomer = Rule(
  "BUY-06", .warning,
  en:
    "Up to 2019-02-15 an invoice of 1,000 EUR or more gives name and address of a private customer"
    + " too.",
  pt: "Até 2019-02-15 uma fatura de 1000 EUR ou mais indica nome e morada também de um particular.",
  law: ["CIVA art. 36 n.15, revoked by DL 28/2019 art. 44 a)"],
  reads: [.type, .issueDate, .buyer, .totals]
) { document, report in
  guard document.type == .FT || document.type == .FR, !document.hasCustomerNumber,
    document.grossTotal.cents >= 1000_00,
    let last = Day(year: 2019, month: 2, day: 15), document.issueDate <= last
  else { return }
  if document.buyer?.name.isMissing ?? true {
    report(
      at: document.buyer == nil ? "/buyer" : "/buyer/name",
      en: "An invoice of \(document.grossTotal) EUR names the customer, even a private one; give "
        + "buyer.name and buyer.address",
      pt: "Uma fatura de \(document.grossTotal) EUR identifica o adquirente, mesmo particular; "
        + "indique buyer.name e buyer.address")
  } else if document.buyer?.address.isMissing ?? true {
    report(
      at: "/buyer/address",
      en: "An invoice of \(document.grossTotal) EUR gives the customer's address, even a private "
        + "one's; give buyer.address",
      pt: "Uma fatura de \(document.grossTotal) EUR indica a morada do adquirente, mesmo "
        + "particular; indique buyer.address")
  }
}
