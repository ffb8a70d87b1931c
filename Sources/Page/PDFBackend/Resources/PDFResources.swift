package import Typesetting

/// What all documents share: fonts reduced and compressed, images decoded.
///
/// Making it takes milliseconds; one serves all threads.
package final class PDFResources: Sendable {
  package let fonts: FontSet
  /// The simple font of each face.
  let simple: [SimpleFont]
  /// The compressed CMap of all simple fonts.
  let toUnicode: [UInt8]
  let images: [ImageName: PreparedImage]

  /// Prepares `fonts` and the PNG and JPEG files `images`.
  ///
  /// - Throws: ``PDFError/font(_:_:)`` or ``PDFError/image(_:_:)``.
  package init(fonts: FontSet, images: [ImageName: [UInt8]] = [:]) throws(PDFError) {
    let deflater = try Deflater(level: 9)
    self.fonts = fonts
    var simple: [SimpleFont] = []
    for face in Face.allCases {
      simple.append(
        try prepared(face) { () throws(FontPreparationError) in
          try SimpleFont(
            fonts[face], repertoire: face == .mono ? technicalRepertoire : everydayRepertoire,
            deflater: deflater)
        })
    }
    self.simple = simple
    toUnicode = try deflater.compressed(ToUnicode.winAnsi())
    var ready: [ImageName: PreparedImage] = [:]
    for (name, file) in images {
      ready[name] = try PreparedImage(file, name: name, deflater: deflater)
    }
    self.images = ready
  }

  /// The width and height in pixels of an image as it is seen; nil for one there is not.
  package func size(of image: ImageName) -> (width: Int, height: Int)? {
    images[image].map { ($0.width, $0.height) }
  }
}

/// Runs `body` and says which face its error is about.
func prepared<Result>(
  _ face: Face, _ body: () throws(FontPreparationError) -> Result
) throws(PDFError) -> Result {
  do { return try body() } catch {
    switch error {
    case .font(let error): throw .font(face, error)
    case .backend(let error): throw error
    }
  }
}
