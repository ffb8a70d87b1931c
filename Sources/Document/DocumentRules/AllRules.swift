/// Every rule, in the order of the keys they look at.
package let allRules: [Rule] = identityRules + partyRules + lineRules + amountRules + paymentRules
