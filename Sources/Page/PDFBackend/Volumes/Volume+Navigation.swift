/// Bookmarks and page labels: how a reader finds a document among thousands.
extension Volume {
  /// Up to this many bookmarks stand in one list; more are grouped, so that viewers open without
  /// delay.
  static let listLimit = 500
  private static let groupSize = 250
  private static let labelLeaf = 128

  /// Adds a bookmark for each document; returns the number of the outline.
  func addOutline(to objects: HaruObjects, pageFirst: Int) throws(PDFError) -> Int {
    let count = documents.count
    let isGrouped = count > Volume.listLimit
    let groups = isGrouped ? (count + Volume.groupSize - 1) / Volume.groupSize : 0
    let root = objects.nextNumber
    let firstGroup = root + 1
    let firstItem = firstGroup + groups
    let top = isGrouped ? (firstGroup, groups) : (firstItem, count)
    _ = try objects.series(count: 1) { _ in
      Series.Part(
        entries: Array(
          "/Type /Outlines /First \(top.0) 0 R /Last \(top.0 + top.1 - 1) 0 R /Count \(top.1)\n"
            .utf8))
    }
    var firstPage = 0
    _ = try objects.series(count: groups) { (group) throws(PDFError) in
      if group == 0 { firstPage = pageFirst }
      let range = (group * Volume.groupSize)..<min((group + 1) * Volume.groupSize, count)
      let low = try spill.head(at: documents[range.lowerBound].start).entry.label
      let high = try spill.head(at: documents[range.upperBound - 1].start).entry.label
      var text = PDFText()
      text.add("/Title ", string: "\(low) – \(high)")
      text.add(
        " /Parent \(root) 0 R /Dest [\(firstPage) 0 R /Fit] /Count \(-range.count)"
          + " /First \(firstItem + range.lowerBound) 0 R"
          + " /Last \(firstItem + range.upperBound - 1) 0 R"
          + Volume.neighbours(of: group, in: 0..<groups, first: firstGroup))
      for index in range { firstPage += documents[index].sides(isDuplex: isDuplex) }
      return Series.Part(entries: text.bytes)
    }
    var page = 0
    _ = try objects.series(count: count) { (index) throws(PDFError) in
      if index == 0 { page = pageFirst }
      defer { page += documents[index].sides(isDuplex: isDuplex) }
      let group = index / Volume.groupSize
      let siblings =
        isGrouped
        ? (group * Volume.groupSize)..<min((group + 1) * Volume.groupSize, count) : 0..<count
      var text = PDFText()
      text.add("/Title ", string: try spill.head(at: documents[index].start).entry.title)
      text.add(
        " /Parent \(isGrouped ? firstGroup + group : root) 0 R /Dest [\(page) 0 R /Fit]"
          + Volume.neighbours(of: index, in: siblings, first: firstItem))
      return Series.Part(entries: text.bytes)
    }
    return root
  }

  private static func neighbours(of index: Int, in siblings: Range<Int>, first: Int) -> String {
    (index > siblings.lowerBound ? " /Prev \(first + index - 1) 0 R" : "")
      + (index + 1 < siblings.upperBound ? " /Next \(first + index + 1) 0 R" : "") + "\n"
  }

  /// Adds a label for each page (ISO 32000-1, 12.4.2): the document's and the page's number.
  ///
  /// Returns the number of the root of the tree.
  func addLabels(to objects: HaruObjects) throws(PDFError) -> Int {
    let leaves = (documents.count + Volume.labelLeaf - 1) / Volume.labelLeaf
    let first = objects.nextNumber
    var page = 0
    _ = try objects.series(count: leaves) { (leaf) throws(PDFError) in
      if leaf == 0 { page = 0 }
      let range =
        (leaf * Volume.labelLeaf)..<min((leaf + 1) * Volume.labelLeaf, documents.count)
      let start = page
      var last = page
      var text = PDFText()
      text.add("/Nums [")
      for document in documents[range] {
        let label = try spill.head(at: document.start).entry.label
        text.add("\(page) << /S /D /P ", string: label + " p. ")
        text.add(" >>\n")
        last = page
        let sides = document.sides(isDuplex: isDuplex)
        if sides > document.pageCount {
          last = page + document.pageCount
          text.add("\(last) << /P ", string: label + " verso")
          text.add(" >>\n")
        }
        page += sides
      }
      text.add("] /Limits [\(start) \(last)]\n")
      return Series.Part(entries: text.bytes)
    }
    return objects.number(
      of: try objects.dictionary(
        Array("/Kids [\(PageTree.references(0..<leaves, from: first))]\n".utf8)))
  }
}

/// Entries of a dictionary with text for people among them.
private struct PDFText {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds `text`, then `string` in the shorter of both forms PDF has (ISO 32000-1, 7.9.2.2).
  mutating func add(_ text: String, string: String) {
    add(text)
    if string.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      bytes.append(0x28)
      for byte in string.utf8 {
        if byte == 0x28 || byte == 0x29 || byte == 0x5C { bytes.append(0x5C) }
        bytes.append(byte)
      }
      bytes.append(0x29)
      return
    }
    var buffer = ByteBuffer(capacity: 4 * string.utf16.count + 8)
    buffer.text("<FEFF")
    for unit in string.utf16 { buffer.hexadecimal(unit) }
    buffer.text(">")
    bytes.append(contentsOf: buffer.bytes)
  }
}
