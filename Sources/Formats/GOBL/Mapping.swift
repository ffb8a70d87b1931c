internal import DocumentModel
internal import Importing
internal import Measures

/// What becomes of each field of GOBL: the one place that says so, in the order of our format.
///
/// `Documentation/gobl.md` has the same as a table. Texts and plain numbers are passed on as they
/// are written, so that the reader and the rules judge them; only what is computed (prices without
/// their tax, amounts in EUR) is a number in between.
struct Mapping {
  let source: Source
  let values: Values

  var bill: Cursor { source.bill }
  private var seal: Seal { source.seal }

  init(_ source: Source) {
    self.source = source
    values = Values(source)
  }

  /// Writes the whole document.
  func write(to draft: inout Draft) {
    draft.element(of: bill) { draft in
      draft.text("format", "prelo/1", of: bill)
      identity(&draft)
      signature(&draft)
      if let supplier = bill["supplier"] {
        party("seller", supplier, elsewhere: "PT", of: supplier, &draft)
      }
      buyer(&draft)
      shipment(&draft)
      lines(&draft)
      settled(&draft)
      references(&draft)
      amounts(&draft)
      payment(&draft)
      // The issuer's own field: nothing in the document could contradict it.
      draft.text("qrOther", seal.sealed?["S"], of: seal.qrMessage)
      draft.texts("notes", Texts.notes(of: source, exemptions: exemptions))
      draft.text("importedFrom", ImportFormat.gobl.rawValue, of: bill)
    }
  }

  /// The exemptions of the lines, which the page has in AT's words.
  private var exemptions: Set<String> { Set(values.rows.compactMap { $0.tax?.exemption }) }

  // MARK: What it is

  private func identity(_ draft: inout Draft) {
    let issueDate = bill["issue_date"]
    draft.text("type", source.type.code, of: source.type.source)
    draft.text("number", number(of: bill), of: bill["code"])
    draft.text("atcud", seal.atcud)
    draft.text("status", status, of: seal.qrMessage)
    draft.text("issueDate", issueDate)
    draft.text("systemEntryDate", entryTime, of: seal.time ?? bill["issue_time"])
    if source.kind == .invoice || source.kind == .order {
      let supply = bill["value_date"] ?? bill["op_date"]
      if supply?.text != issueDate?.text { draft.text("supplyDate", supply) }
      draft.text("dueDate", Texts.dueDates(of: bill).first?["date"])
    }
  }

  /// `FT A/1`: series and code, or a code that holds both.
  private func number(of document: Cursor) -> String? {
    guard let code = document["code"]?.text else { return nil }
    return document["series"]?.text.map { $0 + "/" + code } ?? code
  }

  /// Self-billing is the document's own; what became of it afterwards is known to the seal alone.
  private var status: String {
    let own = source.has(tag: "self-billed") ? "S" : "N"
    guard let sealed = seal.sealed?["E"], sealed != "S", sealed != "N" else { return own }
    return sealed
  }

  /// When the document was signed, else when it was issued; nil when neither is told to the second.
  private var entryTime: String? {
    if let time = seal.time?.text, DateTime(time) != nil { return time }
    guard let day = bill["issue_date"]?.text, let time = bill["issue_time"]?.text else {
      return nil
    }
    return day + "T" + time
  }

  private func signature(_ draft: inout Draft) {
    let reference = source.extensions?["pt-saft-source-ref"]
    let origin = source.extensions?["pt-saft-source"]
    // Receipts need no signature (Despacho 8632/2014, 1.1); one that was sealed with it keeps it.
    if !source.isReceipt || (seal.sealed?["Q"] ?? "0") != "0" {
      draft.text("hash", seal.signature ?? seal.characters)
    }
    // GOBL does not know the version of the key; the first is meant where it matters, which is only
    // when a signature is verified with keys of several versions.
    let control: String? =
      switch origin?.text {
      case "M": reference?.text.map { "1-" + $0 } ?? "1"
      case "I": (seal.certificate?.text ?? "0") + ".1"
      default: source.isReceipt ? nil : "1"
      }
    draft.text("hashControl", control, of: reference ?? origin ?? seal.characters)
    draft.text("source", origin)
    draft.text("certificate", seal.certificate)
    let (selfBilling, cashVAT) = (source.has(tag: "self-billed"), source.isCashVAT)
    guard selfBilling || cashVAT else { return }
    draft.object("regimes", of: source.tags ?? bill) { draft in
      draft.flag("selfBilling", selfBilling, of: source.tags)
      draft.flag("cashVat", cashVAT, of: source.tags)
    }
  }

