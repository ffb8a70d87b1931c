internal import DocumentModel
internal import JSON
internal import Measures

// What is wrong with keys and with the text as a whole; only reached when something is wrong.

extension DocumentReader {
  mutating func reportFault(_ fault: JSONFault) {
    let bytes = scanner.bytes
    report(fault.code, endsReading: true) { fault.wording(in: bytes) }
  }

  mutating func reportDuplicate(_ name: JSONText) {
    let key = quoted(scanner.string(name))
    report(.duplicateKey) {
      Wording(
        en: "the key \(key) stands twice in the same object; keep one",
        pt: "a chave \(key) está duas vezes no mesmo objeto; mantenha só uma")
    }
  }

  mutating func reportMissing<Key>(_ missing: UInt64, of keys: KeyTable<Key>) {
    for (position, name) in keys.names.enumerated() where missing & 1 << UInt64(position) != 0 {
      reportMissing(name.rawValue)
    }
  }

  mutating func reportMissing(_ key: String) {
    report(.missingKey, at: key) {
      Wording(en: "the key `\(key)` is missing", pt: "falta a chave `\(key)`")
    }
  }

  /// - Returns: The position of the key that was probably meant.
  mutating func reportUnknown<Key>(_ name: JSONText, in keys: KeyTable<Key>) -> Int? {
    let key = scanner.string(name)
    let (meant, hint) = Self.meaning(of: key, in: keys)
    report(.unknownKey) {
      Wording(
        en: "\(quoted(key)) is not a key of this object" + hint.en,
        pt: "\(quoted(key)) não é uma chave deste objeto" + hint.pt)
    }
    return meant
  }

  /// A key that other payment methods have.
  mutating func reportForeign(_ key: String, inMethod type: MethodType) {
    let owners = MethodType.allCases.filter {
      $0.required.contains { $0.rawValue == key } || $0.optional.contains { $0.rawValue == key }
    }
    report(.unknownKey, at: key) {
      let types = owners.map { "`" + $0.rawValue + "`" }.joined(separator: ", ")
      return Wording(
        en: "`\(key)` is not a key of a method of type `\(type.rawValue)`; it belongs to \(types)",
        pt: "`\(key)` não é uma chave de um meio de pagamento do tipo `\(type.rawValue)`; "
          + "pertence a \(types)")
    }
  }

  /// A line that is a text and an item at once.
  mutating func reportMixedText() {
    report(.unknownKey, at: LineKey.text.rawValue) {
      Wording(
        en: "a line with `text` is a heading or comment and has no other key; the words of an item "
          + "stand in `description`",
        pt: "uma linha com `text` é um título ou comentário e não tem outra chave; as palavras de "
          + "um artigo estão em `description`")
    }
  }

  /// What a wrong key was meant to be: another word for a key of the object, a key of another object,
  /// or a misspelling.
  private static func meaning<Key>(
    of key: String, in keys: KeyTable<Key>
  ) -> (position: Int?, hint: Wording) {
    if let position = keys.position(ofSynonym: key) {
      let name = keys.names[position].rawValue
      return (
        position, Wording(en: "; it is called `\(name)` here", pt: "; aqui chama-se `\(name)`")
      )
    }
    let names = keys.names.map(\.rawValue)
    let near = Spelling(key).nearest(in: names)
    let homes = Keys.homes.filter { $0.names.contains(key) }.prefix(3)
    if !homes.isEmpty {
      return (
        nil,
        Wording(
          en: "; it belongs in " + homes.map(\.place.en).joined(separator: ", or in "),
          pt: "; o seu lugar é " + homes.map(\.place.pt).joined(separator: ", ou "))
      )
    }
    if let near {
      return (
        names.firstIndex(of: near),
        Wording(en: "; did you mean `\(near)`?", pt: "; queria dizer `\(near)`?")
      )
    }
    // Never to be thrown away: it may be what the document lacks.
    let list = names.count > 16 ? nil : names.joined(separator: ", ")
    return (
      nil,
      Wording(
        en: "; " + (list.map { "its keys are \($0)" } ?? "the Schema lists its keys")
          + "; data of your own stand under `extensions`",
        pt: "; " + (list.map { "as suas chaves são \($0)" } ?? "o Schema indica as suas chaves")
          + "; dados próprios ficam em `extensions`")
    )
  }
}
