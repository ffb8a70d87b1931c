internal import Importing
internal import JSON
internal import Measures

extension DocumentMapping {
  mutating func writeSeller() {
    let header = context.header
    func mark(_ element: Element) -> Int {
      SourceMark.header + (header.first(element, in: 0) ?? 0)
    }
    func put(_ key: StaticString, _ element: Element, in parent: Int? = 0) {
      guard let text = header.text(of: element, in: parent), !isUnknown(text) else { return }
      writer.note(source: mark(element))
      writer.key(key)
      writer.text(text)
    }
    func put(_ key: StaticString, profile: String, or element: Element) {
      guard let value = context.profile?.seller(profile) else { return put(key, element) }
      writer.key(key)
      writer.value(value)
    }
    writer.note(source: SourceMark.header)
    writer.key("seller")
    writer.beginObject()
    put("name", .CompanyName)
    put("taxId", .TaxRegistrationNumber)
    let address = header.first(.CompanyAddress, in: 0)
    put("country", .Country, in: address)
    writeSellerAddress(address)
    put("email", profile: "email", or: .Email)
    put("phone", profile: "phone", or: .Telephone)
    put("website", profile: "website", or: .Website)
    writer.note(source: mark(.CompanyID))
    if let registration = context.profile?.seller("registration") {
      writer.key("registration")
      writer.value(registration)
    } else if let (office, number) = registration {
      writer.key("registration")
      writer.beginObject()
      writer.key("office")
      writer.text(office)
      writer.key("number")
      writer.text(number)
      writer.endObject()
    }
    writer.endObject()
  }

  /// CompanyID: registry office, space, number; the NIF where the seller is not registered.
  private var registration: (office: ArraySlice<UInt8>, number: ArraySlice<UInt8>)? {
    guard let text = context.header.text(of: .CompanyID, in: 0),
      let space = text.lastIndex(of: 0x20)
    else { return nil }
    return (text[..<space], text[(space + 1)...])
  }

  mutating func writeBuyer() {
    let key = tree.first(.CustomerID, in: document) ?? tree.first(.SupplierID, in: document)
    guard let party else {
      let node = key ?? document
      let name = key.map(tree.string) ?? ""
      report(
        .error, .missingParty, at: node,
        en: "“\(name)” is not in the master files, so that nobody knows to whom the document was "
          + "issued; export the file again with all its customers and suppliers",
        pt: "“\(name)” não consta das tabelas mestras, pelo que não se sabe a quem o documento foi "
          + "emitido; exporte o ficheiro de novo com todos os clientes e fornecedores")
      writeStranger(key)
      return
    }
    let isSupplier = tree.nodes[party].element == .Supplier
    let number: Element = isSupplier ? .SupplierTaxID : .CustomerTaxID
    let isGeneric = tree.text(of: number, in: party)?.elementsEqual("999999990".utf8) == true
    writer.note(source: party)
    writer.key("buyer")
    writer.beginObject()
    if let name = tree.text(of: .CompanyName, in: party), !isUnknown(name),
      !(isGeneric && isFinalConsumer(name))
    {
      copy("name", .CompanyName, in: party)
    }
    copy("taxId", number, in: party)
    let address = tree.first(.BillingAddress, in: party)
    copy("country", .Country, in: address)
    if let address { writeAddress(address, in: tree, mark: 0) }
    writer.endObject()
  }

  /// Stands in for a customer that is missing: the document is refused, and no rule about customers
  /// need say so again.
  private mutating func writeStranger(_ key: Int?) {
    guard let key, tree.nodes[key].textCount > 0 else { return }
    writer.note(source: key)
    writer.key("buyer")
    writer.beginObject()
    writer.key("name")
    writer.text(tree.text(key))
    writer.key("address")
    writer.beginObject()
    writer.key("street")
    writer.text(tree.text(key))
    writer.endObject()
    writer.endObject()
  }

  /// Portaria 302/2016, 2.2: the name of the generic customer.
  private func isFinalConsumer(_ name: ArraySlice<UInt8>) -> Bool {
    name.count == 16
      && zip(name, "consumidor final".utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  /// Portaria 302/2016, 2.2.6: what the address of a generic customer says throughout.
  func isUnknown(_ text: ArraySlice<UInt8>) -> Bool {
    text.elementsEqual("Desconhecido".utf8)
  }

  mutating func writeAddress(_ node: Int, in tree: ElementTree, mark: Int) {
    let street =
      tree.text(of: .AddressDetail, in: node).map(Array.init)
      ?? tree.text(of: .StreetName, in: node).map { street in
        Array(street)
          + (tree.text(of: .BuildingNumber, in: node).map { Array(", ".utf8) + $0 } ?? [])
      }
    let parts: [(StaticString, [UInt8]?)] = [
      ("street", street), ("postalCode", tree.text(of: .PostalCode, in: node).map(Array.init)),
      ("city", tree.text(of: .City, in: node).map(Array.init)),
      ("region", tree.text(of: .Region, in: node).map(Array.init)),
    ]
    guard parts.contains(where: { $0.1.map { !isUnknown($0[...]) } == true }) else { return }
    writer.note(source: mark + node)
    writer.key("address")
    writer.beginObject()
    for (key, text) in parts {
      guard let text, !isUnknown(text[...]) else { continue }
      writer.key(key)
      writer.text(text)
    }
    writer.endObject()
  }

  // MARK: Transport

  mutating func writeShipment() {
    let start = tree.first(.MovementStartTime, in: document)
    // An invoice with a place of delivery and no start of transport is no transport document
    // (Portaria 302/2016, 4.1.4.18); its places go to the notes.
    guard start != nil || fields.isMovement else { return }
    writer.note(source: start ?? document)
    writer.key("shipment")
    writer.beginObject()
    writeStop("from", .ShipFrom, .MovementStartTime)
    writeStop("to", .ShipTo, .MovementEndTime)
    if let plate = vehicle {
      writer.note(source: plate)
      writer.key("vehicle")
      writer.text(tree.text(plate))
    }
    copy("atCode", .ATDocCodeID, in: document)
    writer.endObject()
  }

  private mutating func writeStop(_ key: StaticString, _ place: Element, _ time: Element) {
    let stop = tree.first(place, in: document)
    let address = tree.first(.Address, in: stop)
    guard address != nil || tree.first(time, in: document) != nil else { return }
    writer.note(source: stop ?? document)
    writer.key(key)
    writer.beginObject()
    if let address { writeAddress(address, in: tree, mark: 0) }
    copyTime("time", time, in: document)
    writer.endObject()
  }

  /// DeliveryID is free text; a number plate in it names the vehicle.
  private var vehicle: Int? {
    for place in [Element.ShipFrom, .ShipTo] {
      guard let node = tree.first(.DeliveryID, in: tree.first(place, in: document)) else {
        continue
      }
      let parts = tree.text(node).split(separator: UInt8(ascii: "-"))
      if parts.count == 3, parts.allSatisfy({ $0.count == 2 }) { return node }
    }
    return nil
  }
}
