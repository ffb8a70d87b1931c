package import Measures

/// One text of a document as it goes to paper: what it says, what it is there for, whence it comes.
///
/// Characters that no font has are still in it.
package struct Inscription: Hashable, Sendable {
  package let text: String
  package let role: Role
  private let origin: Origin

  /// What a text is there for.
  package enum Role: Hashable, Sendable {
    /// The name of the document's type: one on a page.
    case title
    /// The head of a section, a table or a column.
    case heading
    /// A name that the law wants readable: of the issuer, the customer, what is sold.
    case name
    /// What the value beside or below it is.
    case label
    case value
    /// An amount, a quantity, a rate.
    case figure
    /// Running text: notes, references, terms.
    case paragraph
    /// What the law wants said.
    case mention
    /// The same text in English, under the Portuguese one.
    case gloss
  }

  /// A value of the document inside a text.
  package struct Value: Hashable, Sendable {
    package let text: String
    package let place: Place

    package init(_ text: String, at place: Place) {
      self.text = text
      self.place = place
    }
  }

  private enum Origin: Hashable, Sendable {
    /// Prelo's or the template's own words.
    case house
    /// The text is one value.
    case value(Place)
    /// The text is made of several, or says more.
    case values([Value])
  }

  /// A wording of the law, of Prelo or of a template.
  package init(_ text: String, _ role: Role) {
    self.text = text
    self.role = role
    origin = .house
  }

  /// A value of the document, or what is printed for it.
  package init(_ text: String, _ role: Role, at place: Place) {
    self.text = text
    self.role = role
    origin = .value(place)
  }

  /// A text that several values go into, in order.
  package init(_ text: String, _ role: Role, from values: [Value]) {
    self.text = text
    self.role = role
    origin = .values(values)
  }

  package var isEmpty: Bool { text.isEmpty }

  /// The values of the document that the text shows.
  package var values: [Value] {
    switch origin {
    case .house: []
    case .value(let place): [Value(text, at: place)]
    case .values(let values): values
    }
  }

  func add(to values: inout [Value]) {
    switch origin {
    case .house: break
    case .value(let place): values.append(Value(text, at: place))
    case .values(let own): values += own
    }
  }

  /// Whether nothing in the text comes from the document.
  package var isOurs: Bool {
    switch origin {
    case .house: true
    case .value: false
    case .values(let values): values.isEmpty
    }
  }
}

extension [Inscription] {
  /// All texts that are not empty in one, with `separator` between them.
  package func joined(_ separator: String, _ role: Inscription.Role) -> Inscription {
    var text = ""
    var values: [Inscription.Value] = []
    for part in self where !part.isEmpty {
      if !text.isEmpty { text += separator }
      text += part.text
      part.add(to: &values)
    }
    return Inscription(text, role, from: values)
  }
}

/// Where a value stands in the document; it becomes a JSON Pointer when somebody asks.
package struct Place: Hashable, Sendable {
  /// The pointer to the object that holds the value; `#` stands for an index.
  private let base: String
  /// The rest of the pointer.
  private let member: String
  private let index: Int32
  private let second: Int32

  /// Creates a place.
  ///
  /// - Parameters:
  ///   - base: a literal, `/seller` or `/lines/#`.
  ///   - member: a literal, `/name` or `/serialNumbers/#`.
  ///   - index: what the first `#` stands for; `second` is for the second one.
  package init(_ base: String, _ member: String = "", _ index: Int = 0, _ second: Int = 0) {
    self.base = base
    self.member = member
    self.index = Int32(clamping: index)
    self.second = Int32(clamping: second)
  }

  package var pointer: JSONPointer {
    var indices = [index, second][...]
    var text = ""
    for character in base + member {
      if character == "#", let index = indices.popFirst() {
        text += String(index)
      } else {
        text.append(character)
      }
    }
    return JSONPointer(text: text)
  }
}
