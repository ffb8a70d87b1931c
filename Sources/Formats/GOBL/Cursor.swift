internal import JSON
internal import Measures

/// A value of the source and where it stands.
struct Cursor: Sendable {
  let tree: JSONTree
  let node: Int

  /// The whole source.
  init(_ tree: JSONTree) {
    self.tree = tree
    node = JSONTree.root
  }

  private init(_ tree: JSONTree, _ node: Int) {
    self.tree = tree
    self.node = node
  }

  var pointer: JSONPointer { tree.pointer(to: node) }

  /// The member `key` of an object; nil where there is none, or null.
  subscript(key: String) -> Cursor? {
    guard let member = tree.member(key, of: node), tree.kind(of: member) != .null else {
      return nil
    }
    return Cursor(tree, member)
  }

  /// The elements of an array; none of anything else. Beyond the most that our format has, there is
  /// one more, so that the document is refused for it.
  var elements: [Cursor] {
    tree.elements(of: node, most: JSONLimits.elements + 1).map { Cursor(tree, $0) }
  }

  /// The text of a string, or of a number as it is written; nil for an empty one and all else.
  var text: String? { tree.text(of: node).flatMap { $0.isEmpty ? nil : $0 } }

  /// Whether this is an array with the string `word`.
  func contains(_ word: String) -> Bool {
    tree.elements(of: node).contains {
      tree.kind(of: $0) == .string && tree.text(of: $0) == word
    }
  }

  var isTrue: Bool { tree.kind(of: node) == .yes }
}

extension Cursor? {
  /// The elements of an array that may be missing.
  var elements: [Cursor] { self?.elements ?? [] }
}
