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
  /// Whether a number that others are computed from could not be read.
  var hasUnreadable = false
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
    if hasUnreadable { conversion.doubtful = ["lines", "settled", "taxSummary", "totals"] }
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
    writeATCUD()
    // Version 1.01 has the status in the document itself.
    let status = tree.first(.DocumentStatus, in: document) ?? document
    checkStatus(status)
    copy("status", fields.status, in: status)
    if isAnnulled {
      copyTime("statusDate", fields.statusDate, in: status)
      copy("statusReason", .Reason, in: status)
    }
    copyDate("issueDate", fields.date, in: document)
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
    checkForm()
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
    let status = tree.first(.DocumentStatus, in: document) ?? document
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
    let own = tree.first(.SelfBillingIndicator, in: document)
    guard let regimes = tree.first(.SpecialRegimes, in: document) ?? own.map({ _ in document })
    else { return }
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

  // MARK: What is copied

  /// Writes the text of `element` under `key`; nothing where it is missing.
  mutating func copy(_ key: StaticString, _ element: Element, in parent: Int?) {
    guard let node = tree.first(element, in: parent), tree.nodes[node].textCount > 0 else { return }
    writer.note(source: node)
    writer.key(key)
    writer.text(tree.text(node))
  }

  /// Writes a date-time; fractions of a second and zones, which SAF-T (PT) has not, are left out.
  mutating func copyTime(_ key: StaticString, _ element: Element, in parent: Int?) {
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
