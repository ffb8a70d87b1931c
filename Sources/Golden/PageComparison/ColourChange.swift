/// The same shapes in another colour.
struct ColourChange: Hashable {
  let old: UInt32
  let new: UInt32

  /// The change in an area of two pages; nil where shapes differ too.
  ///
  /// Shapes are the same where ink stays ink and paper stays paper. At the edges of letters, where
  /// both mix, a pixel may fall to either side: one in six is forgiven.
  init?(_ approved: Raster, _ now: Raster, in area: Raster.Area, _ tolerance: Int) {
    let paper = approved.paper(around: area)
    var changed = 0
    var reshaped = 0
    var pairs: [UInt64: Int] = [:]
    for y in area.top..<area.bottom {
      for x in area.left..<area.right {
        let (before, after) = (approved.colour(x, y), now.colour(x, y))
        guard Raster.distance(before, after) > tolerance else { continue }
        changed += 1
        if approved.isInk(x, y, on: paper) != now.isInk(x, y, on: paper) {
          reshaped += 1
        }
        if pairs.count < 65_536 { pairs[UInt64(before) << 32 | UInt64(after), default: 0] += 1 }
      }
    }
    guard reshaped * 6 <= changed,
      // The pair of whole ink; of equally frequent ones the same is always taken.
      let most = pairs.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
    else { return nil }
    old = UInt32(most.key >> 32)
    new = UInt32(most.key & 0xFFFF_FFFF)
  }
}

extension Raster {
  /// The most frequent colour right outside an area.
  func paper(around area: Area) -> UInt32 {
    var counts: [UInt32: Int] = [:]
    func look(_ x: Int, _ y: Int) {
      guard x >= 0, y >= 0, x < width, y < height else { return }
      counts[colour(x, y), default: 0] += 1
    }
    for x in area.left - 2..<area.right + 2 {
      look(x, area.top - 2)
      look(x, area.bottom + 1)
    }
    for y in area.top - 2..<area.bottom + 2 {
      look(area.left - 2, y)
      look(area.right + 1, y)
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0xFFFFFF
  }

  /// Whether a pixel is not paper; the palest tint of a panel is ink.
  func isInk(_ x: Int, _ y: Int, on paper: UInt32) -> Bool {
    Raster.distance(colour(x, y), paper) > 2
  }

  /// The largest difference of a channel.
  static func distance(_ left: UInt32, _ right: UInt32) -> Int {
    func channel(_ shift: UInt32) -> Int {
      abs(Int(left >> shift & 0xFF) - Int(right >> shift & 0xFF))
    }
    return max(channel(16), channel(8), channel(0))
  }
}
