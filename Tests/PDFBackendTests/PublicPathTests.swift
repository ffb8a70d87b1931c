import Foundation
import Measures
import Testing
import Typesetting

@testable import PDFBackend

@Suite("The published path of libharu")
struct PublicPathTests {
  private let quick: PDFWriter
  private let published: PDFWriter

  init() throws {
    let resources = try PDFResources(
      fonts: Sample.fonts, images: [TestImage.rgba.name: TestImage.rgba.file])
    quick = try PDFWriter(resources, usesInternals: true)
    published = try PDFWriter(resources, usesInternals: false)
  }

  private func pages() throws -> [Frame] {
    var page = try Sample.invoice(lines: 5)
    page.items += [
      Sample.text("Łódź — Αθήνα — Київ", 100, 250, face: .bold, size: 12),
      .image(TestImage.rgba.name, Sample.rectangle(120, 255, 20, 10)),
      .box(
        Frame.Box(
          Sample.rectangle(150, 250, 30, 20), radius: .mm(4),
          stroke: Color(red: 200, green: 0, blue: 0), strokeWidth: .pt(2))),
      .box(Frame.Box(Sample.rectangle(100, 255, 10, 10), fill: Color(red: 0, green: 90, blue: 0))),
    ]
    return [page, try Sample.invoice(lines: 2)]
  }

  @Test func `both paths show the same text`() throws {
    let texts = try [quick, published].map { writer in
      let pdf = try writer.write(Sample.information, pages: pages())
      return try judge(pdf, "pdftotext", "-q", "-layout", "FILE", "-").output
    }
    #expect(texts[0].contains("Łódź — Αθήνα — Київ") && texts[0].contains("Conceição"))
    #expect(texts[0] == texts[1])
  }

  @Test func `both paths show the same picture`() throws {
    let pictures = try [quick, published].map { writer in
      Array(
        try judgeBytes(
          writer.write(Sample.information, pages: pages()), "pdftoppm", "-q", "-r", "100", "-f",
          "1",
          "-l",
          "1", "FILE"))
    }
    #expect(pictures[0].count == pictures[1].count && pictures[0].count > 2_000_000)
    var different = 0
    for (one, other) in zip(pictures[0], pictures[1]) where abs(Int(one) - Int(other)) > 48 {
      different += 1
    }
    // Coordinates are rounded to hundredths of a point on one path only: edges may shift a shade.
    #expect(different < pictures[0].count / 1000, "\(different) of \(pictures[0].count)")
    let ink = pictures[0].filter { $0 < 128 }.count
    #expect(ink > 20 * different, "\(ink)")
  }

  @Test func `the published path carries the information and is sound`() throws {
    let pdf = try published.write(Sample.information, pages: pages())
    #expect(try judge(pdf, "qpdf", "--check", "FILE").status == 0)
    let information = try judge(pdf, "pdfinfo", "FILE").output
    #expect(information.contains("Title:           Fatura FT Ação/1 — Ελλάς"), "\(information)")
    #expect(try published.write(Sample.information, pages: pages()) == pdf)
  }
}
