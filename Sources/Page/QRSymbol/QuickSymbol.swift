internal import CQRencode
internal import Glibc
internal import Typesetting

/// The same symbol as ``plainSymbol(of:)``, module for module, in a seventh of the time.
///
/// libqrencode spends nine tenths of its time on comparing the eight masks module by module. Here it
/// makes the symbol with mask 0 only, and the comparison is done on whole rows of bits. Nil where that
/// is not possible: a symbol wider than 64 modules (version 12 and up), or another libqrencode.
func quickSymbol(of bytes: [UInt8]) throws(QRSymbolError) -> ModuleGrid? {
  guard let encode = checkedEncoder else { return nil }
  return try quickSymbol(of: bytes, encode: encode)
}

/// `QRcode_encodeMask`: exported by libqrencode, missing in its header.
private typealias MaskedEncoder =
  @convention(c) (OpaquePointer?, Int32) -> UnsafeMutablePointer<QRcode>?

/// The function, if this libqrencode has it and makes of a trial what version 4.1.1 makes of it.
private let checkedEncoder: MaskedEncoder? = {
  guard let version = QRcode_APIVersionString(), String(cString: version) == "4.1.1",
    let symbol = dlsym(nil, "QRcode_encodeMask")
  else { return nil }
  let encode = unsafeBitCast(symbol, to: MaskedEncoder.self)
  guard let quick = try? quickSymbol(of: Trial.message, encode: encode),
    Trial.digest(of: quick) == Trial.digest
  else { return nil }
  return encode
}()

/// A message whose symbol is known, since to let libqrencode compare masks would cost a process that
/// prints a single invoice a tenth of its time.
enum Trial {
  static let message = Array(
    "A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345".utf8)
  /// The digest of ``plainSymbol(of:)``, which a test compares.
  static let digest: UInt64 = 0x54CA_C8AB_07FC_F505

  /// FNV-1a, a row at a time.
  static func digest(of symbol: ModuleGrid) -> UInt64 {
    symbol.words.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1) &* 0x0000_0100_0000_01B3 }
  }
}

private func quickSymbol(
  of bytes: [UInt8], encode: MaskedEncoder
) throws(QRSymbolError) -> ModuleGrid? {
  guard let input = QRinput_new2(leastVersion, QR_ECLEVEL_M) else { throw .libraryFailed }
  defer { QRinput_free(input) }
  guard QRinput_append(input, QR_MODE_8, Int32(bytes.count), bytes) == 0,
    let made = encode(input, 0)
  else { throw .libraryFailed }
  defer { QRcode_free(made) }
  let size = Int(made.pointee.width)
  guard size <= 64 else { return nil }
  guard let data = made.pointee.data, size > 20 else { throw .libraryFailed }
  let symbol = MaskedSymbol(UnsafeBufferPointer(start: data, count: size * size), size: size)
  return symbol.withBestMask()
}
