package import Measures
internal import Typesetting

/// Why a template is refused: every reason at once.
package struct TemplateRefused: Error, Hashable, Sendable {
  package let problems: [Problem]
}

/// What a template must keep to; forms are the producer's responsibility, not the user's to strip
/// (Despacho 8632/2014, 3.2.9).
package let templateRules: [Code] = [
  Code(
    "TPL-01", .error,
    Wording(
      en: "A template is well-formed and knows only its published keys.",
      pt: "Um modelo está bem formado e só tem as chaves publicadas."),
    law: ["Templates/README.md"]),
  Code(
    "TPL-02", .error,
    Wording(
      en: "The table shows description, quantity, unit, price, discount, rate and amount, once.",
      pt: "A tabela mostra descrição, quantidade, unidade, preço, desconto, taxa e valor, uma vez."),
    law: ["CIVA art. 36 n.5 b) c) d)", "Despacho 8632/2014, 2.2.14 and 3.2.9"]),
  Code(
    "TPL-03", .error,
    Wording(
      en: "Margins keep every mention away from the edges of the paper: 8 mm to 40 mm.",
      pt: "As margens afastam as menções dos limites do papel: 8 mm a 40 mm."),
    law: ["Despacho 8632/2014, 2.2.12"]),
  Code(
    "TPL-04", .error,
    Wording(
      en: "Type is large enough to read, and small enough for the page.",
      pt: "O corpo das letras é legível e cabe na página."),
    law: ["Portaria 195/2020 art. 4 n.2", "Despacho 8632/2014, 2.2.2 and 3.2.9"]),
  Code(
    "TPL-05", .error,
    Wording(
      en: "Text stands out from its ground, also on a black-and-white printer.",
      pt: "O texto destaca-se do fundo, também numa impressora a preto e branco."),
    law: ["Portaria 195/2020 art. 4 n.2", "Despacho 8632/2014, 3.2.9"]),
  Code(
    "TPL-06", .error,
    Wording(
      en: "The columns leave at least 40 mm for the description.",
      pt: "As colunas deixam pelo menos 40 mm para a descrição."),
    law: ["CIVA art. 36 n.5 b)"]),
  Code(
    "TPL-07", .error,
    Wording(
      en: "No label of a mandatory value is empty; the last line of the page has 1 to 300 "
        + "characters.",
      pt: "Nenhum rótulo de um valor obrigatório está vazio; a última linha da página tem 1 a 300 "
        + "caracteres."),
    law: ["CIVA art. 36 n.5", "Despacho 8632/2014, 2.2.12 and 3.2.9"]),
  Code(
    "TPL-08", .error,
    Wording(
      en: "The logo is a PNG or JPEG file in the template's folder, at most 60 × 30 mm.",
      pt: "O logótipo é um ficheiro PNG ou JPEG na pasta do modelo, no máximo 60 × 30 mm."),
    law: ["Templates/README.md"]),
  Code(
    "TPL-09", .error,
    Wording(
      en: "A label of the template's own fits its place in two lines, in letters that a font has.",
      pt: "Um rótulo do próprio modelo cabe no seu lugar em duas linhas, em letras que existem."),
    law: ["Despacho 8632/2014, 3.2.9"]),
]

extension Template {
  /// Everything that would drop or hide what the law wants on the page; empty for a good template.
  func safeguards() -> [Problem] {
    columnProblems() + marginProblems() + sizeProblems() + contrastProblems() + labelProblems()
      + logoProblems()
  }

  private func columnProblems() -> [Problem] {
    var problems: [Problem] = []
    for field in Column.Field.allCases {
      let count = columns.count { $0.field == field }
      if count == 0, field != .code {
        problems.append(
          refusal(
            "TPL-02", "/columns", en: "the column \(field.rawValue) is missing: add it",
            pt: "falta a coluna \(field.rawValue): acrescente-a"))
      } else if count > 1 {
        problems.append(
          refusal(
            "TPL-02", "/columns", en: "the column \(field.rawValue) stands \(count) times",
            pt: "a coluna \(field.rawValue) aparece \(count) vezes"))
      }
    }
    for (index, column) in columns.enumerated()
    where column.field != .description && !(Length.mm(5)...Length.mm(60)).contains(column.width) {
      problems.append(
        refusal(
          "TPL-06", "/columns/\(index)/width", en: "a column is 5 to 60 mm wide",
          pt: "uma coluna tem entre 5 e 60 mm de largura"))
    }
    let taken = columns.reduce(Length.zero) { $1.field == .description ? $0 : $0 + $1.width }
    let rest = paper.width - page.left - page.right - taken
    if rest < .mm(40) {
      problems.append(
        refusal(
          "TPL-06", "/columns",
          en: "only \(Int(rest.millimetres)) mm are left for the description: 40 are needed",
          pt: "só restam \(Int(rest.millimetres)) mm para a descrição: são precisos 40"))
    }
    return problems
  }

