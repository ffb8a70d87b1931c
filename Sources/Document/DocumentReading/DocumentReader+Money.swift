internal import DocumentModel
internal import JSON
internal import Measures

extension DocumentReader {
  mutating func totals() throws(JSONFault) -> Totals {
    var totals = Totals()
    _ = try object(Keys.totals) { reader, key throws(JSONFault) in
      let money = try reader.money()
      switch key {
      case .net: totals.net = money ?? .zero
      case .tax: totals.tax = money ?? .zero
      case .gross: totals.gross = money ?? .zero
      case .stampDuty: totals.stampDuty = money
      case .discount: totals.discount = money
      }
    }
    return totals
  }

  mutating func withholding() throws(JSONFault) -> Withholding {
    var withholding = Withholding()
    _ = try object(Keys.withholding) { reader, key throws(JSONFault) in
      switch key {
      case .type: withholding.type = try reader.choice(Choices.withholdingType)
      case .description: withholding.description = try reader.text()
      case .amount: withholding.amount = try reader.money() ?? .zero
      }
    }
    return withholding
  }

  mutating func currency() throws(JSONFault) -> Currency {
    var currency = Currency()
    _ = try object(Keys.currency) { reader, key throws(JSONFault) in
      switch key {
      case .code: currency.code = try reader.requiredText()
      case .rate: currency.rate = try reader.decimal() ?? .zero
      case .gross: currency.gross = try reader.money() ?? .zero
      }
    }
    return currency
  }

  mutating func payment() throws(JSONFault) -> Payment {
    var payment = Payment()
    _ = try object(Keys.payment) { reader, key throws(JSONFault) in
      switch key {
      case .terms: payment.terms = try reader.text()
      case .methods:
        payment.methods = try reader.array { reader throws(JSONFault) in try reader.method() }
      case .paid:
        payment.paid = try reader.array { reader throws(JSONFault) in try reader.paidAmount() }
      }
    }
    return payment
  }

  private mutating func paidAmount() throws(JSONFault) -> PaidAmount {
    var paid = PaidAmount()
    _ = try object(Keys.paid) { reader, key throws(JSONFault) in
      switch key {
      case .method: paid.method = try reader.text()
      case .amount: paid.amount = try reader.money() ?? .zero
      case .date: paid.date = try reader.day()
      }
    }
    return paid
  }

  /// One way to pay; which keys it has depends on its `type`, which may come last.
  private mutating func method() throws(JSONFault) -> PaymentMethod {
    var type: MethodType?
    var texts: [MethodKey: String] = [:]
    var amount: Money?
    let seen = try object(Keys.method) { reader, key throws(JSONFault) in
      switch key {
      case .type: type = try reader.choice(Choices.methodType)
      case .amount: amount = try reader.money()
      case .bic: texts[key] = try reader.text()
      default: texts[key] = try reader.requiredText()
      }
    }
    guard let seen, let type else { return .other(description: "") }
    require(type.required, of: Keys.method, in: seen)
    for key in Keys.method.names where Keys.method.contains(key, in: seen) && key != .type {
      if !type.required.contains(key), !type.optional.contains(key) {
        reportForeign(key.rawValue, inMethod: type)
      }
    }
    return switch type {
    case .transfer: .transfer(iban: texts[.iban] ?? "", bic: texts[.bic])
    case .multibanco:
      .multibanco(
        entity: texts[.entity] ?? "", reference: texts[.reference] ?? "", amount: amount)
    case .mbway: .mbway(phone: texts[.phone] ?? "")
    case .directDebit: .directDebit(mandate: texts[.mandate] ?? "")
    case .other: .other(description: texts[.description] ?? "")
    }
  }
}
