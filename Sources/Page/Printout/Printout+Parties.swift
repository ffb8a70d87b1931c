internal import DocumentModel
internal import Fiscal
internal import Measures

/// For whom the document is.
package struct Customer: Sendable {
  package let heading: Inscription
  /// Empty where only the number is known.
  package let name: Inscription
  package let address: [Inscription]
  /// The tax number, or the wording of Despacho 8632/2014, 2.2.5, without a label.
  package let taxId: Fact

  func texts(_ visit: (Inscription) -> Void) {
    visit(heading)
    visit(name)
    for line in address { visit(line) }
    taxId.texts(visit)
  }
}

/// The documents from which this one comes.
package struct Origins: Sendable {
  /// Each as a fact of its own.
  package let facts: [Fact]
  /// All of them in one sentence.
  package let list: Fact
  /// Whether each is a number alone, as short facts are.
  package let areUndated: Bool
}

/// One end of a journey, or what travels.
package struct Passage: Sendable {
  package let label: Inscription
  package let lines: [Inscription]

  func texts(_ visit: (Inscription) -> Void) {
    visit(label)
    for line in lines { visit(line) }
  }
}

extension Speaker {
  func customer() -> Customer {
    let buyer = document.buyer
    let heading = vocabulary.heading(document.family == .movementOfGoods ? .recipient : .buyer)
    let isFinalConsumer = document.isForFinalConsumer
    let name =
      buyer?.name.map { Inscription($0, .name, at: Place("/buyer", "/name")) }
      ?? Inscription(isFinalConsumer ? Mention.finalConsumer : "", .mention)
    return Customer(
      heading: heading, name: name,
      address: address(buyer?.address, at: "/buyer", country: buyer?.country),
      taxId: customerTaxId(named: name.text))
  }

  /// `NIF 508453488`, a foreign number with its country, or the wording of Despacho 8632/2014, 2.2.5.
  private func customerTaxId(named name: String) -> Fact {
    if document.isForFinalConsumer {
      let wording = name == Mention.finalConsumer ? "" : Mention.finalConsumer
      return Fact(label: Inscription("", .label), value: Inscription(wording, .mention))
    }
    let number = document.buyerTaxId
    let own = document.buyer?.country
    let country = own ?? document.buyer?.address?.country ?? "PT"
    let isForeign = country != "PT" && country != "Desconhecido"
    let prefix = Inscription(
      isForeign ? country : "", .value,
      at: Place("/buyer", own == nil ? "/address/country" : "/country"))
    let value = Inscription(number, .value, at: Place("/buyer", "/taxId"))
    return Fact(label: vocabulary.label(.taxId), value: [prefix, value].joined(" ", .value))
  }

  /// Dates and currency, each under its label.
  func facts() -> [Fact] {
    var facts: [Fact] = []
    func add(_ label: Label, _ text: String, _ key: String) {
      facts.append(
        Fact(label: vocabulary.caption(label), value: Inscription(text, .value, at: Place(key))))
    }
    add(.issueDate, document.issueDate.description, "/issueDate")
    if let day = document.dueDate { add(.dueDate, day.description, "/dueDate") }
    if let day = document.supplyDate { add(.supplyDate, day.description, "/supplyDate") }
    // Working documents show the time too (DL 28/2019 art. 7 n.2); transport documents prove by
    // it that they were made before the movement.
    let family = document.family
    if let time = document.systemEntryDate,
      family == .workingDocument || family == .movementOfGoods
    {
      add(.systemEntryDate, time.clock, "/systemEntryDate")
    }
    if let currency = document.currency { add(.currency, currency.code, "/currency/code") }
    return facts
  }

  func origins() -> Origins? {
    guard !document.originating.isEmpty else { return nil }
    let numbers = document.originating.enumerated().map { index, origin in
      Inscription(origin.number, .value, at: Place("/originating/#", "/number", index))
    }
    let dated = zip(document.originating, numbers).map { origin, number in
      self.dated(number, origin.date)
    }
    return Origins(
      facts: numbers.map { Fact(label: vocabulary.caption(.origin), value: $0) },
      list: Fact(label: vocabulary.label(.orders), value: dated.joined(", ", .paragraph)),
      areUndated: document.originating.allSatisfy { $0.date == nil })
  }

  /// The documents that this one rectifies, with the reason.
  func references() -> [Inscription] {
    document.references.enumerated().map { index, reference in
      let number = Inscription(
        reference.number, .value, at: Place("/references/#", "/number", index))
      let named = Fact(label: vocabulary.label(.rectifies), value: dated(number, reference.date))
      let reason = reference.reason.map {
        Inscription($0, .value, at: Place("/references/#", "/reason", index))
      }
      return [named.sentence(": "), reason].compactMap { $0 }.joined(" — ", .paragraph)
    }
  }

  private func dated(_ number: Inscription, _ day: Day?) -> Inscription {
    guard let day else { return number }
    return Inscription("\(number.text) (\(day))", .value, from: number.values)
  }

  /// Loading and unloading places, times, vehicle and AT's code (DL 147/2003); empty without them.
  func transport() -> [Passage] {
    guard let shipment = document.shipment else { return [] }
    var carriage: [Inscription] = []
    func add(_ label: Label, _ text: String?, _ key: String) {
      guard let text else { return }
      let value = Inscription(text, .value, at: Place("/shipment", key))
      carriage.append(Fact(label: vocabulary.label(label), value: value).sentence(": "))
    }
    add(.vehicle, shipment.vehicle, "/vehicle")
    add(.atCode, shipment.atCode, "/atCode")
    return [
      passage(shipment.from, at: "/shipment/from", .from, time: .start),
      passage(shipment.to, at: "/shipment/to", .to, time: .arrival),
      Passage(label: Inscription("", .label), lines: carriage),
    ]
  }

  private func passage(_ stop: Stop?, at base: String, _ label: Label, time: Label) -> Passage {
    var lines = address(stop?.address, at: base, country: nil)
    var moment: Inscription?
    if let time = stop?.time {
      moment = Inscription("\(time.day) \(time.clock)", .value, at: Place(base, "/time"))
    } else if let day = stop?.date {
      moment = Inscription(day.description, .value, at: Place(base, "/date"))
    }
    if let moment {
      lines.append(Fact(label: vocabulary.label(time), value: moment).sentence(": "))
    }
    return Passage(label: vocabulary.caption(label), lines: lines)
  }
}
