package import Measures

/// One JSON text as a row of nodes, sixteen bytes each, whose texts stay where they are.
///
/// For documents of other formats, which are looked at from many sides and may be of any shape:
/// memory is bounded, whatever stands in them. A node is named by its place in the row.
package final class JSONTree: Sendable {
  package let bytes: [UInt8]
  private let nodes: [Node]

  private struct Node {
    /// The first byte; of texts and keys, the one behind the quotation mark.
    var start: UInt32
    /// Bytes of a text, key or number.
    var count: UInt32
    /// The node behind this one and everything in it.
    var next: UInt32
    var kind: Kind
    var hasEscapes = false
  }

  package enum Kind: UInt8, Sendable {
    case object, array, string, number, yes, no, null
    /// The name of the member whose value is the next node.
    case key
  }

  /// The whole text.
  package static let root = 0
  /// The most nodes; a document of 10,000 full lines has half as many.
  package static let mostNodes = 2_000_000

  /// Reads one JSON text, strictly.
  ///
  /// - Throws: ``JSONFault`` at the first byte that is not JSON, at a duplicate key, and beyond
  ///   ``JSONLimits/depth`` and ``mostNodes``.
  package init(parsing bytes: [UInt8]) throws(JSONFault) {
    let planted = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONFault) in try Planter.nodes(of: buffer) }
    }
    self.bytes = bytes
    nodes = try planted.get()
  }

  // MARK: Nodes

  package func kind(of node: Int) -> Kind { nodes[node].kind }

  /// Where a value starts in ``bytes``.
  package func offset(of node: Int) -> Int {
    let isText = nodes[node].kind == .string || nodes[node].kind == .key
    return Int(nodes[node].start) - (isText ? 1 : 0)
  }

  /// The text of a string, or of a number as it is written; nil for all else.
  package func text(of node: Int) -> String? {
    switch nodes[node].kind {
    case .string, .number, .key: string(node)
    case .object, .array, .yes, .no, .null: nil
    }
  }

  private func raw(_ node: Int) -> ArraySlice<UInt8> {
    bytes[Int(nodes[node].start)..<Int(nodes[node].start) + Int(nodes[node].count)]
  }

  private func string(_ node: Int) -> String {
    guard nodes[node].hasEscapes else { return String(decoding: raw(node), as: UTF8.self) }
    return bytes.withUnsafeBufferPointer { buffer in
      let text = JSONText(
        start: Int(nodes[node].start), count: Int(nodes[node].count), hasEscapes: true,
        isUnprintable: false, isASCII: false)
      return JSONScanner(buffer).string(text)
    }
  }

  // MARK: What lies in a node

  /// The member called `name` of an object; nil where there is none.
  package func member(_ name: String, of node: Int) -> Int? {
    guard nodes[node].kind == .object else { return nil }
    let wanted = name.utf8
    let count = wanted.count
    var at = node + 1
    let end = Int(nodes[node].next)
    while at < end {
      let isFound =
        nodes[at].hasEscapes
        ? string(at).utf8.elementsEqual(wanted)
        : Int(nodes[at].count) == count && raw(at).elementsEqual(wanted)
      if isFound { return at + 1 }
      at = Int(nodes[at + 1].next)
    }
    return nil
  }

  /// The members of an object: the nodes of their values and their names.
  package func members(of node: Int) -> [(name: String, value: Int)] {
    guard nodes[node].kind == .object else { return [] }
    var found: [(String, Int)] = []
    var at = node + 1
    while at < Int(nodes[node].next) {
      found.append((string(at), at + 1))
      at = Int(nodes[at + 1].next)
    }
    return found
  }

  /// The elements of an array, `most` of them at the most; none of anything else.
  package func elements(of node: Int, most: Int = .max) -> [Int] {
    guard nodes[node].kind == .array else { return [] }
    var found: [Int] = []
    var at = node + 1
    while at < Int(nodes[node].next), found.count < most {
      found.append(at)
      at = Int(nodes[at].next)
    }
    return found
  }

  /// The way to a value.
  package func pointer(to node: Int) -> JSONPointer {
    var pointer = JSONPointer.root
    var owner = JSONTree.root
    while owner != node {
      let isObject = nodes[owner].kind == .object
      var at = owner + 1
      var position = 0
      while at < Int(nodes[owner].next) {
        let value = isObject ? at + 1 : at
        if node >= value, node < Int(nodes[value].next) { break }
        at = Int(nodes[value].next)
        position += 1
      }
      guard at < Int(nodes[owner].next) else { return pointer }
      pointer = isObject ? pointer.key(string(at)) : pointer.index(position)
      owner = isObject ? at + 1 : at
    }
    return pointer
  }

  // MARK: Growing

  /// Reads a text into nodes.
  private struct Planter {
    private var scanner: JSONScanner
    private var nodes: [Node] = []

    static func nodes(
      of bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONFault) -> [Node] {
      var planter = Planter(scanner: JSONScanner(bytes))
      // Room that is not used costs nothing; growing by doubling would hold a second copy.
      planter.nodes.reserveCapacity(min(bytes.count / 2 + 1, JSONTree.mostNodes))
      try planter.scanner.checkEncoding()
      try planter.value()
      try planter.scanner.finish()
      return planter.nodes
    }

    private mutating func plant(
      _ kind: Kind, _ start: Int, _ count: Int = 0, hasEscapes: Bool = false
    ) throws(JSONFault) {
      guard nodes.count < JSONTree.mostNodes else {
        throw JSONFault(.tooMany(JSONTree.mostNodes), at: start)
      }
      // A document has at most 16 MB, so that places fit.
      nodes.append(
        Node(
          start: UInt32(clamping: start), count: UInt32(clamping: count),
          next: UInt32(nodes.count + 1), kind: kind, hasEscapes: hasEscapes))
    }

    private mutating func value() throws(JSONFault) {
      let kind = try scanner.kind()
      let start = scanner.offset
      switch kind {
      case .null:
        try scanner.null()
        try plant(.null, start)
      case .boolean: try plant(try scanner.boolean() ? .yes : .no, start)
      case .number: try plant(.number, start, try scanner.number().count)
      case .string:
        let text = try scanner.text()
        try plant(.string, text.start, text.count, hasEscapes: text.hasEscapes)
      case .array:
        let owner = nodes.count
        try plant(.array, start)
        try scanner.openArray()
        while try scanner.nextElement(isFirst: nodes.count == owner + 1) { try value() }
        nodes[owner].next = UInt32(nodes.count)
      case .object:
        let owner = nodes.count
        try plant(.object, start)
        try scanner.openObject()
        var keys: [UInt32] = []
        while let name = try scanner.nextKey(isFirst: keys.isEmpty) {
          keys.append(UInt32(nodes.count))
          try plant(.key, name.start, name.count, hasEscapes: name.hasEscapes)
          try value()
        }
        nodes[owner].next = UInt32(nodes.count)
        try refuseTwins(keys)
      }
    }

    /// - Throws: ``JSONFault`` at the first of `keys` that stands a second time.
    private func refuseTwins(_ keys: [UInt32]) throws(JSONFault) {
      guard keys.count > 1 else { return }
      func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
        withName(of: left) { left in
          withName(of: right) { left.lexicographicallyPrecedes($0) }
        }
      }
      // Sorted by name and then by place, twins are neighbours and the first comes first.
      let sorted = keys.sorted { left, right in
        precedes(left, right) || !precedes(right, left) && left < right
      }
      let twins = zip(sorted, sorted.dropFirst()).filter { !precedes($0, $1) }
      guard let first = twins.map(\.1).min() else { return }
      throw JSONFault(.duplicateKey, at: Int(nodes[Int(first)].start) - 1)
    }

    private func withName<Result>(
      of key: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
      let node = nodes[Int(key)]
      let text = JSONText(
        start: Int(node.start), count: Int(node.count), hasEscapes: node.hasEscapes,
        isUnprintable: false, isASCII: false)
      if node.hasEscapes { return scanner.unescaped(text).withUnsafeBufferPointer(body) }
      return body(
        UnsafeBufferPointer(rebasing: scanner.bytes[text.start..<text.start + text.count]))
    }
  }
}
