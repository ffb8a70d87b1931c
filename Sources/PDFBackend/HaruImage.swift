internal import CHaru

/// Takes an image out of a libharu document.
struct HaruImage {
  let document: HaruDocument
  let deflater: Deflater

  /// The pixels of `image` and its alpha channel.
  func streams(
    of image: HPDF_Image
  ) throws(PDFError) -> (PreparedImage.ImageStream, PreparedImage.ImageStream?) {
    let mask = HPDF_Dict_GetItem(image, "SMask", HPDF_UINT16(HPDF_OCLASS_DICT))
    return (
      try stream(image),
      try mask.map { (mask) throws(PDFError) in
        try stream(mask.assumingMemoryBound(to: _HPDF_Dict_Rec.self))
      }
    )
  }

  private func stream(_ image: HPDF_Dict) throws(PDFError) -> PreparedImage.ImageStream {
    let isJPEG = image.pointee.filter & HPDF_UINT(HPDF_STREAM_FILTER_DCT_DECODE) != 0
    let data = try content(of: image)
    var entries = try entries(of: image)
    if isJPEG { entries.append(contentsOf: "/Filter /DCTDecode\n".utf8) }
    return PreparedImage.ImageStream(
      entries: entries, data: isJPEG ? data : try deflater.compressed(data), isFlate: !isJPEG)
  }

  /// The entries libharu gave the image, as it writes them.
  private func entries(of image: HPDF_Dict) throws(PDFError) -> [UInt8] {
    let text = try document.made(HPDF_MemStream_New(document.handle.pointee.mmgr, 4096))
    defer { HPDF_Stream_Free(text) }
    guard let list = image.pointee.list else { throw .outOfMemory }
    for index in 0..<list.pointee.count {
      guard let item = HPDF_List_ItemAt(list, index) else { continue }
      let element = item.assumingMemoryBound(to: _HPDF_DictElement_Rec.self)
      let key = withUnsafeBytes(of: &element.pointee.key) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !["Length", "SMask", "Filter"].contains(key) else { continue }
      try document.check(HPDF_Stream_WriteStr(text, "/\(key) "))
      try document.check(HPDF_Obj_Write(element.pointee.value, text, nil))
      try document.check(HPDF_Stream_WriteStr(text, "\n"))
    }
    return try read(text)
  }

  private func content(of image: HPDF_Dict) throws(PDFError) -> [UInt8] {
    try read(document.made(image.pointee.stream))
  }

  private func read(_ stream: HPDF_Stream) throws(PDFError) -> [UInt8] {
    try document.check(HPDF_Stream_Seek(stream, 0, HPDF_SEEK_SET))
    let size = HPDF_Stream_Size(stream)
    guard size > 0 else { return [] }
    var count = size
    var status = HPDF_STATUS(HPDF_OK)
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, filled in
      status = HPDF_Stream_Read(stream, buffer.baseAddress, &count)
      filled = Int(count)
    }
    // Reading exactly to the end may say so; fewer bytes than there are is an error.
    guard count == size, status == HPDF_OK || status == HPDF_STATUS(HPDF_STREAM_EOF) else {
      throw .library(code: UInt(status), detail: 0)
    }
    return bytes
  }
}
