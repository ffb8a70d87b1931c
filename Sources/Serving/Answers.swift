internal import Crypto
internal import Delivery
internal import DocumentModel
internal import HTTPServer
internal import JSON
internal import Measures
internal import Pipeline

/// The answer about one document, as an outcome and the client's wishes have it.
struct DocumentAnswer {
  let form: AnswerForm
  let language: Language

  /// - Throws: ``ProblemDetails`` for a document that is refused, or could not be printed.
  func response(_ outcome: Outcome) throws(ProblemDetails) -> HTTPResponse {
    switch outcome.result {
    case .rendered(let files): return try printed(files, outcome)
    case .valid(let message): return checked(outcome, qr: message)
    case .unfinished: return checked(outcome, qr: nil)
    case .failed(let message): throw ProblemDetails(.failed, message)
    case .rejected, .drawn, .converted, .passedOver: throw ProblemDetails(outcome)
    }
  }

  private func printed(
    _ files: [RenderedPDF], _ outcome: Outcome
  ) throws(ProblemDetails) -> HTTPResponse {
    guard form == .pdf else {
      var text = start(outcome)
      text += ",\"files\":"
      var bytes = Array(text.utf8)
      bytes += DocumentAnswer.json(files)
      bytes += Array((warnings(outcome) + "}\n").utf8)
      return answer(bytes, .json)
    }
    guard files.count == 1, let file = files.first else {
      throw ProblemDetails(
        .parameter,
        Wording(
          en: "copiesAs=files makes several PDFs; ask for them with Accept: application/json",
          pt: "copiesAs=files cria vários PDF; peça-os com Accept: application/json"))
    }
    var headers = [("Prelo-Pages", String(file.pages))]
    if let number = outcome.number {
      headers.append(("Content-Disposition", "inline; filename=\"\(safeName(for: number))\""))
    }
    let warnings = outcome.problems.filter { $0.severity == .warning }
    if !warnings.isEmpty {
      headers.append(("Prelo-Warnings", warnings.map(\.code).joined(separator: ", ")))
    }
    return answer(file.bytes, .pdf, headers)
  }

  private func checked(_ outcome: Outcome, qr message: String?) -> HTTPResponse {
    if form == .text { return answer(Array(((message ?? "") + "\n").utf8), .text) }
    var text = start(outcome)
    text += ",\"qr\":"
    text.appendJSON(orNull: message)
    return answer(Array((text + warnings(outcome) + "}\n").utf8), .json)
  }

  private func start(_ outcome: Outcome) -> String {
    var text = "{\"status\":\"ok\",\"number\":"
    text.appendJSON(orNull: outcome.number)
    text += ",\"atcud\":"
    text.appendJSON(orNull: outcome.atcud)
    return text
  }

  private func warnings(_ outcome: Outcome) -> String {
    var text = ",\"warnings\":"
    text.appendLawfulJSON(outcome.problems, .warning, at: outcome.places, language)
    return text
  }

  private func answer(
    _ bytes: [UInt8], _ form: AnswerForm, _ headers: [(String, String)] = []
  ) -> HTTPResponse {
    HTTPResponse(200, headers: form.headers + headers, .bytes(bytes))
  }

  /// The PDFs as a JSON array, each with its digest.
  static func json(_ files: [RenderedPDF]) -> [UInt8] {
    var bytes = [UInt8(ascii: "[")]
    for (index, file) in files.enumerated() {
      var text = index > 0 ? ",{\"copy\":" : "{\"copy\":"
      text.appendJSON(orNull: file.copy?.rawValue)
      text += ",\"pages\":\(file.pages),\"size\":\(file.bytes.count),\"sha256\":\""
      text += sha256Digits(of: file.bytes) + "\",\"pdf\":\""
      bytes += Array(text.utf8)
      bytes += base64(file.bytes)
      bytes += Array("\"}".utf8)
    }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }
}

extension AnswerForm {
  /// What every answer of this form carries: documents belong in no cache.
  var headers: [(name: String, value: String)] {
    [
      ("Content-Type", contentType), ("Cache-Control", "no-store"),
      ("X-Content-Type-Options", "nosniff"),
    ]
  }
}
