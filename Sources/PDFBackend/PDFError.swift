internal import Glibc
package import Measures
package import TrueType
package import Typesetting

/// Why no PDF came out, or why the writer could not be made.
package enum PDFError: Error, Hashable, Sendable {
  /// libharu refused a call; its own error number and detail.
  case library(code: UInt, detail: UInt)
  /// A font could not be reduced for embedding.
  case font(Face, TrueTypeError)
  /// An image of the template cannot be drawn faithfully.
  case image(ImageName, ImageFault)
  /// The page shows an image nobody supplied.
  case missingImage(ImageName)
  /// Compression or hashing failed: out of memory.
  case outOfMemory
  /// A temporary file for the fonts could not be written.
  case temporaryFile
  /// A combined PDF or its temporary file could not be written or read; the error number.
  case file(Int32)
  /// A combined PDF would have more than 4 GB, beyond what libharu can number.
  case tooLarge
  /// The temporary file of a combined PDF does not hold what was written to it.
  case damagedScratch

  package var message: Wording {
    switch self {
    case .library(let code, let detail):
      let number = "0x" + String(code, radix: 16) + ", \(detail)"
      return Wording(
        en: "libharu could not write the PDF (error \(number)); the document is not at fault",
        pt: "a libharu não conseguiu escrever o PDF (erro \(number)); o documento não tem culpa")
    case .font(let face, let error):
      return Wording(
        en: "the font for \(face) cannot be embedded (\(error)): put back the files of Fonts",
        pt: "não é possível embeber a fonte de \(face) (\(error)): reponha os ficheiros de Fonts")
    case .image(let image, let fault):
      let (en, pt) = (fault.message.en, fault.message.pt)
      return Wording(
        en: "the image \(image.name) \(en)", pt: "a imagem \(image.name) \(pt)")
    case .missingImage(let image):
      return Wording(
        en: "the template shows the image \(image.name), which is not in its folder",
        pt: "o modelo mostra a imagem \(image.name), que não está na sua pasta")
    case .outOfMemory:
      return Wording(
        en: "there is not enough memory to write the PDF",
        pt: "não há memória suficiente para escrever o PDF")
    case .temporaryFile:
      return Wording(
        en: "the fonts could not be written to a temporary file: check space and rights of /tmp",
        pt: "não foi possível escrever as fontes num ficheiro temporário: verifique o espaço e as "
          + "permissões de /tmp")
    case .file(let code):
      let reason = String(cString: strerror(code))
      return Wording(
        en: "the combined PDF could not be written: \(reason); its folder also needs room for a "
          + "temporary file of the same size",
        pt:
          "não foi possível escrever o PDF combinado: \(reason); a pasta precisa também de espaço "
          + "para um ficheiro temporário do mesmo tamanho")
    case .tooLarge:
      return Wording(
        en: "a combined PDF cannot have more than 4 GB: divide it with --split-every",
        pt: "um PDF combinado não pode ter mais de 4 GB: divida-o com --split-every")
    case .damagedScratch:
      return Wording(
        en: "the temporary file of the combined PDF is damaged: check the disk and try again",
        pt: "o ficheiro temporário do PDF combinado está danificado: verifique o disco e repita")
    }
  }
}

/// What is wrong with an image.
package enum ImageFault: Error, Hashable, Sendable {
  /// Neither a PNG nor a JPEG file.
  case unknownFormat
  /// The file is incomplete or damaged.
  case damaged
  /// More than 16,000 pixels a side.
  case tooLarge
  /// Transparency by a single colour, or in a palette of fewer than 256 colours: libharu would
  /// show it wrongly.
  case unsupportedTransparency
  /// An interlaced PNG or one of 16 bits a channel, which libharu 2.3.0 draws wrongly or does not
  /// survive; or a lossless or arithmetic JPEG, which viewers do not read.
  case unsupportedForm
  /// libharu refused the file; its error number.
  case refused(code: UInt)

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
        en: "has more than 16,000 pixels a side: make it smaller",
        pt: "tem mais de 16 000 píxeis de lado: reduza-a")
    case .unsupportedTransparency:
      Wording(
        en: "has a transparent colour: save it as PNG with an alpha channel (RGBA)",
        pt: "tem uma cor transparente: grave-a em PNG com canal alfa (RGBA)")
    case .unsupportedForm:
      Wording(
        en: "is of a kind few programs read: save it as PNG of 8 bits a channel, not interlaced",
        pt: "é de um tipo que poucos programas leem: grave-a em PNG de 8 bits por canal, não "
          + "entrelaçado")
    case .refused(let code):
      Wording(
        en: "is of a kind libharu does not read (error 0x\(String(code, radix: 16))): "
          + "save it as PNG",
        pt: "é de um tipo que a libharu não lê (erro 0x\(String(code, radix: 16))): "
          + "grave-a em PNG")
    }
  }
}
