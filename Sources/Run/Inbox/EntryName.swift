internal import Intake

/// What the name of a file in an inbox says about it.
package enum EntryKind: Hashable, Sendable {
  /// Being written by somebody, or nobody's business: left alone for ever.
  case ignored
  /// Promises documents.
  case document
  /// Nothing this program can read.
  case unsupported
}

/// What `name` says about a file that was dropped into an inbox.
///
/// Hidden files and the names that copying programs, browsers and editors give to what they are still
/// writing are ignored. A sidecar that came back with its document is no document.
package func kind(ofEntry name: String) -> EntryKind {
  let lower = name.lowercased()
  if lower.hasPrefix(".") || lower.hasPrefix("~$") || lower.hasPrefix("#") { return .ignored }
  if unfinishedEndings.contains(where: { lower.hasSuffix($0) }) { return .ignored }
  if Sidecar.allCases.contains(where: { lower.hasSuffix($0.ending) }) { return .unsupported }
  return isInputName(name) ? .document : .unsupported
}

private let unfinishedEndings = [
  ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".upload", ".swp",
  ".swx", ".bak", ".lock", ".lck", "~",
]

/// A file that tells what became of a document file, beside it.
package enum Sidecar: CaseIterable, Sendable {
  /// What was made.
  case result
  /// What was wrong, for programs.
  case error
  /// What was wrong, for people.
  case note

  var ending: String {
    switch self {
    case .result: ".result.json"
    case .error: ".error.json"
    case .note: ".error.txt"
    }
  }

  /// Whether `name` is that of such a sidecar.
  package func isName(_ name: String) -> Bool { name.hasSuffix(ending) }

  /// The sidecar's name: that of the document file, with its own ending in place of `.json`.
  package func name(for file: String) -> String { stem(of: file) + ending }
}

/// `invoice` of `invoice.json`; a name that starts with its only dot has no ending.
package func stem(of name: String) -> String {
  guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
  return String(name[..<dot])
}

/// `invoice.2.json` for the second file that is called `invoice.json`.
func versioned(_ name: String, _ version: Int) -> String {
  guard version > 1 else { return name }
  let stem = stem(of: name)
  return "\(stem).\(version)\(name.dropFirst(stem.count))"
}

/// `name` short enough to leave room for a version and the ending of a sidecar in the 255 bytes that
/// file systems allow.
func shortened(_ name: String) -> String {
  guard name.utf8.count > 200 else { return name }
  let stem = stem(of: name)
  let ending = String(name.dropFirst(stem.count)).utf8.count <= 16 ? name.dropFirst(stem.count) : ""
  var kept = ""
  for character in stem {
    guard kept.utf8.count + character.utf8.count <= 180 else { break }
    kept.append(character)
  }
  return kept + ending
}
