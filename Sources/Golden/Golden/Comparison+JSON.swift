internal import JSON
package import Measures
package import PageComparison

extension GoldenResult {
  /// `outcome`, `message`, and what there is of `stage`, `differences`, `received`, `pictures`.
  func jsonMembers(_ language: Language) -> String {
    var text = "\"outcome\":\"\(word)\",\"message\":"
    text.appendJSON(headline[language])
    switch outcome {
    case .different(let comparison), .samePages(let comparison):
      text += "," + comparison.jsonMembers(language)
    case .same, .missing, .recorded, .rejected, .failed: break
    }
    guard !pictures.isEmpty else { return text }
    text += ",\"pictures\":["
    for index in pictures.indices {
      if index > 0 { text += "," }
      text.appendJSON(name.picture(index + 1))
    }
    return text + "]"
  }
}

extension Comparison {
  /// `stage`, `resolution` where pixels were compared, and `differences`.
  package func jsonMembers(_ language: Language) -> String {
    let stage: Stage =
      switch verdict {
      case .different(let stage): stage
      case .same, .samePages: .bytes
      }
    var text = "\"stage\":\"\(stage.rawValue)\""
    if let resolution { text += ",\"resolution\":\(resolution)" }
    text += ",\"differences\":["
    for (index, difference) in differences.enumerated() {
      if index > 0 { text += "," }
      text += difference.json(language)
    }
    return text + "]"
  }
}

extension Difference {
  fileprivate func json(_ language: Language) -> String {
    var text = "{\"stage\":\"\(stage.rawValue)\",\"kind\":\"\(kind.rawValue)\""
    if let page { text += ",\"page\":\(page)" }
    if !label.isEmpty {
      text += ",\"label\":"
      text.appendJSON(label)
    }
    if let place { text += ",\"approved\":" + place.json }
    if let newPlace { text += ",\"new\":" + newPlace.json }
    text += ",\"message\":"
    text.appendJSON(message[language])
    return text + "}"
  }
}

extension Box {
  /// Millimetres with two decimals.
  fileprivate var json: String {
    func number(_ value: Double) -> String {
      let hundredths = Int(value * 100 + (value < 0 ? -0.5 : 0.5))
      let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
      return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
    return "{\"left\":\(number(left)),\"top\":\(number(top)),\"right\":\(number(right)),"
      + "\"bottom\":\(number(bottom))}"
  }
}
