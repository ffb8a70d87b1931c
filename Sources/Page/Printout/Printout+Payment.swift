package import DocumentModel
internal import Measures

/// How to pay, and what has been paid.
package struct PaymentTexts: Sendable {
  package let heading: Inscription
  package let terms: Inscription?
  package let methods: [Method]
  package let paid: [Sum]

  package struct Method: Sendable {
    package let method: PaymentMethod
    /// What one has to know in order to pay so; the issuer's own words have no label.
    package let facts: [Fact]

    /// The method in one sentence.
    package var sentence: Inscription {
      facts.map { $0.sentence(" ") }.joined(" · ", .paragraph)
    }
  }

  func texts(_ visit: (Inscription) -> Void) {
    visit(heading)
    if let terms { visit(terms) }
    for method in methods {
      for fact in method.facts { fact.texts(visit) }
    }
    for sum in paid { sum.texts(visit) }
  }
}

extension Speaker {
  /// Nil when the document says nothing about payment, or the template shows nothing of it.
  func payment() -> PaymentTexts? {
    guard vocabulary.showsPayment, let payment = document.payment,
      payment.terms != nil || !payment.methods.isEmpty || !payment.paid.isEmpty
    else { return nil }
    return PaymentTexts(
      heading: vocabulary.heading(.payment),
      terms: payment.terms.map { Inscription($0, .paragraph, at: Place("/payment", "/terms")) },
      methods: payment.methods.enumerated().map { index, method in
        PaymentTexts.Method(method: method, facts: facts(of: method, at: index))
      },
      paid: payment.paid.enumerated().map { index, paid in self.paid(paid, at: index) })
  }

  private func facts(of method: PaymentMethod, at index: Int) -> [Fact] {
    func fact(_ label: String, _ text: String, _ key: String) -> Fact {
      Fact(
        label: Inscription(label, .label),
        value: Inscription(text, .value, at: Place("/payment/methods/#", key, index)))
    }
    switch method {
    case .transfer(let iban, let bic):
      return [fact(labels[.transfer], iban.grouped(by: 4), "/iban")]
        + (bic.map { [fact("BIC", $0, "/bic")] } ?? [])
    case .multibanco(let entity, let reference, let amount):
      return [
        fact("\(labels[.multibanco]) · \(labels[.entity])", entity, "/entity"),
        fact(labels[.reference], reference.grouped(by: 3), "/reference"),
      ] + (amount.map { [fact(labels[.paymentAmount], $0.printedEuros, "/amount")] } ?? [])
    case .mbway(let phone): return [fact(labels[.mbway], phone, "/phone")]
    case .directDebit(let mandate): return [fact(labels[.directDebit], mandate, "/mandate")]
    case .other(let description): return [fact("", description, "/description")]
    }
  }

  /// `Pago · 2026-05-04 · Multibanco`.
  private func paid(_ paid: PaidAmount, at index: Int) -> Sum {
    func place(_ key: String) -> Place { Place("/payment/paid/#", key, index) }
    let label = [
      vocabulary.label(.paid),
      paid.date.map { Inscription($0.description, .value, at: place("/date")) },
      paid.method.map { Inscription(paymentMechanism($0), .value, at: place("/method")) },
    ].compactMap { $0 }.joined(" · ", .label)
    return Sum(
      label: label, figure: Inscription(paid.amount.printedEuros, .figure, at: place("/amount")))
  }
}

/// The Portuguese name of a SAF-T PaymentMechanism code (Portaria 302/2016, 4.1.4.20.6.1); the
/// issuer's own words stay as they are.
private func paymentMechanism(_ code: String) -> String {
  switch code {
  case "CC": "Cartão de crédito"
  case "CD": "Cartão de débito"
  case "CH": "Cheque bancário"
  case "CI": "Crédito documentário internacional"
  case "CO": "Cheque ou cartão oferta"
  case "CS": "Compensação de saldos em conta corrente"
  case "DE": "Dinheiro eletrónico"
  case "LC": "Letra comercial"
  case "MB": "Multibanco"
  case "NU": "Numerário"
  case "OU": "Outros meios"
  case "PR": "Permuta de bens"
  case "TB": "Transferência bancária"
  case "TR": "Títulos de compensação extrassalarial"
  default: code
  }
}