  private func marginProblems() -> [Problem] {
    let margins = [
      ("left", page.left), ("right", page.right), ("top", page.top), ("bottom", page.bottom),
    ]
    return margins.filter { !(Length.mm(8)...Length.mm(40)).contains($0.1) }.map { name, _ in
      refusal(
        "TPL-03", "/page/\(name)", en: "a margin is 8 to 40 mm", pt: "uma margem tem 8 a 40 mm")
    }
  }

  private func sizeProblems() -> [Problem] {
    let sizes: [(name: String, size: Length, least: Double, most: Double)] = [
      ("title", self.sizes.title, 10, 32), ("seller", self.sizes.seller, 8, 20),
      ("buyer", self.sizes.buyer, 7, 16), ("body", self.sizes.body, 7, 12),
      ("small", self.sizes.small, 6, 10), ("label", self.sizes.label, 5.5, 9),
      ("total", self.sizes.total, 9, 24),
    ]
    return sizes.filter { $0.size < .pt($0.least) || $0.size > .pt($0.most) }.map {
      refusal(
        "TPL-04", "/sizes/\($0.name)", en: "this size is \($0.least) to \($0.most) pt",
        pt: "este corpo tem \($0.least) a \($0.most) pt")
    }
  }

  private func contrastProblems() -> [Problem] {
    let pairs: [(name: String, text: Color, ground: Color, least: Double)] = [
      ("ink", colors.ink, .white, 7), ("ink", colors.ink, colors.panel, 7),
      ("secondary", colors.secondary, .white, 4.5), ("accent", colors.accent, .white, 3),
      ("secondary", colors.secondary, colors.panel, 4.5),
      ("onAccent", colors.onAccent, colors.accent, 4.5),
    ]
    return pairs.filter { $0.text.contrast(to: $0.ground) < $0.least }.map {
      refusal(
        "TPL-05", "/colors/\($0.name)",
        en: "too little contrast with its ground: \($0.least) to 1 is needed",
        pt: "contraste insuficiente com o fundo: é preciso \($0.least) para 1")
    }
  }

  private func labelProblems() -> [Problem] {
    var problems: [Problem] = []
    for (name, wording) in labels.sorted(by: { $0.key < $1.key }) {
      let isBlank = [wording.en, wording.pt].contains { $0.allSatisfy(\.isWhitespace) }
      if isBlank {
        problems.append(
          refusal("TPL-07", "/labels/\(name)", en: "a label needs words", pt: "um rótulo tem texto")
        )
      }
    }
    if [colophon.en, colophon.pt].contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      problems.append(
        refusal(
          "TPL-07", "/colophon",
          en: "the last printed line needs words, so that no mandatory mention is the last line",
          pt: "a última linha impressa tem texto, para que nenhuma menção obrigatória seja a última"
        ))
    }
    if [colophon.en, colophon.pt].contains(where: { $0.unicodeScalars.count > 300 }) {
      problems.append(
        refusal(
          "TPL-07", "/colophon",
          en: "the last printed line has more than 300 characters: it would take the page's room",
          pt: "a última linha impressa tem mais de 300 caracteres: ocuparia o espaço da página"))
    }
    return problems
  }

  private func logoProblems() -> [Problem] {
    guard let logo else { return [] }
    var problems: [Problem] = []
    if logo.width > .mm(60) || logo.height > .mm(30) || logo.width < .mm(2) || logo.height < .mm(2)
    {
      problems.append(
        refusal(
          "TPL-08", "/logo", en: "a logo is 2 to 60 mm wide and 2 to 30 mm high",
          pt: "um logótipo tem 2 a 60 mm de largura e 2 a 30 mm de altura"))
    }
    if logo.image.name.contains("/") || logo.image.name.hasPrefix(".") {
      problems.append(
        refusal(
          "TPL-08", "/logo/file", en: "the logo is a file in the template's own folder",
          pt: "o logótipo é um ficheiro da própria pasta do modelo"))
    }
    return problems
  }
}

/// A problem that refuses a template.
func refusal(_ code: String, _ pointer: String, en: String, pt: String) -> Problem {
  Problem(.error, code, at: JSONPointer(text: pointer), Wording(en: en, pt: pt))
}

extension Color {
  /// The contrast of two colours from 1 to 21, after WCAG 2 with a gamma of 2.
  fileprivate func contrast(to other: Color) -> Double {
    let lighter = max(luminance, other.luminance)
    let darker = min(luminance, other.luminance)
    return (lighter + 0.05) / (darker + 0.05)
  }

  private var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value * value
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
