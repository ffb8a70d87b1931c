internal import DocumentModel
internal import JSON
internal import Measures

extension DocumentReader {
  /// A software house or tax representative, who must be named and numbered.
  mutating func issuer() throws(JSONFault) -> Party {
    var party = Party()
    _ = try object(Keys.issuer) { reader, key throws(JSONFault) in
      try reader.member(key, of: &party, isIssuer: true)
    }
    return party
  }

  /// The seller, who must be named and numbered (CIVA art. 36 n.5 a), with a tax representative.
  mutating func seller() throws(JSONFault) -> (Party, taxRepresentative: Party?) {
    var party = Party()
    var representative: Party?
    _ = try object(Keys.seller) { reader, key throws(JSONFault) in
      if let shared = key.partyKey {
        try reader.member(shared, of: &party, isIssuer: true)
      } else {
        representative = try reader.issuer()
      }
    }
    return (party, representative)
  }

  /// The buyer.
  mutating func party() throws(JSONFault) -> Party {
    var party = Party()
    _ = try object(Keys.party) { reader, key throws(JSONFault) in
      try reader.member(key, of: &party, isIssuer: false)
    }
    return party
  }

  private mutating func member(
    _ key: PartyKey, of party: inout Party, isIssuer: Bool
  ) throws(JSONFault) {
    switch key {
    case .name: party.name = isIssuer ? try requiredText() : try text()
    case .taxId: party.taxId = isIssuer ? try requiredText() : try text()
    case .country: party.country = try text()
    case .address: party.address = try address()
    case .email: party.email = try text()
    case .phone: party.phone = try text()
    case .website: party.website = try text()
    case .registration: party.registration = try registration()
    }
  }

  private mutating func address() throws(JSONFault) -> Address {
    var address = Address()
    _ = try object(Keys.address) { reader, key throws(JSONFault) in
      let text = try reader.text()
      switch key {
      case .street: address.street = text
      case .postalCode: address.postalCode = text
      case .city: address.city = text
      case .region: address.region = text
      case .country: address.country = text
      }
    }
    return address
  }

  private mutating func registration() throws(JSONFault) -> Registration {
    var registration = Registration()
    _ = try object(Keys.registration) { reader, key throws(JSONFault) in
      switch key {
      case .office: registration.office = try reader.text()
      case .number: registration.number = try reader.text()
      case .capital: registration.capital = try reader.money()
      case .paidUpCapital: registration.paidUpCapital = try reader.money()
      case .ownCapital: registration.ownCapital = try reader.signedMoney()
      case .inLiquidation: registration.inLiquidation = try reader.boolean() ?? false
      }
    }
    return registration
  }

  mutating func shipment() throws(JSONFault) -> Shipment {
    var shipment = Shipment()
    _ = try object(Keys.shipment) { reader, key throws(JSONFault) in
      switch key {
      case .from: shipment.from = try reader.stop()
      case .to: shipment.to = try reader.stop()
      case .vehicle: shipment.vehicle = try reader.text()
      case .atCode: shipment.atCode = try reader.text()
      }
    }
    return shipment
  }

  private mutating func stop() throws(JSONFault) -> Stop {
    var stop = Stop()
    _ = try object(Keys.stop) { reader, key throws(JSONFault) in
      switch key {
      case .address: stop.address = try reader.address()
      case .time: stop.time = try reader.dateTime()
      case .date: stop.date = try reader.day()
      }
    }
    return stop
  }
}

extension SellerKey {
  /// The key that other parties have too; nil for the one that only a seller has.
  fileprivate var partyKey: PartyKey? {
    switch self {
    case .name: .name
    case .taxId: .taxId
    case .country: .country
    case .address: .address
    case .email: .email
    case .phone: .phone
    case .website: .website
    case .registration: .registration
    case .taxRepresentative: nil
    }
  }
}
