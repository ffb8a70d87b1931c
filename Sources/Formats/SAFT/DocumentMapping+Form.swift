internal import Importing
internal import JSON
internal import Measures

/// What a file may get wrong, or say otherwise in an older version, about a document as a whole.
extension DocumentMapping {
  // MARK: Versions

  /// ATCUD came with version 1.04; before that, the law knew none (Portaria 195/2020).
  mutating func writeATCUD() {
    let isOlder = ["1.00", "1.01", "1.02", "1.03"].contains { context.version.hasPrefix($0) }
    guard isOlder, tree.text(of: .ATCUD, in: document) == nil else {
      return copy("atcud", .ATCUD, in: document)
    }
    writer.note(source: document)
    writer.key("atcud")
    writer.text("0")
  }

  /// Without a status nobody knows whether the document is annulled.
  mutating func checkStatus(_ status: Int) {
    guard tree.text(of: fields.status, in: status) == nil else { return }
    let name = fields.status.name
    report(
      .error, .status, at: tree.first(fields.status, in: status) ?? status,
      en:
        "the document has no \(name), so that nobody knows whether it is annulled; export the file "
        + "again",
      pt:
        "o documento não tem \(name), pelo que não se sabe se está anulado; exporte o ficheiro de "
        + "novo")
  }

  // MARK: Dates

  /// Writes a day; a zone or a midnight behind it, which XML allows, is left out.
  mutating func copyDate(_ key: StaticString, _ element: Element, in parent: Int?) {
    guard let node = tree.first(element, in: parent), tree.nodes[node].textCount > 0 else { return }
    writer.note(source: node)
    writer.key(key)
    writer.text(withoutZone(tree.text(node)))
  }

  // MARK: The seller's address

  /// Writes the address of the profile, else that of the header; where neither is known, the document
  /// is refused once, with the way out.
  mutating func writeSellerAddress(_ node: Int?) {
    if let own = context.profile?.seller("address") {
      writer.note(source: SourceMark.header + (node ?? 0))
      writer.key("address")
      writer.value(own)
      return
    }
    let header = context.header
    let lines = [Element.AddressDetail, .StreetName].compactMap { header.text(of: $0, in: node) }
    let town = header.text(of: .City, in: node)
    if let node, lines.contains(where: { !isUnknown($0) }), let town, !isUnknown(town) {
      return writeAddress(node, in: header, mark: SourceMark.header)
    }
    report(
      .error, .sellerAddress, at: SourceMark.header + (node ?? 0),
      en:
        "the header does not say the seller's address (CompanyAddress), which every document shows "
        + "(CIVA art. 36 n.5 a); give it in a file with --profile: "
        + "{ \"address\": { \"street\", \"postalCode\", \"city\" } }",
      pt: "o cabeçalho não indica a morada do emitente (CompanyAddress), que todos os documentos "
        + "mostram (CIVA art. 36 n.5 a); indique-a num ficheiro com --profile: "
        + "{ \"address\": { \"street\", \"postalCode\", \"city\" } }")
    // Stands in for what is missing, so that no rule says so again.
    writer.note(source: SourceMark.header + (node ?? 0))
    writer.key("address")
    writer.beginObject()
    writer.key("street")
    writer.text("Desconhecido")
    writer.key("city")
    writer.text("Desconhecido")
    writer.endObject()
  }

  // MARK: Texts and elements

  /// Looks for what no file should have: elements that stand twice, and letters that were lost.
  mutating func checkForm() {
    for twin in tree.twins { reportTwin(twin) }
    for twin in context.header.twins { reportTwin(SourceMark.header + twin) }
    if let node = tree.nodes.indices.first(where: { tree.hasLostLetter($0) }) {
      report(
        .warning, .lostLetters, at: node,
        en:
          "a letter was lost (U+FFFD) in “\(plain(tree.string(node)))” when the file was written or "
          + "converted; it is printed as it stands, export the file again in Windows-1252 or UTF-8",
        pt: "perdeu-se uma letra (U+FFFD) em “\(plain(tree.string(node)))” quando o ficheiro foi "
          + "escrito ou convertido; é impresso como está, exporte o ficheiro de novo em Windows-1252 "
          + "ou UTF-8")
    }
  }

  private mutating func reportTwin(_ mark: Int) {
    let isHeader = mark >= SourceMark.header
    let tree = isHeader ? context.header : tree
    let name = tree.nodes[isHeader ? mark - SourceMark.header : mark].element.name
    report(
      .error, .twin, at: mark,
      en:
        "\(name) stands twice where SAF-T (PT) has it once, and nobody knows which one holds; export "
        + "the file again",
      pt:
        "\(name) está duas vezes onde o SAF-T (PT) o tem uma vez, e não se sabe qual vale; exporte "
        + "o ficheiro de novo")
  }
}

/// A day of XML without a zone, or a midnight, behind it: `2024-05-10Z`, `2024-05-10+01:00`.
func withoutZone(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard text.count > 10 else { return text }
  let rest = text.dropFirst(10)
  let zone = rest.starts(with: "T00:00:00".utf8) ? rest.dropFirst(9) : rest
  let isZone =
    zone.isEmpty || zone.elementsEqual("Z".utf8)
    || zone.count == 6 && (zone.first == UInt8(ascii: "+") || zone.first == UInt8(ascii: "-"))
      && zone.dropFirst().allSatisfy { $0 &- 48 < 10 || $0 == UInt8(ascii: ":") }
  return isZone ? text.prefix(10) : text
}

extension ElementTree {
  /// The elements that may stand side by side under one parent.
  private static let repeatable: Set<Element> = [
    .Line, .OrderReferences, .References, .CreditNote, .ProductSerialNumber, .SerialNumber,
    .SourceDocumentID, .Settlement, .Payment, .PaymentMethod, .WithholdingTax, .DeliveryID,
  ]

  /// The elements that stand a second time under their parent and may not.
  var twins: [Int] {
    var twins: [Int] = []
    for parent in nodes.indices {
      var met: Set<Element> = []
      var child = parent + 1
      while child < nodes[parent].end {
        let element = nodes[child].element
        if !Self.repeatable.contains(element), !met.insert(element).inserted { twins.append(child) }
        child = nodes[child].end
      }
    }
    return twins
  }

  /// Whether U+FFFD stands in the text of a node.
  func hasLostLetter(_ node: Int) -> Bool {
    let text = text(node)
    guard let start = text.firstIndex(of: 0xEF) else { return false }
    return text[start...].indices.contains { text[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }
  }
}
