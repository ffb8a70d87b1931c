internal import DocumentPages
internal import DocumentReading
internal import DocumentRules
internal import GOBL
internal import Inbox
internal import JSON
package import Measures
internal import Pipeline
internal import Posting
internal import SAFT
internal import Signing

/// Every code that a report about a document or a file may carry, in alphabetical order.
package let reportedCodes: [Code] = [
  ReadingCode.codes, templateRules, GOBLRule.codes, SAFTCode.codes, InboxRule.codes,
  PostingCode.codes, SignatureRule.codes, SigningCode.codes, allRules.map(\.explanation),
  [pageLimitCode, unprintableCharacter, unreadableName],
].joined().sorted { $0.id < $1.id }
