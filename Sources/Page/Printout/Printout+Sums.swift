internal import DocumentModel
internal import Fiscal
internal import Measures

/// Bases and taxes by fiscal space and rate.
package struct Taxes: Sendable {
  package let heading: Inscription
  package let baseHeading: Inscription
  package let rateHeading: Inscription
  package let taxHeading: Inscription
  package let rows: [Row]
  /// `(1) M07 – Isento artigo 9.º do CIVA`: what the marks of the lines refer to
  /// (Despacho 8632/2014, 2.2.14).
  package let exemptions: [Inscription]

  package struct Row: Sendable {
    /// `Normal · Açores`, `Isento (1)`, `Imposto do selo 17.1.4`.
    package let name: Inscription
    package let base: Inscription
    package let rate: Inscription
    package let tax: Inscription
  }

  /// A row as a paragraph has it, every figure under its head.
  package func sentence(_ row: Row) -> Inscription {
    let facts = [(rateHeading, row.rate), (baseHeading, row.base), (taxHeading, row.tax)]
    return ([row.name] + facts.map { Fact(label: $0, value: $1).sentence(" ") })
      .joined(" · ", .paragraph)
  }

  func texts(_ visit: (Inscription) -> Void) {
    for text in [heading, baseHeading, rateHeading, taxHeading] { visit(text) }
    for row in rows {
      for text in [row.name, row.base, row.rate, row.tax] { visit(text) }
    }
    for text in exemptions { visit(text) }
  }
}

/// A label with its amount.
package struct Sum: Sendable {
  package let label: Inscription
  package let figure: Inscription

  func texts(_ visit: (Inscription) -> Void) {
    visit(label)
    visit(figure)
  }

  /// Both in one text, as a paragraph has it.
  package var sentence: Inscription { [label, figure].joined(" · ", .paragraph) }
}

/// From the lines' sum to what remains to be paid.
package struct Sums: Sendable {
  /// The amounts that lead to the total.
  package let steps: [Sum]
  package let total: Sum
  /// The total in the document's own currency.
  package let foreign: Sum?
  package let exchangeRate: Inscription?
  /// Each amount withheld.
  package let withholdings: [Sum]
  /// All that is withheld, for where each stands elsewhere.
  package let withheld: Sum?
  package let payable: Sum?
  /// What a first payment leaves to be paid.
  package let outstanding: Sum?

  func texts(_ visit: (Inscription) -> Void) {
    for sum in steps + [total] { sum.texts(visit) }
    foreign?.texts(visit)
    if let exchangeRate { visit(exchangeRate) }
    for sum in withholdings { sum.texts(visit) }
    payable?.texts(visit)
    outstanding?.texts(visit)
  }
}

extension TaxTotal {
  /// The order of print: fiscal spaces as the QR message has them, then rates, the highest first.
  fileprivate func precedes(_ other: TaxTotal) -> Bool {
    func space(_ row: TaxTotal) -> Int {
      ["PT", "PT-AC", "PT-MA"].firstIndex(of: row.region) ?? 3
    }
    if space(self) != space(other) { return space(self) < space(other) }
    if region != other.region { return region < other.region }
    if (type == .vat) != (other.type == .vat) { return type == .vat }
    return (rate ?? .zero) > (other.rate ?? .zero)
  }
}

extension Speaker {
  func taxes() -> Taxes? {
    guard let rows = document.taxSummary, !rows.isEmpty else { return nil }
    var heading = labels[heading: .taxSummary]
    if !hasSeveralRegions { heading += " · " + regionName(rows[0].region).uppercased() }
    return Taxes(
      heading: Inscription(
        heading, .heading, from: [.init(rows[0].region, at: Place("/taxSummary/0", "/region"))]),
      baseHeading: vocabulary.heading(.base),
      rateHeading: vocabulary.heading(.rate), taxHeading: vocabulary.heading(.tax),
      rows: rows.enumerated().sorted { $0.element.precedes($1.element) }.map { index, row in
        func figure(_ text: String, _ key: String) -> Inscription {
          Inscription(text, .figure, at: Place("/taxSummary/#", key, index))
        }
        return Taxes.Row(
          name: name(of: row, at: index),
          base: figure(row.base.printed, "/base"), rate: figure(rate(of: row), "/rate"),
          tax: figure(row.amount.printed, "/amount"))
      },
      exemptions: words.exemptions.map { reason in
        let line = document.lines.firstIndex { $0.tax?.reasonKey == reason.key } ?? 0
        let mention = [reason.code, reason.mention].compactMap { $0 }.joined(separator: " – ")
        let place = Place(
          "/lines/#", reason.code == nil ? "/tax/exemptionReason" : "/tax/exemption", line)
        return Inscription(
          "\(mark(ofReason: reason.key)) \(mention)", .mention, from: [.init(mention, at: place)])
      })
  }

  private func rate(of row: TaxTotal) -> String {
    switch row.type {
    case .vat: (row.rate ?? .zero).printedPercent
    case .notSubject: "–"
    case .stampDuty: row.rate?.printedPercent ?? "–"
    }
  }

