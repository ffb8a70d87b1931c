internal import Delivery
internal import DocumentModel
package import Measures
internal import Pipeline

/// The path of a PDF under the output folder, made from fields of its document.
///
/// What a document says never becomes a folder of its own, a hidden name or `..`: every field is
/// made safe before it is put in, and so is the part of the path it ends up in.
package struct NamePattern: Sendable {
  /// The parts between the slashes.
  private let parts: [[Piece]]

  private enum Piece {
    case literal(String)
    case field(Field)
  }

  /// What a pattern may name in braces.
  package enum Field: String, CaseIterable {
    case number, type, series, sequence, year, month, day, atcud, seller, buyer
    case postalCode = "postal-code"
  }

  /// The fields, for people.
  package static let fieldList = Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")

  /// Reads a pattern; a final `.pdf` may be left out.
  ///
  /// - Throws: ``Fault`` for an unknown field and for a path that would leave the folder.
  package init(_ text: String) throws(Fault) {
    let pattern = text.lowercased().hasSuffix(".pdf") ? text.dropLast(4) : text[...]
    var parts: [[Piece]] = []
    for part in pattern.split(separator: "/", omittingEmptySubsequences: false) {
      let pieces = try NamePattern.pieces(of: part, in: text)
      if case .literal(let start) = pieces.first, start.hasPrefix(".") {
        throw Fault(text, Fault.hidden)
      }
      guard !pieces.isEmpty else { throw Fault(text, Fault.empty) }
      parts.append(pieces)
    }
    self.parts = parts
  }

  private static func pieces(
    of part: Substring, in text: String
  ) throws(Fault) -> [Piece] {
    var pieces: [Piece] = []
    var rest = part
    while !rest.isEmpty {
      let literal = rest.prefix { $0 != "{" && $0 != "}" }
      rest = rest.dropFirst(literal.count)
      if !literal.isEmpty { pieces.append(.literal(String(literal))) }
      guard rest.first != nil else { break }
      guard rest.first == "{", let end = rest.firstIndex(of: "}"),
        let field = Field(rawValue: String(rest[rest.startIndex..<end].dropFirst()))
      else { throw Fault(text, Fault.unknown) }
      pieces.append(.field(field))
      rest = rest[rest.index(after: end)...]
    }
    return pieces
  }

  /// The path of a document's PDF: folders and the name without its ending.
  func path(number: String, atcud: String, facts: DocumentFacts?) -> (folder: String, name: String)
  {
    var names = parts.map { pieces in
      var text = ""
      for piece in pieces {
        switch piece {
        case .literal(let literal): text += literal
        case .field(let field): text += safePart(value(field, number, atcud, facts))
        }
      }
      return guarded(text)
    }
    let name = names.removeLast()
    return (names.joined(separator: "/"), name)
  }

  private func value(
    _ field: Field, _ number: String, _ atcud: String, _ facts: DocumentFacts?
  ) -> String {
    guard let facts else { return field == .number ? number : "" }
    switch field {
    case .number: return number
    case .type: return facts.type.rawValue
    case .series: return facts.series
    case .sequence: return facts.sequence
    case .year: return String(facts.issueDate.description.prefix(4))
    case .month: return String(facts.issueDate.description.dropFirst(5).prefix(2))
    case .day: return String(facts.issueDate.description.suffix(2))
    case .atcud: return atcud
    case .seller: return facts.seller
    case .buyer: return facts.buyer
    case .postalCode: return facts.postalCode ?? ""
    }
  }

  /// Why a text is no pattern.
  package struct Fault: Error {
    package let message: Wording

    fileprivate init(_ text: String, _ reason: Wording) {
      message = Wording(en: "“\(text)”: \(reason.en)", pt: "“\(text)”: \(reason.pt)")
    }

    fileprivate static let hidden = Wording(
      en: "no part may start with a dot", pt: "nenhuma parte pode começar por um ponto")
    fileprivate static let empty = Wording(
      en: "a part between slashes is empty; the path starts inside the output folder",
      pt: "uma parte entre barras está vazia; o caminho começa dentro da pasta de saída")
    fileprivate static let unknown = Wording(
      en: "a field is unknown or a brace is not closed; the fields are \(fieldList)",
      pt: "um campo é desconhecido ou falta fechar uma chaveta; os campos são \(fieldList)")
  }
}
