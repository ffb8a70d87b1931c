/// The same JSON without white space between its tokens, and so on one line.
///
/// - Parameter json: One JSON text that has been read without a fault.
package func oneLine(_ json: [UInt8]) -> [UInt8] {
  var line: [UInt8] = []
  line.reserveCapacity(json.count)
  var isInString = false
  var isEscaped = false
  for byte in json {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
    } else {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: "\""): isInString = true
      default: break
      }
    }
    line.append(byte)
  }
  return line
}
