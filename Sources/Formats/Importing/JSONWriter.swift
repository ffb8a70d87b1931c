package import JSON
package import Measures

/// Writes one JSON text, compactly, with exact decimals.
///
/// With a trace, notes for every value which part of the source it was written from.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private var trace: Trace?

  /// What is noted when somebody wants to know where values come from.
  private struct Trace {
    var path: [Step] = []
    var entries: [String: Int] = [:]
    var source = 0
    /// The pointers that matter: those that will be asked for, and their ancestors.
    let wanted: Set<String>

    init(_ pointers: [JSONPointer]) {
      var wanted: Set<String> = [""]
      for pointer in pointers {
        var path = pointer.description[...]
        while wanted.insert(String(path)).inserted, let slash = path.lastIndex(of: "/") {
          path = path[..<slash]
        }
      }
      self.wanted = wanted
    }

    enum Step {
      case key(String)
      case element(Int)
    }

    /// Notes the value that comes next.
    mutating func enter() {
      if case .element(let index) = path.last { path[path.count - 1] = .element(index + 1) }
      let pointer = path.reduce(into: "") { text, step in
        switch step {
        case .key(let key): text += "/" + key
        case .element(let index): text += "/" + String(index)
        }
      }
      if wanted.contains(pointer) { entries[pointer] = source }
    }
  }

  /// - Parameter pointers: The values whose sources will be asked for; none: nothing is noted.
  package init(tracing pointers: [JSONPointer] = []) {
    if !pointers.isEmpty { trace = Trace(pointers) }
    bytes.reserveCapacity(4096)
  }

  /// Says which part of the source the values that follow come from; costs nothing without a trace.
  package mutating func note(source: Int) { trace?.source = source }

  /// The part of the source behind the value at `pointer`, or behind its nearest ancestor, which is
  /// not exact then.
  package func source(of pointer: JSONPointer) -> (source: Int, isExact: Bool)? {
    guard let trace else { return nil }
    var path = pointer.description[...]
    while true {
      if let source = trace.entries[String(path)] {
        return (source, path.endIndex == pointer.description.endIndex)
      }
      guard let slash = path.lastIndex(of: "/") else { return nil }
      path = path[..<slash]
    }
  }

  // MARK: Structure

  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }

  package mutating func beginArray() {
    begin(UInt8(ascii: "["))
    trace?.path.append(.element(-1))
  }

  package mutating func endArray() {
    trace?.path.removeLast()
    end(UInt8(ascii: "]"))
  }

  /// Writes the key of the member whose value comes next; plain ASCII without escapes.
  package mutating func key(_ key: StaticString) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
    trace?.path.append(.key(key.description))
  }

  // MARK: Values

  package mutating func text(_ text: ArraySlice<UInt8>) {
    beginValue()
    text.withUnsafeBufferPointer { append(quoting: $0) }
    endValue()
  }

  package mutating func text(_ text: [UInt8]) { self.text(text[...]) }

  package mutating func text(_ text: String) {
    beginValue()
    var text = text
    text.withUTF8 { append(quoting: $0) }
    endValue()
  }

  package mutating func text(_ text: StaticString) {
    beginValue()
    append(quoting: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    endValue()
  }

  package mutating func boolean(_ value: Bool) {
    beginValue()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    endValue()
  }

  package mutating func decimal(_ value: Decimal) {
    beginValue()
    append(
      scaled: value.millionths.magnitude, unit: 1_000_000, fewest: 0, isNegative: value < .zero)
    endValue()
  }

  /// Writes an amount with its two decimals.
  package mutating func money(_ value: Money) {
    beginValue()
    append(scaled: value.cents.magnitude, unit: 100, fewest: 2, isNegative: value < .zero)
    endValue()
  }

  package mutating func value(_ value: JSONValue) {
    beginValue()
    bytes.append(contentsOf: value.line.utf8)
    endValue()
  }

  // MARK: Bytes

  private mutating func begin(_ bracket: UInt8) {
    beginValue()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    bytes.append(bracket)
    endValue()
  }

  private mutating func beginValue() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    trace?.enter()
  }

  private mutating func endValue() {
    needsComma = true
    if case .key = trace?.path.last { trace?.path.removeLast() }
  }

  private mutating func append(quoting text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var isPlain = true
    for byte in text where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      isPlain = false
    }
    if isPlain {
      bytes.append(contentsOf: text)
    } else {
      for byte in text { append(escaping: byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 10: bytes.append(contentsOf: "\\n".utf8)
    case 9: bytes.append(contentsOf: "\\t".utf8)
    case 0..<32:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private mutating func append(scaled value: UInt64, unit: UInt64, fewest: Int, isNegative: Bool) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    append(whole: value / unit)
    var rest = value % unit
    var digit = unit / 10
    var written = 0
    while digit > 0, rest > 0 || written < fewest {
      if written == 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(48 + UInt8(rest / digit))
      rest %= digit
      digit /= 10
      written += 1
    }
  }

  private mutating func append(whole value: UInt64) {
    if value >= 10 { append(whole: value / 10) }
    bytes.append(48 + UInt8(value % 10))
  }
}
