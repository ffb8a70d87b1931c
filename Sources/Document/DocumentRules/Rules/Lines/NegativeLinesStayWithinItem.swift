internal import DocumentModel
internal import Measures

let negativeLinesStayWithinItem = Rule(
  "LIN-08", .error,
  en: "The negative lines of an item never take off more than its other lines come to.",
  pt: "As linhas negativas de um artigo nunca retiram mais do que somam as suas outras linhas.",
  law: ["Despacho 8632/2014, 2.2.6"],
  reads: [.lines]
) { document, report in
  guard document.lines.contains(where: \.isNegative) else { return }
  var items = ItemSums()
  for line in document.lines where line.isItem { items.add(line) }
  var reported: Set<String> = []
  for index in document.lines.indices where document.lines[index].isNegative {
    let name = items.name(of: document.lines[index])
    guard let sum = items.sums[name], sum.isBelowZero, reported.insert(name).inserted else {
      continue
    }
    report(
      at: .line(index, "quantity"),
      en: "Line \(index + 1): the lines of \(quoted(name)) add up to \(sum), below zero; cancel no"
        + " more than the document has of this item, or issue a credit note",
      pt: "Linha \(index + 1): as linhas de \(quoted(name)) somam \(sum), abaixo de zero; não anule"
        + " mais do que o documento tem deste artigo, ou emita uma nota de crédito")
  }
}

/// What the lines of each item add up to.
private struct ItemSums {
  struct Sum: CustomStringConvertible {
    var cents: Int128 = 0
    var millionths: Int128 = 0
    var hasAmounts = false

    /// The law speaks of values; where there are none, quantities tell.
    var isBelowZero: Bool { hasAmounts && cents != 0 ? cents < 0 : millionths < 0 }

    var description: String {
      hasAmounts && cents != 0
        ? euros(cents) : "\(Decimal(millionths: Int64(clamping: millionths)))"
    }
  }

  private(set) var sums: [String: Sum] = [:]
  /// The code of the first line with a description: a line without code is of the same item.
  private var codes: [String: String] = [:]

  mutating func add(_ line: Line) {
    if let code = line.code, codes[line.description] == nil { codes[line.description] = code }
    var sum = sums[name(of: line)] ?? Sum()
    if let amount = line.amount {
      sum.cents += Int128(amount.cents)
      sum.hasAmounts = true
    }
    sum.millionths += Int128(line.quantity.millionths)
    sums[name(of: line)] = sum
  }

  /// An item goes by its code, else by its description.
  func name(of line: Line) -> String { line.code ?? codes[line.description] ?? line.description }
}
