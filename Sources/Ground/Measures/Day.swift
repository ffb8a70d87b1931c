/// A calendar day of the Gregorian calendar, without a time zone.
package struct Day: Hashable, Comparable, Sendable {
  /// 0…9999.
  package let year: Int
  /// 1…12.
  package let month: Int
  /// 1…31.
  package let day: Int

  /// Creates a day; nil when no such day exists.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// A stand-in for a day that could not be read.
  package static let unknown = Day(unchecked: 0, 1, 1)

  /// Reads `YYYY-MM-DD`; nil for anything else, or for a day that does not exist.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Day.number(bytes[0..<4]), let month = Day.number(bytes[5..<7]),
      let day = Day.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit >= 48, digit <= 57 else { return nil }
      value = value * 10 + Int(digit - 48)
    }
    return value
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Days since 0000-03-01 (an arbitrary origin; only differences mean anything).
  package var ordinal: Int {
    let shifted = month <= 2 ? year - 1 : year
    let position = (month + 9) % 12
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
      + (position * 306 + 5) / 10 + day - 1
  }

  /// 0 Monday … 6 Sunday.
  package var weekday: Int { (ordinal + 2) % 7 }

  /// The following day.
  package var next: Day {
    if day < Day.length(ofMonth: month, year: year) { return Day(unchecked: year, month, day + 1) }
    return month == 12 ? Day(unchecked: year + 1, 1, 1) : Day(unchecked: year, month + 1, 1)
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`, also the printed form (Despacho 8632/2014, 2.2.4).
  package var description: String {
    padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }

  /// `YYYYMMDD`, the form of QR field F.
  package var compact: String { padded(year, to: 4) + padded(month, to: 2) + padded(day, to: 2) }
}

/// A local date and time to the second, without a zone, as SAF-T (PT) writes it.
package struct DateTime: Hashable, Comparable, Sendable {
  package let day: Day
  /// 0…23.
  package let hour: Int
  /// 0…59.
  package let minute: Int
  /// 0…59.
  package let second: Int

  /// A stand-in for a time that could not be read.
  package static let unknown = DateTime(day: .unknown, hour: 0, minute: 0, second: 0)

  /// Creates a time from parts that are known to be in range.
  package init(day: Day, hour: Int, minute: Int, second: Int) {
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// Reads `YYYY-MM-DDThh:mm:ss`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 19, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let day = Day(text.prefix(10)),
      let hour = Day.number(bytes[11..<13]), hour < 24,
      let minute = Day.number(bytes[14..<16]), minute < 60,
      let second = Day.number(bytes[17..<19]), second < 60
    else { return nil }
    self.init(day: day, hour: hour, minute: minute, second: second)
  }

  package static func < (left: DateTime, right: DateTime) -> Bool {
    (left.day, left.hour, left.minute, left.second)
      < (right.day, right.hour, right.minute, right.second)
  }

  /// `hh:mm`.
  package var clock: String { padded(hour, to: 2) + ":" + padded(minute, to: 2) }
}

extension DateTime: CustomStringConvertible {
  /// `YYYY-MM-DDThh:mm:ss`.
  package var description: String { "\(day)T\(clock):" + padded(second, to: 2) }
}

/// `value` in decimal, with zeros in front up to `width` digits.
private func padded(_ value: Int, to width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
