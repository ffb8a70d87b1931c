internal import Measures

extension Arguments {
  /// The value of `option` as seconds, at most a million, with up to three decimals.
  func seconds(_ option: Option) throws(UsageError) -> Duration? {
    guard let text = self[option] else { return nil }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : ""
    guard let whole = Int(parts[0]), (0...1_000_000).contains(whole), decimals.count <= 3,
      let thousandths = Int((decimals + "000").prefix(3)), thousandths >= 0
    else {
      throw UsageError(
        en: "\(option.name) cannot be “\(text)”; it is a number of seconds, such as 2 or 0.5",
        pt: "\(option.name) não pode ser “\(text)”; é um número de segundos, como 2 ou 0.5")
    }
    return .milliseconds(whole * 1000 + thousandths)
  }

  /// The value of `option` as a number in a range.
  func number(_ option: Option, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = self[option] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        en: "\(option.name) cannot be “\(text)”; it is a number from \(range.lowerBound) to "
          + "\(range.upperBound)",
        pt: "\(option.name) não pode ser “\(text)”; é um número de \(range.lowerBound) a "
          + "\(range.upperBound)")
    }
    return number
  }
}
