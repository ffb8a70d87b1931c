let identityRules: [Rule] = []
let partyRules: [Rule] = []
let paymentRules: [Rule] = []
