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
  /// In the order of the file, at most ``mostFindings``.
  package internal(set) var findings: [Conversion.Finding] = []
  /// Findings beyond those.
  package internal(set) var omitted = 0

  package static let mostFindings = 1000

  init(source: String) { self.source = source }

  mutating func add(_ finding: Conversion.Finding) {
    if findings.count < FileReport.mostFindings {
      findings.append(finding)
    } else {
      omitted += 1
    }
  }
}
