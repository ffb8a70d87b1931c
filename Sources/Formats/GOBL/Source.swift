internal import JSON
internal import Measures

/// A document of GOBL, found in its envelope.
struct Source {
  let kind: Kind
  /// The document itself.
  let bill: Cursor
  let seal: Seal
  /// What the head says of the document's contents.
  let digest: Cursor?
  /// The document's `ext` that tells its type in SAF-T (PT).
  let extensions: Cursor?
  let tags: Cursor?
  /// The document's type in SAF-T (PT), and where it stands.
  let type: (code: String, source: Cursor)

  enum Kind: String {
    case invoice, delivery, order, payment
  }

  /// Why a source is not one that can be converted.
  struct Unfit: Error {
    let problem: Problem
  }

  static let namespace = "https://gobl.org/"
  private static let draft = "https://gobl.org/draft-0/"

  init(_ root: Cursor) throws(Unfit) {
    let schema = root["$schema"]?.text ?? ""
    let isEnvelope = schema == Source.draft + "envelope"
    let bill: Cursor
    if isEnvelope {
      guard let doc = root["doc"] else {
        throw Source.unfit(
          root, en: "the envelope is empty: it has no doc; seal a document in it",
          pt: "o envelope está vazio: não tem doc; feche nele um documento")
      }
      bill = doc
    } else {
      bill = root
    }
    kind = try Source.kind(of: bill)
    try Source.checkAge(of: bill)
    try Source.checkRegime(of: bill)
    try Source.checkCalculation(of: bill, kind)
    self.bill = bill
    let head = isEnvelope ? root["head"] : nil
    seal = Seal(head)
    digest = head?["dig"]
    extensions = kind == .payment ? bill["ext"] : bill["tax"]?["ext"]
    tags = bill["$tags"]
    guard let type = Source.type(kind, bill, extensions, tags) else {
      let place = bill["type"] ?? bill
      let name = bill["type"]?.text ?? ""
      throw Source.unfit(
        place,
        en:
          "bill/\(kind.rawValue) of type “\(name)” is no document of SAF-T (PT) by itself; give its "
          + "type in the extensions of pt-saft-v1",
        pt:
          "bill/\(kind.rawValue) do tipo “\(name)” não é por si um documento do SAF-T (PT); indique "
          + "o tipo nas extensões de pt-saft-v1")
    }
    self.type = type
  }

  private static func kind(of bill: Cursor) throws(Unfit) -> Kind {
    let schema = bill["$schema"]?.text ?? ""
    if schema.hasPrefix(draft + "bill/"),
      let kind = Kind(rawValue: String(schema.dropFirst(draft.count + 5)))
    {
      return kind
    }
    let place = bill["$schema"] ?? bill
    guard schema.hasPrefix(namespace) else {
      throw unfit(
        place,
        en: "the document does not say what it is; give $schema, such as \(draft)bill/invoice",
        pt: "o documento não diz o que é; indique $schema, por exemplo \(draft)bill/invoice")
    }
    if schema == draft + "bill/receipt" {
      throw unfit(
        place,
        en: "bill/receipt is how GOBL called payments before 2025; build the document again with a "
          + "current version of GOBL, as bill/payment",
        pt: "bill/receipt é como o GOBL chamava aos pagamentos antes de 2025; volte a gerar o "
          + "documento com uma versão atual do GOBL, como bill/payment")
    }
    throw unfit(
      place,
      en:
        "\(schema) is not a document that can be printed; bill/invoice, bill/delivery, bill/order "
        + "and bill/payment of \(draft) are",
      pt: "\(schema) não é um documento que se possa imprimir; podem sê-lo bill/invoice, "
        + "bill/delivery, bill/order e bill/payment de \(draft)")
  }

  /// What a program has to work out of the issuer's own words is not there in a draft.
  private static func checkCalculation(of bill: Cursor, _ kind: Kind) throws(Unfit) {
    let lines = bill["lines"].elements
    let place: Cursor?
    if kind == .payment {
      place = bill["total"] == nil && !lines.isEmpty ? bill : nil
    } else {
      let priced = lines.filter { $0["item"]?["price"] != nil }
      place =
        bill["totals"] == nil && !priced.isEmpty
        ? bill : priced.first { $0["total"] == nil && $0["sum"] == nil }
    }
    guard let place else { return }
    throw Unfit(
      problem: GOBLRule.calculated.problem(
        at: place.pointer,
        en:
          "the document was not calculated: it has no totals here; run it through gobl build, and "
          + "seal what comes of it",
        pt:
          "o documento não foi calculado: faltam aqui os totais; passe-o por gobl build e feche o "
          + "resultado"))
  }

