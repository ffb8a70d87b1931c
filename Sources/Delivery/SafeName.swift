/// The name of the PDF of the document with this number: `FT A/1` becomes `FT_A-1.pdf`.
///
/// The first space becomes `_`, every other run of bytes outside `A–Z a–z 0–9 . _ -` one `-`.
/// Beyond that published rule, a name never starts with a dot (it would be hidden, or `..`), is
/// never empty, and is at most 200 bytes: a longer one keeps its first 180 bytes and gets a hash of
/// the whole number, so that two long numbers still have two names. No valid number is that long.
package func safeName(for number: String) -> String {
  var name: [UInt8] = []
  name.reserveCapacity(number.utf8.count + 4)
  var seesSpace = false
  var isInRun = false
  for byte in number.utf8 {
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
  if name.isEmpty { name.append(UInt8(ascii: "-")) }
  if name[0] == UInt8(ascii: ".") { name[0] = UInt8(ascii: "-") }
  if name.count > 200 {
    name.removeSubrange(180...)
    name.append(UInt8(ascii: "-"))
    name.append(contentsOf: String(stableHash(of: number), radix: 16).utf8)
  }
  name.append(contentsOf: ".pdf".utf8)
  return String(decoding: name, as: UTF8.self)
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
