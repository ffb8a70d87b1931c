internal import Pipeline

/// What renders for one inbox; used by its feed alone.
final class Presses {
  private let settings: WatchSettings
  private var press: Press

  /// - Throws: ``SetupFailure`` when a font or the template is missing or unusable.
  init(_ settings: WatchSettings) throws(SetupFailure) {
    self.settings = settings
    press = try Presses.press(settings)
  }

  /// Reads fonts and templates again; keeps the old ones when that fails.
  func reload() throws(SetupFailure) { press = try Presses.press(settings) }

  /// What renders the documents of `drop`.
  func press(for drop: Drop) throws -> Press { press }

  private static func press(_ settings: WatchSettings) throws(SetupFailure) -> Press {
    Press(try Workshop(resources: settings.resources, options: settings.options))
  }
}
