internal import PDFBackend

/// A page on which something differs, as pictures (PNG).
package struct DifferencePicture: Sendable {
  /// From 1.
  package let page: Int
  package private(set) var approved: [UInt8]
  package private(set) var new: [UInt8]
  /// The new page, pale; what is gone in orange, what is new in blue, both framed.
  package private(set) var marked: [UInt8]

  /// The most pages of one comparison that are drawn.
  package static let limit = 6

  /// Bytes in memory.
  package var size: Int { approved.count + new.count + marked.count }
  package var isAtHand: Bool { size > 0 }

  /// Gives the memory back.
  package mutating func forget() { (approved, new, marked) = ([], [], []) }
}

extension PageComparer {
  /// Draws the pages on which `comparison` found something.
  ///
  /// - Throws: ``ComparisonFailure`` when a page cannot be drawn.
  package func pictures(
    of comparison: Comparison, _ approved: String, _ new: String
  ) throws(ComparisonFailure) -> [DifferencePicture] {
    guard case .different = comparison.verdict else { return [] }
    let old = try PageText.pages(of: approved)
    let now = try PageText.pages(of: new)
    var pages: [Int] = []
    for difference in comparison.differences {
      switch difference.kind {
      // The first page that only one of them has.
      case .pageCount: pages.append(min(old.count, now.count) + 1)
      default: if let page = difference.page, pages.last != page { pages.append(page) }
      }
    }
    var result: [DifferencePicture] = []
    for page in pages.prefix(DifferencePicture.limit) {
      let before = try raster(approved, page, old)
      let after = try raster(new, page, now)
      guard let canvas = before ?? after else { continue }
      let marked = Overlay(
        before ?? Raster(blankAs: canvas), after ?? Raster(blankAs: canvas),
        comparison.differences.filter { $0.page == page }
      )
      do throws(PDFError) {
        result.append(
          DifferencePicture(
            page: page, approved: try (before ?? Raster(blankAs: canvas)).png(),
            new: try (after ?? Raster(blankAs: canvas)).png(), marked: try marked.picture.png()))
      } catch { throw .outOfMemory }
    }
    return result
  }

  private func raster(
    _ pdf: String, _ page: Int, _ pages: [PageText]
  ) throws(ComparisonFailure) -> Raster? {
    guard page <= pages.count else { return nil }
    return try Raster(of: pdf, page: page, resolution: resolution(for: pages[page - 1]))
  }
}

extension Raster {
  /// White paper of the size of another page.
  fileprivate init(blankAs other: Raster) {
    self.init(
      width: other.width, height: other.height,
      pixels: [UInt8](repeating: 255, count: other.pixels.count), resolution: other.resolution)
  }

  fileprivate func png() throws(PDFError) -> [UInt8] {
    try PDFBackend.png(width: width, height: height, pixels: pixels)
  }
}

/// Two pages in one picture.
private struct Overlay {
  private let width: Int
  private let height: Int
  private let resolution: Int
  private var pixels: [UInt8]

  /// Orange and blue are told apart by colour-blind people too (Okabe and Ito).
  private static let gone: [UInt8] = [0xD5, 0x5E, 0x00]
  private static let new: [UInt8] = [0x00, 0x72, 0xB2]

  var picture: Raster {
    Raster(width: width, height: height, pixels: pixels, resolution: resolution)
  }

  init(_ before: Raster, _ after: Raster, _ differences: [Difference]) {
    (width, height, resolution) = (after.width, after.height, after.resolution)
    // A third of the contrast is enough to find one's way.
    pixels = after.pixels.map { 255 - (255 - $0) / 3 }
    let columns = min(width, before.width)
    for y in 0..<min(height, before.height) {
      for x in 0..<columns {
        let (old, now) = (before.colour(x, y), after.colour(x, y))
        guard old != now else { continue }
        let isDarker = Self.brightness(now) <= Self.brightness(old)
        paint(x, y, isDarker ? Self.new : Self.gone)
      }
    }
    for difference in differences {
      if let place = difference.place { frame(after.area(place), Self.gone, gap: 5) }
      if let place = difference.newPlace { frame(after.area(place), Self.new, gap: 9) }
    }
  }

  private static func brightness(_ colour: UInt32) -> UInt32 {
    3 * (colour >> 16) + 6 * (colour >> 8 & 0xFF) + (colour & 0xFF)
  }

  private mutating func paint(_ x: Int, _ y: Int, _ colour: [UInt8]) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    for channel in 0..<3 { pixels[3 * (y * width + x) + channel] = colour[channel] }
  }

  /// Two pixels of line around an area, with air between.
  private mutating func frame(_ area: Raster.Area, _ colour: [UInt8], gap: Int) {
    let (left, right) = (area.left - gap, area.right + gap)
    let (top, bottom) = (area.top - gap, area.bottom + gap)
    for thickness in 0..<2 {
      for x in left..<right {
        paint(x, top + thickness, colour)
        paint(x, bottom - 1 - thickness, colour)
      }
      for y in top..<bottom {
        paint(left + thickness, y, colour)
        paint(right - 1 - thickness, y, colour)
      }
    }
  }
}
