/// The rows of a PNG file, restored one after the other from what its filters made of them (ISO/IEC
/// 15948, 9).
struct PNGRows: ~Copyable {
  private let filtered: [UInt8]
  private var place = 0
  /// How far back the byte of the same channel lies in the pixel to the left.
  private let distance: Int
  /// The row in hand; between passes the one above the first, which is all zeros.
  private(set) var row: [UInt8] = []
  private var above: [UInt8] = []

  init(_ file: borrowing PNGFile) {
    filtered = file.rows
    distance = max(1, file.header.depth * file.header.kind.channels / 8)
  }

  /// Goes to a pass with rows of `size` bytes.
  mutating func begin(size: Int) {
    row = [UInt8](repeating: 0, count: size)
    above = row
  }

  /// Puts the next row into ``row``.
  mutating func next() throws(ImageFault) {
    swap(&row, &above)
    let filter = filtered[place]
    let size = row.count
    let start = place + 1
    place += 1 + size
    let distance = distance
    row.withUnsafeMutableBufferPointer { row in
      above.withUnsafeBufferPointer { above in
        filtered.withUnsafeBufferPointer { filtered in
          for index in 0..<size {
            let left = index >= distance ? row[index - distance] : 0
            let prediction: UInt8
            switch filter {
            case 1: prediction = left
            case 2: prediction = above[index]
            case 3: prediction = UInt8((Int(left) + Int(above[index])) / 2)
            case 4:
              let corner = index >= distance ? above[index - distance] : 0
              prediction = PNGRows.paeth(left, above[index], corner)
            default: prediction = 0
            }
            row[index] = filtered[start + index] &+ prediction
          }
        }
      }
    }
    guard filter <= 4 else { throw .damaged }
  }

  /// The neighbour nearest to their plane.
  private static func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let (left, above, corner) = (Int(left), Int(above), Int(corner))
    let plane = left + above - corner
    let distances = (abs(plane - left), abs(plane - above), abs(plane - corner))
    if distances.0 <= distances.1, distances.0 <= distances.2 { return UInt8(left) }
    return UInt8(distances.1 <= distances.2 ? above : corner)
  }
}
