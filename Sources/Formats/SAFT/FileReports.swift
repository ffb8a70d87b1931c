internal import Measures
internal import Synchronization
package import Importing

/// Collects what is found about files as files; asking for it makes readers check them.
package final class FileReports: Sendable {
  private let reports = Mutex<[FileReport]>([])

  package init() {}

  /// The files read so far, in their order.
  package var all: [FileReport] { reports.withLock { $0 } }

  func add(_ report: FileReport) { reports.withLock { $0.append(report) } }
}

/// What was found about one file.
package struct FileReport: Sendable {
  /// The path; `-` is standard input.
  package let source: String
  /// The seller's tax number and name, and the days the file covers, as the header has them.
  package internal(set) var seller = ""
  package internal(set) var company = ""
  package internal(set) var start = ""
  package internal(set) var end = ""
  /// Documents of tables 4.1 to 4.4.
  package internal(set) var counts = [0, 0, 0, 0]
  /// In the order of the file, no more than there is ``room`` for.
  package internal(set) var findings: [Conversion.Finding] = []
  private(set) var room = ProblemRoom()

  /// Findings beyond those.
  package var omitted: Int { room.omitted }

  init(source: String) { self.source = source }

  mutating func add(_ finding: Conversion.Finding) {
    if room.takes(finding.problem.severity) { findings.append(finding) }
  }
}
