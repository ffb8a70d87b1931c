internal import Delivery
internal import Measures

/// Where the PDFs of a run go.
final class Outbox {
  /// Whether the user named one file rather than a folder.
  var takesOnlyOne: Bool { destination.fileName != nil }

  private let destination: DocumentTask.Destination
  private let folder: DeliveryFolder
  /// The names of this run, kept only where a second document could replace the first.
  private var replaced: Set<String> = []

  enum Receipt {
    /// The path of the PDF, written or there already.
    case delivered(String)
    case conflict(Wording)
  }

  /// Opens the folder, or makes it.
  ///
  /// - Throws: ``DeliveryFailure`` when that is impossible.
  init(_ destination: DocumentTask.Destination) throws(DeliveryFailure) {
    self.destination = destination
    folder = try DeliveryFolder(path: destination.folder, durability: destination.durability)
  }

  /// Delivers the PDF of the document with this number.
  func deliver(_ pdf: [UInt8], of number: String) throws(DeliveryFailure) -> Receipt {
    let name = destination.fileName ?? safeName(for: number)
    let path = destination.fileName == nil ? folder.path(of: name) : destination.path
    let isSecond = destination.ifTaken == .replace && !replaced.insert(name).inserted
    switch try folder.publish(pdf, as: name, ifTaken: isSecond ? .keep : destination.ifTaken) {
    case .written, .unchanged: return .delivered(path)
    case .conflict: return .conflict(isSecond ? Outbox.twins(path) : Outbox.taken(path))
    }
  }

  /// Waits for the disk if the user asked for it.
  func sync() throws(DeliveryFailure) {
    if destination.durability == .beforePublishing { try folder.sync() }
  }

  /// A file that is not ours to change stands where a PDF should go.
  static func taken(_ path: String) -> Wording {
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
