internal import Importing
internal import Measures

/// What a table declares of itself, and what its documents give.
struct TableSums {
  private var declared: [Element: (value: ExactProduct?, text: String, line: Int)] = [:]
  private var documents = 0
  private var lines = 0
  private var debit = ExactProduct(value: 0)
  private var credit = ExactProduct(value: 0)
  private var quantity = ExactProduct(value: 0)

  /// A declared figure that is not what the documents give.
  struct Difference {
    let path: String
    let name: String
    let declared: String
    let found: String
    let line: Int
  }

  mutating func declare(_ tree: ElementTree, _ node: ElementTree.Node) {
    declared[node.element] = (ExactProduct(text: tree.text(0)), tree.string(0), node.line)
  }

  /// Takes a document.
  ///
  /// - Parameters:
  ///   - isCounted: Whether its amounts enter the sums: not those of annulled documents, nor of
  ///     invoices that others replaced (Portaria 302/2016, 4.1.2 and 4.1.3).
  ///   - isLive: Whether its quantities do: not those of annulled guides (4.2.2).
  mutating func add(_ tree: ElementTree, _ document: Int, isCounted: Bool, isLive: Bool) {
    documents += 1
    for line in tree.all(.Line, in: document) {
      lines += 1
      if isLive { quantity = quantity + number(.Quantity, tree, line) }
      guard isCounted else { continue }
      debit = debit + number(.DebitAmount, tree, line)
      credit = credit + number(.CreditAmount, tree, line)
    }
  }

  private func number(_ element: Element, _ tree: ElementTree, _ line: Int) -> ExactProduct {
    tree.text(of: element, in: line).flatMap { ExactProduct(text: $0) } ?? ExactProduct(value: 0)
  }

  func differences(in table: Element) -> [Difference] {
    let found: [(Element, ExactProduct)] =
      table == .MovementOfGoods
      ? [(.NumberOfMovementLines, whole(lines)), (.TotalQuantityIssued, quantity)]
      : [(.NumberOfEntries, whole(documents)), (.TotalDebit, debit), (.TotalCredit, credit)]
    return found.compactMap { element, value in
      guard let entry = declared[element] else { return nil }
      // Half a cent is lost where a program rounds its sum.
      let rounding = ExactProduct(value: 5_000_000_000)
      if let stated = entry.value, (stated - value).magnitude <= rounding { return nil }
      return Difference(
        path: "/AuditFile/SourceDocuments/\(table.name)/\(element.name)", name: element.name,
        declared: entry.text, found: value.decimal.description, line: entry.line)
    }
  }

  private func whole(_ count: Int) -> ExactProduct {
    ExactProduct(Decimal(count), times: Decimal(1))
  }
}

/// The numbers of receipts, series by series.
struct ReceiptNumbers {
  private var series: [String: [Entry]] = [:]

  private struct Entry {
    let sequence: UInt64
    let date: String
    let line: Int
  }

  struct Fault {
    let wording: Wording
    let line: Int
  }

  mutating func add(_ number: String, date: String, at line: Int) {
    // A number that has no such form, or no end, is refused with its document.
    guard let slash = number.utf8.lastIndex(of: UInt8(ascii: "/")),
      let sequence = wholeNumber(number[number.utf8.index(after: slash)...])
    else { return }
    series[String(number[...slash]), default: []].append(
      Entry(sequence: sequence, date: date, line: line))
  }

  /// Numbers that are missing or stand twice, and dates that go backwards.
  var faults: [Fault] {
    var faults: [Fault] = []
    for (prefix, entries) in series.sorted(by: { $0.key < $1.key }) {
      let sorted = entries.sorted { ($0.sequence, $0.line) < ($1.sequence, $1.line) }
      for (before, after) in zip(sorted, sorted.dropFirst()) {
        let (left, right) = (
          plain(prefix) + "\(before.sequence)", plain(prefix) + "\(after.sequence)"
        )
        if before.sequence == after.sequence {
          faults.append(
            Fault(
              wording: Wording(
                en: "receipt \(right) stands twice", pt: "o recibo \(right) está duas vezes"),
              line: after.line))
          continue
        }
        if after.sequence - before.sequence > 1 {
          faults.append(
            Fault(
              wording: Wording(
                en: "the receipts between \(left) and \(right) are missing",
                pt: "faltam os recibos entre \(left) e \(right)"),
              line: after.line))
        }
        if after.date < before.date {
          faults.append(
            Fault(
              wording: Wording(
                en: "receipt \(right) of \(after.date) follows \(left) of \(before.date): the date "
                  + "goes backwards",
                pt: "o recibo \(right) de \(after.date) segue o \(left) de \(before.date): a data "
                  + "recua"),
              line: after.line))
        }
      }
    }
    return faults
  }
}
