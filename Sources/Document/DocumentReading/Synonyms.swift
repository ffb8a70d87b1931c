internal import DocumentModel

/// Other words for the keys of the format: what English and Portuguese programs, SAF-T (PT) and GOBL
/// call the same thing. Capitals, accents, `_` and `-` do not count.
enum Synonyms {
  static let document: [DocumentKey: String] = [
    .type:
      "documentType docType invoiceType movementType workType paymentType tipo tipoDocumento kind",
    .number: """
    invoiceNo invoiceNumber documentNumber documentNo docNumber no num paymentRefNo numero \
    numeroDocumento numeroFatura
    """,
    .atcud: "atcudCode codigoATCUD codigoUnico uniqueCode",
    .status: "invoiceStatus movementStatus workStatus paymentStatus documentStatus state estado",
    .statusDate: "invoiceStatusDate movementStatusDate workStatusDate paymentStatusDate dataEstado",
    .statusReason: "reason cancelReason motivo motivoAnulacao",
    .issueDate: """
    invoiceDate movementDate workDate transactionDate documentDate date issued emissionDate data \
    dataEmissao dataFatura dataDocumento
    """,
    .systemEntryDate: "entryDate createdAt signedAt issuedAt timestamp dataSistema dataGravacao",
    .supplyDate: "taxPointDate deliveryDate opDate valueDate serviceDate dataOperacao dataEntrega",
    .dueDate: "due paymentDueDate vencimento dataVencimento",
    .hash: "signature assinatura",
    .hashControl: "keyVersion privateKeyVersion versaoChave",
    .source: "sourceBilling sourcePayment origem",
    .certificate: """
    softwareCertificateNumber certificateNumber certificado numeroCertificado certificateNo
    """,
    .training: "isTraining test formacao",
    .software: "program programa",
    .regimes: "specialRegimes schemes regime regimesEspeciais",
    .seller: "supplier vendor issuer company emitter emitente vendedor fornecedor empresa",
    .buyer: "customer client cliente comprador adquirente destinatario recipient billTo",
    .shipment: "shipping transport transporte movement delivery expedicao",
    .lines: """
    items line lineItems invoiceLines invoiceLine rows products linhas artigos itens produtos
    """,
    .settled:
      "sourceDocumentID paidInvoices settledInvoices documentosPagos faturasPagas liquidado",
    .references: "reference preceding rectifies rectified creditedInvoices referencias referencia",
    .originating: "orderReferences orders origins originatingON ordering encomendas origens",
    .taxSummary: """
    taxes taxTotals vatSummary vatBreakdown taxBreakdown vat tax resumoIVA resumoImpostos impostos \
    iva
    """,
    .totals: "documentTotals total summary totais",
    .withholdings: "withholding withholdingTax retainedTaxes retencoes retencao",
    .currency: "moeda divisa",
    .payment: "payments pagamento pagamentos",
    .qrOther: "qr qrExtra otherInformation outrasInformacoes",
    .notes: "note remarks comments observations observacoes obs notas",
    .print: "printing output impressao",
    .extensions: "extension custom meta metadata extra ext",
  ]

  static let party: [PartyKey: String] = [
    .name: "companyName customerName supplierName businessName firm nome firma denominacao",
    .taxId: """
    nif nipc vat vatNumber vatId taxNumber tin taxRegistrationNumber customerTaxID fiscalNumber \
    contribuinte numeroContribuinte identities
    """,
    .country: "countryCode pais codigoPais",
    .address: """
    addr addresses billingAddress companyAddress customerAddress postalAddress morada endereco sede
    """,
    .email: "mail emails emailAddress correio correioEletronico",
    .phone: "telephone telephones tel phoneNumber mobile telefone telemovel",
    .website: "url web site homepage sitio",
    .registration: "registry commercialRegistration registo registoComercial",
  ]

  static let seller: [SellerKey: String] = {
    var words: [SellerKey: String] = [
      .taxRepresentative: "fiscalRepresentative representative representanteFiscal representante"
    ]
    for (key, value) in party {
      if let own = SellerKey(rawValue: key.rawValue) { words[own] = value }
    }
    return words
  }()

  static let address: [AddressKey: String] = [
    .street: "addressDetail streetName line1 addressLine1 address1 rua morada",
    .postalCode: "zip zipCode postCode postal code codigoPostal cp",
    .city: "town locality cidade localidade",
    .region: "state district province distrito concelho",
    .country: "countryCode pais codigoPais",
  ]

  static let registration: [RegistrationKey: String] = [
    .office: "registryOffice conservatoria",
    .number: "registrationNumber entry matricula numero",
    .capital: "shareCapital capitalSocial",
    .paidUpCapital: "paidCapital capitalRealizado",
    .ownCapital: "equity capitalProprio",
    .inLiquidation: "liquidation emLiquidacao",
  ]

  static let regimes: [RegimesKey: String] = [
    .selfBilling: "selfBillingIndicator selfBilled autofaturacao",
    .cashVat: "cashVATSchemeIndicator cashAccounting ivaDeCaixa ivaCaixa",
    .thirdParty: "thirdPartiesBillingIndicator thirdParties terceiros",
  ]

  static let shipment: [ShipmentKey: String] = [
    .from: "shipFrom origin loading carga localCarga origem",
    .to: "shipTo destination unloading descarga localDescarga destino",
    .vehicle: "vehicleID plate licensePlate licencePlate matricula viatura",
    .atCode: "atDocCodeID atDocCode codigoAT",
  ]

  static let stop: [StopKey: String] = [
    .address: "addr place local morada",
    .time: "dateTime start startTime movementStartTime movementEndTime hora dataHora",
    .date: "day deliveryDate dia data",
  ]

