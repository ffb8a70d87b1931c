internal import DocumentModel
package import Importing
internal import JSON
internal import Measures
internal import Synchronization

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
    return convert(Cursor(try JSONValue(parsing: bytes), at: .root), from: bytes)
  } catch {
    let finding = bytes.withUnsafeBufferPointer { buffer in
      Conversion.Finding(
        Problem(.error, error.code.rawValue, at: .root, error.wording(in: buffer)),
        at: place(ofByte: error.offset, in: buffer))
    }
    return Conversion(json: [], findings: [finding], trace: nowhere)
  }
}

private func convert(_ root: Cursor, from bytes: [UInt8]) -> Conversion {
  let source: Source
  do throws(Source.Unfit) { source = try Source(root) } catch {
    return Conversion(json: [], findings: [found(error.problem, in: bytes)], trace: nowhere)
  }
  let mapping = Mapping(source)
  var draft = Draft(isTracing: false)
  mapping.write(to: &draft)
  let trace = Trace(mapping)
  var conversion = Conversion(
    json: draft.bytes, findings: source.problems.map { found($0, in: bytes) }
  ) { pointer in
    location(of: trace.source(of: pointer), in: bytes)
  }
  conversion.lack = source.lack.map { Conversion.Lack(found($0.problem, in: bytes), keys: $0.keys) }
  conversion.messageCheck = { derived in
    source.contradiction(with: derived).map { found($0, in: bytes) }
  }
  return conversion
}

/// Where the parts of a converted document come from; found out only when somebody asks.
private final class Trace: Sendable {
  private let mapping: Mapping
  private let draft = Mutex<Draft?>(nil)

  init(_ mapping: Mapping) { self.mapping = mapping }

  func source(of pointer: JSONPointer) -> JSONPointer {
    draft.withLock { draft in
      if draft == nil {
        var traced = Draft(isTracing: true)
        mapping.write(to: &traced)
        draft = traced
      }
      return draft?.source(of: pointer) ?? .root
    }
  }
}

private func found(_ problem: Problem, in bytes: [UInt8]) -> Conversion.Finding {
  Conversion.Finding(problem, at: location(of: problem.pointer, in: bytes).place)
}

private func location(of pointer: JSONPointer, in bytes: [UInt8]) -> SourceLocation {
  SourceLocation(
    pointer: pointer, place: bytes.withUnsafeBufferPointer { place(of: pointer, in: $0) })
}

@Sendable private func nowhere(_ pointer: JSONPointer) -> SourceLocation {
  SourceLocation(pointer: .root, place: .start)
}
