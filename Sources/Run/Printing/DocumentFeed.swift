internal import Batch
internal import Intake
internal import Manifest
internal import Measures
internal import Pipeline
internal import Synchronization

/// Takes documents from their source to the workers, on a thread of its own.
///
/// Numbers them, leaves out other shards, and puts the record of an interrupted run beside each.
final class DocumentFeed: Sendable {
  typealias Work = OrderedWork<DocumentJob, DocumentProduct>

  private let work: Work
  private let source: any DocumentSource
  private let paths: [String]
  private let intake: IntakeSettings
  private let shard: Shard
  private let isSelective: Bool
  private let takesOnlyOne: Bool
  private let end = Mutex(End())

  /// How the feeding ended.
  struct End: Sendable {
    /// Documents of the whole input.
    var inputs = 0
    /// Why the input was not read to its end.
    var stop: RunStop?
  }

  init(
    _ job: PrintJob, from source: any DocumentSource, to work: Work, takesOnlyOne: Bool
  ) {
    self.work = work
    self.source = source
    self.takesOnlyOne = takesOnlyOne
    paths = job.paths
    intake = job.intake
    shard = job.batch.shard
    isSelective = job.options.only != nil || job.options.selection != nil
  }

  /// Known when the work has no further product.
  var result: End { end.withLock { $0 } }

  /// Passes everything on, and closes the work.
  func run(continuing manifest: consuming ManifestTail?) {
    var tail = manifest
    var inputs = 0
    var stop: RunStop?
    var held: RawDocument?
    func feed(_ document: RawDocument) -> Bool {
      inputs += 1
      guard shard.contains(inputs) else { return true }
      do throws(Failure) {
        let record = try tail?.record(of: document, ordinal: inputs, isSelective: isSelective)
        if record == nil, tail?.isExhausted == false { return true }
        return work.submit(
          DocumentJob(
            ordinal: inputs, document: document, known: record,
            isProof: record != nil && tail?.isExhausted == true),
          weight: document.bytes.count)
      } catch {
        stop = .failure(error)
        return false
      }
    }
    do throws(Failure) {
      try source.forEachDocument(in: paths, intake) { document in
        guard takesOnlyOne else { return feed(document) }
        // One file name: the first document waits until it is known to be the only one.
        guard held == nil else {
          stop = .severalDocuments
          return false
        }
        held = document
        return true
      }
      if let held, stop == nil { _ = feed(held) }
      if stop == nil, tail?.isExhausted == false, work.isRunning {
        stop = .failure(Failure(ManifestTail.inputIsShorter, .usage))
      }
    } catch {
      stop = .failure(error)
    }
    end.withLock { $0 = End(inputs: inputs, stop: stop) }
    work.close()
  }
}

/// The records of an interrupted run, one after the other beside the documents of the input.
struct ManifestTail: Sendable {
  /// Reads the next record; on the feeding thread alone.
  private let next: @Sendable () -> Result<ReadRecord?, ManifestFailure>
  private var head: ReadRecord?
  private var left: Int

  /// - Parameter count: The records that are kept.
  init(
    count: Int, next: @escaping @Sendable () -> Result<ReadRecord?, ManifestFailure>
  ) {
    left = count
    self.next = next
  }

  /// Whether every record has met its document.
  var isExhausted: Bool { left == 0 && head == nil }

  /// The record of `document`; nil where it has none.
  ///
  /// - Throws: ``Failure`` when the input is not the recorded one.
  mutating func record(
    of document: RawDocument, ordinal: Int, isSelective: Bool
  ) throws(Failure) -> ReadRecord? {
    if head == nil, left > 0 {
      left -= 1
      do throws(ManifestFailure) { head = try next().get() } catch { throw Failure(error) }
    }
    guard let record = head else { return nil }
    // A document that was not asked for has no record.
    if isSelective, record.ordinal > ordinal { return nil }
    guard record.ordinal == ordinal, record.source == document.source,
      record.position == document.position
    else { throw Failure(ManifestTail.changed(document.source, document.position), .usage) }
    head = nil
    return record
  }

  /// The input is not what the manifest speaks of.
  static func changed(_ source: String, _ position: Int?) -> Wording {
    let place = source + (position.map { "[\($0)]" } ?? "")
    return Wording(
      en:
        "\(place) is not the document that the manifest records there; restore the input, or start "
        + "anew with --manifest. Nothing was changed",
      pt:
        "\(place) não é o documento que o manifesto aí regista; reponha a entrada, ou recomece com "
        + "--manifest. Nada foi alterado")
  }

  static let inputIsShorter = Wording(
    en: "the manifest records more documents than the input has; restore the input, or start anew "
      + "with --manifest. Nothing was changed",
    pt: "o manifesto regista mais documentos do que a entrada tem; reponha a entrada, ou recomece "
      + "com --manifest. Nada foi alterado")

  /// The batch would go on with other options, or another version of the program.
  static func different(_ source: String) -> Wording {
    Wording(
      en: "\(source) gives another result than the manifest records; use the options, template and "
        + "version of the first run, or start anew with --manifest. Nothing was changed",
      pt:
        "\(source) dá um resultado diferente do que o manifesto regista; use as opções, o modelo e "
        + "a versão da primeira execução, ou recomece com --manifest. Nada foi alterado")
  }
}
