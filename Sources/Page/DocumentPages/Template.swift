package import DocumentModel
package import Measures
package import Typesetting

/// How pages look: geometry, sizes, colours, columns, labels, logo. Data, never code.
///
/// What the law wants on the page is not the template's to leave out: ``Template/safeguards()``
/// refuses one that would drop or hide it (Despacho 8632/2014, 3.2.9).
package struct Template: Hashable, Sendable {
  package var name = "classic"
  package var paper = Paper.a4
  package var page = Geometry()
  package var sizes = Sizes()
  package var colors = Colors()
  package var columns = Column.standard
  package var logo: Logo?
  package var qrPage = QRPage.last
  package var showsPayment = true
  package var language = PrintLanguage.portuguese
  /// The last printed line of every page; never mandatory content.
  package var colophon = Wording(en: "Processed by computer", pt: "Processado por computador")
  /// Wordings by label name.
  package var labels: [String: Wording] = [:]

  package init() {}

  /// The margins of a page.
  package struct Geometry: Hashable, Sendable {
    package var left = Length.mm(18)
    package var right = Length.mm(18)
    /// From the top edge to the first printed line.
    package var top = Length.mm(12)
    /// From the bottom edge to the last printed line.
    package var bottom = Length.mm(11)

    package init() {}
  }

  /// Type sizes.
  package struct Sizes: Hashable, Sendable {
    package var title = Length.pt(22)
    package var seller = Length.pt(12.5)
    package var buyer = Length.pt(10)
    package var body = Length.pt(8.2)
    package var small = Length.pt(7)
    package var label = Length.pt(6.2)
    package var total = Length.pt(15)

    package init() {}
  }

  package struct Colors: Hashable, Sendable {
    /// The title and the block of the total.
    package var accent = Color(red: 0x0B, green: 0x6E, blue: 0x4F)
    /// Text on the accent colour.
    package var onAccent = Color.white
    /// What matters.
    package var ink = Color(red: 0x1A, green: 0x1A, blue: 0x1A)
    /// Labels and secondary lines.
    package var secondary = Color(red: 0x5E, green: 0x5E, blue: 0x5E)
    package var hairline = Color(red: 0xDC, green: 0xDC, blue: 0xDC)
    /// The ground of the customer's box.
    package var panel = Color(red: 0xF3, green: 0xF4, blue: 0xF4)

    package init() {}
  }

  /// A PNG or JPEG file in the template's folder, fitted into a box at the top left.
  package struct Logo: Hashable, Sendable {
    package var image: ImageName
    package var width: Length
    package var height: Length

    package init(image: ImageName, width: Length, height: Length) {
      self.image = image
      self.width = width
      self.height = height
    }

    /// Gives the box the shape of an image of that many pixels, as large as fits in it now.
    package mutating func fit(width pixels: Int, height rows: Int) {
      guard pixels > 0, rows > 0 else { return }
      let (wide, high) = (width.millipoints, height.millipoints)
      // Sides of at most 60 mm and images of at most 16 million pixels: no product overflows.
      if wide * rows <= high * pixels {
        height = Length(millipoints: max(1, wide * rows / pixels))
      } else {
        width = Length(millipoints: max(1, high * pixels / rows))
      }
    }
  }

  /// The page that carries the symbol of a document of several pages (Portaria 195/2020 art. 6).
  package enum QRPage: String, Hashable, Sendable, CaseIterable {
    case first
    case last
  }

  /// One column of the line table.
  package struct Column: Hashable, Sendable {
    package var field: Field
    /// The least width; grows when a figure needs more. Ignored for the description, which takes
    /// what is left.
    package var width: Length

    package init(_ field: Field, width: Length = .zero) {
      self.field = field
      self.width = width
    }

    package enum Field: String, Hashable, Sendable, CaseIterable {
      case code, description, quantity, unit, unitPrice, discount, taxRate, amount
    }

    package static let standard = [
      Column(.code, width: .mm(15)), Column(.description), Column(.quantity, width: .mm(13)),
      Column(.unit, width: .mm(10)), Column(.unitPrice, width: .mm(15)),
      Column(.discount, width: .mm(12)), Column(.taxRate, width: .mm(11)),
      Column(.amount, width: .mm(20)),
    ]
  }
}
