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

  @Test(
    "an image looks right",
    arguments: [
      (TestImage.rgb, opaque), (.rgba, clear),
      (.grayAlpha, gray), (.palette, opaque),
      (.clearPalette, clear), (.jpeg, opaque),
    ])
  func appearance(of image: TestImage, quarters: [[UInt8]]) throws {
    let resources = try PDFResources(fonts: Sample.fonts, images: [image.name: image.file])
    let side = Length.pt(100)
    var page = Frame(width: side, height: side)
    let whole = Rectangle(x: .zero, y: .zero, width: side, height: side)
    page.items = [
      .rule(whole, Color(red: 0, green: 255, blue: 0)), .image(image.name, whole),
      .image(image.name, whole),
    ]
    for usesInternals in [true, false] {
      let writer = try PDFWriter(resources, usesInternals: usesInternals)
      let pdf = try writer.write(Sample.information, pages: [page, page])
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

  @Test(
    "an image that would look wrong is refused",
    arguments: [
      (TestImage.smallClearPalette, ImageFault.unsupportedTransparency),
      (.keyColor, .unsupportedTransparency), (.rgb16, .unsupportedForm),
      (.rgba16, .unsupportedForm), (.interlaced, .unsupportedForm),
      (.interlacedAlpha, .unsupportedForm),
    ])
  func refusal(of image: TestImage, fault: ImageFault) {
    #expect(throws: PDFError.image(image.name, fault)) {
      try PDFResources(fonts: Sample.fonts, images: [image.name: image.file])
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

  @Test("a JPEG cut short before its pixels is refused", arguments: [4, 20, 100, 300])
  func shortened(to length: Int) throws {
    let file = Array(TestImage.jpeg.file.prefix(length)) + [0xFF, 0xD9]
    let deflater = try Deflater(level: 1)
    #expect(throws: PDFError.image(TestImage.jpeg.name, .damaged)) {
      try PreparedImage(file, name: TestImage.jpeg.name, deflater: deflater)
    }
  }
}
