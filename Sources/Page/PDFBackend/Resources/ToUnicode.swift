/// A CMap that says which text the codes of a font stand for (ISO 32000-1, 9.10.3).
enum ToUnicode {
  /// For all simple fonts: the whole of WinAnsiEncoding.
  static func winAnsi() -> [UInt8] {
    let pairs = (UInt8.min...UInt8.max).compactMap { code in
      WinAnsi.scalar(code).map { (UInt16(code), $0) }
    }
    return map(pairs, digits: 2)
  }

  /// For a font of two-byte codes, in ascending order, and the characters they show.
  static func twoBytes(_ pairs: [(code: UInt16, scalar: Unicode.Scalar)]) -> [UInt8] {
    map(pairs.map { ($0.code, $0.scalar) }, digits: 4)
  }

  private static func map(_ pairs: [(UInt16, Unicode.Scalar)], digits: Int) -> [UInt8] {
    let last = String(repeating: "F", count: digits)
    let first = String(repeating: "0", count: digits)
    var text = """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <\(first)> <\(last)>
      endcodespacerange

      """
    let ranges = ranges(pairs)
    // A block holds at most a hundred entries.
    for start in stride(from: 0, to: ranges.count, by: 100) {
      let block = ranges[start..<min(start + 100, ranges.count)]
      text += "\(block.count) beginbfrange\n"
      for range in block {
        let (low, high) = (hexadecimal(range.first, digits), hexadecimal(range.last, digits))
        let characters = String(range.scalar).utf16.map { hexadecimal($0, 4) }.joined()
        text += "<\(low)> <\(high)> <\(characters)>\n"
      }
      text += "endbfrange\n"
    }
    text += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    return Array(text.utf8)
  }

  private typealias Range = (first: UInt16, last: UInt16, scalar: Unicode.Scalar)

  /// Neighbouring codes for neighbouring characters in one range; only the last byte may grow.
  private static func ranges(_ pairs: [(UInt16, Unicode.Scalar)]) -> [Range] {
    var ranges: [Range] = []
    for (code, scalar) in pairs {
      if let last = ranges.last, last.last + 1 == code, code & 0xFF != 0,
        last.scalar.value + UInt32(code - last.first) == scalar.value, scalar.value & 0xFF != 0,
        scalar.value < 0x10000
      {
        ranges[ranges.count - 1].last = code
      } else {
        ranges.append((code, code, scalar))
      }
    }
    return ranges
  }

  private static func hexadecimal(_ value: UInt16, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
