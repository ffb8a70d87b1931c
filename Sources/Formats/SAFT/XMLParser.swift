internal import CXML

/// A libxml2 parser that takes a file chunk by chunk and keeps none of it, freed exactly once.
///
/// The bytes are UTF-8 already. Entities other than the five of XML cannot be declared, as a
/// document type declaration ends the parsing.
final class XMLParser {
  private let library: XMLLibrary
  private let events: Recorder
  private var parser: UnsafeMutableRawPointer?
  private(set) var failure: Failure?

  /// Why a file could not be parsed to its end.
  enum Failure: Hashable {
    /// A document type declaration.
    case doctype(line: Int)
    /// The receiver had enough.
    case stopped
    /// Not well-formed: what libxml2 says.
    case malformed(String, line: Int, column: Int)
  }

  init?(_ library: XMLLibrary, _ events: Recorder) {
    self.library = library
    self.events = events
    var handler = xmlSAXHandler()
    handler.initialized = prelo_sax2_magic
    handler.internalSubset = { context, _, _, _ in XMLParser.tell(context) { $0.meetDoctype() } }
    handler.startElementNs = { context, name, _, space, _, _, attributes, _, _ in
      guard let name else { return }
      XMLParser.tell(context) { $0.start(name, space, Int(attributes)) }
    }
    handler.endElementNs = { context, _, _, _ in XMLParser.tell(context) { $0.events.end() } }
    let text: prelo_text = { context, bytes, count in
      XMLParser.tell(context) {
        $0.events.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    handler.characters = text
    handler.cdataBlock = text
    handler.serror = { context, error in
      guard let error else { return }
      XMLParser.tell(context) { $0.note(error.pointee) }
    }
    let context = Unmanaged.passUnretained(self).toOpaque()
    // The library copies the handler.
    parser = library.create(&handler, context, nil, 0, nil)
    guard let parser else { return nil }
    _ = library.useOptions(parser, prelo_no_network | prelo_ignore_encoding)
  }

  deinit { if let parser { library.free(parser) } }

  /// The parser behind a callback's context, which outlives the call; counting references to it
  /// would cost as much as the event itself.
  private static func tell(_ context: UnsafeMutableRawPointer?, _ event: (XMLParser) -> Void) {
    guard let context else { return }
    Unmanaged<XMLParser>.fromOpaque(context)._withUnsafeGuaranteedRef(event)
  }

  /// The line that has been reached.
  var line: Int { parser.map { Int(library.line($0)) } ?? 1 }

  /// Takes the next bytes; with `isLast`, the end of the file.
  func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool = false) {
    guard failure == nil, let parser else { return }
    bytes.withMemoryRebound(to: CChar.self) { bytes in
      _ = library.parse(parser, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
    }
  }

  private func start(
    _ name: UnsafePointer<UInt8>, _ space: UnsafePointer<UInt8>?, _ attributes: Int
  ) {
    guard failure == nil, let parser else { return }
    let goesOn = events.start(name, space, attributes: attributes) {
      (Int(library.line(parser)), Int(library.column(parser)))
    }
    if !goesOn { stop(.stopped) }
  }

  private func meetDoctype() {
    guard let parser else { return }
    stop(.doctype(line: Int(library.line(parser))))
  }

  private func note(_ error: xmlError) {
    // XML_ERR_FATAL; below are warnings and faults of namespaces, which do no harm here.
    guard failure == nil, error.level >= 3 else { return }
    let message = error.message.map { String(cString: $0) } ?? "?"
    failure = .malformed(
      String(message.prefix { !$0.isNewline }), line: Int(error.line), column: Int(error.column))
  }

  private func stop(_ reason: Failure) {
    failure = reason
    if let parser { library.stop(parser) }
  }
}
