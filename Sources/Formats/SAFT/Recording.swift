internal import Importing
internal import JSON
internal import Measures

/// Takes the events of a file and makes the tapes of its documents.
struct Recording {
  /// Bytes of the file before the part that is being parsed.
  var offset = 0
  private(set) var failure: FileFailure?

  private let settings: SAFTSettings
  private var check: FileCheck?
  private var table = ElementTable()
  private var path: [Element] = []
  /// The depth at which an element started that is kept out; 0: none.
  private var skipped = 0
  private var text: [UInt8] = []
  private var textIsTooLong = false
  private var isLeaf = false

  private var tape = Tape()
  /// The depth of the element that is being recorded; 0: none.
  private var recording = 0
  private var ordinal = 0
  private var start = SourcePlace.start
  private var party: [UInt8]?
  private var isTooLarge = false

  private var files = MasterFiles()
  private var context: SAFTContext?
  private var documents = 0
  /// Of the document that is being recorded, and of the last one that was whole.
  private var number = ""
  private var lastNumber: String?
  private var pieces: [SAFTReader.Piece] = []

  /// The deepest element of a SAF-T (PT) file is the seventh.
  private static let deepest = 16
  private static let mostAttributes = 32

  init(source: String, _ settings: SAFTSettings) {
    self.settings = settings
    if settings.reports != nil { check = FileCheck(source: source) }
    path.reserveCapacity(16)
  }

  mutating func takePieces() -> [SAFTReader.Piece] {
    defer { pieces.removeAll(keepingCapacity: true) }
    return pieces
  }

  // MARK: Events

  /// - Parameter space: The namespace of the element.
  mutating func start(
    _ name: UnsafePointer<UInt8>, _ space: UnsafePointer<UInt8>?, attributes: Int,
    at place: () -> (Int, Int)
  ) -> Bool {
    isLeaf = true
    text.removeAll(keepingCapacity: true)
    guard let (element, length) = table.element(named: name) else {
      return fail(.strangeNames(line: place().0))
    }
    guard path.count < Recording.deepest, attributes <= Recording.mostAttributes else {
      return fail(path.count < Recording.deepest ? .longTag : .depth(line: place().0))
    }
    if element == .EncryptedData { return fail(.encrypted(line: place().0)) }
    path.append(element)
    guard skipped == 0 else { return true }
    if path.count == 1 {
      if let space, let country = FileFailure.country(ofNamespace: String(cString: space)) {
        return fail(.foreign(country, line: place().0))
      }
      guard element == .AuditFile else {
        return fail(.notSAFT(root: String(cString: name), line: place().0))
      }
    }
    if element == .unknown {
      skipped = path.count
      return true
    }
    if recording == 0 { begin(element, at: place) }
    if recording == path.count, documents > 0, path[1] != .SourceDocuments {
      return fail(.order(line: place().0))
    }
    if recording > 0 {
      let (line, column) = place()
      tape.start(element, line: line, column: max(1, column - length - 1))
    }
    return true
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isLeaf, skipped == 0, recording > 0 else { return }
    guard text.count + bytes.count <= JSONLimits.textBytes else {
      textIsTooLong = true
      return
    }
    text.append(contentsOf: bytes)
  }

  mutating func end() {
    if skipped > 0 {
      if path.count == skipped { skipped = 0 }
    } else if recording > 0 {
      endRecorded()
    }
    path.removeLast()
    isLeaf = false
  }

  private mutating func endRecorded() {
    if isLeaf {
      let range = text.trimmedRange
      if !range.isEmpty { tape.text(text, range) }
      if path.count == recording + 1 { note(range) }
    }
    tape.end()
    if textIsTooLong || tape.count > JSONLimits.documentBytes {
      isTooLarge = true
      textIsTooLong = false
      tape.clear()
    }
    if path.count == recording { finishRecord() }
  }

  private mutating func fail(_ reason: FileFailure) -> Bool {
    failure = failure ?? reason
    return false
  }

  // MARK: Records

