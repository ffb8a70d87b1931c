internal import Delivery
internal import Glibc
internal import Intake
internal import Measures
internal import Register

extension Trouble {
  init(_ failure: DeliveryFailure) {
    let general = [ENOSPC, EDQUOT, EIO, EROFS, EMFILE, ENFILE, ENOMEM, ESTALE]
    self.init(message: failure.message, isGeneral: general.contains(failure.code))
  }

  init(_ failure: RegisterFailure) { self.init(message: failure.message, isGeneral: true) }

  init(_ failure: IntakeFailure) { self.init(message: failure.message, isGeneral: false) }
}
