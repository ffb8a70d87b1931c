package import Measures

extension JSONFault {
  /// The fault as a sentence, with what stands at the place.
  ///
  /// - Parameter bytes: The text that was scanned.
  package func wording(in bytes: UnsafeBufferPointer<UInt8>) -> Wording {
    let found = excerpt(of: bytes, from: offset)
    switch kind {
    case .unexpectedEnd:
      return Wording(
        en: "the text ends in the middle of a value; it was probably cut off",
        pt: "o texto termina a meio de um valor; foi provavelmente truncado")
    case .expected(let what):
      return expectation(what, found: found, byte: bytes[offset])
    case .trailingComma:
      return Wording(
        en: "nothing follows the comma before \(found); remove the comma",
        pt: "nada se segue à vírgula antes de \(found); retire a vírgula")
    case .invalidNumber:
      return Wording(
        en: "this is not a JSON number: \(found); no leading zeros, and a digit on each side of "
          + "the decimal point",
        pt: "isto não é um número JSON: \(found); sem zeros à esquerda e com um algarismo de cada "
          + "lado do ponto decimal")
    case .invalidEscape:
      return Wording(
        en: "\(found) is not an escape; a backslash itself is written as two",
        pt: "\(found) não é uma sequência de escape; a própria barra invertida escreve-se dupla")
    case .loneSurrogate:
      return Wording(
        en: "\(found) is half of a surrogate pair; write the character itself, in UTF-8",
        pt: "\(found) é metade de um par de substituição; escreva o próprio carácter, em UTF-8")
    case .controlCharacter:
      return Wording(
        en: "a control character (\(found)) stands inside a text; write it as an escape (\\n, \\t) "
          + "or close the text with a double quote",
        pt: "há um carácter de controlo (\(found)) dentro de um texto; escreva-o como sequência de "
          + "escape (\\n, \\t) ou feche o texto com aspas")
    case .strayByte:
      return Wording(
        en: "\(found) cannot stand outside a text",
        pt: "\(found) não pode estar fora de um texto")
    case .invalidUTF8:
      return Wording(
        en: "these bytes are not UTF-8 (\(found)); save the file as UTF-8, not as Latin-1 or "
          + "Windows-1252",
        pt: "estes bytes não são UTF-8 (\(found)); grave o ficheiro em UTF-8, não em Latin-1 nem "
          + "em Windows-1252")
    case .byteOrderMark:
      return Wording(
        en: "the text starts with a byte order mark; save it as UTF-8 without BOM",
        pt: "o texto começa com uma marca de ordem de bytes; grave-o em UTF-8 sem BOM")
    case .otherEncoding:
      return Wording(
        en: "the text looks like UTF-16 or UTF-32; save it as UTF-8",
        pt: "o texto parece estar em UTF-16 ou UTF-32; grave-o em UTF-8")
    case .tooDeep:
      return Wording(
        en: "objects and arrays stand inside one another more than \(JSONLimits.depth) levels deep",
        pt: "há objetos e listas uns dentro dos outros em mais de \(JSONLimits.depth) níveis")
    case .tooMany(let most):
      return Wording(
        en: "the text holds more than \(most) values and keys, the most that are read",
        pt: "o texto tem mais de \(most) valores e chaves, o máximo que é lido")
    case .bytesAfterEnd:
      return Wording(
        en: "\(found) stands after the end of the value; nothing may follow it",
        pt: "\(found) está depois do fim do valor; nada o pode seguir")
    case .duplicateKey:
      return Wording(
        en: "the key \(found) stands twice in the same object; keep one",
        pt: "a chave \(found) está duas vezes no mesmo objeto; mantenha só uma")
    }
  }

  private func expectation(_ what: Expectation, found: String, byte: UInt8) -> Wording {
    switch (what, byte) {
    case (_, UInt8(ascii: "/")), (_, UInt8(ascii: "#")):
      return Wording(
        en: "JSON has no comments: \(found); remove it",
        pt: "o JSON não admite comentários: \(found); retire-o")
    case (.value, UInt8(ascii: "'")), (.key, UInt8(ascii: "'")):
      return Wording(
        en: "texts and keys stand in double quotes: \(found)",
        pt: "os textos e as chaves escrevem-se entre aspas: \(found)")
    default: break
    }
    let (en, pt) =
      switch what {
      case .value: ("a value", "um valor")
      case .key: ("a key in double quotes", "uma chave entre aspas")
      case .colon: ("a colon after the key", "dois pontos depois da chave")
      case .commaOrBrace: ("a comma or } after the member", "uma vírgula ou } depois do membro")
      case .commaOrBracket:
        ("a comma or ] after the element", "uma vírgula ou ] depois do elemento")
      }
    return Wording(
      en: "\(en) should stand here, not \(found)", pt: "aqui devia estar \(pt), e não \(found)")
  }
}

/// A short printable quotation of the bytes from `offset` on, for messages.
///
/// Ends at the line, after 24 characters, or at the closing bracket; bytes that cannot be printed
/// are shown in hexadecimal, so that no input can drive a terminal.
package func excerpt(
  of bytes: UnsafeBufferPointer<UInt8>, from offset: Int, limit: Int = 24
) -> String {
  let rest = UnsafeBufferPointer(rebasing: bytes[min(offset, bytes.count)...].prefix(limit))
  guard let first = rest.first else { return "“”" }
  if first < 0x20 || first == 0x7F || first >= 0x80 && !startsCharacter(rest) {
    return "0x" + (first < 16 ? "0" : "") + String(first, radix: 16, uppercase: true)
  }
  return quoted(String(decoding: rest.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self))
}

private func startsCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  UTF8Sequence.length(in: bytes, at: 0) != nil
}

/// `text` between quotation marks, shortened and with control characters made visible.
package func quoted(_ text: String, limit: Int = 40) -> String {
  var result = "“"
  var left = limit
  for scalar in text.unicodeScalars {
    guard left > 0 else {
      result += "…"
      break
    }
    left -= 1
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate,
      .privateUse:
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default:
      // A cut in the middle of a character leaves a replacement mark that was never there.
      if scalar != "\u{FFFD}" { result.unicodeScalars.append(scalar) }
    }
  }
  return result + "”"
}
