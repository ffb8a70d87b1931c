internal import Glibc
package import Measures

/// Why two PDFs could not be compared; says nothing about whether they differ.
package struct ComparisonFailure: Error, Hashable, Sendable {
  package let message: Wording

  private init(en: String, pt: String) { message = Wording(en: en, pt: pt) }

  static func missing(_ tool: String) -> ComparisonFailure {
    ComparisonFailure(
      en: "the PDFs differ in their bytes; to say where, \(tool) is needed and is not installed: "
        + "apt-get install poppler-utils",
      pt:
        "os PDF têm bytes diferentes; para dizer onde, é preciso \(tool), que não está instalado: "
        + "apt-get install poppler-utils")
  }

  static func notStarted(_ tool: String, _ code: Int32) -> ComparisonFailure {
    let reason = String(cString: strerror(code))
    return ComparisonFailure(
      en: "\(tool) could not be started: \(reason)",
      pt: "não foi possível iniciar \(tool): \(reason)"
    )
  }

  static func tooSlow(_ tool: String, _ pdf: String, _ seconds: Int) -> ComparisonFailure {
    ComparisonFailure(
      en: "\(tool) was stopped, as it had not finished \(pdf) after \(seconds) seconds",
      pt: "\(tool) foi parado, por não ter terminado \(pdf) ao fim de \(seconds) segundos")
  }

  static func tooMuch(_ tool: String, _ pdf: String) -> ComparisonFailure {
    ComparisonFailure(
      en: "\(tool) was stopped, as \(pdf) holds more than can be compared",
      pt: "\(tool) foi parado, porque \(pdf) contém mais do que é possível comparar")
  }

  static func refused(_ tool: String, _ pdf: String, _ reason: String?) -> ComparisonFailure {
    let reason = reason.map { ": " + $0 } ?? ""
    return ComparisonFailure(
      en: "\(pdf) is no PDF that \(tool) can read\(reason)",
      pt: "\(pdf) não é um PDF que o \(tool) consiga ler\(reason)")
  }

  static func misunderstood(_ tool: String, _ pdf: String) -> ComparisonFailure {
    ComparisonFailure(
      en: "what \(tool) says of \(pdf) could not be understood; is it poppler's?",
      pt: "não se entende o que o \(tool) diz de \(pdf); é o do poppler?")
  }

  static let outOfMemory = ComparisonFailure(
    en: "there is not enough memory to draw the difference",
    pt: "não há memória suficiente para desenhar a diferença")

  static func unreadable(_ path: String, _ code: Int32) -> ComparisonFailure {
    let reason = String(cString: strerror(code))
    return ComparisonFailure(
      en: "\(path) cannot be read: \(reason)", pt: "não é possível ler \(path): \(reason)")
  }

  static func noFile(_ path: String) -> ComparisonFailure {
    ComparisonFailure(
      en: "\(path) is not a regular file", pt: "\(path) não é um ficheiro normal")
  }
}
