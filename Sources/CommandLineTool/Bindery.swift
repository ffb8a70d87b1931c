internal import Binding
internal import Delivery
internal import Glibc
internal import Measures
internal import PDFBackend
internal import Pipeline
internal import Posting

/// Collects drawn documents and delivers them as combined PDFs.
///
/// Without `--sort` a part is delivered as soon as it is full, and its temporary file is emptied.
/// With it all documents wait in the temporary file, in the order of the input, and are copied out in
/// the order of the volume: rendering costs far more than copying, and standard input cannot be read
/// twice.
final class Bindery {
  /// A combined PDF that is there.
  struct Volume {
    let path: String
    let documents: Int
    let pages: Int
    let sheets: Int
  }

  /// The path the user gave.
  var path: String { task.path }
  private let task: DocumentTask.Binding
  private let folder: DeliveryFolder
  private let scratch: Int32
  private let binder: CombinedPDF
  private var division: PartDivision
  /// The documents of the part being filled, or of the whole batch when they are sorted.
  private var kept: [CombinedPDF.Kept] = []
  private var positions: [SortPosition] = []
  private var part: [PartDivision.Place] = []
  /// Where each document lies, in the order in which they came; empty before a sorted batch is finished.
  private var places: [(part: UInt32, firstPage: UInt32)] = []
  /// What has been delivered.
  private(set) var volumes: [Volume] = []

  /// Opens the folder and the temporary file in it.
  init(_ task: DocumentTask.Binding) throws(Refusal) {
    self.task = task
    do throws(DeliveryFailure) {
      folder = try DeliveryFolder(path: task.folder)
      scratch = try folder.scratchFile()
    } catch { throw Refusal(error) }
    division = PartDivision(task.split, isDuplex: task.isDuplex)
    do throws(PDFError) { binder = try CombinedPDF(scratch: scratch) } catch {
      close(scratch)
      throw Refusal(error.message, .environment)
    }
  }

  deinit { close(scratch) }

  /// Takes the next document of the batch, and says where it lies; nil before the order is known.
  func add(_ leaf: Outcome.Leaf) throws(Refusal) -> Placement? {
    var placement: Placement?
    if task.order.isEmpty {
      let place = division.place(pages: leaf.drawn.pageCount)
      if place.isFirst, !part.isEmpty {
        try deliver(kept)
        kept.removeAll(keepingCapacity: true)
        try guarded { () throws(PDFError) in try binder.forgetDocuments() }
      }
      part.append(place)
      placement = Placement(
        file: partName(task.path, part: place.part, rule: task.split), firstPage: place.firstPage,
        pages: place.pages, sheets: place.sheets)
    } else {
      positions.append(leaf.position)
    }
    kept.append(try guarded { () throws(PDFError) in try binder.keep(leaf.drawn) })
    return placement
  }

  /// Delivers what is left after the last document.
  func finish() throws(Refusal) {
    if task.order.isEmpty {
      if !kept.isEmpty { try deliver(kept) }
    } else {
      try deliverSorted()
    }
    guard task.syncs else { return }
    do throws(DeliveryFailure) { try folder.sync() } catch { throw Refusal(error) }
  }

  /// Whether the place of a document is known only when all have come.
  var isSorted: Bool { !task.order.isEmpty }

  /// The place of the document that came as number `index`, from 0, as PDF viewers open it; nil in a
  /// batch that has not been sorted to its end.
  func link(to index: Int) -> String? {
    guard places.indices.contains(index) else { return nil }
    return link(part: Int(places[index].part), firstPage: Int(places[index].firstPage))
  }

  private func link(part: Int, firstPage: Int) -> String {
    "\(partName(task.path, part: part, rule: task.split))#page=\(firstPage)"
  }

  private func deliverSorted() throws(Refusal) {
    // The place in the input decides between equals.
    let order = kept.indices.sorted {
      positions[$0] != positions[$1] ? positions[$0] < positions[$1] : $0 < $1
    }
    positions = []
    places = Array(repeating: (0, 0), count: kept.count)
    var volume: [CombinedPDF.Kept] = []
    for index in order {
      let place = division.place(pages: kept[index].pageCount)
      if place.isFirst, !part.isEmpty {
        try deliver(volume)
        volume.removeAll(keepingCapacity: true)
      }
      places[index] = (UInt32(place.part), UInt32(place.firstPage))
      part.append(place)
      volume.append(kept[index])
    }
    if !volume.isEmpty { try deliver(volume) }
  }

  /// Writes a part under its name.
  private func deliver(_ documents: [CombinedPDF.Kept]) throws(Refusal) {
    guard let last = part.last else { return }
    let name = partName(task.name, part: last.part, rule: task.split)
    let path = partName(task.path, part: last.part, rule: task.split)
    let result: Delivered
    do throws(StreamedFailure<PDFError>) {
      result = try folder.publish(as: name, ifTaken: task.ifTaken) { (file) throws(PDFError) in
        try binder.write(documents, isDuplex: task.isDuplex, to: file)
      }
    } catch {
      switch error {
      case .delivery(let failure): throw Refusal(failure)
      case .writing(let failure): throw Refusal(failure.message, .environment)
      }
    }
    guard result != .conflict else { throw Refusal(Outbox.taken(path), .rejected) }
    let sheets = part.reduce(0) { $0 + $1.sheets }
    let pages = task.isDuplex ? 2 * sheets : part.reduce(0) { $0 + $1.pages }
    volumes.append(Volume(path: path, documents: part.count, pages: pages, sheets: sheets))
    part.removeAll(keepingCapacity: true)
  }

  private func guarded<Result>(_ body: () throws(PDFError) -> Result) throws(Refusal) -> Result {
    do throws(PDFError) { return try body() } catch {
      throw Refusal(error.message, .environment)
    }
  }
}
