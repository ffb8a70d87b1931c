package import Crypto
internal import Measures

/// The signed documents of a run, in any order: what their signatures are about, and nothing else.
///
/// `@unchecked`: documents are added by one thread, and while the book is judged each thread writes
/// only the verdicts of its own records.
package final class ChainBook: @unchecked Sendable {
  private(set) var names: [SeriesName] = []
  private var numbers: [SeriesName: UInt32] = [:]
  private(set) var keys: [KeyName] = []
  private var keyNumbers: [KeyName: UInt16] = [:]
  private var chunks: [UnsafeMutablePointer<Record>] = []
  private(set) var count = 0
  private var paths: [UInt8] = []
  private var pathStarts: [Int] = []
  private var lastPath = ""
  /// Signatures that the user supplied for documents outside the run, by number.
  let previous: [String: RSASignature]
  /// Signatures that were asked for, of documents outside the run.
  private(set) var fetched: [Predecessor: RSASignature] = [:]

  /// A document that is not in the book, by its place in a series.
  struct Predecessor: Hashable {
    let series: UInt32
    let sequence: UInt64
  }

  private static let chunkSize = 4096

  /// - Parameter previous: signatures of documents outside the run, by their number.
  package init(previous: [String: RSASignature] = [:]) { self.previous = previous }

  deinit { chunks.forEach { $0.deallocate() } }

  /// Adds a document; `path` and `position` are where it came from.
  package func add(_ document: SignedDocument, path: String, position: Int?) {
    if path != lastPath || pathStarts.isEmpty {
      pathStarts.append(paths.count)
      paths += path.utf8
      lastPath = path
    }
    var record = Record(
      sequence: document.sequence.value, gross: document.gross.cents,
      fingerprint: document.fingerprint, entered: Record.pack(document.entered),
      issued: Record.pack(document.issued), series: number(of: document.series),
      path: UInt32(pathStarts.count - 1), position: Int32(clamping: position ?? -1),
      key: 0, digits: document.sequence.digits, isRecovered: document.isRecovered,
      signature: .none)
    switch document.signature {
    case .whole(let signature): record.signature = signature
    case .broken: record.verdict = .truncated
    case .missing: record.verdict = .unsigned
    case .incomplete: record.verdict = .incomplete
    }
    if let key = document.key {
      record.key = number(of: key)
    } else if record.verdict == .open {
      record.verdict = .unlawfulControl
    }
    if count % Self.chunkSize == 0 { chunks.append(.allocate(capacity: Self.chunkSize)) }
    (chunks[chunks.count - 1] + count % Self.chunkSize).initialize(to: record)
    count += 1
  }

  /// Asks for the signature of each document that precedes one of the book and is not in it.
  ///
  /// - Parameter find: Gets the seller and the number.
  package func fetchPredecessors(_ find: (String, String) -> RSASignature?) {
    let here = Set(
      (0..<count).map {
        let record = record(UInt32($0)).pointee
        return Predecessor(series: record.series, sequence: record.sequence)
      })
    for index in 0..<count {
      let record = record(UInt32(index)).pointee
      guard record.sequence > 0 else { continue }
      let wanted = Predecessor(series: record.series, sequence: record.sequence - 1)
      guard !here.contains(wanted), fetched[wanted] == nil else { continue }
      let series = names[Int(record.series)]
      let before = SignedDocument.Sequence(value: wanted.sequence, digits: record.digits)
      fetched[wanted] =
        find(series.seller, "\(series.prefix)/\(before.description)")
        ?? find(series.seller, "\(series.prefix)/\(before.value)")
    }
  }

  /// Passes on the seller, number and signature of every document whose signature was found to hold.
  package func forEachIntact(_ body: (String, String, RSASignature) -> Void) {
    for index in 0..<count {
      let record = record(UInt32(index)).pointee
      guard record.verdict == .intact else { continue }
      let series = names[Int(record.series)]
      body(series.seller, "\(series.prefix)/\(record.sequenceText)", record.signature)
    }
  }

  /// The record of a document, by its place in the order of adding.
  func record(_ index: UInt32) -> UnsafeMutablePointer<Record> {
    chunks[Int(index) / Self.chunkSize] + Int(index) % Self.chunkSize
  }

  func path(_ index: UInt32) -> String {
    let end = Int(index) + 1 < pathStarts.count ? pathStarts[Int(index) + 1] : paths.count
    return String(decoding: paths[pathStarts[Int(index)]..<end], as: UTF8.self)
  }

  private func number(of series: SeriesName) -> UInt32 {
    if let known = numbers[series] { return known }
    let number = UInt32(names.count)
    names.append(series)
    numbers[series] = number
    return number
  }

  private func number(of key: KeyName) -> UInt16 {
    if let known = keyNumbers[key] { return known }
    // Beyond 65,535 key names, which no run has, the last stands for the rest and fits no key.
    guard keys.count < Int(UInt16.max) else { return UInt16.max - 1 }
    let number = UInt16(keys.count)
    keys.append(key)
    keyNumbers[key] = number
    return number
  }

  /// Every record, by series and by number; and where each series stands in that row.
  func sorted() -> (order: [UInt32], series: [(name: UInt32, range: Range<Int>)]) {
    var sizes = [Int](repeating: 0, count: names.count)
    for index in 0..<UInt32(count) { sizes[Int(record(index).pointee.series)] += 1 }
    let byName = names.indices.sorted { names[$0] < names[$1] }
    var starts = sizes
    var series: [(name: UInt32, range: Range<Int>)] = []
    var start = 0
    for name in byName {
      starts[name] = start
      series.append((UInt32(name), start..<start + sizes[name]))
      start += sizes[name]
    }
    var order = [UInt32](repeating: 0, count: count)
    for index in 0..<UInt32(count) {
      let name = Int(record(index).pointee.series)
      order[starts[name]] = index
      starts[name] += 1
    }
    for (_, range) in series {
      // Most input is in order already.
      let isSorted = range.dropFirst().allSatisfy {
        !Record.precedes(record(order[$0]).pointee, record(order[$0 - 1]).pointee)
      }
      guard !isSorted else { continue }
      order[range].sort { Record.precedes(record($0).pointee, record($1).pointee) }
    }
    return (order, series)
  }
}
