internal import Measures
internal import TrueType
internal import Typesetting

/// Draws pages as content stream operators (ISO 32000-1, annex A) in its own buffer.
///
/// The top left origin of a ``Frame`` becomes the bottom left one of PDF here and nowhere else.
/// Coordinates are rounded to hundredths of a point (3.5 µm).
struct ContentCanvas: ~Copyable, Canvas {
  private(set) var operators = ByteBuffer(capacity: 32_768)
  private(set) var usage = Usage()
  private let fonts: FontSet
  /// The codes of the simple fonts, one table after another.
  private let codes: [UInt8]
  /// The images of the template, and how each is turned.
  private let images: [ImageName: Orientation]
  private var height = 0
  private var state = State()

  /// What the graphics state holds, so that nothing is set twice.
  private struct State {
    var fill = Color.black
    var stroke = Color.black
    var strokeWidth = 1000
    var font = -1
    var size = 0
    var tracking = 0
    var isText = false
    /// The start of the text line, in hundredths.
    var lineX = 0
    var lineY = 0
  }

  /// Creates a canvas; `codes` are those of the simple fonts, by face.
  init(fonts: FontSet, codes: [CodeTable], images: [ImageName: Orientation]) {
    self.fonts = fonts
    self.codes = codes.flatMap(\.codes)
    self.images = images
  }

  /// Forgets the pages of the last document.
  mutating func beginDocument() { usage = Usage() }

  /// Forgets the last document, and names fonts and images as all documents of a volume do.
  mutating func beginBoundDocument() {
    usage = Usage()
    usage.overflow = Face.allCases.map { _ in OverflowFont(isShared: true) }
    usage.images = images.keys.sorted { $0.name < $1.name }
  }

  /// Draws one page; its operators are in ``operators`` until the next.
  mutating func drawPage(_ frame: Frame) throws(PDFError) {
    operators.removeAll(keeping: 1 << 20)
    state = State()
    height = frame.height.millipoints
    try draw(frame)
    endText()
  }

  mutating func show(_ text: Frame.Text) throws(PDFError) {
    guard !text.string.isEmpty else { return }
    if !state.isText {
      operators.text("BT\n")
      state.isText = true
      (state.lineX, state.lineY) = (0, 0)
    }
    setFill(text.color)
    if text.tracking.millipoints != state.tracking {
      state.tracking = text.tracking.millipoints
      operators.thousandths(state.tracking)
      operators.text("Tc\n")
    }
    let x = hundredths(text.origin.x.millipoints)
    let y = hundredths(height - text.origin.y.millipoints)
    operators.hundredths(x - state.lineX)
    operators.hundredths(y - state.lineY)
    operators.text("Td\n")
    (state.lineX, state.lineY) = (x, y)
    showCharacters(text)
  }

  /// Shows runs of the simple font and of the overflow font, as the characters ask.
  private mutating func showCharacters(_ text: Frame.Text) {
    let face = text.face.rawValue
    let simple = 2 * face
    let first = face * CodeTable.size
    if showASCII(text, font: simple, codes: first) { return }
    var font = -1
    for scalar in text.string.unicodeScalars {
      let code = CodeTable.index(scalar).map { codes[first + $0] } ?? 0
      let wanted = code != 0 ? simple : simple + 1
      if wanted != font {
        if font >= 0 { endString(font) }
        setFont(wanted, size: text.size.millipoints)
        operators.byte(code != 0 ? 0x28 : 0x3C)
        font = wanted
      }
      if code != 0 {
        operators.literal(code)
      } else {
        operators.hexadecimal(
          usage.overflow[face].code(for: scalar, face: text.face, fonts: fonts))
      }
    }
    endString(font)
  }

