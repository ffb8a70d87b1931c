import Measures
import QRSymbol
import Testing
import Typesetting

@testable import PageComparison

/// White paper of 300 × 200 pixels at 254 dpi, a tenth of a millimetre each.
private func paper(_ areas: (Raster.Area, UInt32)...) -> Raster {
  var pixels = [UInt8](repeating: 255, count: 3 * 300 * 200)
  for (area, colour) in areas {
    for y in area.top..<area.bottom {
      for x in area.left..<area.right {
        for channel in 0..<3 {
          pixels[3 * (y * 300 + x) + channel] =
            UInt8(truncatingIfNeeded: colour >> UInt32(16 - 8 * channel))
        }
      }
    }
  }
  return Raster(width: 300, height: 200, pixels: pixels, resolution: 254)
}

private func area(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> Raster.Area {
  Raster.Area(left: left, top: top, right: right, bottom: bottom)
}

@Suite("Pixel stage")
struct PixelStageTests {
  private let square = area(20, 20, 60, 60)
  private let nothing = PageText(width: 30, height: 20, words: [])

  private func messages(_ old: Raster, _ new: Raster, tolerance: Int = 0) -> [String] {
    PixelStage(page: 1, approved: old, new: new, text: nothing, tolerance: tolerance)
      .differences.map(\.message.en)
  }

  @Test func `says what became of a drawing`() {
    let cases: [(Raster, Raster, [String])] = [
      (paper((square, 0)), paper((square, 0)), []),
      (
        paper((square, 0x1D4E89)), paper((square, 0xC0392B)),
        [
          "page 1, colour #1D4E89 → #C0392B (4.0 × 4.0 mm, 2.0 mm from the top, 2.0 mm from the left)"
        ]
      ),
      (
        paper((square, 0xF3F4F4)), paper((square, 0xF3F4E6)),
        [
          "page 1, colour #F3F4F4 → #F3F4E6 (4.0 × 4.0 mm, 2.0 mm from the top, 2.0 mm from the left)"
        ]
      ),
      (
        paper((square, 0)), paper(),
        ["page 1, a drawing is gone (4.0 × 4.0 mm, 2.0 mm from the top, 2.0 mm from the left)"]
      ),
      (
        paper(), paper((square, 0)),
        ["page 1, a drawing is new (4.0 × 4.0 mm, 2.0 mm from the top, 2.0 mm from the left)"]
      ),
      (
        paper((area(20, 20, 60, 24), 0)), paper((area(20, 30, 60, 34), 0)),
        ["page 1, drawing: 2.0 → 3.0 mm from the top"]
      ),
    ]
    for (old, new, expected) in cases { #expect(messages(old, new) == expected) }
  }

  @Test func `two places of one colour change are said once`() {
    let other = area(200, 100, 240, 140)
    let found = messages(
      paper((square, 0x102030), (other, 0x102030)), paper((square, 0x405060), (other, 0x405060)))
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix("; 1 more place likewise") == true)
  }

  @Test func `a channel may be off by the tolerance`() {
    let (old, new) = (paper((square, 0x404040)), paper((square, 0x444040)))
    #expect(messages(old, new, tolerance: 4).isEmpty)
    #expect(messages(old, new, tolerance: 3).count == 1)
  }
}

@Suite("QR symbols off a page")
struct SymbolMatrixTests {
  private func raster(_ grid: ModuleGrid, module: Int, flipping: Int? = nil) -> Raster {
    let side = (grid.size + 20) * module
    var pixels = [UInt8](repeating: 255, count: 3 * side * side)
    for row in 0..<grid.size {
      for column in 0..<grid.size {
        let isDark = grid.isDark(row: row, column: column) != (flipping == row * grid.size + column)
        guard isDark else { continue }
        for y in 0..<module {
          for x in 0..<module {
            let at = 3 * (((row + 10) * module + y) * side + (column + 10) * module + x)
            pixels.replaceSubrange(at..<at + 3, with: [0, 0, 0])
          }
        }
      }
    }
    return Raster(width: side, height: side, pixels: pixels, resolution: 150)
  }

  @Test("every module is read as it was printed", arguments: [2, 3, 5])
  func readsModules(module: Int) throws {
    let grid = try qrSymbol("A:513847200*B:999999990*C:PT*D:FT*E:N*F:20260504*G:FT A/1*H:X-1")
    let found = SymbolMatrix.symbols(on: raster(grid, module: module))
    #expect(found.count == 1)
    let symbol = try #require(found.first)
    #expect(symbol.size == grid.size)
    #expect(
      symbol.modules.indices.allSatisfy {
        symbol.modules[$0] == grid.isDark(row: $0 / grid.size, column: $0 % grid.size)
      })
  }

  @Test func `one other module is one other module`() throws {
    let grid = try qrSymbol("message")
    let (old, new) = (raster(grid, module: 3), raster(grid, module: 3, flipping: 1500))
    let text = PageText(width: 60, height: 60, words: [])
    let found = PixelStage(page: 1, approved: old, new: new, text: text, tolerance: 0).differences
    #expect(found.map(\.kind) == [.symbol])
    let (row, column) = (1500 / grid.size + 1, 1500 % grid.size + 1)
    #expect(
      found.first?.message.en.hasSuffix(
        "1 of \(grid.size * grid.size) modules differs, the first in row \(row), column \(column)")
        == true)
  }

  @Test func `a page without a symbol has none`() {
    #expect(SymbolMatrix.symbols(on: paper((area(0, 0, 300, 200), 0x808080))).isEmpty)
    #expect(SymbolMatrix.symbols(on: paper()).isEmpty)
  }
}
