package import Measures
package import Reports

/// Hears how a run goes, in the order of the input, on the thread that runs it.
package protocol RunObserver: AnyObject {
  /// A document is done, refused or failed.
  func tell(_ report: DocumentReport)
  /// The run has passed a document of `source`, of which `offset` bytes lie before it.
  func passed(_ source: String, offset: Int, _ tally: Tally)
  /// A combined PDF is there.
  func tell(_ volume: CombinedVolume)
  /// The file of all converted documents is there.
  func tell(lineFile path: String)
  /// Nothing is left to tell for now: what was told can be passed on.
  func pause()
  /// Why nothing can be told any longer; the run stops then.
  var failure: Failure? { get }
}

extension RunObserver {
  package func pause() {}
}

/// How a run ended.
package struct RunEnd: Sendable {
  package let tally: Tally
  /// Why it ended before its documents did.
  package let stop: RunStop?
  /// What was asked for by number and is not in the input.
  package let missing: [String]
}

/// Why a run ends before its documents do.
package enum RunStop: Error, Hashable, Sendable {
  case failure(Failure)
  /// The user ended it, by this signal.
  case interruption(signal: Int32)
  /// The first document that was not done ended it, as the job asked.
  case firstFailure(DocumentReport.Status)
  /// What stands in the way of one PDF stands in the way of the next; the document's report says it.
  case delivery
  /// One file name was given for several documents.
  case severalDocuments
  /// No documents: never a green light.
  case noDocuments
  /// None of the input's documents, as many as this, is among those that were asked for.
  case noneSelected(of: Int)
}
