import CHaru
import Measures
import Typesetting

@testable import PDFBackend

/// Draws a page with libharu's `HPDF_Page_` functions.
struct PublishedCanvas: Canvas {
  let document: HaruDocument
  let page: HPDF_Page
  let height: Length
  let fontNames: [String]
  let fonts: FontSet
  /// The images of the template.
  let files: [ImageName: [UInt8]]
  /// The images loaded into the document so far.
  var images: [ImageName: HPDF_Image]

  func show(_ text: Frame.Text) throws(PDFError) {
    guard !text.string.isEmpty else { return }
    let font = try document.made(
      HPDF_GetFont(document.handle, fontNames[text.face.rawValue], "UTF-8"))
    try setFill(text.color)
    try document.check(HPDF_Page_BeginText(page))
    try document.check(HPDF_Page_SetFontAndSize(page, font, text.size.real))
    try document.check(HPDF_Page_SetCharSpace(page, text.tracking.real))
    let shown = String(
      String.UnicodeScalarView(
        text.string.unicodeScalars.map {
          fonts.hasGlyph(for: $0, face: text.face) ? $0 : "\u{FFFD}"
        }))
    try document.check(
      HPDF_Page_TextOut(page, text.origin.x.real, (height - text.origin.y).real, shown))
    try document.check(HPDF_Page_EndText(page))
  }

  func fill(_ rectangle: Rectangle, _ color: Color) throws(PDFError) {
    try setFill(color)
    try path(rectangle)
    try document.check(HPDF_Page_Fill(page))
  }

  func draw(_ box: Frame.Box) throws(PDFError) {
    if let fill = box.fill { try setFill(fill) }
    if let stroke = box.stroke {
      let (red, green, blue) = stroke.channels
      try document.check(HPDF_Page_SetRGBStroke(page, red, green, blue))
      try document.check(HPDF_Page_SetLineWidth(page, box.strokeWidth.real))
    }
    let rectangle = box.rectangle
    let radius = min(box.radius, rectangle.width / 2, rectangle.height / 2)
    if radius > .zero { try roundPath(rectangle, radius: radius) } else { try path(rectangle) }
    switch (box.fill != nil, box.stroke != nil) {
    case (true, true): try document.check(HPDF_Page_FillStroke(page))
    case (true, false): try document.check(HPDF_Page_Fill(page))
    case (false, true): try document.check(HPDF_Page_Stroke(page))
    case (false, false): try document.check(HPDF_Page_EndPath(page))
    }
  }

  mutating func place(_ image: ImageName, in rectangle: Rectangle) throws(PDFError) {
    guard let file = files[image] else { throw .missingImage(image) }
    let loaded: HPDF_Image
    if let known = images[image] {
      loaded = known
    } else {
      let isPNG = file.starts(with: PNGFile.signature)
      loaded = try document.made(
        file.withUnsafeBufferPointer {
          isPNG
            ? HPDF_LoadPngImageFromMem(document.handle, $0.baseAddress, HPDF_UINT($0.count))
            : HPDF_LoadJpegImageFromMem(document.handle, $0.baseAddress, HPDF_UINT($0.count))
        })
      images[image] = loaded
    }
    try document.check(
      HPDF_Page_DrawImage(
        page, loaded, rectangle.x.real, (height - rectangle.y - rectangle.height).real,
        rectangle.width.real, rectangle.height.real))
  }

  func paint(_ grid: ModuleGrid, at corner: Point, side: Length) throws(PDFError) {
    guard grid.size > 0 else { return }
    try setFill(.black)
    try document.check(HPDF_Page_GSave(page))
    let module = side.real / HPDF_REAL(grid.size)
    try document.check(
      HPDF_Page_Concat(page, module, 0, 0, -module, corner.x.real, (height - corner.y).real))
    for row in 0..<grid.size {
      for column in 0..<grid.size where grid.isDark(row: row, column: column) {
        try document.check(
          HPDF_Page_Rectangle(page, HPDF_REAL(column), HPDF_REAL(row), 1, 1))
      }
    }
    try document.check(HPDF_Page_Fill(page))
    try document.check(HPDF_Page_GRestore(page))
  }

  private func path(_ rectangle: Rectangle) throws(PDFError) {
    try document.check(
      HPDF_Page_Rectangle(
        page, rectangle.x.real, (height - rectangle.y - rectangle.height).real,
        rectangle.width.real, rectangle.height.real))
  }

  private func roundPath(_ rectangle: Rectangle, radius: Length) throws(PDFError) {
    let (left, right) = (rectangle.x.real, (rectangle.x + rectangle.width).real)
    let top = (height - rectangle.y).real
    let bottom = (height - rectangle.y - rectangle.height).real
    let radius = radius.real
    let inset = radius * (1 - 0.5523)
    let corners: [(x: HPDF_REAL, y: HPDF_REAL, dx: HPDF_REAL, dy: HPDF_REAL, isRising: Bool)] = [
      (right, bottom, -1, 1, false), (right, top, -1, -1, true), (left, top, 1, -1, false),
      (left, bottom, 1, 1, true),
    ]
    try document.check(HPDF_Page_MoveTo(page, left + radius, bottom))
    for corner in corners {
      // The side before the corner is horizontal for the first and third, vertical for the others.
      let (ax, ay): (HPDF_REAL, HPDF_REAL) = corner.isRising ? (0, corner.dy) : (corner.dx, 0)
      let (bx, by): (HPDF_REAL, HPDF_REAL) = corner.isRising ? (corner.dx, 0) : (0, corner.dy)
      try document.check(
        HPDF_Page_LineTo(page, corner.x + ax * radius, corner.y + ay * radius))
      try document.check(
        HPDF_Page_CurveTo(
          page, corner.x + ax * inset, corner.y + ay * inset, corner.x + bx * inset,
          corner.y + by * inset, corner.x + bx * radius, corner.y + by * radius))
    }
    try document.check(HPDF_Page_ClosePath(page))
  }

  private func setFill(_ color: Color) throws(PDFError) {
    let (red, green, blue) = color.channels
    try document.check(HPDF_Page_SetRGBFill(page, red, green, blue))
  }
}

extension Color {
  fileprivate var channels: (HPDF_REAL, HPDF_REAL, HPDF_REAL) {
    (HPDF_REAL(red) / 255, HPDF_REAL(green) / 255, HPDF_REAL(blue) / 255)
  }
}