  private func name(of row: TaxTotal, at index: Int) -> Inscription {
    var text =
      switch (row.type, row.code) {
      case (.stampDuty, _): labels[.stampDuty] + " " + row.code
      case (.notSubject, _): labels[.notSubject]
      case (.vat, "NOR"): labels[.normal]
      case (.vat, "INT"): labels[.intermediate]
      case (.vat, "RED"): labels[.reduced]
      case (.vat, "ISE"): labels[.exempt]
      case (.vat, _): labels[.other]
      }
    var values = [Inscription.Value(row.code, at: Place("/taxSummary/#", "/code", index))]
    if hasSeveralRegions {
      let region = regionName(row.region)
      text += " · " + region
      values.append(.init(region, at: Place("/taxSummary/#", "/region", index)))
    }
    for reason in reasons(of: row) { text += " " + mark(ofReason: reason) }
    return Inscription(text, .heading, from: values)
  }

  /// The exemption reasons of a row's lines, in order of first use.
  private func reasons(of row: TaxTotal) -> [String] {
    guard !words.exemptions.isEmpty else { return [] }
    let key = row.key
    var reasons: [String] = []
    for line in document.lines {
      if let tax = line.tax, let reason = tax.reasonKey, tax.key == key, !reasons.contains(reason) {
        reasons.append(reason)
      }
    }
    return reasons
  }

  func sums() -> Sums? {
    guard let totals = document.totals else { return nil }
    let currency = document.currency
    let foreign = currency.map { currency in
      let code = Inscription(currency.code, .value, at: Place("/currency", "/code"))
      let gross = Inscription(currency.gross.printed, .figure, at: Place("/currency", "/gross"))
      return Sum(
        label: [vocabulary.label(.total), code].joined(" ", .label),
        figure: [gross, code].joined(" ", .figure))
    }
    let rate = currency.map { currency in
      Inscription(
        "\(labels[.exchangeRate]) \(exchangeRate(of: currency, totals))", .figure,
        from: [
          .init("\(currency.rate)", at: Place("/currency", "/rate")),
          .init(currency.code, at: Place("/currency", "/code")),
        ])
    }
    let isWithheld = !document.withholdings.isEmpty
    return Sums(
      steps: steps(to: totals),
      total: sum(
        vocabulary.label(totalLabel), totals.gross.printedEuros, at: Place("/totals", "/gross")),
      foreign: foreign, exchangeRate: rate, withholdings: withholdings(),
      withheld: isWithheld
        ? sum(vocabulary.label(.withholding), document.withheld.printed, at: Place("/withholdings"))
        : nil,
      payable: isWithheld
        ? sum(vocabulary.label(.payable), document.payable.printedEuros, at: Place("/totals"))
        : nil,
      outstanding: document.outstanding.map {
        sum(vocabulary.label(.outstanding), $0.printedEuros, at: Place("/payment", "/paid"))
      })
  }

  /// `1 USD = 0,7407 EUR`, or the other way round where the totals say that the rate is so meant.
  private func exchangeRate(of currency: Currency, _ totals: Totals) -> String {
    let rate = currency.rate.printed(minimumDecimals: 4)
    return currency.quotes(totals.gross)
      ? "1 EUR = \(rate) \(currency.code)" : "1 \(currency.code) = \(rate) EUR"
  }

  private func sum(_ label: Inscription, _ figure: String, at place: Place) -> Sum {
    Sum(label: label, figure: Inscription(figure, .figure, at: place))
  }

  private func withholdings() -> [Sum] {
    document.withholdings.enumerated().map { index, withholding in
      func place(_ key: String) -> Place { Place("/withholdings/#", key, index) }
      let label =
        withholding.description.map { Inscription($0, .label, at: place("/description")) }
        ?? Inscription(
          [labels[.withholding], withholding.type?.rawValue].compactMap { $0 }
            .joined(separator: " "), .label)
      return sum(label, withholding.amount.printed, at: place("/amount"))
    }
  }

  /// The amounts that lead to the total, each with its label.
  private func steps(to totals: Totals) -> [Sum] {
    if document.family == .payment, document.taxSummary?.isEmpty ?? true { return [] }
    var steps: [Sum] = []
    func add(_ label: Label, _ amount: Money, _ place: Place) {
      steps.append(sum(vocabulary.label(label), amount.printed, at: place))
    }
    if (totals.discount ?? .zero) > .zero || document.lines.contains(where: { $0.discount != nil })
    {
      var undiscounted = Money.zero
      for line in document.lines {
        if let price = line.unitPrice {
          undiscounted += ExactProduct(line.quantity, times: price).rounded
        }
      }
      if undiscounted > totals.net {
        add(.linesTotal, undiscounted, Place("/lines"))
        add(.discounts, undiscounted - totals.net, Place("/totals", "/discount"))
      }
    }
    // What no tax is computed on is no tax base.
    let isTaxBase =
      !document.isPricedWithTax
      && (document.taxSummary ?? []).allSatisfy { $0.type == .vat && $0.code != "NA" }
    add(isTaxBase ? .net : .netWithoutTax, totals.net, Place("/totals", "/net"))
    var stampDuty = Money.zero
    for row in document.taxSummary ?? [] where row.type == .stampDuty { stampDuty += row.amount }
    add(.vat, totals.tax - stampDuty, Place("/totals", "/tax"))
    if stampDuty > .zero { add(.stampDuty, stampDuty, Place("/totals", "/stampDuty")) }
    return steps
  }

  private var totalLabel: Label {
    switch document.type {
    // Where nothing but credit notes is settled, the money goes back.
    case .RC, .RG: document.settled.allSatisfy(\.takesOff) ? .total : .totalReceived
    case .NC: .totalCredited
    default: .total
    }
  }
}
