package import DocumentModel
package import Measures
internal import Typesetting

/// What can be printed of a text.
enum PrintableText {
  /// The visible stand-in for a character that no font has.
  static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// Whether `text` surely prints as it is: letters, figures and signs of western Europe that have a
  /// glyph, spaces and line feeds.
  ///
  /// The blocks named here hold nothing blank, invisible or combining, which spares the look into
  /// Unicode's tables.
  static func isPlain(_ text: String, fonts: FontSet) -> Bool {
    // Most are ASCII, which bytes tell.
    let isASCII = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A }
    }
    if isASCII == true { return true }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20...0x7E, 0x0A: true
      case 0xA1...0xAC, 0xAE...0x17F, 0x2010...0x2027, 0x20A0...0x20BF:
        fonts.hasGlyph(for: scalar, face: .regular)
      default: false
      }
    }
  }

  /// See ``Press/printable(_:)``.
  static func of(_ text: String, fonts: FontSet) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in fonts.composed(text).unicodeScalars {
      defer { previous = scalar }
      if scalar == "\r" || scalar == "\n" {
        // The line ends of every system are one line end.
        if scalar == "\r" || previous != "\r" { result.append("\n") }
      } else if scalar.properties.isWhitespace {
        // No-break spaces too, so that readers of the PDF's text find the words.
        result.append(" ")
      } else if !isInvisible(scalar) {
        result.append(fonts.hasGlyph(for: scalar, face: .regular) ? scalar : replacement)
      }
    }
    return String(result)
  }

  /// The characters of `text` that will print as a replacement, each once.
  static func missing(in text: String, fonts: FontSet) -> [Unicode.Scalar] {
    guard !isPlain(text, fonts: fonts) else { return [] }
    var missing: [Unicode.Scalar] = []
    for scalar in fonts.composed(text).unicodeScalars
    where scalar.value >= 0x7F && !fonts.hasGlyph(for: scalar, face: .regular)
      && !scalar.properties.isWhitespace && !isInvisible(scalar) && !missing.contains(scalar)
    {
      missing.append(scalar)
    }
    return missing
  }

  /// Characters that are meant not to be seen: joiners, direction marks, soft hyphens.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control
  }
}

/// The code of ``unprintableCharacters(in:press:)`` among the rules.
package let unprintableCharacter = Code(
  "FNT-01", .warning,
  Wording(
    en: "Every character has a glyph in the fonts; one that no font has is printed as a visible "
      + "replacement.",
    pt: "Todos os carateres existem nos tipos de letra; um que falte em todos é impresso como um "
      + "sinal de substituição visível."))

/// Warns of characters that no font of the template has; they print as a visible replacement.
package func unprintableCharacters(in document: Document, press: Press) -> [Problem] {
  var problems: [Problem] = []
  func look(_ text: String?, _ pointer: @autoclosure () -> JSONPointer) {
    guard let text else { return }
    let missing = PrintableText.missing(in: text, fonts: press.fonts)
    guard !missing.isEmpty else { return }
    let list = missing.prefix(8).map { "\($0) (U+\(hexadecimal($0.value)))" }.joined(
      separator: ", ")
    problems.append(
      Problem(
        .warning, unprintableCharacter.id, at: pointer(),
        Wording(
          en: "no font has \(list): printed as \(PrintableText.replacement); write it in Latin, "
            + "Greek or Cyrillic letters",
          pt: "nenhum tipo de letra tem \(list): impresso como \(PrintableText.replacement); "
            + "escreva em letras latinas, gregas ou cirílicas")))
  }
  func look(_ party: Party?, at pointer: JSONPointer) {
    guard let party else { return }
    look(party.name, pointer.key("name"))
    look(party.taxId, pointer.key("taxId"))
    look(party.address, at: pointer.key("address"))
    look(party.email, pointer.key("email"))
    look(party.phone, pointer.key("phone"))
    look(party.website, pointer.key("website"))
    look(party.registration?.office, pointer.key("registration").key("office"))
    look(party.registration?.number, pointer.key("registration").key("number"))
  }
  func look(_ address: Address?, at pointer: JSONPointer) {
    guard let address else { return }
    look(address.street, pointer.key("street"))
    look(address.postalCode, pointer.key("postalCode"))
    look(address.city, pointer.key("city"))
    look(address.region, pointer.key("region"))
  }
  look(document.number, "/number")
  look(document.statusReason, "/statusReason")
  look(document.software?.name, "/software/name")
  look(document.software?.company, at: "/software/company")
  look(document.seller, at: "/seller")
  look(document.buyer, at: "/buyer")
  look(document.shipment?.from?.address, at: "/shipment/from/address")
  look(document.shipment?.to?.address, at: "/shipment/to/address")
  look(document.shipment?.vehicle, "/shipment/vehicle")
  look(document.shipment?.atCode, "/shipment/atCode")
  for (index, line) in document.lines.enumerated() {
    func at(_ key: String) -> JSONPointer { JSONPointer(text: "/lines/\(index)/\(key)") }
    look(line.text, at("text"))
    look(line.code, at("code"))
    look(line.description, at("description"))
    look(line.unit, at("unit"))
    look(line.notes, at("notes"))
    for (position, serial) in line.serialNumbers.enumerated() {
      look(serial, at("serialNumbers").index(position))
    }
  }
  for (index, reference) in document.references.enumerated() {
    look(reference.number, JSONPointer(text: "/references/\(index)/number"))
    look(reference.reason, JSONPointer(text: "/references/\(index)/reason"))
  }
  for (index, withholding) in document.withholdings.enumerated() {
    look(withholding.description, JSONPointer(text: "/withholdings/\(index)/description"))
  }
  look(document.payment?.terms, "/payment/terms")
  for (index, method) in (document.payment?.methods ?? []).enumerated() {
    if case .other(let description) = method {
      look(description, JSONPointer(text: "/payment/methods/\(index)/description"))
    }
  }
  for (index, note) in document.notes.enumerated() {
    look(note, JSONPointer(text: "/notes/\(index)"))
  }
  return problems
}

/// At least four hexadecimal digits, as Unicode writes a code point.
private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
