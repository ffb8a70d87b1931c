import Measures
import Testing

@testable import PageComparison

/// A page with a line of words for each text; words 20 mm apart, lines 10 mm.
private func page(_ lines: String...) -> PageText {
  var words: [Word] = []
  for (row, line) in lines.enumerated() {
    for (column, text) in line.split(separator: " ").enumerated() {
      let (left, top) = (20 * Double(column) + 10, 10 * Double(row) + 10)
      words.append(
        Word(text: String(text), box: Box(left: left, top: top, right: left + 8, bottom: top + 3)))
    }
  }
  return PageText(width: 210, height: 297, words: words)
}

@Suite("Text stage")
struct TextStageTests {
  @Test(
    "says what is read differently, and beside which label",
    arguments: [
      (
        page("Total 187,40"), page("Total 187,41"), "page 1, “Total”: “187,40” → “187,41” (10.00 mm"
      ),
      (page("Faturação"), page("Faturacao"), "page 1, “Faturação” → “Faturacao”"),
      (page("Base IVA", "Total"), page("Base IVA"), "page 1, “Base”: “Total” is gone"),
      (page("Base"), page("Base nova"), "page 1, “Base”: “nova” is new"),
      (page("a b c d"), page("a x y d"), "page 1, “b c” → “x y” (10.00 mm"),
    ])
  func namesChanges(approved: PageText, new: PageText, expected: String) throws {
    let stage = TextStage(page: 1, approved: approved, new: new)
    let message = try #require(stage.differences.first?.message.en)
    #expect(stage.differences.count == 1)
    #expect(message.hasPrefix(expected), "\(message)")
  }

  @Test(
    "is silent about the same text",
    arguments: [
      (page("a b c"), page("a b c")),
      // Drawn in another order.
      (page("a b", "c d"), page("c d", "a b")),
      // The same letter as one character or two.
      (page("ção"), page("c\u{327}a\u{303}o")),
      (page(), page()),
    ])
  func acceptsSameText(approved: PageText, new: PageText) {
    let stage = TextStage(page: 1, approved: approved, new: new)
    #expect(stage.differences.isEmpty)
    #expect(stage.pairs.count == approved.words.count)
    for pair in stage.pairs {
      #expect(approved.words[pair.approved].text == new.words[pair.new].text)
    }
  }

  @Test func `words that grow together have moved, and are no other text`() {
    func words(_ words: (String, Double, Double)...) -> PageText {
      PageText(
        width: 210, height: 297,
        words: words.map {
          Word(text: $0.0, box: Box(left: $0.1, top: 10, right: $0.2, bottom: 13))
        })
    }
    let old = words(("250", 10, 18), ("UN", 20, 24))
    let new = words(("250UN", 11.5, 24))
    let stage = TextStage(page: 1, approved: old, new: new)
    #expect(stage.differences.isEmpty && stage.pairs.isEmpty)
    let found = PositionStage(
      page: 1, approved: old, new: new, pairs: [], regrouped: stage.regrouped, tolerance: 0.05
    ).differences
    #expect(
      found.map(\.message.en) == [
        "page 1, “250 UN”: 10.00 → 11.50 mm from the left, 14.00 → 12.50 mm wide"
      ])
  }

  @Test func `a figure of several words is told whole, and once`() {
    func figure(_ words: [String]) -> PageText {
      PageText(
        width: 210, height: 297,
        words: words.enumerated().map { index, text in
          let left = 10 + 9 * Double(index)
          return Word(text: text, box: Box(left: left, top: 10, right: left + 8, bottom: 13))
        })
    }
    let stage = TextStage(
      page: 1, approved: figure(["1", "004", "150,20", "€"]),
      new: figure(["2", "004", "150,21", "€"]))
    #expect(stage.differences.count == 1)
    #expect(
      stage.differences.first?.message.en.hasPrefix("page 1, “1 004 150,20 €” → “2 004 150,21 €” (")
        == true)
  }

  @Test func `tens of thousands of other words are one difference, and soon`() {
    let old = (0..<20_000).map { String($0) }.joined(separator: " ")
    let now = (0..<20_000).map { String($0 + 50_000) }.joined(separator: " ")
    let stage = TextStage(page: 1, approved: page(old), new: page(now))
    #expect(stage.differences.map(\.kind) == [.textChanged])
  }
}

