extension PNGFile {
  /// The pixels: as they stand where PDF has the same form, else in 8 bits a sample, with the transparency
  /// in a channel of its own; reduced where there are more than paper can show.
  func picture() throws(ImageFault) -> Picture {
    let isPlain =
      !header.isInterlaced && !header.kind.hasAlpha && transparency == nil && header.depth <= 8
    if isPlain, Picture.reduction(header.width, header.height) == 1 { return try packed() }
    return try expanded().reduced()
  }

  private var colors: Picture.Colors {
    switch header.kind {
    case .gray, .grayAlpha: .gray
    case .rgb, .rgbAlpha: .rgb
    case .palette: .palette(palette)
    }
  }

  /// The rows as they stand; bits behind the last pixel of a row become zero.
  private func packed() throws(ImageFault) -> Picture {
    let size = header.rowSize(width: header.width)
    var samples: [UInt8] = []
    samples.reserveCapacity(size * header.height)
    var rows = PNGRows(self)
    rows.begin(size: size)
    let spare = 8 * size - header.width * header.depth * header.kind.channels
    for _ in 0..<header.height {
      try rows.next()
      if header.kind == .palette { try checkNumbers(rows.row, count: header.width) }
      samples.append(contentsOf: rows.row)
      samples[samples.count - 1] &= 0xFF << UInt8(spare)
    }
    return Picture(
      width: header.width, height: header.height, depth: header.depth, colors: colors,
      samples: samples)
  }

  /// Every number must be one of the palette's.
  private func checkNumbers(_ row: [UInt8], count: Int) throws(ImageFault) {
    let known = palette.count / 3
    guard known < 1 << header.depth else { return }
    for index in 0..<count where sample(row, index) >= known { throw .damaged }
  }

  /// The sample at `index` of a row, counted from its start.
  private func sample(_ row: [UInt8], _ index: Int) -> Int {
    switch header.depth {
    case 8: return Int(row[index])
    case 16: return Int(row[2 * index]) << 8 | Int(row[2 * index + 1])
    default:
      let bit = index * header.depth
      return Int(row[bit / 8]) >> (8 - header.depth - bit % 8) & (1 << header.depth - 1)
    }
  }

  /// Every sample in 8 bits.
  private func expanded() throws(ImageFault) -> Picture {
    let count = header.width * header.height
    let colors = colors
    let channels = colors.channels
    var picture = Picture(
      width: header.width, height: header.height, colors: colors,
      samples: [UInt8](repeating: 0, count: count * channels))
    if header.kind.hasAlpha || transparency != nil {
      picture.alpha = [UInt8](repeating: 255, count: count)
    }
    let clearColor = header.kind == .palette ? nil : transparency.map(clearSamples)
    // To 8 bits, to the nearest; numbers of a palette stay.
    let most = header.kind == .palette ? 255 : 1 << header.depth - 1
    var rows = PNGRows(self)
    for pass in header.passes {
      rows.begin(size: header.rowSize(width: pass.width))
      for line in 0..<pass.height {
        try rows.next()
        if header.kind == .palette { try checkNumbers(rows.row, count: pass.width) }
        let start = (pass.y + line * pass.stepY) * header.width + pass.x
        for column in 0..<pass.width {
          let first = column * header.kind.channels
          let target = start + column * pass.stepX
          var isClear = clearColor != nil
          for channel in 0..<channels {
            let value = sample(rows.row, first + channel)
            isClear = isClear && clearColor?[channel] == value
            picture.samples[target * channels + channel] = UInt8((value * 255 + most / 2) / most)
          }
          if header.kind.hasAlpha {
            let value = sample(rows.row, first + channels)
            picture.alpha?[target] = UInt8((value * 255 + most / 2) / most)
          } else if isClear {
            picture.alpha?[target] = 0
          } else if header.kind == .palette, let transparency {
            let number = sample(rows.row, first)
            if number < transparency.count { picture.alpha?[target] = transparency[number] }
          }
        }
      }
    }
    return picture
  }

  /// The samples of the transparent colour, of which the lowest bits count.
  private func clearSamples(_ bytes: [UInt8]) -> [Int] {
    stride(from: 0, to: bytes.count, by: 2).map { bytes.short(at: $0) & (1 << header.depth - 1) }
  }
}

extension Picture {
  /// The most pixels a side that paper can show: 60 mm, the widest logo, at 1,200 dots an inch.
  private static let mostSide = 2835

  /// How many pixels of a picture of that size become one, in each direction.
  static func reduction(_ width: Int, _ height: Int) -> Int {
    (max(width, height) + mostSide - 1) / mostSide
  }

  /// The picture with squares of pixels averaged, so that neither side exceeds what paper can show.
  func reduced() -> Picture {
    let factor = Picture.reduction(width, height)
    guard factor > 1 else { return self }
    let colored = withoutPalette()
    let channels = colored.colors.channels
    var small = Picture(
      width: (width + factor - 1) / factor, height: (height + factor - 1) / factor,
      colors: colored.colors, samples: [])
    small.samples.reserveCapacity(small.width * small.height * channels)
    if alpha != nil { small.alpha = [] }
    for row in 0..<small.height {
      for column in 0..<small.width {
        var sums = [0, 0, 0]
        var (weight, count) = (0, 0)
        for y in row * factor..<min(height, (row + 1) * factor) {
          for x in column * factor..<min(width, (column + 1) * factor) {
            let pixel = y * width + x
            // A clear pixel has no say in the colour.
            let opacity = alpha.map { Int($0[pixel]) } ?? 255
            for channel in 0..<channels {
              sums[channel] += opacity * Int(colored.samples[pixel * channels + channel])
            }
            weight += opacity
            count += 1
          }
        }
        for channel in 0..<channels {
          small.samples.append(
            weight == 0 ? 255 : UInt8((sums[channel] + weight / 2) / weight))
        }
        small.alpha?.append(UInt8((weight + count / 2) / count))
      }
    }
    return small
  }

  private func withoutPalette() -> Picture {
    guard case .palette(let palette) = colors else { return self }
    var picture = Picture(
      width: width, height: height, colors: .rgb, samples: [], alpha: alpha)
    picture.samples.reserveCapacity(3 * samples.count)
    for number in samples {
      picture.samples.append(contentsOf: palette[3 * Int(number)..<3 * Int(number) + 3])
    }
    return picture
  }
}
