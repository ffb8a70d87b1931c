internal import DocumentModel
internal import Measures

let customerNumberFitsQRCode = Rule(
  "BUY-04", .error,
  en: "The customer's tax number has 1 to 30 characters, no asterisk and no spaces around it.",
  pt: "O número fiscal do adquirente tem 1 a 30 caracteres, sem asteriscos nem espaços à volta.",
  law: [
    "Código QR, especificações técnicas da AT, campo B", "Portaria 302/2016, 2.2.3",
  ],
  reads: [.buyer]
) { document, report in
  // A NIF has a stricter rule of its own.
  guard let buyer = document.buyer, !buyer.holdsNIF, let taxId = buyer.taxId,
    taxId.isBlank || taxId.hasMoreCharacters(than: 30) || !taxId.fitsQRMessage
      || taxId.utf8.first == 0x20 || taxId.utf8.last == 0x20
  else { return }
  report(
    at: "/buyer/taxId",
    en: "The customer's number \(quoted(taxId)) does not fit SAF-T (PT) and the QR code; give 1 to "
      + "30 characters without * and without spaces around them, or leave it out",
    pt: "O número do adquirente \(quoted(taxId)) não cabe no SAF-T (PT) nem no código QR; indique "
      + "1 a 30 caracteres sem * e sem espaços à volta, ou retire-o")
}
