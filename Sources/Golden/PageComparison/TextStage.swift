internal import Measures

/// The words of one page, approved and new, side by side.
struct TextStage {
  /// What a reader reads differently.
  private(set) var differences: [Difference] = []
  /// Equal words, each with its index in both pages.
  private(set) var pairs: [(approved: Int, new: Int)] = []
  /// The same letters, parted into words elsewhere, as they are when words move together or apart.
  private(set) var regrouped: [(approved: Word, new: Word)] = []

  private let page: Int
  private let approved: PageText
  private let new: PageText
  private let approvedPhrases: [Phrase]
  private let newPhrases: [Phrase]

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
    // Most pages are the same, and nobody asks.
    (approvedPhrases, newPhrases) =
      old == now ? ([], []) : (Phrase.phrases(of: approved.words), Phrase.phrases(of: new.words))
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
        note(Change(removed: start.0..<left, added: start.1..<right))
      }
      if left < oldRange.upperBound, right < newRange.upperBound {
        pairs.append((left, right))
        (left, right) = (left + 1, right + 1)
      }
    }
    if isReordered { pairUp(removed, added) }
  }

  private mutating func note(_ change: Change) {
    if let same = regroupedWords(change) { return regrouped.append(same) }
    let found = difference(change)
    // Two changes in one figure are one.
    if differences.last?.message != found.message { differences.append(found) }
  }

  /// Both sides as one word each when they hold the same letters; nil when they do not.
  private func regroupedWords(_ change: Change) -> (approved: Word, new: Word)? {
    let (old, now) = (approved.words[change.removed], new.words[change.added])
    guard let box = extent(of: old), let newBox = extent(of: now),
      old.map(\.text).joined() == now.map(\.text).joined()
    else { return nil }
    let text = old.map(\.text).joined(separator: " ")
    return (Word(text: text, box: box), Word(text: text, box: newBox))
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
    let (side, words) =
      old.isEmpty
      ? (newPhrases, change.added) : (approvedPhrases, change.removed)
    let first = old.isEmpty ? now.first : old.first
    let own = side.first { $0.words.contains(words.lowerBound) }
    var label = ""
    var (before, after) = (quoted(old), quoted(now))
    let whole = wholePhrases(around: change)
    if let whole {
      (before, after) = (quoted(whole.approved.text), quoted(whole.new.text))
      label = Self.label(of: whole.approved, among: side)
    } else if let own, own.words.lowerBound < words.lowerBound {
      // In the midst of a line, what stands before it is what a reader looks for.
      let page = old.isEmpty ? new : approved
      label = page.words[own.words.lowerBound..<words.lowerBound].map(\.text)
        .joined(separator: " ")
    } else if let own {
      label = Self.label(of: own, among: side)
    }
    label = shortened(label)
    let spot = (whole?.approved.box ?? first?.box).map { place($0) } ?? Wording(en: "", pt: "")
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

  /// The phrases of a change within a short one, such as a figure: they say more than their parts.
  private func wholePhrases(around change: Change) -> (approved: Phrase, new: Phrase)? {
    let limit = 4
    guard !change.removed.isEmpty, !change.added.isEmpty,
      let old = approvedPhrases.first(where: { $0.words.contains(change.removed.lowerBound) }),
      let now = newPhrases.first(where: { $0.words.contains(change.added.lowerBound) }),
      old.words.count <= limit, now.words.count <= limit,
      change.removed.upperBound <= old.words.upperBound,
      change.added.upperBound <= now.words.upperBound
    else { return nil }
    return (old, now)
  }

  /// More words differ than can be told one by one.
  private func rewritten(_ removed: Range<Int>, _ added: Range<Int>) -> Difference {
    Difference(
      .text, .textChanged, page: page,
      Wording(
        en: "\(removed.count) words of the approved page stand against \(added.count) of the new",
        pt: "\(removed.count) palavras da página aprovada contra \(added.count) da nova"))
  }

  private func quoted(_ text: String) -> String { "“\(shortened(text))”" }

  private func quoted(_ words: ArraySlice<Word>) -> String {
    quoted(words.map(\.text).joined(separator: " "))
  }

  private func extent(of words: ArraySlice<Word>) -> Box? {
    words.first.map { first in words.dropFirst().reduce(first.box) { $0.union($1.box) } }
  }

  /// The words that a reader would name to find a phrase: on its row to the left, or above it,
  /// whichever is nearer. A figure is no label.
  private static func label(of own: Phrase, among phrases: [Phrase]) -> String {
    var best: (text: String, distance: Double)?
    for other in phrases where other.words != own.words && other.isLabel {
      let box = other.box
      var distance = Double.infinity
      if box.isOnRow(of: own.box), box.right <= own.box.left {
        distance = own.box.left - box.right
      } else if box.bottom <= own.box.top + 0.3 * own.box.height, box.left < own.box.right,
        own.box.left < box.right
      {
        // Rows stand closer than columns.
        distance = 2 * (own.box.top - box.bottom)
      }
      if distance < best?.distance ?? .infinity { best = (other.text, distance) }
    }
    return best?.text ?? ""
  }
}

extension Phrase {
  fileprivate var isLabel: Bool { text.unicodeScalars.count { $0.properties.isAlphabetic } >= 2 }
}
