/// What pages show besides their operators, as objects.
extension HaruObjects {
  func font(_ simple: SimpleFont, toUnicode: Object) throws(PDFError) -> Object {
    let font = try dictionary(simple.entries)
    try refer(from: font, "ToUnicode", to: toUnicode)
    try describe(font, simple.descriptor, simple.program)
    return font
  }

  func font(_ composite: CompositeFont) throws(PDFError) -> Object {
    let font = try dictionary(composite.entries)
    try refer(from: font, "ToUnicode", to: try stream(data: composite.toUnicode))
    let descendant = try dictionary(composite.descendant)
    try describe(descendant, composite.descriptor, composite.program)
    if let map = composite.glyphMap {
      try refer(from: descendant, "CIDToGIDMap", to: try stream(data: map))
    }
    try refer(from: font, "DescendantFonts", toListOf: descendant)
    return font
  }

  private func describe(
    _ font: Object, _ entries: [UInt8], _ program: FontProgram
  ) throws(PDFError) {
    let descriptor = try dictionary(entries)
    try refer(
      from: descriptor, "FontFile2",
      to: try stream(program.entries, data: program.compressed))
    try refer(from: font, "FontDescriptor", to: descriptor)
  }

  /// The image with its alpha channel.
  func image(_ image: PreparedImage) throws(PDFError) -> Object {
    let pixels = try object(of: image.pixels)
    if let mask = image.mask { try refer(from: pixels, "SMask", to: try object(of: mask)) }
    return pixels
  }

  private func object(of image: PreparedImage.ImageStream) throws(PDFError) -> Object {
    try stream(image.entries, data: image.data, isFlate: image.isFlate)
  }
}
