internal import Importing
internal import JSON
internal import Measures

/// How a trace names nodes of the header, which is a tree of its own.
enum SourceMark {
  /// Added to the number of a node of the header.
  static let header = 1 << 40
}

extension DocumentMapping {
  /// Where the value at `pointer` of what was written comes from; for one that is missing, the
  /// element that should be there.
  mutating func location(of pointer: JSONPointer) -> SourceLocation {
    guard let (source, isExact) = writer.source(of: pointer) else {
      return location(ofSource: document)
    }
    let location = location(ofSource: source)
    guard !isExact, let missing = element(at: pointer) else { return location }
    return SourceLocation(pointer: location.pointer.key(missing.name), place: location.place)
  }

  /// The element that gives the value at `pointer`, where the last keys alone say so.
  private func element(at pointer: JSONPointer) -> Element? {
    let keys = pointer.tokens.suffix(2)
    switch keys.joined(separator: "/") {
    case "seller/name": return .CompanyName
    case "seller/taxId": return .TaxRegistrationNumber
    case "seller/address": return .CompanyAddress
    case "buyer/taxId": return .CustomerTaxID
    case "totals/net": return .NetTotal
    case "totals/tax": return .TaxPayable
    case "totals/gross": return .GrossTotal
    default: break
    }
    switch keys.last {
    case "number": return fields.number
    case "type": return keys.count == 1 ? fields.type : .TaxType
    case "atcud": return .ATCUD
    case "issueDate": return fields.date
    case "systemEntryDate": return .SystemEntryDate
    case "hash": return .Hash
    case "hashControl": return .HashControl
    case "certificate": return .SoftwareCertificateNumber
    case "lines", "settled": return .Line
    case "totals": return .DocumentTotals
    case "references": return .References
    case "shipment": return .MovementStartTime
    case "description": return .Description
    case "quantity": return .Quantity
    case "unit": return .UnitOfMeasure
    case "unitPrice": return .UnitPrice
    case "amount": return usualSide ?? .CreditAmount
    case "tax": return .Tax
    case "code": return .TaxCode
    case "region": return .TaxCountryRegion
    case "rate": return .TaxPercentage
    case "exemption": return .TaxExemptionCode
    default: return nil
    }
  }

  /// Where a node stands in the file.
  mutating func location(ofSource mark: Int) -> SourceLocation {
    let isHeader = mark >= SourceMark.header
    let tree = isHeader ? context.header : self.tree
    let node = isHeader ? mark - SourceMark.header : mark
    guard node < tree.nodes.count else {
      return SourceLocation(pointer: "/AuditFile", place: .start)
    }
    let start = self.tree.nodes.isEmpty ? 1 : self.tree.nodes[document].line
    return SourceLocation(
      pointer: JSONPointer(text: path(of: node, isHeader: isHeader)),
      place: SourcePlace(
        // Only for sorting: the header stands before the documents.
        offset: isHeader ? node - tree.nodes.count : node, line: tree.nodes[node].line - start + 1,
        column: tree.nodes[node].column))
  }

  /// The way to a node as XPath has it, with a number where others of its name stand beside it.
  private mutating func path(of node: Int, isHeader: Bool) -> String {
    // Built once: a document of many lines may have a problem in each.
    if isHeader, headerWays == nil { headerWays = ElementWays(context.header) }
    if !isHeader, ways == nil { ways = ElementWays(tree) }
    let tree = isHeader ? context.header : tree
    guard let ways = isHeader ? headerWays : ways else { return "" }
    var text = ""
    var at = node
    while let parent = ways.parents[at] {
      let element = tree.nodes[at].element
      let isNumbered = element == .Line || !ways.isOnly(at)
      text = "/" + element.name + (isNumbered ? "[\(ways.numbers[at])]" : "") + text
      at = parent
    }
    let root = tree.nodes[at]
    return prefix(of: root.element) + "/" + root.element.name
      + (root.ordinal > 0 ? "[\(root.ordinal)]" : "") + text
  }

  private func prefix(of root: Element) -> String {
    switch root {
    case .Header: "/AuditFile"
    case .Customer, .Supplier: "/AuditFile/MasterFiles"
    default: "/AuditFile/SourceDocuments/" + fields.table.name
    }
  }
}

/// The parent of every node of a tree, and its number among those of its name.
struct ElementWays {
  /// Nil for a root.
  private(set) var parents: [Int?]
  /// From 1.
  private(set) var numbers: [Int]
  /// How many elements of a name an element holds.
  private var counts: [Family: Int] = [:]
  private let elements: [Element]

  private struct Family: Hashable {
    let parent: Int
    let element: Element
  }

  init(_ tree: ElementTree) {
    elements = tree.nodes.map(\.element)
    parents = Array(repeating: nil, count: tree.nodes.count)
    numbers = Array(repeating: 1, count: tree.nodes.count)
    var open: [Int] = []
    for node in tree.nodes.indices {
      while let last = open.last, tree.nodes[last].end <= node { open.removeLast() }
      if let parent = open.last {
        parents[node] = parent
        let count = counts[Family(parent: parent, element: elements[node]), default: 0] + 1
        counts[Family(parent: parent, element: elements[node])] = count
        numbers[node] = count
      }
      open.append(node)
    }
  }

  /// Whether a node has no other of its name beside it.
  func isOnly(_ node: Int) -> Bool {
    guard let parent = parents[node] else { return true }
    return counts[Family(parent: parent, element: elements[node])] == 1
  }
}
