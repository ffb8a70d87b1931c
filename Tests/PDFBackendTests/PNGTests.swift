import Testing
import Typesetting

@testable import PDFBackend

/// Every form of PNG there is (ISO/IEC 15948, table 11.1), made by the encoder of the tests.
@Suite("PNG images")
struct PNGTests {
  static let forms: [TestPNG] = {
    let kinds: [(PNGHeader.Kind, [Int])] = [
      (.gray, [1, 2, 4, 8, 16]), (.rgb, [8, 16]), (.palette, [1, 2, 4, 8]), (.grayAlpha, [8, 16]),
      (.rgbAlpha, [8, 16]),
    ]
    var all: [TestPNG] = []
    for (kind, depths) in kinds {
      for depth in depths {
        for isInterlaced in [false, true] {
          for isClear in kind.hasAlpha ? [false] : [false, true] {
            for (width, height) in [(1, 1), (3, 5), (13, 9), (32, 16)] {
              all.append(
                TestPNG(
                  width: width, height: height, kind: kind, depth: depth,
                  isInterlaced: isInterlaced, isClear: isClear))
            }
          }
        }
      }
    }
    return all
  }()

  @Test("each form gives the pixels that were put in", arguments: forms)
  func pixels(of image: TestPNG) throws {
    let picture = try PNGFile(image.file()).picture()
    #expect(picture.width == image.width && picture.height == image.height)
    let row = (image.width * picture.depth * picture.colors.channels + 7) / 8
    #expect(picture.samples.count == row * image.height)
    for y in 0..<image.height {
      for x in 0..<image.width {
        let seen = color(of: picture, x, y, row: row)
        #expect(seen == image.color(x, y), "pixel \(x), \(y)")
        let alpha = picture.alpha.map { $0[y * image.width + x] } ?? 255
        #expect(alpha == image.alpha(x, y), "alpha of pixel \(x), \(y)")
      }
      // Equal images give equal bytes: nothing but zeros follows the last pixel of a row.
      let spare = 8 * row - image.width * picture.depth * picture.colors.channels
      #expect(picture.samples[(y + 1) * row - 1] & ((1 << UInt8(spare)) - 1) == 0)
    }
    #expect((picture.alpha != nil) == (image.isClear || image.kind.hasAlpha))
  }

  private func color(of picture: Picture, _ x: Int, _ y: Int, row: Int) -> [UInt8] {
    func sample(_ channel: Int) -> Int {
      let bit = (x * picture.colors.channels + channel) * picture.depth
      let byte = Int(picture.samples[y * row + bit / 8])
      return byte >> (8 - picture.depth - bit % 8) & (1 << picture.depth - 1)
    }
    switch picture.colors {
    case .gray:
      return [UInt8](repeating: UInt8(sample(0) * 255 / (1 << picture.depth - 1)), count: 3)
    case .rgb: return (0..<3).map { UInt8(sample($0)) }
    case .palette(let palette): return Array(palette[3 * sample(0)..<3 * sample(0) + 3])
    }
  }

  @Test("more pixels than paper shows become fewer", arguments: [false, true])
  func reduction(isClear: Bool) throws {
    var picture = Picture(
      width: 6000, height: 3, colors: .palette([200, 0, 100, 0, 100, 200]),
      samples: (0..<18_000).map { UInt8($0 % 2) })
    if isClear { picture.alpha = (0..<18_000).map { $0 % 2 == 0 ? 255 : 0 } }
    let small = picture.reduced()
    #expect(small.width == 2000 && small.height == 1)
    #expect(small.samples.count == 6000 && small.alpha?.count == (isClear ? 2000 : nil))
    // Six of nine pixels are of the first colour, three of the second; a clear one has no say.
    let expected: [UInt8] = isClear ? [200, 0, 100] : [133, 33, 133]
    #expect(Array(small.samples[..<3]) == expected)
    #expect(small.alpha?.first == (isClear ? 170 : nil))
  }

