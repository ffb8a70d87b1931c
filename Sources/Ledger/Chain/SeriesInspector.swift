internal import Crypto
internal import DocumentModel

/// Looks closer at what the first pass left open, and at the row of numbers itself.
struct SeriesInspector {
  private var judge: ChainJudge
  private let imposters: Set<Int>
  private let book: ChainBook
  /// The path used last: findings in one file share its text.
  private var lastPath: (index: UInt32, path: String)?

  /// Attempts at finding another predecessor, for a whole series: some seconds of work.
  private static let attempts = 10_000_000

  init(judge: ChainJudge, imposters: Set<Int>) {
    self.judge = judge
    self.imposters = imposters
    book = judge.book
  }

  /// The report on a series, whose records in order are `row`; their verdicts are final then.
  mutating func report(on name: SeriesName, _ row: ArraySlice<UInt32>) -> SeriesReport {
    let prefix = Array(name.prefix.utf8)
    let others = resolve(row, prefix)
    let book = self.book
    func number(_ place: Int) -> String {
      name.prefix + "/" + book.record(row[place]).pointee.sequenceText
    }
    var report = SeriesReport(
      name: name, first: number(row.startIndex), last: number(row.endIndex - 1), count: row.count)
    for place in row.indices {
      let record = book.record(row[place]).pointee
      if place > row.startIndex {
        compare(place, row, name, number, &report)
      }
      switch record.verdict {
      case .intact: report.intact += 1
      case .noKey: report.withoutKey += 1
      default:
        report.findings.append(
          finding(
            .signature(record.verdict), number(place), others[place], record, name.prefix))
      }
    }
    return report
  }

  // MARK: Numbers and dates

  private mutating func compare(
    _ place: Int, _ row: ArraySlice<UInt32>, _ name: SeriesName, _ number: (Int) -> String,
    _ report: inout SeriesReport
  ) {
    let record = book.record(row[place]).pointee
    let before = book.record(row[place - 1]).pointee
    if record.sequence == before.sequence {
      let isSame = record.hasSameContent(as: before)
      report.findings.append(
        finding(
          isSame ? .repeatedSame : .repeatedDifferent, number(place), nil, record, name.prefix))
      return
    }
    if record.sequence - before.sequence > 1 {
      report.missing += record.sequence - before.sequence - 1
      let digits = record.digits
      func text(_ value: UInt64) -> String {
        name.prefix + "/"
          + SignedDocument.Sequence(value: value, digits: min(digits, before.digits))
          .description
      }
      let last = record.sequence - 1
      report.findings.append(
        Finding(
          kind: .gap, number: text(before.sequence + 1),
          other: last == before.sequence + 1 ? nil : text(last), place: nil, message: "",
          keyFile: nil, key: nil))
    }
    if record.entered < before.entered, record.verdict != .incomplete {
      report.findings.append(
        finding(.entryBackwards, number(place), number(place - 1), record, name.prefix))
    }
    if record.issued < before.issued, !record.isRecovered, !before.isRecovered {
      report.findings.append(
        finding(.dateBackwards, number(place), number(place - 1), record, name.prefix))
    }
  }

  private mutating func finding(
    _ kind: Finding.Kind, _ number: String, _ other: String?, _ record: Record, _ prefix: String
  ) -> Finding {
    var message: [UInt8] = []
    if kind == .signature(.altered) { record.appendMessage(Array(prefix.utf8), to: &message) }
    if lastPath?.index != record.path { lastPath = (record.path, book.path(record.path)) }
    var keyFile: String?
    if kind == .signature(.foreignKey) || kind == .signature(.wrongKeyVersion) {
      keyFile = judge.opened(record).map { judge.ring.entries[$0.1].name }
    }
    return Finding(
      kind: kind, number: number, other: other,
      place: Finding.Place(
        path: lastPath?.path ?? "",
        position: record.position < 0 ? nil : Int(record.position)),
      message: String(decoding: message, as: UTF8.self), keyFile: keyFile,
      key: Int(record.key) < book.keys.count ? book.keys[Int(record.key)] : nil)
  }

  // MARK: Predecessors

  /// Decides what was left as altered: another predecessor, an unknown one, or indeed altered.
  ///
  /// - Returns: For a place, the number that belongs to its verdict.
  private mutating func resolve(_ row: ArraySlice<UInt32>, _ prefix: [UInt8]) -> [Int: String] {
    let suspects = Set(imposters.map { $0 >> 16 })
    var failing: [Int] = []
    for place in row.indices {
      let record = book.record(row[place])
      if record.pointee.verdict == .altered { failing.append(place) }
      if record.pointee.verdict == .intact, suspects.contains(Int(record.pointee.key)),
        let (_, key) = judge.opened(record.pointee),
        imposters.contains(Int(record.pointee.key) << 16 | key)
      {
        record.pointee.verdict = .wrongKeyVersion
      }
    }
    let reach = max(64, Self.attempts / max(1, failing.count) / 2)
    var others: [Int: String] = [:]
    for place in failing {
      let record = book.record(row[place])
      guard let (digest, _) = judge.opened(record.pointee) else { continue }
      judge.begin(record.pointee, prefix)
      let before = judge.predecessors(of: place, in: row)
      if let found = otherPredecessor(of: place, row, digest, reach) {
        record.pointee.verdict = .otherPredecessor
        others[place] = found.map {
          String(decoding: prefix, as: UTF8.self) + "/" + book.record(row[$0]).pointee.sequenceText
        }
      } else if before.isEmpty {
        let isKnown =
          record.pointee.sequence <= 1 || judge.given(before: record.pointee, prefix) != nil
        if !isKnown { record.pointee.verdict = .noPredecessor }
      } else if before.contains(where: { book.record($0).pointee.verdict.isSignatureInDoubt }) {
        record.pointee.verdict = .doubtfulPredecessor
      }
      others[place] =
        others[place]
        ?? before.first.map {
          String(decoding: prefix, as: UTF8.self) + "/" + book.record($0).pointee.sequenceText
        }
    }
    return others
  }

  /// The place of the document after which the one at `place` verifies, nearest first; the inner nil
  /// is no predecessor at all.
  private mutating func otherPredecessor(
    of place: Int, _ row: ArraySlice<UInt32>, _ digest: SHA1Digest, _ reach: Int
  ) -> Int?? {
    let head = judge.begun
    if judge.fits(nil, digest, head) { return .some(nil) }
    for distance in 1...max(1, min(reach, row.count)) {
      for candidate in [place - distance, place + distance] where row.indices.contains(candidate) {
        let record = book.record(row[candidate]).pointee
        guard record.verdict != .truncated, record.verdict != .unsigned,
          record.verdict != .incomplete
        else { continue }
        if judge.fits(record.signature, digest, head) { return .some(candidate) }
      }
    }
    return nil
  }
}

extension Verdict {
  /// Whether the signature may not be the one the next document was signed after.
  fileprivate var isSignatureInDoubt: Bool {
    switch self {
    case .truncated, .unsigned, .unknownKey, .foreignKey, .unlawfulControl, .incomplete: true
    default: false
    }
  }
}
