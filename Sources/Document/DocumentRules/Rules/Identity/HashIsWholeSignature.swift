internal import DocumentModel
internal import Measures

let hashIsWholeSignature = Rule(
  "HASH-02", .error,
  en: "The hash of a signed document is a whole RSA signature of 1024 bits: 172 characters of "
    + "base64.",
  pt: "O hash de um documento assinado é uma assinatura RSA inteira de 1024 bits: 172 caracteres "
    + "em base64.",
  law: ["Despacho 8632/2014, 1.10, 2.3.4 f), 6.2 e 7.1", "Portaria 302/2016, 4.1.4.4"],
  reads: [.type, .hash, .importedFrom]
) { document, report in
  guard document.family != .payment, let hash = document.hash, !isWholeSignature(hash),
    !document.hasPrintedCharactersOnly
  else { return }
  if hash == "0" {
    report(
      at: "/hash",
      en: "The hash is 0: the document was never signed, and unsigned documents, or those taken "
        + "over from a program that is not certified, may not be printed",
      pt: "O hash é 0: o documento nunca foi assinado, e não se podem imprimir documentos por "
        + "assinar, nem os integrados de um programa não certificado")
  } else {
    let count = hash.unicodeScalars.count
    let fault =
      count == 172
      ? Wording(
        en: "has a character that is not of base64, or does not end in one \"=\"",
        pt: "tem um carácter que não é de base64, ou não termina num só \"=\"")
      : Wording(
        en: "has \(count) characters and a signature with the 1024-bit key has 172 of base64",
        pt: "tem \(count) caracteres e uma assinatura com a chave de 1024 bits tem 172 em base64")
    report(
      at: "/hash",
      en: "The hash \(fault.en); give the whole signature in one line, not the four printed "
        + "characters",
      pt: "O hash \(fault.pt); indique a assinatura inteira numa linha, não os quatro caracteres "
        + "impressos")
  }
}

/// Whether `text` is base64 for exactly 128 bytes.
///
/// Only the form is looked at: whether the signature is one, a public key tells.
private func isWholeSignature(_ text: String) -> Bool {
  let bytes = text.utf8
  guard bytes.count == 172, bytes.last == UInt8(ascii: "=") else { return false }
  return bytes.dropLast().allSatisfy {
    $0.isCapital || $0.isSmall || $0.isDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
  }
}
