package import Chain
package import Crypto
package import Inbox
package import Intake
package import Measures
package import Pipeline
package import Posting

/// What the user asks of one inbox.
package struct WatchSettings: Sendable {
  /// The inbox, as an absolute path.
  package var inbox: String
  package var destination: Destination
  /// The folder with `Templates` and `Fonts`.
  package var resources: String
  package var options: RenderOptions
  /// How dropped files are read.
  package var intake = IntakeSettings()
  package var language = Language.english
  package var order = InboxOrder.arrival
  package var patience = Patience(quiet: .seconds(2), empty: .seconds(600))
  /// How often the inbox is looked at although nothing was heard of it.
  package var rescan = Duration.seconds(60)
  /// Whether to look now and then instead of listening; nil: as the file system demands.
  package var polls: Bool?
  /// How often a file is tried while the environment fails, and the wait before the second time;
  /// each further wait is twice as long.
  package var tries = 8
  package var retry = Duration.seconds(1)
  /// Worker threads: 1 or more.
  package var jobs = 1
  /// The register's path; nil: inside the inbox.
  package var register: String?
  /// Whether to end when the inbox has been worked through.
  package var once = false
  /// The keys to verify signatures with; nil for no verification.
  package var ring: KeyRing?
  /// Signatures of documents that the register does not know, by number.
  package var previous: [String: RSASignature] = [:]

  package init(
    inbox: String, destination: Destination, resources: String, options: RenderOptions
  ) {
    self.inbox = inbox
    self.destination = destination
    self.resources = resources
    self.options = options
  }
}
