package import JSON
package import Measures

/// Something worth telling about a running watcher.
package enum WatchEvent: Sendable {
  /// The watcher is ready.
  case started(inbox: String, output: String, listens: Bool)
  /// Files that an earlier run had not finished are taken up again.
  case recovered(files: Int)
  /// What became of one document.
  case document(DocumentFate)
  /// A file has reached its end.
  case file(FileFate)
  /// The documents and files told of so far are settled; nothing more is known of others yet.
  case settled
  /// The environment did not let a file through; it is tried again.
  case trouble(file: String, message: Wording, wait: Duration)
  /// Something is wrong that concerns no single file.
  case warning(Wording)
  case reloaded
  /// The register was made anew from the receipts.
  case rebuilt(documents: Int)
  case stopping
  /// Comes every few seconds while the watcher lives.
  case alive
  case stopped(WatchCounts)
}

/// What became of one document.
package struct DocumentFate: Sendable {
  package let source: String
  package let position: Int?
  package let number: String?
  /// `issued`, `acknowledged`, `rejected` or `conflict`.
  package let status: String
  package let paths: [String]
  package let problems: [Problem]
  package let places: [SourcePlace?]
}

/// What became of one file.
package struct FileFate: Sendable {
  package let name: String
  /// `done`, `warning`, `rejected`, `failed` or `unsupported`.
  package let outcome: String
  /// Where it lies now.
  package let path: String
  package let documents: Int
  package let refused: Int
  package let warnings: Int
  /// The first thing that is wrong with it.
  package let reason: Wording?
}

/// What a watcher has done since it started.
package struct WatchCounts: Sendable {
  /// Files by what became of them.
  package var files: [String: Int] = [:]
  /// Documents by what became of them.
  package var documents: [String: Int] = [:]
  /// Files that the system did not let the watcher have; they are in the inbox still.
  package var unclaimable = 0
}
