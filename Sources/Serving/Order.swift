internal import DocumentModel
internal import HTTPServer
internal import Intake
internal import Measures
internal import Pipeline

/// What a request asks for, read and checked before its body is.
struct Order: Sendable {
  let route: Route
  let form: AnswerForm
  let wish: QueryParameter.Wish

  /// - Throws: ``ProblemDetails`` for whatever the service does not have.
  init(_ head: RequestHead, _ settings: ServiceSettings) throws(ProblemDetails) {
    guard let route = Route(path: head.path) else {
      throw ProblemDetails(
        .notFound,
        Wording(
          en: "there is no such path; GET /openapi.json lists all",
          pt: "esse caminho não existe; GET /openapi.json lista todos"))
    }
    guard route.takes(head.method) else {
      var problem = ProblemDetails(
        .method,
        Wording(
          en: "\(route.path) takes \(route.allowed)", pt: "\(route.path) aceita \(route.allowed)"))
      problem.headers = [("Allow", route.allowed)]
      throw problem
    }
    guard let form = head.form(among: route.forms) else {
      let types = route.forms.map(\.mediaType).joined(separator: ", ")
      throw ProblemDetails(
        .notAcceptable,
        Wording(
          en: "the answer is one of \(types); name one in Accept",
          pt: "a resposta é uma de \(types); indique uma em Accept"))
    }
    if route.takesDocuments { try Order.checkType(head, route) }
    var wish = QueryParameter.Wish(options: settings.options, intake: settings.intake)
    try wish.read(head.query, for: route)
    wish.options.acceptsDrafts = route == .validate || wish.work == .validate
    self.route = route
    self.form = form
    self.wish = wish
  }

  /// Does what is asked for with one document.
  ///
  /// - Throws: ``ProblemDetails`` where the document came in a form that is none.
  func work(_ body: [UInt8], _ renderer: Renderer) throws(ProblemDetails) -> Outcome {
    renderer.options = wish.options
    switch route {
    case .render: return renderer.render(RawDocument(source: "-", bytes: body))
    case .preview:
      let request = try PreviewRequest(body)
      do throws(ProofRefused) {
        return try renderer.render(
          RawDocument(source: "-", bytes: request.document), proof: request.template)
      } catch {
        var problem = ProblemDetails(
          .refused,
          Wording(
            en: "the template is refused; errors says where, why and what to do",
            pt: "o modelo é recusado; errors diz onde, porquê e o que fazer"))
        problem.problems = error.problems
        problem.places = error.places
        problem.concernsTemplate = true
        throw problem
      }
    default: return renderer.check(RawDocument(source: "-", bytes: body))
    }
  }

  /// What a body may be called; what it is, its first bytes say.
  private static let types: Set<String> = [
    "application/json", "text/json", "application/octet-stream", "text/plain",
    "application/x-www-form-urlencoded",
  ]
  private static let batchTypes: Set<String> = [
    "application/x-ndjson", "application/ndjson", "application/jsonl", "application/xml",
    "text/xml",
  ]

  private static func checkType(_ head: RequestHead, _ route: Route) throws(ProblemDetails) {
    if let coding = head["content-encoding"], coding.lowercased() != "identity" {
      throw ProblemDetails(
        .mediaType,
        Wording(
          en: "the body should not be compressed; leave Content-Encoding out",
          pt: "o corpo não devia vir comprimido; retire Content-Encoding"))
    }
    guard let type = head.contentType else { return }
    guard
      types.contains(type) || type.hasSuffix("+json")
        || route == .batches && batchTypes.contains(type)
    else {
      throw ProblemDetails(
        .mediaType,
        Wording(
          en: "the body should be the document itself, as application/json; with curl: "
            + "--data-binary @invoice.json",
          pt: "o corpo devia ser o próprio documento, como application/json; com o curl: "
            + "--data-binary @fatura.json"))
    }
  }
}
