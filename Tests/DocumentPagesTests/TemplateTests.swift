import DocumentModel
import JSON
import Measures
import Testing
import Typesetting

@testable import DocumentPages

@Suite("Templates")
struct TemplateTests {
  private func read(_ text: String) throws -> Template {
    let value = try JSONValue(parsing: Array(text.utf8))
    return try Template(reading: value, name: "test", over: Template())
  }

  @Test("an empty template is the classic one")
  func empty() throws {
    var classic = Template()
    classic.name = "test"
    #expect(try read(#"{"format": "prelo-template/1"}"#) == classic)
  }

  @Test(
    "a logo's box takes the shape of the image",
    arguments: [
      (40, 20, 200, 100, 40.0, 20.0), (40, 20, 100, 100, 20, 20), (40, 20, 400, 100, 40, 10),
      (60, 30, 16_777_216, 1, 60, 0.001), (60, 30, 1, 16_777_216, 0.001, 30),
    ])
  func logo(width: Double, height: Double, pixels: Int, rows: Int, wide: Double, high: Double) {
    var logo = Template.Logo(image: ImageName("l"), width: .mm(width), height: .mm(height))
    logo.fit(width: pixels, height: rows)
    #expect(abs(logo.width.millimetres - wide) < 0.001)
    #expect(abs(logo.height.millimetres - high) < 0.001)
    #expect(logo.width > .zero && logo.height > .zero)
  }

  @Test("settings are taken over")
  func settings() throws {
    let template = try read(
      ##"""
      {"format": "prelo-template/1", "colors": {"accent": "#1D4E89"}, "qrPage": "first",
       "page": {"left": 20.5}, "labels": {"buyer": {"pt": "Adquirente", "en": "Buyer"}},
       "logo": {"file": "l.png", "width": 20, "height": 10}, "language": "pt-en"}
      """##)
    #expect(template.colors.accent.blue == 0x89)
    #expect(template.qrPage == .first)
    #expect(template.page.left == .mm(20.5))
    #expect(template.labels["buyer"]?.pt == "Adquirente")
    #expect(template.logo?.width == .mm(20))
    #expect(template.language == .both)
  }

  /// What is wrong, and the code and pointer that must say so.
  static let refused: [(text: String, code: String, pointer: String)] = [
    (#"{}"#, "TPL-01", "/format"),
    (#"{"format": "prelo-template/2"}"#, "TPL-01", "/format"),
    (#"{"format": "prelo-template/1", "colour": {}}"#, "TPL-01", "/colour"),
    (#"{"format": "prelo-template/1", "colors": {"ink": "black"}}"#, "TPL-01", "/colors/ink"),
    (#"{"format": "prelo-template/1", "page": {"left": "18"}}"#, "TPL-01", "/page/left"),
    (#"{"format": "prelo-template/1", "qrPage": "none"}"#, "TPL-01", "/qrPage"),
    (#"{"format": "prelo-template/1", "labels": {"atcud": "x"}}"#, "TPL-01", "/labels/atcud"),
    (#"{"format": "prelo-template/1", "page": {"bottom": 7.9}}"#, "TPL-03", "/page/bottom"),
    (#"{"format": "prelo-template/1", "sizes": {"small": 4}}"#, "TPL-04", "/sizes/small"),
    (##"{"format": "prelo-template/1", "colors": {"ink": "#FFFFFF"}}"##, "TPL-05", "/colors/ink"),
    (
      ##"{"format": "prelo-template/1", "colors": {"secondary": "#CCCCCC"}}"##, "TPL-05",
      "/colors/secondary"
    ),
    (#"{"format": "prelo-template/1", "labels": {"net": " "}}"#, "TPL-07", "/labels/net"),
    (#"{"format": "prelo-template/1", "colophon": ""}"#, "TPL-07", "/colophon"),
    (
      #"{"format": "prelo-template/1", "colophon": "\#(String(repeating: "a", count: 301))"}"#,
      "TPL-07", "/colophon"
    ),
    (
      #"{"format": "prelo-template/1", "logo": {"file": "../x.png", "width": 9, "height": 9}}"#,
      "TPL-08", "/logo/file"
    ),
    (
      #"{"format": "prelo-template/1", "logo": {"file": "x.png", "width": 90, "height": 9}}"#,
      "TPL-08", "/logo"
    ),
    (#"{"format": "prelo-template/1", "columns": []}"#, "TPL-02", "/columns"),
  ]

  @Test("one that would hide mandatory content is refused with the reason", arguments: refused)
  func refusal(text: String, code: String, pointer: String) throws {
    do {
      _ = try read(text)
      Issue.record("not refused: \(text)")
    } catch let refused as TemplateRefused {
      #expect(refused.problems.contains { $0.code == code && $0.pointer.description == pointer })
      #expect(refused.problems.allSatisfy { $0.code == code })
    }
  }

  @Test("each mandatory column is missed", arguments: Template.Column.Field.allCases)
  func missingColumn(field: Template.Column.Field) {
    var template = Template()
    template.columns.removeAll { $0.field == field }
    let codes = template.safeguards().map(\.code)
    #expect(codes == (field == .code ? [] : ["TPL-02"]))
  }

  @Test("columns that crowd out the description are refused")
  func crowded() {
    var template = Template()
    for index in template.columns.indices { template.columns[index].width = .mm(22) }
    #expect(template.safeguards().map(\.code) == ["TPL-06"])
  }

  @Test(
    "a template's own labels fit their places",
    arguments: [
      ("unitPrice", "Preço unitário", true), ("quantity", "Quantidade", true),
      ("quantity", "Quantidade total encomendada", false), ("buyer", "Adquirente", true),
      ("amount", "Montante líquido sem imposto em euros", false), ("net", "合計", false),
      ("taxSummary", "Resumo dos impostos", true), ("rate", "Percentagem aplicável", false),
      ("dueDate", "Data limite de pagamento", true), ("continuation", "Texto completo", true),
      ("description", "Designação dos bens transmitidos e dos serviços prestados a crédito", false),
    ])
  func labels(name: String, text: String, fits: Bool) throws {
    var template = Template()
    template.labels[name] = Wording(en: text, pt: text)
    let problems = try Specimens.press(template).labelProblems()
    #expect(problems.map(\.pointer.description) == (fits ? [] : ["/labels/\(name)"]))
    #expect(problems.allSatisfy { $0.code == "TPL-09" })
  }

  @Test("labels that together crowd out the description are refused")
  func crowdingLabels() throws {
    var template = Template()
    for name in ["code", "quantity", "unit", "unitPrice", "discount", "taxRate", "amount"] {
      template.labels[name] = Wording(en: "Correspondência", pt: "Correspondência")
    }
    let problems = try Specimens.press(template).labelProblems()
    #expect(problems.count == 7 && problems.allSatisfy { $0.code == "TPL-09" })
  }

  @Test("every safeguard has its law")
  func laws() {
    #expect(
      Set(Self.refused.map(\.code)).union(["TPL-06", "TPL-09"]) == Set(templateRules.map(\.id)))
    for rule in templateRules { #expect(!rule.law.isEmpty) }
  }
}
