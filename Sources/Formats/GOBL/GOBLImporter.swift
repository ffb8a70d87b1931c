internal import DocumentModel
package import Importing
internal import JSON
internal import Measures

/// Turns documents in GOBL, in their envelopes or bare, into our JSON.
package let goblImporter = Importer(.gobl, conversion: convert)

/// Whether `bytes` are a document of GOBL: an object whose `$schema` is one of GOBL's.
///
/// Looks no further than the first key of ours that says that it is none.
package func isGOBL(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var scanner = JSONScanner(bytes)
  // Whatever is no JSON is for the reader to say.
  return (try? scanner.saysGOBL()) ?? false
}

extension JSONScanner {
  fileprivate mutating func saysGOBL() throws(JSONFault) -> Bool {
    guard try kind() == .object else { return false }
    try openObject()
    var isFirst = true
    while let key = try nextKey(isFirst: isFirst) {
      isFirst = false
      switch string(key) {
      case "$schema":
        guard try kind() == .string else { return false }
        return string(try text()).hasPrefix(Source.namespace)
      case "format": return false
      default: try skip()
      }
    }
    return false
  }
}

private func convert(_ bytes: [UInt8]) -> Conversion {
  do throws(JSONFault) {
    return convert(Cursor(try JSONTree(parsing: bytes)))
  } catch {
    let finding = bytes.withUnsafeBufferPointer { buffer in
      Conversion.Finding(
        Problem(.error, error.code.rawValue, at: .root, error.wording(in: buffer)),
        at: place(ofByte: error.offset, in: buffer))
    }
    return Conversion(json: [], findings: [finding], trace: nowhere)
  }
}

private func convert(_ root: Cursor) -> Conversion {
  let bytes = root.tree.bytes
  let source: Source
  do throws(Source.Unfit) { source = try Source(root) } catch {
    return Conversion(json: [], findings: [found(error.problem, in: bytes)], trace: nowhere)
  }
  var draft = Draft()
  Mapping(source).write(to: &draft)
  var conversion = Conversion(
    json: draft.bytes, findings: found(source.problems, in: bytes),
    trace: { pointers in
      var traced = Draft(tracing: pointers)
      // What was worked out for the first time is not kept: lines without number take their room.
      Mapping(source).write(to: &traced)
      let sources = pointers.map { traced.source(of: $0) ?? JSONTree.root }
      return locations(of: sources.map { root.tree.pointer(to: $0) }, in: bytes)
    })
  conversion.lack = source.lack.map { Conversion.Lack(found($0.problem, in: bytes), keys: $0.keys) }
  conversion.said = { source.said }
  conversion.messageCheck = { derived in
    source.contradiction(with: derived).map { found($0, in: bytes) }
  }
  return conversion
}

private func found(_ problem: Problem, in bytes: [UInt8]) -> Conversion.Finding {
  found([problem], in: bytes)[0]
}

private func found(_ problems: [Problem], in bytes: [UInt8]) -> [Conversion.Finding] {
  zip(problems, locations(of: problems.map(\.pointer), in: bytes)).map {
    Conversion.Finding($0, at: $1.place)
  }
}

private func locations(of pointers: [JSONPointer], in bytes: [UInt8]) -> [SourceLocation] {
  let found = bytes.withUnsafeBufferPointer { places(of: pointers, in: $0) }
  return zip(pointers, found).map { SourceLocation(pointer: $0, place: $1) }
}

@Sendable private func nowhere(_ pointers: [JSONPointer]) -> [SourceLocation] {
  pointers.map { _ in SourceLocation(pointer: .root, place: .start) }
}
