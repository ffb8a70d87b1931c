internal import Delivery
internal import Crypto
internal import Intake
internal import JSON
internal import Manifest
internal import Measures
internal import Pipeline
internal import Posting
internal import Reports
internal import SystemCalls

/// One document on its way to a worker.
struct DocumentJob: Sendable {
  /// The document's place in the whole input, from 1.
  let ordinal: Int
  let document: RawDocument
  /// What an interrupted run recorded about it.
  let known: ReadRecord?
  /// Whether it is rendered although it is known, to see that the rest will be like the beginning.
  let isProof: Bool
}

/// One document back from its worker, not yet delivered or told of.
struct DocumentProduct: Sendable {
  let ordinal: Int
  let source: String
  let offset: Int
  let known: ReadRecord?
  var verdict = Verdict.processed
  var report: DocumentReport
  /// Nil where no manifest is kept.
  var record: ManifestRecord?
  var parcels: [Outbox.Parcel] = []
  /// The number asked for, by its place in the selection.
  var number: String?
  var failure: DeliveryFailure?
  /// What a combined PDF takes of the document.
  var leaf: Outcome.Leaf?
  /// What a file of converted documents takes of it.
  var line: [UInt8]?

  enum Verdict: Sendable {
    case processed
    /// Recorded by an interrupted run, and still so.
    case confirmed
    /// Not the document that was recorded.
    case changed
    /// Not among the documents asked for.
    case passedOver
  }
}

/// What a worker does with documents, on its own thread.
final class DocumentWork {
  private let processor: any DocumentProcessor
  private let outbox: Outbox?
  private let showsQR: Bool
  private let prints: Bool
  private let hands: Bool
  private let keepsRecord: Bool

  init(
    _ job: PrintJob, processor: any DocumentProcessor, outbox: Outbox?, keepsRecord: Bool
  ) {
    self.processor = processor
    self.outbox = outbox
    self.keepsRecord = keepsRecord
    if case .qr = job.action { showsQR = true } else { showsQR = false }
    hands = job.hands
    if case .render = job.action { prints = true } else { prints = hands }
  }

  func callAsFunction(_ job: DocumentJob) -> DocumentProduct {
    let document = job.document
    var product = DocumentProduct(
      ordinal: job.ordinal, source: document.source, offset: document.origin.offset,
      known: job.known, report: DocumentReport(document))
    if keepsRecord { product.record = ManifestRecord(job) }
    if let known = job.known {
      guard known.inputDigest == product.record?.inputDigest else {
        product.verdict = .changed
        return product
      }
      if !job.isProof, isStillThere(known) {
        product.verdict = .confirmed
        return product
      }
    }
    if let problem = document.failure {
      product.report = DocumentReport(document, unusable: problem)
    } else {
      process(document, &product)
    }
    product.record?.note(product.report)
    return product
  }

  private func process(_ document: RawDocument, _ product: inout DocumentProduct) {
    let outcome = prints ? processor.render(document) : processor.check(document)
    product.report = DocumentReport(outcome)
    product.number = outcome.number
    product.record?.number = outcome.number
    product.record?.atcud = outcome.atcud
    product.record?.postalCode = outcome.facts?.postalCode
    product.record?.grossTotal = outcome.facts?.grossTotal
    product.leaf = outcome.leaf
    switch outcome.result {
    case .valid(let message): if showsQR { product.report.results = [.qrMessage(message)] }
    case .rendered(let files) where hands:
      product.report.results = files.map { .pdf($0.bytes) }
    case .rendered(let files): stage(files, of: outcome, &product)
    case .drawn, .rejected, .unfinished: break
    case .converted(let json): keep(json, of: outcome, &product)
    case .passedOver: product.verdict = .passedOver
    case .failed(let message):
      product.report.fail(.failed, code: PostingCode.environment.rawValue, message)
    }
  }

  /// Puts a converted document where it goes: into a file of its own, or among the lines of one.
  private func keep(_ json: [UInt8], of outcome: Outcome, _ product: inout DocumentProduct) {
    guard let outbox else {
      product.line = json
      return
    }
    guard outcome.number != nil || outbox.takesOnlyOne else {
      product.report.fail(.rejected, code: PostingCode.nameless.rawValue, .nameless)
      return
    }
    do throws(DeliveryFailure) {
      product.parcels = [try outbox.stage(json: json, of: outcome)]
    } catch { product.failure = error }
  }

  private func stage(
    _ files: [RenderedPDF], of outcome: Outcome, _ product: inout DocumentProduct
  ) {
    guard let outbox else { return }
    do throws(DeliveryFailure) {
      for file in files {
        let parcel = try outbox.stage(file, of: outcome)
        product.parcels.append(parcel)
        if keepsRecord { product.record?.files.append(parcel.delivered) }
      }
    } catch {
      product.failure = error
    }
  }

  /// Whether the files of a recorded document are there, with the bytes they had.
  private func isStillThere(_ record: ReadRecord) -> Bool {
    guard record.paths.count == record.digests.count else { return false }
    for (path, digest) in zip(record.paths, record.digests) {
      guard isFile(path), let bytes = contents(of: path, limit: record.size),
        sha256Digits(of: bytes) == digest
      else { return false }
    }
    return true
  }
}

extension ManifestRecord {
  fileprivate init(_ job: DocumentJob) {
    self.init(
      ordinal: job.ordinal, source: job.document.source, position: job.document.position,
      inputDigest: sha256Digits(of: job.document.bytes))
  }

  /// Takes over how the document fared.
  mutating func note(_ report: DocumentReport) {
    status = Status(rawValue: report.status.rawValue) ?? .failed
    errors = report.problems.filter { $0.severity == .error }.map(\.code)
    warnings = report.problems.filter { $0.severity == .warning }.map(\.code)
    if status != .ok { files = [] }
  }
}

extension Wording {
  /// A file cannot be named after a number that is not given yet.
  fileprivate static let nameless = Wording(
    en: "the document has no number yet, after which its file could be named; convert it with "
      + "-o FILE.ndjson",
    pt: "o documento ainda não tem número, que daria o nome ao ficheiro; converta-o com "
      + "-o FICHEIRO.ndjson")
}
