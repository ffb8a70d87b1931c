internal import DocumentModel
internal import Measures

let hashIsWholeSignature = Rule(
  "HASH-02", .error,
  en: "The hash of a signed document is a whole RSA signature of 1024 bits: 172 characters of "
    + "base64.",
  pt: "O hash de um documento assinado é uma assinatura RSA inteira de 1024 bits: 172 caracteres "
    + "em base64.",
  law: ["Despacho 8632/2014, 1.10, 2.3.4 f), 6.2 e 7.1", "Portaria 302/2016, 4.1.4.4"],
  reads: [.type, .hash]
) { document, report in
  guard document.type.family != .payment, let hash = document.hash, !isWholeSignature(hash)
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
    report(
      at: "/hash",
      en: "The hash has \(count) characters and a signature with the 1024-bit key has 172 of "
        + "base64, the last one \"=\"; give the whole signature in one line, not the four "
        + "printed characters",
      pt: "O hash tem \(count) caracteres e uma assinatura com a chave de 1024 bits tem 172 em "
        + "base64, o último \"=\"; indique a assinatura inteira numa linha, não os quatro "
        + "caracteres impressos")
  }
}

/// Whether `text` is the base64 of exactly 128 bytes, as every encoder writes it.
private func isWholeSignature(_ text: String) -> Bool {
  let bytes = text.utf8
  guard bytes.count == 172 else { return false }
  var position = 0
  for byte in bytes {
    switch position {
    case 171: return byte == UInt8(ascii: "=")
    case 170:
      // 128 bytes leave four bits here: the two lowest of the six are zero.
      guard let value = base64Value(of: byte), value % 4 == 0 else { return false }
    default: guard base64Value(of: byte) != nil else { return false }
    }
    position += 1
  }
  return false
}

private func base64Value(of byte: UInt8) -> UInt8? {
  if byte.isCapital { return byte - UInt8(ascii: "A") }
  if byte.isSmall { return byte - UInt8(ascii: "a") + 26 }
  if byte.isDigit { return byte - UInt8(ascii: "0") + 52 }
  return byte == UInt8(ascii: "+") ? 62 : byte == UInt8(ascii: "/") ? 63 : nil
}
