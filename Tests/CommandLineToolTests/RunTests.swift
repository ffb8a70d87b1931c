import Foundation
import Intake
import Measures
import Testing

@testable import CommandLineTool

@Suite("Runs")
struct RunTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var words: [String]
    var documents: [RawDocument] = []
    var code: ExitCode
    var out = ""
    var err = ""
    /// Files under `out`.
    var files: [String: String] = [:]
    var testDescription: String { words.joined(separator: " ") + " → \(code)" }
  }

  private static let a = document("ok|FT A/1|one")
  private static let b = document("ok|FT A/2|two", in: "b.ndjson", at: 0)
  private static let warned = document("warn|FT A/3|three", in: "b.ndjson", at: 1)
  private static let bad = document("bad|FT A/4|four", in: "b.ndjson", at: 2)
  private static let failed = document("fail|FT A/5|five")
  private static let twin = document("ok|FT A-1|other", in: "twin.json")
  private static let unusable = RawDocument(
    source: "c.json", position: 7, bytes: [],
    failure: Problem(.error, "JSON-10", at: "/7", Wording(en: "too large", pt: "grande")))

  private static let badText = """
    b.ndjson[2]:12:5: FT A/4: error TOT-01 /totals/gross: something is off
    b.ndjson[2]: FT A/4: warning NIF-02: something is off

    """
  private static let conflict =
    "conflict: @/out/FT_A-1.pdf exists with other bytes and was left alone; an issued document does "
    + "not change (Despacho 8632/2014, 1.11). Compare the two, or replace it with --force\n"

  private static let rows: [Row] = [
    Row(
      words: ["render", "@/in", "-o", "@/out"], documents: [a], code: .done,
      out: "@/out/FT_A-1.pdf\n", files: ["FT_A-1.pdf": "one"]),
    Row(
      words: ["render", "@/in", "-o", "@/out"], documents: [a, b, warned], code: .done,
      out: "@/out/FT_A-1.pdf\n@/out/FT_A-2.pdf\n@/out/FT_A-3.pdf\n",
      err: """
        b.ndjson[1]: FT A/3: warning NIF-02 /buyer/taxId: something is off
        3 documents: 3 done, 1 warning

        """,
      files: ["FT_A-1.pdf": "one", "FT_A-2.pdf": "two", "FT_A-3.pdf": "three"]),
    Row(
      words: ["render", "@/in", "-o", "@/out"], documents: [a, bad, b], code: .rejected,
      out: "@/out/FT_A-1.pdf\n@/out/FT_A-2.pdf\n",
      err: badText + "3 documents: 2 done, 1 rejected, 1 warning\n",
      files: ["FT_A-1.pdf": "one", "FT_A-2.pdf": "two"]),
    Row(
      words: ["render", "@/in", "-o", "@/out"], documents: [failed, bad, a], code: .environment,
      out: "@/out/FT_A-1.pdf\n",
      err: "a.json: FT A/5: error OUT-02: something is off\n" + badText
        + "3 documents: 1 done, 1 rejected, 1 failed, 1 warning\n",
      files: ["FT_A-1.pdf": "one"]),
    Row(
      words: ["render", "@/in", "-o", "@/out"], documents: [unusable], code: .rejected,
      err: "c.json[7]: error JSON-10 /7: too large\n1 document: 0 done, 1 rejected\n"),
    Row(
      words: ["render", "@/in", "-o", "@/out"], documents: [a, twin, a], code: .rejected,
      out: "@/out/FT_A-1.pdf\n@/out/FT_A-1.pdf\n",
      err: "twin.json: FT A-1: error OUT-01: " + conflict
        + "3 documents: 2 done (1 PDF already there), 1 rejected\n",
      files: ["FT_A-1.pdf": "one"]),
    Row(
      words: ["render", "@/in", "-o", "@/out", "--force"], documents: [a, twin], code: .rejected,
      out: "@/out/FT_A-1.pdf\n",
      err:
        "twin.json: FT A-1: error OUT-01: conflict: another document of this run was already written to "
        + "@/out/FT_A-1.pdf; give each document its own number\n2 documents: 1 done, 1 rejected\n",
      files: ["FT_A-1.pdf": "one"]),
    Row(
      words: ["render", "@/in", "-o", "@/out/x.pdf"], documents: [a], code: .done,
      out: "@/out/x.pdf\n", files: ["x.pdf": "one"]),
    Row(
      words: ["render", "@/in", "-o", "@/out/x.pdf"], documents: [a, b], code: .usage,
      err: "prelo: -o names a single file, but there is more than one document; name a folder. "
        + "Nothing was written\n"),
    Row(words: ["render", "@/in", "-o", "-"], documents: [a], code: .done, out: "one"),
    Row(
      words: ["render", "@/in", "-o", "-"], documents: [bad], code: .rejected,
      err: badText + "1 document: 0 done, 1 rejected, 1 warning\n"),
    Row(
      words: ["render", "@/in", "-o", "-"], documents: [a, b], code: .usage,
      err:
        "prelo: -o - writes one PDF, but there is more than one document; name a folder. Nothing "
        + "was written\n"),
    Row(
      words: ["render", "@/in", "-o", "-", "--format", "json"], documents: [a], code: .usage,
      err: "prelo: -o - writes the PDF itself to standard output; --format json has no room there\n"
        + "prelo: see: prelo help render\n"),
    Row(
      words: ["render", "@/in", "-o", "-", "--force"], documents: [a], code: .usage,
      err: "prelo: -o - writes one PDF to standard output; --force does not go with it\n"
        + "prelo: see: prelo help render\n"),
    Row(
      words: ["render", "@/in", "-o", "@/out", "--sync"], documents: [a], code: .done,
      out: "@/out/FT_A-1.pdf\n", files: ["FT_A-1.pdf": "one"]),
    Row(
      words: ["render", "@/in", "-o", "@/out"], code: .usage,
      err: "prelo: no document found in @/in; nothing was done\n"),
    Row(
      words: ["render", "@/in", "-o", "@/out", "--template", "missing"], documents: [a],
      code: .usage, err: "prelo: no such template\n"),
    Row(
      words: ["render", "@/in", "-o", "@/out", "--template", "fontless"], documents: [a],
      code: .environment, err: "prelo: a font is missing\n"),
    Row(
      words: ["render", "@/nowhere", "-o", "@/out"], documents: [a], code: .usage,
      err: "prelo: @/nowhere does not exist; check the path\n"),
    Row(
      words: ["render", "-", "-", "-o", "@/out"], documents: [a], code: .usage,
      err: "prelo: standard input (-) is named twice; name it once\n"),
    Row(
      words: ["render", "@/in", "-o", "@/stdout/below"], documents: [a], code: .environment,
      err: "prelo: cannot write @/stdout/below: a part of the path is a file, not a folder; choose "
        + "another folder\n"),
    Row(
      words: ["render", "@/in", "-o", "@/out", "--resources", "@/in"], documents: [a],
      code: .usage, err: "prelo: --resources: @/in has no folders Templates and Fonts\n"),
    Row(
      words: ["render", "@/in"], documents: [a], code: .usage,
      err: "prelo: prelo render needs -o: the folder for the PDFs, or the FILE.pdf of a single "
        + "document; or --combined FILE.pdf\nprelo: see: prelo help render\n"),
    Row(
      words: ["render", "-o", "@/out"], documents: [a], code: .usage,
      err: "prelo: prelo render needs the path of a file or folder, or - for standard input\n"
        + "prelo: see: prelo help render\n"),
    Row(words: ["validate", "@/in"], documents: [a], code: .done),
    Row(
      words: ["validate", "@/in"], documents: [a, bad], code: .rejected,
      err: badText + "2 documents: 1 done, 1 rejected, 1 warning\n"),
    Row(
      words: ["validate", "@/in", "--language", "pt"], documents: [a, bad], code: .rejected,
      err: """
        b.ndjson[2]:12:5: FT A/4: erro TOT-01 /totals/gross: algo falha
        b.ndjson[2]: FT A/4: aviso NIF-02: algo falha
        2 documentos: 1 feito, 1 rejeitado, 1 aviso

        """),
    Row(
      words: ["qr", "@/in"], documents: [a, bad, b], code: .rejected, out: "QR:FT A/1\nQR:FT A/2\n",
      err: badText + "3 documents: 2 done, 1 rejected, 1 warning\n"),
    Row(
      words: ["qr", "@/in", "--format", "json"], documents: [a, bad], code: .rejected,
      out: #"""
        {"source":"a.json","number":"FT A/1","status":"ok","output":null,"qr":"QR:FT A/1","problems":[]}
        {"source":"b.ndjson","position":2,"number":"FT A/4","status":"rejected","output":null,"problems":[{"severity":"error","code":"TOT-01","pointer":"/totals/gross","line":12,"column":5,"message":"something is off"},{"severity":"warning","code":"NIF-02","pointer":"","message":"something is off"}]}

        """#),
    Row(
      words: ["render", "@/in", "-o", "@/out", "--format", "json"],
      documents: [a, failed, unusable], code: .environment,
      out: #"""
        {"source":"a.json","number":"FT A/1","status":"ok","output":"@/out/FT_A-1.pdf","problems":[]}
        {"source":"a.json","number":"FT A/5","status":"failed","output":null,"problems":[{"severity":"error","code":"OUT-02","pointer":"","message":"something is off"}]}
        {"source":"c.json","position":7,"number":null,"status":"rejected","output":null,"problems":[{"severity":"error","code":"JSON-10","pointer":"/7","message":"too large"}]}

        """#,
      files: ["FT_A-1.pdf": "one"]),
    Row(words: ["--version"], code: .done, out: "prelo \(Tool.version)\n"),
    Row(
      words: ["--version", "--verbos"], code: .usage,
      err: "prelo: --version takes --verbose, and nothing else\nprelo: see: prelo help\n"),
    Row(words: ["help"], code: .done, out: HelpText.overview(.english)),
    Row(words: ["--help"], code: .done, out: HelpText.overview(.english)),
    Row(words: ["help", "qr"], code: .done, out: HelpText.page(for: .qr, .english)),
    Row(words: ["qr", "-h"], code: .done, out: HelpText.page(for: .qr, .english)),
    Row(
      words: ["help", "--language", "pt"], code: .done, out: HelpText.overview(.portuguese)),
    Row(words: [], code: .usage, err: HelpText.overview(.english)),
    Row(
      words: ["rendr"], code: .usage,
      err: "prelo: unknown command rendr; did you mean render?\nprelo: see: prelo help\n"),
    Row(
      words: ["help", "me"], code: .usage,
      err: "prelo: unknown command me\nprelo: see: prelo help help\n"),
    Row(
      words: ["help", "qr", "render"], code: .usage,
      err: "prelo: prelo help takes one command\nprelo: see: prelo help help\n"),
  ]

  @Test("a call gives its code, its streams and its files", arguments: rows)
  func behaves(row: Row) throws {
    let stage = try Stage()
    let result = try stage.run(row.words, documents: row.documents)
    #expect(result.code == row.code)
    #expect(result.out == row.out)
    #expect(result.err == row.err)
    #expect(try stage.delivered() == row.files)
  }

  @Test(
    "what a second run finds in the folder decides",
    arguments: [
      (["--format", "text"], "ok|FT A/1|one", ExitCode.done, "one"),
      (["--force"], "ok|FT A/1|one", .done, "one"),
      (["--format", "text"], "ok|FT A/1|new", .rejected, "one"),
      (["--force"], "ok|FT A/1|new", .done, "new"),
    ])
  func runsAgain(option: [String], script: String, code: ExitCode, content: String) throws {
    let stage = try Stage()
    let words = ["render", "@/in", "-o", "@/out"]
    #expect(try stage.run(words, documents: [Self.a]).code == .done)
    let second = try stage.run(words + option, documents: [document(script)])
    #expect(second.code == code)
    #expect(second.out == (code == .done ? "@/out/FT_A-1.pdf\n" : ""))
    #expect(try stage.delivered() == ["FT_A-1.pdf": content])
  }

  @Test func `a PDF that cannot be written stops the run, and what was done is told`() throws {
    let stage = try Stage()
    try FileManager.default.createDirectory(
      atPath: stage.path + "/out/FT_A-2.pdf", withIntermediateDirectories: true)
    let result = try stage.run(
      ["render", "@/in", "-o", "@/out"], documents: [Self.a, Self.b, Self.warned])
    #expect(result.code == .environment)
    #expect(result.out == "@/out/FT_A-1.pdf\n")
    #expect(
      result.err == """
        b.ndjson[0]: FT A/2: error OUT-02: cannot write @/out/FT_A-2.pdf: a folder has that name; move it or \
        choose another name
        prelo: stopped here; run the same command again to do the rest
        2 documents: 1 done, 1 failed

        """)
  }

  @Test("a reader that goes away ends the run without a word", arguments: [1, 10_000])
  func losesReader(count: Int) throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let stage = try Stage()
    let result = try stage.run(
      ["qr", "@/in"], documents: Array(repeating: Self.a, count: count), output: ends[1])
    #expect(result.code == .environment)
    #expect(result.err == "")
  }

  @Test func `the full disk of standard output is the environment's failure`() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let result = try Stage().run(["--version"], documents: [], output: full)
    #expect(result.code == .environment)
    #expect(result.err.contains("No space left on device"))
  }
}
