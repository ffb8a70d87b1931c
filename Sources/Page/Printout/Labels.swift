package import DocumentModel
package import Measures

/// A printed label that a template may reword; legal wording is not among them.
package enum Label: Int, CaseIterable, Hashable {
  case issueDate, systemEntryDate, supplyDate, dueDate, currency, origin, orders, rectifies, atCode
  case buyer, recipient, supplier, taxId
  case from, to, start, arrival, vehicle
  case code, description, quantity, unit, unitPrice, discount, taxRate, amount
  case unitPriceWithTax, amountWithTax, unitTaxBase
  case serialNumbers, lineSupplyDate
  case document, date, settled, deducted, settlementDiscount
  case taxSummary, rate, base, tax, exempt, normal, intermediate, reduced, other, notSubject
  case stampDuty
  case linesTotal, discounts, net, netWithoutTax, vat, total, totalReceived, totalCredited,
    exchangeRate
  case withholding, payable, outstanding
  case payment, transfer, multibanco, entity, reference, paymentAmount, mbway, directDebit, paid
  case capital, paidUpCapital, ownCapital, registration, taxRepresentative
  case page, of
  case continuation, annulledOn

  /// The wording where the template has none of its own.
  package var standard: Wording {
    switch self {
    case .issueDate: Wording(en: "Issue date", pt: "Data de emissão")
    case .systemEntryDate: Wording(en: "Time of issue", pt: "Hora de emissão")
    case .supplyDate: Wording(en: "Supply date", pt: "Data da operação")
    case .dueDate: Wording(en: "Due date", pt: "Vencimento")
    case .currency: Wording(en: "Currency", pt: "Moeda")
    case .origin: Wording(en: "Origin", pt: "Documento de origem")
    case .orders: Wording(en: "Origin", pt: "Documentos de origem")
    case .rectifies: Wording(en: "Rectifies", pt: "Retifica")
    case .atCode: Wording(en: "AT code", pt: "Código AT")
    case .buyer: Wording(en: "Customer", pt: "Cliente")
    case .recipient: Wording(en: "Recipient", pt: "Destinatário")
    case .supplier: Wording(en: "Supplier", pt: "Fornecedor")
    case .taxId: Wording(en: "Tax no.", pt: "NIF")
    case .from: Wording(en: "Loading place", pt: "Local de carga")
    case .to: Wording(en: "Unloading place", pt: "Local de descarga")
    case .start: Wording(en: "Start", pt: "Início do transporte")
    case .arrival: Wording(en: "Arrival", pt: "Chegada")
    case .vehicle: Wording(en: "Vehicle", pt: "Viatura")
    case .code: Wording(en: "Code", pt: "Código")
    case .description: Wording(en: "Description", pt: "Descrição")
    case .quantity: Wording(en: "Qty", pt: "Qtd.")
    case .unit: Wording(en: "Unit", pt: "Un.")
    case .unitPrice: Wording(en: "Price", pt: "Preço")
    case .discount: Wording(en: "Disc.", pt: "Desc.")
    case .taxRate: Wording(en: "VAT", pt: "IVA")
    case .amount: Wording(en: "Total €", pt: "Total €")
    case .unitPriceWithTax: Wording(en: "Price incl. VAT", pt: "Preço c/ IVA")
    case .amountWithTax: Wording(en: "Total incl. VAT €", pt: "Total c/ IVA €")
    case .unitTaxBase: Wording(en: "Taxable value of a unit", pt: "Valor tributável por unidade")
    case .serialNumbers: Wording(en: "Serial no.", pt: "N.º de série")
    case .lineSupplyDate: Wording(en: "Supplied on", pt: "Data da operação")
    case .document: Wording(en: "Document", pt: "Documento")
    case .date: Wording(en: "Date", pt: "Data")
    case .settled: Wording(en: "Settled €", pt: "Liquidado €")
    case .deducted: Wording(en: "Set off €", pt: "A deduzir €")
    case .settlementDiscount: Wording(en: "Discount €", pt: "Desconto €")
    case .taxSummary: Wording(en: "VAT summary", pt: "Resumo do IVA")
    case .rate: Wording(en: "Rate", pt: "Taxa")
    case .base: Wording(en: "Base €", pt: "Base €")
    case .tax: Wording(en: "Tax €", pt: "Imposto €")
    case .exempt: Wording(en: "Exempt", pt: "Isento")
    case .normal: Wording(en: "Standard", pt: "Normal")
    case .intermediate: Wording(en: "Intermediate", pt: "Intermédia")
    case .reduced: Wording(en: "Reduced", pt: "Reduzida")
    case .other: Wording(en: "Other", pt: "Outra")
    case .notSubject: Wording(en: "Not subject", pt: "Não sujeito")
    case .stampDuty: Wording(en: "Stamp duty", pt: "Imposto do selo")
    case .linesTotal: Wording(en: "Before discounts", pt: "Ilíquido")
    case .discounts: Wording(en: "Discounts", pt: "Descontos")
    case .net: Wording(en: "Net", pt: "Base tributável")
    case .netWithoutTax: Wording(en: "Total without taxes", pt: "Total sem impostos")
    case .vat: Wording(en: "VAT", pt: "IVA")
    case .total: Wording(en: "Total", pt: "Total do documento")
    case .totalReceived: Wording(en: "Total received", pt: "Total recebido")
    case .totalCredited: Wording(en: "Total credited", pt: "Total do crédito")
    case .exchangeRate: Wording(en: "exchange rate", pt: "câmbio")
    case .withholding: Wording(en: "Withholding tax", pt: "Retenção na fonte")
    case .payable: Wording(en: "Amount payable", pt: "Valor a pagar")
    case .outstanding: Wording(en: "Still to pay", pt: "Por pagar")
    case .payment: Wording(en: "Payment", pt: "Pagamento")
    case .transfer: Wording(en: "Transfer · IBAN", pt: "Transferência · IBAN")
    case .multibanco: Wording(en: "Multibanco", pt: "Multibanco")
    case .entity: Wording(en: "Entity", pt: "Entidade")
    case .reference: Wording(en: "Reference", pt: "Referência")
    case .paymentAmount: Wording(en: "Amount", pt: "Montante")
    case .mbway: Wording(en: "MB WAY", pt: "MB WAY")
    case .directDebit: Wording(en: "Direct debit · mandate", pt: "Débito direto · autorização")
    case .paid: Wording(en: "Paid", pt: "Pago")
    case .capital: Wording(en: "Share capital", pt: "Capital social")
    case .paidUpCapital: Wording(en: "paid up", pt: "realizado")
    case .ownCapital: Wording(en: "own capital", pt: "capital próprio")
    case .taxRepresentative: Wording(en: "Tax representative", pt: "Representante fiscal")
    case .registration: Wording(en: "registration no.", pt: "matrícula")
    case .page: Wording(en: "Page", pt: "Página")
    case .of: Wording(en: "of", pt: "de")
    case .continuation: Wording(en: "In full", pt: "Por extenso")
    case .annulledOn: Wording(en: "annulled on", pt: "anulado em")
    }
  }
}

/// The labels of one document: the template's wordings in the language asked for.
package struct Labels: Sendable {
  private let texts: [String]
  private let capitals: [String]

  /// Builds the table once for each template and language.
  package init(template: [String: Wording], language: PrintLanguage) {
    let texts = Label.allCases.map { label in
      // Names are spelled out by reflection, which takes its time: only where there is one to find.
      let wording = template.isEmpty ? label.standard : template[label.name] ?? label.standard
      switch language {
      case .portuguese: return wording.pt
      case .english: return wording.en
      case .both: return wording.pt == wording.en ? wording.pt : wording.pt + " / " + wording.en
      }
    }
    self.texts = texts
    capitals = texts.map { $0.uppercased() }
  }

  package subscript(label: Label) -> String { texts[label.rawValue] }

  /// The label in capitals, as headings are set.
  package subscript(heading label: Label) -> String { capitals[label.rawValue] }
}

extension Label {
  /// The key under which a template rewords the label.
  package var name: String { String(describing: self) }
}
