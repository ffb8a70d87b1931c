internal import Crypto
package import Measures
internal import PDFBackend
internal import QRSymbol

/// The libraries that turn a document into a PDF.
package var printingLibraries: [Library] {
  writingLibraries + [symbolLibrary, cryptographicLibrary]
}
