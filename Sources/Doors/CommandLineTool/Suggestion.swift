internal import Measures

/// The known word that a mistyped one probably stands for.
struct Suggestion {
  /// Nil when no known word is near.
  let word: String?

  init(for typed: String, among known: [String]) {
    word = Spelling(typed).nearest(in: known)
  }

  /// `en` or `pt`, with the suggestion behind it.
  func sentence(en: String, pt: String) -> Wording {
    guard let word else { return Wording(en: en, pt: pt) }
    return Wording(en: "\(en); did you mean \(word)?", pt: "\(pt); queria dizer \(word)?")
  }
}
