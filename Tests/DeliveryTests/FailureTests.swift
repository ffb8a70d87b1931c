import Delivery
import Foundation
import Measures
import Testing

@Suite("Delivery failures")
struct FailureTests {
  @Test(
    "each failure says in both languages what to do",
    arguments: [
      (ENOSPC, "full", "cheio"), (EDQUOT, "quota", "quota"), (EACCES, "denied", "negada"),
      (EPERM, "denied", "negada"), (EROFS, "read-only", "só de leitura"),
      (ENOTDIR, "not a folder", "não uma pasta"), (EISDIR, "folder", "pasta"),
      (ENAMETOOLONG, "too long", "demasiado longo"), (ENOENT, "gone", "desapareceu"),
      (ELOOP, "circle", "círculo"), (EFBIG, "larger", "excede"), (EMFILE, "ulimit", "ulimit"),
      (EOPNOTSUPP, "file system", "sistema de ficheiros"), (EIO, "disk", "disco"),
      (ENODEV, "error 19", "erro 19"),
    ])
  func speaks(code: Int32, english: String, portuguese: String) {
    let message = DeliveryFailure(code: code, path: "out/FT_A-1.pdf").message
    #expect(message.en.hasPrefix("cannot write out/FT_A-1.pdf: ") && message.en.contains(english))
    #expect(
      message.pt.hasPrefix("não é possível escrever out/FT_A-1.pdf: ")
        && message.pt.contains(portuguese))
  }
}
