internal import Delivery
internal import DocumentModel
internal import DocumentRules
internal import Importing
internal import Intake
internal import Measures
internal import Pipeline
internal import Posting
internal import SAFT
internal import SystemCalls

extension RenderOptions {
  /// Reads how documents are checked and printed.
  init(_ arguments: Arguments) throws(UsageError) {
    self.init()
    template = arguments[.template]
    copies = try arguments.choices(.copies)
    language = try arguments.choice(.printLanguage)
    secondCopy = arguments.has(.secondCopy) ? true : nil
    withoutValues = arguments.has(.withoutValues)
    check.strict = arguments.has(.strict)
    check.asIssued = arguments.has(.asIssued)
    if let limit: CheckOptions.SimplifiedInvoiceLimit = try arguments.choice(.simplifiedLimit) {
      check.simplifiedInvoiceLimit = limit
    }
    separatesCopies = try arguments.choice(.copiesAs, of: CopyForm.self) == .files
  }
}

extension DocumentSelection {
  /// Reads `--from-date`, `--to-date` and `--types`; nil without any.
  init?(_ arguments: Arguments) throws(UsageError) {
    let first = try DocumentSelection.day(.fromDate, arguments)
    let last = try DocumentSelection.day(.toDate, arguments)
    let types: [DocumentType]? = try arguments.choices(.types)
    guard first != nil || last != nil || types != nil else { return nil }
    if let first, let last, last < first {
      throw UsageError(
        en: "--to-date \(last) is before --from-date \(first)",
        pt: "--to-date \(last) é anterior a --from-date \(first)")
    }
    self.init(from: first, to: last, types: types.map(Set.init))
  }

  private static func day(
    _ option: Option, _ arguments: Arguments
  ) throws(UsageError) -> Day? {
    guard let text = arguments[option] else { return nil }
    guard let day = Day(text) else {
      throw UsageError(
        en: "\(option.name) cannot be “\(text)”; it is a day such as 2026-05-31",
        pt: "\(option.name) não pode ser “\(text)”; é um dia como 2026-05-31")
    }
    return day
  }
}

extension IntakeSettings {
  /// Reads what the user says about the input.
  init(_ arguments: Arguments) throws(UsageError) {
    self.init()
    format = try arguments.choice(.from)
    guard let path = arguments[.profile] else { return }
    let text = try contents(ofText: path, for: .profile)
    do throws(SellerProfile.Failure) {
      saft.profile = try SellerProfile(parsing: Array(text.utf8))
    } catch {
      throw UsageError(
        en: "--profile: \(path): \(error.message.en)", pt: "--profile: \(path): \(error.message.pt)"
      )
    }
  }
}

extension Destination {
  /// Reads `-o`; nil without it.
  init?(_ arguments: Arguments) throws(UsageError) {
    guard let path = arguments[.output] else { return nil }
    let pattern = try NamePattern(arguments)
    if path.lowercased().hasSuffix(".pdf"), !isFolder(path) {
      guard pattern == nil, arguments[.copiesAs] != CopyForm.files.rawValue else {
        throw UsageError(
          en: "-o \(path) names a single PDF; --name and --copies-as files need a folder",
          pt: "-o \(path) indica um único PDF; --name e --copies-as files precisam de uma pasta")
      }
      self.init(file: path)
    } else {
      self.init(path: path, folder: path)
    }
    self.pattern = pattern
    ifTaken = arguments.has(.force) ? .replace : .keep
    syncs = arguments.has(.sync)
  }
}

extension NamePattern {
  /// Reads `--name`; nil without it.
  init?(_ arguments: Arguments) throws(UsageError) {
    guard let text = arguments[.namePattern] else { return nil }
    do throws(Fault) { try self.init(text) } catch {
      throw UsageError(
        en: "\(Option.namePattern.name) \(error.message.en)",
        pt: "\(Option.namePattern.name) \(error.message.pt)")
    }
  }
}
