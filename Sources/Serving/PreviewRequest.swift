internal import JSON
internal import Measures

/// A document and a template, both as the texts that were typed, so that places in them stay true.
struct PreviewRequest {
  let document: [UInt8]
  let template: [UInt8]

  /// - Throws: ``ProblemDetails`` where the body is anything else.
  init(_ body: [UInt8]) throws(ProblemDetails) {
    let request: PreviewRequest?
    do throws(JSONFault) { request = try PreviewRequest.read(body) } catch {
      let fault = error
      throw ProblemDetails(.malformed, body.withUnsafeBufferPointer { fault.wording(in: $0) })
    }
    guard let request else { throw PreviewRequest.wrong }
    self = request
  }

  private init(document: [UInt8], template: [UInt8]) {
    self.document = document
    self.template = template
  }

  private static let wrong = ProblemDetails(
    .malformed,
    Wording(
      en:
        "the body should be {\"document\": \"…\", \"template\": \"…\"}, each the JSON text as a string",
      pt:
        "o corpo devia ser {\"document\": \"…\", \"template\": \"…\"}, cada um o texto JSON como cadeia"
    ))

  private static func read(_ body: [UInt8]) throws(JSONFault) -> PreviewRequest? {
    let value = try JSONValue(parsing: body)
    guard case .object(let members) = value, members.count == 2,
      let document = value["document"]?.string, let template = value["template"]?.string
    else { return nil }
    return PreviewRequest(document: Array(document.utf8), template: Array(template.utf8))
  }
}
