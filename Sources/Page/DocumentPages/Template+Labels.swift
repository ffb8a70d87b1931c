package import Measures
internal import Printout
internal import Typesetting

extension Press {
  /// The template's own labels that do not fit their places, or that no font can print.
  package func labelProblems() -> [Problem] {
    // The names of labels are spelled out by reflection, which takes its time.
    guard !template.labels.isEmpty else { return [] }
    var problems: [Problem] = []
    for label in Label.allCases {
      guard let wording = template.labels[label.name] else { continue }
      for text in Set([wording.pt, wording.en]).sorted() {
        let pointer = "/labels/\(label.name)"
        if let problem = unprintable(text, at: pointer) ?? unfitting(text, label, at: pointer) {
          problems.append(problem)
          break
        }
      }
    }
    return problems.isEmpty ? crowdingProblems() : problems
  }

  /// The room that a column's heading needs, which breaks at spaces and no smaller.
  func width(ofHeading text: String) -> Length {
    fonts.widestWord(of: text, styles.label) + TableGeometry.padding
  }

  /// Headings that take from the description what it needs.
  private func crowdingProblems() -> [Problem] {
    let widened = template.columns.filter { column in
      guard column.field != .description else { return false }
      return column.width < needed(by: column) && template.labels[column.field.label.name] != nil
    }
    let taken = template.columns.reduce(Length.zero) { sum, column in
      column.field == .description ? sum : sum + max(column.width, needed(by: column))
    }
    let rest = Int((width - taken).millimetres)
    guard rest < 40 else { return [] }
    return widened.map { column in
      refusal(
        "TPL-09", "/labels/\(column.field.label.name)",
        en:
          "with this label only \(rest) mm are left for the description, and 40 are needed: shorten it",
        pt: "com este rótulo só restam \(rest) mm para a descrição, e são precisos 40: encurte-o")
    }
  }

  private func needed(by column: Template.Column) -> Length {
    let label = column.field.label
    let wording = template.labels[label.name] ?? label.standard
    return max(
      width(ofHeading: wording.pt.uppercased()), width(ofHeading: wording.en.uppercased()))
  }

  private func unprintable(_ text: String, at pointer: String) -> Problem? {
    let missing = PrintableText.missing(in: text, fonts: fonts).map(String.init).joined()
    guard !missing.isEmpty else { return nil }
    return refusal(
      "TPL-09", pointer, en: "no font has \(missing): write the label in Latin letters",
      pt: "nenhum tipo de letra tem \(missing): escreva o rótulo em letras latinas")
  }

  private func unfitting(_ text: String, _ label: Label, at pointer: String) -> Problem? {
    guard let place = place(of: label) else { return nil }
    let style = place.isHeading ? styles.label.shrunk(to: LabelRow.leastSize) : styles.body
    let text = (place.isHeading ? text.uppercased() : text) + place.suffix
    // A column is as wide as the longest word of its head.
    let width =
      place.isColumn ? max(place.width, fonts.widestWord(of: text, styles.label)) : place.width
    let lines = fonts.lines(of: text, style, width: width)
    if lines.count <= 2, fonts.widestWord(of: text, style) <= width { return nil }
    let room = "\(Int(width.millimetres))"
    return refusal(
      "TPL-09", pointer,
      en: "“\(text)” does not fit in two lines of \(room) mm, which is the room at its place: "
        + "shorten it\(place.isColumn ? ", or widen the column" : "")",
      pt: "«\(text)» não cabe em duas linhas de \(room) mm, que é o espaço no seu lugar: encurte-o"
        + (place.isColumn ? ", ou alargue a coluna" : ""))
  }

  /// Where a label stands.
  private struct Place {
    let width: Length
    /// Whether the label is set in capitals, and smaller where there is little room.
    var isHeading = true
    var isColumn = false
    /// What follows the label in the same text.
    var suffix = ""
  }

  /// The room of a label; nil where it is part of running text.
  private func place(of label: Label) -> Place? {
    let gap = TableGeometry.padding
    let facts = (width - PageProportions.customer(width) - .mm(11)) / 2
    let sums = PageProportions.sums(width)
    let left = width - sums - .mm(10)
    let payment = left - .mm(7)
    switch label {
    case .issueDate, .systemEntryDate, .supplyDate, .dueDate, .currency, .origin:
      return Place(width: facts)
    case .buyer, .recipient, .supplier:
      return Place(width: PageProportions.customer(width) - .mm(8))
    case .from, .to: return Place(width: (width - .mm(8)) / 3)
    case .taxSummary: return Place(width: left - .mm(52) - gap, suffix: " · CONTINENTE")
    case .base, .tax: return Place(width: .mm(20) - gap)
    case .rate: return Place(width: .mm(12) - gap)
    case .exempt, .normal, .intermediate, .reduced, .other, .notSubject:
      return Place(width: left - .mm(52) - gap, isHeading: false)
    case .linesTotal, .discounts, .net, .netWithoutTax, .vat, .stampDuty, .withholding, .payable,
      .outstanding:
      return Place(width: sums - .mm(34), isHeading: false)
    case .total, .totalReceived, .totalCredited:
      return Place(width: sums - .mm(6), isHeading: false)
    case .payment: return Place(width: payment)
    case .transfer, .mbway, .directDebit:
      return Place(width: payment.scaled(70, over: 100) - .mm(2))
    case .multibanco: return Place(width: payment / 3 - .mm(2), suffix: " ·")
    case .entity, .reference, .paymentAmount: return Place(width: payment / 3 - .mm(2))
    case .document: return Place(width: .mm(40))
    case .date, .settlementDiscount: return Place(width: .mm(26) - gap)
    case .settled, .deducted: return Place(width: .mm(30) - gap)
    case .page, .of: return Place(width: .mm(20))
    default: return column(of: label)
    }
  }

  /// The column that a label heads.
  private func column(of label: Label) -> Place? {
    guard
      let column = template.columns.first(where: {
        $0.field.label == label || $0.field == .unitPrice && label == .unitPriceWithTax
          || $0.field == .amount && label == .amountWithTax
      })
    else { return nil }
    let width = column.field == .description ? .mm(40) : column.width
    return Place(width: width - TableGeometry.padding, isColumn: true)
  }
}

/// How the width between the margins is shared.
enum PageProportions {
  /// The customer's box.
  static func customer(_ width: Length) -> Length { width.scaled(60, over: 100) }
  /// The sums of the closing.
  static func sums(_ width: Length) -> Length { width.scaled(40, over: 100) }
}
