internal import CHaru

/// Objects of one kind that exist only while they are written.
///
/// To libharu they are one dictionary that stands in the cross-reference table many times: an entry
/// costs 40 bytes instead of 200 and more. libharu writes the entries in order, so the dictionary
/// knows which one it is by counting.
final class Series {
  /// What one object of a series consists of.
  struct Part {
    /// Formatted as in a PDF file.
    var entries: [UInt8]
    /// The data of a stream, piece by piece; nil for a dictionary.
    var data: (() throws(PDFError) -> [UInt8]?)?
  }

  /// The number of the first object; the others follow.
  let first: Int
  let count: Int
  private let make: (Int) throws(PDFError) -> Part
  private var index = 0
  private var data: (() throws(PDFError) -> [UInt8]?)?
  /// Where the data goes: it comes behind ">>", and libharu hands no stream over then.
  private var stream: HPDF_Stream?
  /// Why an object could not be made.
  private(set) var failure: PDFError?

  fileprivate init(first: Int, count: Int, make: @escaping (Int) throws(PDFError) -> Part) {
    self.first = first
    self.count = count
    self.make = make
  }

  /// The reference to the object at `index`.
  func reference(_ index: Int) -> String { "\(first + index) 0 R" }

  /// Starts with the first object again.
  func rewind() {
    index = 0
    failure = nil
  }

  fileprivate func writeNext(to stream: HPDF_Stream?) -> HPDF_STATUS {
    guarded { () throws(PDFError) in
      let part = try make(index)
      index += 1
      data = part.data
      self.stream = stream
      return write(part.entries, to: stream)
    }
  }

  fileprivate func writeData() -> HPDF_STATUS {
    guard let data, let stream else { return HPDF_STATUS(HPDF_OK) }
    self.data = nil
    self.stream = nil
    return guarded { () throws(PDFError) in
      var status = HPDF_Stream_WriteStr(stream, "\nstream\n")
      while status == HPDF_OK, let piece = try data() { status = write(piece, to: stream) }
      guard status == HPDF_OK else { return status }
      return HPDF_Stream_WriteStr(stream, "\nendstream")
    }
  }

  private func guarded(_ body: () throws(PDFError) -> HPDF_STATUS) -> HPDF_STATUS {
    do throws(PDFError) { return try body() } catch {
      failure = failure ?? error
      return HPDF_STATUS(HPDF_INVALID_OBJECT)
    }
  }

  private func write(_ bytes: [UInt8], to stream: HPDF_Stream?) -> HPDF_STATUS {
    guard !bytes.isEmpty else { return HPDF_STATUS(HPDF_OK) }
    return bytes.withUnsafeBufferPointer {
      HPDF_Stream_Write(stream, $0.baseAddress, HPDF_UINT($0.count))
    }
  }

  fileprivate static func of(_ dictionary: HPDF_Dict?) -> Series? {
    guard let context = dictionary?.pointee.attr else { return nil }
    return Unmanaged<Series>.fromOpaque(context).takeUnretainedValue()
  }
}

extension HaruObjects {
  /// The number of an object.
  func number(of object: Object) -> Int { Int(object.pointee.header.obj_id & 0x007F_FFFF) }

  /// How many objects there are, and so the number of the next.
  var nextNumber: Int { Int(document.handle.pointee.xref.pointee.entries.pointee.count) }

  /// Adds `count` objects, each made when it is written; the numbers are known at once.
  func series(
    count: Int, _ make: @escaping (Int) throws(PDFError) -> Series.Part
  ) throws(PDFError) -> Series {
    let series = Series(first: nextNumber, count: count, make: make)
    guard count > 0 else { return series }
    // libharu's list grows by a fixed number of places and copies itself each time.
    document.handle.pointee.xref.pointee.entries.pointee.items_per_block = HPDF_UINT(
      max(1024, count))
    let dictionary = try document.made(HPDF_Dict_New(document.handle.pointee.mmgr))
    dictionary.pointee.attr = Unmanaged.passUnretained(series).toOpaque()
    dictionary.pointee.write_fn = { dictionary, stream in
      guard let series = Series.of(dictionary) else { return HPDF_STATUS(HPDF_INVALID_OBJECT) }
      return series.writeNext(to: stream)
    }
    dictionary.pointee.after_write_fn = { dictionary in
      guard let series = Series.of(dictionary) else { return HPDF_STATUS(HPDF_INVALID_OBJECT) }
      return series.writeData()
    }
    self.series.append(series)
    for _ in 0..<count {
      // libharu takes an object only once; to it this is a new one each time.
      dictionary.pointee.header.obj_id = 0
      try document.check(HPDF_Xref_Add(document.handle.pointee.xref, dictionary))
    }
    return series
  }

  /// Leaves libharu one entry of each series to free.
  func release(_ all: [Series]) {
    guard !all.isEmpty, let entries = document.handle.pointee.xref?.pointee.entries else { return }
    for series in all {
      let added = min(series.first + series.count, Int(entries.pointee.count))
      guard series.first + 1 < added else { continue }
      for index in (series.first + 1)..<added {
        guard let item = HPDF_List_ItemAt(entries, HPDF_UINT(index)) else { continue }
        item.assumingMemoryBound(to: HPDF_XrefEntry_Rec.self).pointee.obj = nil
      }
    }
  }

  /// Gives libharu's own root of the page tree the entries of a finished tree.
  func setPages(_ entries: [UInt8]) throws(PDFError) {
    let root = try document.made(document.handle.pointee.root_pages)
    try document.check(HPDF_Dict_RemoveElement(root, "Kids"))
    try document.check(HPDF_Dict_RemoveElement(root, "Count"))
    // It would count pages that are dictionaries of libharu.
    root.pointee.before_write_fn = nil
    add(entries, to: root)
  }

  /// The number of the root of the page tree.
  var pagesNumber: Int { document.handle.pointee.root_pages.map(number) ?? 0 }

  /// Adds formatted entries to the catalog.
  func setCatalog(_ entries: [UInt8]) throws(PDFError) {
    add(entries, to: try document.made(document.handle.pointee.catalog))
  }
}
