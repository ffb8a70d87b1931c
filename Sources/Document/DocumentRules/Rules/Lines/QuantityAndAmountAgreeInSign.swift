internal import DocumentModel
internal import Measures

let quantityAndAmountAgreeInSign = Rule(
  "LIN-09", .error,
  en: "Quantity and amount of a line are both negative, or neither is.",
  pt: "A quantidade e o valor de uma linha são ambos negativos, ou nenhum o é.",
  law: ["Despacho 8632/2014, 2.2.6"],
  reads: [.lines], oneByOne: .lines
) { document, report in
  for index in document.lines.indices where document.lines[index].isOfTwoSigns {
    let line = document.lines[index]
    report(
      at: .line(index, "amount"),
      en:
        "Line \(index + 1) has quantity \(line.quantity) and amount \(line.amount ?? .zero); a line"
        + " that cancels an entry of this document has a minus sign on both, every other on neither",
      pt: "A linha \(index + 1) tem a quantidade \(line.quantity) e o valor"
        + " \(line.amount ?? .zero); uma linha que anula um registo deste documento tem sinal menos"
        + " em ambos, qualquer outra em nenhum")
  }
}

extension Line {
  /// Whether of quantity and amount one is negative and the other is not.
  var isOfTwoSigns: Bool {
    guard let amount else { return false }
    return quantity < .zero ? amount > .zero : amount < .zero
  }
}
