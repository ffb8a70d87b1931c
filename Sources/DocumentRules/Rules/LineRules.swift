/// The rules of lines, in the order of a line's keys.
let lineRules: [Rule] = [
  documentHasLines,
  lineSaysWhatItIsFor,
  lineHasAQuantity,
  lineHasAUnit,
  valuedLinesAreComplete,
  unvaluedLinesHaveNoValues,
  discountIsWithinPrice,
  lineAmountFollowsFromPrice,

  taxCodeBelongsToType,
  taxRegionIsKnown,
  vatHasARate,
  exemptTaxHasNoRate,
  stampDutyHasOneMeasure,
  rateWasInForce,
  rateIsKnown,

  zeroRateGivesItsReason,
  exemptionIsInTheTable,
  exemptionIsValidOnDate,
  exemptionHeldOnSupplyDay,
  exemptionFitsTaxType,
  exemptionFitsBuyersCountry,
  reverseChargeNamesTheTaxpayer,
]
