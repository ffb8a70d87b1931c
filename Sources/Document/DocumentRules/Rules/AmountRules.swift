/// The rules of what a document adds up: settlements, tax summary, totals, withholding, currency.
let amountRules: [Rule] = [
  onlyReceiptsSettle,
  settledDocumentIsNamed,
  settledDocumentIsNotLater,
  receiptSettlesMoreThanCreditNotes,

  valuedDocumentIsSummedUp,
  taxSummaryMatchesLines,
  taxBaseIsSumOfLines,
  taxFollowsFromBase,
  receiptTaxFollowsFromBase,
  receiptTaxIsRoundedOnce,
  cashReceiptShowsItsTax,
  threeFiscalSpacesAtMost,

  netIsSumOfBases,
  taxIsSumOfTaxes,
  stampDutyIsSumOfItsRows,
  grossIsNetPlusTax,
  pricesWithTaxMakeTheGross,
  settledAmountsMakeTheReceipt,
  simplifiedInvoiceIsSmall,
  simplifiedInvoiceToACompanyIsSmaller,
  simplifiedInvoiceIsTaxedInPortugal,

  withholdingIsWithinGross,
  withholdingFitsSAFT,
  currencyIsForeign,
  exchangeRateIsPositive,
  foreignTotalFollowsFromRate,
]
