internal import Crypto
internal import DocumentModel

/// Tries the signatures of one thread's share of the documents.
struct ChainJudge {
  let book: ChainBook
  let ring: KeyRing
  private let opener: SignatureOpener
  /// For each key name of the book, the keys that may be meant.
  private let meant: [[Int]]
  private var message: [UInt8] = []

  init(_ book: ChainBook, _ ring: KeyRing) throws(KeyFailure) {
    self.book = book
    self.ring = ring
    opener = try SignatureOpener(keys: ring.keys)
    meant = book.keys.map { ring.positions(for: $0) }
    message.reserveCapacity(512)
  }

  /// Judges the records at `range` of a series, whose records in order are `row`.
  ///
  /// What fails for want of the right predecessor is left as ``Verdict/altered`` for ``resolve``.
  mutating func judge(_ range: Range<Int>, of row: ArraySlice<UInt32>) -> [Int: Int] {
    guard let first = row.first else { return [:] }
    let prefix = Array(book.names[Int(book.record(first).pointee.series)].prefix.utf8)
    var signers: [Int: Int] = [:]
    for place in range {
      let record = book.record(row[place])
      guard record.pointee.verdict == .open else { continue }
      record.pointee.verdict = verdict(record.pointee, place, row, prefix, &signers)
    }
    return signers
  }

  private mutating func verdict(
    _ record: Record, _ place: Int, _ row: ArraySlice<UInt32>, _ prefix: [UInt8],
    _ signers: inout [Int: Int]
  ) -> Verdict {
    guard let (digest, key) = opened(record) else {
      return meant[Int(record.key)].isEmpty ? .noKey : .unknownKey
    }
    guard meant[Int(record.key)].contains(key) else {
      let certificate = book.keys[Int(record.key)].certificate
      return ring.entries[key].certificate == certificate ? .wrongKeyVersion : .foreignKey
    }
    begin(record, prefix)
    let head = message.count
    var isIntact = false
    for candidate in predecessors(of: place, in: row) where !isIntact {
      isIntact = fits(book.record(candidate).pointee.signature, digest, head)
    }
    // A series need not start at 1 to have a first document.
    let isFirst =
      record.sequence <= 1 || book.record(row[row.startIndex]).pointee.sequence == record.sequence
    let given = given(before: record, prefix)
    if !isIntact, isFirst, given == nil { isIntact = fits(nil, digest, head) }
    if !isIntact, let given { isIntact = fits(given, digest, head) }
    guard isIntact else { return .altered }
    signers[Int(record.key) << 16 | key, default: 0] += 1
    return .intact
  }

  /// The digest in a signature and the key that opens it, the ones meant before the others.
  func opened(_ record: Record) -> (SHA1Digest, Int)? {
    let expected = meant[Int(record.key)]
    for key in expected {
      if let digest = opener.open(record.signature, withKeyAt: key) { return (digest, key) }
    }
    for key in ring.entries.indices where !expected.contains(key) {
      if let digest = opener.open(record.signature, withKeyAt: key) { return (digest, key) }
    }
    return nil
  }

  mutating func begin(_ record: Record, _ prefix: [UInt8]) {
    message.removeAll(keepingCapacity: true)
    record.appendMessage(prefix, to: &message)
  }

  /// Whether the message begun, of `head` bytes, and `previous` are what was signed.
  mutating func fits(_ previous: RSASignature?, _ digest: SHA1Digest, _ head: Int) -> Bool {
    message.removeSubrange(head...)
    previous?.appendBase64(to: &message)
    return opener.digest(of: message) == digest
  }

  /// The bytes of the message begun.
  var begun: Int { message.count }

  /// The documents with the number before; more than one where that number is repeated.
  func predecessors(of place: Int, in row: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    let sequence = book.record(row[place]).pointee.sequence
    guard sequence > 0 else { return [] }
    var end = place
    while end > row.startIndex, book.record(row[end - 1]).pointee.sequence == sequence { end -= 1 }
    var start = end
    while start > row.startIndex, book.record(row[start - 1]).pointee.sequence == sequence - 1 {
      start -= 1
    }
    return row[start..<end]
  }

  /// The signature of the document before `record`, which is not in the book, where it is known.
  func given(before record: Record, _ prefix: [UInt8]) -> RSASignature? {
    if record.sequence > 0, !book.fetched.isEmpty {
      let before = ChainBook.Predecessor(series: record.series, sequence: record.sequence - 1)
      if let known = book.fetched[before] { return known }
    }
    guard !book.previous.isEmpty, record.sequence > 0 else { return nil }
    let before = SignedDocument.Sequence(value: record.sequence - 1, digits: record.digits)
    let series = String(decoding: prefix, as: UTF8.self)
    return book.previous["\(series)/\(before.description)"]
      ?? book.previous["\(series)/\(before.value)"]
  }
}
