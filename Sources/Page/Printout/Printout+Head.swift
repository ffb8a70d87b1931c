internal import DocumentModel
internal import Fiscal
internal import Measures

/// Who issued what.
package struct Head: Sendable {
  /// The first printed line of every page: how to reach the issuer, never mandatory content.
  package let strip: Inscription
  package let issuer: Inscription
  package let issuerAddress: Inscription
  package let issuerTaxId: Inscription
  /// Who represents a seller who is not established here (CIVA art. 36 n.9).
  package let representative: Inscription?
  package let title: Inscription
  /// The title in English; nil where the labels are Portuguese.
  package let gloss: Inscription?
  package let number: Inscription
  /// The name of the type and the whole number, `Fatura FT A/1`.
  package let typeAndNumber: Inscription
  package let issueDate: Inscription
  /// What the law wants said beside the number.
  package let mentions: [Inscription]
  /// What nobody may overlook on any page: an annulled or a training document.
  package let notices: [Notice]

  package struct Notice: Sendable {
    package let title: Inscription
    package let detail: Inscription
  }

  /// The slim head of the pages after the first: `Fatura FT A/1 · Original · 2026-05-04`.
  package func running(copyMark: String) -> Inscription {
    [typeAndNumber, Inscription(copyMark, .mention), issueDate].joined(" · ", .label)
  }

  func texts(_ visit: (Inscription) -> Void) {
    for text in [strip, issuer, issuerAddress, issuerTaxId, title] { visit(text) }
    if let gloss { visit(gloss) }
    if let representative { visit(representative) }
    for text in [number, issueDate] + mentions { visit(text) }
    for notice in notices {
      visit(notice.title)
      visit(notice.detail)
    }
  }
}

extension Speaker {
  func head() -> Head {
    let (issuer, base) = issuer
    func value(_ text: String?, _ key: String) -> Inscription {
      Inscription(text ?? "", .value, at: Place(base, key))
    }
    let contacts = [
      value(issuer.website, "/website"), value(issuer.email, "/email"),
      value(issuer.phone, "/phone"),
    ].joined(" · ", .value)
    let title = document.type.title
    let hasGloss = vocabulary.language != .portuguese && title.en != title.pt
    let number = Inscription(document.number, .value, at: Place("/number"))
    let taxId = issuer.taxId.map {
      Inscription("NIF " + $0, .value, from: [.init($0, at: Place(base, "/taxId"))])
    }
    return Head(
      strip: contacts.isEmpty ? Inscription(vocabulary.colophon, .paragraph) : contacts,
      issuer: Inscription(issuer.name ?? "", .name, at: Place(base, "/name")),
      issuerAddress: address(issuer.address, at: base, country: issuer.country)
        .joined(" · ", .value),
      issuerTaxId: taxId ?? Inscription("", .value),
      representative: representative(),
      title: Inscription(title.pt, .title),
      gloss: hasGloss ? Inscription(title.en, .gloss) : nil,
      number: number,
      typeAndNumber: [Inscription(title.pt, .title), number].joined(" ", .label),
      issueDate: Inscription(document.issueDate.description, .value, at: Place("/issueDate")),
      mentions: words.mentions.filter { $0 != Mention.training }.map(mention),
      notices: notices())
  }

  /// Name, address and NIF of the tax representative.
  private func representative() -> Inscription? {
    guard let party = document.taxRepresentative, !document.training else { return nil }
    let base = "/seller/taxRepresentative"
    let taxId = party.taxId.map {
      Inscription("NIF " + $0, .value, from: [.init($0, at: Place(base, "/taxId"))])
    }
    let name = Inscription(party.name ?? "", .value, at: Place(base, "/name"))
    let parts =
      [name] + address(party.address, at: base, country: party.country)
      + [taxId ?? Inscription("", .value)]
    return Fact(label: vocabulary.label(.taxRepresentative), value: parts.joined(" · ", .value))
      .sentence(": ")
  }

  private func notices() -> [Head.Notice] {
    var notices: [Head.Notice] = []
    if document.status == .annulled {
      let day = document.statusDate.map {
        Inscription(
          "\(labels[.annulledOn]) \($0.day) \($0.clock)", .value,
          from: [.init("\($0.day) \($0.clock)", at: Place("/statusDate"))])
      }
      let reason = document.statusReason.map {
        Inscription($0, .value, at: Place("/statusReason"))
      }
      notices.append(
        Head.Notice(
          title: Inscription(Mention.annulled, .mention),
          detail: [day, reason].compactMap { $0 }.joined(" · ", .paragraph)))
    }
    if document.training {
      let program = document.software.map {
        [
          Inscription($0.name, .value, at: Place("/software", "/name")),
          Inscription($0.company.name ?? "", .value, at: Place("/software/company", "/name")),
        ].joined(" · ", .paragraph)
      }
      notices.append(
        Head.Notice(
          title: Inscription(Mention.training, .mention),
          detail: program ?? Inscription("", .paragraph)))
    }
    return notices
  }
}
