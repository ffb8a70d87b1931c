package import Chain
internal import DocumentModel
internal import DocumentReading
package import Intake
internal import JSON
internal import Measures
internal import Synchronization
internal import Workers

/// Reads documents on all cores and enters what is signed of them in a book.
package struct ChainCollector {
  private let book: ChainBook
  private let format: InputFormat?
  private var waiting: [RawDocument] = []
  private var waitingBytes = 0
  /// Documents read.
  package private(set) var count = 0
  /// Receipts, which are not signed (Despacho 8632/2014, 1.1).
  package private(set) var receipts = 0

  /// - Parameter format: The format of every document; nil: recognised.
  package init(_ book: ChainBook, format: InputFormat?) {
    self.book = book
    self.format = format
  }

  private enum Entry: Sendable {
    case signed(SignedDocument)
    case receipt
    case unusable(Outcome)
  }

  /// Takes a document; `reject` gets those that cannot be read, sooner or later.
  package mutating func add(_ document: RawDocument, _ reject: (Outcome) -> Void) {
    waiting.append(document)
    waitingBytes += document.bytes.count
    if waiting.count >= 512 || waitingBytes >= 4 << 20 { finish(reject) }
  }

  /// Enters what is still waiting.
  package mutating func finish(_ reject: (Outcome) -> Void) {
    let (documents, format) = (waiting, format)
    let entries = Mutex([Entry?](repeating: nil, count: documents.count))
    // Groups, so that threads seldom meet.
    let groups = (documents.count + 31) / 32
    concurrently(groups) { group in
      let range = group * 32..<min(group * 32 + 32, documents.count)
      let read = range.map { Self.read(documents[$0], as: format) }
      entries.withLock { entries in
        for (index, entry) in zip(range, read) { entries[index] = entry }
      }
    }
    let read = entries.withLock { $0 }
    for (document, entry) in zip(documents, read) {
      count += 1
      switch entry {
      case .signed(let signed):
        book.add(signed, path: document.source, position: document.position)
      case .unusable(let outcome): reject(outcome)
      case .receipt, nil: receipts += 1
      }
    }
    waiting.removeAll(keepingCapacity: true)
    waitingBytes = 0
  }

  private static func read(_ raw: RawDocument, as format: InputFormat?) -> Entry {
    var outcome = Outcome(source: raw.source, position: raw.position, result: .rejected)
    if let failure = raw.failure {
      outcome.report(failure, in: raw)
      return .unusable(outcome)
    }
    var text = DocumentText(raw, as: format)
    let reading = text.read()
    if let document = reading.document {
      if let signed = SignedDocument(document) { return .signed(signed) }
      if document.family == .payment, !document.unreadable.contains(.type) { return .receipt }
      outcome.identify(document)
    }
    var problems = reading.problems
    if problems.isEmpty, text.isSound, reading.document != nil {
      problems = [
        Problem(
          .error, "NUM-01", at: text.base.key("number"),
          Wording(
            en:
              "the number does not end in / and a sequence of digits, so that the document has no "
              + "place in a chain",
            pt: "o número não termina em / e um sequencial em algarismos, pelo que o documento não "
              + "tem lugar numa cadeia"))
      ]
    }
    outcome.report(
      problems, omitted: reading.omitted, in: text, brokenOffset: reading.brokenOffset)
    return .unusable(outcome)
  }
}
