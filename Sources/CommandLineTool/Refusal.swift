internal import Delivery
internal import Manifest
internal import Measures
internal import Pipeline

/// Why a run ends before its documents do, and with which code.
struct Refusal: Error, Sendable {
  let message: Wording
  let code: ExitCode

  init(_ message: Wording, _ code: ExitCode) {
    self.message = message
    self.code = code
  }

  init(_ failure: SourceFailure) {
    self.init(failure.message, failure.isUsage ? .usage : .environment)
  }

  init(_ failure: SetupFailure) {
    self.init(failure.message, failure.isUsage ? .usage : .environment)
  }

  init(_ failure: ManifestFailure) {
    self.init(failure.message, failure.isUsage ? .usage : .environment)
  }

  init(_ failure: DeliveryFailure) { self.init(failure.message, .environment) }
}
