internal import DocumentModel
internal import Measures

let zeroRateGivesItsReason = Rule(
  "EXE-01", .error,
  en: "A line carries an exemption code exactly where it charges no tax.",
  pt: "Uma linha tem código de isenção exatamente onde não liquida imposto.",
  law: [
    "CIVA art. 36 n.5 e)", "Despacho 8632/2014, 3.2.6",
    "Portaria 302/2016, 4.1.4.19.16 and 4.1.4.19.17",
  ],
  reads: [.lines], oneByOne: .lines
) { document, report in
  for index in document.lines.indices {
    // Words without a code, in a document issued elsewhere, are EXE-08's.
    guard let tax = document.lines[index].tax,
      !(tax.chargesNothing && document.givesReasonInWords(tax))
    else { continue }
    switch (tax.chargesNothing, tax.exemption) {
    case (true, nil):
      report(
        at: .line(index, "tax/exemption"),
        en:
          "Line \(index + 1) charges no tax (\(tax.type.rawValue) \(plain(tax.code))) but gives no"
          + " reason; add `exemption` with a code of AT's table, such as M07",
        pt:
          "A linha \(index + 1) não liquida imposto (\(tax.type.rawValue) \(plain(tax.code))) mas não"
          + " indica o motivo; acrescente `exemption` com um código da tabela da AT, como M07")
    case (false, let exemption?):
      let charged = tax.rate.map { "\($0) %" } ?? tax.amount.map { "\($0)" } ?? "?"
      report(
        at: .line(index, "tax/exemption"),
        en:
          "Line \(index + 1) charges \(tax.type.rawValue) \(plain(tax.code)) \(charged) but carries"
          + " exemption \(plain(exemption)); remove the exemption, or charge rate 0",
        pt:
          "A linha \(index + 1) liquida \(tax.type.rawValue) \(plain(tax.code)) \(charged) mas tem a"
          + " isenção \(plain(exemption)); retire a isenção ou use a taxa 0")
    default: continue
    }
  }
}

extension LineTax {
  /// Whether the line owes a reason for charging nothing.
  fileprivate var chargesNothing: Bool {
    type == .notSubject || code == "ISE" || rate == .zero || amount == .zero
  }
}
