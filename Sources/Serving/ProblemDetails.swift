internal import HTTPServer
internal import JSON
package import Measures
internal import Pipeline
internal import Reports

/// Why a request is not done, as RFC 9457 has it.
package struct ProblemDetails: Error, Sendable {
  let kind: Kind
  /// What is wrong and what to do.
  let detail: Wording
  var number: String?
  var problems: [Problem] = []
  var places: [SourcePlace?] = []
  /// What stood in the batch, where it was one: its documents' reports.
  var documents: [DocumentReport] = []
  /// Whether ``problems`` are those of a template that came with the document.
  var concernsTemplate = false
  var headers: [(name: String, value: String)] = []

  /// What kinds there are; the raw value ends the URI that is their `type`.
  package enum Kind: String, CaseIterable, Sendable {
    case malformed, parameter, unauthorized, forbidden
    case notFound = "not-found"
    case method
    case notAcceptable = "not-acceptable"
    case tooLarge = "too-large"
    case mediaType = "media-type"
    case refused, empty
    case failed
    case busy
    case stopping
    case storage

    package var status: Int {
      switch self {
      case .malformed, .parameter: 400
      case .unauthorized: 401
      case .forbidden: 403
      case .notFound: 404
      case .method: 405
      case .notAcceptable: 406
      case .tooLarge: 413
      case .mediaType: 415
      case .refused, .empty: 422
      case .failed: 500
      case .busy, .stopping: 503
      case .storage: 507
      }
    }

    package var title: Wording {
      switch self {
      case .malformed: Wording(en: "Malformed request", pt: "Pedido malformado")
      case .parameter: Wording(en: "Wrong parameter", pt: "Parâmetro errado")
      case .unauthorized: Wording(en: "No valid key", pt: "Sem chave válida")
      case .forbidden: Wording(en: "The key does not allow this", pt: "A chave não permite isto")
      case .notFound: Wording(en: "Nothing is here", pt: "Não há nada aqui")
      case .method: Wording(en: "Another method is needed", pt: "É preciso outro método")
      case .notAcceptable:
        Wording(en: "No such form of the answer", pt: "A resposta não existe nessa forma")
      case .tooLarge: Wording(en: "Too large", pt: "Grande demais")
      case .mediaType: Wording(en: "Unsupported kind of body", pt: "Tipo de corpo não suportado")
      case .refused: Wording(en: "Document refused", pt: "Documento recusado")
      case .empty: Wording(en: "No document", pt: "Nenhum documento")
      case .failed: Wording(en: "The machine failed", pt: "Falha da máquina")
      case .busy: Wording(en: "Too much at once", pt: "Demasiados pedidos em simultâneo")
      case .stopping: Wording(en: "Stopping", pt: "A terminar")
      case .storage: Wording(en: "No room on the disk", pt: "Sem espaço no disco")
      }
    }
  }

  init(_ kind: Kind, _ detail: Wording) {
    self.kind = kind
    self.detail = detail
    if kind == .busy || kind == .stopping { headers.append(("Retry-After", "1")) }
  }

  /// A refused document.
  init(_ outcome: Outcome) {
    self.init(
      .refused,
      Wording(
        en: "The document breaks at least one rule; errors says where, why and what to do.",
        pt: "O documento viola pelo menos uma regra; errors diz onde, porquê e o que fazer."))
    number = outcome.number
    problems = outcome.problems
    places = outcome.places
  }

  func response(_ language: Language, method: String = "POST") -> HTTPResponse {
    var text = "{\"type\":\"urn:prelo:problem:\(kind.rawValue)\",\"title\":"
    text.appendJSON(kind.title[language])
    text += ",\"status\":\(kind.status),\"detail\":"
    text.appendJSON(detail[language])
    if let number {
      text += ",\"number\":"
      text.appendJSON(number)
    }
    if kind == .refused {
      if concernsTemplate { text += ",\"subject\":\"template\"" }
      text += ",\"errors\":"
      text.appendLawfulJSON(problems, .error, at: places, language)
      text += ",\"warnings\":"
      text.appendLawfulJSON(problems, .warning, at: places, language)
    }
    if !documents.isEmpty {
      text += ",\"documents\":["
      text += documents.map { String($0.jsonLine(language).dropLast()) }.joined(separator: ",")
      text += "]"
    }
    text += "}\n"
    var all = [
      ("Content-Type", "application/problem+json"), ("Content-Language", language.rawValue),
      ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
    ]
    all += headers.map { ($0.name, $0.value) }
    return HTTPResponse(kind.status, headers: all, .bytes(Array(text.utf8)))
  }
}

extension String {
  /// Appends the problems of one severity as `--format json` has them, each with its law.
  mutating func appendLawfulJSON(
    _ problems: [Problem], _ severity: Severity, at places: [SourcePlace?], _ language: Language
  ) {
    append("[")
    var isFirst = true
    for (index, problem) in problems.enumerated() where problem.severity == severity {
      if !isFirst { append(",") }
      isFirst = false
      appendJSON(problem, at: index < places.count ? places[index] : nil, language)
      removeLast()
      append(",\"law\":[")
      for (place, source) in (lawOfCodes[problem.code] ?? []).enumerated() {
        if place > 0 { append(",") }
        appendJSON(source)
      }
      append("]}")
    }
    append("]")
  }
}

/// The law behind each code.
private let lawOfCodes = Dictionary(
  reportedCodes.map { ($0.id, $0.law) }, uniquingKeysWith: { first, _ in first })
