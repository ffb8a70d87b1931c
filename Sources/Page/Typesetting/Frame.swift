package import Measures

/// A finished page as plain data: the only thing a PDF backend sees.
///
/// The origin is the top left corner, x grows to the right, y grows downwards. Items are painted
/// in order.
package struct Frame: Hashable, Sendable {
  package let width: Length
  package let height: Length
  package var items: [Item] = []

  package init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }

  package enum Item: Hashable, Sendable {
    /// One line of text, already measured and broken.
    case text(Text)
    /// A filled rectangle: rules, bands and hairlines.
    case rule(Rectangle, Color)
    /// A rectangle with round corners, filled, outlined or both.
    case box(Box)
    /// An image of the template, stretched to the rectangle.
    case image(ImageName, Rectangle)
    /// A QR symbol: black squares without seams.
    case modules(ModuleGrid, at: Point, side: Length)
  }

  package struct Text: Hashable, Sendable {
    /// The characters to show; every one has a glyph in `face`.
    package var string: String
    package var face: Face
    package var size: Length
    package var color: Color
    /// The left end of the baseline.
    package var origin: Point
    /// Extra space after each character.
    package var tracking: Length = .zero
    /// What the text is.
    package var mark: Mark

    package init(
      _ string: String, face: Face, size: Length, color: Color, origin: Point,
      tracking: Length = .zero, mark: Mark = .artefact
    ) {
      self.string = string
      self.face = face
      self.size = size
      self.color = color
      self.origin = origin
      self.tracking = tracking
      self.mark = mark
    }
  }

  package struct Box: Hashable, Sendable {
    package var rectangle: Rectangle
    package var radius: Length
    package var fill: Color?
    package var stroke: Color?
    package var strokeWidth: Length

    package init(
      _ rectangle: Rectangle, radius: Length = .zero, fill: Color? = nil, stroke: Color? = nil,
      strokeWidth: Length = .zero
    ) {
      self.rectangle = rectangle
      self.radius = radius
      self.fill = fill
      self.stroke = stroke
      self.strokeWidth = strokeWidth
    }
  }
}

/// A place on the page; see ``Frame`` for the axes.
package struct Point: Hashable, Sendable {
  package var x: Length
  package var y: Length

  package init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }
}

/// A rectangle by its top left corner and its size.
package struct Rectangle: Hashable, Sendable {
  package var x: Length
  package var y: Length
  package var width: Length
  package var height: Length

  package init(x: Length, y: Length, width: Length, height: Length) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// A device colour with 8 bits a channel; equal channels print as grey, with black ink alone.
package struct Color: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package static let black = Color(red: 0, green: 0, blue: 0)
  package static let white = Color(red: 255, green: 255, blue: 255)

  package var isGray: Bool { red == green && green == blue }
}

/// The three faces of a page.
package enum Face: Int, Hashable, Sendable, CaseIterable {
  /// Text.
  case regular
  /// What the eye should find first.
  case bold
  /// ATCUD and certification line: 0 O 1 l I cannot be confused.
  case mono
}

/// The file name of an image inside the template's folder.
package struct ImageName: Hashable, Sendable {
  package let name: String

  package init(_ name: String) { self.name = name }
}
