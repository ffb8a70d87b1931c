internal import Binding
internal import DocumentModel
internal import DocumentRules
internal import HTTPServer
internal import Intake
internal import Measures
internal import Pipeline

/// A parameter of the query: one value holds all that reading it and describing it need.
package struct QueryParameter: Sendable {
  package let name: String
  /// The option of the command line that does the same, without its hyphens; nil where there is none.
  package let option: String?
  package let kind: Kind
  package let routes: Set<Route>
  /// Takes a value; false where it is none.
  let apply: @Sendable (String, inout Wish) -> Bool

  package enum Kind: Sendable {
    case flag
    /// One of a few words.
    case word([String])
    /// Some of a few words, separated by commas.
    case words([String])
    /// The name of a template.
    case name
  }

  /// What the query asks for.
  struct Wish: Sendable {
    var options: RenderOptions
    var intake: IntakeSettings
    var order: [SortKey] = []
    var isDuplex = false
    var work = BatchAction.render
  }

  private static let documents: Set<Route> = [.render, .validate, .qr, .preview, .batches]
  private static let printing: Set<Route> = [.render, .preview, .batches]

  /// Every parameter there is.
  package static let all: [QueryParameter] = [
    QueryParameter(
      name: "template", option: "template", kind: .name, routes: [.render, .validate, .batches]
    ) { text, wish in
      // A path would read the server's files.
      guard isTemplateName(text) else { return false }
      wish.options.template = text
      return true
    },
    choice("language", option: "print-language", printing) { (value: PrintLanguage, wish) in
      wish.options.language = value
    },
    list("copies", option: "copies", printing) { (copies: [Copy], wish) in
      wish.options.copies = copies
    },
    QueryParameter(
      name: "copiesAs", option: "copies-as", kind: .word(["pages", "files"]), routes: printing
    ) { text, wish in
      wish.options.separatesCopies = text == "files"
      return text == "files" || text == "pages"
    },
    flag("secondCopy", option: "second-copy", printing) { $1.options.secondCopy = $0 },
    flag("withoutValues", option: "without-values", printing) { $1.options.withoutValues = $0 },
    flag("strict", option: "strict", documents) { $1.options.check.strict = $0 },
    flag("asIssued", option: "as-issued", documents) { $1.options.check.asIssued = $0 },
    choice("simplifiedLimit", option: "simplified-limit", documents) {
      (value: CheckOptions.SimplifiedInvoiceLimit, wish) in
      wish.options.check.simplifiedInvoiceLimit = value
    },
    choice("from", option: "from", documents) { (format: InputFormat, wish) in
      wish.options.format = format
      wish.intake.format = format
    },
    choice("do", option: nil, [.batches]) { (work: BatchAction, wish) in wish.work = work },
    list("sort", option: "sort", [.batches]) { (keys: [SortKey], wish) in wish.order = keys },
    flag("duplex", option: "duplex", [.batches]) { $1.isDuplex = $0 },
  ]

  /// Whether `text` names a template under `Templates`.
  package static func isTemplateName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64 && !text.hasPrefix(".") && !text.hasPrefix(" ")
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789_-. ".unicodeScalars.contains($0)
      }
  }

  private static func flag(
    _ name: String, option: String, _ routes: Set<Route>,
    _ apply: @escaping @Sendable (Bool, inout Wish) -> Void
  ) -> QueryParameter {
    QueryParameter(name: name, option: option, kind: .flag, routes: routes) { text, wish in
      guard text == "true" || text == "false" else { return false }
      apply(text == "true", &wish)
      return true
    }
  }

  private static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, option: String?, _ routes: Set<Route>,
    _ apply: @escaping @Sendable (Value, inout Wish) -> Void
  ) -> QueryParameter {
    let words = Value.allCases.map(\.rawValue)
    return QueryParameter(name: name, option: option, kind: .word(words), routes: routes) {
      text, wish in
      guard let value = Value(rawValue: text) else { return false }
      apply(value, &wish)
      return true
    }
  }

  private static func list<Value: RawRepresentable<String> & CaseIterable & Hashable & Sendable>(
    _ name: String, option: String, _ routes: Set<Route>,
    _ apply: @escaping @Sendable ([Value], inout Wish) -> Void
  ) -> QueryParameter {
    let words = Value.allCases.map(\.rawValue)
    return QueryParameter(name: name, option: option, kind: .words(words), routes: routes) {
      text, wish in
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      let values = parts.compactMap { Value(rawValue: String($0)) }
      guard values.count == parts.count, Set(values).count == values.count else { return false }
      apply(values, &wish)
      return true
    }
  }

  /// What the value may be, for messages.
  var expectation: Wording {
    switch kind {
    case .flag: Wording(en: "true or false", pt: "true ou false")
    case .word(let words):
      Wording(
        en: "one of " + words.joined(separator: ", "), pt: "um de " + words.joined(separator: ", "))
    case .words(let words):
      Wording(
        en: "some of \(words.joined(separator: ",")), each once, separated by commas",
        pt: "alguns de \(words.joined(separator: ",")), cada um uma vez, separados por vírgulas")
    case .name:
      Wording(en: "the name of an installed template", pt: "o nome de um modelo instalado")
    }
  }
}

/// What is done with the documents of a batch.
package enum BatchAction: String, CaseIterable, Sendable {
  case render, validate, qr
}

extension QueryParameter.Wish {
  /// Reads the query over what the server was started with.
  ///
  /// - Throws: ``ProblemDetails`` that names the parameter.
  mutating func read(_ query: String?, for route: Route) throws(ProblemDetails) {
    var seen: Set<String> = []
    for pair in (query ?? "").split(separator: "&").prefix(64) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(parts[0]), let value = decoded(parts.count > 1 ? parts[1] : "")
      else {
        throw ProblemDetails(
          .parameter,
          Wording(
            en: "the query is not percent-encoded UTF-8", pt: "a query não é UTF-8 codificado com %"
          ))
      }
      guard
        let parameter = QueryParameter.all.first(where: {
          $0.name == name && $0.routes.contains(route)
        })
      else {
        let known = QueryParameter.all.filter { $0.routes.contains(route) }.map(\.name)
          .joined(separator: ", ")
        throw ProblemDetails(
          .parameter,
          Wording(
            en: "\(route.path) knows no parameter \(printable(name)); there are: \(known)",
            pt: "\(route.path) não conhece o parâmetro \(printable(name)); existem: \(known)"))
      }
      guard seen.insert(name).inserted else {
        throw ProblemDetails(
          .parameter,
          Wording(
            en: "\(name) is given twice; give it once",
            pt: "\(name) aparece duas vezes; indique-o uma só vez"))
      }
      guard parameter.apply(value, &self) else {
        throw ProblemDetails(
          .parameter,
          Wording(
            en: "\(name) cannot be “\(printable(value))”; it is \(parameter.expectation.en)",
            pt: "\(name) não pode ser “\(printable(value))”; é \(parameter.expectation.pt)"))
      }
    }
  }
}

/// A part of a query without its percent signs; nil where that is no UTF-8 or holds control characters.
private func decoded(_ text: Substring) -> String? {
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    switch byte {
    case UInt8(ascii: "+"): bytes.append(0x20)
    case UInt8(ascii: "%"):
      guard let high = rest.popFirst(), let low = rest.popFirst(),
        let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
    default: bytes.append(byte)
    }
  }
  guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
  return String(validating: bytes, as: UTF8.self)
}
