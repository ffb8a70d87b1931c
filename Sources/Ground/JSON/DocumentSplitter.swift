package import Measures

/// Cuts a stream of bytes into the documents it holds, without reading them.
///
/// Finds only where each document starts and ends; whether it is JSON is for its reader to say.
/// Memory is bounded by one document: one above the limit is passed over, not held, and reported.
/// Bytes may arrive in chunks of any size; the result does not depend on where they are cut.
package struct DocumentSplitter {
  /// What the bytes hold.
  package enum Form: Hashable, Sendable {
    /// One object, or an array of objects.
    case json
    /// One object a line; blank lines do not count.
    case lines
    /// Either; decided by what follows the first value.
    case sniffed
  }

  /// One document, or the reason why there is none at this place.
  package struct Piece: Hashable, Sendable {
    /// The document's number in the stream, from 0; nil when the stream is a single object.
    package var position: Int?
    /// Its JSON; empty when there is a failure.
    package var bytes: [UInt8] = []
    /// Where it starts in the stream.
    package var origin: SourcePlace
    /// What points at the document in the stream: `/3` in an array, else the root.
    package var base = JSONPointer.root
    package var failure: Problem?
  }

  enum State: Hashable {
    /// Nothing but white space so far.
    case start
    /// Inside a bare object or an element of an array.
    case value
    /// Behind `[`.
    case beforeFirst
    /// Behind a comma of the array.
    case beforeElement
    /// Behind an element of the array.
    case afterElement
    case afterArray
    /// Behind the bare object, which is held back until nothing else can follow.
    case afterObject
    /// Inside a line of the form `lines`.
    case line
    /// The rest cannot be trusted.
    case failed
  }

  private(set) var form: Form
  let limit: Int
  var state: State
  var nesting = Nesting()
  var isArray = false
  /// Documents met so far.
  var count = 0
  var held: Piece?
  /// What has been kept of the current document, and where it started.
  private var current: [UInt8] = []
  var origin = SourcePlace.start
  private var isOversize = false
  /// The place of byte `mark` of the current chunk.
  private(set) var place = SourcePlace.start
  private var mark = 0

  /// - Parameters:
  ///   - form: What the bytes are expected to hold.
  ///   - limit: The most bytes a document may have.
  package init(_ form: Form, limit: Int = JSONLimits.documentBytes) {
    self.form = form
    self.limit = limit
    state = form == .lines ? .line : .start
  }

  /// Whether further bytes make no difference.
  package var isFinished: Bool { state == .failed }

  /// Takes the next bytes and delivers the documents that end in them.
  package mutating func push(
    _ chunk: UnsafeBufferPointer<UInt8>, _ deliver: (Piece) throws -> Void
  ) rethrows {
    mark = 0
    var at = 0
    while at < chunk.count, state != .failed {
      switch state {
      case .value:
        let start = at
        let isComplete = nesting.pass(chunk, from: &at)
        keep(chunk, start..<at)
        if isComplete { try endValue(chunk, at, deliver) }
      case .line:
        at = try passLine(chunk, from: at, deliver)
      default:
        try passStructure(chunk, &at, deliver)
      }
    }
    move(to: chunk.count, in: chunk)
  }

  /// Takes the end of the stream.
  package mutating func finish(_ deliver: (Piece) throws -> Void) rethrows {
    let last = state
    state = .failed
    switch last {
    case .start: try deliver(failure(.emptyFile))
    case .value: try deliver(take())
    case .beforeFirst, .beforeElement, .afterElement: try deliver(failure(.unclosedArray))
    case .afterObject: if let held { try deliver(held) }
    case .line:
      try endLine(deliver)
      if count == 0 { try deliver(failure(.emptyFile)) }
    case .afterArray, .failed: break
    }
  }

  /// Moves the known place on to byte `at` of the chunk.
  mutating func move(to at: Int, in chunk: UnsafeBufferPointer<UInt8>) {
    place.advance(over: UnsafeBufferPointer(rebasing: chunk[mark..<at]))
    mark = at
  }

  mutating func beginValue() {
    origin = place
    state = .value
  }

  mutating func turnIntoLines() {
    form = .lines
    origin = place
    state = .line
  }

  mutating func fail(_ reason: SplittingFailure, _ deliver: (Piece) throws -> Void) rethrows {
    state = .failed
    origin = place
    try deliver(failure(reason))
  }

  /// Keeps bytes of the current document, as long as it is within the limit.
  mutating func keep(_ chunk: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !isOversize else { return }
    guard current.count + range.count <= limit else {
      isOversize = true
      current = []
      return
    }
    current.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[range]))
  }

  /// The document that has just ended.
  mutating func take() -> Piece {
    var piece = Piece(origin: origin)
    if isArray || form == .lines { piece.position = count }
    if isArray { piece.base = JSONPointer.root.index(count) }
    if isOversize {
      piece.failure = SplittingFailure.oversize(limit).problem(at: piece.base)
    } else {
      piece.bytes = current
    }
    current = []
    isOversize = false
    count += 1
    return piece
  }

  /// Whether the current line holds something besides white space.
  var holdsText: Bool {
    isOversize || current.contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
  }

  mutating func forget() { current.removeAll(keepingCapacity: true) }

  private func failure(_ reason: SplittingFailure) -> Piece {
    Piece(
      position: isArray || form == .lines && count > 0 ? count : nil,
      origin: reason == .emptyFile ? .start : place, failure: reason.problem(at: .root))
  }
}
