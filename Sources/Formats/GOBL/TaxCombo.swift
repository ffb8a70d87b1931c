internal import DocumentModel
internal import DocumentRules
internal import Measures

/// One VAT combination of GOBL, of a line or of the totals, in the terms of SAF-T (PT).
struct TaxCombo {
  let source: Cursor
  let type: TaxType
  let region: String
  let code: String
  /// The rate as it is written, without its percent sign; `0` where no tax is computed.
  let rateText: String
  /// Zero where ``rateText`` is no number.
  let rate: Decimal
  let exemption: String?

  /// What a combination of the lines and a row of the totals have in common.
  var key: TaxKey {
    var tax = LineTax()
    (tax.type, tax.region, tax.code, tax.rate) = (type, region, code, rate)
    return tax.key
  }

  /// The VAT combination of `source`; nil when it is of another category.
  ///
  /// - Parameters:
  ///   - day: The day whose rates tell the band where the source names none.
  ///   - separatesNotSubject: Whether M99 stands for SAF-T's type NS, rather than for an exemption.
  init?(_ source: Cursor, on day: Day?, separatesNotSubject: Bool) {
    // Rows of the totals stand under their category and do not repeat it.
    guard (source["cat"]?.text ?? "VAT") == "VAT" else { return nil }
    let extensions = source["ext"]
    let region = isoCountry(
      extensions?["pt-region"]?.text ?? source["country"]?.text ?? "PT")
    let percent = source["percent"]?.text
    let rate = percent.flatMap(percentage)
    let isCharged = percent != nil && rate != .zero
    var code =
      extensions?["pt-saft-tax-rate"]?.text
      ?? Self.band(key: source["key"]?.text, rate: source["rate"]?.text)
      ?? (isCharged ? Self.band(of: rate, in: region, on: day) : "ISE")
    // Early versions of the add-on called a tax of another Member State exempt.
    if code == "ISE", isCharged, !region.hasPrefix("PT") { code = "OUT" }
    let exemption = code == "ISE" ? extensions?["pt-saft-exemption"]?.text : nil
    let isNotSubject = exemption == Self.notSubject && separatesNotSubject && !isCharged
    self.source = source
    self.region = region
    type = isNotSubject ? .notSubject : .vat
    self.code = isNotSubject ? "NS" : code
    self.exemption = exemption
    self.rate = rate ?? .zero
    rateText = rate?.description ?? percent ?? "0"
  }

  /// AT's code for what is not subject to tax, or not taxed.
  private static let notSubject = "M99"

  private static func band(key: String?, rate: String?) -> String? {
    switch key {
    case "exempt", "zero", "reverse-charge", "export", "intra-community", "outside-scope":
      return "ISE"
    default: break
    }
    return switch rate {
    case "general", "standard": "NOR"
    case "intermediate": "INT"
    case "reduced": "RED"
    case "other": "OUT"
    case "zero", "exempt": "ISE"
    default: nil
    }
  }

  /// The band of a rate that is only given as a number.
  private static func band(of rate: Decimal?, in region: String, on day: Day?) -> String {
    guard region.hasPrefix("PT") else { return "OUT" }
    guard let day, let rates = rates(of: region, on: day) else { return "NOR" }
    return rate == rates.reduced ? "RED" : rate == rates.intermediate ? "INT" : "NOR"
  }
}
