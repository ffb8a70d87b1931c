internal import Crypto
package import Delivery
internal import DocumentModel
internal import Glibc
package import Measures
package import Pipeline
internal import Synchronization

/// Where PDFs go and what they may do there.
package struct Destination: Sendable {
  /// As the user gave it; the path of the PDF when ``fileName`` is set.
  package var path: String
  package var folder: String
  /// The name of a single document's PDF; nil when names are made from numbers.
  package var fileName: String?
  /// What names end in; `.json` for converted documents.
  package var ending = ".pdf"
  package var ifTaken = Taken.keep
  /// How names are made; nil: from the number alone.
  package var pattern: NamePattern?
  /// Whether to wait for the disk at the end.
  package var syncs = false
  /// Whether the run is so long that folders may be moved away and made again meanwhile.
  package var endures = false

  package init(path: String, folder: String, fileName: String? = nil) {
    self.path = path
    self.folder = folder
    self.fileName = fileName
  }

  /// The destination of a single file.
  package init(file path: String) {
    let slash = path.lastIndex(of: "/")
    // The slash stays, so that a file in the root folder is in `/`.
    self.init(
      path: path, folder: slash.map { String(path[...$0]) } ?? ".",
      fileName: String(path[(slash.map { path.index(after: $0) } ?? path.startIndex)...]))
  }
}

