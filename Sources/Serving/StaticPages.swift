internal import Crypto
internal import HTTPServer
internal import Pipeline

/// The answers that never change while a service runs.
struct StaticPages: Sendable {
  let page: HTTPResponse
  let openAPI: HTTPResponse
  let version: HTTPResponse

  init(asksForKeys: Bool) {
    page = StaticPages.page()
    openAPI = HTTPResponse(
      200, headers: AnswerForm.json.headers,
      .bytes(Array(OpenAPI.text(asksForKeys: asksForKeys).utf8)))
    version = HTTPResponse(
      200, headers: AnswerForm.json.headers,
      .bytes(Array("{\"name\":\"prelo\",\"version\":\"\(preloVersion)\"}\n".utf8)))
  }

  /// The page, which may load nothing, run no script but its own and show only PDFs it was answered.
  private static func page() -> HTTPResponse {
    let html = String(decoding: PackageResources.index_html, as: UTF8.self)
    let policy = [
      "default-src 'none'", "script-src \(hash(of: "script", in: html))",
      "style-src \(hash(of: "style", in: html))", "connect-src 'self'", "frame-src blob:",
      "object-src blob:", "img-src data:", "base-uri 'none'", "form-action 'none'",
      "frame-ancestors 'none'",
    ].joined(separator: "; ")
    return HTTPResponse(
      200,
      headers: AnswerForm.html.headers + [
        ("Content-Security-Policy", policy), ("Referrer-Policy", "no-referrer"),
      ], .bytes(Array(html.utf8)))
  }

  /// The source that stands for what the one element of that name holds.
  private static func hash(of element: String, in html: String) -> String {
    let inside =
      html.split(separator: "<\(element)>", maxSplits: 1).dropFirst().first?
      .split(separator: "</\(element)>", maxSplits: 1).first ?? ""
    let digest = (try? sha256(Array(inside.utf8))) ?? []
    return "'sha256-" + String(decoding: base64(digest), as: UTF8.self) + "'"
  }
}
