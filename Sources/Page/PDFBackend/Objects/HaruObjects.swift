internal import CHaru
internal import Crypto

/// Objects of a libharu document, made with functions and fields below its published interface.
///
/// libharu numbers the objects, links them, and writes them with their cross-reference table. What
/// it would do slowly is done before: dictionaries carry entries already formatted, streams come
/// compressed. Every use of libharu's internals is in this folder; ``HaruProbe`` says whether the library is one
/// they suit.
final class HaruObjects {
  /// An indirect object of the document.
  typealias Object = HPDF_Dict

  let document: HaruDocument
  private let output = Output()
  /// What libharu's objects point to, kept alive as long as they are.
  private var bodies: [Body] = []
  /// The objects that are made only when they are written; see ``series(count:_:)``.
  var series: [Series] = []

  init(_ document: HaruDocument) { self.document = document }

  /// Starts a PDF.
  func begin() throws(PDFError) {
    bodies.removeAll(keepingCapacity: true)
    try document.begin()
  }

  /// Drops the PDF.
  func end() {
    release(series)
    series.removeAll()
    document.end()
    bodies.removeAll(keepingCapacity: true)
  }

  /// A dictionary with `entries`, formatted as in a PDF file, and those added later.
  func dictionary(_ entries: [UInt8]) throws(PDFError) -> HPDF_Dict {
    try object(Body(entries: entries, output: output))
  }

  /// A stream of `data`, which is Flate-compressed unless the entries name another filter.
  func stream(
    _ entries: [UInt8] = [], data: [UInt8], isFlate: Bool = true
  ) throws(PDFError) -> HPDF_Dict {
    let filter = isFlate ? "/Filter /FlateDecode " : ""
    var all = entries
    all.append(contentsOf: "\(filter)/Length \(data.count)\n".utf8)
    let stream = try object(Body(entries: all, data: data, output: output))
    // This runs after ">>" is written: the place of the data, without libharu's own buffers.
    stream.pointee.after_write_fn = { dictionary in
      guard let body = Body.of(dictionary) else { return HPDF_STATUS(HPDF_INVALID_OBJECT) }
      return body.writeData()
    }
    return stream
  }

  private func object(_ body: Body) throws(PDFError) -> HPDF_Dict {
    let dictionary = try document.made(HPDF_Dict_New(document.handle.pointee.mmgr))
    attach(body, to: dictionary)
    try document.check(HPDF_Xref_Add(document.handle.pointee.xref, dictionary))
    return dictionary
  }

  /// Lets an object write `entries` beside those libharu knows of.
  func add(_ entries: [UInt8], to object: Object) {
    attach(Body(entries: entries, output: output), to: object)
  }

  private func attach(_ body: Body, to dictionary: HPDF_Dict) {
    bodies.append(body)
    dictionary.pointee.attr = Unmanaged.passUnretained(body).toOpaque()
    dictionary.pointee.write_fn = { dictionary, stream in
      guard let body = Body.of(dictionary) else { return HPDF_STATUS(HPDF_INVALID_OBJECT) }
      return body.writeEntries(to: stream)
    }
  }

  /// Adds the entry `key` that refers to `target`.
  func refer(from object: Object, _ key: String, to target: Object) throws(PDFError) {
    try document.check(HPDF_Dict_Add(object, key, target))
  }

  /// Adds the entry `key` with an array of one reference.
  func refer(from object: Object, _ key: String, toListOf target: Object) throws(PDFError) {
    guard let array = HPDF_Array_New(document.handle.pointee.mmgr) else { throw .outOfMemory }
    try document.check(HPDF_Dict_Add(object, key, array))
    try document.check(HPDF_Array_Add(array, target))
  }

  /// A dictionary inside another, under `key`.
  func child(of object: Object, _ key: String) throws(PDFError) -> Object {
    let dictionary = try document.made(HPDF_Dict_New(document.handle.pointee.mmgr))
    try document.check(HPDF_Dict_Add(object, key, dictionary))
    return dictionary
  }

