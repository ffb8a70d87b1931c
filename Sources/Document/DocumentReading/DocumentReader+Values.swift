internal import DocumentModel
internal import JSON
internal import Measures

/// The values of the format that are not objects or arrays. Each gives nil for a faulty value,
/// after reporting it.
extension DocumentReader {
  /// A text, exactly as given.
  mutating func text() throws(JSONFault) -> String? {
    guard let text = try printableText() else { return nil }
    return scanner.string(text)
  }

  /// A text that must say something; empty for a faulty one.
  mutating func requiredText() throws(JSONFault) -> String {
    guard let text = try printableText() else { return "" }
    let string = scanner.string(text)
    if string.isBlank { reportBlank() }
    return string
  }

  /// A text among the elements of an array; empty for a faulty one.
  mutating func textElement() throws(JSONFault) -> String { try text() ?? "" }

  /// `true` or `false`.
  mutating func boolean() throws(JSONFault) -> Bool? {
    guard try begin(.boolean) else { return nil }
    return try scanner.boolean()
  }

  /// One of the values of a table.
  mutating func choice<Name>(_ choices: KeyTable<Name>) throws(JSONFault) -> Name? {
    guard try begin(.string) else { return nil }
    let text = try scanner.text()
    guard let position = choices.position(of: text, in: scanner, hint: 0) else {
      reportNotAllowed(scanner.string(text), among: choices)
      return nil
    }
    return choices.names[position]
  }

  /// An amount: at most two decimals and 13 integer digits.
  mutating func money() throws(JSONFault) -> Money? {
    try number(.amount) { bytes throws(DecimalFault) in
      Money(cents: try DecimalForm.amount.units(bytes))
    }
  }

  /// An amount that may be below zero.
  mutating func signedMoney() throws(JSONFault) -> Money? {
    try number(.amount) { bytes throws(DecimalFault) in
      Money(cents: try DecimalForm.amount.signedUnits(bytes))
    }
  }

  /// A rate or another number: at most six decimals and 12 integer digits.
  mutating func decimal() throws(JSONFault) -> Decimal? {
    try number(.quantity) { bytes throws(DecimalFault) in
      Decimal(millionths: try DecimalForm.quantity.units(bytes))
    }
  }

  /// A number that may be below zero.
  mutating func signedDecimal() throws(JSONFault) -> Decimal? {
    try number(.quantity) { bytes throws(DecimalFault) in
      Decimal(millionths: try DecimalForm.quantity.signedUnits(bytes))
    }
  }

  /// A unit price: at most ten decimals and 12 integer digits.
  mutating func price() throws(JSONFault) -> Price? {
    try number(.price) { bytes throws(DecimalFault) in
      Price(units: try DecimalForm.price.units(bytes))
    }
  }

  /// `YYYY-MM-DD`.
  mutating func day() throws(JSONFault) -> Day? {
    guard try begin(.string) else { return nil }
    let text = try scanner.text()
    let bytes = raw(text)
    guard !text.hasEscapes, bytes.count == 10, let day = Calendar.day(bytes) else {
      reportDay(scanner.string(text))
      return nil
    }
    return day
  }

  /// `YYYY-MM-DDThh:mm:ss`.
  mutating func dateTime() throws(JSONFault) -> DateTime? {
    guard try begin(.string) else { return nil }
    let text = try scanner.text()
    let bytes = raw(text)
    guard !text.hasEscapes, bytes.count == 19, let time = Calendar.dateTime(bytes) else {
      reportDateTime(scanner.string(text))
      return nil
    }
    return time
  }

  /// AT's certificate number: a whole number, or its digits as a text; at most four.
  mutating func certificate() throws(JSONFault) -> String? {
    let range: Range<Int>
    switch try scanner.kind() {
    case .number: range = try scanner.number()
    case .string:
      let text = try scanner.text()
      range = text.start..<text.start + text.count
    case let other:
      reportKind(other, expected: .certificate)
      try skip()
      return nil
    }
    let bytes = scanner.bytes[range]
    let string = String(decoding: bytes, as: UTF8.self)
    guard (1...4).contains(bytes.count), bytes.allSatisfy({ $0 &- 48 < 10 }) else {
      reportCertificate(string)
      return nil
    }
    return string
  }

  private mutating func number<Value>(
    _ form: DecimalForm,
    _ value: (UnsafeBufferPointer<UInt8>) throws(DecimalFault) -> Value
  ) throws(JSONFault) -> Value? {
    let range: Range<Int>
    switch try scanner.kind() {
    case .number: range = try scanner.number()
    case .string:
      let text = try scanner.text()
      guard !text.hasEscapes else {
        reportDecimal(scanner.string(text), form, .notANumber)
        return nil
      }
      range = text.start..<text.start + text.count
    case let other:
      reportKind(other, expected: .decimal)
      try skip()
      return nil
    }
    do throws(DecimalFault) {
      return try value(UnsafeBufferPointer(rebasing: scanner.bytes[range]))
    } catch {
      reportDecimal(String(decoding: scanner.bytes[range], as: UTF8.self), form, error)
      return nil
    }
  }

  private mutating func printableText() throws(JSONFault) -> JSONText? {
    guard try begin(.string) else { return nil }
    let text = try scanner.text()
    if text.count > JSONLimits.textBytes {
      reportLength(text.count)
      return nil
    }
    if text.isUnprintable {
      reportUnprintable(scanner.string(text))
      return nil
    }
    return text
  }

  private func raw(_ text: JSONText) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: scanner.bytes[text.start..<text.start + text.count])
  }
}

/// Dates straight from their bytes.
private enum Calendar {
  /// Reads ten bytes.
  static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let century = pair(bytes, 0), let year = pair(bytes, 2), let month = pair(bytes, 5),
      let day = pair(bytes, 8)
    else { return nil }
    return Day(year: century * 100 + year, month: month, day: day)
  }

  /// Reads nineteen bytes.
  static func dateTime(_ bytes: UnsafeBufferPointer<UInt8>) -> DateTime? {
    guard let day = day(bytes), bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = pair(bytes, 11), hour < 24,
      let minute = pair(bytes, 14), minute < 60, let second = pair(bytes, 17), second < 60
    else { return nil }
    return DateTime(day: day, hour: hour, minute: minute, second: second)
  }

  private static func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    let (tens, ones) = (bytes[at] &- 48, bytes[at + 1] &- 48)
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }
}

extension String {
  /// Whether nothing but white space stands in it.
  fileprivate var isBlank: Bool {
    if let first = utf8.first, first > 0x20, first < 0x80 { return false }
    return unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}
