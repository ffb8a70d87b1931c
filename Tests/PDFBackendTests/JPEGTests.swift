import Foundation
import Testing
import Typesetting

@testable import PDFBackend

@Suite("JPEG images")
struct JPEGTests {
  /// Files of 37 × 21 pixels by libjpeg-turbo.
  static func file(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).appending(path: "../../Fuzz/Corpus/image")
    return Array(try Data(contentsOf: folder.appending(path: name + ".jpg").standardizedFileURL))
  }

  static let names = [
    "baseline420", "cmyk", "gray", "grayProgressive", "progressiveRestarts", "separate",
  ]

  @Test("a whole file is taken", arguments: names)
  func whole(name: String) throws {
    let image = try JPEGFile(JPEGTests.file(name))
    #expect(image.width == 37 && image.height == 21)
    let space =
      switch name {
      case "cmyk": "DeviceCMYK"
      case "gray", "grayProgressive": "DeviceGray"
      default: "DeviceRGB"
      }
    #expect(image.colorSpace == space && image.isInverted == (name == "cmyk"))
    #expect(!image.isPlainRGB)
    // Bytes behind the end, which some programs leave, do no harm.
    #expect(throws: Never.self) { try JPEGFile(JPEGTests.file(name) + [1, 2, 3]) }
  }

  @Test("a file cut short is refused wherever it ends", arguments: names)
  func cut(name: String) throws {
    let file = try JPEGTests.file(name)
    for length in 0..<file.count {
      #expect(throws: ImageFault.damaged, "\(length)") { try JPEGFile(Array(file[..<length])) }
      // As a program that mends such files leaves it: with an end.
      guard length > 2, length < file.count - 2 else { continue }
      let mended = Array(file[..<length]) + [0xFF, 0xD9]
      // Where a scan of a progressive file is whole, so is the file, coarser.
      if name.contains("rogressive"), (try? JPEGFile(mended)) != nil { continue }
      #expect(throws: ImageFault.self, "\(length)") { try JPEGFile(mended) }
    }
  }

  @Test("a changed byte never stops the process, and most are noticed", arguments: names)
  func changed(name: String) throws {
    let file = try JPEGTests.file(name)
    var refused = 0
    for place in 2..<file.count {
      for mask in [0x01, 0x80, 0xFF] as [UInt8] {
        var other = file
        other[place] ^= mask
        if (try? JPEGFile(other)) == nil { refused += 1 }
      }
    }
    #expect(refused > file.count / 2, "\(refused) of \(3 * file.count)")
  }

  @Test(
    "what viewers do not read, and what is too large, is refused by name",
    arguments: [
      // The segment of the frame: precision, height, width, components.
      (0xC0, [12, 0, 8, 0, 8, 1, 1, 0x11, 0], ImageFault.unsupportedForm),
      (0xC3, [8, 0, 8, 0, 8, 1, 1, 0x11, 0], .unsupportedForm),
      (0xC9, [8, 0, 8, 0, 8, 1, 1, 0x11, 0], .unsupportedForm),
      (0xC0, [8, 0, 0, 0, 8, 1, 1, 0x11, 0], .unsupportedForm),
      (0xC0, [8, 0, 8, 0, 8, 2, 1, 0x11, 0, 2, 0x11, 0], .unsupportedForm),
      (0xC2, [8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0], .tooLarge),
      (0xC0, [8, 0, 8, 0, 0, 1, 1, 0x11, 0], .damaged),
      (0xC0, [8, 0, 8, 0, 8, 1, 1, 0x51, 0], .damaged),
      (0xC0, [8, 0, 8, 0, 8, 1, 1, 0x01, 0], .damaged),
      (0xC0, [8, 0, 8, 0, 8, 3, 1, 0x11, 0, 1, 0x11, 0, 2, 0x11, 0], .damaged),
      (0xC0, [8, 0, 8, 0, 8, 1], .damaged),
    ] as [(UInt8, [UInt8], ImageFault)])
  func frame(marker: UInt8, body: [UInt8], fault: ImageFault) {
    let file = [0xFF, 0xD8, 0xFF, marker, 0, UInt8(body.count + 2)] + body + [0xFF, 0xD9]
    #expect(throws: fault) { try JPEGFile(file) }
  }

  @Test func `three components called R, G and B are those colours`() throws {
    var file = try JPEGTests.file("baseline420")
    // Without the segment of JFIF, which says that they are Y, Cb and Cr.
    let length = file.short(at: 4)
    file.removeSubrange(2..<4 + length)
    for marker in [[0xFF, 0xC0], [0xFF, 0xDA]] as [[UInt8]] {
      let place = try #require(file.firstRange(of: marker)?.lowerBound)
      let (start, step) = marker[1] == 0xC0 ? (place + 10, 3) : (place + 5, 2)
      for (index, name) in "RGB".utf8.enumerated() { file[start + step * index] = name }
    }
    #expect(try JPEGFile(file).isPlainRGB)
    let image = try PreparedImage(file, name: ImageName("rgb"), deflater: Deflater(level: 1))
    #expect(String(decoding: image.pixels.entries, as: UTF8.self).contains("/ColorTransform 0"))
  }
}
