let lineRules: [Rule] = []
let amountRules: [Rule] = []