  /// Shows a text that is ASCII throughout, where each code is the character's own; false for others.
  private mutating func showASCII(_ text: Frame.Text, font: Int, codes first: Int) -> Bool {
    let isShown = text.string.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 && codes[first + Int($0)] != 0 }) else { return false }
      setFont(font, size: text.size.millipoints)
      operators.byte(0x28)
      operators.literals(bytes)
      return true
    }
    guard isShown == true else { return false }
    endString(font)
    return true
  }

  private mutating func endString(_ font: Int) {
    operators.byte(font & 1 == 0 ? 0x29 : 0x3E)
    operators.text("Tj\n")
  }

  /// Selects a font by twice its face, plus one for the overflow font.
  private mutating func setFont(_ font: Int, size: Int) {
    guard font != state.font || size != state.size else { return }
    if font & 1 == 0 { usage.simple[font / 2] = true }
    (state.font, state.size) = (font, size)
    operators.text("/F")
    operators.number(font)
    operators.thousandths(size)
    operators.text("Tf\n")
  }

  mutating func fill(_ rectangle: Rectangle, _ color: Color) {
    endText()
    setFill(color)
    path(rectangle)
    operators.text("f\n")
  }

  mutating func draw(_ box: Frame.Box) {
    endText()
    if let fill = box.fill { setFill(fill) }
    if let stroke = box.stroke { setStroke(stroke, width: box.strokeWidth) }
    let rectangle = box.rectangle
    let radius = min(
      box.radius.millipoints, rectangle.width.millipoints / 2, rectangle.height.millipoints / 2)
    if radius > 0 { roundPath(rectangle, radius: radius) } else { path(rectangle) }
    switch (box.fill != nil, box.stroke != nil) {
    case (true, true): operators.text("B\n")
    case (true, false): operators.text("f\n")
    case (false, true): operators.text("S\n")
    case (false, false): operators.text("n\n")
    }
  }

  mutating func place(_ image: ImageName, in rectangle: Rectangle) throws(PDFError) {
    guard let orientation = images[image] else { throw .missingImage(image) }
    endText()
    let index = usage.images.firstIndex(of: image) ?? usage.images.count
    if index == usage.images.count { usage.images.append(image) }
    usage.showsImages = true
    operators.text("q\n")
    let (width, rise) = (rectangle.width.millipoints, rectangle.height.millipoints)
    let turn = orientation.matrix
    for (factor, side) in [(turn.a, width), (turn.b, rise), (turn.c, width), (turn.d, rise)] {
      operators.thousandths(factor * side)
    }
    let left = rectangle.x.millipoints + turn.e * width
    let bottom = height - rectangle.y.millipoints - rise + turn.f * rise
    operators.hundredths(hundredths(left))
    operators.hundredths(hundredths(bottom))
    operators.text("cm\n/I")
    operators.number(index)
    operators.text("Do\nQ\n")
  }

  /// One path for the whole symbol, on a grid of whole numbers: no two squares can drift apart.
  mutating func paint(_ grid: ModuleGrid, at corner: Point, side: Length) {
    guard grid.size > 0 else { return }
    endText()
    setFill(.black)
    operators.text("q\n")
    let module = (side.millipoints * 1000 + grid.size / 2) / grid.size
    operators.millionths(module)
    operators.text("0 0 ")
    operators.millionths(-module)
    operators.hundredths(hundredths(corner.x.millipoints))
    operators.hundredths(hundredths(height - corner.y.millipoints))
    operators.text("cm\n")
    for row in 0..<grid.size {
      let first = row * grid.wordsPerRow
      // Bit x is set where column x is not of the colour of the one before it: each run of dark
      // modules begins at one such bit and ends at the next.
      var (start, isOpen) = (0, false)
      var before: UInt64 = 0
      for index in 0..<grid.wordsPerRow {
        let word = grid.words[first + index]
        var edges = word ^ (word &<< 1 | before)
        before = word &>> 63
        while edges != 0 {
          let column = 64 * index + edges.trailingZeroBitCount
          edges &= edges &- 1
          if isOpen { operators.rectangle(x: start, y: row, width: column - start) }
          (start, isOpen) = (column, !isOpen)
        }
      }
      if isOpen { operators.rectangle(x: start, y: row, width: grid.size - start) }
    }
    operators.text("f\nQ\n")
  }

  private mutating func endText() {
    guard state.isText else { return }
    operators.text("ET\n")
    state.isText = false
  }

  private mutating func path(_ rectangle: Rectangle) {
    operators.hundredths(hundredths(rectangle.x.millipoints))
    operators.hundredths(
      hundredths(height - rectangle.y.millipoints - rectangle.height.millipoints))
    operators.thousandths(rectangle.width.millipoints)
    operators.thousandths(rectangle.height.millipoints)
    operators.text("re\n")
  }

  /// A rectangle whose corners are quarter circles, as near as a Bézier curve comes.
  private mutating func roundPath(_ rectangle: Rectangle, radius: Int) {
    let left = rectangle.x.millipoints
    let right = left + rectangle.width.millipoints
    let top = height - rectangle.y.millipoints
    let bottom = top - rectangle.height.millipoints
    // 4/3 (√2 − 1): how far the control points of a quarter circle are from its ends.
    let inset = radius - radius * 5523 / 10_000
    point(left + radius, bottom)
    operators.text("m\n")
    line(right - radius, bottom)
    curve((right - inset, bottom), (right, bottom + inset), (right, bottom + radius))
    line(right, top - radius)
    curve((right, top - inset), (right - inset, top), (right - radius, top))
    line(left + radius, top)
    curve((left + inset, top), (left, top - inset), (left, top - radius))
    line(left, bottom + radius)
    curve((left, bottom + inset), (left + inset, bottom), (left + radius, bottom))
    operators.text("h\n")
  }

  private mutating func line(_ x: Int, _ y: Int) {
    point(x, y)
    operators.text("l\n")
  }

  private mutating func curve(_ first: (Int, Int), _ second: (Int, Int), _ end: (Int, Int)) {
    point(first.0, first.1)
    point(second.0, second.1)
    point(end.0, end.1)
    operators.text("c\n")
  }

  private mutating func point(_ x: Int, _ y: Int) {
    operators.hundredths(hundredths(x))
    operators.hundredths(hundredths(y))
  }

  private mutating func setFill(_ color: Color) {
    guard color != state.fill else { return }
    state.fill = color
    channels(color)
    operators.text(color.isGray ? "g\n" : "rg\n")
  }

  private mutating func setStroke(_ color: Color, width: Length) {
    if color != state.stroke {
      state.stroke = color
      channels(color)
      operators.text(color.isGray ? "G\n" : "RG\n")
    }
    if width.millipoints != state.strokeWidth {
      state.strokeWidth = width.millipoints
      operators.thousandths(width.millipoints)
      operators.text("w\n")
    }
  }

  private mutating func channels(_ color: Color) {
    operators.thousandths((Int(color.red) * 2000 + 255) / 510)
    guard !color.isGray else { return }
    operators.thousandths((Int(color.green) * 2000 + 255) / 510)
    operators.thousandths((Int(color.blue) * 2000 + 255) / 510)
  }
}
