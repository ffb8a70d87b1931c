internal import Measures

/// The words of a command line, sorted into operands and options.
struct Arguments {
  private(set) var operands: [String] = []
  /// An option without a value holds the empty string.
  private var values: [Option: String] = [:]
  private var repeated: [Option: [String]] = [:]

  /// Sorts the words behind the command.
  ///
  /// Options may stand before, between and behind the operands; `--` ends them; `-` is an operand.
  ///
  /// - Throws: ``UsageError`` for an unknown or repeated option and for a missing or surplus value.
  init(_ words: ArraySlice<String>, of command: Command) throws(UsageError) {
    var rest = words
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      if word == "--" {
        operands += rest
        return
      }
      try take(word, from: &rest, of: command)
    }
  }

  /// Options with their values, which were never words of a command line; one without a value has an
  /// empty one.
  init(_ options: [(option: Option, values: [String])]) {
    for (option, values) in options {
      self.values[option] = values.last
      if option.isRepeatable { repeated[option] = values }
    }
  }

  subscript(option: Option) -> String? { values[option] }

  /// Every value of an option that may be repeated, in the order given.
  func all(_ option: Option) -> [String] { repeated[option] ?? [] }

  func has(_ option: Option) -> Bool { values[option] != nil }

  /// The value of `option` as one of a few words; nil when the option is not given.
  func choice<Value>(
    _ option: Option, of type: Value.Type = Value.self
  ) throws(UsageError) -> Value? where Value: RawRepresentable<String> & CaseIterable {
    guard let text = values[option] else { return nil }
    return try Arguments.value(text, of: option)
  }

  /// The value of `option` as a list of words without repetition; nil when it is not given.
  func choices<Value>(
    _ option: Option, of type: Value.Type = Value.self
  ) throws(UsageError) -> [Value]? where Value: RawRepresentable<String> & CaseIterable & Hashable {
    guard let text = values[option] else { return nil }
    var chosen: [Value] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let value: Value = try Arguments.value(String(word), of: option)
      guard !chosen.contains(value) else {
        throw UsageError(
          en: "\(option.name) lists \(word) twice; name each once",
          pt: "\(option.name) indica \(word) duas vezes; indique cada valor uma só vez")
      }
      chosen.append(value)
    }
    return chosen
  }

  /// The only operand, as one of a few words.
  ///
  /// - Throws: ``UsageError`` for another number of operands, and for a word that is not one of them.
  func only<Value>(
    _ type: Value.Type
  ) throws(UsageError) -> Value where Value: RawRepresentable<String> & CaseIterable {
    if operands.count == 1, let value = Value(rawValue: operands[0]) { return value }
    let known = Value.allCases.map(\.rawValue)
    let list = known.joined(separator: ", ")
    guard operands.count == 1 else {
      throw UsageError(en: "name one of \(list)", pt: "indique um destes: \(list)")
    }
    throw UsageError(
      Suggestion(for: operands[0], among: known).sentence(
        en: "“\(operands[0])” is none of \(list)",
        pt: "“\(operands[0])” não é nenhum destes: \(list)"))
  }

  private mutating func take(
    _ word: String, from rest: inout ArraySlice<String>, of command: Command
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let isLong = name.hasPrefix("--")
    guard let option = command.options.first(where: { $0.names.contains(isLong ? name : word) })
    else { throw UsageError.unknownOption(isLong ? name : word, of: command) }
    guard values[option] == nil || option.isRepeatable else {
      throw UsageError(
        en: "\(option.name) is given twice; give it once",
        pt: "\(option.name) aparece duas vezes; indique-a uma só vez")
    }
    let value = try value(of: option, attached: isLong ? parts.dropFirst().first : nil, &rest)
    values[option] = value
    if option.isRepeatable { repeated[option, default: []].append(value) }
  }

  private func value(
    of option: Option, attached: Substring?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let placeholder = option.placeholder else {
      guard let attached else { return "" }
      throw UsageError(
        en: "\(option.name) takes no value; leave out =\(attached)",
        pt: "\(option.name) não tem valor; retire =\(attached)")
    }
    // A value that looks like an option is more often a forgotten value; `--name=-x` says it is not.
    let next = rest.first.flatMap { $0.hasPrefix("-") && $0 != "-" ? nil : $0 }
    if attached == nil, next != nil { rest.removeFirst() }
    guard let value = attached.map(String.init) ?? next, !value.isEmpty else {
      throw UsageError(
        en: "\(option.name) needs a value: \(option.name) \(placeholder.en)",
        pt: "\(option.name) precisa de um valor: \(option.name) \(placeholder.pt)")
    }
    return value
  }

  private static func value<Value>(
    _ text: String, of option: Option
  ) throws(UsageError) -> Value where Value: RawRepresentable<String> & CaseIterable {
    if let value = Value(rawValue: text) { return value }
    let allowed = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw UsageError(
      en: "\(option.name) cannot be “\(text)”; the values are \(allowed)",
      pt: "\(option.name) não pode ser “\(text)”; os valores são \(allowed)")
  }
}

/// A command line that asks for something impossible; exit code 2.
struct UsageError: Error {
  let message: Wording

  init(_ message: Wording) { self.message = message }

  init(en: String, pt: String) { message = Wording(en: en, pt: pt) }

  static func unknownOption(_ name: String, of command: Command) -> UsageError {
    let known = command.options.flatMap(\.names)
    let elsewhere = Option.all.contains { $0.names.contains(name) }
    if elsewhere {
      return UsageError(
        en: "prelo \(command.word) takes no \(name)",
        pt: "prelo \(command.word) não tem a opção \(name)")
    }
    return UsageError(
      Suggestion(for: name, among: known).sentence(
        en: "unknown option \(name)", pt: "opção desconhecida \(name)"))
  }
}
