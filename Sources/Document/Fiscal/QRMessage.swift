internal import DocumentModel
internal import Measures

/// The QR message of a document: fields A to S of AT's specification, in order, joined by `*`.
///
/// AT, "Especificações Técnicas – Código de Barras Bidimensional – Código QR", sections 3 and 4
/// (Portaria 195/2020 art. 6): fields marked `+` are always present, fields marked `++` exactly
/// when there is information, so an absent amount is never written as `0.00`.
///
/// - Parameter hashCharacters: the four printed characters; nil on receipts, which carry `0`.
func qrMessage(of document: Document, hashCharacters: String?) -> String {
  var message = QRMessageWriter()
  let totals = document.totals ?? Totals()
  message.field("A", document.seller.taxId ?? "")
  message.field("B", document.buyerTaxId)
  message.field("C", buyerCountry(of: document))
  message.field("D", document.type.rawValue)
  message.field("E", document.status.rawValue)
  message.field("F", document.issueDate.compact)
  message.field("G", document.number)
  message.field("H", document.atcud)
  // Code NA, on receipts only, stands for no rate at all (Portaria 302/2016).
  let rows = (document.taxSummary ?? []).filter { $0.code != "NA" }
  if rows.isEmpty {
    // Only documents of SAF-T tables 4.2, 4.3 and 4.4 get here without a VAT rate.
    message.field("I1", "0")
  } else {
    let spaces = FiscalSpace.spaces(of: rows, on: document.chargeableDay)
    for (group, space) in zip(["I", "J", "K"], spaces) { message.space(group, space) }
  }
  message.amount("L", rows.total { $0.type == .notSubject ? $0.base : .zero })
  message.amount("M", rows.total { $0.type == .stampDuty ? $0.amount : .zero })
  message.field("N", totals.tax.description)
  message.field("O", totals.gross.description)
  message.amount("P", document.withheld)
  message.field("Q", hashCharacters ?? "0")
  message.field("R", document.certificate)
  if let other = document.qrOther, !other.isEmpty { message.field("S", other) }
  return message.text
}

/// Field C: the customer's `Country` as SAF-T (PT) has it.
///
/// A document without any buyer is a domestic sale to a final consumer: AT's examples 1 and 2 pair
/// 999999990 with PT. A buyer whose country is not stated is `Desconhecido` (Portaria 302/2016,
/// field 2.2.6.7).
private func buyerCountry(of document: Document) -> String {
  guard let buyer = document.buyer else { return "PT" }
  return buyer.country ?? buyer.address?.country ?? "Desconhecido"
}

private struct QRMessageWriter {
  private(set) var text = ""

  init() { text.reserveCapacity(256) }

  mutating func field(_ code: String, _ value: String) {
    if !text.isEmpty { text += "*" }
    text += code
    text += ":"
    text += value
  }

  /// A `++` amount: written only when there is one.
  mutating func amount(_ code: String, _ value: Money) {
    if value != .zero { field(code, value.description) }
  }

  mutating func space(_ group: String, _ space: FiscalSpace) {
    field(group + "1", space.region)
    amount(group + "2", space.exempt)
    for (level, amounts) in space.rated.enumerated() {
      amount(group + String(3 + 2 * level), amounts.base)
      // With a base, a tax that rounds to 0.00 is information; a debit note that corrects tax
      // alone has a tax without a base (AT's example 6).
      if amounts.base != .zero || amounts.vat != .zero {
        field(group + String(4 + 2 * level), amounts.vat.description)
      }
    }
  }
}

extension [TaxTotal] {
  /// The sum of one amount over the rows.
  fileprivate func total(_ amount: (TaxTotal) -> Money) -> Money {
    reduce(into: .zero) { $0 += amount($1) }
  }
}
