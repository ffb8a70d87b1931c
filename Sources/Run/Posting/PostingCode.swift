package import Measures

/// The codes of what goes wrong after the rules, when a PDF is made and delivered.
package enum PostingCode: String, CodeList, Sendable {
  /// The PDF's name is taken by a file with other bytes.
  case taken = "OUT-01"
  /// The environment or a library failed; the document may be perfectly good.
  case environment = "OUT-02"
  /// The document was issued before, with other content.
  case changed = "OUT-03"
  /// A converted document has no number, after which its file is named.
  case nameless = "OUT-04"

  package var sentence: Wording {
    switch self {
    case .taken:
      Wording(
        en: "An issued document is not changed: an existing PDF with other bytes is only replaced "
          + "with --force.",
        pt:
          "Um documento emitido não se altera: um PDF existente com outros bytes só é substituído "
          + "com --force.")
    case .environment:
      Wording(
        en: "A valid document is rendered and written; when the disk, a permission or a library "
          + "stands in the way, run the same command again once that is mended.",
        pt: "Um documento válido é composto e escrito; se o disco, uma permissão ou uma biblioteca "
          + "o impedir, repita o mesmo comando depois de resolver a causa.")
    case .changed:
      Wording(
        en:
          "A document that the inbox has issued (same seller, number and ATCUD) does not come again "
          + "with other content.",
        pt:
          "Um documento já emitido pela pasta vigiada (mesmo vendedor, número e ATCUD) não volta com "
          + "outro conteúdo.")
    case .nameless:
      Wording(
        en: "A converted document whose file is named after its number has a number.",
        pt: "Um documento convertido cujo ficheiro se chama pelo número tem um número.")
    }
  }

  package var law: [String] {
    switch self {
    case .taken: ["Despacho 8632/2014, 1.11", "Despacho 8632/2014, 2.2.15"]
    case .changed: ["Despacho 8632/2014, 1.11", "Portaria 195/2020 art. 3"]
    case .environment, .nameless: []
    }
  }
}
