internal import DocumentModel
internal import Measures

let statusBelongsToFamily = Rule(
  "STA-01", .error,
  en: "The status is one that the table of the document's type knows.",
  pt: "O estado é um dos que a tabela do tipo de documento prevê.",
  law: ["Portaria 302/2016, 4.1.4.3.1, 4.2.3.3.1, 4.3.4.3.1 e 4.4.4.9.1"],
  reads: [.type, .status]
) { document, report in
  let allowed = allowedStatuses(of: document.family)
  guard !allowed.contains(document.status) else { return }
  let list = allowed.map(\.rawValue).joined(separator: ", ")
  report(
    at: "/status",
    en: "A document of type \(document.type.rawValue) has status \(list), not "
      + "\(document.status.rawValue); correct the status or the type",
    pt: "Um documento do tipo \(document.type.rawValue) tem o estado \(list), não "
      + "\(document.status.rawValue); corrija o estado ou o tipo")
}

private func allowedStatuses(of family: Family) -> [Status] {
  switch family {
  case .salesInvoice: salesStatuses
  case .movementOfGoods: movementStatuses
  case .workingDocument: workingStatuses
  case .payment: paymentStatuses
  }
}

private let salesStatuses: [Status] = [.normal, .selfBilled, .annulled, .summary, .invoiced]
private let movementStatuses: [Status] = [.normal, .thirdParty, .annulled, .invoiced, .summary]
private let workingStatuses: [Status] = [.normal, .annulled, .invoiced]
private let paymentStatuses: [Status] = [.normal, .annulled]
