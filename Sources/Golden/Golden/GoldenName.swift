/// The files of one golden: the approved PDF and what a check leaves beside it.
package struct GoldenName: Hashable, Sendable {
  package let folder: String
  /// The name of the approved PDF without its ending.
  package let stem: String

  package init(folder: String, stem: String) {
    self.folder = folder
    self.stem = stem
  }

  /// The golden of a document: `invoice.json` has `invoice.pdf`; in a file of several documents each
  /// has its own, `month.FT_A-1.pdf`.
  ///
  /// - Parameter part: What names the document within its file; nil for a file of one document.
  package init(source: String, part: String?) {
    let slash = source.lastIndex(of: "/")
    folder = slash.map { String(source[...$0]) } ?? "."
    let file = source[(slash.map { source.index(after: $0) } ?? source.startIndex)...]
    let base = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
    stem = part.map { base + "." + $0 } ?? base
  }

  /// What stands before the ending of a PDF that waits for acceptance.
  static let receivedEnding = ".received.pdf"

  package var approvedName: String { stem + ".pdf" }
  package var receivedName: String { stem + Self.receivedEnding }
  /// - Parameter number: From 1, in the order of the pages that differ.
  package func pictureName(_ number: Int) -> String { "\(stem).diff-\(number).png" }

  package var approved: String { path(approvedName) }
  package var received: String { path(receivedName) }
  package func picture(_ number: Int) -> String { path(pictureName(number)) }

  private func path(_ name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}

/// Whether a CI system is at work: nobody there looks at a page, so nothing is recorded.
package func isContinuousIntegration(_ environment: (String) -> String?) -> Bool {
  guard let value = environment("CI") else { return false }
  return !["", "0", "false"].contains(value)
}

/// What may become a golden without being looked at.
package enum RecordMode: String, CaseIterable, Sendable {
  /// Nothing: what is new or different waits beside the golden for someone to accept it.
  case never
  /// What has no golden yet.
  case missing
  /// Whatever is not as approved.
  case all
}
