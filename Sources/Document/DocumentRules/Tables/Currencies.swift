/// Whether `code` is the ISO 4217 code of a currency other than the euro.
package func isCurrency(_ code: String) -> Bool {
  currencies[code] != nil
}

/// How many decimals a currency has; nil when the code is unknown or the standard gives none.
package func decimals(ofCurrency code: String) -> Int? {
  currencies[code] ?? nil
}

private let currencies: [String: Int?] = {
  var table: [String: Int?] = [:]
  for row in TableRows(PackageResources.currencies_csv).rows {
    for code in row[1].split(separator: " ") {
      table.updateValue(Int(row[0]), forKey: String(code))
    }
  }
  return table
}()
