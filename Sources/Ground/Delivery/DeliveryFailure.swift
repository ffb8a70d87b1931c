internal import Glibc
package import Measures

/// Why a file could not be delivered: an error of the operating system and the path it is about.
package struct DeliveryFailure: Error, Hashable, Sendable {
  /// The error number (`errno`), never 0.
  package let code: Int32
  package let path: String

  /// Whether a link or something that is no folder stands where a folder of the program's own should be.
  let isStranger: Bool

  package init(code: Int32, path: String) {
    self.code = code
    self.path = path
    isStranger = false
  }

  /// A folder of the program's own that is a link, or no folder.
  init(stranger path: String) {
    code = ENOTDIR
    self.path = path
    isStranger = true
  }

  /// What went wrong and what to do about it.
  package var message: Wording {
    if isStranger {
      return Wording(
        en:
          "\(path) should be a folder of prelo's own and is a link or a file, which is not followed; "
          + "remove it",
        pt:
          "\(path) devia ser uma pasta do próprio prelo e é uma ligação ou um ficheiro, que não se "
          + "segue; remova-o")
    }
    let reason = reason
    return Wording(
      en: "cannot write \(path): \(reason.en)",
      pt: "não é possível escrever \(path): \(reason.pt)")
  }

  private var reason: Wording {
    switch code {
    case ENOSPC:
      Wording(
        en: "the disk is full; make room and run the same command again",
        pt: "o disco está cheio; liberte espaço e repita o mesmo comando")
    case EDQUOT:
      Wording(
        en: "the disk quota is used up; make room and run the same command again",
        pt: "a quota de disco está esgotada; liberte espaço e repita o mesmo comando")
    case EACCES, EPERM:
      Wording(
        en: "permission denied; check the owner and the mode of the folder",
        pt: "permissão negada; verifique o dono e as permissões da pasta")
    case EROFS:
      Wording(
        en: "the file system is read-only; choose another folder",
        pt: "o sistema de ficheiros é só de leitura; escolha outra pasta")
    case ENOTDIR:
      Wording(
        en: "a part of the path is a file, not a folder; choose another folder",
        pt: "uma parte do caminho é um ficheiro e não uma pasta; escolha outra pasta")
    case EISDIR:
      Wording(
        en: "a folder has that name; move it or choose another name",
        pt: "existe uma pasta com esse nome; mova-a ou escolha outro nome")
    case ENAMETOOLONG:
      Wording(
        en: "the name is too long; choose a shorter path",
        pt: "o nome é demasiado longo; escolha um caminho mais curto")
    case ENOENT:
      Wording(
        en: "the folder is gone; it was moved or removed meanwhile",
        pt: "a pasta desapareceu; foi movida ou removida entretanto")
    case ELOOP:
      Wording(
        en: "the symbolic links in the path go round in a circle",
        pt: "as ligações simbólicas do caminho formam um círculo")
    case EFBIG:
      Wording(
        en: "the file is larger than the file system or the limit of the process allows",
        pt: "o ficheiro excede o que o sistema de ficheiros ou o limite do processo permite")
    case EMFILE, ENFILE:
      Wording(
        en: "too many open files; raise the limit (ulimit -n)",
        pt: "há demasiados ficheiros abertos; aumente o limite (ulimit -n)")
    case EOPNOTSUPP, EINVAL, ENOSYS:
      Wording(
        en: "this file system offers no way to create a file whole and without replacing another; "
          + "choose a folder on another file system",
        pt: "este sistema de ficheiros não permite criar um ficheiro inteiro sem substituir outro; "
          + "escolha uma pasta noutro sistema de ficheiros")
    case EIO:
      Wording(
        en: "the storage device reports an error; check the disk",
        pt: "o dispositivo de armazenamento comunica um erro; verifique o disco")
    default:
      Wording(
        en: "\(String(cString: strerror(code))) (error \(code))",
        pt: "\(String(cString: strerror(code))) (erro \(code))")
    }
  }
}