  /// Starts to record where a part of the file begins that is kept.
  private mutating func begin(_ element: Element, at place: () -> (Int, Int)) {
    let parent = path.count > 1 ? path[path.count - 2] : .unknown
    switch (parent, element) {
    case (.AuditFile, .Header), (.MasterFiles, .TaxTable): break
    case (.MasterFiles, .Customer), (.MasterFiles, .Supplier), (.MasterFiles, .Product):
      ordinal += 1
    case (.SourceDocuments, _), (.AuditFile, _):
      ordinal = 0
      return
    case (.SalesInvoices, .Invoice), (.MovementOfGoods, .StockMovement),
      (.WorkingDocuments, .WorkDocument), (.Payments, .Payment):
      ordinal += 1
      party = nil
    case (.SalesInvoices, _), (.MovementOfGoods, _), (.WorkingDocuments, _), (.Payments, _): break
    default: return
    }
    recording = path.count
    isTooLarge = false
    tape.clear()
    let (line, _) = place()
    start = SourcePlace(offset: offset, line: line, column: 1)
    tape.ordinal(ordinal)
  }

  private mutating func finishRecord() {
    recording = 0
    let element = path[path.count - 1]
    switch element {
    case .Invoice, .StockMovement, .WorkDocument, .Payment: finishDocument()
    case .Header, .Customer, .Supplier, .Product, .TaxTable:
      // A party or header of that size is none; what refers to it will say so.
      guard !isTooLarge, element == .TaxTable || tape.count <= JSONLimits.textBytes else { return }
      files.add(tape.bytes, of: element)
      context = nil
    default:
      check?.declare(ElementTree(tape.bytes), table: path[path.count - 2])
    }
  }

  /// Looks up the customer or supplier that the document names, and keeps its number.
  private mutating func note(_ key: Range<Int>) {
    switch path[path.count - 1] {
    case .InvoiceNo, .DocumentNumber, .PaymentRefNo:
      number = String(decoding: text[key].prefix(60), as: UTF8.self)
    case .CustomerID: party = files.customers[String(decoding: text[key], as: UTF8.self)]
    case .SupplierID: party = files.suppliers[String(decoding: text[key], as: UTF8.self)]
    default: break
    }
  }

  private mutating func finishDocument() {
    let known = currentContext()
    let position = documents
    documents += 1
    lastNumber = number
    guard !isTooLarge else {
      pieces.append(
        SAFTReader.Piece(
          position: position, bytes: [], origin: start, importer: nil,
          failure: FileFailure.largeDocument.problem))
      return
    }
    let bytes = known.seal + (party ?? []) + tape.bytes
    check?.add(bytes, known)
    pieces.append(
      SAFTReader.Piece(
        position: position, bytes: bytes, origin: start, importer: known.importer,
        failure: nil))
  }

  private mutating func currentContext() -> SAFTContext {
    if let context { return context }
    let made = SAFTContext(files, settings.profile)
    context = made
    check?.begin(made)
    return made
  }

  // MARK: The end

  /// What is wrong with a file that ends here, where elements are still open; nil where none are.
  func cutOff(line: Int) -> FileFailure? {
    path.isEmpty ? nil : .cutOff(after: lastNumber, line: line)
  }

  /// Closes the check of the file.
  mutating func finish(_ failure: FileFailure?, _ invalid: [ErrorNotes.Note]) {
    guard var check else { return }
    self.check = nil
    check.note(invalid)
    if let failure { check.note(failure) }
    settings.reports?.add(check.finish(failure == nil ? currentContext() : nil))
  }
}

/// A ``Recording`` that a parser can tell of.
final class Recorder {
  var recording: Recording

  init(_ recording: Recording) { self.recording = recording }

  /// An element starts; false ends the parsing.
  func start(
    _ name: UnsafePointer<UInt8>, _ space: UnsafePointer<UInt8>?, attributes: Int,
    at place: () -> (Int, Int)
  ) -> Bool {
    recording.start(name, space, attributes: attributes, at: place)
  }

  func end() { recording.end() }

  /// A part of the text of the element that is open.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { recording.text(bytes) }
}

extension [UInt8] {
  /// What is left without white space at the ends.
  fileprivate var trimmedRange: Range<Int> {
    var (start, end) = (0, count)
    while start < end, self[start] <= 0x20 { start += 1 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}