@Suite("Position stage")
struct PositionStageTests {
  private func differences(_ change: (Int, Box) -> Box) -> [Difference] {
    let old = page("Total a pagar", "187,40 EUR")
    let new = PageText(
      width: 210, height: 297,
      words: old.words.enumerated().map { Word(text: $1.text, box: change($0, $1.box)) })
    return PositionStage(
      page: 2, approved: old, new: new, pairs: old.words.indices.map { ($0, $0) }, tolerance: 0.05
    ).differences
  }

  private static func shifted(_ box: Box, _ right: Double, _ down: Double) -> Box {
    Box(
      left: box.left + right, top: box.top + down, right: box.right + right,
      bottom: box.bottom + down)
  }

  @Test func `a word that moves is named, in millimetres from the top or left`() {
    let found = differences { $0 == 3 ? Self.shifted($1, 0, 1) : $1 }
    #expect(found.map(\.message.en) == ["page 2, “187,40”: 20.00 → 21.00 mm from the top"])
    #expect(found.map(\.message.pt) == ["página 2, “187,40”: 20,00 → 21,00 mm do topo"])
    let aside = differences { $0 == 0 ? Self.shifted($1, -0.5, 0) : $1 }
    #expect(aside.map(\.message.en) == ["page 2, “Total”: 10.00 → 9.50 mm from the left"])
  }

  @Test func `a block that moves as a whole is said once`() {
    let found = differences { Self.shifted($1, 0, 3.2) }
    #expect(
      found.map(\.message.en) == [
        "page 2, “Total”: 10.00 → 13.20 mm from the top; 4 more texts likewise"
      ])
  }

  @Test func `what grows is said to grow`() {
    let found = differences { index, box in
      var box = box
      if index == 3 { box.right += 2 }
      return box
    }
    #expect(found.map(\.kind) == [.resized])
    #expect(found.map(\.message.en) == ["page 2, “187,40”: 8.00 → 10.00 mm wide"])
  }

  @Test func `a fiftieth of a millimetre is left to the pixels`() {
    #expect(differences { Self.shifted($1, 0.02, -0.02) }.isEmpty)
  }

  @Test func `a turned page is said to be turned`() {
    let found = differences { Box(left: $1.top, top: $1.left, right: $1.bottom, bottom: $1.right) }
    #expect(found.map(\.message.en) == ["page 2, the page is turned"])
  }
}

@Suite("What pdftotext writes")
struct PageTextTests {
  private func parse(_ text: String) -> [PageText]? {
    Array(text.utf8).withUnsafeBufferPointer { PageText.parse($0) }
  }

  @Test func `pages and words are read, with their entities`() throws {
    let pages = try #require(
      parse(
        """
        <title>&lt;page width=&quot;1&quot;</title>
        <page width="595.276000" height="841.890000">
          <word xMin="72" yMin="144" xMax="144" yMax="72.5">&amp;lt; &quot;A&quot;</word>
        </page><page width="72" height="72"></page>
        """))
    #expect(pages.map(\.words.count) == [1, 0])
    #expect(pages[1].width == 25.4)
    #expect(pages[0].words[0].text == "&lt; \"A\"")
    #expect(pages[0].words[0].box.left == 25.4)
  }

  @Test(
    "what was cut off or made up is refused",
    arguments: [
      "<page width=\"595\"", "<page width=\"nan\" height=\"1\">",
      "<page width=\"1e99\" height=\"1\">",
      "<page width=\"1\" height=\"1\"><word xMin=\"1\" yMin=\"2\">",
      "<page width=\"1\" height=\"1\"><word xMin=\"1\" yMin=\"2\" xMax=\"3\" yMax=\"4\">abc",
    ])
  func refuses(text: String) {
    #expect(parse(text) == nil)
  }
}
