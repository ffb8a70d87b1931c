package import DocumentModel

/// The wordings that certified software must print, letter by letter.
///
/// They are Portuguese whatever the language of the labels. Source, unless a case says otherwise:
/// Despacho 8632/2014, section 2.2.
package enum Mention {
  /// Documents of SAF-T tables 4.2, 4.3 and 4.4 (Despacho 8632/2014, 1.2; DL 28/2019 art. 7 n.2 f).
  package static let notAnInvoice = "Este documento não serve de fatura"
  /// Training mode (Despacho 8632/2014, 1.5).
  package static let training = "Documento emitido para fins de Formação"
  /// A customer without tax number (2.2.5).
  package static let finalConsumer = "Consumidor final"
  /// Integrated and recovered documents (2.2.8).
  package static let copyOfOriginal = "Cópia do documento original"
  /// CIVA art. 36 n.11.
  package static let selfBilling = "Autofaturação"
  /// DL 71/2013, annex, art. 6.
  package static let cashVat = "IVA – regime de caixa"
  /// A fourth or later copy of a transport document (DL 147/2003 art. 5 n.12).
  package static let notForGoodsInTransit =
    "Cópia de documento não válida para os fins previstos no regime de bens em circulação"
  /// A company that is being wound up (Código das Sociedades Comerciais art. 171 n.1).
  package static let inLiquidation = "Em liquidação"
  /// The law asks for any unmistakable expression.
  package static let annulled = "ANULADO"
  /// A reprint (2.2.15); the law asks for any expression that it is not the original.
  package static let secondCopy = "2.ª via"
  /// Carried values (2.2.11).
  package static let carriedForward = "A transportar"
  package static let broughtForward = "Transportado"

  /// The certification line (2.2.2, 2.2.3): no blanks around the hyphen; nil for certificate 0, which
  /// stands for a program that is not certified.
  static func certification(hashCharacters: String?, certificate: String) -> String? {
    guard certificate.utf8.contains(where: { $0 != UInt8(ascii: "0") }) else { return nil }
    guard let hashCharacters else {
      return "Emitido por programa certificado n.º \(certificate)/AT"
    }
    return "\(hashCharacters)-Processado por programa certificado n.º \(certificate)/AT"
  }

  /// The wording of a copy of an integrated (2.2.8) or recovered (2.2.9, 2.2.10) document, which
  /// names the manual document or the duplicate; nil for the program's own documents.
  static func copyOfOriginal(_ document: Document) -> String? {
    guard document.isCopyByNature else { return nil }
    guard let control = document.hashControl, let hyphen = control.firstIndex(of: "-") else {
      return copyOfOriginal
    }
    return copyOfOriginal + " - " + control[control.index(after: hyphen)...]
  }

  /// The printed name of one paper copy.
  package static func copy(_ copy: Copy) -> String {
    switch copy {
    case .original: "Original"
    case .duplicate: "Duplicado"
    case .triplicate: "Triplicado"
    case .quadruplicate: "Quadruplicado"
    }
  }
}
