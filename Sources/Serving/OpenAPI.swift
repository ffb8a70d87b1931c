internal import JSON
internal import Measures
internal import Pipeline
internal import Reports

/// The description of the service (OpenAPI 3.1), written from the tables that the service itself uses.
enum OpenAPI {
  static func text(asksForKeys: Bool) -> String {
    let paths = Route.allCases.map {
      "\"\($0.path)\":{\"\($0.method.lowercased())\":\(operation($0, asksForKeys))}"
    }
    let info = object([
      ("title", quoted("Prelo")), ("version", quoted(preloVersion)),
      ("description", quoted("Turns finalized Portuguese invoices into lawful PDFs.")),
    ])
    var members = [
      ("openapi", quoted("3.1.0")), ("info", info),
      ("servers", "[{\"url\":\"/\"}]"),
      ("paths", "{" + paths.joined(separator: ",") + "}"),
      ("components", components(asksForKeys)),
    ]
    members.append(("jsonSchemaDialect", quoted("https://json-schema.org/draft/2020-12/schema")))
    return object(members) + "\n"
  }

  // MARK: Operations

  private static func operation(_ route: Route, _ asksForKeys: Bool) -> String {
    var members = [
      ("operationId", quoted(route.rawValue)), ("summary", quoted(route.summary.en)),
      ("responses", responses(of: route, asksForKeys)),
    ]
    if route.takesDocuments {
      members.append(("parameters", "[" + parameters(of: route).joined(separator: ",") + "]"))
      members.append(("requestBody", body(of: route)))
    }
    if route.right != nil, asksForKeys { members.append(("security", "[{\"key\":[]}]")) }
    return object(members)
  }

  private static func parameters(of route: Route) -> [String] {
    let language = object([
      ("name", quoted("Accept-Language")), ("in", quoted("header")),
      ("description", quoted("The language of messages: pt or en.")),
      ("schema", "{\"type\":\"string\"}"),
    ])
    return QueryParameter.all.filter { $0.routes.contains(route) }.map { parameter in
      object(
        [
          ("name", quoted(parameter.name)), ("in", quoted("query")),
          (
            "description",
            quoted(
              (parameter.option.map { "As --\($0) of the command line: " } ?? "What is done: ")
                + parameter.expectation.en)
          ),
          ("schema", schema(of: parameter.kind)),
        ] + (isList(parameter.kind) ? [("style", quoted("form")), ("explode", "false")] : []))
    } + [language]
  }

  private static func isList(_ kind: QueryParameter.Kind) -> Bool {
    if case .words = kind { true } else { false }
  }

  private static func schema(of kind: QueryParameter.Kind) -> String {
    switch kind {
    case .flag: "{\"type\":\"boolean\"}"
    case .word(let words): "{\"type\":\"string\",\"enum\":\(list(words))}"
    case .words(let words):
      "{\"type\":\"array\",\"minItems\":1,\"uniqueItems\":true,\"items\":{\"type\":\"string\",\"enum\":\(list(words))}}"
    case .name: "{\"type\":\"string\",\"minLength\":1,\"maxLength\":64}"
    }
  }

  private static func body(of route: Route) -> String {
    let document = "{\"schema\":{\"type\":\"object\"}}"
    let content: [(String, String)]
    switch route {
    case .preview:
      content = [("application/json", "{\"schema\":\(reference("Preview"))}")]
    case .batches:
      // Whatever stands in the array is answered by a line of its own.
      content = [
        ("application/json", "{\"schema\":{\"type\":\"array\"}}"),
        ("application/x-ndjson", "{\"schema\":{\"type\":\"string\"}}"),
        ("application/xml", "{\"schema\":{\"type\":\"string\"}}"),
      ]
    default: content = [("application/json", document)]
    }
    return object([("required", "true"), ("content", object(content))])
  }

  // MARK: Answers

