import Foundation
import Measures
import Testing
import TrueType
import Typesetting

@testable import PDFBackend

@Suite("PDF writer")
struct PDFWriterTests {
  private let writer: PDFWriter

  init() throws { writer = try PDFWriter(Sample.resources) }

  @Test func `other programs find nothing wrong`() throws {
    let pdf = try writer.write(
      Sample.information, pages: [Sample.invoice(), Sample.invoice(lines: 3)])
    let check = try judge(pdf, "qpdf", "--check", "FILE")
    #expect(check.status == 0 && check.output.contains("No syntax or stream encoding errors"))
    #expect(!check.output.contains("WARNING"), "\(check.output)")
    let clean = try judge(pdf, "mutool", "draw", "-r", "20", "-o", "/dev/null", "-F", "ppm", "FILE")
    // How Debian builds it is not about the file.
    let said = clean.output.replacing("warning: ICC support is not available", with: "")
    #expect(clean.status == 0 && !said.contains("warning"), "\(said)")
  }

  @Test func `the information arrives in every script`() throws {
    let pdf = try writer.write(Sample.information, pages: [Sample.page])
    let output = try judge(pdf, "pdfinfo", "-isodates", "FILE").output
    for line in [
      "Title:           Fatura FT Ação/1 — Ελλάς", "Author:          Empresa (Exemplo), Lda.",
      "Producer:        Prelo (libharu)", "CreationDate:    2026-03-14T15:09:26",
      "ModDate:         2026-03-14T15:09:26", "Page size:       595.276 x 841.89 pts (A4)",
    ] { #expect(output.contains(line), "\(line) in \(output)") }
    let catalog = try judge(pdf, "mutool", "show", "FILE", "trailer/Root").output
    #expect(catalog.contains("/Lang (pt-PT)") && catalog.contains("/DisplayDocTitle true"))
  }

  @Test(
    "text comes back as it went in, from every face",
    arguments: [
      "Portuguese: Ação, café, pêssego, avô, às, çÇ, ãõ",
      "Signs: € 1 234,50 – — “aspas” ‘x’ • … « » ½ ² ³ º ª × ± (par) \\ [x] <y>",
      "Ελληνικά: Αθήνα", "Кириллица: Щука, Їжак", "Polski: Łódź, żółć, ŚĆ",
      "Čeština: Příliš žluťoučký kůň", "Việt: Nguyễn Thị Hương", "Türkçe: İstanbul, ışık, ğŞ",
      "Mixed: Łódź — Αθήνα — São", "Scandinavia: Ærø, Þór, ß, £ ¥ © ® ™ Œ š",
    ])
  func text(_ text: String) throws {
    var page = Sample.page
    for face in Face.allCases {
      guard text.unicodeScalars.allSatisfy({ Sample.fonts.hasGlyph(for: $0, face: face) }) else {
        continue
      }
      page.items.append(Sample.text(text, 10, 20 + 20 * Double(face.rawValue), face: face))
    }
    #expect(page.items.count >= 2)
    let pdf = try writer.write(Sample.information, pages: [page])
    let output = try judge(pdf, "pdftotext", "-layout", "FILE", "-").output
    let lines = output.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty && $0 != "\u{C}" }
    #expect(lines.count == page.items.count)
    #expect(lines.allSatisfy { $0 == text }, "\(output)")
  }

  @Test func `fonts are embedded, reduced and searchable, and only those in use`() throws {
    var page = Sample.page
    page.items = [Sample.text("Olá Αθήνα", 20, 20), Sample.text("ATCUD", 20, 30, face: .mono)]
    let pdf = try writer.write(Sample.information, pages: [page])
    let output = try judge(pdf, "pdffonts", "FILE").output
    let rows = output.split(separator: "\n").dropFirst(2).map { $0.split(separator: " ") }
    #expect(rows.count == 3, "\(output)")
    for row in rows {
      #expect(row.suffix(5).prefix(3) == ["yes", "yes", "yes"], "\(output)")
      #expect(row[0].utf8.prefix(7).last == UInt8(ascii: "+"))
    }
    #expect(output.contains("+NotoSans-Regular") && output.contains("+JetBrainsMono-Medium"))
    #expect(!output.contains("NotoSans-Bold"))
  }

  @Test func `a character no font has is drawn, and copied as U+FFFD`() throws {
    var page = Sample.page
    page.items = [Sample.text("a\u{4E00}b\u{7}c", 20, 20)]
    let pdf = try writer.write(Sample.information, pages: [page])
    let output = try judge(pdf, "pdftotext", "FILE", "-").output
    #expect(output.contains("a\u{FFFD}b\u{FFFD}c"), "\(output)")
  }

