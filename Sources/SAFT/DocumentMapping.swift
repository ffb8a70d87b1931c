internal import Importing
internal import JSON
internal import Measures

/// One document of SAF-T (PT) as one of ours: every source field and where it goes.
///
/// The table in Documentation/saft.md says the same in words; what is lost stands there too. Values
/// are written as they stand, so that the reader of our format judges their form; only amounts are
/// computed, where SAF-T (PT) has none for each rate (``TaxApportionment``).
struct DocumentMapping {
  let tree: ElementTree
  let context: SAFTContext
  private let source: [UInt8]
  var writer: JSONWriter
  private(set) var findings: [Conversion.Finding] = []
  private var room = ProblemRoom()
  /// Totals that do not follow from the lines; the rules about totals refuse the document.
  var totalFaults: [TotalFault] = []
  /// The document, and the customer or supplier it names.
  let document: Int
  let party: Int?
  let fields: TableFields
  /// The ways to the nodes of ``tree`` and of the header, once somebody asks for one.
  var ways: ElementWays?
  var headerWays: ElementWays?

  init(_ bytes: [UInt8], _ context: SAFTContext, tracing pointers: [JSONPointer] = []) {
    self.context = context
    source = bytes
    tree = ElementTree(bytes, from: SAFTContext.sealCount)
    let roots = tree.roots
    document = roots.last ?? 0
    party = roots.count > 1 ? roots[0] : nil
    fields = TableFields(of: tree.nodes.isEmpty ? .unknown : tree.nodes[document].element)
    writer = JSONWriter(tracing: pointers)
  }

  /// What became of the document.
  var conversion: Conversion {
    var conversion = Conversion(
      json: writer.bytes, findings: findings,
      trace: { [source, context] pointers in
        var again = DocumentMapping(source, context, tracing: pointers)
        again.convert()
        return pointers.map { again.location(of: $0) }
      })
    conversion.omitted = room.omitted
    conversion.said = { [source, context] in DocumentMapping(source, context).said }
    return conversion
  }

  mutating func report(
    _ severity: Severity, _ code: SAFTCode, at node: Int, en: String, pt: String
  ) {
    guard room.takes(severity) else { return }
    let location = location(ofSource: node)
    findings.append(
      Conversion.Finding(
        Problem(severity, code.rawValue, at: location.pointer, Wording(en: en, pt: pt)),
        at: location.place))
  }

  // MARK: The document

  mutating func convert() {
    guard !tree.nodes.isEmpty else { return }
    writer.note(source: document)
    writer.beginObject()
    writer.key("format")
    writer.text("prelo/1")
    copy("type", fields.type, in: document)
    copy("number", fields.number, in: document)
    copy("atcud", .ATCUD, in: document)
    let status = tree.first(.DocumentStatus, in: document)
    copy("status", fields.status, in: status)
    if isAnnulled {
      copyTime("statusDate", fields.statusDate, in: status)
      copy("statusReason", .Reason, in: status)
    }
    copy("issueDate", fields.date, in: document)
    copyTime("systemEntryDate", .SystemEntryDate, in: document)
    writeSupplyDate()
    writeDueDate()
    if !fields.isReceipt {
      copy("hash", .Hash, in: document)
      writeHashControl(status)
    }
    copy("source", fields.source, in: status)
    writeCertificate()
    writeRegimes()
    writeSeller()
    writeBuyer()
    writeShipment()
    writeAmounts()
    writeReferences()
    writeWithholdings()
    writeCurrency()
    writePayment()
    writeNotes()
    if let print = context.profile?.document("print") {
      writer.key("print")
      writer.value(print)
    }
    if fields.isInsurance(tree.string(of: fields.type, in: document)) {
      writer.key("workingDocument")
      writer.boolean(true)
    }
    writer.key("importedFrom")
    writer.text("saft")
    writer.endObject()
  }

  /// Some programs write `1.0` for version 1 of their own key, which is the form of a document
  /// integrated from another program (Despacho 8632/2014, 2.1.3 and 2.3.4 d).
  private mutating func writeHashControl(_ status: Int?) {
    guard let node = tree.first(.HashControl, in: document),
      tree.text(of: fields.source, in: status)?.elementsEqual("P".utf8) != false,
      let point = tree.text(node).firstIndex(of: UInt8(ascii: ".")),
      tree.text(node).allSatisfy({ $0 == UInt8(ascii: ".") || $0 &- 48 < 10 })
    else { return copy("hashControl", .HashControl, in: document) }
    writer.note(source: node)
    writer.key("hashControl")
    writer.text(tree.text(node)[..<point])
  }

