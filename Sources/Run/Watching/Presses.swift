internal import Chain
internal import Crypto
internal import Glibc
internal import Intake
internal import Measures
internal import Pipeline
internal import Register
internal import SQLite

/// What renders for one inbox; used by its feed alone.
final class Presses {
  private let settings: WatchSettings
  private var workshop: Workshop
  private let signatures: SignatureCheck?

  /// - Throws: ``Failure`` when a font or the template is missing or unusable.
  init(_ settings: WatchSettings) throws(Failure) {
    self.settings = settings
    workshop = try Workshop(resources: settings.resources, options: settings.options)
    signatures = settings.ring.map { ring in
      SignatureCheck(ring, previous: settings.previous, settings.intake)
    }
  }

  /// Reads fonts and templates again; keeps the old ones when that fails.
  func reload() throws(Failure) {
    workshop = try Workshop(resources: settings.resources, options: settings.options)
  }

  /// What renders the documents of `drop`.
  ///
  /// - Parameters:
  ///   - file: The drop, open at its start; left anywhere.
  ///   - register: Where predecessors of earlier files are found.
  ///   - settleOthers: Waits until nothing but `drop` is in flight.
  ///   - goOn: Called now and then while a long file is read.
  /// - Throws: ``Trouble`` when the file or the register cannot be read.
  func press(
    for drop: Drop, _ file: Int32, _ register: () throws(Trouble) -> Register,
    settleOthers: () -> Void, goOn: () -> Void
  ) throws(Trouble) -> Press {
    Press(
      workshop, signatures: try signatures?.verdicts(on: drop, file, register, settleOthers, goOn))
  }
}

/// Judges the signatures of a file before its first document is printed; knows those that the
/// documents of earlier files bear, as a chain goes on from file to file.
private final class SignatureCheck {
  private let ring: KeyRing
  private let previous: [String: RSASignature]
  private let intake: IntakeSettings
  private var register: Register?
  /// Signatures of files in flight that were found to hold.
  private var recent: [Name: RSASignature] = [:]
  private static let remembered = 50_000

  private struct Name: Hashable {
    let seller: String
    let number: String
  }

  init(_ ring: KeyRing, previous: [String: RSASignature], _ intake: IntakeSettings) {
    self.intake = intake
    self.ring = ring
    self.previous = previous
  }

  func verdicts(
    on drop: Drop, _ file: Int32, _ open: () throws(Trouble) -> Register,
    _ settleOthers: () -> Void, _ goOn: () -> Void
  ) throws(Trouble) -> SignatureVerdicts {
    let book = ChainBook(previous: previous)
    do {
      var collector = ChainCollector(book, format: intake.format)
      // What cannot be read is reported when its turn comes.
      var reader = try DocumentFile(
        descriptor: dup(file), named: drop.path, intake, buffer: ReadingBuffer())
      while try reader.read({ collector.add($0) { _ in } }) { goOn() }
      collector.finish { _ in }
      let register = try self.register ?? open()
      self.register = register
      try fetch(for: book, from: register, settleOthers)
      let verdicts = try SignatureVerdicts(book, ring)
      book.forEachIntact { recent[Name(seller: $0, number: $1)] = $2 }
      return verdicts
    } catch let failure as IntakeFailure {
      throw Trouble(failure)
    } catch let trouble as Trouble {
      throw trouble
    } catch let failure as DatabaseFailure {
      throw Trouble(failure)
    } catch {
      throw Trouble(message: Wording(en: "\(error)", pt: "\(error)"), isGeneral: false)
    }
  }

  /// Finds the signatures before those of `book`: in files in flight, then in the register.
  private func fetch(
    for book: ChainBook, from register: Register, _ settleOthers: () -> Void
  ) throws(DatabaseFailure) {
    var hasWaited = false
    var failure: DatabaseFailure?
    book.fetchPredecessors { seller, number in
      if let known = recent[Name(seller: seller, number: number)] { return known }
      // A document in flight whose own signature nobody could judge counts once it is issued.
      if !hasWaited { settleOthers() }
      hasWaited = true
      do throws(DatabaseFailure) {
        return try register.hash(seller: seller, number: number).flatMap {
          RSASignature(base64: $0)
        }
      } catch {
        failure = failure ?? error
        return nil
      }
    }
    if let failure { throw failure }
    if recent.count > SignatureCheck.remembered {
      if !hasWaited { settleOthers() }
      recent.removeAll()
    }
  }
}
