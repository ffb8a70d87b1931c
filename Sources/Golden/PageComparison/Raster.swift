internal import Glibc

/// A page as pixels: red, green and blue, one byte each, row by row from the top left.
struct Raster {
  let width: Int
  let height: Int
  let pixels: [UInt8]
  /// Dots per inch.
  let resolution: Int

  /// Millimetres in a pixel.
  var scale: Double { 25.4 / Double(resolution) }

  /// Draws a page of a PDF.
  ///
  /// - Parameter page: From 1.
  /// - Throws: ``ComparisonFailure`` for what cannot be drawn.
  init(of pdf: String, page: Int, resolution: Int) throws(ComparisonFailure) {
    let tool = OutsideTool.raster
    let output = try tool.output(
      ["-r", String(resolution), "-f", String(page), "-l", String(page), operand(pdf)], about: pdf)
    guard let raster = Raster(portablePixmap: output, resolution: resolution) else {
      throw .misunderstood(tool.name, pdf)
    }
    self = raster
  }

  init(width: Int, height: Int, pixels: [UInt8], resolution: Int) {
    self.width = width
    self.height = height
    self.pixels = pixels
    self.resolution = resolution
  }

  /// Reads `P6 width height 255` and the pixels; nil for anything else.
  init?(portablePixmap bytes: [UInt8], resolution: Int) {
    var at = 0
    func word() -> String {
      while at < bytes.count, bytes[at] <= 32 { at += 1 }
      let start = at
      while at < bytes.count, bytes[at] > 32, at - start < 20 { at += 1 }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }
    guard word() == "P6", let width = Int(word()), let height = Int(word()), word() == "255",
      width > 0, height > 0, width < 1 << 20, height < 1 << 20,
      bytes.count == at + 1 + 3 * width * height
    else { return nil }
    self.init(
      width: width, height: height, pixels: Array(bytes[(at + 1)...]), resolution: resolution)
  }

  /// A rectangle of pixels; the edges right and bottom lie outside.
  struct Area: Hashable {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int

    func union(_ other: Area) -> Area {
      Area(
        left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
        bottom: max(bottom, other.bottom))
    }
  }

  func box(_ area: Area) -> Box {
    Box(
      left: Double(area.left) * scale, top: Double(area.top) * scale,
      right: Double(area.right) * scale, bottom: Double(area.bottom) * scale)
  }

  /// The pixels that `box` touches, as far as they are on the page.
  func area(_ box: Box) -> Area {
    func pixel(_ millimetres: Double, _ limit: Int) -> Int {
      min(max(0, Int(max(-1, min(millimetres / scale, Double(limit))))), limit)
    }
    return Area(
      left: pixel(box.left, width), top: pixel(box.top, height),
      right: min(width, pixel(box.right, width) + 1),
      bottom: min(height, pixel(box.bottom, height) + 1))
  }

  /// The colour of a pixel, `0xRRGGBB`.
  func colour(_ x: Int, _ y: Int) -> UInt32 {
    let at = 3 * (y * width + x)
    return UInt32(pixels[at]) << 16 | UInt32(pixels[at + 1]) << 8 | UInt32(pixels[at + 2])
  }

  /// The places where two pages of one size differ, each as small as it can be.
  ///
  /// - Parameter tolerance: How far a channel may be off, 0 to 255.
  func differences(from other: Raster, tolerance: Int) -> [Area] {
    let cell = 8
    let columns = (width + cell - 1) / cell
    let rows = (height + cell - 1) / cell
    var areas = [Area?](repeating: nil, count: columns * rows)
    pixels.withUnsafeBufferPointer { mine in
      other.pixels.withUnsafeBufferPointer { others in
        for y in 0..<height {
          let start = 3 * y * width
          // Most rows are equal, and this sees it at once.
          guard let left = mine.baseAddress, let right = others.baseAddress,
            memcmp(left + start, right + start, 3 * width) != 0
          else { continue }
          for x in 0..<width {
            let at = start + 3 * x
            var worst = 0
            for channel in 0..<3 {
              worst = max(worst, abs(Int(mine[at + channel]) - Int(others[at + channel])))
            }
            guard worst > tolerance else { continue }
            let index = y / cell * columns + x / cell
            let pixel = Area(left: x, top: y, right: x + 1, bottom: y + 1)
            areas[index] = areas[index]?.union(pixel) ?? pixel
          }
        }
      }
    }
    return Raster.joined(&areas, columns: columns)
  }

  /// Joins neighbouring cells into places.
  private static func joined(_ cells: inout [Area?], columns: Int) -> [Area] {
    var result: [Area] = []
    for start in cells.indices {
      guard var area = cells[start] else { continue }
      cells[start] = nil
      var waiting = [start]
      while let index = waiting.popLast() {
        let (row, column) = (index / columns, index % columns)
        for y in max(0, row - 1)...row + 1 {
          for x in max(0, column - 1)...min(columns - 1, column + 1) {
            let neighbour = y * columns + x
            guard neighbour < cells.count, let other = cells[neighbour] else { continue }
            cells[neighbour] = nil
            area = area.union(other)
            waiting.append(neighbour)
          }
        }
      }
      result.append(area)
    }
    return result
  }
}
