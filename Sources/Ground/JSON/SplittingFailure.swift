internal import Measures

/// Why a stream, or one document of it, cannot be cut out.
enum SplittingFailure: Hashable {
  case emptyFile
  /// The stream starts with something that is neither an object nor an array.
  case start(UInt8, isFirst: Bool)
  case unclosedArray
  case trailingComma
  case noElement(UInt8)
  case noComma(UInt8)
  case bytesAfterEnd(UInt8)
  case secondObject
  case oversize(Int)

  func problem(at pointer: JSONPointer) -> Problem {
    Problem(.error, code.rawValue, at: pointer, wording)
  }

  private var code: ReadingCode {
    switch self {
    case .start(0xEF, true), .start(0xFE...0xFF, true), .start(0, true): .encoding
    case .start(UInt8(ascii: "\""), _), .start(48...57, _), .start(UInt8(ascii: "-"), _),
      .start(UInt8(ascii: "t"), _), .start(UInt8(ascii: "f"), _), .start(UInt8(ascii: "n"), _):
      .wrongKind
    case .oversize: .limit
    default: .syntax
    }
  }

  private var wording: Wording {
    switch self {
    case .emptyFile:
      Wording(
        en: "the file is empty; it should hold a document or an array of documents",
        pt: "o ficheiro está vazio; devia conter um documento ou uma lista de documentos")
    case .start(let byte, true) where byte == 0xEF:
      Wording(
        en: "the file starts with a byte order mark; save it as UTF-8 without BOM",
        pt: "o ficheiro começa com uma marca de ordem de bytes; grave-o em UTF-8 sem BOM")
    case .start(let byte, true) where byte >= 0xFE || byte == 0:
      Wording(
        en: "the file looks like UTF-16 or UTF-32; save it as UTF-8",
        pt: "o ficheiro parece estar em UTF-16 ou UTF-32; grave-o em UTF-8")
    case .start(let byte, _):
      Wording(
        en: "the file starts with \(shown(byte)); it should hold an object { } or an array [ ] "
          + "of objects",
        pt: "o ficheiro começa com \(shown(byte)); devia conter um objeto { } ou uma lista [ ] "
          + "de objetos")
    case .unclosedArray:
      Wording(
        en: "the file ends before the array is closed with ]; it was probably cut off",
        pt: "o ficheiro termina antes de a lista ser fechada com ]; foi provavelmente truncado")
    case .trailingComma:
      Wording(
        en: "nothing follows the last comma of the array; remove the comma",
        pt: "nada se segue à última vírgula da lista; retire a vírgula")
    case .noElement(let byte):
      Wording(
        en: "a document should stand here in the array, not \(shown(byte))",
        pt: "nesta posição da lista devia estar um documento, e não \(shown(byte))")
    case .noComma(let byte):
      Wording(
        en: "a comma or ] should follow the document in the array, not \(shown(byte))",
        pt: "a seguir ao documento devia estar, na lista, uma vírgula ou ], e não \(shown(byte))")
    case .bytesAfterEnd(let byte):
      Wording(
        en: "\(shown(byte)) stands after the end of the value; nothing may follow it",
        pt: "\(shown(byte)) está depois do fim do valor; nada o pode seguir")
    case .secondObject:
      Wording(
        en: "a second object follows the first; put them in an array [ ], or one on each line of a "
          + ".ndjson file",
        pt: "há um segundo objeto a seguir ao primeiro; ponha-os numa lista [ ], ou um em cada "
          + "linha de um ficheiro .ndjson")
    case .oversize(let limit):
      Wording(
        en: "the document has more than \(limit) bytes, the most that is read",
        pt: "o documento tem mais de \(limit) bytes, o máximo que é lido")
    }
  }

  private func shown(_ byte: UInt8) -> String {
    if byte > 0x20, byte < 0x7F { return "“" + String(Unicode.Scalar(byte)) + "”" }
    return "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
