import Foundation
import Measures
import Serving
import Testing

@testable import CommandLineTool

@Suite("Options and parameters")
struct ServeOptionsTests {
  @Test("a parameter is an option of the same name and values", arguments: QueryParameter.all)
  func parameters(parameter: QueryParameter) throws {
    guard let word = parameter.option else { return }
    let option = try #require(Command.render.options.first { $0.word == word })
    // `print-language` is `language`: over HTTP, that of messages is a header.
    let camel =
      word == "print-language"
      ? "language"
      : word.split(separator: "-").enumerated()
        .map { $0.offset == 0 ? String($0.element) : $0.element.capitalized }.joined()
    #expect(parameter.name == camel)
    switch parameter.kind {
    case .flag: #expect(option.placeholder == nil)
    case .word(let words): #expect(option.value.en == words.joined(separator: "|"))
    case .words(let words):
      for word in words { #expect(option.meaning.en.contains(word)) }
    case .name: #expect(option.value.en.hasPrefix("NAME"))
    }
  }

  @Test("what is asked of a document can be asked over HTTP as well")
  func complete() {
    let offered = Set(QueryParameter.all.compactMap(\.option))
    let asked: [Option] = [
      .template, .copies, .copiesAs, .secondCopy, .printLanguage, .withoutValues, .strict,
      .asIssued, .simplifiedLimit, .from, .sort, .duplex,
    ]
    #expect(offered == Set(asked.map(\.word)))
  }
}
