internal import Importing
internal import Measures

/// Our JSON while it is written from a source, with the way back to it.
struct Draft {
  private var writer: JSONWriter

  /// - Parameter pointers: The values whose sources will be asked for.
  init(tracing pointers: [JSONPointer] = []) { writer = JSONWriter(tracing: pointers) }

  var bytes: [UInt8] { writer.bytes }

  /// The node of the source that the value at `pointer` comes from.
  func source(of pointer: JSONPointer) -> Int? { writer.source(of: pointer)?.source }

  // MARK: Members of an object; one without a value is left out

  /// A text or number as it is written in the source.
  mutating func text(_ key: StaticString, _ source: Cursor?) {
    text(key, source?.text, of: source)
  }

  mutating func text(_ key: StaticString, _ text: String?, of source: Cursor?) {
    guard let text else { return }
    note(source)
    writer.key(key)
    writer.text(text)
  }

  mutating func money(_ key: StaticString, _ amount: Money?, of source: Cursor?) {
    guard let amount else { return }
    note(source)
    writer.key(key)
    writer.money(amount)
  }

  mutating func decimal(_ key: StaticString, _ number: Decimal?, of source: Cursor?) {
    guard let number else { return }
    note(source)
    writer.key(key)
    writer.decimal(number)
  }

  /// Only `true` is written.
  mutating func flag(_ key: StaticString, _ isSet: Bool, of source: Cursor?) {
    guard isSet else { return }
    note(source)
    writer.key(key)
    writer.boolean(true)
  }

  mutating func object(
    _ key: StaticString, of source: Cursor?, _ members: (inout Draft) -> Void
  ) {
    note(source)
    writer.key(key)
    object(members)
  }

  mutating func texts(_ key: StaticString, _ texts: [(text: String, source: Cursor)]) {
    array(key, texts) { draft, entry in draft.element(entry.text, of: entry.source) }
  }

  /// An array, left out when it is empty.
  mutating func array<Element>(
    _ key: StaticString, _ elements: [Element], _ write: (inout Draft, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    writer.key(key)
    writer.beginArray()
    for element in elements { write(&self, element) }
    writer.endArray()
  }

  // MARK: Elements of an array, and the document

  mutating func element(_ text: String, of source: Cursor) {
    note(source)
    writer.text(text)
  }

  mutating func element(of source: Cursor, _ members: (inout Draft) -> Void) {
    note(source)
    object(members)
  }

  private mutating func object(_ members: (inout Draft) -> Void) {
    writer.beginObject()
    members(&self)
    writer.endObject()
  }

  private mutating func note(_ source: Cursor?) {
    if let source { writer.note(source: source.node) }
  }
}
