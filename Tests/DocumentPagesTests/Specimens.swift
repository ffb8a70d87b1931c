import DocumentModel
import DocumentReading
import Foundation
import Measures
import QRSymbol
import Testing
import Typesetting

@testable import DocumentPages
@testable import Fiscal
@testable import Printout

/// Documents to set in type, and what sets them.
enum Specimens {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The documents of a folder, by path from the repository without ending.
  static func names(in folder: String) -> [String] {
    let path = repository.appending(path: folder).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.sorted().map {
      folder + "/" + $0.dropLast(".json".count)
    }
  }

  /// The bytes of such a document.
  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: repository.appending(path: name + ".json")))
  }

  static func document(_ name: String) throws -> Document {
    let reading = readDocument(try bytes(name))
    #expect(reading.problems.isEmpty, "\(name): \(reading.problems)")
    return try #require(reading.document)
  }

  static func press(_ template: Template = Template()) throws -> Press {
    let fonts = repository.appending(path: "Fonts")
    func bytes(_ name: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: fonts.appending(path: name + ".ttf")))
    }
    let set = try FontSet(
      regular: try bytes("NotoSans-Regular"), bold: try bytes("NotoSans-Bold"),
      mono: try bytes("JetBrainsMono-Medium"))
    return Press(template: template, fonts: set)
  }

  /// The pages of a document, whatever the rules say of it.
  static func pages(
    of document: Document, press: Press, language: PrintLanguage = .portuguese,
    copyMark: String = "Original"
  ) throws -> [Frame] {
    let printout = Printout(document, fiscalWords(of: document), in: press.vocabulary(language))
    let symbol = try qrSymbol(derivedMessage(of: document))
    return Array(DocumentPages(printout, symbol: symbol, press: press, copyMark: copyMark))
  }
}

extension Frame {
  /// The texts on the page, in the order of painting.
  var texts: [String] {
    items.compactMap { item in
      if case .text(let text) = item { text.string } else { nil }
    }
  }
}
