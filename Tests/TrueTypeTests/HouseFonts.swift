import Foundation
import TrueType

/// The fonts of the `Fonts` folder.
enum HouseFont: String, CaseIterable {
  case regular = "NotoSans-Regular"
  case bold = "NotoSans-Bold"
  case mono = "JetBrainsMono-Medium"

  var bytes: [UInt8] {
    get throws {
      let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
      return Array(try Data(contentsOf: root.appending(path: "Fonts/\(rawValue).ttf")))
    }
  }

  var font: TrueTypeFont { get throws { try TrueTypeFont(bytes: bytes) } }
}
