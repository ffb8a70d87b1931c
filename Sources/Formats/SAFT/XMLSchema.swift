internal import CXML
package import Measures

/// An XML Schema that files are validated against while they are read.
///
/// libxml2 knows XSD 1.0: the published schema of SAF-T (PT) 1.04_01 has assertions of XSD 1.1 and
/// must be given in the form without them.
package final class XMLSchema: @unchecked Sendable {
  fileprivate let library: XMLLibrary
  /// Only read after it was made.
  fileprivate let handle: UnsafeMutableRawPointer

  /// Why a schema cannot be used.
  package struct Failure: Error {
    package let message: Wording
    /// Whether the system lacks libxml2, rather than the file being wrong.
    package let isEnvironment: Bool
  }

  /// Reads the schema in the file `path`.
  package init(path: String) throws(Failure) {
    guard let library = XMLLibrary.shared else {
      throw Failure(message: XMLLibraryMissing().message, isEnvironment: true)
    }
    let notes = ErrorNotes()
    let context = Unmanaged.passUnretained(notes).toOpaque()
    guard let parser = library.schema.open(path) else {
      throw Failure(
        message: Wording(en: "out of memory", pt: "memória insuficiente"), isEnvironment: true)
    }
    defer { library.schema.closeParser(parser) }
    library.schema.reportParsing(parser, ErrorNotes.take, context)
    guard let handle = library.schema.parse(parser) else {
      let reason = notes.all.first.map { ": line \($0.line), \($0.message)" } ?? ""
      throw Failure(
        message: Wording(
          en: "\(path) is no schema of XSD 1.0\(reason)",
          pt: "\(path) não é um esquema XSD 1.0\(reason)"),
        isEnvironment: false)
    }
    self.library = library
    self.handle = handle
  }

  deinit { library.schema.free(handle) }
}

/// Validates one file, chunk by chunk.
final class SchemaValidator {
  private let schema: XMLSchema
  private let validator: UnsafeMutableRawPointer
  private let plug: UnsafeMutableRawPointer
  private let parser: UnsafeMutableRawPointer
  private let notes = ErrorNotes()

  init?(_ schema: XMLSchema) {
    let library = schema.library
    self.schema = schema
    guard let validator = library.schema.makeValidator(schema.handle) else { return nil }
    self.validator = validator
    library.schema.reportValidity(
      validator, ErrorNotes.take, Unmanaged.passUnretained(notes).toOpaque())
    // The plug alone takes the events; nobody else listens to this parser.
    var sax: UnsafeMutablePointer<xmlSAXHandler>?
    var context: UnsafeMutableRawPointer?
    guard let plug = library.schema.plug(validator, &sax, &context) else {
      library.schema.freeValidator(validator)
      return nil
    }
    guard let parser = library.create(sax, context, nil, 0, nil) else {
      _ = library.schema.unplug(plug)
      library.schema.freeValidator(validator)
      return nil
    }
    self.plug = plug
    self.parser = parser
    _ = library.useOptions(parser, prelo_no_network | prelo_ignore_encoding)
    library.schema.setLocator(
      validator,
      { parser, file, line in
        // The library leaves both to us, and reads both.
        file?.pointee = nil
        line?.pointee = UInt(max(0, XMLLibrary.shared?.line(parser) ?? 0))
        return 0
      }, parser)
  }

  deinit {
    _ = schema.library.schema.unplug(plug)
    schema.library.free(parser)
    schema.library.schema.freeValidator(validator)
  }

  /// Takes the next bytes, in UTF-8; with `isLast`, the end of the file.
  func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    bytes.withMemoryRebound(to: CChar.self) { bytes in
      _ = schema.library.parse(parser, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
    }
  }

  /// What is invalid, at most ``ErrorNotes/most`` faults.
  var faults: [ErrorNotes.Note] { notes.all }
}

/// Errors that libxml2 reports.
final class ErrorNotes {
  private(set) var all: [Note] = []

  struct Note {
    let message: String
    let line: Int
  }

  /// The most that are kept.
  static let most = 200

  static let take: prelo_error = { context, error in
    guard let context, let error else { return }
    let notes = Unmanaged<ErrorNotes>.fromOpaque(context).takeUnretainedValue()
    guard notes.all.count < most else { return }
    let text = error.pointee.message.map { String(cString: $0) } ?? "?"
    // The namespace before every name says nothing new.
    notes.all.append(
      Note(
        message: text.filter { !$0.isNewline }.replacing(
          "{urn:OECD:StandardAuditFile-Tax:PT_1.04_01}", with: ""),
        line: Int(error.pointee.line)))
  }
}
