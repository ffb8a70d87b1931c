internal import Glibc
internal import Measures
internal import SystemCalls

/// The contents of the text file that `option` names: a list of numbers, a configuration, a profile.
///
/// - Throws: ``UsageError`` when it cannot be read, or has more than 16 MB.
func contents(ofText path: String, for option: Option) throws(UsageError) -> String {
  let megabytes = 16
  if let bytes = contents(of: path, limit: megabytes << 20) {
    return String(decoding: bytes, as: UTF8.self)
  }
  guard errno != EFBIG else {
    throw UsageError(
      en: "\(option.name): \(path) is too large: it has more than \(megabytes) MB",
      pt: "\(option.name): \(path) é grande demais: tem mais de \(megabytes) MB")
  }
  let reason = String(cString: strerror(errno))
  throw UsageError(
    en: "\(option.name): \(path) cannot be read: \(reason)",
    pt: "\(option.name): não é possível ler \(path): \(reason)")
}
