internal import DocumentModel
internal import Measures

let documentHasLines = Rule(
  "LIN-01", .error,
  en: "Every document has at least one line, except receipts, which have none.",
  pt: "Todos os documentos têm pelo menos uma linha, exceto os recibos, que não têm nenhuma.",
  law: ["CIVA art. 36 n.5 b)", "DL 28/2019 art. 7 n.2", "Portaria 302/2016, 4.4"],
  reads: [.type, .lines]
) { document, report in
  let isReceipt = document.family == .payment
  guard document.lines.contains(where: \.isItem) == isReceipt else { return }
  if isReceipt {
    report(
      at: "/lines",
      en: "A receipt (\(document.type)) has no lines, but this one has \(document.lines.count);"
        + " name the invoices paid under `settled` instead",
      pt: "Um recibo (\(document.type)) não tem linhas, mas este tem \(document.lines.count);"
        + " indique antes em `settled` as faturas pagas")
  } else {
    report(
      at: "/lines",
      en: "The document has no lines; list at least one item with quantity and description",
      pt: "O documento não tem linhas; indique pelo menos um artigo, com quantidade e designação")
  }
}
