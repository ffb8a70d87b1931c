import DocumentModel
import Measures

/// PAY, QRS and PRN: payment, the free field of the QR code, the printed form.
let paymentCases: [RuleCase] = [
  RuleCase("PAY-01", "one digit wrong", finds: ["/payment/methods/0/iban"]) {
    $0.pay(.transfer(iban: "PT50000201231234567890155", bic: nil))
  },
  RuleCase("PAY-01", "two digits swapped", finds: ["/payment/methods/1/iban"]) {
    $0.pay(
      .other(description: "Dinheiro"), .transfer(iban: "PT50000201231234567890145", bic: nil))
  },
  RuleCase("PAY-01", "spaces", finds: ["/payment/methods/0/iban"]) {
    $0.pay(.transfer(iban: "PT50 0002 0123 1234 5678 9015 4", bic: nil))
  },
  RuleCase("PAY-01", "small letters", finds: ["/payment/methods/0/iban"]) {
    $0.pay(.transfer(iban: "pt50000201231234567890154", bic: nil))
  },
  RuleCase("PAY-01", "the NIB alone", finds: ["/payment/methods/0/iban"]) {
    $0.pay(.transfer(iban: "000201231234567890154", bic: nil))
  },
  RuleCase("PAY-01", "too short for Portugal", finds: ["/payment/methods/0/iban"]) {
    $0.pay(.transfer(iban: "PT5000020123123456789015", bic: nil))
  },
  RuleCase("PAY-01", "empty", finds: ["/payment/methods/0/iban"]) {
    $0.pay(.transfer(iban: "", bic: nil))
  },
  RuleCase("PAY-01", "a thousand characters", finds: ["/payment/methods/0/iban"]) {
    $0.pay(.transfer(iban: "PT" + String(repeating: "5", count: 1000), bic: nil))
  },
  RuleCase("PAY-01", "Portuguese, German, Norwegian, Maltese") {
    $0.pay(
      .transfer(iban: "PT50000201231234567890154", bic: nil),
      .transfer(iban: "DE89370400440532013000", bic: nil),
      .transfer(iban: "NO9386011117947", bic: nil),
      .transfer(iban: "MT84MALT011000012345MTLCAST001S", bic: nil))
  },

  // 98 less 19 digits modulo 97 would be the NIB's own digits: 54 is right, 55 is not, and the
  // IBAN's digits are made to agree with it.
  RuleCase("PAY-02", "PT23", finds: ["/payment/methods/0/iban"]) {
    $0.pay(.transfer(iban: "PT23000201231234567890155", bic: nil))
  },
  RuleCase("PAY-02", "PT50") { $0.pay(.transfer(iban: "PT50000201231234567890154", bic: nil)) },

  RuleCase("PAY-03", "nine characters", finds: ["/payment/methods/0/bic"]) {
    $0.pay(.transfer(iban: "PT50000201231234567890154", bic: "CGDIPTPLX"))
  },
  RuleCase("PAY-03", "digit in the country", finds: ["/payment/methods/0/bic"]) {
    $0.pay(.transfer(iban: "PT50000201231234567890154", bic: "CGDIP1PL"))
  },
  RuleCase("PAY-03", "8 and 11 characters") {
    $0.pay(
      .transfer(iban: "PT50000201231234567890154", bic: "CGDIPTPL"),
      .transfer(iban: "PT50000201231234567890154", bic: "BESCPTPL0A1"))
  },

  RuleCase(
    "PAY-04", "entity and reference",
    finds: ["/payment/methods/0/entity", "/payment/methods/0/reference"]
  ) { $0.pay(.multibanco(entity: "1234", reference: "123 456 789", amount: nil)) },
  RuleCase("PAY-04", "letters", finds: ["/payment/methods/0/entity"]) {
    $0.pay(.multibanco(entity: "1234A", reference: "123456789", amount: nil))
  },
  RuleCase("PAY-04", "zeros in front") {
    $0.pay(.multibanco(entity: "01234", reference: "000456789", amount: nil))
  },

  RuleCase("PAY-05", "another amount", finds: ["/payment/methods/0/amount"]) {
    $0.pay(.reference(297_21))
  },
  RuleCase("PAY-05", "the amount payable") { $0.pay(.reference(297_22)) },
  RuleCase(
    "PAY-05", "gross with tax withheld", .invoiceReceipt,
    finds: [
      "/payment/methods/0/amount"
    ]
  ) { $0.payment?.methods = [.reference(1476_00)] },
  RuleCase("PAY-05", "less tax withheld", .invoiceReceipt) {
    $0.payment?.methods = [.reference(1200_00)]
  },
  RuleCase("PAY-05", "what a first payment leaves") {
    $0.payment = .paid(97_22)
    $0.payment?.methods = [.reference(200_00)]
  },
  RuleCase("PAY-05", "unvalued guide", .transport) { $0.pay(.reference(5_00)) },

  RuleCase("PAY-06", "landline", finds: ["/payment/methods/0/phone"]) {
    $0.pay(.mbway(phone: "210000000"))
  },
  RuleCase("PAY-06", "words", finds: ["/payment/methods/0/phone"]) { $0.pay(.mbway(phone: "Ana")) },
  RuleCase("PAY-06", "empty", finds: ["/payment/methods/0/phone"]) { $0.pay(.mbway(phone: "")) },
  RuleCase("PAY-06", "Portuguese and foreign") {
    $0.pay(
      .mbway(phone: "912345678"), .mbway(phone: "+351 912 345 678"), .mbway(phone: "351#912345678"),
      .mbway(phone: "+34 600 123 456"))
  },

  RuleCase("PAY-07", "empty", finds: ["/payment/methods/0/mandate"]) {
    $0.pay(.directDebit(mandate: ""))
  },
  RuleCase("PAY-07", "36 characters", finds: ["/payment/methods/0/mandate"]) {
    $0.pay(.directDebit(mandate: String(repeating: "1", count: 36)))
  },
  RuleCase("PAY-07", "35 characters") {
    $0.pay(.directDebit(mandate: String(repeating: "1", count: 35)))
  },

  RuleCase("PAY-08", "gross in spite of withholding", .invoiceReceipt, finds: ["/payment/paid"]) {
    $0.payment = .paid(1476_00)
  },
  RuleCase("PAY-08", "cash of which change was given", .invoiceReceipt, finds: ["/payment/paid"]) {
    $0.payment = .paid(1210_00)
    $0.payment?.paid[0].method = "NU"
  },
  RuleCase("PAY-08", "a cent short", .invoiceReceipt, finds: ["/payment/paid"]) {
    $0.payment = .paid(1199_99)
  },
  RuleCase("PAY-08", "beyond 64 bits", .invoiceReceipt, finds: ["/payment/paid"]) {
    $0.payment?.paid = Array(
      repeating: with(PaidAmount()) { $0.amount = Money(cents: .max) }, count: 3)
  },
  RuleCase("PAY-08", "in two parts", .invoiceReceipt) {
    $0.payment = .paid(1000_00)
    $0.payment?.paid += Payment.paid(200_00).paid
  },
  RuleCase("PAY-08", "not told", .invoiceReceipt) { $0.payment = nil },
  RuleCase("PAY-08", "an invoice paid in part") { $0.payment = .paid(100_00) },

  RuleCase("PAY-09", "less than the total", .receipt, finds: ["/payment/paid"]) {
    $0.payment = .paid(122_99)
  },
  RuleCase("PAY-09", "less tax withheld", .receipt) {
    $0.payment = .paid(98_00)
    $0.withholdings = [with(Withholding()) { $0.amount = Money(cents: 25_00) }]
  },

  RuleCase("PAY-10", "paid the day before", .cashReceipt, finds: ["/payment/paid/0/date"]) {
    $0.payment?.paid[0].date = Day("2026-05-03")
  },
  RuleCase("PAY-10", "day not told", .cashReceipt) { $0.payment?.paid[0].date = nil },
  RuleCase("PAY-10", "another day on a plain receipt", .receipt) {
    $0.payment?.paid[0].date = Day("2026-05-03")
  },

  RuleCase("QRS-01", "66 characters", finds: ["/qrOther"]) {
    $0.qrOther = String(repeating: "ç", count: 66)
  },
  RuleCase("QRS-01", "asterisk", finds: ["/qrOther"]) { $0.qrOther = "NU;0.80*TB" },
  RuleCase("QRS-01", "line break", finds: ["/qrOther"]) { $0.qrOther = "NU;0.80\n" },
  RuleCase("QRS-01", "65 characters") { $0.qrOther = String(repeating: "ç", count: 65) },
  RuleCase("QRS-01", "the official form") {
    $0.qrOther = "TB;PT00000000000000000000000;513500.58"
  },

  RuleCase("PRN-01", "path", finds: ["/print/template"]) { $0.print.template = "a/b" },
  RuleCase("PRN-01", "parent", finds: ["/print/template"]) { $0.print.template = ".." },
  RuleCase("PRN-01", "hidden", finds: ["/print/template"]) { $0.print.template = ".secret" },
  RuleCase("PRN-01", "backslash", finds: ["/print/template"]) { $0.print.template = "a\\b" },
  RuleCase("PRN-01", "NUL", finds: ["/print/template"]) { $0.print.template = "a\0b" },
  RuleCase("PRN-01", "empty", finds: ["/print/template"]) { $0.print.template = "" },
  RuleCase("PRN-01", "plain") { $0.print.template = "loja-2.v1" },

  RuleCase("PRN-02", "two originals", finds: ["/print/copies/2"]) {
    $0.print.copies = [.original, .duplicate, .original]
  },
  RuleCase("PRN-03", "an invoice without values", finds: ["/print/values"]) {
    $0.print.values = false
  },
  RuleCase("PRN-03", "a pro forma without values", .proForma) { $0.print.values = false },
  RuleCase("PRN-02", "one of each") { $0.print.copies = Copy.allCases },
]

extension Document {
  fileprivate mutating func pay(_ methods: PaymentMethod...) {
    payment = with(Payment()) { $0.methods = methods }
  }
}

extension PaymentMethod {
  /// A Multibanco reference for an amount in cents.
  fileprivate static func reference(_ cents: Int64) -> PaymentMethod {
    .multibanco(entity: "12345", reference: "123456789", amount: Money(cents: cents))
  }
}
