internal import Glibc
internal import JSON
internal import Measures

/// Reads every document under `paths`, one at a time and in order.
///
/// A path is a `.json` file (an object or an array of objects), a `.ndjson` or `.jsonl` file (an
/// object a line), a `.xml` file (SAF-T), a folder, or `-` for standard input in any form. A folder is read
/// recursively in the byte order of its names; other files in it, an inbox's receipts and error notes
/// (`.result.json`, `.error.json`), and names that start with a dot, are passed over, and no folder is
/// read twice. Memory holds one document and the names of the
/// folders on the way to it.
///
/// - Parameters:
///   - settings: What the user says about the input.
///   - limit: The most bytes a document may have; one with more is delivered as a failure.
///   - deliver: Takes each document; what it throws ends the reading and is passed on.
/// - Throws: ``IntakeFailure`` when a path cannot be read.
package func readDocuments(
  at paths: [String], _ settings: IntakeSettings = IntakeSettings(),
  limit: Int = JSONLimits.documentBytes,
  _ deliver: (RawDocument) throws -> Void
) throws {
  var intake = Intake(settings, limit: limit)
  for path in paths { try intake.read(path, deliver) }
}

/// Reads every document of an open file in any form, from its start; the file stays open.
///
/// - Parameter source: What the documents' reports call it.
/// - Throws: ``IntakeFailure`` when it cannot be read, and what `deliver` throws.
package func readDocuments(
  from descriptor: Int32, named source: String, _ settings: IntakeSettings,
  _ deliver: (RawDocument) throws -> Void
) throws {
  lseek(descriptor, 0, SEEK_SET)
  var file = DocumentFile(
    descriptor: dup(descriptor), named: source, .sniffed, settings,
    limit: JSONLimits.documentBytes, buffer: ReadingBuffer())
  while try file.read(deliver) {}
}

/// The files that ``readDocuments(at:limit:_:)`` would read under `paths`, links left out; 0 where
/// that cannot be known, as for standard input.
package func documentFiles(at paths: [String]) -> Int {
  var count = 0
  for path in paths {
    guard path != "-", let status = try? FileStatus(path) else { return 0 }
    count += status.isFolder ? documentFiles(inFolder: path) : 1
  }
  return count
}

private func documentFiles(inFolder path: String) -> Int {
  var count = 0
  try? forEachName(in: path) { name, kind in
    switch kind {
    case .file: count += Intake.form(of: name) == nil || Intake.isReceipt(name) ? 0 : 1
    case .folder:
      count += documentFiles(inFolder: path + "/" + String(decoding: name, as: UTF8.self))
    case .link, .other, .unknown: break
    }
  }
  return count
}

/// Whether a file of this name is one that ``readDocuments(at:limit:_:)`` takes from a folder.
package func isInputName(_ name: String) -> Bool { Intake.form(of: name.utf8) != nil }

/// The walk through files and folders.
struct Intake {
  private let settings: IntakeSettings
  private let limit: Int
  /// The folders read under the current path; a link back to one of them is not followed.
  private var folders: Set<FileIdentity> = []
  private let buffer = ReadingBuffer()

  init(_ settings: IntakeSettings, limit: Int) {
    self.settings = settings
    self.limit = limit
  }

  mutating func read(_ path: String, _ deliver: (RawDocument) throws -> Void) throws {
    if path == "-" {
      var file = DocumentFile(
        descriptor: dup(STDIN_FILENO), named: "-", .sniffed, settings, limit: limit, buffer: buffer)
      return try read(&file, deliver)
    }
    folders = []
    let status = try FileStatus(path)
    if status.isFolder { return try readFolder(path, status.identity, deliver) }
    guard status.isFile else { throw IntakeFailure(unreadableKindOf: path) }
    guard let form = Intake.form(of: path.utf8) else {
      throw IntakeFailure(unknownExtensionOf: path)
    }
    try readFile(path, form, deliver)
  }

  private mutating func readFolder(
    _ path: String, _ identity: FileIdentity, _ deliver: (RawDocument) throws -> Void
  ) throws {
    guard folders.insert(identity).inserted else { return }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    for entry in try Folder(path) {
      let inner = prefix + entry.name
      let form = Intake.isReceipt(entry.name.utf8) ? nil : Intake.form(of: entry.name.utf8)
      switch entry.kind {
      case .file:
        if let form { try readFile(inner, form, deliver) }
      case .folder, .unknown:
        let status = try FileStatus(inner)
        if status.isFolder {
          try readFolder(inner, status.identity, deliver)
        } else if status.isFile, let form {
          try readFile(inner, form, deliver)
        }
      case .link:
        // A link that leads nowhere matters only if its name promises a document.
        guard let status = form == nil ? try? FileStatus(inner) : try FileStatus(inner) else {
          continue
        }
        if status.isFolder {
          try readFolder(inner, status.identity, deliver)
        } else if status.isFile, let form {
          try readFile(inner, form, deliver)
        }
      case .other: continue
      }
    }
  }

  private mutating func readFile(
    _ path: String, _ form: DocumentSplitter.Form, _ deliver: (RawDocument) throws -> Void
  ) throws {
    var file = try DocumentFile(path: path, form, settings, limit: limit, buffer: buffer)
    try read(&file, deliver)
  }

  private mutating func read(
    _ file: inout DocumentFile, _ deliver: (RawDocument) throws -> Void
  ) throws {
    while try file.read(deliver) {}
  }

  /// Whether a name is one that a watched inbox gives to what it writes beside documents.
  static func isReceipt(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    name.suffix(12).elementsEqual(".result.json".utf8)
      || name.suffix(11).elementsEqual(".error.json".utf8)
  }

  /// What a file's name says about its contents; nil when it is no input file.
  static func form(of name: some BidirectionalCollection<UInt8>) -> DocumentSplitter.Form? {
    let ending = name.suffix(8).map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    if ending.suffix(5).elementsEqual(".json".utf8) { return .json }
    // XML is recognised by its contents; the form does not matter to it.
    if ending.suffix(4).elementsEqual(".xml".utf8) { return .json }
    if ending.suffix(7).elementsEqual(".ndjson".utf8) { return .lines }
    return ending.suffix(6).elementsEqual(".jsonl".utf8) ? .lines : nil
  }
}