  @Test func `a page of an invoice stays small`() throws {
    let pdf = try writer.write(Sample.information, pages: [Sample.invoice(lines: 8)])
    // 28.2 kB when this was written; two thirds of it are the three fonts.
    #expect(pdf.count <= 30_000, "\(pdf.count) bytes")
  }

  @Test func `equal input gives equal bytes, from fresh and from used writers`() throws {
    let fresh = try (0..<3).map { number in
      try PDFWriter(Sample.resources).write(
        Sample.information, pages: [Sample.invoice(number: number)])
    }
    #expect(Set(fresh).count == 3)
    for index in 0..<500 {
      let number = index % 3
      let again = try writer.write(Sample.information, pages: [Sample.invoice(number: number)])
      guard again == fresh[number] else {
        Issue.record("document \(index) differs from a fresh one")
        return
      }
    }
  }

  @Test func `two threads with a writer each write the same bytes`() async throws {
    let expected = try writer.write(Sample.information, pages: [Sample.invoice()])
    let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let writer = try PDFWriter(Sample.resources)
          return try (0..<100).allSatisfy { _ in
            try writer.write(Sample.information, pages: [Sample.invoice()]) == expected
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes == [true, true])
  }

  @Test func `the identifier depends on the content`() throws {
    let first = try writer.write(Sample.information, pages: [Sample.invoice(number: 1)])
    let second = try writer.write(Sample.information, pages: [Sample.invoice(number: 2)])
    let identifiers = try [first, second].map {
      try judge($0, "mutool", "show", "FILE", "trailer/ID").output
    }
    #expect(identifiers[0] != identifiers[1])
    for identifier in identifiers {
      let halves = identifier.split(separator: "<").dropFirst().map { $0.prefix(32) }
      #expect(halves.count == 2 && halves.first == halves.last, "\(identifier)")
    }
  }

  @Test(
    "a document drawn for a volume is the PDF it is alone, or has to be drawn anew",
    arguments: [("Conceição", true), ("Αθήνα", false)])
  func drawnOnce(text: String, isReused: Bool) throws {
    let writer = try PDFWriter(
      fonts: Sample.fonts, images: [TestImage.rgba.name: TestImage.rgba.file])
    var page = try Sample.invoice()
    page.items.append(Sample.text(text, 20, 260, face: .bold))
    var illustrated = page
    illustrated.items.append(.image(TestImage.rgba.name, Sample.rectangle(120, 255, 20, 10)))
    for pages in [[page], [page, illustrated]] {
      let entry = DrawnDocument.Entry(
        title: "A", label: "A", author: "", creationDate: Sample.information.creationDate)
      let drawn = try writer.draw(entry, style: "s", pages: pages)
      let pdf = try writer.write(Sample.information, drawn: drawn)
      #expect((pdf != nil) == isReused)
      let alone = try writer.write(Sample.information, pages: pages)
      #expect(pdf == nil || pdf == alone)
    }
  }

  @Test func `after an error the writer writes the next document`() throws {
    var wrong = Sample.page
    wrong.items = [.image(ImageName("no.png"), Sample.rectangle(0, 0, 10, 10))]
    let expected = try writer.write(Sample.information, pages: [Sample.invoice()])
    #expect(throws: PDFError.missingImage(ImageName("no.png"))) {
      try writer.write(Sample.information, pages: [Sample.invoice(), wrong])
    }
    #expect(try writer.write(Sample.information, pages: [Sample.invoice()]) == expected)
  }

  @Test func `an error of libharu itself is reported and forgotten`() throws {
    let expected = try writer.write(Sample.information, pages: [Sample.page])
    // A page tree of libharu's holds 32,767 pages; the status 0x1001 says that an array is full.
    #expect(throws: PDFError.library(code: 0x1001, detail: 0)) {
      try writer.write(Sample.information, pages: repeatElement(Sample.page, count: 32_768))
    }
    #expect(try writer.write(Sample.information, pages: [Sample.page]) == expected)
  }

  @Test func `every message exists in both languages and names the culprit`() {
    let image = ImageName("logo.png")
    let faults: [ImageFault] = [
      .unknownFormat, .damaged, .tooLarge, .unsupportedForm, .outOfMemory,
    ]
    let errors: [PDFError] =
      [
        .library(code: 0x1002, detail: 0), .font(.bold, .notTrueType), .missingImage(image),
        .outOfMemory, .unknownLibrary(version: "2.2"),
      ] + faults.map { .image(image, $0) }
    for error in errors {
      #expect(error.message.en != error.message.pt && !error.message.pt.isEmpty)
      if case .image = error { #expect(error.message.pt.contains("logo.png")) }
    }
  }
}
