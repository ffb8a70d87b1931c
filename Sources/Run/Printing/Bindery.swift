internal import Binding
internal import Delivery
internal import Glibc
internal import Measures
internal import PDFBackend
internal import Pipeline
internal import Posting
internal import Reports

/// Collects drawn documents and delivers them as combined PDFs.
///
/// Without `--sort` a part is delivered as soon as it is full, and its temporary file is emptied.
/// With it all documents wait in the temporary file, in the order of the input, and are copied out in
/// the order of the volume: rendering costs far more than copying, and standard input cannot be read
/// twice.
final class Bindery {
  /// The path the user gave.
  var path: String { output.path }
  private let output: CombinedOutput
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
  private(set) var volumes: [CombinedVolume] = []

  /// Opens the folder and the temporary file in it.
  init(_ output: CombinedOutput) throws(Failure) {
    self.output = output
    do throws(DeliveryFailure) {
      folder = try DeliveryFolder(path: output.folder)
      scratch = try folder.scratchFile()
    } catch { throw Failure(error) }
    division = PartDivision(output.split, isDuplex: output.isDuplex)
    do throws(PDFError) { binder = try CombinedPDF(scratch: scratch) } catch {
      close(scratch)
      throw Failure(error.message, .environment)
    }
  }

  deinit { close(scratch) }

  /// Takes the next document of the batch, and says where it lies; nil before the order is known.
  func add(_ leaf: Outcome.Leaf) throws(Failure) -> Placement? {
    var placement: Placement?
    if output.order.isEmpty {
      let place = division.place(pages: leaf.drawn.pageCount)
      if place.isFirst, !part.isEmpty {
        try deliver(kept)
        kept.removeAll(keepingCapacity: true)
        try guarded { () throws(PDFError) in try binder.forgetDocuments() }
      }
      part.append(place)
      placement = Placement(
        file: partName(output.path, part: place.part, rule: output.split),
        firstPage: place.firstPage,
        pages: place.pages, sheets: place.sheets)
    } else {
      positions.append(leaf.position)
    }
    kept.append(try guarded { () throws(PDFError) in try binder.keep(leaf.drawn) })
    return placement
  }

  /// Delivers what is left after the last document.
  func finish() throws(Failure) {
    if output.order.isEmpty {
      if !kept.isEmpty { try deliver(kept) }
    } else {
      try deliverSorted()
    }
    guard output.syncs else { return }
    do throws(DeliveryFailure) { try folder.sync() } catch { throw Failure(error) }
  }

  /// Whether the place of a document is known only when all have come.
  var isSorted: Bool { !output.order.isEmpty }

  /// The place of the document that came as number `index`, from 0, as PDF viewers open it; nil in a
  /// batch that has not been sorted to its end.
  func link(to index: Int) -> String? {
    guard places.indices.contains(index) else { return nil }
    return link(part: Int(places[index].part), firstPage: Int(places[index].firstPage))
  }

  private func link(part: Int, firstPage: Int) -> String {
    "\(partName(output.path, part: part, rule: output.split))#page=\(firstPage)"
  }

  private func deliverSorted() throws(Failure) {
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
  private func deliver(_ documents: [CombinedPDF.Kept]) throws(Failure) {
    guard let last = part.last else { return }
    let name = partName(output.name, part: last.part, rule: output.split)
    let path = partName(output.path, part: last.part, rule: output.split)
    let result: Delivered
    do throws(StreamedFailure<PDFError>) {
      result = try folder.publish(as: name, ifTaken: output.ifTaken) { (file) throws(PDFError) in
        try binder.write(documents, isDuplex: output.isDuplex, to: file)
      }
    } catch {
      switch error {
      case .delivery(let failure): throw Failure(failure)
      case .writing(let failure): throw Failure(failure.message, .environment)
      }
    }
    guard result != .conflict else { throw Failure(Outbox.taken(path), .documents) }
    let sheets = part.reduce(0) { $0 + $1.sheets }
    let pages = output.isDuplex ? 2 * sheets : part.reduce(0) { $0 + $1.pages }
    volumes.append(CombinedVolume(path: path, documents: part.count, pages: pages, sheets: sheets))
    part.removeAll(keepingCapacity: true)
  }

  private func guarded<Result>(_ body: () throws(PDFError) -> Result) throws(Failure) -> Result {
    do throws(PDFError) { return try body() } catch {
      throw Failure(error.message, .environment)
    }
  }
}
