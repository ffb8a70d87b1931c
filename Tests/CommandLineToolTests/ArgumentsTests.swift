import Delivery
import DocumentModel
import DocumentRules
import Measures
import Pipeline
import Posting
import Printing
import Testing

@testable import CommandLineTool

@Suite("Arguments")
struct ArgumentsTests {
  @Test(
    "words become operands and options",
    arguments: [
      (["a", "b"], ["a", "b"], [:]),
      (["a", "-o", "out"], ["a"], [Option.output: "out"]),
      (["--output", "out", "a"], ["a"], [.output: "out"]),
      (["--output=out", "a"], ["a"], [.output: "out"]),
      (["--output=a=b"], [], [.output: "a=b"]),
      (["--template=-x"], [], [.template: "-x"]),
      (["-"], ["-"], [:]),
      (["-o", "-", "-"], ["-"], [.output: "-"]),
      (["--force", "a", "--strict"], ["a"], [.force: "", .strict: ""]),
      (["--", "--force", "-o"], ["--force", "-o"], [:]),
      (["a", "--", "--", "b"], ["a", "--", "b"], [:]),
      ([], [], [:]),
    ] as [([String], [String], [Option: String])])
  func sortsWords(words: [String], operands: [String], options: [Option: String]) throws {
    let arguments = try Arguments(words[...], of: .render)
    #expect(arguments.operands == operands)
    for option in Option.all { #expect(arguments[option] == options[option]) }
  }

  @Test(
    "a line that makes no sense is refused with a reason",
    arguments: [
      (Command.render, ["--otput", "x"], "unknown option --otput; did you mean --output?"),
      (.render, ["--frobnicate"], "unknown option --frobnicate"),
      (.render, ["-x"], "unknown option -x; did you mean -o?"),
      (.render, ["-oout"], "unknown option -oout"),
      (.render, ["--jbs", "4"], "unknown option --jbs; did you mean --jobs?"),
      (.validate, ["--force"], "prelo validate takes no --force"),
      (.render, ["-o"], "--output needs a value: --output DIR|FILE.pdf|-"),
      (.render, ["-o", "--force"], "--output needs a value: --output DIR|FILE.pdf|-"),
      (.render, ["-o", ""], "--output needs a value: --output DIR|FILE.pdf|-"),
      (.render, ["--output="], "--output needs a value: --output DIR|FILE.pdf|-"),
      (.render, ["-o", "a", "--output", "b"], "--output is given twice; give it once"),
      (.render, ["--force", "--force"], "--force is given twice; give it once"),
      (.render, ["--force=yes"], "--force takes no value; leave out =yes"),
    ])
  func refusesWords(command: Command, words: [String], expected: String) {
    let error = #expect(throws: UsageError.self) { try Arguments(words[...], of: command) }
    #expect(error?.message.en == expected)
    #expect(error?.message.pt != expected)
  }

  @Test(
    "a value outside its list is refused with the list",
    arguments: [
      (["--format", "xml"], "--format cannot be “xml”; the values are text, json"),
      (["--copies", "original,"], "--copies cannot be “”; the values are original, duplicate,"),
      (["--copies", "original,original"], "--copies lists original twice; name each once"),
      (
        ["--print-language", "fr"], "--print-language cannot be “fr”; the values are pt, en, pt-en"
      ),
      (["--simplified-limit", "both"], "the values are gross, net"),
    ])
  func refusesValues(words: [String], expected: String) throws {
    let arguments = try Arguments((words + ["a", "-o", "out"])[...], of: .render)
    let error = #expect(throws: UsageError.self) { try DocumentCommand(.render, arguments) }
    #expect(error?.message.en.contains(expected) == true)
  }

  @Test func `every option of render reaches its place`() throws {
    let words = [
      "a", "-o", "out/x.PDF", "--force", "--sync", "--template", "bold", "--copies",
      "duplicate,original", "--second-copy", "--print-language", "pt-en", "--strict",
      "--simplified-limit", "net", "--format", "json", "--resources", "res",
    ]
    let command = try DocumentCommand(.render, Arguments(words[...], of: .render))
    let job = command.job
    guard case .render(let destination?, nil) = job.action else {
      Issue.record("not a render task")
      return
    }
    #expect(destination.path == "out/x.PDF")
    #expect(destination.folder == "out/")
    #expect(destination.fileName == "x.PDF")
    #expect(destination.ifTaken == .replace)
    #expect(destination.syncs)
    #expect(job.options.template == "bold")
    #expect(job.options.copies == [.duplicate, .original])
    #expect(job.options.secondCopy == true)
    #expect(job.options.language == .both)
    #expect(job.options.check.strict)
    #expect(job.options.check.simplifiedInvoiceLimit == .net)
    #expect(command.format == .json)
    #expect(command.resources == "res")
  }

  @Test(
    "the name after -o is a folder or a file",
    arguments: [
      ("out", "out", nil), ("x.pdf", ".", "x.pdf"), ("/x.pdf", "/", "x.pdf"),
      ("a/b.pdf", "a/", "b.pdf"), ("x.pdf/", "x.pdf/", nil), ("/tmp", "/tmp", nil),
    ] as [(String, String, String?)])
  func readsDestination(output: String, folder: String, file: String?) throws {
    let arguments = try Arguments(["a", "-o", output][...], of: .render)
    let job = try DocumentCommand(.render, arguments).job
    guard case .render(let destination?, nil) = job.action else {
      Issue.record("not a render task")
      return
    }
    #expect(destination.folder == folder)
    #expect(destination.fileName == file)
  }

  @Test(
    "the language comes from the option, else from the locale",
    arguments: [
      ([], [:], Language.english),
      ([], ["LANG": "pt_PT.UTF-8"], .portuguese),
      ([], ["LANG": "en_GB.UTF-8"], .english),
      ([], ["LC_ALL": "C", "LANG": "pt_PT.UTF-8"], .english),
      ([], ["LC_ALL": "", "LC_MESSAGES": "pt_BR", "LANG": "en_GB"], .portuguese),
      (["--language", "pt"], ["LANG": "en_GB"], .portuguese),
      (["--language=en"], ["LANG": "pt_PT"], .english),
      (["--language"], ["LANG": "pt_PT"], .portuguese),
      (["--language", "fr"], [:], .english),
    ] as [([String], [String: String], Language)])
  func choosesLanguage(words: [String], environment: [String: String], expected: Language) {
    #expect(Language.preferred(in: words) { environment[$0] } == expected)
  }

  @Test(
    "a mistyped word finds its neighbour, a strange one does not",
    arguments: [
      ("rendr", "render"), ("validte", "validate"), ("RENDER", "render"), ("q", "qr"),
      ("help!", "help"), ("wacth", "watch"), ("xyzzy", nil), ("", nil),
    ] as [(String, String?)])
  func suggests(typed: String, expected: String?) {
    #expect(Suggestion(for: typed, among: Command.all.map(\.word)).word == expected)
  }
}
