/// The rules about payment, the QR code's free field and the printed form.
let paymentRules: [Rule] = [
  ibanIsValid, portugueseIBANStartsWithPT50, bicHasLawfulForm, multibancoHasEntityAndReference,
  multibancoAmountIsPayable, mbWayPhoneIsPlausible, directDebitMandateFitsSEPA,
  invoiceReceiptIsPaidInFull, receiptIsForWhatWasPaid, cashReceiptIsDatedAtPayment,
  otherInformationFitsQRCode,
  templateIsPlainName, copiesAreAskedForOnce, onlyGuidesGoWithoutValues,
]