  static let line: [LineKey: String] = [
    .text: "heading comment title titulo comentario",
    .code: "productCode sku ref reference itemCode codigo referencia codigoArtigo",
    .description: "productDescription name desc item product descricao designacao artigo produto",
    .quantity: "qty quant quantidade qtd qt",
    .unit: "unitOfMeasure uom measure unidade un unidadeMedida",
    .unitPrice: "price unitValue unitAmount netPrice preco precoUnitario valorUnitario",
    .discount: "discounts settlementAmount rebate desconto descontos",
    .amount: """
    total lineTotal lineAmount netAmount net sum subtotal value creditAmount debitAmount valor \
    montante totalLinha
    """,
    .tax: "taxes vat iva imposto impostos",
    .supplyDate: "taxPointDate deliveryDate date data dataOperacao",
    .notes: "note remarks comments observacoes obs notas",
    .serialNumbers: "serialNumber productSerialNumber serials sn numerosDeSerie numeroSerie",
  ]

  static let discount: [DiscountKey: String] = [
    .percent: "percentage pct rate percentagem taxa",
    .amount: "value valor montante",
  ]

  static let lineTax: [LineTaxKey: String] = [
    .type: "taxType cat category kind tipo",
    .region: "taxCountryRegion country regiao pais",
    .code: "taxCode key codigo",
    .rate: "taxPercentage percent percentage vatRate taxRate taxa",
    .amount: "taxAmount value valor",
    .exemption: "taxExemptionCode exemptionCode isencao codigoIsencao motivoIsencao",
    .exemptionReason: "taxExemptionReason razaoIsencao",
  ]

  static let taxTotal: [TaxTotalKey: String] = [
    .type: "taxType cat category kind tipo",
    .region: "taxCountryRegion country regiao pais",
    .code: "taxCode key codigo",
    .rate: "taxPercentage percent percentage vatRate taxRate taxa",
    .base: "taxBase taxableAmount taxable net netAmount incidencia baseTributavel",
    .amount: "tax taxAmount vat vatAmount value iva imposto valor",
  ]

  static let settlement: [SettlementKey: String] = [
    .number: "originatingON invoiceNo invoiceNumber invoice document numero documento fatura",
    .date: "invoiceDate issueDate data",
    .amount: "creditAmount debitAmount paid total value valor montante",
    .discount: "settlementAmount desconto",
    .credit: "isCredit creditNote aDeduzir",
  ]

  static let reference: [ReferenceKey: String] = [
    .number: "reference invoiceNo invoiceNumber code document numero documento fatura",
    .date: "issueDate invoiceDate data",
    .reason: "motivo razao",
  ]

  static let origin: [OriginKey: String] = [
    .number: "originatingON orderNo orderNumber code reference numero documento",
    .date: "orderDate issueDate data",
  ]

  static let totals: [TotalsKey: String] = [
    .net: "netTotal subtotal sum netAmount withoutTax totalLiquido liquido base semIVA",
    .tax: "taxPayable taxTotal totalTax vat vatTotal taxAmount iva imposto impostos totalIVA",
    .gross: "grossTotal total totalWithTax totalAmount grandTotal payable bruto totalDocumento",
    .stampDuty: "stampTax impostoDoSelo impostoSelo selo",
    .discount: "globalDiscount discounts desconto descontoGlobal",
  ]

  static let withholding: [WithholdingKey: String] = [
    .type: "withholdingTaxType taxType kind tipo",
    .description: "withholdingTaxDescription reason descricao motivo",
    .amount: "withholdingTaxAmount value valor montante",
  ]

  static let currency: [CurrencyKey: String] = [
    .code: "currencyCode iso currency codigo moeda",
    .rate: "exchangeRate cambio taxaCambio taxa",
    .gross: "currencyAmount grossTotal amount total valor",
  ]

  static let payment: [PaymentKey: String] = [
    .terms: "paymentTerms conditions condicoes condicoesPagamento prazo",
    .methods: "method paymentMethods instructions means meios",
    .paid: "payments paymentMethod advances amountPaid pago pagamentos",
  ]

  static let method: [MethodKey: String] = [
    .type: "kind key method tipo meio",
    .entity: "entidade",
    .reference: "ref referencia",
    .amount: "value valor montante",
    .phone: "telephone mobile phoneNumber telefone telemovel",
    .mandate: "mandateId mandato autorizacao",
    .description: "desc detail text descricao",
  ]

  static let paid: [PaidKey: String] = [
    .method: "paymentMechanism mechanism type meio",
    .amount: "paymentAmount value total valor montante",
    .date: "paymentDate data",
  ]

  static let print: [PrintKey: String] = [
    .template: "model theme layout modelo tema",
    .language: "lang locale lingua idioma",
    .copies: "exemplares vias",
    .secondCopy: "reprint duplicate segundaVia",
    .values: "prices showValues showPrices valores precos",
  ]

  /// Small letters and digits without accents, hyphens and the like.
  static func plain(_ word: some StringProtocol) -> String {
    var plain = ""
    for scalar in word.unicodeScalars.prefix(60) {
      switch scalar {
      case "_", "-", " ", "@", "\u{300}"..."\u{36F}": continue
      case "á", "à", "â", "ã", "Á", "À", "Â", "Ã": plain.append("a")
      case "é", "ê", "É", "Ê": plain.append("e")
      case "í", "Í": plain.append("i")
      case "ó", "ô", "õ", "Ó", "Ô", "Õ": plain.append("o")
      case "ú", "Ú": plain.append("u")
      case "ç", "Ç": plain.append("c")
      default: plain += scalar.properties.lowercaseMapping
      }
    }
    return plain
  }
}
