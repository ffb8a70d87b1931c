import Measures
import Testing
import Typesetting

@testable import DocumentPages

@Suite("Symbol on paper")
struct SymbolGeometryTests {
  @Test("is at least 30 mm, with modules of two dots and a clear margin", arguments: 9...40)
  func size(version: Int) {
    let modules = version * 4 + 17
    let grid = ModuleGrid(size: modules, modules: [UInt8](repeating: 0, count: modules * modules))
    let geometry = SymbolGeometry(grid)
    #expect(geometry.side.millimetres >= 30)
    #expect(geometry.side.millipoints % modules == 0)
    let module = geometry.side / modules
    #expect(module >= .pt(1.5))
    #expect(geometry.margin >= module * 4)
    #expect(geometry.margin.millimetres >= 2.5)
    if version == 9 { #expect(geometry.side.millimetres < 30.01) }
  }
}
