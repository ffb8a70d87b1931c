internal import JSON

/// Bytes of a file and what takes their place.
package struct ByteEdit: Sendable {
  package let range: Range<Int>
  package let text: [UInt8]
}

/// Where hash and hashControl stand in a document, or belong.
struct SignatureSlots {
  private var hash: Range<Int>?
  private var control: Range<Int>?
  /// Where a missing key goes: behind the entry time, as in the published format.
  private var end = 0
  /// What stands between the comma and the entry time's key, and between that key and its value.
  private var indent: [UInt8] = []
  private var colon: [UInt8] = []

  /// Finds the places in the bytes of one document; nil when it has no entry time.
  init?(_ bytes: [UInt8]) {
    let isFound = bytes.withUnsafeBufferPointer { buffer in
      var scanner = JSONScanner(buffer)
      do throws(JSONFault) {
        _ = try scanner.kind()
        try scanner.openObject()
        var isFirst = true
        var before = scanner.offset
        while let key = try scanner.nextKey(isFirst: isFirst) {
          let name = scanner.string(key)
          let keyEnd = key.start + key.count + 1
          _ = try scanner.kind()
          let start = scanner.offset
          try scanner.skip()
          switch name {
          case "hash": hash = start..<scanner.offset
          case "hashControl": control = start..<scanner.offset
          case "systemEntryDate":
            end = scanner.offset
            let gap = buffer[before..<key.start - 1].drop { $0 != UInt8(ascii: ",") }.dropFirst()
            indent = isFirst ? Array(buffer[before..<key.start - 1]) : Array(gap)
            colon = Array(buffer[keyEnd..<start])
          default: break
          }
          before = scanner.offset
          isFirst = false
        }
      } catch {
        return false
      }
      return end > 0
    }
    guard isFound else { return nil }
  }

  /// The edits that set both keys in a file in which the document starts at `offset`.
  func edits(hash value: String, control text: String, at offset: Int) -> [ByteEdit] {
    var edits: [ByteEdit] = []
    var added: [UInt8] = []
    for (range, name, value) in [(hash, "hash", value), (control, "hashControl", text)] {
      var quoted = ""
      quoted.appendJSON(value)
      if let range {
        edits.append(
          ByteEdit(
            range: range.lowerBound + offset..<range.upperBound + offset, text: Array(quoted.utf8)))
      } else {
        added += [UInt8(ascii: ",")] + indent + Array("\"\(name)\"".utf8) + colon + quoted.utf8
      }
    }
    if !added.isEmpty {
      edits.append(ByteEdit(range: end + offset..<end + offset, text: added))
    }
    return edits
  }
}
