package import Delivery
internal import Measures
package import PageComparison

/// Holds new PDFs against approved ones and keeps what lies beside them.
package struct GoldenStore: Sendable {
  private let comparer: PageComparer
  private let mode: RecordMode

  package init(_ comparer: PageComparer, recording mode: RecordMode) {
    self.comparer = comparer
    self.mode = mode
  }

  /// The byte stage: records, or puts the new PDF beside the approved one.
  ///
  /// - Returns: nil when bytes differ and ``examine(_:)`` has to say how.
  /// - Throws: ``DeliveryFailure`` when a file cannot be read or written.
  package func take(
    _ bytes: [UInt8], as name: GoldenName
  ) throws(DeliveryFailure) -> GoldenResult? {
    let folder = try DeliveryFolder(path: name.folder)
    let existing = try folder.compare(bytes, with: name.approvedName)
    let records =
      switch existing {
      case .same: true
      case .absent: mode != .never
      case .different: mode == .all
      }
    guard records else {
      try Self.removeLeftovers(of: name, in: folder)
      _ = try folder.publish(bytes, as: name.receivedName, ifTaken: .replace)
      return existing == .absent ? GoldenResult(name, .missing) : nil
    }
    if existing != .same {
      _ = try folder.publish(bytes, as: name.approvedName, ifTaken: .replace)
    }
    try Self.removeLeftovers(of: name, in: folder)
    return GoldenResult(
      name, existing == .same ? .same : .recorded(replacing: existing == .different))
  }

  /// The later stages, for a PDF that waits beside an approved one; draws what differs.
  package func examine(_ name: GoldenName) -> GoldenResult {
    do throws(ComparisonFailure) {
      let comparison = try comparer.compare(name.approved, name.received)
      switch comparison.verdict {
      case .same: return GoldenResult(name, .same)
      case .samePages: return GoldenResult(name, .samePages(comparison))
      case .different:
        let pictures = try comparer.pictures(of: comparison, name.approved, name.received)
        do throws(DeliveryFailure) {
          let folder = try DeliveryFolder(path: name.folder)
          for (index, picture) in pictures.enumerated() {
            _ = try folder.publish(
              picture.marked, as: name.pictureName(index + 1), ifTaken: .replace)
          }
        } catch { return GoldenResult(name, .failed(error.message)) }
        return GoldenResult(name, .different(comparison), pictures: pictures)
      }
    } catch { return GoldenResult(name, .failed(error.message)) }
  }

  /// Makes the waiting PDF the approved one, in one step; false when none waits.
  ///
  /// - Throws: ``DeliveryFailure`` when a file cannot be read or written.
  package static func accept(_ name: GoldenName) throws(DeliveryFailure) -> Bool {
    let folder = try DeliveryFolder(path: name.folder)
    guard folder.contains(name.receivedName) else { return false }
    try folder.move(name.receivedName, over: name.approvedName)
    try removeLeftovers(of: name, in: folder)
    return true
  }

  /// Removes the waiting PDF and the pictures of an earlier check.
  private static func removeLeftovers(
    of name: GoldenName, in folder: DeliveryFolder
  ) throws(DeliveryFailure) {
    let pictures = (1...DifferencePicture.limit).map { name.pictureName($0) }
    // A read-only folder refuses to remove even what is not there.
    for file in [name.receivedName] + pictures where folder.contains(file) {
      try folder.remove(file)
    }
  }
}