  /// Refuses what GOBL wrote otherwise before September 2024, and cannot be told apart safely.
  private static func checkAge(of bill: Cursor) throws(Unfit) {
    let zone = [bill["supplier"], bill["customer"]].lazy.compactMap { $0?["tax_id"]?["zone"] }.first
    if let old = bill["tax"]?["tags"] ?? zone ?? bill["outlays"] {
      throw unfit(
        old,
        en:
          "this is how GOBL wrote documents before September 2024; build the document again with a "
          + "current version of GOBL, and seal what comes of it",
        pt: "era assim que o GOBL escrevia documentos antes de setembro de 2024; volte a gerar o "
          + "documento com uma versão atual do GOBL e feche o resultado")
    }
    for line in bill["lines"].elements {
      for tax in line["taxes"].elements {
        let old =
          tax["ext"]?["pt-exemption-code"]
          ?? tax["rate"].flatMap { $0.text?.hasPrefix("exempt+") == true ? $0 : nil }
        guard let old else { continue }
        throw unfit(
          old,
          en: "this is how GOBL named exemptions before September 2024; build the document again "
            + "with a current version of GOBL, which writes pt-saft-exemption",
          pt: "era assim que o GOBL indicava isenções antes de setembro de 2024; volte a gerar o "
            + "documento com uma versão atual do GOBL, que escreve pt-saft-exemption")
      }
    }
  }

  private static func checkRegime(of bill: Cursor) throws(Unfit) {
    let country = bill["supplier"]?["tax_id"]?["country"]
    guard let regime = bill["$regime"] ?? country, regime.text != "PT" else { return }
    let name = regime.text ?? ""
    throw unfit(
      regime,
      en: "the document is of the regime \(name); only Portuguese documents (PT) are printed",
      pt: "o documento é do regime \(name); só se imprimem documentos portugueses (PT)")
  }

  private static func unfit(_ place: Cursor, en: String, pt: String) -> Unfit {
    Unfit(problem: GOBLRule.kind.problem(at: place.pointer, en: en, pt: pt))
  }
}

extension Source {
  /// What the extensions say, else what the kind and its tags stand for (GOBL, pt-saft-v1,
  /// scenarios).
  private static func type(
    _ kind: Kind, _ bill: Cursor, _ extensions: Cursor?, _ tags: Cursor?
  ) -> (code: String, source: Cursor)? {
    let keys =
      switch kind {
      case .invoice: ["pt-saft-invoice-type", "pt-saft-work-type"]
      case .delivery: ["pt-saft-movement-type"]
      case .order: ["pt-saft-work-type"]
      case .payment: ["pt-saft-payment-type"]
      }
    for key in keys {
      if let found = extensions?[key], let code = found.text { return (code, found) }
    }
    func has(_ tag: String) -> Bool { tags?.contains(tag) ?? false }
    guard let type = bill["type"] else { return nil }
    let code: String? =
      switch (kind, type.text) {
      case (.invoice, "standard"): has("simplified") ? "FS" : has("invoice-receipt") ? "FR" : "FT"
      case (.invoice, "credit-note"): "NC"
      case (.invoice, "debit-note"): "ND"
      case (.invoice, "proforma"): "PF"
      case (.delivery, _) where has("return"): "GD"
      case (.delivery, "note"): "GR"
      case (.delivery, "waybill"): "GT"
      case (.order, "purchase"): "NE"
      case (.order, "quote"): "OR"
      case (.payment, "receipt"): has("cash-vat") || has("vat-cash") ? "RC" : "RG"
      default: nil
      }
    return code.map { ($0, type) }
  }

  /// The document and its stamps in GOBL's own terms, which no version of Prelo changes.
  var said: [UInt8] {
    // A document without a canonical form has no digest either; its text stands for it.
    let document = CanonicalForm(bill)?.bytes ?? bill.tree.bytes
    return seal.all.reduce(into: document) { said, stamp in
      let text = stamp?.text ?? ""
      said += "\n\(text.utf8.count) \(text)".utf8
    }
  }

  var isReceipt: Bool { kind == .payment }

  var isCashVAT: Bool {
    has(tag: "cash-vat") || has(tag: "vat-cash") || extensions?["pt-saft-cash-vat"]?.text == "1"
  }

  func has(tag: String) -> Bool { tags?.contains(tag) ?? false }
}

/// A country as ISO 3166 has it: GOBL writes Greece as VAT numbers do, and Northern Ireland apart.
func isoCountry(_ code: String) -> String {
  switch code {
  case "EL": "GR"
  case "XI": "GB"
  default: code
  }
}
