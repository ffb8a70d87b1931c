import Foundation
import Measures
import Testing
import Typesetting

@testable import PDFBackend

/// libharu has two faces: the functions it publishes, and the objects below them, with which Prelo works.
/// Both must give the same pages.
@Suite("Pages beside those of libharu's published functions")
struct PublishedTests {
  private let own: PDFWriter
  private let published: PublishedWriter

  init() throws {
    let images = [TestImage.rgba.name: TestImage.rgba.file]
    own = try PDFWriter(fonts: Sample.fonts, images: images)
    published = try PublishedWriter(fonts: Sample.fonts, images: images)
  }

  /// What both make of the sample pages.
  private func files() throws -> [[UInt8]] {
    try [
      own.write(Sample.information, pages: pages()),
      published.write(Sample.information, pages: pages()),
    ]
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

  @Test func `both show the same text`() throws {
    let texts = try files().map {
      try judge($0, "pdftotext", "-q", "-layout", "FILE", "-").output
    }
    #expect(texts[0].contains("Łódź — Αθήνα — Київ") && texts[0].contains("Conceição"))
    #expect(texts[0] == texts[1])
  }

  @Test func `both show the same picture`() throws {
    let pictures = try files().map {
      Array(try judgeBytes($0, "pdftoppm", "-q", "-r", "100", "-f", "1", "-l", "1", "FILE"))
    }
    #expect(pictures[0].count == pictures[1].count && pictures[0].count > 2_000_000)
    var different = 0
    for (one, other) in zip(pictures[0], pictures[1]) where abs(Int(one) - Int(other)) > 48 {
      different += 1
    }
    // Coordinates are rounded to hundredths of a point on one side only: edges may shift a shade.
    #expect(different < pictures[0].count / 1000, "\(different) of \(pictures[0].count)")
    let ink = pictures[0].filter { $0 < 128 }.count
    #expect(ink > 20 * different, "\(ink)")
  }

  @Test func `the published functions carry the information and are sound`() throws {
    let pdf = try published.write(Sample.information, pages: pages())
    #expect(try judge(pdf, "qpdf", "--check", "FILE").status == 0)
    let information = try judge(pdf, "pdfinfo", "FILE").output
    #expect(information.contains("Title:           Fatura FT Ação/1 — Ελλάς"), "\(information)")
    #expect(try published.write(Sample.information, pages: pages()) == pdf)
  }
}
