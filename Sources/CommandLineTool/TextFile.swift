internal import SystemCalls

/// The contents of a small text file; nil when it cannot be read.
func contents(ofText path: String) -> String? {
  contents(of: path).map { String(decoding: $0, as: UTF8.self) }
}
