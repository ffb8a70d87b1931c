/// The name of the PDF of the document with this number: `FT A/1` becomes `FT_A-1.pdf`.
///
/// The first space becomes `_`, every other run of bytes outside `A–Z a–z 0–9 . _ -` one `-`.
/// Beyond that published rule, a name never starts with a dot (it would be hidden, or `..`), is
/// never empty, and is at most 200 bytes: a longer one keeps its first 180 bytes and gets a hash of
/// all of it, so that two long numbers still have two names. No valid number is that long.
package func safeName(for number: String) -> String { guarded(safePart(number)) + ".pdf" }

/// `text` without the bytes that a name had better not have, by the rule of ``safeName(for:)``;
/// `-` when nothing is left.
package func safePart(_ text: String) -> String {
  var name: [UInt8] = []
  name.reserveCapacity(text.utf8.count)
  var seesSpace = false
  var isInRun = false
  for byte in text.utf8 {
    if isSafe(byte) {
      name.append(byte)
      isInRun = false
    } else if byte == UInt8(ascii: " ") && !seesSpace {
      name.append(UInt8(ascii: "_"))
      seesSpace = true
      isInRun = false
    } else if !isInRun {
      name.append(UInt8(ascii: "-"))
      isInRun = true
    }
  }
  return name.isEmpty ? "-" : String(decoding: name, as: UTF8.self)
}

/// `name` as the name of a file or folder: not hidden, neither `.` nor `..`, and short enough for
/// every file system, with room for an ending.
package func guarded(_ name: String) -> String {
  var name = name
  if name.utf8.first == UInt8(ascii: ".") { name.replaceSubrange(...name.startIndex, with: "-") }
  guard name.utf8.count > 200 else { return name }
  let start = String(decoding: name.utf8.prefix(180), as: UTF8.self)
  return start + "-" + String(stableHash(of: name), radix: 16)
}

private func isSafe(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
    UInt8(ascii: "-"):
    true
  default: false
  }
}

/// FNV-1a with 64 bits; Swift's own hash is seeded anew in each process.
private func stableHash(of text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
