internal import DocumentModel
internal import Measures

extension JSONPointer {
  /// A member of a line: `line(2, "tax/rate")` is `/lines/2/tax/rate`.
  static func line(_ index: Int, _ member: String) -> JSONPointer {
    JSONPointer(text: "/lines/" + String(index) + "/" + member)
  }

  /// A member of a row of the tax summary; the row itself without one.
  static func taxRow(_ index: Int, _ member: String? = nil) -> JSONPointer {
    let row = "/taxSummary/" + String(index)
    return JSONPointer(text: member.map { row + "/" + $0 } ?? row)
  }
}

/// Where a tax is stated: on a line, or in the summary of a receipt, which has no lines.
enum TaxPlace {
  case line(Int)
  case receiptRow(Int)

  func pointer(_ member: String) -> JSONPointer {
    switch self {
    case .line(let index): .line(index, "tax/" + member)
    case .receiptRow(let index): .taxRow(index, member)
    }
  }

  /// How a message names the place, counting from one.
  var name: Wording {
    switch self {
    case .line(let index): Wording(en: "line \(index + 1)", pt: "linha \(index + 1)")
    case .receiptRow(let index):
      Wording(en: "tax summary row \(index + 1)", pt: "linha \(index + 1) do resumo de impostos")
    }
  }
}

extension Document {
  /// Visits the tax of each line, or on a receipt the rows of the tax summary.
  ///
  /// Elsewhere the rows are not visited: they must equal what the lines use (SUM-01).
  func forEachTax(_ visit: (_ tax: LineTax, _ place: TaxPlace) -> Void) {
    for index in lines.indices {
      if let tax = lines[index].tax { visit(tax, .line(index)) }
    }
    guard family == .payment, let taxSummary else { return }
    for index in taxSummary.indices {
      let row = taxSummary[index]
      var tax = LineTax()
      tax.type = row.type
      tax.region = row.region
      tax.code = row.code
      tax.rate = row.rate
      visit(tax, .receiptRow(index))
    }
  }
}

/// A code as a message shows it: as it stands where it looks like one, else between quotation marks.
func plain(_ code: String) -> String {
  code.isBlank || code.hasMoreCharacters(than: 12) || code.hasControlCharacter ? quoted(code) : code
}
