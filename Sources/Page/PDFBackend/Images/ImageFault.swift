internal import Measures

/// What is wrong with an image.
package enum ImageFault: Error, Hashable, Sendable {
  /// Neither a PNG nor a JPEG file.
  case unknownFormat
  /// The file is incomplete or damaged.
  case damaged
  /// More pixels than ``most``, or more bytes of them than ``mostBytes``.
  case tooLarge
  /// A JPEG that is lossless, arithmetic or of more than 8 bits a channel, which viewers do not read,
  /// or a PNG that needs an extension to be understood.
  case unsupportedForm
  /// There is not enough memory to decode it.
  case outOfMemory

  /// The most pixels of an image: 60 × 30 mm, the largest logo, at more than 2,400 dots an inch.
  static let most = 1 << 24
  /// The most bytes that a PNG may unpack to.
  static let mostBytes = 80 << 20

  /// The end of a sentence that starts with the name of the image.
  var message: Wording {
    switch self {
    case .unknownFormat:
      Wording(
        en: "is neither PNG nor JPEG: save it as PNG", pt: "não é PNG nem JPEG: grave-a em PNG")
    case .damaged:
      Wording(
        en: "is damaged or incomplete: save it again",
        pt: "está danificada ou incompleta: grave-a de novo")
    case .tooLarge:
      Wording(
        en: "has more pixels than paper can show: reduce it to at most 2,000 pixels a side",
        pt: "tem mais píxeis do que o papel consegue mostrar: reduza-a a 2000 píxeis de lado, no "
          + "máximo")
    case .unsupportedForm:
      Wording(
        en: "is of a kind few programs read: save it as an ordinary PNG",
        pt: "é de um tipo que poucos programas leem: grave-a em PNG comum")
    case .outOfMemory:
      Wording(
        en: "needs more memory than there is: reduce it to at most 2,000 pixels a side",
        pt: "precisa de mais memória do que há: reduza-a a 2000 píxeis de lado, no máximo")
    }
  }
}
