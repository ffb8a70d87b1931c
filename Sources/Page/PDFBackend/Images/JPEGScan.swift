/// One scan of a JPEG file, decoded as far as it takes to know that it is whole (ITU-T T.81, annexes F
/// and G).
struct JPEGScan {
  private let members: [Member]
  /// The first and last coefficient, and whether it refines what an earlier scan gave.
  private let first: Int
  private let last: Int
  private let refines: Bool
  private let isProgressive: Bool
  private let restartInterval: Int
  private let unitColumns: Int
  private let unitRows: Int
  private var bits: JPEGBits
  /// How many blocks have no more coefficients, counted by one code for all.
  private var emptyBlocks = 0

  private struct Member {
    let component: Int
    /// Blocks of a unit, across and down; of a row; without those that fill the last unit.
    let across: Int
    let down: Int
    let stride: Int
    let columns: Int
    let rows: Int
    let direct: HuffmanTable?
    let rest: HuffmanTable?
  }

  /// Reads the header of a scan, whose data starts at `place`.
  init(_ body: [UInt8], of file: JPEGFile, data: [UInt8], at place: Int) throws(ImageFault) {
    let count = body.first.map(Int.init) ?? 0
    guard (1...4).contains(count), body.count == 4 + 2 * count, !file.components.isEmpty else {
      throw .damaged
    }
    var members: [Member] = []
    for index in 0..<count {
      let tables = Int(body[2 + 2 * index])
      guard
        let component = file.components.firstIndex(where: { $0.name == body[1 + 2 * index] }),
        !members.contains(where: { $0.component == component }), tables >> 4 <= 3, tables & 15 <= 3
      else { throw .damaged }
      let found = file.components[component]
      guard file.quantizations.contains(found.quantization) else { throw .damaged }
      members.append(
        Member(
          component: component, across: found.across, down: found.down, stride: found.stride,
          columns: found.columns, rows: found.rows, direct: file.tables[tables >> 4],
          rest: file.tables[4 + tables & 15]))
    }
    self.members = members
    isProgressive = file.isProgressive
    first = Int(body[1 + 2 * count])
    last = Int(body[2 + 2 * count])
    // Which bit of a coefficient was the last so far, and which is it now; none is 0.
    let (before, now) = (body[3 + 2 * count] >> 4, body[3 + 2 * count] & 15)
    refines = before != 0
    let isInOrder =
      isProgressive
      ? first <= last && last <= 63 && (first > 0) == (last > 0) && (first == 0 || count == 1)
        && now <= 13 && (before == 0 || before == now + 1)
      : first == 0 && last == 63 && before == 0 && now == 0
    guard isInOrder else { throw .damaged }
    restartInterval = file.restartInterval
    (unitColumns, unitRows, _, _) = file.units
    bits = JPEGBits(data, at: place)
  }

  /// Decodes all blocks; returns where the marker stands that comes behind.
  mutating func decode(_ components: inout [JPEGFile.Component]) throws(ImageFault) -> Int {
    for member in members { components[member.component].isSeen = true }
    let isAlone = members.count == 1
    let columns = isAlone ? members[0].columns : unitColumns
    let rows = isAlone ? members[0].rows : unitRows
    var done = 0
    var restarts: UInt8 = 0
    for row in 0..<rows {
      for column in 0..<columns {
        if restartInterval > 0, done == restartInterval {
          guard try bits.finish() == 0xD0 + restarts else { throw .damaged }
          bits.passMarker()
          restarts = (restarts + 1) % 8
          (done, emptyBlocks) = (0, 0)
        }
        done += 1
        for member in members {
          let (across, down) = isAlone ? (1, 1) : (member.across, member.down)
          for y in 0..<down {
            for x in 0..<across {
              try decodeBlock(
                at: (row * down + y) * member.stride + column * across + x, member,
                &components[member.component].marks)
            }
          }
        }
      }
    }
    _ = try bits.finish()
    return bits.place
  }

  private mutating func decodeBlock(
    at index: Int, _ member: Member, _ marks: inout [UInt64]
  ) throws(ImageFault) {
    if !isProgressive {
      try decodeDirect(member)
      try decodeRest(member)
    } else if first == 0 {
      if refines { _ = try bits.take(1) } else { try decodeDirect(member) }
    } else if refines {
      try refine(member, &marks[index])
    } else {
      try decodeRest(member, &marks[index])
    }
  }

  private mutating func decodeDirect(_ member: Member) throws(ImageFault) {
    guard let table = member.direct else { throw .damaged }
    let size = try table.symbol(&bits)
    guard size <= 15 else { throw .damaged }
    _ = try bits.take(size)
  }

  /// The coefficients behind the first of a file that is not progressive.
  private mutating func decodeRest(_ member: Member) throws(ImageFault) {
    guard let table = member.rest else { throw .damaged }
    var place = 1
    while place <= 63 {
      let symbol = try table.symbol(&bits)
      let (run, size) = (symbol >> 4, symbol & 15)
      if size == 0, run < 15 { return }
      place += run + 1
      // Sixteen zeros may end beyond the last coefficient.
      guard place <= 64 || size == 0 else { throw .damaged }
      _ = try bits.take(size)
    }
  }

  /// The first bits of a band of coefficients (G.1.2.2).
  private mutating func decodeRest(_ member: Member, _ marks: inout UInt64) throws(ImageFault) {
    if emptyBlocks > 0 {
      emptyBlocks -= 1
      return
    }
    guard let table = member.rest else { throw .damaged }
    var place = first
    while place <= last {
      let symbol = try table.symbol(&bits)
      let (run, size) = (symbol >> 4, symbol & 15)
      if size == 0, run < 15 {
        emptyBlocks = try 1 << run + bits.take(run) - 1
        return
      }
      place += run
      if size > 0 {
        guard place <= last else { throw .damaged }
        marks |= 1 << UInt64(place)
        _ = try bits.take(size)
      }
      place += 1
    }
  }

  /// One more bit for what is not zero, and what becomes so now (G.1.2.3).
  private mutating func refine(_ member: Member, _ marks: inout UInt64) throws(ImageFault) {
    guard let table = member.rest else { throw .damaged }
    var place = first
    while place <= last, emptyBlocks == 0 {
      let symbol = try table.symbol(&bits)
      var (run, size) = (symbol >> 4, symbol & 15)
      if size == 0, run < 15 {
        emptyBlocks = try 1 << run + bits.take(run)
        break
      }
      guard size <= 1 else { throw .damaged }
      _ = try bits.take(size)
      while place <= last {
        if marks >> UInt64(place) & 1 != 0 {
          _ = try bits.take(1)
        } else if run == 0 {
          break
        } else {
          run -= 1
        }
        place += 1
      }
      if size == 1 {
        guard place <= last else { throw .damaged }
        marks |= 1 << UInt64(place)
        size = 0
      }
      place += 1
    }
    guard emptyBlocks > 0 else { return }
    emptyBlocks -= 1
    while place <= last {
      if marks >> UInt64(place) & 1 != 0 { _ = try bits.take(1) }
      place += 1
    }
  }
}
