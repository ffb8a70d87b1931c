internal import DocumentModel
internal import Fiscal
internal import Measures

/// The stamp: what proves that the document is what it says.
package struct FiscalTexts: Sendable {
  package let atcud: Inscription?
  package let certification: Inscription?
  package let mentions: [Inscription]

  func texts(_ visit: (Inscription) -> Void) {
    if let atcud { visit(atcud) }
    if let certification { visit(certification) }
    for mention in mentions { visit(mention) }
  }
}

/// What stands at the foot of every page.
package struct Legal: Sendable {
  /// The issuer's name, and what a company puts on all its papers (Código das Sociedades Comerciais
  /// art. 171).
  package let name: Inscription
  package let registration: [Inscription]
  /// The last printed line of every page; never mandatory content.
  package let colophon: Inscription

  func texts(_ visit: (Inscription) -> Void) {
    visit(name)
    for text in registration { visit(text) }
    visit(colophon)
  }
}

extension Speaker {
  func fiscal() -> FiscalTexts {
    FiscalTexts(
      atcud: words.atcud.map {
        Inscription($0, .mention, from: [.init(document.atcud, at: Place("/atcud"))])
      },
      certification: words.certification.map {
        Inscription($0, .mention, from: [.init(document.certificate, at: Place("/certificate"))])
      },
      mentions: words.mentions.map(mention))
  }

  /// A wording of the law; one of them tells the number of the document that was copied.
  func mention(_ wording: String) -> Inscription {
    guard wording.hasPrefix(Mention.copyOfOriginal), let control = document.hashControl else {
      return Inscription(wording, .mention)
    }
    return Inscription(wording, .mention, from: [.init(control, at: Place("/hashControl"))])
  }

  func legal() -> Legal {
    let (issuer, base) = issuer
    var texts: [Inscription] = []
    if let registration = issuer.registration {
      if registration.inLiquidation { texts.append(Inscription(Mention.inLiquidation, .mention)) }
      func add(_ label: Label, _ amount: Money?, _ key: String) {
        guard let amount else { return }
        texts.append(
          Inscription(
            "\(labels[label]) \(amount.printedEuros)", .value, at: Place(base, key)))
      }
      add(.capital, registration.capital, "/registration/capital")
      add(.paidUpCapital, registration.paidUpCapital, "/registration/paidUpCapital")
      add(.ownCapital, registration.ownCapital, "/registration/ownCapital")
      let office = registration.office.map {
        Inscription($0, .value, at: Place(base, "/registration/office"))
      }
      let number = registration.number.map {
        Inscription(
          "\(labels[.registration]) \($0)", .value,
          from: [.init($0, at: Place(base, "/registration/number"))])
      }
      texts.append([office, number].compactMap { $0 }.joined(", ", .value))
    }
    if let taxId = issuer.taxId {
      texts.append(
        Inscription("NIF \(taxId)", .value, from: [.init(taxId, at: Place(base, "/taxId"))]))
    }
    return Legal(
      name: Inscription(issuer.name ?? "", .value, at: Place(base, "/name")),
      registration: texts.filter { !$0.isEmpty },
      colophon: Inscription(vocabulary.colophon, .paragraph))
  }
}
