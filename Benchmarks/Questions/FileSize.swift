/// How large an invoice is on disk.
struct FileSize: Question {
  let name = "file-size"
  let text = "the PDF of an invoice of 8 lines"

  func answer(in workplace: Workplace) throws -> [String] {
    let documents = try workplace.input(name, .json, count: 1) { _ in 8 }
    let fields = try workplace.input(name, .fields, count: 1) { _ in 8 }
    _ = try workplace.render(documents).run()
    _ = try workplace.naive(fields, fonts: .reduced).run()
    return [
      "Prelo \(try workplace.size(of: "prelo/FT_B2026-1.pdf")) bytes",
      "naive libharu with the same fonts \(try workplace.size(of: "naive/000001.pdf")) bytes",
    ]
  }
}
