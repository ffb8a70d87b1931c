internal import DocumentModel
internal import JSON
internal import Measures

extension DocumentReader {
  /// The seller or a software house, who must be named and numbered (CIVA art. 36 n.5 a).
  mutating func issuer() throws(JSONFault) -> Party { try party(Keys.issuer, isIssuer: true) }

  /// The buyer.
  mutating func party() throws(JSONFault) -> Party { try party(Keys.party, isIssuer: false) }

  private mutating func party(
    _ keys: KeyTable<PartyKey>, isIssuer: Bool
  ) throws(JSONFault) -> Party {
    var party = Party()
    _ = try object(keys) { reader, key throws(JSONFault) in
      switch key {
      case .name: party.name = isIssuer ? try reader.requiredText() : try reader.text()
      case .taxId: party.taxId = isIssuer ? try reader.requiredText() : try reader.text()
      case .country: party.country = try reader.text()
      case .address: party.address = try reader.address()
      case .email: party.email = try reader.text()
      case .phone: party.phone = try reader.text()
      case .website: party.website = try reader.text()
      case .registration: party.registration = try reader.registration()
      }
    }
    return party
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