  // MARK: Who

  private func buyer(_ draft: inout Draft) {
    if let customer = bill["customer"] {
      // Where the document is silent, both PT and Desconhecido are right, and the seal says which of
      // them the issuer told the authority (Portaria 302/2016, 2.2.6.7).
      return party(
        "buyer", customer, elsewhere: seal.sealed?["C"], of: seal.qrMessage, &draft)
    }
    // A sale to nobody in particular is one in Portugal, unless the authority was told otherwise.
    guard let country = seal.sealed?["C"], country != "PT" else { return }
    draft.object("buyer", of: bill) { draft in
      draft.text("country", country, of: seal.qrMessage)
    }
  }

  /// - Parameter elsewhere: The country where the party gives none.
  private func party(
    _ key: StaticString, _ party: Cursor, elsewhere: String?, of origin: Cursor?,
    _ draft: inout Draft
  ) {
    draft.object(key, of: party) { draft in
      let taxID = party["tax_id"]
      let address = party["addresses"].elements.first
      let country = taxID?["country"] ?? address?["country"]
      draft.text("name", name(of: party), of: party["name"] ?? party)
      draft.text("taxId", taxNumber(taxID), of: taxID?["code"])
      draft.text(
        "country", country?.text.map(isoCountry) ?? elsewhere, of: country ?? origin)
      self.address("address", address, &draft)
      draft.text("email", party["emails"].elements.first?["addr"])
      draft.text("phone", party["telephones"].elements.first?["num"])
      draft.text("website", party["websites"].elements.first?["url"])
      registration(party["registration"], &draft)
    }
  }

  /// The party's name, or that of its first person: `João Silva`.
  private func name(of party: Cursor) -> String? {
    if let name = party["name"]?.text { return name }
    guard let name = party["people"].elements.first?["name"] else { return party["alias"]?.text }
    let parts = ["prefix", "given", "middle", "surname", "surname2", "suffix"]
    return Texts.joined(parts.map { name[$0] }, by: " ")
  }

  /// The number without blanks, points and hyphens; a Portuguese one without its prefix.
  private func taxNumber(_ taxID: Cursor?) -> String? {
    guard let code = taxID?["code"]?.text else { return nil }
    guard taxID?["country"]?.text ?? "PT" == "PT" else { return code }
    let bare = code.filter { $0 != " " && $0 != "." && $0 != "-" }
    return bare.hasPrefix("PT") ? String(bare.dropFirst(2)) : bare
  }

  private func address(_ key: StaticString, _ address: Cursor?, _ draft: inout Draft) {
    guard let address else { return }
    draft.object(key, of: address) { draft in
      let parts = ["street", "num", "block", "floor", "door", "street_extra"].map { address[$0] }
      let box = address["po_box"]?.text.map { "Apartado " + $0 }
      draft.text(
        "street", Texts.joined([Texts.joined(parts, by: ", "), box], by: ", "),
        of: address["street"] ?? address)
      draft.text("postalCode", address["code"])
      draft.text("city", address["locality"])
      draft.text("region", address["region"] ?? address["state"])
      draft.text("country", address["country"])
    }
  }

  private func registration(_ registration: Cursor?, _ draft: inout Draft) {
    guard let registration else { return }
    draft.object("registration", of: registration) { draft in
      let labels = [
        ("entry", ""), ("book", "Livro "), ("volume", "Volume "), ("sheet", "Folha "),
        ("section", "Secção "), ("page", "Página "), ("other", ""),
      ]
      let parts = labels.map { key, label in registration[key]?.text.map { label + $0 } }
      draft.text("office", registration["office"])
      draft.text("number", Texts.joined(parts, by: ", "), of: registration)
      // The page prints a capital in EUR.
      if registration["currency"]?.text ?? "EUR" == "EUR" {
        draft.text("capital", registration["capital"])
      }
    }
  }

