/// The rules about software house, seller and customer.
let partyRules: [Rule] = [
  softwareHouseNIFHasValidCheckDigit,
  sellerNIFHasValidCheckDigit, portugueseBuyerNIFHasValidCheckDigit, nifsAreOfKnownBlocks,
  sellerIsInPortugal, sellerIsNamed, sellerAddressIsGiven, sellerPostalCodeHasPortugueseForm,
  companyRegistrationIsGiven,
  legalPersonIsNamed, customerIsNamed, customerAddressIsGiven, customerNumberFitsQRCode,
  customerNumberHasNoCountryPrefix, largeInvoicesNameCustomer,
  countriesAreKnown,
]
