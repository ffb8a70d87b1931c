package import Measures

/// Everything that can be asked for.
package enum Route: String, CaseIterable, Sendable {
  case render, validate, qr, preview, batches, health, ready, metrics, version, openapi, page

  package var path: String {
    switch self {
    case .render, .validate, .qr, .preview, .batches: "/v1/\(rawValue)"
    case .health, .ready, .metrics, .version: "/\(rawValue)"
    case .openapi: "/openapi.json"
    case .page: "/"
    }
  }

  /// The route of a path; nil where there is none.
  init?(path: some StringProtocol) {
    guard let route = Route.allCases.first(where: { $0.path == path }) else { return nil }
    self = route
  }

  /// Whether documents are sent to it.
  package var takesDocuments: Bool { path.hasPrefix("/v1/") }

  /// The method that the route is for; `HEAD` goes with `GET`.
  package var method: String { takesDocuments ? "POST" : "GET" }

  /// The methods of the route, for the header `Allow`.
  var allowed: String { takesDocuments ? "POST" : "GET, HEAD" }

  func takes(_ method: String) -> Bool {
    takesDocuments ? method == "POST" : method == "GET" || method == "HEAD"
  }

  /// What a key must allow; nil where none is needed.
  package var right: AccessKeys.Right? {
    switch self {
    case .render, .validate, .qr, .preview: .render
    case .batches: .batches
    case .metrics: .metrics
    case .health, .ready, .version, .openapi, .page: nil
    }
  }

  /// The content types of its answers, the one that is given without a wish first.
  package var forms: [AnswerForm] {
    switch self {
    case .render, .preview: [.pdf, .json]
    case .validate: [.json]
    case .qr: [.json, .text]
    case .batches: [.lines, .pdf]
    case .health, .ready, .version: [.json]
    case .metrics: [.metrics]
    case .openapi: [.json]
    case .page: [.html]
    }
  }

  package var summary: Wording {
    switch self {
    case .render:
      Wording(
        en: "Turns one finalized document into a PDF.",
        pt: "Transforma um documento finalizado em PDF.")
    case .validate:
      Wording(
        en: "Checks one document and renders nothing.", pt: "Verifica um documento sem criar PDF.")
    case .qr: Wording(en: "The QR message of one document.", pt: "A mensagem QR de um documento.")
    case .preview:
      Wording(
        en: "Renders one document with a template that comes with it, both as texts.",
        pt: "Transforma um documento em PDF com um modelo que vem com ele, ambos como textos.")
    case .batches:
      Wording(
        en:
          "Many documents, as NDJSON, a JSON array or a SAF-T file; the answer is a line for each, or one PDF.",
        pt:
          "Muitos documentos, em NDJSON, numa lista JSON ou num ficheiro SAF-T; a resposta é uma linha por documento, ou um só PDF."
      )
    case .health: Wording(en: "Whether the process is alive.", pt: "Se o processo está vivo.")
    case .ready:
      Wording(en: "Whether requests will be answered.", pt: "Se os pedidos terão resposta.")
    case .metrics: Wording(en: "Counts, for Prometheus.", pt: "Contagens, para o Prometheus.")
    case .version: Wording(en: "The version of Prelo.", pt: "A versão do Prelo.")
    case .openapi: Wording(en: "This description.", pt: "Esta descrição.")
    case .page: Wording(en: "A page to try it.", pt: "Uma página para experimentar.")
    }
  }
}

/// The content types of answers.
package enum AnswerForm: String, CaseIterable, Sendable {
  case pdf = "application/pdf"
  case json = "application/json"
  case lines = "application/x-ndjson"
  case text = "text/plain"
  case metrics = "text/plain; version=0.0.4"
  case html = "text/html"

  /// The value of `Content-Type`.
  var contentType: String {
    switch self {
    case .pdf, .json, .lines: rawValue
    case .text, .metrics, .html: rawValue + "; charset=utf-8"
    }
  }

  /// What a client names in `Accept`.
  package var mediaType: String { self == .metrics ? "text/plain" : rawValue }
}