  /// Appends a page.
  func addPage(_ entries: [UInt8], contents: Object, resources: Object) throws(PDFError) {
    let page = try dictionary(entries)
    try refer(from: page, "Contents", to: contents)
    try refer(from: page, "Resources", to: resources)
    try document.check(HPDF_Pages_AddKids(document.handle.pointee.root_pages, page))
    // Set after the call, which would otherwise look for attributes this page does not have;
    // libharu counts the pages of the tree by this mark.
    page.pointee.header.obj_class |= UInt16(HPDF_OSUBCLASS_PAGE)
  }

  /// Sets a text entry of the information dictionary, in the shorter of both forms PDF has.
  func setInformation(_ key: String, _ value: String) throws(PDFError) {
    if value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      let string = HPDF_String_New(document.handle.pointee.mmgr, value, nil)
      guard let string else { throw .outOfMemory }
      try document.check(HPDF_Dict_Add(document.handle.pointee.info, key, string))
      return
    }
    var text: [UInt8] = [0xFE, 0xFF]
    for unit in value.utf16 {
      text.append(UInt8(unit >> 8))
      text.append(UInt8(unit & 0xFF))
    }
    try document.check(HPDF_Dict_Add(document.handle.pointee.info, key, try binary(text)))
  }

  /// Sets the language of the text and asks viewers to show the title instead of the file name.
  func setCatalog(language: String) throws(PDFError) {
    guard let name = HPDF_String_New(document.handle.pointee.mmgr, language, nil) else {
      throw .outOfMemory
    }
    try document.check(HPDF_Dict_Add(document.handle.pointee.catalog, "Lang", name))
    let preferences = try child(of: document.handle.pointee.catalog, "ViewerPreferences")
    try document.check(HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_BOOL(HPDF_TRUE)))
  }

  private func binary(_ bytes: [UInt8]) throws(PDFError) -> HPDF_Binary {
    var bytes = bytes
    return try document.made(
      HPDF_Binary_New(document.handle.pointee.mmgr, &bytes, HPDF_UINT(bytes.count)))
  }

  /// The finished PDF; `identifier` (16 bytes) names it, as first and as current version.
  func save(identifier: [UInt8]) throws(PDFError) -> [UInt8] {
    try setTrailer()
    guard let pair = HPDF_Array_New(document.handle.pointee.mmgr) else { throw .outOfMemory }
    try document.check(HPDF_Dict_Add(document.handle.pointee.trailer, "ID", pair))
    try document.check(HPDF_Array_Add(pair, try binary(identifier)))
    try document.check(HPDF_Array_Add(pair, try binary(identifier)))

    let write: HPDF_Stream_Write_Func = { stream, bytes, count in
      guard let context = stream?.pointee.attr else { return HPDF_STATUS(HPDF_INVALID_STREAM) }
      context.assumingMemoryBound(to: ByteBuffer.self).pointee
        .append(UnsafeBufferPointer(start: bytes, count: Int(count)))
      return HPDF_STATUS(HPDF_OK)
    }
    let stream = try document.made(
      HPDF_CallbackWriter_New(document.handle.pointee.mmgr, write, output.bytes))
    defer {
      output.stream = nil
      HPDF_Stream_Free(stream)
    }
    output.stream = stream
    output.begin(capacity: bodies.reduce(4096) { $0 + $1.size + 256 })
    try self.write(to: stream)
    return output.finish()
  }

  private func setTrailer() throws(PDFError) {
    try document.check(
      HPDF_Dict_Add(document.handle.pointee.trailer, "Root", document.handle.pointee.catalog))
    try document.check(
      HPDF_Dict_Add(document.handle.pointee.trailer, "Info", document.handle.pointee.info))
  }

  private func write(to stream: HPDF_Stream) throws(PDFError) {
    try document.check(HPDF_Stream_WriteStr(stream, "%PDF-1.7\n%\u{B7}\u{BE}\u{AD}\u{AA}\n"))
    try document.check(HPDF_Xref_WriteToStream(document.handle.pointee.xref, stream, nil))
  }

  /// Writes the PDF to the open file `descriptor` without holding it; what was written names it.
  ///
  /// - Returns: that name.
  @discardableResult
  func save(to descriptor: Int32) throws(PDFError) -> [UInt8] {
    try setTrailer()
    let file = UnsafeMutablePointer<FileSink>.allocate(capacity: 1)
    defer { file.deallocate() }
    file.initialize(to: FileSink(file: descriptor))
    defer { file.deinitialize(count: 1) }
    let write: HPDF_Stream_Write_Func = { stream, bytes, count in
      guard let context = stream?.pointee.attr else { return HPDF_STATUS(HPDF_INVALID_STREAM) }
      let bytes = UnsafeBufferPointer(start: bytes, count: Int(count))
      let isWell = context.assumingMemoryBound(to: FileSink.self).pointee.append(bytes)
      return HPDF_STATUS(isWell ? HPDF_OK : HPDF_FILE_IO_ERROR)
    }
    let stream = try document.made(
      HPDF_CallbackWriter_New(document.handle.pointee.mmgr, write, file))
    output.stream = stream
    defer {
      output.stream = nil
      HPDF_Stream_Free(stream)
    }
    // Runs when all objects are written, so that the identifier can stand for every byte of them.
    let trailer = try document.made(document.handle.pointee.trailer)
    trailer.pointee.attr = UnsafeMutableRawPointer(file)
    trailer.pointee.write_fn = { trailer, stream in
      guard let file = trailer?.pointee.attr?.assumingMemoryBound(to: FileSink.self) else {
        return HPDF_STATUS(HPDF_INVALID_OBJECT)
      }
      file.pointee.nameItself()
      let name = file.pointee.name
      guard !name.isEmpty else { return HPDF_STATUS(HPDF_INVALID_OBJECT) }
      return HPDF_Stream_WriteStr(stream, "/ID [<\(hexadecimal(name))><\(hexadecimal(name))>]\n")
    }
    defer {
      trailer.pointee.write_fn = nil
      trailer.pointee.attr = nil
    }
    for each in series { each.rewind() }
    do throws(PDFError) { try self.write(to: stream) } catch {
      throw file.pointee.failure ?? series.lazy.compactMap(\.failure).first ?? error
    }
    try file.pointee.finish()
    return file.pointee.name
  }
}

