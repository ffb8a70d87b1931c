internal import Delivery
internal import JSON
internal import Measures
internal import SystemCalls
internal import Watching

/// The forms in which `prelo status` answers.
enum StatusForm: String, CaseIterable, Sendable {
  case text, json, nagios, prometheus
}

/// `prelo status`: how inboxes fare, for people and for monitors.
struct StatusTask: ToolTask {
  private let form: StatusForm
  private let arguments: Arguments
  private let mindsRejected: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    form = try arguments.choice(.statusForm) ?? .text
    mindsRejected = arguments.has(.failOnRejected)
    self.arguments = arguments
    let isConfigured = arguments[.config] != nil
    guard isConfigured || !arguments.operands.isEmpty, !arguments.operands.contains("") else {
      throw UsageError(
        en: "prelo status needs an inbox, or --config FILE",
        pt: "prelo status precisa de uma pasta vigiada, ou de --config FICHEIRO")
    }
    guard !isConfigured || arguments.operands.isEmpty else {
      throw UsageError(
        en: "with --config the inboxes stand in the file; leave \(arguments.operands[0]) out",
        pt: "com --config as pastas vigiadas estão no ficheiro; retire \(arguments.operands[0])")
    }
  }

  /// The folders of the inboxes asked for.
  private func inboxes() throws(Failure) -> [String] {
    guard let path = arguments[.config] else { return arguments.operands }
    let text: String
    do throws(UsageError) { text = try contents(ofText: path, for: .config) } catch {
      throw Failure(error.message, form == .nagios ? .environment : .usage)
    }
    let folders = WatchConfiguration.folders(in: Array(text.utf8))
    guard !folders.isEmpty else {
      throw Failure(
        form == .nagios ? .environment : .usage,
        en: "\(path) names no inboxes; prelo watch --config \(path) says what is wrong with it",
        pt:
          "\(path) não indica pastas vigiadas; prelo watch --config \(path) diz o que tem de errado"
      )
    }
    return folders
  }

  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    let inboxes = try inboxes()
    var reports: [InboxStatus] = []
    for inbox in inboxes {
      guard isFolder(inbox) else {
        throw Failure(
          Wording(en: "\(inbox) is not a folder", pt: "\(inbox) não é uma pasta"),
          // A monitor that cannot look knows nothing, and 3 is how a plugin says so.
          form == .nagios ? .environment : .usage)
      }
      do throws(DeliveryFailure) { reports.append(try InboxStatus(inbox: inbox)) } catch {
        throw Failure(error.message, .environment)
      }
    }
    try reporter.show(text(inboxes, reports, reporter.language))
    return code(of: reports)
  }

  private func needsAttention(_ report: InboxStatus) -> Bool {
    report.needsAttention || mindsRejected && report.rejected > 0
  }

  private func text(
    _ inboxes: [String], _ reports: [InboxStatus], _ language: Language
  ) -> String {
    switch form {
    case .json: return reports.map { $0.json + "\n" }.joined()
    case .prometheus: return InboxStatus.metrics(of: reports)
    case .nagios: return nagios(inboxes, reports, language)
    case .text:
      guard reports.count > 1 else { return reports.map { $0.text(language) }.joined() }
      return zip(inboxes, reports).map { printable($0) + ":\n" + $1.text(language) }
        .joined(separator: "\n")
    }
  }

  /// `PRELO WARNING - /srv/in: 2 failed | …`, as plugins of Nagios answer.
  private func nagios(
    _ inboxes: [String], _ reports: [InboxStatus], _ language: Language
  ) -> String {
    let state =
      switch nagiosCode(of: reports) {
      case 0: "OK"
      case 1: "WARNING"
      default: "CRITICAL"
      }
    let parts = zip(inboxes, reports).map { inbox, report in
      let watched =
        report.isWatched
        ? Wording(en: "watched", pt: "vigiada") : Wording(en: "NOT WATCHED", pt: "NÃO VIGIADA")
      return "\(printable(inbox)): \(watched[language]), \(report.waiting) waiting, "
        + "\(report.failed) failed, \(report.rejected) rejected"
    }
    let sums = [
      ("waiting", reports.map(\.waiting)), ("failed", reports.map(\.failed)),
      ("rejected", reports.map(\.rejected)),
    ].map { "\($0)=\($1.reduce(0, +))" }
    return "PRELO \(state) - " + parts.joined(separator: "; ") + " | "
      + sums.joined(separator: " ") + "\n"
  }

  private func nagiosCode(of reports: [InboxStatus]) -> Int {
    if reports.contains(where: { !$0.isWatched }) { return 2 }
    return reports.contains(where: needsAttention) ? 1 : 0
  }

  private func code(of reports: [InboxStatus]) -> ExitCode {
    switch form {
    case .prometheus: return .done
    // A plugin's codes: the same numbers mean other things there.
    case .nagios: return ExitCode(rawValue: Int32(nagiosCode(of: reports))) ?? .environment
    case .text, .json:
      if reports.contains(where: { !$0.isWatched }) { return .environment }
      return reports.contains(where: needsAttention) ? .rejected : .done
    }
  }
}
