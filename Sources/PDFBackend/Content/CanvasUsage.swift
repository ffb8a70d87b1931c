internal import Typesetting

extension ContentCanvas {
  /// What the pages of a document have used so far.
  struct Usage {
    /// Whether the simple font of each face is shown.
    var simple: [Bool] = Face.allCases.map { _ in false }
    /// What the simple fonts do not have, by face.
    var overflow: [OverflowFont] = Face.allCases.map { _ in OverflowFont() }
    /// In the order of first use; the index is part of the resource name.
    var images: [ImageName] = []
    var showsImages = false
  }
}
