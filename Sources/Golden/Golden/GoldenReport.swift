internal import JSON
package import Measures
internal import PageComparison

/// A document of a golden folder and what became of its golden.
package struct GoldenCase: Sendable {
  /// The file it came from.
  package let document: String
  /// Its place in that file, from 0; nil for a file of one document.
  package let position: Int?
  package let number: String?
  package let problems: [Problem]
  package var result: GoldenResult

  package init(
    document: String, position: Int?, number: String?, problems: [Problem], result: GoldenResult
  ) {
    self.document = document
    self.position = position
    self.number = number
    self.problems = problems
    self.result = result
  }

  /// As messages name it: `month.ndjson[2]`.
  package var title: String { document + (position.map { "[\($0)]" } ?? "") }
}

/// What a check of a golden folder found, in the order of the input.
package struct GoldenReport: Sendable {
  package var cases: [GoldenCase]
  /// Whether equal pages in other bytes are a difference.
  package let bytesMatter: Bool

  package init(_ cases: [GoldenCase], bytesMatter: Bool) {
    self.cases = cases
    self.bytesMatter = bytesMatter
  }

  package var failures: [GoldenCase] {
    cases.filter { $0.result.isFailure(bytesMatter: bytesMatter) }
  }

  /// Whether something could not be compared, which goes before whatever differs.
  package var hasFailed: Bool {
    cases.contains { if case .failed = $0.result.outcome { true } else { false } }
  }

  /// `12 documents: 10 same, 1 different, 1 missing`.
  package var summary: Wording {
    let words: [(word: String, en: String, pt: String, ptMany: String)] = [
      ("same", "same", "igual", "iguais"), ("recorded", "recorded", "gravado", "gravados"),
      (
        "samePages", "same pages in other bytes", "com as mesmas páginas noutros bytes",
        "com as mesmas páginas noutros bytes"
      ),
      ("different", "different", "diferente", "diferentes"),
      ("missing", "without an approved PDF", "sem PDF aprovado", "sem PDF aprovado"),
      ("rejected", "rejected", "recusado", "recusados"),
      ("failed", "not compared", "por comparar", "por comparar"),
    ]
    var (en, pt) = ([String](), [String]())
    for word in words {
      let count = cases.count { $0.result.word == word.word }
      guard count > 0 else { continue }
      en.append("\(count) \(word.en)")
      pt.append("\(count) \(count == 1 ? word.pt : word.ptMany)")
    }
    return Wording(
      en: "\(cases.count) \(cases.count == 1 ? "document" : "documents"): "
        + en.joined(separator: ", "),
      pt: "\(cases.count) \(cases.count == 1 ? "documento" : "documentos"): "
        + pt.joined(separator: ", "))
  }
}

// MARK: Text

extension GoldenCase {
  /// The case as lines for people.
  package func text(_ language: Language) -> String {
    var text = "\(printable(title)): " + result.text(language)
    switch result.outcome {
    case .different, .samePages:
      let name = result.name
      let words = Wording(
        en: "  approved \(name.approved), new \(name.received)",
        pt: "  aprovado \(name.approved), novo \(name.received)")
      text += printable(words[language])
      for index in result.pictures.indices {
        let word = Wording(en: ", picture ", pt: ", imagem ")[language]
        text += word + printable(name.picture(index + 1))
      }
      text += "\n"
    default: break
    }
    return text
  }

  /// The case as a JSON object and a line end.
  package func jsonLine(_ language: Language) -> String {
    var text = "{\"document\":"
    text.appendJSON(document)
    if let position { text += ",\"position\":\(position)" }
    text += ",\"number\":"
    text.appendJSON(orNull: number)
    text += ",\"approved\":"
    text.appendJSON(result.name.approved)
    switch result.outcome {
    case .missing, .samePages, .different:
      text += ",\"received\":"
      text.appendJSON(result.name.received)
    case .same, .recorded, .rejected, .failed: break
    }
    text += "," + result.jsonMembers(language)
    if !problems.isEmpty {
      text += ",\"problems\":"
      text.appendJSON(problems, at: [], language)
    }
    return text + "}\n"
  }
}

extension GoldenResult {
  /// What happened and every difference, a line each.
  package func text(_ language: Language) -> String {
    var text = printable(headline[language]) + "\n"
    for difference in differences { text += "  \(printable(difference.message[language]))\n" }
    return text
  }

  /// The comparison of two PDFs as a JSON object and a line end.
  package func jsonLine(of paths: [String], _ language: Language) -> String {
    var text = "{\"approved\":"
    text.appendJSON(paths[0])
    text += ",\"new\":"
    text.appendJSON(paths[1])
    return text + "," + jsonMembers(language) + "}\n"
  }
}