  // MARK: Goods in transit

  private func shipment(_ draft: inout Draft) {
    guard source.kind == .delivery else { return }
    draft.object("shipment", of: bill) { draft in
      stop("from", bill["despatcher"] ?? bill["supplier"], day: bill["despatch_date"], &draft)
      stop("to", bill["receiver"] ?? bill["customer"], day: bill["receive_date"], &draft)
      draft.text("atCode", seal.transportCode)
    }
  }

  private func stop(
    _ key: StaticString, _ party: Cursor?, day: Cursor?, _ draft: inout Draft
  ) {
    guard party != nil || day != nil else { return }
    draft.object(key, of: party ?? day) { draft in
      address("address", party?["addresses"].elements.first, &draft)
      draft.text("date", day)
    }
  }

  // MARK: What for

  private func lines(_ draft: inout Draft) {
    draft.array("lines", values.rows) { draft, row in
      draft.element(of: row.source) { draft in
        let item = row.source["item"]
        draft.text("code", item?["ref"] ?? item?["identities"].elements.first?["code"])
        draft.text("description", row.description, of: row.source)
        draft.text("quantity", row.quantity, of: row.source["quantity"] ?? row.source)
        draft.text("unit", Units.label(item?["unit"]?.text), of: item?["unit"] ?? row.source)
        draft.text("unitPrice", row.price, of: item?["price"] ?? row.source)
        if let discount = row.discount {
          draft.object("discount", of: discount.source) { draft in
            draft.text("percent", discount.percent, of: discount.source)
            draft.amount("amount", discount.amount)
          }
        }
        draft.amount("amount", row.amount)
        if let tax = row.tax {
          draft.object("tax", of: tax.source) { draft in
            self.tax(tax, &draft)
            draft.text("exemption", tax.exemption, of: tax.source["ext"])
          }
        }
        draft.text(
          "notes", Texts.notes(ofLine: row.source, exemption: row.tax?.exemption), of: row.source)
      }
    }
  }

  func tax(_ tax: TaxCombo, _ draft: inout Draft) {
    draft.text("type", tax.type.rawValue, of: tax.source)
    draft.text("region", tax.region, of: tax.source)
    draft.text("code", tax.code, of: tax.source)
    draft.text("rate", tax.rateText, of: tax.source["percent"] ?? tax.source)
  }

  private func settled(_ draft: inout Draft) {
    guard source.isReceipt else { return }
    draft.array("settled", bill["lines"].elements) { draft, line in
      let document = line["document"]
      draft.element(of: line) { draft in
        draft.text("number", document.flatMap(number(of:)), of: document)
        draft.text("date", document?["issue_date"])
        draft.amount("amount", line["amount"].map { Amount($0, values.valuation) })
      }
    }
  }

  /// GOBL's preceding documents are those that a credit or debit note rectifies, and otherwise those
  /// that this one comes from.
  private func references(_ draft: inout Draft) {
    let preceding = bill["preceding"].elements
    let rectifies = source.type.code == "NC" || source.type.code == "ND"
    draft.array("references", rectifies ? preceding : []) { draft, document in
      draft.element(of: document) { draft in
        draft.text("number", number(of: document), of: document["code"])
        draft.text("date", document["issue_date"])
        draft.text(
          "reason", document["reason"]?.text.map(Texts.shortReason), of: document["reason"])
      }
    }
    draft.array("originating", (rectifies ? [] : preceding) + origins) { draft, document in
      draft.element(of: document) { draft in
        draft.text("number", number(of: document), of: document["code"])
        draft.text("date", document["issue_date"])
      }
    }
  }

  /// The orders and guides that the document names under `ordering`, with its own order code.
  private var origins: [Cursor] {
    guard let ordering = bill["ordering"] else { return [] }
    let lists = ["purchases", "sales", "contracts", "despatch", "receiving"]
    let documents = lists.flatMap { ordering[$0].elements }.filter { $0["code"] != nil }
    return documents.isEmpty && ordering["code"] != nil ? [ordering] : documents
  }
}
