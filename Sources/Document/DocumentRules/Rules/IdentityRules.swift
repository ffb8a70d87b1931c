/// The rules about what the document is.
///
/// Type, number, ATCUD, status, dates, signature, certificate, training, regimes, transport, and
/// the documents it refers to.
let identityRules: [Rule] = [
  typeWasInUseOnIssueDate, insurersAloneHaveTwoTables,
  numberHasLawfulForm, numberHasNoForbiddenCharacter, sequenceStartsAtOne,
  seriesIdentifierCanBeCommunicated, numberHasNoLookAlikes, taxNumbersHaveNoLookAlikes,
  otherNumbersHaveNoLookAlikes,
  atcudHasCodeAndSequence, atcudEndsInSequenceOfNumber, atcudIsGivenSince2023,
  statusBelongsToFamily, annulmentIsDatedAndExplained, annulmentFollowsSigning,
  selfBilledStatusNeedsSelfBilling, selfBillingHasItsStatus, valueChangesByCreditNote,
  statusReasonFitsSAFT,
  issueDateIsNotAfterEntry, dueDateIsNotBeforeIssueDate, invoiceIsIssuedInTime,
  signedTypesCarrySignature, hashIsWholeSignature, hashControlHasLawfulForm,
  hashControlAgreesWithSource, recoveredTypeIsTypeOfDocument, receiptsAreNotSigned,
  certificateIsOfCertifiedProgram, certificateHasUpToFourDigits,
  trainingNamesSoftware, softwareIsForTraining,
  cashSchemeUsesCashReceipts, selfBillingNamesCustomer,
  transportDocumentSaysWhenGoodsLeave, transportDocumentSaysWhereGoodsGo,
  invoiceThatTravelsSaysWhenGoodsLeave, goodsLeaveAfterDocument, goodsArriveAfterLeaving,
  transportDocumentSaysTheHour, recipientIsNamed,
  rectifyingDocumentsNameRectifiedOnes, rectificationReasonsFitSAFT, rectificationsAreExplained,
  onlyRectifyingDocumentsHaveReferences, rectifiedNumbersFitSAFT, rectifiedNumbersHaveLawfulForm,
  rectifiedDocumentsAreEarlier,
  originatingDocumentsFitSAFT,
]
