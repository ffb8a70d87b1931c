package import Batch
package import Binding
package import Delivery
package import Intake
package import Pipeline
package import Posting

/// A batch as plain data: which documents, what becomes of them, and how.
///
/// A command line, an inbox, a request and a program that embeds Prelo all make one; ``open(in:)``
/// makes it ready to run.
package struct PrintJob: Sendable {
  /// Files and folders; `-` is standard input.
  package var paths: [String]
  package var intake = IntakeSettings()
  package var action: Action
  package var options = RenderOptions()
  package var batch = BatchSettings()
  /// The keys to verify with; nil for no verification.
  package var signatures: SignatureRequest?

  package init(paths: [String], action: Action) {
    self.paths = paths
    self.action = action
  }

  /// Whether the one PDF is handed on instead of delivered.
  package var hands: Bool {
    if case .hand = action { true } else { false }
  }

  /// What becomes of the documents.
  package enum Action: Sendable {
    /// A PDF each, a combined PDF, or both; at least one of the two.
    case render(Destination?, CombinedOutput?)
    /// The PDF of a single document, handed to whoever listens.
    case hand
    case validate
    case qr
    case convert(ConversionTarget)
  }
}

/// Where a combined PDF goes, and what is in it.
package struct CombinedOutput: Sendable {
  /// As the caller gave it; its parts are named after it.
  package var path: String
  package var folder: String
  package var name: String
  /// By what documents are sorted; empty for the order of the input.
  package var order: [SortKey] = []
  package var isDuplex = false
  package var split = SplitRule.never
  package var ifTaken = Taken.keep
  package var syncs = false

  package init(path: String) {
    self.path = path
    let destination = Destination(file: path)
    folder = destination.folder
    name = destination.fileName ?? path
  }
}

/// Where the documents of a conversion go.
package enum ConversionTarget: Sendable {
  /// A file for each, named as its PDF would be; or the file of a single one.
  case files(Destination)
  /// One file with a document a line, in the order of the input.
  case lines(Destination)
}

/// How a run goes through many documents.
package struct BatchSettings: Sendable {
  /// Worker threads: 1 or more.
  package var jobs = 1
  /// The path of the manifest; nil: none is kept.
  package var manifest: String?
  /// Whether the manifest of an interrupted batch is continued.
  package var resumes = false
  package var failsFast = false
  package var shard = Shard.whole

  package init() {}

  /// How much may be under way at once.
  ///
  /// 8 MiB of documents is a few of the largest that occur, or thousands of ordinary ones.
  var bounds: WorkBounds {
    WorkBounds(workers: jobs, jobs: max(64, 4 * jobs), weight: 8 << 20)
  }
}
