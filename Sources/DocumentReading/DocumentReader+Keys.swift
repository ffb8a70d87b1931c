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

  mutating func reportUnknown<Key>(_ name: JSONText, in keys: KeyTable<Key>) {
    let key = scanner.string(name)
    let spelling = Spelling(key)
    let near = spelling.nearest(in: keys.names.map(\.rawValue))
    if let near, path.count == 1, let position = DocumentKey(rawValue: near)?.position {
      // The known key was probably meant; rules that read it would only repeat the complaint.
      unreadable.formUnion(.key(at: position))
    }
    report(.unknownKey) {
      let hint = Self.hint(for: key, near: near)
      return Wording(
        en: "\(quoted(key)) is not a key of this object" + hint.en,
        pt: "\(quoted(key)) não é uma chave deste objeto" + hint.pt)
    }
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

  private static func hint(for key: String, near: String?) -> Wording {
    let homes = Keys.homes.filter { $0.names.contains(key) }.prefix(3)
    if !homes.isEmpty {
      return Wording(
        en: "; it belongs in " + homes.map(\.place.en).joined(separator: ", or in "),
        pt: "; o seu lugar é " + homes.map(\.place.pt).joined(separator: ", ou "))
    }
    if let near {
      return Wording(en: "; did you mean `\(near)`?", pt: "; queria dizer `\(near)`?")
    }
    return Wording(
      en: "; remove it, or put it under `extensions`",
      pt: "; retire-a ou ponha-a em `extensions`")
  }
}
