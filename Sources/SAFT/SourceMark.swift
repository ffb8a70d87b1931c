internal import Importing
internal import JSON
internal import Measures

/// How a trace names nodes of the header, which is a tree of its own.
enum SourceMark {
  /// Added to the number of a node of the header.
  static let header = 1 << 40
}

extension DocumentMapping {
  /// Where a node stands in the file.
  func location(ofSource mark: Int) -> SourceLocation {
    let isHeader = mark >= SourceMark.header
    let tree = isHeader ? context.header : self.tree
    let node = isHeader ? mark - SourceMark.header : mark
    guard node < tree.nodes.count else {
      return SourceLocation(pointer: "/AuditFile", place: .start)
    }
    let start = self.tree.nodes.isEmpty ? 1 : self.tree.nodes[document].line
    return SourceLocation(
      pointer: JSONPointer(text: path(of: node, in: tree)),
      place: SourcePlace(
        // Only for sorting: the header stands before the documents.
        offset: isHeader ? node - tree.nodes.count : node, line: tree.nodes[node].line - start + 1,
        column: tree.nodes[node].column))
  }

  /// The way to a node as XPath has it, with a number where others of its name stand beside it.
  private func path(of node: Int, in tree: ElementTree) -> String {
    var at = 0
    while tree.nodes[at].end <= node { at = tree.nodes[at].end }
    var text = prefix(of: tree.nodes[at].element) + "/" + tree.nodes[at].element.name
    if tree.nodes[at].ordinal > 0 { text += "[\(tree.nodes[at].ordinal)]" }
    while at != node {
      var child = at + 1
      while tree.nodes[child].end <= node { child = tree.nodes[child].end }
      let element = tree.nodes[child].element
      text += "/" + element.name
      let like = tree.all(element, in: at)
      if like.count > 1 || element == .Line {
        text += "[\((like.firstIndex(of: child) ?? 0) + 1)]"
      }
      at = child
    }
    return text
  }

  private func prefix(of root: Element) -> String {
    switch root {
    case .Header: "/AuditFile"
    case .Customer, .Supplier: "/AuditFile/MasterFiles"
    default: "/AuditFile/SourceDocuments/" + fields.table.name
    }
  }
}
