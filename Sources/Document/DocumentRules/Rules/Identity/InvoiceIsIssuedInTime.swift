internal import DocumentModel
internal import Measures

let invoiceIsIssuedInTime = Rule(
  "DAT-03", .warning,
  en: "An invoice is issued by the fifth working day after the supply; of supplies to another "
    + "Member State, by the 15th of the following month.",
  pt: "A fatura é emitida até ao quinto dia útil após a operação; de operações para outro "
    + "Estado-Membro, até ao dia 15 do mês seguinte.",
  law: ["CIVA art. 36 n.1 a) e b)", "RITI art. 27 n.2"],
  reads: [.type, .issueDate, .source, .supplyDate, .lines]
) { document, report in
  guard document.type == .FT || document.type == .FS || document.type == .FR,
    document.source == .produced, let supply = lastSupply(of: document),
    // No five working days fit in five days' time, whatever the holidays.
    document.issueDate.ordinal - supply.ordinal > 5
  else { return }
  let deadline =
    document.lines.allSatisfy { !$0.isItem || isIntraCommunity($0.tax?.exemption) }
    ? fifteenthOfNextMonth(after: supply) : supply.workingDay(after: 5)
  guard document.issueDate > deadline else { return }
  report(
    at: "/issueDate",
    en: "The supply of \(supply) was to be invoiced by \(deadline) and the invoice is of "
      + "\(document.issueDate)",
    pt: "A operação de \(supply) devia ser faturada até \(deadline) e a fatura é de "
      + "\(document.issueDate)")
}

/// Services located in another Member State (CIVA art. 6 n.6 a), a contrario), and goods that go
/// there (RITI art. 14).
private func isIntraCommunity(_ exemption: String?) -> Bool {
  exemption == "M40" || exemption == "M16"
}

/// The document's supply date, or the last of its lines' where every line has one: the deadline
/// of an invoice for a period counts from the period's end.
private func lastSupply(of document: Document) -> Day? {
  if let date = document.supplyDate { return date }
  var last: Day?
  for line in document.lines where line.isItem {
    guard let date = line.supplyDate else { return nil }
    if last.map({ $0 < date }) ?? true { last = date }
  }
  return last
}

private func fifteenthOfNextMonth(after day: Day) -> Day {
  Day(
    year: day.month == 12 ? day.year + 1 : day.year, month: day.month % 12 + 1, day: 15) ?? day
}
