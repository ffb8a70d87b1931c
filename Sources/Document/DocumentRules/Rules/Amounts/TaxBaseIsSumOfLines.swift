internal import DocumentModel
internal import Measures

let taxBaseIsSumOfLines = Rule(
  "SUM-02", .error,
  en: "A base is the sum of its lines' amounts, less its share of the global discount.",
  pt: "Uma base é a soma dos valores das suas linhas, menos a sua parte do desconto global.",
  law: ["CIVA art. 36 n.5 c)", "CIVA art. 16 n.6 b)"],
  reads: [.type, .lines, .taxSummary, .totals]
) { document, report in
  guard let summary = TaxGroups(document), let rows = document.taxSummary else { return }
  let discount = Int128((document.totals?.discount ?? .zero).cents)
  var shared: Int128 = 0
  var allSharesAreLawful = summary.isComplete
  for group in summary.groups {
    guard let row = group.row else { continue }
    let share = group.cents - Int128(rows[row].base.cents)
    shared += share
    if share == 0 || (discount > 0 && share > 0) { continue }
    allSharesAreLawful = false
    report(
      at: .taxRow(row, "base"),
      en: "The lines with \(group.key.name) add up to \(euros(group.cents)), but the base is"
        + " \(rows[row].base); correct the base; a global discount belongs in `totals.discount`",
      pt: "As linhas com \(group.key.name) somam \(euros(group.cents)), mas a base é"
        + " \(rows[row].base); corrija a base; um desconto global indica-se em `totals.discount`")
  }
  guard discount > 0, allSharesAreLawful, shared != discount else { return }
  report(
    at: rows.count == 1 ? .taxRow(0, "base") : "/totals/discount",
    en: "The bases are \(euros(shared)) below the lines' sum, but the global discount is"
      + " \(euros(discount)); share the whole discount out over the bases, and nothing else",
    pt: "As bases ficam \(euros(shared)) abaixo da soma das linhas, mas o desconto global é"
      + " \(euros(discount)); reparta pelas bases todo o desconto, e nada mais")
}
