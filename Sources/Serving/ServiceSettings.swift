package import HTTPServer
package import Intake
internal import JSON
package import Measures
package import Pipeline

/// What a service is started with.
package struct ServiceSettings: Sendable {
  /// The folder with `Templates` and `Fonts`.
  package var resources: String
  /// What holds for every document unless its request says otherwise.
  package var options = RenderOptions()
  package var intake = IntakeSettings()
  /// The language of messages to a client that names none.
  package var language = Language.english
  /// Documents worked on at once.
  package var jobs = 1
  /// Requests that may wait for their turn.
  package var queue = 256
  /// Batches that may run at once.
  package var batches = 2
  /// The most bytes of one document.
  package var documentLimit = JSONLimits.documentBytes
  /// The most bytes of a batch.
  package var batchLimit = 1 << 30
  /// How long a batch may take to come.
  package var batchDeadline = Duration.seconds(3600)
  /// The file with keys; nil: none are asked for.
  package var keys: String?
  package var server = HTTPServer.Settings()

  package init(resources: String) { self.resources = resources }
}

/// What is told of a service besides its answers.
package enum ServiceEvent: Sendable {
  /// A request has ended. Nothing of the document is in it.
  case request(ServedRequest)
  /// Templates and keys were read again.
  case reloaded
  /// They could not be, and the former ones stay.
  case notReloaded(Wording)
}

/// A request as the log tells of it: no query, no contents, no key.
package struct ServedRequest: Sendable {
  package let method: String
  /// The path of a route; nil for anything else.
  package let path: String?
  /// Nil where the client left before the answer.
  package let status: Int?
  package let received: Int
  package let sent: Int
  package let duration: Duration
  /// The name of the key.
  package let key: String?
  package let isComplete: Bool
}
