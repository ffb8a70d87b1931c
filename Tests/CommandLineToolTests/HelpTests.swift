import Measures
import Reports
import Testing

@testable import CommandLineTool

@Suite("Help")
struct HelpTests {
  @Test("no option is without documentation", arguments: Command.all, Language.allCases)
  func namesEveryOption(command: Command, language: Language) {
    let page = HelpText.page(for: command, language)
    let words = page.split(whereSeparator: \.isWhitespace).map(String.init)
    for option in command.options {
      for name in option.names { #expect(words.contains { $0 == name || $0 == name + "," }) }
      // Broken into lines, a meaning is still its words in order.
      let meaning = option.meaning[language].split(separator: " ").map(String.init)
      #expect(words.indices.contains { words[$0...].starts(with: meaning) })
    }
    for example in command.examples { #expect(page.contains("  \(example)\n")) }
  }

  @Test("the overview names every command and exit code", arguments: Language.allCases)
  func namesEveryCommand(language: Language) {
    // Broken into lines and columns, a text is still its words in order.
    let page =
      " "
      + HelpText.overview(language).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ") + " "
    for command in Command.all {
      #expect(page.contains(" \(command.word) \(command.operands[language])"))
      #expect(page.contains(command.summary[language]))
    }
    for code in ExitCode.allCases {
      #expect(page.contains(" \(code.rawValue) \(code.meaning[language])"))
    }
  }

  @Test("no line is wider than a hundred characters", arguments: Language.allCases)
  func staysNarrow(language: Language) {
    let pages = Command.all.map { HelpText.page(for: $0, language) }
    for line in (pages + [HelpText.overview(language)]).joined().split(separator: "\n") {
      #expect(line.count <= 100)
    }
  }

  @Test func `the two languages differ in every text`() {
    let texts =
      Option.all.map(\.meaning) + Command.all.map(\.summary)
      + ExitCode.allCases.map(\.meaning) + reportedCodes.map(\.sentence)
    for text in texts { #expect(text.en != text.pt) }
  }

  @Test("the examples are lines the program takes", arguments: Command.all)
  func examplesParse(command: Command) throws {
    for example in command.examples {
      // In a pipe, the part that is about the command; where its streams go is the shell's affair.
      let call = try #require(
        example.split(separator: "|").last {
          $0.drop { $0 == " " }.hasPrefix("prelo \(command.word)")
        })
      let words = call.prefix { $0 != "<" && $0 != ">" }.split(separator: " ").map(String.init)
      #expect(words.prefix(2) == ["prelo", command.word])
      let arguments = try Arguments(words.dropFirst(2), of: command)
      // A schema is read as soon as it is named.
      if !arguments.has(.schema) { _ = try command.makeTask(arguments, .english) }
    }
  }

  @Test func `codes are unique and explained one by one, in any case`() throws {
    let codes = reportedCodes.map(\.id)
    #expect(Set(codes).count == codes.count)
    let list = try Explanation.page(for: [], .text, .english)
    for explanation in reportedCodes {
      #expect(list.contains(explanation.line(.english)))
      let page = try Explanation.page(
        for: [explanation.id.lowercased()], .text, .portuguese)
      #expect(page.contains(explanation.id) && page.contains(explanation.sentence.pt))
      for source in explanation.law { #expect(page.contains(source)) }
    }
  }

  @Test(
    "an unknown code is answered with the nearest",
    arguments: [("out-1", "did you mean OUT-01?"), ("nonsense", "there is no code nonsense")])
  func suggestsCode(code: String, expected: String) {
    let error = #expect(throws: UsageError.self) {
      try Explanation.page(for: [code], .text, .english)
    }
    #expect(error?.message.en.contains(expected) == true)
  }
}
