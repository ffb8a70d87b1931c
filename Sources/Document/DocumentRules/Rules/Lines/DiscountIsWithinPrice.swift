internal import DocumentModel
internal import Measures

let discountIsWithinPrice = Rule(
  "LIN-03", .error,
  en: "A discount is either a percentage from 0 to 100 or an amount not above the line's price.",
  pt: "Um desconto é ou uma percentagem de 0 a 100 ou um valor que não excede o preço da linha.",
  law: ["Despacho 8632/2014, 3.2.8", "CIVA art. 36 n.5 c)"],
  reads: [.lines], oneByOne: .lines
) { document, report in
  for index in document.lines.indices {
    guard let discount = document.lines[index].discount else { continue }
    switch (discount.percent, discount.amount) {
    case (let percent?, nil):
      guard !isPercentage(percent) else { continue }
      report(
        at: .line(index, "discount/percent"),
        en: "Line \(index + 1): a discount of \(percent) % is not between 0 and 100 %;"
          + " correct the percentage",
        pt: "Linha \(index + 1): um desconto de \(percent) % não está entre 0 e 100 %;"
          + " corrija a percentagem")
    case (nil, let amount?):
      guard let price = document.lines[index].unitPrice else { continue }
      let gross = ExactProduct(document.lines[index].quantity, times: price).magnitude.rounded
      guard amount > gross else { continue }
      report(
        at: .line(index, "discount/amount"),
        en: "Line \(index + 1): the discount of \(amount) exceeds quantity × unit price"
          + " = \(gross); correct the discount",
        pt: "Linha \(index + 1): o desconto de \(amount) excede quantidade × preço unitário"
          + " = \(gross); corrija o desconto")
    case (.some, .some), (nil, nil):
      report(
        at: .line(index, "discount"),
        en: "Line \(index + 1): the discount needs `percent` or `amount`, exactly one of them",
        pt: "Linha \(index + 1): o desconto precisa de `percent` ou de `amount`, só de um deles")
    }
  }
}

/// Whether a discount of `percent` leaves neither less than nothing nor more than all.
func isPercentage(_ percent: Decimal) -> Bool { percent >= .zero && percent <= Decimal(100) }
