internal import Crypto
internal import Measures

/// One document in 184 bytes, so that a million of them fit in memory.
struct Record {
  var sequence: UInt64
  var gross: Int64
  var fingerprint: Int
  /// Year, month, day, hour, minute and second as decimal digits: comparable, and exact.
  var entered: Int64
  var issued: Int32
  var series: UInt32
  /// Index into the book's paths.
  var path: UInt32
  /// The place in the file; negative for none.
  var position: Int32
  /// Index into the book's key names.
  var key: UInt16
  var digits: UInt8
  var verdict = Verdict.open
  var isRecovered: Bool
  var signature: RSASignature

  static func pack(_ day: Day) -> Int32 { Int32(day.year * 10_000 + day.month * 100 + day.day) }

  static func pack(_ time: DateTime) -> Int64 {
    Int64(pack(time.day)) * 1_000_000 + Int64(time.hour * 10_000 + time.minute * 100 + time.second)
  }

  /// Order within a series: by number, and then by everything that is signed.
  static func precedes(_ left: Record, _ right: Record) -> Bool {
    if left.sequence != right.sequence { return left.sequence < right.sequence }
    let one = (left.digits, left.entered, left.issued, left.gross, left.key)
    let other = (right.digits, right.entered, right.issued, right.gross, right.key)
    guard one == other else { return one < other }
    // Equal fingerprints stand together, whatever their order.
    return left.signature == right.signature
      ? left.fingerprint < right.fingerprint : left.signature < right.signature
  }

  func hasSameContent(as other: Record) -> Bool {
    fingerprint == other.fingerprint && digits == other.digits && signature == other.signature
  }

  /// Appends what is signed but the previous signature.
  func appendMessage(_ prefix: [UInt8], to text: inout [UInt8]) {
    let date = UInt64(issued)
    let time = UInt64(entered)
    text.appendDate(date)
    text.append(UInt8(ascii: ";"))
    text.appendDate(time / 1_000_000)
    text.append(UInt8(ascii: "T"))
    text.append(time / 10_000 % 100, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(time / 100 % 100, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(time % 100, width: 2)
    text.append(UInt8(ascii: ";"))
    text += prefix
    text.append(UInt8(ascii: "/"))
    text.append(sequence, width: Int(digits))
    text.append(UInt8(ascii: ";"))
    text.append(gross.magnitude / 100, width: 1)
    text.append(UInt8(ascii: "."))
    text.append(gross.magnitude % 100, width: 2)
    text.append(UInt8(ascii: ";"))
  }

  var sequenceText: String {
    SignedDocument.Sequence(value: sequence, digits: digits).description
  }
}

extension [UInt8] {
  fileprivate mutating func appendDate(_ date: UInt64) {
    append(date / 10_000, width: 4)
    append(UInt8(ascii: "-"))
    append(date / 100 % 100, width: 2)
    append(UInt8(ascii: "-"))
    append(date % 100, width: 2)
  }

  /// Appends a number in decimal, with zeros in front up to `width` digits.
  fileprivate mutating func append(_ value: UInt64, width: Int) {
    let start = count
    var rest = value
    while rest > 0 || count - start < width {
      append(48 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    self[start...].reverse()
  }
}

/// What became of one signature.
package enum Verdict: UInt8, Hashable, Sendable {
  /// Not judged yet.
  case open
  /// Verifies, with its predecessor by number.
  case intact
  /// Made by the right key, for something else than what the document says.
  case altered
  /// Verifies, but only after another document than its predecessor by number.
  case otherPredecessor
  /// Made by a given key of another program.
  case foreignKey
  /// Made by another version of the program's key than hashControl says.
  case wrongKeyVersion
  /// Made by none of the given keys, or damaged.
  case unknownKey
  /// Not a whole signature of 1024 bits.
  case truncated
  case unsigned
  /// HashControl has no lawful form.
  case unlawfulControl
  /// Made by the right key; its predecessor is not in the run.
  case noPredecessor
  /// Made by the right key; its predecessor's signature is itself in doubt.
  case doubtfulPredecessor
  /// No key was given for it.
  case noKey
  /// The source has too little of it, or of what it was made for.
  case incomplete

  /// Whether the document, or its place in the chain, is at fault.
  package var isFault: Bool {
    switch self {
    case .open, .intact, .noPredecessor, .doubtfulPredecessor, .noKey, .incomplete: false
    default: true
    }
  }

  /// Whether it could not be said that the signature holds, nor that it does not.
  package var isUndecided: Bool {
    switch self {
    case .noPredecessor, .doubtfulPredecessor, .noKey, .incomplete: true
    default: false
    }
  }
}
