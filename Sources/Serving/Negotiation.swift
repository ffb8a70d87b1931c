internal import HTTPServer
internal import Measures

extension RequestHead {
  /// The client's language, of those that are spoken; nil where it names none of them.
  var language: Language? {
    let wishes = preferences(in: "accept-language")
    var best: (language: Language, weight: Int)?
    for wish in wishes where wish.weight > best?.weight ?? 0 {
      let tag = wish.value.split(separator: "-").first.map(String.init) ?? ""
      if let language = Language(rawValue: tag) { best = (language, wish.weight) }
    }
    return best?.language
  }

  /// The form of the answer that the client wants most, of those there are; nil where it takes none.
  func form(among forms: [AnswerForm]) -> AnswerForm? {
    let wishes = preferences(in: "accept")
    guard !wishes.isEmpty else { return forms.first }
    var best: (form: AnswerForm, weight: Int)?
    for form in forms {
      let weight = RequestHead.weight(of: form.mediaType, among: wishes)
      if weight > best?.weight ?? 0 { best = (form, weight) }
    }
    return best?.form
  }

  /// The media type of the body, without its parameters.
  var contentType: String? {
    self["content-type"].map { text in
      text.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }
  }

  /// How much a media type is wanted, in thousandths: the most particular wish decides.
  private static func weight(
    of type: String, among wishes: [(value: String, weight: Int)]
  ) -> Int {
    let family = type.prefix { $0 != "/" } + "/*"
    for name in [type, String(family), "*/*"] {
      if let wish = wishes.first(where: { $0.value == name }) { return wish.weight }
    }
    return 0
  }

  /// The values of a header such as `Accept`, with their weights in thousandths.
  private func preferences(in name: String) -> [(value: String, weight: Int)] {
    (self[name] ?? "").split(separator: ",").prefix(64).compactMap { item in
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let value = parts.first?.lowercased() else { return nil }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }
      guard let quality, let weight = Double(quality.dropFirst(2)) else { return (value, 1000) }
      return (value, weight >= 0 && weight <= 1 ? Int(weight * 1000) : 0)
    }
  }
}
