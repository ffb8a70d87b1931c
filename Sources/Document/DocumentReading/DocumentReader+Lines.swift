internal import DocumentModel
internal import JSON
internal import Measures

extension DocumentReader {
  mutating func line() throws(JSONFault) -> Line {
    var line = Line()
    let seen = try object(Keys.line) { reader, key throws(JSONFault) in
      switch key {
      case .text: line.text = try reader.requiredText()
      case .code: line.code = try reader.text()
      case .description: line.description = try reader.requiredText()
      case .quantity: line.quantity = try reader.signedDecimal() ?? .zero
      case .unit: line.unit = try reader.text() ?? ""
      case .unitPrice: line.unitPrice = try reader.price()
      case .discount: line.discount = try reader.discount()
      case .amount: line.amount = try reader.signedMoney()
      case .tax: line.tax = try reader.lineTax()
      case .taxBase: line.taxBase = try reader.decimal()
      case .supplyDate: line.supplyDate = try reader.day()
      case .notes: line.notes = try reader.text()
      case .serialNumbers: line.serialNumbers = try reader.texts()
      }
    }
    guard let seen else { return line }
    if !Keys.line.contains(.text, in: seen) {
      require([.description, .quantity, .unit], of: Keys.line, in: seen)
    } else if seen.nonzeroBitCount > 1 {
      reportMixedText()
    }
    return line
  }

  private mutating func discount() throws(JSONFault) -> Discount {
    var discount = Discount()
    _ = try object(Keys.discount) { reader, key throws(JSONFault) in
      switch key {
      case .percent: discount.percent = try reader.decimal()
      case .amount: discount.amount = try reader.money()
      }
    }
    return discount
  }

  private mutating func lineTax() throws(JSONFault) -> LineTax {
    var tax = LineTax()
    var type: TaxType?
    let seen = try object(Keys.lineTax) { reader, key throws(JSONFault) in
      switch key {
      case .type: type = try reader.choice(Choices.taxType)
      case .region: tax.region = try reader.requiredText()
      case .code: tax.code = try reader.requiredText()
      case .rate: tax.rate = try reader.decimal()
      case .amount: tax.amount = try reader.money()
      case .exemption: tax.exemption = try reader.text()
      case .exemptionReason: tax.exemptionReason = try reader.requiredText()
      }
    }
    guard let seen, let type else { return tax }
    tax.type = type
    switch type {
    case .vat: require([.region, .code, .rate], of: Keys.lineTax, in: seen)
    case .stampDuty: require([.code], of: Keys.lineTax, in: seen)
    case .notSubject: if !Keys.lineTax.contains(.code, in: seen) { tax.code = "NS" }
    }
    return tax
  }

  mutating func taxTotal() throws(JSONFault) -> TaxTotal {
    var total = TaxTotal()
    var type: TaxType?
    let seen = try object(Keys.taxTotal) { reader, key throws(JSONFault) in
      switch key {
      case .type: type = try reader.choice(Choices.taxType)
      case .region: total.region = try reader.requiredText()
      case .code: total.code = try reader.requiredText()
      case .rate: total.rate = try reader.decimal()
      case .base: total.base = try reader.money() ?? .zero
      case .amount: total.amount = try reader.money() ?? .zero
      }
    }
    guard let seen, let type else { return total }
    total.type = type
    switch type {
    case .vat: require([.region, .code, .rate], of: Keys.taxTotal, in: seen)
    case .stampDuty: require([.code], of: Keys.taxTotal, in: seen)
    case .notSubject: if !Keys.taxTotal.contains(.code, in: seen) { total.code = "NS" }
    }
    return total
  }

  mutating func settlement() throws(JSONFault) -> Settlement {
    var settlement = Settlement()
    _ = try object(Keys.settlement) { reader, key throws(JSONFault) in
      switch key {
      case .number: settlement.number = try reader.requiredText()
      case .date: settlement.date = try reader.day()
      case .amount: settlement.amount = try reader.money() ?? .zero
      case .discount: settlement.discount = try reader.money()
      case .credit: settlement.credit = try reader.boolean()
      }
    }
    return settlement
  }

  mutating func reference() throws(JSONFault) -> Reference {
    var reference = Reference()
    _ = try object(Keys.reference) { reader, key throws(JSONFault) in
      switch key {
      case .number: reference.number = try reader.requiredText()
      case .date: reference.date = try reader.day()
      case .reason: reference.reason = try reader.text()
      }
    }
    return reference
  }

  mutating func origin() throws(JSONFault) -> Origin {
    var origin = Origin()
    _ = try object(Keys.origin) { reader, key throws(JSONFault) in
      switch key {
      case .number: origin.number = try reader.requiredText()
      case .date: origin.date = try reader.day()
      }
    }
    return origin
  }
}

extension DocumentReader {
  /// Reports the keys that the value's own type demands and that are not among `seen`.
  mutating func require<Key>(_ names: [Key], of keys: KeyTable<Key>, in seen: UInt64) {
    for name in names where !keys.contains(name, in: seen) { reportMissing(name.rawValue) }
  }
}
