internal import DocumentModel
package import JSON
internal import Measures
internal import Printout
internal import Typesetting

extension Template {
  /// The name of the template that `text` builds on; nil for one that stands alone.
  package static func baseName(in text: JSONValue) -> String? { text["base"]?.string }

  /// Reads a template's own settings over those of the one it builds on.
  ///
  /// - Throws: ``TemplateRefused`` with everything that is malformed or would hide mandatory
  ///   content.
  package init(reading text: JSONValue, name: String, over base: Template) throws(TemplateRefused) {
    var reader = TemplateReader()
    var template = base
    template.name = name
    reader.read(text, into: &template)
    let problems = reader.problems + (reader.problems.isEmpty ? template.safeguards() : [])
    guard problems.isEmpty else { throw TemplateRefused(problems: problems) }
    self = template
  }
}

/// Reads `template.json`; every key is described in `Templates/README.md`.
private struct TemplateReader {
  private(set) var problems: [Problem] = []

  mutating func read(_ text: JSONValue, into template: inout Template) {
    for (key, value, pointer) in members(of: text, at: .root) {
      switch key {
      case "format":
        if value.string != "prelo-template/1" {
          refuse(pointer, en: "expected \"prelo-template/1\"", pt: "esperava \"prelo-template/1\"")
        }
      case "base", "description": _ = self.text(value, pointer)
      case "page": readPage(value, pointer, into: &template.page)
      case "sizes": readSizes(value, pointer, into: &template.sizes)
      case "colors": readColors(value, pointer, into: &template.colors)
      case "columns": readColumns(value, pointer, into: &template.columns)
      case "logo": readLogo(value, pointer, into: &template.logo)
      case "qrPage": choice(value, pointer, into: &template.qrPage)
      case "language": choice(value, pointer, into: &template.language)
      case "showsPayment":
        guard case .boolean(let shows) = value else { refuseKind(pointer, "boolean"); continue }
        template.showsPayment = shows
      case "colophon":
        if let wording = wording(value, pointer) { template.colophon = wording }
      case "labels": readLabels(value, pointer, into: &template.labels)
      default: refuseKey(key, pointer)
      }
    }
    if text["format"] == nil {
      refuse("/format", en: "this key is required", pt: "esta chave é obrigatória")
    }
  }

  // MARK: Parts

  private mutating func readPage(
    _ value: JSONValue, _ pointer: JSONPointer, into page: inout Template.Geometry
  ) {
    for (key, value, pointer) in members(of: value, at: pointer) {
      switch key {
      case "left": length(value, pointer, Length.mm, into: &page.left)
      case "right": length(value, pointer, Length.mm, into: &page.right)
      case "top": length(value, pointer, Length.mm, into: &page.top)
      case "bottom": length(value, pointer, Length.mm, into: &page.bottom)
      default: refuseKey(key, pointer)
      }
    }
  }

  private mutating func readSizes(
    _ value: JSONValue, _ pointer: JSONPointer, into sizes: inout Template.Sizes
  ) {
    for (key, value, pointer) in members(of: value, at: pointer) {
      switch key {
      case "title": length(value, pointer, Length.pt, into: &sizes.title)
      case "seller": length(value, pointer, Length.pt, into: &sizes.seller)
      case "buyer": length(value, pointer, Length.pt, into: &sizes.buyer)
      case "body": length(value, pointer, Length.pt, into: &sizes.body)
      case "small": length(value, pointer, Length.pt, into: &sizes.small)
      case "label": length(value, pointer, Length.pt, into: &sizes.label)
      case "total": length(value, pointer, Length.pt, into: &sizes.total)
      default: refuseKey(key, pointer)
      }
    }
  }

  private mutating func readColors(
    _ value: JSONValue, _ pointer: JSONPointer, into colors: inout Template.Colors
  ) {
    for (key, value, pointer) in members(of: value, at: pointer) {
      switch key {
      case "accent": color(value, pointer, into: &colors.accent)
      case "onAccent": color(value, pointer, into: &colors.onAccent)
      case "ink": color(value, pointer, into: &colors.ink)
      case "secondary": color(value, pointer, into: &colors.secondary)
      case "hairline": color(value, pointer, into: &colors.hairline)
      case "panel": color(value, pointer, into: &colors.panel)
      default: refuseKey(key, pointer)
      }
    }
  }

