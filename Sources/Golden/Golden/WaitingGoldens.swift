package import Delivery

extension GoldenName {
  /// The goldens under a folder whose new PDFs wait for acceptance, by their paths.
  ///
  /// Folders that start with a dot are passed over, as they are when documents are read.
  ///
  /// - Throws: ``DeliveryFailure`` for a folder that cannot be read.
  package static func waiting(under path: String) throws(DeliveryFailure) -> [GoldenName] {
    var found: [GoldenName] = []
    try collect(path.hasSuffix("/") ? path : path + "/", &found, depth: 0)
    return found.sorted { $0.received < $1.received }
  }

  /// The golden that `path` means: the approved or new PDF, or the document; several for a file of
  /// several documents. Only those with a new PDF that waits.
  package static func waiting(at path: String) throws(DeliveryFailure) -> [GoldenName] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    let file = String(path[(slash.map { path.index(after: $0) } ?? path.startIndex)...])
    for ending in [receivedEnding, ".pdf"] where file.hasSuffix(ending) {
      let name = GoldenName(folder: folder, stem: String(file.dropLast(ending.count)))
      return try DeliveryFolder(path: folder).contains(name.receivedName) ? [name] : []
    }
    let stem = GoldenName(source: path, part: nil).stem
    var found: [GoldenName] = []
    try DeliveryFolder(path: folder).forEachEntry { entry in
      guard let waiting = Self.stem(ofReceived: text(entry)) else { return }
      if waiting == stem || waiting.hasPrefix(stem + ".") {
        found.append(GoldenName(folder: folder, stem: waiting))
      }
    }
    return found.sorted { $0.received < $1.received }
  }

  /// A link that leads back up must not keep the search going for ever.
  private static let depthLimit = 64

  private static func collect(
    _ folder: String, _ found: inout [GoldenName], depth: Int
  ) throws(DeliveryFailure) {
    guard depth < depthLimit else { return }
    let opened = try DeliveryFolder(path: folder)
    var folders: [String] = []
    try opened.forEachEntry { entry in
      let name = text(entry)
      guard !name.hasPrefix("."), let status = opened.status(of: entry) else { return }
      if status.isFolder {
        folders.append(folder + name + "/")
      } else if let stem = stem(ofReceived: name) {
        found.append(GoldenName(folder: folder, stem: stem))
      }
    }
    for inner in folders { try collect(inner, &found, depth: depth + 1) }
  }

  private static func stem(ofReceived name: String) -> String? {
    name.hasSuffix(receivedEnding) ? String(name.dropLast(receivedEnding.count)) : nil
  }

  private static func text(_ name: RawName) -> String {
    String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
