internal import Measures

/// The words of one page, approved and new, side by side.
struct TextStage {
  /// What a reader reads differently.
  private(set) var differences: [Difference] = []
  /// Equal words, each with its index in both pages.
  private(set) var pairs: [(approved: Int, new: Int)] = []

  private let page: Int
  private let approved: PageText
  private let new: PageText

  /// Words that were taken out, and those that were put in their place.
  private struct Change {
    var removed: Range<Int>
    var added: Range<Int>
  }

  /// The most words that are aligned one by one.
  private static let limit = 6000

  init(page: Int, approved: PageText, new: PageText) {
    self.page = page
    self.approved = approved
    self.new = new
    let (old, now) = (approved.words.map(\.text), new.words.map(\.text))
    let head = zip(old, now).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), now.dropFirst(head).reversed())
      .prefix { $0 == $1 }.count
    pairs = (0..<head).map { ($0, $0) }
    let (oldMiddle, newMiddle) = (head..<old.count - tail, head..<now.count - tail)
    if max(oldMiddle.count, newMiddle.count) > Self.limit {
      differences = [rewritten(oldMiddle, newMiddle)]
    } else {
      align(old, oldMiddle, now, newMiddle)
    }
    pairs += (0..<tail).map { (oldMiddle.upperBound + $0, newMiddle.upperBound + $0) }
  }

  // MARK: Alignment

  private mutating func align(
    _ old: [String], _ oldRange: Range<Int>, _ now: [String], _ newRange: Range<Int>
  ) {
    let steps = now[newRange].difference(from: old[oldRange])
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for step in steps {
      switch step {
      case .remove(let offset, _, _): removed.insert(oldRange.lowerBound + offset)
      case .insert(let offset, _, _): added.insert(newRange.lowerBound + offset)
      }
    }
    // Drawn in another order, the same words are the same text; where they stand is seen later.
    let bag = { (words: [String]) in words.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
    let isReordered =
      removed.count == added.count
      && bag(removed.map { old[$0] }) == bag(added.map { now[$0] })
    var (left, right) = (oldRange.lowerBound, newRange.lowerBound)
    while left < oldRange.upperBound || right < newRange.upperBound {
      let start = (left, right)
      while removed.contains(left) { left += 1 }
      while added.contains(right) { right += 1 }
      if (left, right) != start, !isReordered {
        differences.append(difference(Change(removed: start.0..<left, added: start.1..<right)))
      }
      if left < oldRange.upperBound, right < newRange.upperBound {
        pairs.append((left, right))
        (left, right) = (left + 1, right + 1)
      }
    }
    if isReordered { pairUp(removed, added) }
  }

  /// Pairs each word drawn at another turn with the nearest of the same text.
  private mutating func pairUp(_ removed: Set<Int>, _ added: Set<Int>) {
    var free: [String: [Int]] = [:]
    for index in added.sorted() { free[new.words[index].text, default: []].append(index) }
    for index in removed.sorted() {
      let word = approved.words[index]
      func distance(_ other: Int) -> Double {
        abs(new.words[other].box.left - word.box.left)
          + abs(new.words[other].box.top - word.box.top)
      }
      guard let nearest = free[word.text]?.min(by: { distance($0) < distance($1) }) else {
        continue
      }
      free[word.text]?.removeAll { $0 == nearest }
      pairs.append((index, nearest))
    }
  }

  // MARK: Saying it

  private func difference(_ change: Change) -> Difference {
    let (old, now) = (approved.words[change.removed], new.words[change.added])
    let (before, after) = (quoted(old), quoted(now))
    let side = old.isEmpty ? new : approved
    let first = old.isEmpty ? change.added.lowerBound : change.removed.lowerBound
    let label = Self.label(of: first, in: side)
    let box = (old.first ?? now.first)?.box
    let spot = box.map { place($0) } ?? Wording(en: "", pt: "")
    let beside = label.isEmpty ? "" : "“\(label)”: "
    let kind: Difference.Kind = old.isEmpty ? .textNew : now.isEmpty ? .textGone : .textChanged
    let message =
      switch kind {
      case .textNew: Wording(en: "\(after) is new", pt: "\(after) é novo")
      case .textGone: Wording(en: "\(before) is gone", pt: "\(before) desapareceu")
      default: Wording(en: "\(before) → \(after)", pt: "\(before) → \(after)")
      }
    return Difference(
      .text, kind, page: page, label: label, place: extent(of: old), newPlace: extent(of: now),
      Wording(
        en: "\(beside)\(message.en) (\(spot.en))", pt: "\(beside)\(message.pt) (\(spot.pt))"))
  }

  /// More words differ than can be told one by one.
  private func rewritten(_ removed: Range<Int>, _ added: Range<Int>) -> Difference {
    Difference(
      .text, .textChanged, page: page,
      Wording(
        en: "\(removed.count) words of the approved page stand against \(added.count) of the new",
        pt: "\(removed.count) palavras da página aprovada contra \(added.count) da nova"))
  }

  private func quoted(_ words: ArraySlice<Word>) -> String {
    "“\(shortened(words.map(\.text).joined(separator: " ")))”"
  }

  private func extent(of words: ArraySlice<Word>) -> Box? {
    words.first.map { first in words.dropFirst().reduce(first.box) { $0.union($1.box) } }
  }

  /// What stands left of a word on its row, else above it: the label a reader would name.
  static func label(of index: Int, in page: PageText) -> String {
    let phrases = Phrase.phrases(of: page.words)
    guard let own = phrases.first(where: { $0.words.contains(index) }) else { return "" }
    if index > own.words.lowerBound {
      let words = page.words[own.words.lowerBound..<index]
      return shortened(words.map(\.text).joined(separator: " "))
    }
    let box = page.words[index].box
    let others = phrases.filter { $0.words != own.words }
    let left = others.filter { $0.box.isOnRow(of: box) && $0.box.right <= box.left }
      .max { $0.box.right < $1.box.right }
    let above = others.filter {
      $0.box.bottom <= box.top + 0.3 * box.height && $0.box.left < box.right
        && box.left < $0.box.right
    }.max { $0.box.bottom < $1.box.bottom }
    return shortened((left ?? above)?.text ?? "")
  }
}
