/// The number that `text` writes with digits alone; nil for a sign, a blank, no digits, digits of
/// another script, and for more than 64 bits.
package func wholeNumber(_ text: some StringProtocol) -> UInt64? {
  guard text.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
  return UInt64(text)
}
