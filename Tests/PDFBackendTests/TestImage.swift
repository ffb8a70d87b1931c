import Foundation
import Testing
import Typesetting

/// Small images, each the same picture: left half red, right half blue; where there is
/// transparency, the lower half is clear.
struct TestImage: Sendable, CustomTestStringConvertible {
  let name: ImageName
  let file: [UInt8]

  var testDescription: String { name.name }

  private init(_ name: String, base64: String) {
    self.name = ImageName(name)
    file = Data(base64Encoded: base64).map(Array.init) ?? []
  }

  /// Those that libharu draws rightly when it decodes them itself.
  static let libharuReads = Set(
    [rgb, rgba, grayAlpha, palette, clearPalette, jpeg].map(\.name))

  static let rgb = TestImage(
    "rgb",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAGUlEQVR42mP4z8CAFeEQ/s8wqmFUw/DVAACR\
      6v8BNLV1nQAAAABJRU5ErkJggg==
      """)

  static let rgb16 = TestImage(
    "rgb16",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQEAIAAADAAbR1AAAAIklEQVR42mP4/58BCIgnSVMNJEctGLVg1IJR\
      C0YtGAoWAABQpv4QruwbXAAAAABJRU5ErkJggg==
      """)

  static let rgba = TestImage(
    "rgba",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAIklEQVR42mP4z8DwHx8mIP2fYdSA4WIAXsxA\
      SMWoAcPBAABrZn6QDsheiQAAAABJRU5ErkJggg==
      """)

  static let rgba16 = TestImage(
    "rgba16",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQEAYAAABPYyMiAAAAMUlEQVR42mP4/58BCP7/J5emTDeQHnXAqANG\
      HTBIHMBANk2JXjA96oBRB4w6YKAdAAC/0/0fHKWjigAAAABJRU5ErkJggg==
      """)

  static let grayAlpha = TestImage(
    "grayAlpha",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAQAAAC1+jfqAAAAGklEQVR42mOw/48K69Egw0hRgAbr0eAIUQAA\
      NQregc/IbwoAAAAASUVORK5CYII=
      """)

  static let interlaced = TestImage(
    "interlaced",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAAHnlligAAAAIUlEQVR42mP4zwAE/xlwUVAW9TgoQqMSREjg\
      VDSqgdYaANfO/wGrsx6eAAAAAElFTkSuQmCC
      """)

  static let interlacedAlpha = TestImage(
    "interlacedAlpha",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAFo9M/3AAAAR0lEQVR42mP4z8AAQv9BJAOEjVUEiYLIwGVx\
      qSCsBbsZGFrRzcSnAAUzoIsQo4ByNwwGX1A5HAg6mpAvh6YBeDEDIRVD3wAAsZ9+kPh3zkUAAAAASUVORK5C\
      YII=
      """)

  static let palette = TestImage(
    "palette",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAMAAAAoLQ9TAAAADFBMVEX/AAAAAP//AAAAAP9YAEiCAAAAGUlE\
      QVR42mNggAJGKGAYIAEmKGCGggESAACHEAGBvBHdVgAAAABJRU5ErkJggg==
      """)

  static let clearPalette = TestImage(
    "clearPalette",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAMAAAAoLQ9TAAAADFBMVEX/AAAAAP//AAAAAP9YAEiCAAAABHRS\
      TlP//wAA0w5UhgAAABlJREFUeNpjYIACRihgGCABJihghoIBEgAAhxABgbwR3VYAAAAASUVORK5CYII=
      """)

  static let jpeg = TestImage(
    "jpeg",
    base64: """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkI\
      BgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoK\
      CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAQABADAREAAhEBAxEB/8QAHwAAAQUBAQEB\
      AQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKB\
      kaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1\
      dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl\
      5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcF\
      BAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5\
      OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0\
      tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD4vr+Uz/fw\
      +Q6/6qD/AJrz68r/AJVz/pQPkOv+qg/5rz//2Q==
      """)

  /// Of 4 bits, with clear colours that no pixel has.
  static let smallPalette = TestImage(
    "smallPalette",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQBAMAAADt3eJSAAAADFBMVEX/AAAAAP//AAAAAP9YAEiCAAAABHRS\
      TlP//wAA0w5UhgAAABFJREFUeNpjYAACQSBgGBwMACofBEFh+rm/AAAAAElFTkSuQmCC
      """)

  static let keyColor = TestImage(
    "keyColor",
    base64: """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAABnRSTlMA/wAAAACkwsAdAAAAGUlEQVR42mP4\
      z8CAFeEQ/s8wqmFUw/DVAACR6v8BNLV1nQAAAABJRU5ErkJggg==
      """)
}
