internal import DocumentModel
internal import Measures

let lineAmountFollowsFromPrice = Rule(
  "LIN-02", .error,
  en: "A line's amount is quantity × unit price − discount, rounded to the cent, within one cent.",
  pt: "O valor de uma linha é quantidade × preço unitário − desconto, arredondado ao cêntimo,"
    + " com um cêntimo de tolerância.",
  law: ["CIVA art. 36 n.5 c)", "Despacho 8632/2014, 3.2.3", "Despacho 8632/2014, 3.3.2"],
  reads: [.lines], oneByOne: .lines
) { document, report in
  for index in document.lines.indices {
    guard let amount = document.lines[index].amount, let price = document.lines[index].unitPrice,
      let net = netOfDiscount(
        ExactProduct(document.lines[index].quantity, times: price),
        document.lines[index].discount)
    else { continue }
    let difference = Int128(amount.cents) - Int128(net.rounded.cents)
    let quantity = document.lines[index].quantity
    guard !(-1...1).contains(difference), !document.lines[index].isOfTwoSigns else { continue }
    let computation =
      "\(quantity) × \(price)"
      + (document.lines[index].discount.map { text(of: $0, takenBack: quantity < .zero) } ?? "")
      + " = \(net.rounded)"
    report(
      at: .line(index, "amount"),
      en: "Line \(index + 1): \(computation), but `amount` says \(amount);"
        + " correct the amount, the quantity, the price or the discount",
      pt: "Linha \(index + 1): \(computation), mas `amount` indica \(amount);"
        + " corrija o valor, a quantidade, o preço ou o desconto")
  }
}

/// `gross` less a discount, which a negative line takes back; nil when LIN-03 refuses the discount
/// anyway.
private func netOfDiscount(_ gross: ExactProduct, _ discount: Discount?) -> ExactProduct? {
  switch (discount?.percent, discount?.amount) {
  case (nil, nil): discount == nil ? gross : nil
  case (let percent?, nil): isPercentage(percent) ? gross.less(percent: percent) : nil
  case (nil, let amount?):
    if amount > gross.magnitude.rounded {
      nil
    } else if gross < ExactProduct(.zero) {
      gross + ExactProduct(amount)
    } else {
      gross - ExactProduct(amount)
    }
  default: nil
  }
}

private func text(of discount: Discount, takenBack: Bool) -> String {
  if let percent = discount.percent { return " − \(percent) %" }
  return discount.amount.map { (takenBack ? " + " : " − ") + "\($0)" } ?? ""
}
