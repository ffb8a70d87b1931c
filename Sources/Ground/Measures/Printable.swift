/// `text` on one line and harmless to a terminal.
///
/// Documents come from elsewhere: what they contain must not move the cursor, forge a line of the
/// report or turn the direction of writing.
package func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isTreacherous) else { return text }
  var safe = ""
  for scalar in text.unicodeScalars {
    if isTreacherous(scalar) {
      safe += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    } else {
      safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}

private func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  // Control characters, line and paragraph separators, bidirectional controls.
  case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C: true
  default: false
  }
}
