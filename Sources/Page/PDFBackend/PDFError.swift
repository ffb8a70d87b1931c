internal import Glibc
package import Measures
package import TrueType
package import Typesetting

/// Why no PDF came out, or why the writer could not be made.
package enum PDFError: Error, Hashable, Sendable {
  /// libharu is not one this program knows how to work with; the version it says it has.
  case unknownLibrary(version: String)
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
  /// A combined PDF or its temporary file could not be written or read; the error number.
  case file(Int32)
  /// A combined PDF would have more than 4 GB, beyond what libharu can number.
  case tooLarge
  /// The temporary file of a combined PDF does not hold what was written to it.
  case damagedScratch

  package var message: Wording {
    switch self {
    case .unknownLibrary(let version):
      return Wording(
        en: "libharu \(version) does not write what Prelo needs; known versions: "
          + "\(HaruProbe.known). Install one of them (on Debian 12: apt-get install libhpdf-dev) and "
          + "run ./prelo --rebuild",
        pt: "a libharu \(version) não escreve o que o Prelo precisa; versões conhecidas: "
          + "\(HaruProbe.known). Instale uma delas (no Debian 12: apt-get install libhpdf-dev) e "
          + "execute ./prelo --rebuild")
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
