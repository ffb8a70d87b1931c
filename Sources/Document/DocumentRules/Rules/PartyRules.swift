/// The rules about software house, seller and customer.
let partyRules: [Rule] = [
  softwareHouseNIFHasValidCheckDigit,
  sellerNIFHasValidCheckDigit, portugueseBuyerNIFHasValidCheckDigit, nifsAreOfKnownBlocks,
  sellerIsInPortugal, sellerIsNamed, sellerAddressIsGiven, sellerPostalCodeHasPortugueseForm,
  companyRegistrationIsGiven, taxRepresentativeIsIdentified,
  legalPersonIsNamed, customerIsNamed, customerAddressIsGiven, customerNumberFitsQRCode,
  customerNumberHasNoCountryPrefix, largeInvoicesNameCustomer,
  countriesAreKnown, countryOfPortugueseCustomerIsGiven,
]
