import Foundation
import Measures
import Testing
import Typesetting

@testable import PDFBackend

@Suite("Images")
struct ImageTests {
  /// The colours of the four quarters as seen on a green page: top left and right, bottom left and
  /// right.
  private static let opaque: [[UInt8]] = [[255, 0, 0], [0, 0, 255], [255, 0, 0], [0, 0, 255]]
  private static let clear: [[UInt8]] = [[255, 0, 0], [0, 0, 255], [0, 255, 0], [0, 255, 0]]
  private static let gray: [[UInt8]] = [
    [63, 63, 63], [127, 127, 127], [0, 255, 0], [0, 255, 0],
  ]

  /// Red is clear.
  private static let key: [[UInt8]] = [[0, 255, 0], [0, 0, 255], [0, 255, 0], [0, 0, 255]]

  @Test(
    "an image looks right",
    arguments: [
      (TestImage.rgb, opaque), (.rgb16, opaque), (.interlaced, opaque), (.palette, opaque),
      (.jpeg, opaque), (.smallPalette, opaque), (.rgba, clear), (.rgba16, clear),
      (.interlacedAlpha, clear), (.clearPalette, clear), (.grayAlpha, gray), (.keyColor, key),
    ])
  func appearance(of image: TestImage, quarters: [[UInt8]]) throws {
    let images = [image.name: image.file]
    let side = Length.pt(100)
    var page = Frame(width: side, height: side)
    let whole = Rectangle(x: .zero, y: .zero, width: side, height: side)
    page.items = [
      .rule(whole, Color(red: 0, green: 255, blue: 0)), .image(image.name, whole),
      .image(image.name, whole),
    ]
    var files = [
      try PDFWriter(fonts: Sample.fonts, images: images).write(
        Sample.information, pages: [page, page])
    ]
    if TestImage.libharuReads.contains(image.name) {
      files.append(
        try PublishedWriter(fonts: Sample.fonts, images: images).write(
          Sample.information, pages: [page, page]))
    }
    for pdf in files {
      #expect(try judge(pdf, "qpdf", "--check", "FILE").status == 0)
      let picture = Array(
        try judgeBytes(pdf, "pdftoppm", "-q", "-r", "72", "-f", "2", "-l", "2", "FILE"))
      let pixels = picture.suffix(3 * 100 * 100)
      for (index, expected) in quarters.enumerated() {
        let (x, y) = (25 + 50 * (index % 2), 25 + 50 * (index / 2))
        let start = pixels.startIndex + 3 * (100 * y + x)
        let seen = Array(pixels[start..<start + 3])
        let isNear = zip(seen, expected).allSatisfy { abs(Int($0) - Int($1)) <= 4 }
        #expect(isNear, "quarter \(index) of \(image.name.name) is \(seen)")
      }
    }
  }

  @Test("a damaged image never stops the process", arguments: [TestImage.rgba, .clearPalette])
  func damage(to image: TestImage) throws {
    let deflater = try Deflater(level: 1)
    for index in image.file.indices {
      var file = image.file
      file[index] ^= 0x5A
      #expect(throws: PDFError.self) {
        try PreparedImage(file, name: image.name, deflater: deflater)
      }
      #expect(throws: PDFError.self) {
        try PreparedImage(Array(image.file[..<index]), name: image.name, deflater: deflater)
      }
    }
  }

  @Test func `what is not an image is refused`() throws {
    let name = ImageName("logo.svg")
    #expect(throws: PDFError.image(name, .unknownFormat)) {
      try PDFResources(fonts: Sample.fonts, images: [name: Array("<svg/>".utf8)])
    }
  }

  @Test("an image lies upright whatever its camera said", arguments: 1...8 as ClosedRange<UInt16>)
  func orientation(value: UInt16) throws {
    let orientation = try #require(Orientation(rawValue: value))
    // Where the corners of the file come to lie: top left, top right, bottom left, by the standard's
    // words about its first row and column.
    let corners: [[(Int, Int)]] = [
      [(0, 1), (1, 1), (0, 0)], [(1, 1), (0, 1), (1, 0)], [(1, 0), (0, 0), (1, 1)],
      [(0, 0), (1, 0), (0, 1)], [(0, 1), (0, 0), (1, 1)], [(1, 1), (1, 0), (0, 1)],
      [(1, 0), (1, 1), (0, 0)], [(0, 0), (0, 1), (1, 0)],
    ]
    let turn = orientation.matrix
    for ((u, v), corner) in zip([(0, 1), (1, 1), (0, 0)], corners[Int(value) - 1]) {
      #expect(turn.a * u + turn.c * v + turn.e == corner.0)
      #expect(turn.b * u + turn.d * v + turn.f == corner.1)
    }
    #expect(orientation.swapsSides == (value > 4))
  }

  @Test(
    "Exif data says how the image was held",
    arguments: [
      ("4D4D002A00000008 0001 0112 0003 00000001 0006 0000", 6 as UInt16),
      ("49492A0008000000 0100 1201 0300 01000000 0800 0000", 8),
      // Behind another entry.
      ("4D4D002A00000008 0002 0100 0003 00000001 0001 0000 0112 0003 00000001 0003 0000", 3),
      // Nothing that makes sense: no such value, a wrong type, a directory beyond the end, rubbish.
      ("4D4D002A00000008 0001 0112 0003 00000001 0009 0000", 1),
      ("4D4D002A00000008 0001 0112 0004 00000001 0000 0006", 1),
      ("4D4D002AFFFFFFFF 0001", 1), ("4D4D002A00000008 FFFF 0100", 1), ("4D4D", 1), ("", 1),
    ])
  func exif(text: String, value: UInt16) {
    let digits = text.filter { $0 != " " }
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { place in
      UInt8(digits.dropFirst(place).prefix(2), radix: 16)
    }
    #expect(Orientation(exif: bytes[...]).rawValue == value)
  }
}
