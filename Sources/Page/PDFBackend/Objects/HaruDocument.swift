internal import CHaru

/// A libharu document, freed exactly once; it can hold one PDF after another.
///
/// libharu reports errors by status and through a callback. The callback only writes the first
/// error down; every call goes through one of the checks below, which throw it. Nothing unwinds
/// through C.
final class HaruDocument {
  let handle: HPDF_Doc
  private let failure: FirstFailure

  init() throws(PDFError) {
    let failure = FirstFailure()
    let note: HPDF_Error_Handler = { code, detail, context in
      guard let context else { return }
      Unmanaged<FirstFailure>.fromOpaque(context).takeUnretainedValue()
        .note(.library(code: UInt(code), detail: UInt(detail)))
    }
    guard let opened = HPDF_New(note, Unmanaged.passUnretained(failure).toOpaque()) else {
      throw .outOfMemory
    }
    handle = opened
    self.failure = failure
  }

  deinit { HPDF_Free(handle) }

  /// Drops the last PDF and its errors, and starts another.
  func begin() throws(PDFError) {
    HPDF_ResetError(handle)
    failure.clear()
    try check(HPDF_NewDoc(handle))
  }

  /// Drops the PDF, so that its memory is free until the next one.
  func end() { HPDF_FreeDoc(handle) }

  /// Throws unless `status` is good and no error was reported.
  @inline(__always)
  func check(_ status: HPDF_STATUS) throws(PDFError) {
    guard status == HPDF_OK, failure.isClear else { throw failed(status) }
  }

  /// The object a libharu function made.
  @inline(__always)
  func made<Object>(_ object: UnsafeMutablePointer<Object>?) throws(PDFError)
    -> UnsafeMutablePointer<Object>
  {
    guard let object, failure.isClear else { throw failed(HPDF_GetError(handle)) }
    return object
  }

  private func failed(_ status: HPDF_STATUS) -> PDFError {
    let detail = HPDF_GetErrorDetail(handle)
    return failure.take() ?? .library(code: UInt(status), detail: UInt(detail))
  }
}

/// The first error since it was last cleared.
private final class FirstFailure {
  private var error: PDFError?

  var isClear: Bool { error == nil }

  func note(_ error: PDFError) { self.error = self.error ?? error }

  func clear() { error = nil }

  func take() -> PDFError? {
    defer { error = nil }
    return error
  }
}
