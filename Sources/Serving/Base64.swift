/// `bytes` as base64 (RFC 4648, section 4).
func base64(_ bytes: [UInt8]) -> [UInt8] {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let count = (bytes.count + 2) / 3 * 4
  return [UInt8](unsafeUninitializedCapacity: count) { target, length in
    var place = 0
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let rest = bytes.count - start
      let group =
        Int(bytes[start]) << 16 | (rest > 1 ? Int(bytes[start + 1]) << 8 : 0)
        | (rest > 2 ? Int(bytes[start + 2]) : 0)
      for digit in 0..<4 {
        target[place] = digit > rest ? 61 : alphabet[group >> (18 - 6 * digit) & 63]
        place += 1
      }
    }
    length = place
  }
}
