/// One table of a font file; every read is checked against its end.
///
/// Numbers are big-endian, as everywhere in a TrueType file.
struct FontTable: Sendable {
  /// The four characters of the table directory.
  let tag: String
  private let file: [UInt8]
  private let start: Int
  let count: Int

  /// Creates a table over `range` of `file`.
  ///
  /// - Throws: ``TrueTypeError/malformed(table:)`` when the range leaves the file.
  init(tag: String, file: [UInt8], start: Int, count: Int) throws(TrueTypeError) {
    guard start >= 0, count >= 0, start <= file.count, count <= file.count - start else {
      throw .malformed(table: tag)
    }
    self.tag = tag
    self.file = file
    self.start = start
    self.count = count
  }

  var malformed: TrueTypeError { .malformed(table: tag) }

  func byte(_ offset: Int) throws(TrueTypeError) -> UInt8 {
    guard offset >= 0, offset < count else { throw malformed }
    return file[start + offset]
  }

  func word(_ offset: Int) throws(TrueTypeError) -> UInt16 {
    guard offset >= 0, offset <= count - 2 else { throw malformed }
    return UInt16(file[start + offset]) << 8 | UInt16(file[start + offset + 1])
  }

  func signedWord(_ offset: Int) throws(TrueTypeError) -> Int16 {
    Int16(bitPattern: try word(offset))
  }

  func long(_ offset: Int) throws(TrueTypeError) -> UInt32 {
    UInt32(try word(offset)) << 16 | UInt32(try word(offset + 2))
  }

  /// The bytes from `offset` on, `length` of them.
  func bytes(_ offset: Int, _ length: Int) throws(TrueTypeError) -> ArraySlice<UInt8> {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else {
      throw malformed
    }
    return file[start + offset..<start + offset + length]
  }

  /// The part of this table from `offset` on, `length` bytes long, under the same name.
  func part(_ offset: Int, _ length: Int) throws(TrueTypeError) -> FontTable {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else {
      throw malformed
    }
    return try FontTable(tag: tag, file: file, start: start + offset, count: length)
  }
}

/// The table directory of a font file.
struct TableDirectory {
  private var places: [String: (start: Int, count: Int)] = [:]
  private let file: [UInt8]

  /// Reads the directory of a file that starts with version 1.0 or `true`.
  init(_ file: [UInt8]) throws(TrueTypeError) {
    self.file = file
    guard let header = try? FontTable(tag: "sfnt", file: file, start: 0, count: file.count),
      let version = try? header.long(0), version == 0x0001_0000 || version == 0x7472_7565
    else { throw .notTrueType }
    for index in 0..<Int(try header.word(4)) {
      let record = 12 + 16 * index
      let tag = String(decoding: try header.bytes(record, 4), as: UTF8.self)
      places[tag] = (Int(try header.long(record + 8)), Int(try header.long(record + 12)))
    }
  }

  /// The table `tag`, or nil when the font has none.
  func optionalTable(_ tag: String) throws(TrueTypeError) -> FontTable? {
    guard let place = places[tag] else { return nil }
    return try FontTable(tag: tag, file: file, start: place.start, count: place.count)
  }

  /// The table `tag`.
  ///
  /// - Throws: ``TrueTypeError/missingTable(_:)`` when the font has none.
  func table(_ tag: String) throws(TrueTypeError) -> FontTable {
    guard let table = try optionalTable(tag) else { throw .missingTable(tag) }
    return table
  }
}
