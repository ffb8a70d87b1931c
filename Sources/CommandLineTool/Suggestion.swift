internal import Measures

/// The known word that a mistyped one probably stands for.
struct Suggestion {
  /// Nil when no known word is near.
  let word: String?

  /// Looks for the word with the fewest differing characters: at most one in three, two at least.
  init(for typed: String, among known: [String]) {
    let limit = max(2, typed.count / 3)
    let ranked = known.map { (word: $0, distance: distance(typed, $0)) }
      .filter { $0.distance <= limit }
    word = ranked.min { $0.distance < $1.distance }?.word
  }

  /// `en` or `pt`, with the suggestion behind it.
  func sentence(en: String, pt: String) -> Wording {
    guard let word else { return Wording(en: en, pt: pt) }
    return Wording(en: "\(en); did you mean \(word)?", pt: "\(pt); queria dizer \(word)?")
  }
}

/// The Levenshtein distance of two short words, in characters.
private func distance(_ left: String, _ right: String) -> Int {
  let columns = Array(right)
  var row = Array(0...columns.count)
  for (index, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (column, other) in columns.enumerated() {
      let change = diagonal + (character == other ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(change, min(row[column], diagonal) + 1)
    }
  }
  return row[columns.count]
}
