internal import CDeflate
internal import CHaru
package import Measures

/// The libraries that write PDFs.
package var writingLibraries: [Library] {
  [
    Library("libharu", String(cString: HPDF_GetVersion()), stem: "libhpdf"),
    // It does not say at run time which version it is.
    Library("libdeflate", LIBDEFLATE_VERSION_STRING, stem: "libdeflate"),
  ]
}
