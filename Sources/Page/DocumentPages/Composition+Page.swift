internal import DocumentModel
internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// The strip's lower end: where the head of any page starts.
  private var headTop: Length { press.template.page.top + styles.strip.leading + .mm(4) }

  /// All that stands above the rows of the first page; its height counts from the top edge.
  func opening(spilled: inout [Inscription]) -> Sheet {
    var sheet = Sheet(press)
    var y = headTop
    let masthead = masthead(spilled: &spilled)
    sheet.place(masthead, y: y)
    y += masthead.height + .mm(7)
    if let banner = banner(spilled: &spilled) {
      sheet.place(banner, y: y)
      y += banner.height + .mm(2)
    }
    let parties = parties(spilled: &spilled)
    sheet.place(parties, y: y)
    y += parties.height + .mm(6)
    if let transport = transport(spilled: &spilled) {
      sheet.place(transport, y: y)
      y += transport.height + .mm(6)
    }
    sheet.height = y
    return sheet
  }

  /// All that stands above the rows of the other pages.
  func head() -> Sheet {
    var sheet = Sheet(press)
    var y = headTop
    let running = runningHead()
    sheet.place(running, y: y)
    y += running.height + .mm(4)
    var repeated: [Inscription] = []
    if let banner = banner(spilled: &repeated) {
      sheet.place(banner, y: y)
      y += banner.height
    }
    sheet.height = y
    return sheet
  }

  /// Tax summary and payment on the left, totals on the right; they stay together.
  ///
  /// - Parameter isTall: summary, payment and withholding stand in the flow as paragraphs.
  func closing(isTall: Bool) -> Sheet {
    var sheet = Sheet(press)
    let rightWidth = PageProportions.sums(press.width)
    let leftWidth = press.width - rightWidth - .mm(10)
    if !isTall {
      let summary = taxSummary(x: press.left, width: leftWidth)
      sheet.place(summary, y: .zero)
      sheet.height = summary.height
      if let payment = paymentBox(x: press.left, width: leftWidth) {
        let top = summary.height > .zero ? summary.height + .mm(5) : .zero
        sheet.place(payment, y: top)
        sheet.height = top + payment.height
      }
    }
    let totals = totals(x: press.right - rightWidth, width: rightWidth, listsWithholdings: !isTall)
    sheet.place(totals, y: .zero)
    sheet.height = max(sheet.height, totals.height)
    return sheet
  }

  /// Whether the issuer's notes are short enough to stand beside the symbol.
  var notesBesideSymbol: Bool {
    let limit = 5
    var count = 0
    for note in printout.notes {
      count += lines(of: note, styles.small, width: noteWidth).count
      if count > limit { return false }
    }
    return true
  }
}
