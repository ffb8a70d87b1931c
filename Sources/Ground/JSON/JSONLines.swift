extension String {
  /// Appends `text` as a JSON string with its quotation marks, on one line.
  ///
  /// Escapes what RFC 8259 demands, and U+007F, U+2028 and U+2029 besides, which tools that read
  /// line by line take for line ends or pass to a terminal.
  package mutating func appendJSON(_ text: some StringProtocol) {
    append("\"")
    guard text.utf8.contains(where: mayNeedEscape) else {
      append(contentsOf: text)
      append("\"")
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
      default: unicodeScalars.append(scalar)
      }
    }
    append("\"")
  }
}

extension String {
  /// Appends `text` as a JSON string, or `null`.
  package mutating func appendJSON(orNull text: String?) {
    if let text { appendJSON(text) } else { append("null") }
  }
}

/// Whether a character whose UTF-8 has this byte may have to be escaped; most text has none.
private func mayNeedEscape(_ byte: UInt8) -> Bool {
  switch byte {
  // C2 leads U+0080 to U+00BF, E2 leads U+2000 to U+2FFF.
  case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: true
  default: false
  }
}

extension JSONValue {
  /// The value as JSON on one line, without spaces.
  package var line: String {
    var text = ""
    append(to: &text)
    return text
  }

  private func append(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .string(let string): text.appendJSON(string)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.append(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        text.appendJSON(member.key)
        text += ":"
        member.value.append(to: &text)
      }
      text += "}"
    }
  }
}
