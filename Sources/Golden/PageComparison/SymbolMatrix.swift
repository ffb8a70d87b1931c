internal import Glibc

/// A QR symbol read off a page module by module (ISO/IEC 18004), without correcting anything.
///
/// A decoder repairs a damaged module and says nothing; whoever compares pages wants to know of it.
struct SymbolMatrix {
  /// Modules along a side: 21 to 177.
  let size: Int
  /// Row by row from the top left; true is dark.
  let modules: [Bool]
  /// Where the symbol stands, without its margin.
  let area: Raster.Area

  /// The upright symbols on a page.
  static func symbols(on page: Raster) -> [SymbolMatrix] {
    let dark = DarkPixels(page)
    let finders = dark.finders()
    var found: [SymbolMatrix] = []
    for corner in finders {
      for right in finders where right.x > corner.x + 1 {
        for below in finders where below.y > corner.y + 1 {
          guard found.count < 16,
            let symbol = SymbolMatrix(dark, corner, right, below)
          else { continue }
          found.append(symbol)
        }
      }
    }
    return found
  }

  /// Reads the symbol whose finder patterns have these centres; nil when they are of none.
  private init?(
    _ dark: DarkPixels, _ corner: DarkPixels.Finder, _ right: DarkPixels.Finder,
    _ below: DarkPixels.Finder
  ) {
    let module = (corner.module + right.module + below.module) / 3
    let across = right.x - corner.x
    let down = below.y - corner.y
    guard abs(right.y - corner.y) <= module, abs(below.x - corner.x) <= module,
      abs(across - down) <= module, module >= 1.5
    else { return nil }
    // The centres of the patterns lie 3.5 modules inside the symbol.
    let version = Int(((across / module + 7 - 17) / 4).rounded())
    guard (1...40).contains(version) else { return nil }
    size = 17 + 4 * version
    let pitch = (across / Double(size - 7), down / Double(size - 7))
    let origin = (corner.x - 3.5 * pitch.0, corner.y - 3.5 * pitch.1)
    func isDark(_ row: Int, _ column: Int) -> Bool {
      dark[
        Int(origin.0 + (Double(column) + 0.5) * pitch.0),
        Int(origin.1 + (Double(row) + 0.5) * pitch.1)]
    }
    // Between the patterns, dark and light alternate; a chance likeness does not do that.
    let track = 8..<size - 8
    let regular =
      track.count { isDark(6, $0) == ($0 % 2 == 0) }
      + track.count { isDark($0, 6) == ($0 % 2 == 0) }
    guard regular * 10 >= 2 * track.count * 9 else { return nil }
    let size = size
    modules = (0..<size * size).map { isDark($0 / size, $0 % size) }
    area = Raster.Area(
      left: max(0, Int(origin.0.rounded())), top: max(0, Int(origin.1.rounded())),
      right: Int((origin.0 + Double(size) * pitch.0).rounded()),
      bottom: Int((origin.1 + Double(size) * pitch.1).rounded()))
  }
}

/// A page in black and white.
private struct DarkPixels {
  private let width: Int
  private let height: Int
  private let dark: [Bool]

  /// The centre of a finder pattern and the size of a module around it, in pixels.
  struct Finder {
    var x: Double
    var y: Double
    var module: Double
    /// How many rows showed it.
    var weight = 1.0
  }

  init(_ page: Raster) {
    width = page.width
    height = page.height
    dark = page.pixels.withUnsafeBufferPointer { pixels in
      (0..<page.width * page.height).map { index in
        // Green weighs most in what the eye calls bright.
        let at = 3 * index
        return 3 * Int(pixels[at]) + 6 * Int(pixels[at + 1]) + Int(pixels[at + 2]) < 1280
      }
    }
  }

  subscript(x: Int, y: Int) -> Bool {
    x >= 0 && y >= 0 && x < width && y < height && dark[y * width + x]
  }

  /// Every finder pattern: dark, light, dark, light, dark as 1:1:3:1:1 along the row and the column.
  func finders() -> [Finder] {
    var found: [Finder] = []
    for y in 0..<height {
      var runs: [Int] = []
      var start = 0
      var x = 0
      while x < width, found.count < 400 {
        let colour = dark[y * width + x]
        start = x
        while x < width, dark[y * width + x] == colour { x += 1 }
        runs.append(x - start)
        guard colour, runs.count >= 5, let module = Self.module(of: runs.suffix(5)) else {
          continue
        }
        let centre = x - runs.suffix(2).reduce(0, +) - runs[runs.count - 3] / 2 - 1
        guard let column = column(through: centre, y),
          abs(column.module - module) <= 0.5 * module
        else { continue }
        merge(
          Finder(
            x: Double(x) - Double(runs.suffix(5).reduce(0, +)) / 2, y: column.centre,
            module: (module + column.module) / 2), into: &found)
      }
    }
    return found.filter { $0.weight >= 3 }
  }

  private func merge(_ finder: Finder, into found: inout [Finder]) {
    let near = found.firstIndex {
      abs($0.x - finder.x) < 2 * finder.module && abs($0.y - finder.y) < 2 * finder.module
    }
    guard let near else { return found.append(finder) }
    let weight = found[near].weight
    found[near].x = (found[near].x * weight + finder.x) / (weight + 1)
    found[near].y = (found[near].y * weight + finder.y) / (weight + 1)
    found[near].module = (found[near].module * weight + finder.module) / (weight + 1)
    found[near].weight += 1
  }

  /// The pattern along the column through a pixel of its heart.
  private func column(through x: Int, _ y: Int) -> (centre: Double, module: Double)? {
    // Outwards from the heart: dark, light, dark, to both sides.
    func edges(_ step: Int) -> [Int] {
      var result: [Int] = []
      var at = y
      for colour in [true, false, true] {
        while at >= 0, at < height, self[x, at] == colour { at += step }
        result.append(abs(at - y))
      }
      return result
    }
    let (up, down) = (edges(-1), edges(1))
    let runs = [
      up[2] - up[1], up[1] - up[0], up[0] + down[0] - 1, down[1] - down[0], down[2] - down[1],
    ]
    guard let module = Self.module(of: runs[...]) else { return nil }
    return (Double(y) + Double(down[2] - up[2] + 1) / 2, module)
  }

  /// The size of a module when five runs are as 1:1:3:1:1; nil when they are not.
  private static func module(of runs: ArraySlice<Int>) -> Double? {
    let module = Double(runs.reduce(0, +)) / 7
    guard module >= 1.5 else { return nil }
    for (run, share) in zip(runs, [1.0, 1, 3, 1, 1]) {
      // A pixel may fall to either side of an edge.
      guard abs(Double(run) - share * module) <= max(0.5 * module, 1) else { return nil }
    }
    return module
  }
}
