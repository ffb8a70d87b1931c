internal import Delivery
internal import Intake
internal import JSON
internal import Measures
internal import Pipeline
internal import Posting
internal import Register

/// One step of a file on its way through the workers.
struct WatchJob: Sendable {
  let drop: Drop
  let step: Step

  enum Step: Sendable {
    case document(RawDocument, Press)
    case end(End)
  }

  /// Why no document of the file follows.
  enum End: Sendable {
    case complete(documents: Int)
    /// The watcher stops before the file does.
    case abandoned
    /// The try has failed already, or fails here.
    case broken
  }
}

/// What renders: exchanged as a whole when the templates are read again.
final class Press: Sendable {
  let workshop: Workshop
  /// What is known of the signatures of the file at hand; nil when they are not verified.
  let signatures: SignatureVerdicts?

  init(_ workshop: Workshop, signatures: SignatureVerdicts? = nil) {
    self.workshop = workshop
    self.signatures = signatures
  }
}

/// A step of a file behind the workers.
struct WatchProduct: Sendable {
  let drop: Drop
  let step: Step

  enum Step: Sendable {
    case document(MadeDocument)
    case end(WatchJob.End)
  }
}

/// A document that has been rendered or refused, and is not delivered yet.
struct MadeDocument: Sendable {
  let position: Int?
  var number: String?
  var facts: DocumentFacts?
  var atcud: String?
  var problems: [Problem] = []
  var places: [SourcePlace?] = []
  /// The digest of what it says.
  var content = ""
  var parcels: [Outbox.Parcel] = []
  var files: [DeliveredFile] = []
  var trouble: Trouble?

  var isSound: Bool { !problems.contains { $0.severity == .error } }

  /// Whose document it is; nil where it could not be read.
  var identity: DocumentIdentity? {
    guard let number, let facts else { return nil }
    return DocumentIdentity(seller: facts.seller, number: number, atcud: atcud ?? "")
  }
}

/// What a worker does, on its own thread.
final class WatchWork {
  private let outbox: Outbox
  private var current: (workshop: Workshop, renderer: Renderer)?

  init(_ outbox: Outbox) { self.outbox = outbox }

  func callAsFunction(_ job: WatchJob) -> WatchProduct {
    switch job.step {
    case .end(let end): WatchProduct(drop: job.drop, step: .end(end))
    case .document(let raw, let press):
      WatchProduct(drop: job.drop, step: .document(make(raw, press)))
    }
  }

  private func make(_ raw: RawDocument, _ press: Press) -> MadeDocument {
    let renderer = renderer(press.workshop)
    renderer.signatures = press.signatures
    let outcome = renderer.render(raw)
    var made = MadeDocument(position: raw.position)
    made.number = outcome.number
    made.atcud = outcome.atcud
    made.facts = outcome.facts
    made.content = outcome.content ?? ""
    made.problems = outcome.problems
    made.places = outcome.places
    switch outcome.result {
    case .rendered(let files): stage(files, of: outcome, &made)
    case .failed(let message): made.trouble = Trouble(message: message, isGeneral: false)
    case .valid, .drawn, .rejected, .unfinished, .converted, .passedOver: break
    }
    return made
  }

  private func stage(
    _ files: [RenderedPDF], of outcome: Outcome, _ made: inout MadeDocument
  ) {
    do throws(DeliveryFailure) {
      for file in files {
        let parcel = try outbox.stage(file, of: outcome)
        made.parcels.append(parcel)
        made.files.append(parcel.delivered)
      }
    } catch { made.trouble = Trouble(error) }
  }

  private func renderer(_ workshop: Workshop) -> Renderer {
    if let current, current.workshop === workshop { return current.renderer }
    let renderer = Renderer(workshop)
    current = (workshop, renderer)
    return renderer
  }
}
