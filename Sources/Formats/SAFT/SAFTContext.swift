internal import Importing
internal import DocumentModel
internal import Measures

/// The master files as far as they were read; what they say of parties stays in compact tapes.
struct MasterFiles {
  private(set) var header: [UInt8] = []
  private(set) var customers: [String: [UInt8]] = [:]
  private(set) var suppliers: [String: [UInt8]] = [:]
  private(set) var products: Set<String> = []
  private(set) var taxes: Set<TaxEntry> = []
  /// Customers, suppliers and products that stand there a second time.
  private(set) var repeated: [String] = []

  mutating func add(_ tape: [UInt8], of element: Element) {
    if element == .Header {
      header = tape
      return
    }
    let tree = ElementTree(tape)
    func key(_ element: Element) -> String { tree.string(of: element, in: 0) ?? "" }
    switch element {
    case .Customer: MasterFiles.enter(tape, key(.CustomerID), &customers, &repeated)
    case .Supplier: MasterFiles.enter(tape, key(.SupplierID), &suppliers, &repeated)
    case .Product: products.insert(key(.ProductCode))
    case .TaxTable:
      for entry in tree.all(.TaxTableEntry, in: 0) { taxes.insert(TaxEntry(tree, entry)) }
    default: break
    }
  }

  /// The first of its key stays.
  private static func enter(
    _ tape: [UInt8], _ key: String, _ table: inout [String: [UInt8]], _ repeated: inout [String]
  ) {
    if table[key] == nil { table[key] = tape } else { repeated.append(key) }
  }
}

/// A tax as the tax table and the lines name it.
struct TaxEntry: Hashable, Sendable {
  let key: TaxName
  /// For each unit; zero where the tax is a rate.
  let amount: ExactProduct

  /// Reads the children of a `Tax` or `TaxTableEntry`.
  init(_ tree: ElementTree, _ node: Int) {
    func number(_ element: Element) -> ExactProduct {
      tree.text(of: element, in: node).flatMap { ExactProduct(text: $0) }
        ?? ExactProduct(value: 0)
    }
    key = TaxName(
      type: tree.string(of: .TaxType, in: node) ?? "",
      region: tree.string(of: .TaxCountryRegion, in: node) ?? "",
      code: tree.string(of: .TaxCode, in: node) ?? "", rate: number(.TaxPercentage))
    amount = number(.TaxAmount)
  }
}

/// What makes a row of a tax summary.
struct TaxName: Hashable, Sendable {
  let type: String
  let region: String
  let code: String
  /// In percent; zero where there is none.
  let rate: ExactProduct
}

/// What all documents of a file share while they are converted.
final class SAFTContext: Sendable {
  let header: ElementTree
  let profile: SellerProfile?
  let products: Set<String>
  let taxes: Set<TaxEntry>
  let repeated: [String]
  /// As the header says it: `1.04_01`.
  let version: String
  /// Stands before the tapes of every document, so that its bytes differ when what it shares with
  /// the others does.
  let seal: [UInt8]
  static let sealCount = 8

  init(_ files: MasterFiles, _ profile: SellerProfile?) {
    header = ElementTree(files.header)
    version = header.string(of: .AuditFileVersion, in: 0) ?? ""
    self.profile = profile
    products = files.products
    taxes = files.taxes
    repeated = files.repeated
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in files.header + Array((profile?.text ?? "").utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    seal = (0..<UInt64(SAFTContext.sealCount)).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
  }

  /// Converts documents of this file.
  var importer: Importer {
    Importer(.saft) { [self] bytes in
      var mapping = DocumentMapping(bytes, self)
      mapping.convert()
      return mapping.conversion
    }
  }
}
