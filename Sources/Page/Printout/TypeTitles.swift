package import DocumentModel
package import Measures

extension DocumentType {
  /// The name of the type as Portaria 302/2016 has it, with an English gloss.
  package var title: Wording {
    switch self {
    case .FT: Wording(en: "Invoice", pt: "Fatura")
    case .FS: Wording(en: "Simplified invoice", pt: "Fatura simplificada")
    case .FR: Wording(en: "Invoice-receipt", pt: "Fatura-recibo")
    case .NC: Wording(en: "Credit note", pt: "Nota de crédito")
    case .ND: Wording(en: "Debit note", pt: "Nota de débito")
    case .GT: Wording(en: "Transport guide", pt: "Guia de transporte")
    case .GR: Wording(en: "Delivery note", pt: "Guia de remessa")
    case .GA: Wording(en: "Own assets guide", pt: "Guia de movimentação de ativos fixos próprios")
    case .GC: Wording(en: "Consignment guide", pt: "Guia de consignação")
    case .GD: Wording(en: "Return note", pt: "Guia ou nota de devolução")
    case .OR: Wording(en: "Quotation", pt: "Orçamento")
    case .PF: Wording(en: "Pro forma", pt: "Pró-forma")
    case .NE: Wording(en: "Order", pt: "Nota de encomenda")
    case .CM: Wording(en: "Table check", pt: "Consulta de mesa")
    case .FC: Wording(en: "Consignment invoice", pt: "Fatura de consignação")
    case .FO: Wording(en: "Worksheet", pt: "Folha de obra")
    case .CC: Wording(en: "Consignment credit", pt: "Crédito de consignação")
    case .DC: Wording(en: "Checking document", pt: "Documento de conferência")
    case .OU: Wording(en: "Other document", pt: "Outro documento")
    case .RC: Wording(en: "Receipt (cash VAT)", pt: "Recibo – IVA de caixa")
    case .RG: Wording(en: "Receipt", pt: "Recibo")
    case .RP: Wording(en: "Premium or premium receipt", pt: "Prémio ou recibo de prémio")
    case .RE: Wording(en: "Premium refund", pt: "Estorno ou recibo de estorno")
    case .CS: Wording(en: "Charge to co-insurers", pt: "Imputação a co-seguradoras")
    case .LD: Wording(en: "Charge to leading co-insurer", pt: "Imputação a co-seguradora líder")
    case .RA: Wording(en: "Reinsurance accepted", pt: "Resseguro aceite")
    case .VD: Wording(en: "Cash sale", pt: "Venda a dinheiro")
    case .TV: Wording(en: "Sales slip", pt: "Talão de venda")
    case .TD: Wording(en: "Return slip", pt: "Talão de devolução")
    case .AA: Wording(en: "Sale of assets", pt: "Alienação de ativos")
    case .DA: Wording(en: "Return of assets", pt: "Devolução de ativos")
    }
  }
}