/// Where the PDFs of a run go; one serves all threads.
package final class Outbox: Sendable {
  /// Whether the user named one file rather than a folder.
  package var takesOnlyOne: Bool { destination.fileName != nil }

  private let destination: Destination
  private let folders: Mutex<Folders>
  /// The paths of this run, kept only where a second document could replace the first.
  private let replaced = Mutex<Set<String>>([])

  /// The output folder, and those below it, opened when a pattern asks for them; a bounded number stays
  /// open.
  private struct Folders {
    var top: DeliveryFolder
    var inner: [String: DeliveryFolder] = [:]
  }

  /// A PDF on its way: where it goes, and its bytes.
  package struct Parcel: Sendable {
    /// As results and manifest name it.
    package let path: String
    package let pages: Int
    fileprivate let folder: DeliveryFolder
    fileprivate let file: StagedFile

    /// What receipts and manifests record of it; computes the digest.
    package var delivered: DeliveredFile {
      DeliveredFile(
        path: path, pages: pages, size: file.bytes.count, sha256: sha256Digits(of: file.bytes))
    }

    /// Whether the file that stands where this one goes has the bytes of `other`.
    fileprivate func isThere(_ other: DeliveredFile) -> Bool {
      guard let bytes = folder.contents(of: file.name, limit: other.size) else { return false }
      return sha256Digits(of: bytes) == other.sha256
    }
  }

  package enum Receipt {
    /// Written, or there already.
    case delivered(wasThere: Bool)
    case conflict(Wording)
  }

  /// Opens the folder, or makes it.
  ///
  /// - Throws: ``DeliveryFailure`` when that is impossible.
  package init(_ destination: Destination) throws(DeliveryFailure) {
    self.destination = destination
    folders = Mutex(Folders(top: try DeliveryFolder(path: destination.folder)))
  }

  /// Prepares the delivery of a PDF of the document of `outcome`; any thread, in any order.
  package func stage(_ pdf: RenderedPDF, of outcome: Outcome) throws(DeliveryFailure) -> Parcel {
    try stage(pdf.bytes, pages: pdf.pages, copy: pdf.copy, of: outcome)
  }

  /// Prepares the delivery of the document of `outcome` in our own format.
  package func stage(json: [UInt8], of outcome: Outcome) throws(DeliveryFailure) -> Parcel {
    try stage(json + [10], pages: 0, copy: nil, of: outcome)
  }

  private func stage(
    _ bytes: [UInt8], pages: Int, copy: Copy?, of outcome: Outcome
  ) throws(DeliveryFailure) -> Parcel {
    let number = outcome.number ?? ""
    var name = guarded(safePart(number))
    var below = ""
    if let pattern = destination.pattern {
      let path = pattern.path(number: number, atcud: outcome.atcud ?? "", facts: outcome.facts)
      below = path.folder
      name = path.name
    }
    let place = try folder(below: below)
    if let copy { name += "." + copy.rawValue }
    name = destination.fileName ?? name + destination.ending
    return Parcel(
      path: destination.fileName == nil ? place.path(of: name) : destination.path,
      pages: pages, folder: place, file: try place.stage(bytes, as: name))
  }

  /// Delivers a parcel; one after the other, in the order of the input, so that of two documents
  /// with one name it is always the first that gets it.
  ///
  /// - Parameter announced: The files of an earlier try at this very document; one of them that stands
  ///   under the name, unchanged, is replaced.
  package func deliver(
    _ parcel: Parcel, announced: [DeliveredFile] = []
  ) throws(DeliveryFailure) -> Receipt {
    if destination.endures, !parcel.folder.isInPlace {
      throw DeliveryFailure(code: ENOENT, path: parcel.folder.path)
    }
    let isOurs = announced.contains { $0.path == parcel.path && parcel.isThere($0) }
    let policy = isOurs ? Taken.replace : destination.ifTaken
    let isSecond =
      destination.ifTaken == .replace
      && !replaced.withLock { $0.insert(parcel.path).inserted }
    let delivered = try parcel.folder.publish(
      parcel.file, ifTaken: isSecond ? .keep : policy, looksAgain: isSecond)
    switch delivered {
    case .written: return .delivered(wasThere: false)
    case .unchanged: return .delivered(wasThere: true)
    case .conflict:
      return .conflict(isSecond ? Outbox.twins(parcel.path) : Outbox.taken(parcel.path))
    }
  }

  /// Says that an earlier part of this batch delivered `path`.
  package func remember(_ path: String) {
    guard destination.ifTaken == .replace else { return }
    replaced.withLock { _ = $0.insert(path) }
  }

  /// Whether the run waits for the disk at its end.
  package var syncs: Bool { destination.syncs }

  /// Waits for the disk if the user asked for it.
  package func sync() throws(DeliveryFailure) {
    if destination.syncs { try folders.withLock { $0.top }.sync() }
  }

  private func folder(below path: String) throws(DeliveryFailure) -> DeliveryFolder {
    try folders.withLock { open throws(DeliveryFailure) in
      if destination.endures, !open.top.isInPlace {
        // Made again, or mounted over; what is gone is waited for.
        open = Folders(top: try DeliveryFolder(existing: destination.folder))
      }
      guard !path.isEmpty else { return open.top }
      if let known = open.inner[path], !destination.endures || known.isInPlace { return known }
      // A folder that is still in use stays open until that is over.
      if open.inner.count >= 64 { open.inner.removeAll(keepingCapacity: true) }
      let made = try DeliveryFolder(path: open.top.path(of: path))
      open.inner[path] = made
      return made
    }
  }

  /// A file that is not ours to change stands where a PDF should go.
  package static func taken(_ path: String) -> Wording {
    Wording(
      en:
        "conflict: \(path) exists with other bytes and was left alone; an issued document does not "
        + "change (Despacho 8632/2014, 1.11). Compare the two, or replace it with --force",
      pt:
        "conflito: \(path) já existe com outros bytes e não foi alterado; um documento emitido não "
        + "se altera (Despacho 8632/2014, 1.11). Compare os dois, ou substitua-o com --force")
  }

  private static func twins(_ path: String) -> Wording {
    Wording(
      en:
        "conflict: another document of this run was already written to \(path); give each document "
        + "its own number",
      pt:
        "conflito: outro documento desta execução já foi escrito em \(path); dê a cada documento o "
        + "seu próprio número")
  }
}
