internal import DocumentModel
internal import JSON
internal import Measures

extension DocumentReader {
  /// The whole document; nil when the value is not an object.
  mutating func document() throws(JSONFault) -> Document? {
    var document = Document()
    let seen = try object(Keys.document) { reader, key throws(JSONFault) in
      switch key {
      case .format: try reader.format()
      case .type: document.type = try reader.choice(Choices.documentType) ?? .FT
      case .number: document.number = try reader.requiredText()
      case .atcud: document.atcud = try reader.requiredText()
      case .status: document.status = try reader.choice(Choices.status) ?? .normal
      case .statusDate: document.statusDate = try reader.dateTime()
      case .statusReason: document.statusReason = try reader.text()
      case .issueDate: document.issueDate = try reader.day() ?? .unknown
      case .systemEntryDate: document.systemEntryDate = try reader.dateTime()
      case .supplyDate: document.supplyDate = try reader.day()
      case .dueDate: document.dueDate = try reader.day()
      case .hash: document.hash = try reader.text()
      case .hashControl: document.hashControl = try reader.text()
      case .source: document.source = try reader.choice(Choices.source) ?? .produced
      case .certificate: document.certificate = try reader.certificate() ?? ""
      case .training: document.training = try reader.boolean() ?? false
      case .software: document.software = try reader.software()
      case .regimes: document.regimes = try reader.regimes()
      case .seller: (document.seller, document.taxRepresentative) = try reader.seller()
      case .buyer: document.buyer = try reader.party()
      case .shipment: document.shipment = try reader.shipment()
      case .lines:
        document.lines = try reader.array { reader throws(JSONFault) in try reader.line() }
      case .settled:
        document.settled = try reader.array { reader throws(JSONFault) in try reader.settlement() }
      case .references:
        document.references = try reader.array { reader throws(JSONFault) in
          try reader.reference()
        }
      case .originating:
        document.originating = try reader.array { reader throws(JSONFault) in try reader.origin() }
      case .taxSummary:
        document.taxSummary = try reader.array { reader throws(JSONFault) in
          try reader.taxTotal()
        }
      case .totals: document.totals = try reader.totals()
      case .withholdings:
        document.withholdings = try reader.array { reader throws(JSONFault) in
          try reader.withholding()
        }
      case .currency: document.currency = try reader.currency()
      case .payment: document.payment = try reader.payment()
      case .qrOther: document.qrOther = try reader.text()
      case .notes: document.notes = try reader.texts()
      case .print: document.print = try reader.printRequest()
      case .workingDocument: document.workingDocument = try reader.boolean() ?? false
      case .importedFrom: document.importedFrom = try reader.choice(Choices.importFormat)
      case .extensions: try reader.extensions()
      }
    }
    guard let seen else { return nil }
    document.present = DocumentKeys(bits: seen)
    // GOBL keeps it in a stamp that not every program sets.
    if !document.present.contains(.systemEntryDate), document.importedFrom != .gobl {
      reportMissing(DocumentKey.systemEntryDate.rawValue)
    }
    return document
  }

  private mutating func format() throws(JSONFault) {
    guard try begin(.string) else { return }
    let text = try scanner.text()
    if Choices.format.position(of: text, in: scanner, hint: 0) == nil {
      reportFormat(scanner.string(text))
    }
  }

  /// Whatever the issuer's own programs put there.
  private mutating func extensions() throws(JSONFault) {
    let found = try scanner.kind()
    if found != .object { reportKind(found, expected: .kind(.object)) }
    try skip()
  }

  mutating func texts() throws(JSONFault) -> [String] {
    try array { reader throws(JSONFault) in try reader.textElement() }
  }

  private mutating func software() throws(JSONFault) -> Software {
    var software = Software()
    _ = try object(Keys.software) { reader, key throws(JSONFault) in
      switch key {
      case .name: software.name = try reader.requiredText()
      case .company: software.company = try reader.issuer()
      }
    }
    return software
  }

  private mutating func regimes() throws(JSONFault) -> Regimes {
    var regimes = Regimes()
    _ = try object(Keys.regimes) { reader, key throws(JSONFault) in
      let isSet = try reader.boolean() ?? false
      switch key {
      case .selfBilling: regimes.selfBilling = isSet
      case .cashVat: regimes.cashVat = isSet
      case .thirdParty: regimes.thirdParty = isSet
      }
    }
    return regimes
  }

  private mutating func printRequest() throws(JSONFault) -> PrintRequest {
    var request = PrintRequest()
    _ = try object(Keys.print) { reader, key throws(JSONFault) in
      switch key {
      case .template: request.template = try reader.requiredText()
      case .language: request.language = try reader.choice(Choices.language)
      case .copies:
        request.copies = try reader.array { reader throws(JSONFault) in
          try reader.choice(Choices.copy) ?? .original
        }
      case .secondCopy: request.secondCopy = try reader.boolean() ?? false
      case .values: request.values = try reader.boolean() ?? true
      }
    }
    return request
  }
}
