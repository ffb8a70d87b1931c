internal import DocumentModel
internal import JSON
internal import Measures

/// The state of reading one document: where it is, and what it has found.
///
/// Extensions read the parts of the format; this file holds what they have in common. A reader
/// always passes the whole value it was asked for, faulty or not, so that reading goes on behind it.
struct DocumentReader {
  var scanner: JSONScanner
  let base: JSONPointer
  /// The way from the document to the value being read; pointers are only built for problems.
  var path: [Step] = []
  var problems: [Problem] = []
  /// Problems beyond the most that are reported.
  var omitted = 0
  var unreadable: DocumentKeys = []
  var unreadablePlaces: [JSONPointer] = []
  var unreadableLines: Set<Int> = []
  /// Whether anything was reported.
  var isMalformed = false

  enum Step {
    case key(JSONText)
    case element(Int)
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, base: JSONPointer) {
    scanner = JSONScanner(bytes)
    self.base = base
    path.reserveCapacity(8)
  }

  mutating func read() -> Reading {
    var document: Document?
    var brokenOffset: Int?
    do throws(JSONFault) {
      try scanner.checkEncoding()
      document = try self.document()
      try scanner.finish()
    } catch {
      document = nil
      brokenOffset = error.offset
      reportFault(error)
    }
    document?.unreadable = unreadable
    document?.unreadablePlaces = unreadablePlaces
    document?.unreadableLines = unreadableLines
    document?.isMalformed = isMalformed
    return Reading(
      document: document, problems: problems, omitted: omitted, brokenOffset: brokenOffset)
  }

  /// Reads an object whose keys are those of `keys`, calling `member` for each, its value next.
  ///
  /// Unknown, duplicate and missing keys are reported.
  ///
  /// - Returns: The keys that stand in the object, as bits; nil when there is no object.
  mutating func object<Key>(
    _ keys: KeyTable<Key>,
    _ member: (inout DocumentReader, Key) throws(JSONFault) -> Void
  ) throws(JSONFault) -> UInt64? {
    guard try begin(.object) else { return nil }
    try scanner.openObject()
    var seen: UInt64 = 0
    // What was read under a wrong name; the right one still wins.
    var guessed: UInt64 = 0
    var hint = 0
    var isFirst = true
    var strangers: KeyLedger?
    while let name = try scanner.nextKey(isFirst: isFirst) {
      isFirst = false
      path.append(.key(name))
      if let position = keys.position(of: name, in: scanner, hint: hint) {
        hint = position + 1
        let bit: UInt64 = 1 << UInt64(position)
        if seen & bit == 0 {
          seen |= bit
          try member(&self, keys.names[position])
        } else {
          reportDuplicate(name)
          try skip()
        }
      } else if let position = try stranger(name, in: keys, &strangers) {
        let bit: UInt64 = 1 << UInt64(position)
        if (seen | guessed) & bit == 0 {
          guessed |= bit
          try guess(keys.names[position].rawValue) { reader throws(JSONFault) in
            try member(&reader, keys.names[position])
          }
        } else {
          try skip()
        }
      }
      path.removeLast()
    }
    seen |= guessed
    let missing = keys.required & ~seen
    if missing != 0 { reportMissing(missing, of: keys) }
    return seen
  }

  /// Reads an array, calling `element` for each element, its value next.
  mutating func array<Element>(
    _ element: (inout DocumentReader) throws(JSONFault) -> Element
  ) throws(JSONFault) -> [Element] {
    guard try begin(.array) else { return [] }
    try scanner.openArray()
    let start = scanner.offset
    var elements: [Element] = []
    var position = 0
    while try scanner.nextElement(isFirst: position == 0) {
      if position == 32 { elements.reserveCapacity(expectedCount(32, since: start)) }
      if position < JSONLimits.elements {
        path.append(.element(position))
        elements.append(try element(&self))
        path.removeLast()
      } else {
        if position == JSONLimits.elements { reportCrowd() }
        try scanner.skip()
      }
      position += 1
    }
    return elements
  }

  /// How many elements an array seems to have, of which `count` stand between byte `start` and here;
  /// an array that grows by doubling copies ten thousand lines a dozen times.
  private func expectedCount(_ count: Int, since start: Int) -> Int {
    min(count * (scanner.bytes.count - start) / max(1, scanner.offset - start) + 1, 20_000)
  }

  /// Whether the value that comes next is of `kind`; reports it and passes it otherwise.
  mutating func begin(_ kind: JSONScanner.Kind) throws(JSONFault) -> Bool {
    let found = try scanner.kind()
    if found == kind { return true }
    reportKind(found, expected: kind)
    try skip()
    return false
  }

  /// A member whose key is not in the table: let through when it starts with `$`.
  ///
  /// - Returns: The position of the key that was meant, its value next; nil when nothing is known of
  ///   it and its value was passed.
  private mutating func stranger<Key>(
    _ name: JSONText, in keys: KeyTable<Key>, _ strangers: inout KeyLedger?
  ) throws(JSONFault) -> Int? {
    if enter(name, &strangers), !isComment(name), let meant = reportUnknown(name, in: keys) {
      return meant
    }
    try skip()
    return nil
  }

  /// Reads a value under the key that was probably meant, so that everything else is found in the
  /// same round; what is wrong with the value itself shows once the key is right.
  private mutating func guess(
    _ key: String, _ read: (inout DocumentReader) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    let (told, left) = (problems.count, omitted)
    try read(&self)
    guard problems.count > told || omitted > left else { return }
    problems.removeSubrange(told...)
    omitted = left
    guard let wrong = path.popLast() else { return }
    markUnreadable(at: key)
    path.append(wrong)
  }

  /// A key that starts with `$` belongs to editors and other tools.
  private func isComment(_ name: JSONText) -> Bool {
    name.count > 0
      && (scanner.bytes[name.start] == UInt8(ascii: "$")
        || name.hasEscapes && scanner.unescaped(name).first == UInt8(ascii: "$"))
  }

  /// Passes the value that comes next, whatever it is; keys must still be unique in it.
  mutating func skip() throws(JSONFault) {
    switch try scanner.kind() {
    case .null: try scanner.null()
    case .boolean: _ = try scanner.boolean()
    case .number: _ = try scanner.number()
    case .string: _ = try scanner.text()
    case .array:
      try scanner.openArray()
      var position = 0
      while try scanner.nextElement(isFirst: position == 0) {
        path.append(.element(position))
        try skip()
        path.removeLast()
        position += 1
      }
    case .object:
      try scanner.openObject()
      var keys: KeyLedger?
      var isFirst = true
      while let name = try scanner.nextKey(isFirst: isFirst) {
        isFirst = false
        path.append(.key(name))
        _ = enter(name, &keys)
        try skip()
        path.removeLast()
      }
    }
  }

  /// Notes a key that no table knows; false when it may not be looked at further.
  private mutating func enter(_ name: JSONText, _ ledger: inout KeyLedger?) -> Bool {
    var keys = ledger ?? KeyLedger()
    ledger = nil
    defer { ledger = keys }
    guard keys.count < JSONLimits.elements, name.count <= JSONLimits.textBytes else {
      if keys.isFull { return false }
      keys.isFull = true
      path.removeLast()
      if keys.count < JSONLimits.elements { reportLength(name.count) } else { reportCrowd() }
      path.append(.key(name))
      return false
    }
    if keys.enter(scanner.string(name)) { return true }
    reportDuplicate(name)
    return false
  }
}
