import DocumentModel
import DocumentRules
import HTTPServer
import Intake
import Measures
import Pipeline
import Testing

@testable import Serving

@Suite("What a query asks for")
struct QueryTests {
  private func wish(_ query: String?, _ route: Route) throws(ProblemDetails) -> QueryParameter.Wish
  {
    var wish = QueryParameter.Wish(options: RenderOptions(), intake: .init())
    try wish.read(query, for: route)
    return wish
  }

  @Test func `parameters become options`() throws {
    let wish = try wish(
      "template=rosa-dos-ventos&copies=original%2Cduplicate&strict=true&language=pt-en&copiesAs=files"
        + "&secondCopy=false&asIssued=true&simplifiedLimit=net", .render)
    #expect(wish.options.template == "rosa-dos-ventos")
    #expect(wish.options.copies == [.original, .duplicate])
    #expect(wish.options.check.strict && wish.options.check.asIssued)
    #expect(wish.options.language == .both)
    #expect(wish.options.separatesCopies)
    #expect(wish.options.secondCopy == false)
    #expect(try self.wish(nil, .qr).options.copies == nil)
    #expect(try self.wish("do=qr&sort=postal-code,pages&duplex=true", .batches).order.count == 2)
  }

  @Test(arguments: [
    ("copies=original&copies=original", Route.render), ("copies=original,original", .render),
    ("copies=", .render), ("copies", .render), ("strict=1", .validate), ("template=", .render),
    ("template=../x", .render), ("template=a/b", .render), ("template=.x", .render),
    ("template=%00", .render), ("template=%ff", .render), ("template=%4", .render),
    ("x=1", .render),
    ("do=qr", .render), ("template=classic", .preview), ("copies=original", .qr), ("=", .render),
  ]) func `what is none is refused`(query: String, route: Route) {
    #expect(throws: ProblemDetails.self) { try wish(query, route) }
  }

  @Test func `each parameter has a name of its own on each route`() {
    for route in Route.allCases {
      let names = QueryParameter.all.filter { $0.routes.contains(route) }.map(\.name)
      #expect(Set(names).count == names.count)
    }
  }
}

@Suite("What a client takes")
struct NegotiationTests {
  private func head(_ headers: (String, String)...) -> RequestHead {
    RequestHead(
      method: "POST", path: "/", query: nil,
      headers: headers.map { (name: $0.0, value: $0.1) }, contentLength: 0)
  }

  @Test(arguments: [
    ("", AnswerForm.pdf), ("*/*", .pdf), ("application/*", .pdf), ("application/json", .json),
    ("application/pdf;q=0.5, application/json", .json), ("application/json;q=0, */*", .pdf),
    ("text/html, application/xhtml+xml, */*;q=0.1", .pdf), ("APPLICATION/JSON", .json),
    ("image/png", nil), ("application/pdf;q=0, application/json;q=0", nil), ("*/*;q=2", nil),
  ]) func forms(accept: String, form: AnswerForm?) {
    let head = accept.isEmpty ? head() : head(("accept", accept))
    #expect(head.form(among: Route.render.forms) == form)
  }

  @Test(arguments: [
    ("pt", Language.portuguese), ("pt-PT,pt;q=0.9,en;q=0.8", .portuguese), ("en-GB", .english),
    ("fr, en;q=0.2, pt;q=0.3", .portuguese), ("fr", nil), ("pt;q=0", nil), (",,;;", nil),
  ]) func languages(accept: String, language: Language?) {
    #expect(head(("accept-language", accept)).language == language)
  }
}

@Suite("Keys")
struct AccessKeysTests {
  private let digest = "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683"  // "key"

  @Test func `a key has its name and rights`() throws {
    let keys = try AccessKeys(
      text: "# shops\n\nshop\trender,batches  \(digest)\r\n", path: "keys")
    let owner = keys.owner(of: "key")
    #expect(owner?.name == "shop")
    #expect(owner?.rights == [.render, .batches])
    #expect(keys.owner(of: "Key") == nil)
    #expect(keys.owner(of: "") == nil)
  }

  @Test func `a wrong line is named and not quoted`() {
    for line in [
      "shop render", "shop all \(digest)", "shop render \(digest.dropLast())",
      "shop render, \(digest)",
      "shop render \(digest)\nshop metrics \(digest)", "shop render +\(digest.dropFirst())", "",
    ] {
      do {
        _ = try AccessKeys(text: line, path: "keys")
        Issue.record("\(line) is accepted")
      } catch {
        #expect(!error.message.en.contains("2c70e12b"))
        #expect(error.message.en.contains("keys"))
      }
    }
  }
}

@Suite("Base64")
struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("ÿ?>", "w78/Pg=="),
  ]) func vectors(text: String, code: String) {
    #expect(String(decoding: base64(Array(text.utf8)), as: UTF8.self) == code)
  }
}
