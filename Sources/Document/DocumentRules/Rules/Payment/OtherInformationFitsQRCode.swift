internal import DocumentModel
internal import Measures

let otherInformationFitsQRCode = Rule(
  "QRS-01", .error,
  en: "Field S of the QR code has at most 65 characters, no asterisk and no line breaks.",
  pt: "O campo S do código QR tem até 65 caracteres, sem asteriscos nem mudanças de linha.",
  law: ["Código QR, especificações técnicas da AT, campo S"],
  reads: [.qrOther]
) { document, report in
  guard let text = document.qrOther else { return }
  if text.hasMoreCharacters(than: 65) {
    let count = text.unicodeScalars.count
    report(
      at: "/qrOther",
      en: "Field S of the QR code has \(count) characters and may have 65; shorten it",
      pt: "O campo S do código QR tem \(count) caracteres e pode ter 65; abrevie-o")
  } else if !text.fitsQRMessage {
    report(
      at: "/qrOther",
      en: "Field S of the QR code, \(quoted(text)), holds * or a control character, which would "
        + "break the message; part its values with ;",
      pt: "O campo S do código QR, \(quoted(text)), contém * ou um caráter de controlo, que "
        + "quebraria a mensagem; separe os valores com ;")
  }
}
