internal import Glibc
internal import Measures

/// How far the words of one page have moved.
struct PositionStage {
  /// How a box differs from another, in millimetres.
  fileprivate struct Shift {
    let left: Double
    let top: Double
    let width: Double
    let height: Double

    init(from old: Box, to new: Box) {
      left = new.left - old.left
      top = new.top - old.top
      width = new.width - old.width
      height = new.height - old.height
    }

    func isNear(_ other: Shift, within tolerance: Double) -> Bool {
      abs(left - other.left) <= tolerance && abs(top - other.top) <= tolerance
        && abs(width - other.width) <= tolerance && abs(height - other.height) <= tolerance
    }

    static let none = Shift(from: Box.nothing, to: Box.nothing)
  }

  /// Words of a phrase that went the same way, and how many phrases went with them.
  fileprivate struct Move {
    let shift: Shift
    var old: Box
    var new: Box
    var words: [String]
    let phrase: Int
    var companions = 0
  }

  let differences: [Difference]

  /// - Parameters:
  ///   - pairs: Equal words, by their indices in both pages.
  ///   - regrouped: The same letters in other words.
  ///   - tolerance: The shift, in millimetres, that counts as none.
  init(
    page: Int, approved: PageText, new: PageText, pairs: [(approved: Int, new: Int)],
    regrouped: [(approved: Word, new: Word)] = [], tolerance: Double
  ) {
    let moved = pairs.compactMap { pair -> (Int, Box, Box, Shift)? in
      let (old, now) = (approved.words[pair.approved].box, new.words[pair.new].box)
      let shift = Shift(from: old, to: now)
      return shift.isNear(.none, within: tolerance) ? nil : (pair.approved, old, now, shift)
    }
    guard !moved.isEmpty || !regrouped.isEmpty else {
      differences = []
      return
    }
    if Self.isTurned(moved.map { ($0.1, $0.2) }, tolerance) {
      differences = [
        Difference(
          .position, .moved, page: page,
          Wording(en: "the page is turned", pt: "a página está rodada"))
      ]
      return
    }
    var phraseOf: [Int: Int] = [:]
    for (number, phrase) in Phrase.phrases(of: approved.words).enumerated() {
      for index in phrase.words { phraseOf[index] = number }
    }
    var moves: [Move] = []
    for (index, old, now, shift) in moved.sorted(by: { $0.0 < $1.0 }) {
      let phrase = phraseOf[index] ?? -1
      let word = approved.words[index].text
      if let last = moves.last, last.phrase == phrase, last.shift.isNear(shift, within: tolerance) {
        moves[moves.count - 1].words.append(word)
        moves[moves.count - 1].old = last.old.union(old)
        moves[moves.count - 1].new = last.new.union(now)
      } else {
        moves.append(Move(shift: shift, old: old, new: now, words: [word], phrase: phrase))
      }
    }
    for (old, now) in regrouped {
      let shift = Shift(from: old.box, to: now.box)
      guard !shift.isNear(.none, within: tolerance) else { continue }
      moves.append(Move(shift: shift, old: old.box, new: now.box, words: [old.text], phrase: -1))
    }
    // A block that moves as a whole is one thing to say: its topmost text stands for it.
    moves.sort { ($0.old.top, $0.old.left) < ($1.old.top, $1.old.left) }
    var groups: [Move] = []
    for move in moves {
      if let group = groups.firstIndex(where: { $0.shift.isNear(move.shift, within: tolerance) }) {
        groups[group].companions += 1
      } else {
        groups.append(move)
      }
    }
    differences = groups.map { $0.difference(on: page, tolerance) }
  }

  /// Whether the words stand upright that lay, or the other way round.
  private static func isTurned(_ moved: [(old: Box, new: Box)], _ tolerance: Double) -> Bool {
    let turned = moved.count { old, new in
      abs(old.width - old.height) > tolerance && abs(old.width - new.height) <= tolerance
        && abs(old.height - new.width) <= tolerance
    }
    return turned * 10 > moved.count * 8
  }
}

extension PositionStage.Move {
  fileprivate func difference(on page: Int, _ tolerance: Double) -> Difference {
    let label = shortened(words.joined(separator: " "))
    var parts: [Wording] = []
    func say(_ from: Double, _ to: Double, en: String, pt: String) {
      guard abs(from - to) > tolerance else { return }
      let (from, to) = (millimetres(from), millimetres(to))
      parts.append(Wording(en: "\(from.en) → \(to.en) \(en)", pt: "\(from.pt) → \(to.pt) \(pt)"))
    }
    say(old.top, new.top, en: "mm from the top", pt: "mm do topo")
    say(old.left, new.left, en: "mm from the left", pt: "mm da esquerda")
    let isResized = abs(shift.width) > tolerance || abs(shift.height) > tolerance
    say(old.width, new.width, en: "mm wide", pt: "mm de largura")
    say(old.height, new.height, en: "mm high", pt: "mm de altura")
    let others = companions
    let rest =
      switch others {
      case 0: Wording(en: "", pt: "")
      case 1: Wording(en: "; 1 more text likewise", pt: "; mais 1 texto do mesmo modo")
      default:
        Wording(en: "; \(others) more texts likewise", pt: "; mais \(others) textos do mesmo modo")
      }
    return Difference(
      .position, isResized ? .resized : .moved, page: page, label: label, place: old, newPlace: new,
      Wording(
        en: "“\(label)”: " + parts.map(\.en).joined(separator: ", ") + rest.en,
        pt: "“\(label)”: " + parts.map(\.pt).joined(separator: ", ") + rest.pt))
  }
}

extension Box {
  fileprivate static let nothing = Box(left: 0, top: 0, right: 0, bottom: 0)
}
