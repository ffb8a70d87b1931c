internal import CQRencode
package import Typesetting

/// Why a message has no QR symbol.
package enum QRSymbolError: Error, Hashable, Sendable {
  /// There is nothing to encode.
  case empty
  /// More bytes than a symbol of version 40, level M holds (2,331).
  case tooLong(bytes: Int)
  /// The library could not make a symbol that should exist: it ran out of memory.
  case libraryFailed
}

/// The QR symbol of a fiscal document for `message`.
///
/// Byte mode over the UTF-8 of the message, error correction M, version 9 or as much more as the
/// message needs (Portaria 195/2020; AT, "Especificações técnicas: código QR" 1.0, section 2). Equal
/// messages give equal symbols.
package func qrSymbol(_ message: String) throws(QRSymbolError) -> ModuleGrid {
  let bytes = Array(message.utf8)
  guard !bytes.isEmpty else { throw .empty }
  guard bytes.count <= capacity else { throw .tooLong(bytes: bytes.count) }
  if let symbol = try quickSymbol(of: bytes) { return symbol }
  return try plainSymbol(of: bytes)
}

/// The least version the specification of the tax authority allows, also for short messages.
let leastVersion: Int32 = 9
/// What version 40 holds at level M in byte mode (ISO/IEC 18004, table 7).
private let capacity = 2331

/// The symbol as libqrencode makes it, choice of the mask included.
func plainSymbol(of bytes: [UInt8]) throws(QRSymbolError) -> ModuleGrid {
  let made = bytes.withUnsafeBufferPointer {
    QRcode_encodeData(Int32($0.count), $0.baseAddress, leastVersion, QR_ECLEVEL_M)
  }
  guard let made else { throw .libraryFailed }
  defer { QRcode_free(made) }
  let size = Int(made.pointee.width)
  guard let data = made.pointee.data, size > 0 else { throw .libraryFailed }
  // The lowest bit is the module; the others tell what the module is for.
  let modules = UnsafeBufferPointer(start: data, count: size * size).map { $0 & 1 }
  return ModuleGrid(size: size, modules: modules)
}
