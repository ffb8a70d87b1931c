package import Measures

/// How a piece of text looks, apart from its place.
package struct TextStyle: Hashable, Sendable {
  package var face: Face
  package var size: Length
  package var color: Color
  /// The distance between baselines.
  package var leading: Length
  /// Extra space after each character.
  package var tracking: Length

  package init(
    _ face: Face, size: Length, color: Color, leading: Length, tracking: Length = .zero
  ) {
    self.face = face
    self.size = size
    self.color = color
    self.leading = leading
    self.tracking = tracking
  }

  /// The same style in another face.
  package func with(_ face: Face) -> TextStyle {
    var copy = self
    copy.face = face
    return copy
  }

  /// The same style in another colour.
  package func with(_ color: Color) -> TextStyle {
    var copy = self
    copy.color = color
    return copy
  }
}

extension FontSet {
  /// The width of one line of text in a style.
  package func width(of text: String, _ style: TextStyle) -> Length {
    width(of: text, face: style.face, size: style.size, tracking: style.tracking)
  }

  /// Breaks `text` into lines no wider than `width`.
  ///
  /// Line feeds always break; otherwise lines break at spaces, at U+200B, after hyphens and slashes
  /// between longer parts, and inside a word only when the word alone is wider than the line,
  /// between whole characters. U+00A0 never breaks. Never empty: a text without characters is one
  /// empty line.
  package func lines(of text: String, _ style: TextStyle, width: Length) -> [String] {
    if !text.hasLineFeed, self.width(of: text, style) <= width {
      return [text]
    }
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      breakParagraph(paragraph, style, width: width, into: &lines)
    }
    return lines
  }

  private func breakParagraph(
    _ paragraph: Substring, _ style: TextStyle, width: Length, into lines: inout [String]
  ) {
    var line = ""
    var lineWidth = Length.zero
    for word in Words(rest: paragraph) {
      // A space at the end of a line takes no room.
      let visible = String(word.trimmingSpaces())
      let visibleWidth = self.width(of: visible, style)
      if lineWidth + visibleWidth <= width {
        line += word
        lineWidth += self.width(of: String(word), style)
        continue
      }
      if !line.isEmpty { lines.append(String(line.trimmingSpaces())) }
      if visibleWidth <= width {
        line = String(word)
        lineWidth = self.width(of: line, style)
      } else {
        line = splitWord(visible, style, width: width, into: &lines)
        line += word[word.trimmingSpaces().endIndex...]
        lineWidth = self.width(of: line, style)
      }
    }
    lines.append(String(line.trimmingSpaces()))
  }

  /// Cuts a word that is wider than a line; full pieces go to `lines`, the rest is returned.
  private func splitWord(
    _ word: String, _ style: TextStyle, width: Length, into lines: inout [String]
  ) -> String {
    var piece = ""
    var pieceWidth = Length.zero
    for character in word {
      let advance = self.width(of: String(character), style)
      if !piece.isEmpty, pieceWidth + advance > width {
        lines.append(piece)
        piece = ""
        pieceWidth = .zero
      }
      piece.append(character)
      pieceWidth += advance
    }
    return piece
  }

  /// The width of the widest piece of `text` that no line break divides.
  package func widestWord(of text: String, _ style: TextStyle) -> Length {
    Words(rest: text[...]).reduce(.zero) {
      max($0, width(of: String($1.trimmingSpaces()), style))
    }
  }

  /// `text` cut to `width` with an ellipsis at the end when it does not fit.
  ///
  /// Only for repetitions of what stands in full elsewhere.
  package func shortened(_ text: String, _ style: TextStyle, width: Length) -> String {
    guard self.width(of: text, style) > width else { return text }
    let room = width - self.width(of: "…", style)
    var kept = ""
    var keptWidth = Length.zero
    for character in text {
      keptWidth += self.width(of: String(character), style)
      guard keptWidth <= room else { break }
      kept.append(character)
    }
    return String(kept[...].trimmingSpaces()) + "…"
  }
}

/// The unbreakable pieces of a paragraph, each with the spaces that follow it.
///
/// Works on UTF-8: all bytes it looks for are characters of their own.
private struct Words: Sequence, IteratorProtocol {
  var rest: Substring

  mutating func next() -> Substring? {
    guard !rest.isEmpty else { return nil }
    let bytes = rest.utf8
    var index = bytes.startIndex
    var isAfterBreak = false
    var length = 0
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: " ") {
        isAfterBreak = true
      } else if isAfterBreak {
        break
      } else if byte == 0xE2, bytes[index...].starts(with: Self.zeroWidthSpace) {
        index = bytes.index(index, offsetBy: Self.zeroWidthSpace.count)
        isAfterBreak = true
        continue
      } else if Self.isJoint(byte) {
        let following = bytes.index(after: index)
        isAfterBreak = length >= Self.leastPart && mayStart(bytes[following...])
        length = 0
      } else if byte & 0xC0 != 0x80 {
        length += 1
      }
      index = bytes.index(after: index)
    }
    defer { rest = rest[index...] }
    return rest[..<index]
  }

  private static let zeroWidthSpace: [UInt8] = [0xE2, 0x80, 0x8B]
  /// `s/n`, `c/`, `km/h` and `e-mail` stay whole.
  private static let leastPart = 2

  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }

  /// Whether a line may start with what follows a hyphen or slash.
  private func mayStart(_ bytes: Substring.UTF8View.SubSequence) -> Bool {
    // A figure such as 12/2026 or -5 stays whole.
    guard let first = bytes.first, !(48...57).contains(first) else { return false }
    var length = 0
    for byte in bytes {
      if byte == UInt8(ascii: " ") || Self.isJoint(byte) { return false }
      if byte & 0xC0 != 0x80 { length += 1 }
      if length >= Self.leastPart { return true }
    }
    return false
  }
}

extension String {
  /// Whether the text is of several paragraphs.
  fileprivate var hasLineFeed: Bool {
    let feed = UInt8(ascii: "\n")
    return utf8.withContiguousStorageIfAvailable { $0.contains(feed) } ?? utf8.contains(feed)
  }
}

extension StringProtocol where SubSequence == Substring {
  /// The text without spaces at its end.
  fileprivate func trimmingSpaces() -> Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[startIndex..<end]
  }
}
