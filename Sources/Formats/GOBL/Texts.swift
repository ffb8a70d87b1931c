internal import Measures

/// What the page says in words of what our format has no field for.
enum Texts {
  /// The parts that say something, one after the other; nil when none does.
  static func joined(_ parts: [Cursor?], by separator: String) -> String? {
    joined(parts.map { $0?.text }, by: separator)
  }

  static func joined(_ parts: [String?], by separator: String) -> String? {
    let said = parts.compactMap { $0 }
    return said.isEmpty ? nil : said.joined(separator: separator)
  }

  // MARK: Notes

  /// The notes of the document, and what it says of its period, delivery and carrier.
  ///
  /// - Parameter exemptions: The codes that the page words itself.
  static func notes(
    of source: Source, exemptions: Set<String>
  ) -> [(text: String, source: Cursor)] {
    let bill = source.bill
    var notes: [(text: String, source: Cursor)] = []
    func note(_ text: String?, _ source: Cursor?) {
      if let text, let source { notes.append((text, source)) }
    }
    for entry in bill["notes"].elements where !isWorded(entry, exemptions) {
      note(worded(entry), entry["text"])
    }
    for reference in bill["preceding"].elements {
      // The field of SAF-T (PT) is shorter than some reasons.
      guard let reason = reference["reason"], let text = reason.text, shortReason(text) != text
      else { continue }
      note("Motivo: " + text, reason)
    }
    if source.extensions?["pt-saft-source"]?.text == "I" {
      // HashControl names the original of a recovered document only (Despacho 8632/2014, 2.3.4 d).
      let original = source.extensions?["pt-saft-source-ref"]
      note(original?.text.map { "Documento original: " + $0 }, original)
    }
    for discount in bill["discounts"].elements {
      note(discount["reason"]?.text.map { "Desconto: " + $0 }, discount["reason"])
    }
    note(period(of: bill["ordering"]), bill["ordering"])
    let place = bill["delivery"]?["receiver"]
    let address = place?["addresses"].elements.first
    let parts = ["street", "num", "code", "locality", "country"].map { address?[$0] }
    note(
      joined([place?["name"]?.text, joined(parts, by: ", ")], by: ", ").map {
        "Local de entrega: " + $0
      }, place)
    note(bill["courier"]?["name"]?.text.map { "Transportador: " + $0 }, bill["courier"])
    note(bill["tracking"]?["code"]?.text.map { "Código de seguimento: " + $0 }, bill["tracking"])
    let rounding = bill["totals"]?["rounding"]
    note(rounding?.text.map { "Arredondamento do valor a pagar: " + $0 }, rounding)
    return notes
  }

  /// What a line says besides its item's name.
  ///
  /// - Parameter exemption: The code that the page words itself.
  static func notes(ofLine line: Cursor, exemption: String?) -> String? {
    let item = line["item"]
    var parts = [item?["description"]?.text.map(plain)]
    for part in line["breakdown"].elements {
      let quantity = part["quantity"]?.text.map { $0 + " × " } ?? ""
      parts.append(part["item"]?["name"]?.text.map { quantity + $0 })
    }
    parts.append(line["order"]?.text.map { "Encomenda: " + $0 })
    parts.append(period(of: line))
    let exemptions = exemption.map { [$0] } ?? []
    for note in line["notes"].elements where !isWorded(note, Set(exemptions)) {
      parts.append(worded(note))
    }
    return joined(parts, by: "\n")
  }

  /// Whether a note is the wording of an exemption that the page has in AT's own words, from the code.
  private static func isWorded(_ note: Cursor, _ exemptions: Set<String>) -> Bool {
    note["src"]?.text == "pt-saft-exemption"
      && (note["code"]?.text.map(exemptions.contains) ?? !exemptions.isEmpty)
  }

  /// The text of a note, with the code of an exemption that stands nowhere else: a sale under the
  /// one-stop shop charges the tax of another Member State and is not taxed in Portugal.
  private static func worded(_ note: Cursor) -> String? {
    guard let text = note["text"]?.text.map(plain) else { return nil }
    guard note["src"]?.text == "pt-saft-exemption", let code = note["code"]?.text else {
      return text
    }
    return "\(code) – \(text)"
  }

  private static func period(of owner: Cursor?) -> String? {
    guard let period = owner?["period"], let start = period["start"]?.text,
      let end = period["end"]?.text
    else { return nil }
    return "Período: \(start) a \(end)"
  }

  /// Markdown's strong emphasis and code marks say nothing on paper.
  private static func plain(_ text: String) -> String {
    text.split(separator: "**", omittingEmptySubsequences: false).joined()
      .split(separator: "`", omittingEmptySubsequences: false).joined()
  }

  /// At most 50 characters (Portaria 302/2016, References, Reason).
  static func shortReason(_ reason: String) -> String {
    guard reason.unicodeScalars.count > 50 else { return reason }
    return String(String.UnicodeScalarView(reason.unicodeScalars.prefix(49))) + "…"
  }

  // MARK: Payment

  static func dueDates(of bill: Cursor) -> [Cursor] {
    (bill["payment"]?["terms"]?["due_dates"]).elements
  }

  /// The terms in the issuer's words, and every due date where there are several.
  static func terms(of bill: Cursor) -> String? {
    let terms = bill["payment"]?["terms"]
    let dates = dueDates(of: bill)
    let instalments = dates.map { due in
      joined(
        [due["date"]?.text, due["amount"]?.text ?? due["percent"]?.text, due["notes"]?.text],
        by: " ")
    }
    return joined(
      [
        terms?["detail"]?.text.map(plain), terms?["notes"]?.text.map(plain),
        dates.count > 1 ? joined(instalments, by: "; ") : nil,
      ], by: "\n")
  }

  /// How to pay, or how something was paid, where it is neither a transfer nor a direct debit.
  static func means(of instructions: Cursor) -> String? {
    let online = instructions["online"].elements.map { page in
      joined([page["label"], page["url"]], by: ": ")
    }
    let words = ["detail", "description", "notes", "ref"].map { instructions[$0]?.text }
    return joined(words + online, by: ", ") ?? keys[instructions["key"]?.text ?? ""]?.label
  }

  /// SAF-T's PaymentMechanism for how something was paid, else the issuer's words.
  static func mechanism(of record: Cursor) -> String? {
    keys[record["key"]?.text ?? ""]?.mechanism ?? means(of: record)
  }

  /// GOBL's keys of payment means: SAF-T's PaymentMechanism (GOBL, pt-saft-v1), and what they are.
  private static let keys: [String: (mechanism: String, label: String)] = [
    "card": ("CC", "Cartão"), "card+debit": ("CD", "Cartão de débito"),
    "credit-transfer": ("TB", "Transferência bancária"),
    "debit-transfer": ("TB", "Transferência bancária"), "cash": ("NU", "Numerário"),
    "cheque": ("CH", "Cheque"), "direct-debit": ("TB", "Débito direto"),
    "online": ("DE", "Pagamento em linha"), "promissory-note": ("LC", "Letra"),
    "netting": ("CS", "Compensação de saldos"),
  ]
}
