/// The stable codes of everything that can be wrong with the input as such.
///
/// Codes are a public contract: they may be retired, never reused. The JSON layer knows the codes
/// so that a broken file and a broken document are reported in the same terms.
package enum ReadingCode: String, Hashable, Sendable, CaseIterable {
  case syntax = "JSON-01"
  case encoding = "JSON-02"
  case duplicateKey = "JSON-03"
  case unknownKey = "JSON-04"
  case missingKey = "JSON-05"
  case wrongKind = "JSON-06"
  case decimalForm = "JSON-07"
  case dateForm = "JSON-08"
  case notAllowed = "JSON-09"
  case limit = "JSON-10"
  case format = "JSON-11"
  case text = "JSON-12"
  case more = "JSON-13"
}
