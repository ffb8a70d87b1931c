import CHaru
import Crypto
import Foundation
import Testing

@testable import PDFBackend

@Suite("The probe of libharu")
struct HaruProbeTests {
  @Test func `the installed libharu passes`() throws {
    let objects = try HaruObjects(HaruDocument())
    let (single, bound) = (try HaruProbe.single(objects), try HaruProbe.bound(objects))
    #expect(sha256Digits(of: single) == HaruProbe.document)
    #expect(hexadecimal(bound) == HaruProbe.volume)
    try requireKnownLibrary()
    // Also from a document that was used before.
    #expect(try HaruProbe.single(objects) == single)
  }

  @Test func `the probe holds what documents are made of`() throws {
    let file = try HaruProbe.single(HaruObjects(HaruDocument()))
    let check = try judge(file, "qpdf", "--check", "FILE")
    #expect(check.status == 0, "\(check.output)")
    let text = String(decoding: file, as: Unicode.ASCII.self)
    for part in [
      "/Count 2", "/DescendantFonts [ 6 0 R ]", "/Lang (pt-PT)", "/DisplayDocTitle true",
      "/Title (A \\0501\\051)", "/Author <FEFF", "/CreationDate (D:", "/ID [ <000102",
      "stream\n0 g\n",
      "startxref",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
  }

  @Test(
    "headers of another version are noticed",
    arguments: ["2.3.0RC2", "2.2.1", "2.3", "2.40.0", ""])
  func headers(version: String) {
    #expect(HaruProbe.areHeaders(ofVersion: String(cString: HPDF_GetVersion())))
    #expect(!HaruProbe.areHeaders(ofVersion: version))
  }
}
