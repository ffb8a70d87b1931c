internal import Glibc

/// One name in a folder.
struct FolderEntry {
  let name: String
  let kind: Kind

  enum Kind {
    case file
    case folder
    case link
    /// A pipe, socket or device: never read from a folder, as opening it could wait for ever.
    case other
    /// The file system does not say.
    case unknown
  }
}

/// The names in a folder in byte order, without those that start with a dot.
///
/// A folder of 200,000 files is not rare where a batch is one: the names lie side by side, 8 bytes more
/// than their letters each, and become strings one at a time.
struct Folder: Sequence {
  /// Full chunks of names, and one being filled; one array would double, and be there twice.
  private var chunks: [[UInt8]] = []
  private var places: [Place] = []

  private struct Place {
    var chunk: UInt32
    var start: UInt16
    /// A name has at most 255 bytes.
    var count: UInt8
    var kind: FolderEntry.Kind
  }

  private static let chunkSize = 1 << 16

  /// - Throws: ``IntakeFailure`` when the folder cannot be read.
  init(_ path: String) throws {
    try forEachName(in: path) { name, kind in
      if (chunks.last?.count ?? Folder.chunkSize) + name.count > Folder.chunkSize {
        chunks.append([])
        chunks[chunks.count - 1].reserveCapacity(Folder.chunkSize)
      }
      let last = chunks.count - 1
      places.append(
        Place(
          chunk: UInt32(last), start: UInt16(truncatingIfNeeded: chunks[last].count),
          count: UInt8(truncatingIfNeeded: name.count), kind: kind))
      chunks[last].append(contentsOf: name)
    }
    let names = chunks
    places.sort { Folder.name($0, names).lexicographicallyPrecedes(Folder.name($1, names)) }
  }

  func makeIterator() -> some IteratorProtocol<FolderEntry> {
    places.lazy.map {
      FolderEntry(
        name: String(decoding: Folder.name($0, chunks), as: UTF8.self), kind: $0.kind)
    }.makeIterator()
  }

  private static func name(_ place: Place, _ chunks: [[UInt8]]) -> ArraySlice<UInt8> {
    chunks[Int(place.chunk)][Int(place.start)..<Int(place.start) + Int(place.count)]
  }
}

/// Passes on the names in the folder `path` as the system has them, without those that start with a dot.
///
/// - Throws: ``IntakeFailure`` when the folder cannot be read.
func forEachName(
  in path: String, _ body: (UnsafeBufferPointer<UInt8>, FolderEntry.Kind) -> Void
) throws {
  guard let folder = opendir(path) else { throw IntakeFailure(path: path, errno: errno) }
  defer { closedir(folder) }
  while true {
    errno = 0
    guard let entry = readdir(folder) else {
      guard errno == 0 else { throw IntakeFailure(path: path, errno: errno) }
      return
    }
    let kind: FolderEntry.Kind =
      switch Int(entry.pointee.d_type) {
      case DT_REG: .file
      case DT_DIR: .folder
      case DT_LNK: .link
      case DT_UNKNOWN: .unknown
      default: .other
      }
    withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      let name = bytes.bindMemory(to: UInt8.self)
      let count = name.firstIndex(of: 0) ?? name.count
      guard name.first != UInt8(ascii: ".") else { return }
      body(UnsafeBufferPointer(rebasing: name[..<count]), kind)
    }
  }
}
