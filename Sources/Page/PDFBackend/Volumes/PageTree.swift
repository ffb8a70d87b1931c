/// The shape of a balanced tree over the pages of a volume: which node is above which.
///
/// Viewers walk from the root to a page; with 64 children a node three levels hold 262,144 pages, and
/// no array comes near the 8,191 entries older viewers stop at.
struct PageTree {
  static let breadth = 64

  let pageCount: Int
  /// How many nodes each level has, from the one above the pages up; the root is not among them.
  let levels: [Int]
  /// The number of the first object of the first level; the others follow.
  let first: Int
  let root: Int

  init(pageCount: Int, first: Int, root: Int) {
    self.pageCount = pageCount
    self.first = first
    self.root = root
    levels = PageTree.levels(over: pageCount)
  }

  static func levels(over pageCount: Int) -> [Int] {
    var levels: [Int] = []
    var below = pageCount
    while below > breadth {
      below = (below + breadth - 1) / breadth
      levels.append(below)
    }
    return levels
  }

  /// The object number of the node above page or node `index` of the level below `level`.
  func parent(of index: Int, level: Int) -> Int {
    level < levels.count ? start(of: level) + index / PageTree.breadth : root
  }

  /// The children of the root, whose object numbers follow one another.
  func rootKids(firstPage: Int) -> Range<Int> {
    guard let last = levels.last else { return firstPage..<(firstPage + pageCount) }
    let start = start(of: levels.count - 1)
    return start..<(start + last)
  }

  /// The node `index`, counted over all levels.
  func entries(ofNode index: Int, firstPage: Int) -> [UInt8] {
    var level = 0
    var place = index
    while place >= levels[level] {
      place -= levels[level]
      level += 1
    }
    let below = level == 0 ? pageCount : levels[level - 1]
    let firstBelow = level == 0 ? firstPage : start(of: level - 1)
    let kids = (place * PageTree.breadth)..<min((place + 1) * PageTree.breadth, below)
    var width = PageTree.breadth
    for _ in 0..<level { width *= PageTree.breadth }
    let count = min(pageCount - place * width, width)
    return Array(
      """
      /Type /Pages /Parent \(parent(of: place, level: level + 1)) 0 R /Count \(count)
      /Kids [\(PageTree.references(kids, from: firstBelow))]

      """.utf8)
  }

  /// References to the objects `range` behind the object `first`.
  static func references(_ range: Range<Int>, from first: Int) -> String {
    range.map { "\(first + $0) 0 R" }.joined(separator: " ")
  }

  private func start(of level: Int) -> Int { first + levels[..<level].reduce(0, +) }
}