/// What one of libharu's dictionaries writes of its own.
private final class Body {
  private let entries: [UInt8]
  private let data: [UInt8]
  private let output: Output

  init(entries: [UInt8], data: [UInt8] = [], output: Output) {
    self.entries = entries
    self.data = data
    self.output = output
  }

  static func of(_ dictionary: HPDF_Dict?) -> Body? {
    guard let context = dictionary?.pointee.attr else { return nil }
    return Unmanaged<Body>.fromOpaque(context).takeUnretainedValue()
  }

  /// The bytes it will write, about.
  var size: Int { entries.count + data.count }

  func writeEntries(to stream: HPDF_Stream?) -> HPDF_STATUS { write(entries, to: stream) }

  /// The data between `stream` and `endstream`.
  func writeData() -> HPDF_STATUS {
    let stream = output.stream
    let opened = HPDF_Stream_WriteStr(stream, "\nstream\n")
    guard opened == HPDF_OK else { return opened }
    let written = write(data, to: stream)
    guard written == HPDF_OK else { return written }
    return HPDF_Stream_WriteStr(stream, "\nendstream")
  }

  private func write(_ bytes: [UInt8], to stream: HPDF_Stream?) -> HPDF_STATUS {
    guard let stream else { return HPDF_STATUS(HPDF_INVALID_STREAM) }
    guard !bytes.isEmpty else { return HPDF_STATUS(HPDF_OK) }
    return bytes.withUnsafeBufferPointer {
      HPDF_Stream_Write(stream, $0.baseAddress, HPDF_UINT($0.count))
    }
  }
}

/// The file as libharu writes it.
private final class Output {
  /// At a fixed address, which is what the callback is given.
  let bytes: UnsafeMutablePointer<ByteBuffer>
  /// The stream libharu writes to, which counts the bytes.
  var stream: HPDF_Stream?

  init() {
    bytes = .allocate(capacity: 1)
    bytes.initialize(to: ByteBuffer(capacity: 65_536))
  }

  deinit {
    bytes.deinitialize(count: 1)
    bytes.deallocate()
  }

  func begin(capacity: Int) {
    bytes.pointee.removeAll(keeping: 1 << 20)
    bytes.pointee.reserve(capacity)
  }

  /// The whole file; large ones do not stay in memory.
  func finish() -> [UInt8] {
    let file = Array(bytes.pointee.bytes)
    bytes.pointee.removeAll(keeping: 1 << 20)
    return file
  }
}