  private var isAnnulled: Bool {
    let status = tree.first(.DocumentStatus, in: document)
    return tree.text(of: fields.status, in: status)?.elementsEqual("A".utf8) == true
  }

  /// Despacho 8632/2014, 2.3.4 f): what a program that is not certified issued is not printed.
  private mutating func writeCertificate() {
    let header = context.header
    guard let node = header.first(.SoftwareCertificateNumber, in: 0) else { return }
    let digits = header.text(node)
    writer.note(source: SourceMark.header + node)
    writer.key("certificate")
    writer.text(digits)
    let isOfUncertified =
      digits.allSatisfy { $0 == UInt8(ascii: "0") }
      || !fields.isReceipt && tree.text(of: .Hash, in: document)?.elementsEqual("0".utf8) == true
    guard isOfUncertified else { return }
    report(
      .error, .uncertified,
      at: tree.first(.Hash, in: document) ?? document,
      en: "a program that is not certified issued this document (SoftwareCertificateNumber "
        + "\(header.string(node)), Hash 0), so it may not be printed; print it from that program",
      pt: "este documento foi emitido por um programa não certificado (SoftwareCertificateNumber "
        + "\(header.string(node)), Hash 0), pelo que não pode ser impresso; imprima-o nesse "
        + "programa")
  }

  private mutating func writeRegimes() {
    guard let regimes = tree.first(.SpecialRegimes, in: document) else { return }
    writer.note(source: regimes)
    writer.key("regimes")
    writer.beginObject()
    flag("selfBilling", .SelfBillingIndicator, in: regimes)
    flag("cashVat", .CashVATSchemeIndicator, in: regimes)
    flag("thirdParty", .ThirdPartiesBillingIndicator, in: regimes)
    writer.endObject()
  }

  private mutating func flag(_ key: StaticString, _ element: Element, in parent: Int) {
    guard tree.text(of: element, in: parent)?.elementsEqual("1".utf8) == true else { return }
    writer.key(key)
    writer.boolean(true)
  }

  // MARK: Parties

  private mutating func writeSeller() {
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
    if let address { writeAddress(address, in: header, mark: SourceMark.header) }
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

  private mutating func writeBuyer() {
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
  private func isUnknown(_ text: ArraySlice<UInt8>) -> Bool {
    text.elementsEqual("Desconhecido".utf8)
  }

  private mutating func writeAddress(_ node: Int, in tree: ElementTree, mark: Int) {
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

  private mutating func writeShipment() {
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

  // MARK: What is copied

  /// Writes the text of `element` under `key`; nothing where it is missing.
  mutating func copy(_ key: StaticString, _ element: Element, in parent: Int?) {
    guard let node = tree.first(element, in: parent), tree.nodes[node].textCount > 0 else { return }
    writer.note(source: node)
    writer.key(key)
    writer.text(tree.text(node))
  }

  /// Writes a date-time; fractions of a second and zones, which SAF-T (PT) has not, are left out.
  private mutating func copyTime(_ key: StaticString, _ element: Element, in parent: Int?) {
    guard let node = tree.first(element, in: parent), tree.nodes[node].textCount > 0 else { return }
    writer.note(source: node)
    writer.key(key)
    let text = tree.text(node)
    let isLonger = text.count > 19 && [0x2E, 0x5A, 0x2B, 0x2D].contains(text[text.startIndex + 19])
    writer.text(isLonger ? text.prefix(19) : text)
  }

  /// Writes the number in `element` with up to six decimals; a text that is none as it stands.
  mutating func copyDecimal(_ key: StaticString, _ element: Element, in parent: Int?) {
    guard let node = tree.first(element, in: parent), tree.nodes[node].textCount > 0 else { return }
    writer.note(source: node)
    writer.key(key)
    if let number = ExactProduct(text: tree.text(node)) {
      writer.decimal(number.decimal)
    } else {
      writer.text(tree.text(node))
    }
  }

  /// Writes the amount in `element`, rounded to the cent; a text that is none as it stands.
  mutating func copyMoney(_ key: StaticString, _ element: Element, in parent: Int?) {
    guard let node = tree.first(element, in: parent), tree.nodes[node].textCount > 0 else { return }
    writer.note(source: node)
    writer.key(key)
    if let number = ExactProduct(text: tree.text(node)) {
      writer.money(number.rounded)
    } else {
      writer.text(tree.text(node))
    }
  }
}