  /// A header whose image would take more memory than there is.
  @Test(
    "a header that asks for too much is refused before memory is spent",
    arguments: [
      (16_000, 16_000), (1 << 31 - 1, 1 << 31 - 1), (1 << 31, 1), (1 << 24, 2), (5000, 5000),
    ])
  func bomb(width: Int, height: Int) throws {
    let file = TestPNG.file([
      ("IHDR", bigEndian(width) + bigEndian(height) + [8, 6, 0, 0, 0]), ("IDAT", [0x78, 0x9C]),
      ("IEND", []),
    ])
    #expect(throws: ImageFault.tooLarge) { try PNGFile(file) }
  }

  @Test(
    "a file that contradicts itself is refused",
    arguments: [
      // Depths, kinds, methods and interlacing that do not exist; no size.
      ([("IHDR", header(kind: 2, depth: 4))], ImageFault.damaged),
      ([("IHDR", header(kind: 1, depth: 8))], .damaged),
      ([("IHDR", header(kind: 0, depth: 3))], .damaged),
      ([("IHDR", header(kind: 0, depth: 8, interlacing: 2))], .damaged),
      ([("IHDR", header(kind: 0, depth: 8, width: 0))], .damaged),
      ([("IHDR", Array(header(kind: 0, depth: 8).dropLast()))], .damaged),
      // Two headers; a palette that is missing, ragged, too long; a number it does not have.
      ([("IHDR", header(kind: 0, depth: 8)), ("IHDR", header(kind: 0, depth: 8))], .damaged),
      ([("IHDR", header(kind: 3, depth: 8))], .damaged),
      ([("IHDR", header(kind: 3, depth: 8)), ("PLTE", [1, 2, 3, 4])], .damaged),
      (
        [("IHDR", header(kind: 3, depth: 1)), ("PLTE", [UInt8](repeating: 0, count: 9))], .damaged
      ),
      ([("IHDR", header(kind: 3, depth: 8)), ("PLTE", [0, 0, 0])], .damaged),
      // Transparency for more colours than there are, and of the wrong size.
      (
        [("IHDR", header(kind: 3, depth: 8)), ("PLTE", [0, 0, 0, 1, 1, 1]), ("tRNS", [1, 2, 3])],
        .damaged
      ),
      ([("IHDR", header(kind: 0, depth: 8)), ("tRNS", [1])], .damaged),
      ([("IHDR", header(kind: 2, depth: 8)), ("tRNS", [1, 2])], .damaged),
      // What one must know to read the pixels.
      ([("IHDR", header(kind: 0, depth: 8)), ("CgBI", [0])], .unsupportedForm),
    ])
  func contradiction(chunks: [(String, [UInt8])], fault: ImageFault) throws {
    let rows = try Deflater(level: 1).compressed([0, 1])
    let file = TestPNG.file(chunks + [("IDAT", rows), ("IEND", [])])
    #expect(throws: fault) { try PNGFile(file).picture() }
  }

  private static func header(
    kind: UInt8, depth: UInt8, interlacing: UInt8 = 0, width: Int = 1
  ) -> [UInt8] {
    bigEndian(width) + bigEndian(1) + [depth, kind, 0, 0, interlacing]
  }

  @Test("rows that are too few, too many or filtered in no known way are refused")
  func rows() throws {
    for (rows, isGood) in [
      ([0, 7], true), ([4, 7], true), ([5, 7], false), ([0], false), ([0, 7, 0], false),
    ] as [([UInt8], Bool)] {
      let file = try TestPNG.file([
        ("IHDR", PNGTests.header(kind: 0, depth: 8)),
        ("IDAT", Deflater(level: 1).compressed(rows)), ("IEND", []),
      ])
      if isGood {
        #expect(try PNGFile(file).picture().samples == [7])
      } else {
        #expect(throws: ImageFault.damaged) { try PNGFile(file).picture() }
      }
    }
  }
}