  private static func responses(of route: Route, _ asksForKeys: Bool) -> String {
    let good = route.forms.map { form in
      (form.mediaType, "{\"schema\":\(schema(of: form, route))}")
    }
    var members = [("200", object([("description", quoted("Done.")), ("content", object(good))]))]
    var statuses = Set(
      ProblemDetails.Kind.allCases.filter { kind in
        switch kind {
        case .unauthorized, .forbidden: route.right != nil && asksForKeys
        case .refused, .mediaType: route.takesDocuments
        case .empty, .storage: route == .batches
        case .busy: route.takesDocuments
        case .stopping: route == .ready
        case .failed: route.takesDocuments
        case .tooLarge, .malformed, .parameter, .notFound, .method, .notAcceptable: true
        }
      }.map(\.status))
    statuses.remove(404)
    for status in statuses.sorted() {
      let titles = ProblemDetails.Kind.allCases.filter { $0.status == status }.map(\.title.en)
      var response = [("description", quoted(titles.joined(separator: "; ") + "."))]
      // libmicrohttpd words what it refuses itself.
      response.append(
        (
          "content",
          "{\"application/problem+json\":{\"schema\":\(reference("Problem"))},\"text/html\":{}}"
        ))
      if status == 503 {
        response.append(
          (
            "headers",
            "{\"Retry-After\":{\"description\":\"Seconds to wait.\",\"schema\":{\"type\":\"integer\"}}}"
          ))
      }
      members.append(("\(status)", object(response)))
    }
    return object(members)
  }

  private static func schema(of form: AnswerForm, _ route: Route) -> String {
    switch (form, route) {
    case (.pdf, _), (.html, _), (.metrics, _), (.text, _), (.lines, _): "{\"type\":\"string\"}"
    case (_, .render), (_, .preview): reference("Printed")
    case (_, .validate), (_, .qr): reference("Checked")
    default: "{\"type\":\"object\"}"
    }
  }

  // MARK: Components

  private static func components(_ asksForKeys: Bool) -> String {
    let codes = list(reportedCodes.map(\.id))
    let text = "{\"type\":\"string\"}"
    let orNull = "{\"type\":[\"string\",\"null\"]}"
    let finding = """
      {"type":"object","required":["severity","code","pointer","message","law"],"properties":{\
      "severity":{"enum":["error","warning"]},"code":{"enum":\(codes)},\
      "pointer":{"type":"string","format":"json-pointer"},"line":{"type":"integer"},\
      "column":{"type":"integer"},"message":\(text),"law":{"type":"array","items":\(text)}}}
      """
    let findings = "{\"type\":\"array\",\"items\":\(reference("Finding"))}"
    let types = list(ProblemDetails.Kind.allCases.map { "urn:prelo:problem:\($0.rawValue)" })
    let problem = """
      {"type":"object","required":["type","title","status","detail"],"properties":{\
      "type":{"enum":\(types)},"title":\(text),"status":{"type":"integer"},"detail":\(text),\
      "number":\(text),"subject":{"const":"template"},"errors":\(findings),"warnings":\(findings),\
      "documents":{"type":"array","items":{"type":"object"}}}}
      """
    let file = """
      {"type":"object","required":["copy","pages","size","sha256","pdf"],"properties":{\
      "copy":\(orNull),"pages":{"type":"integer"},"size":{"type":"integer"},\
      "sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},\
      "pdf":{"type":"string","contentEncoding":"base64","contentMediaType":"application/pdf"}}}
      """
    let head = "\"status\":{\"const\":\"ok\"},\"number\":\(orNull),\"atcud\":\(orNull)"
    let printed = """
      {"type":"object","required":["status","number","files","warnings"],"properties":{\(head),\
      "files":{"type":"array","items":\(reference("File"))},"warnings":\(findings)}}
      """
    let checked = """
      {"type":"object","required":["status","number","qr","warnings"],"properties":{\(head),\
      "qr":\(orNull),"warnings":\(findings)}}
      """
    let preview = """
      {"type":"object","required":["document","template"],"additionalProperties":false,\
      "properties":{"document":\(text),"template":\(text)}}
      """
    let schemas = object([
      ("Finding", finding), ("Problem", problem), ("File", file), ("Printed", printed),
      ("Checked", checked), ("Preview", preview),
    ])
    let key = "{\"key\":{\"type\":\"http\",\"scheme\":\"bearer\"}}"
    return object([("schemas", schemas)] + (asksForKeys ? [("securitySchemes", key)] : []))
  }

  // MARK: JSON

  private static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { quoted($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var result = ""
    result.appendJSON(text)
    return result
  }

  private static func list(_ words: [String]) -> String {
    "[" + words.map(quoted).joined(separator: ",") + "]"
  }

  private static func reference(_ name: String) -> String {
    "{\"$ref\":\"#/components/schemas/\(name)\"}"
  }
}
