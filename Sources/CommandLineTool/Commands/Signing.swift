internal import Chain
internal import Crypto
internal import Measures

/// `prelo sign`: signs the documents of a test bench.
struct Signing {
  init(_ arguments: Arguments) throws(UsageError) {}
  func callAsFunction(_ source: any DocumentSource, _ reporter: Reporter) throws(Refusal) -> ExitCode { .done }
}
