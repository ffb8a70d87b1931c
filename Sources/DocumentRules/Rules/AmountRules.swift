/// The rules of what a document adds up: settlements, tax summary, totals, withholding, currency.
let amountRules: [Rule] = [
  onlyReceiptsSettle,
  settledDocumentIsNamed,
  settledDocumentIsNotLater,

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
