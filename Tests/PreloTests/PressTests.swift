import Foundation
import Prelo
import Testing

/// The documents of the other tests.
private func fixture(_ name: String) throws -> Data {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/contract")
  return try Data(contentsOf: folder.appendingPathComponent(name + ".json"))
}

@Suite("Press")
struct PressTests {
  private let press: Press

  init() throws { press = try Press() }

  @Test func `reads what names a document`() throws {
    let document = try press.decode(fixture("fatura-simplificada"))
    #expect(document.number == "FS B2026/1" && document.type == "FS")
    #expect(document.issueDate == "2026-05-04" && document.atcud == "BBWVP3NT-1")
    #expect(document.seller == "515881392" && document.grossTotal == "3.90")
  }

  @Test func `checks, prints, and prints the same again`() throws {
    let json = try fixture("fatura-simplificada")
    let document = try press.decode(json)
    let checked = try press.check(document)
    #expect(checked.qrMessage.hasPrefix("A:515881392*"))
    let pdf = try press.render(document)
    #expect(pdf.bytes.starts(with: "%PDF-".utf8) && pdf.pageCount == 1)
    #expect(try press.render(json).bytes == pdf.bytes)
    #expect(try Press().render(json).bytes == pdf.bytes)
  }

  @Test func `serves many tasks at once`() async throws {
    let json = Array(try fixture("fatura-simplificada"))
    let expected = try press.render(json).bytes
    try await withThrowingTaskGroup { group in
      for _ in 0..<16 { group.addTask { [press] in try press.render(json).bytes } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  @Test func `options change the pages`() throws {
    var options = PrintOptions()
    options.copies = [.original, .duplicate]
    options.language = .both
    let pdf = try Press(options).render(fixture("fatura-simplificada"))
    #expect(pdf.pageCount == 2)
  }

  @Test func `tells at once what is wrong with form and figures`() throws {
    let json = try fixture("fatura-simplificada")
    let text = String(decoding: json, as: UTF8.self)
      .replacingOccurrences(of: "\"unit\"", with: "\"unidade\"")
      .replacingOccurrences(of: "515881392", with: "515881393")
    let error = #expect(throws: PreloError.self) { try press.decode(text.utf8) }
    guard case .rejected(let problems) = error else {
      Issue.record("not rejected")
      return
    }
    #expect(Set(problems.map(\.code)) == ["JSON-04", "NIF-01"])
  }

  @Test func `prints as issued what was issued with a fault`() throws {
    let text = String(decoding: try fixture("fatura-simplificada"), as: UTF8.self)
      .replacingOccurrences(of: "\"13\"", with: "\"14\"")
    #expect(throws: PreloError.self) { try press.render(text.utf8) }
    var options = PrintOptions()
    options.asIssued = true
    let error = #expect(throws: PreloError.self) { try Press(options).render(text.utf8) }
    guard case .rejected(let problems) = error else { return }
    // The rate only warns; the tax that no longer follows from it still refuses.
    #expect(problems.filter { $0.code == "RATE-01" }.allSatisfy { $0.severity == .warning })
    #expect(problems.contains { $0.code == "SUM-03" && $0.severity == .error })
  }

  @Test(
    "what is no document is refused, with the place",
    arguments: [
      ("", "JSON-"), ("[]", "JSON-"), ("{", "JSON-"), (#"{"format":"prelo/9"}"#, ""), ("\u{0}", ""),
    ])
  func refuses(text: String, code: String) throws {
    let error = #expect(throws: PreloError.self) { try press.render(text.utf8) }
    guard case .rejected(let problems) = error else {
      Issue.record("expected a refusal, not \(String(describing: error))")
      return
    }
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { !$0.message.english.isEmpty && !$0.message.portuguese.isEmpty })
  }

  @Test func `all problems come together, where they stand`() throws {
    var text = String(decoding: try fixture("fatura-simplificada"), as: UTF8.self)
    text = text.replacingOccurrences(of: "\"gross\": \"3.90\"", with: "\"gross\": \"3.91\"")
    text = text.replacingOccurrences(of: "\"515881392\"", with: "\"515881393\"")
    let error = #expect(throws: PreloError.self) { try press.check(press.decode(text.utf8)) }
    guard case .rejected(let problems) = error else {
      Issue.record("expected a refusal")
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (code, pointer, value) in [
      ("NIF-01", "/seller/taxId", "515881393"), ("TOT-03", "/totals/gross", "3.91"),
    ] {
      let problem = try #require(problems.first { $0.code == code })
      #expect(problem.pointer == pointer)
      #expect(problem.line == lines.firstIndex { $0.contains(value) }.map { $0 + 1 })
    }
  }

  @Test func `a folder without fonts is said so`() {
    let error = #expect(throws: PreloError.self) { try Press(resources: "/tmp") }
    #expect(error?.description == "/tmp has no folders Templates and Fonts")
  }

  @Test func `a template that does not exist is said so`() {
    var options = PrintOptions()
    options.template = "nonesuch"
    let error = #expect(throws: PreloError.self) { try Press(options) }
    #expect(error?.description.contains("nonesuch") == true)
  }
}
