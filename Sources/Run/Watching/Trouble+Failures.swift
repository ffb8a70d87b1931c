internal import Delivery
internal import Glibc
internal import Intake
internal import Measures
internal import Register
internal import SQLite

extension Trouble {
  private static let general = [ENOSPC, EDQUOT, EIO, EROFS, EMFILE, ENFILE, ENOMEM, ESTALE]

  init(_ failure: DeliveryFailure) {
    // A folder that is gone is gone for all.
    self.init(
      message: failure.message,
      isGeneral: failure.code == ENOENT || Trouble.general.contains(failure.code))
  }

  /// A file that could not be opened to be read.
  init(reading failure: DeliveryFailure) {
    self.init(
      message: IntakeFailure(path: failure.path, errno: failure.code).message,
      isGeneral: Trouble.general.contains(failure.code))
  }

  init(_ failure: DatabaseFailure) { self.init(message: failure.message, isGeneral: true) }

  init(_ failure: IntakeFailure) { self.init(message: failure.message, isGeneral: false) }
}
