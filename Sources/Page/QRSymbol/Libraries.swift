internal import CQRencode
package import Measures

/// The library that encodes symbols.
package var symbolLibrary: Library {
  let version = QRcode_APIVersionString().map { String(cString: $0) }
  return Library("libqrencode", version ?? "?", stem: "libqrencode")
}