  private mutating func readColumns(
    _ value: JSONValue, _ pointer: JSONPointer, into columns: inout [Template.Column]
  ) {
    guard case .array(let elements) = value else { return refuseKind(pointer, "array") }
    columns = []
    for (index, element) in elements.enumerated() {
      var column = Template.Column(.description)
      for (key, value, pointer) in members(of: element, at: pointer.index(index)) {
        switch key {
        case "field": choice(value, pointer, into: &column.field)
        case "width": length(value, pointer, Length.mm, into: &column.width)
        default: refuseKey(key, pointer)
        }
      }
      columns.append(column)
    }
  }

  private mutating func readLogo(
    _ value: JSONValue, _ pointer: JSONPointer, into logo: inout Template.Logo?
  ) {
    if value == .null {
      logo = nil
      return
    }
    var file = ""
    var width = Length.zero
    var height = Length.zero
    for (key, value, pointer) in members(of: value, at: pointer) {
      switch key {
      case "file": file = text(value, pointer) ?? ""
      case "width": length(value, pointer, Length.mm, into: &width)
      case "height": length(value, pointer, Length.mm, into: &height)
      default: refuseKey(key, pointer)
      }
    }
    logo = Template.Logo(image: ImageName(file), width: width, height: height)
  }

  private mutating func readLabels(
    _ value: JSONValue, _ pointer: JSONPointer, into labels: inout [String: Wording]
  ) {
    let members = members(of: value, at: pointer)
    let known = members.isEmpty ? [] : Set(Label.allCases.map(\.name))
    for (key, value, pointer) in members {
      guard known.contains(key) else {
        refuseKey(key, pointer)
        continue
      }
      if let wording = wording(value, pointer) { labels[key] = wording }
    }
  }

  // MARK: Values

  private mutating func members(
    of value: JSONValue, at pointer: JSONPointer
  ) -> [(key: String, value: JSONValue, pointer: JSONPointer)] {
    guard case .object(let members) = value else {
      refuseKind(pointer, "object")
      return []
    }
    return members.filter { !$0.key.hasPrefix("$") }.map { ($0.key, $0.value, pointer.key($0.key)) }
  }

  private mutating func text(_ value: JSONValue, _ pointer: JSONPointer) -> String? {
    guard let text = value.string else {
      refuseKind(pointer, "string")
      return nil
    }
    return text
  }

  private mutating func length(
    _ value: JSONValue, _ pointer: JSONPointer, _ unit: (Double) -> Length,
    into length: inout Length
  ) {
    guard case .number(let text) = value, let number = Double(text), (0...400).contains(number)
    else { return refuseKind(pointer, "number 0…400") }
    length = unit(number)
  }

  private mutating func color(
    _ value: JSONValue, _ pointer: JSONPointer, into color: inout Color
  ) {
    guard let text = value.string, text.utf8.count == 7, text.hasPrefix("#"),
      let value = UInt32(text.dropFirst(), radix: 16)
    else {
      return refuse(
        pointer, en: "a colour is written \"#RRGGBB\"", pt: "uma cor escreve-se \"#RRGGBB\"")
    }
    color = Color(
      red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: JSONValue, _ pointer: JSONPointer, into choice: inout Choice
  ) {
    guard let text = value.string, let known = Choice(rawValue: text) else {
      let list = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      return refuse(pointer, en: "expected one of \(list)", pt: "esperava um de \(list)")
    }
    choice = known
  }

  private mutating func wording(_ value: JSONValue, _ pointer: JSONPointer) -> Wording? {
    if let text = value.string { return Wording(en: text, pt: text) }
    guard let en = value["en"]?.string, let pt = value["pt"]?.string else {
      refuseKind(pointer, "string or { \"pt\", \"en\" }")
      return nil
    }
    return Wording(en: en, pt: pt)
  }

  // MARK: Refusals

  private mutating func refuse(_ pointer: JSONPointer, en: String, pt: String) {
    problems.append(refusal("TPL-01", pointer.description, en: en, pt: pt))
  }

  private mutating func refuseKind(_ pointer: JSONPointer, _ kind: String) {
    refuse(pointer, en: "expected \(kind)", pt: "esperava \(kind)")
  }

  private mutating func refuseKey(_ key: String, _ pointer: JSONPointer) {
    refuse(pointer, en: "unknown key \"\(key)\"", pt: "chave desconhecida \"\(key)\"")
  }
}
