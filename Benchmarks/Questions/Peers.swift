/// What people use today, where their packages are installed.
struct Peers: Question {
  let name = "peers"
  let text = "100 invoices of one page with ReportLab and typst, processor time"

  func answer(in workplace: Workplace) throws -> [String] {
    let count = 100
    let documents = try workplace.input(name, .json, count: 20 * count) { _ in 8 }
    let fields = try workplace.input(name, .fields, count: count) { _ in 8 }
    var findings: [String] = []
    for script in ["reportlab_invoice", "typst_invoice"] {
      guard let whole = try workplace.peer(script, fields),
        let bare = try workplace.peer(script, fields, ["--no-symbol"])
      else {
        findings.append("\(script): not measured, its packages are not installed")
        continue
      }
      let runs = try contest([try workplace.render(documents), whole, bare], rounds: 3)
      let rates = [
        20 * Double(count) / runs[0].median(\.processor),
        Double(count) / runs[1].median(\.processor), Double(count) / runs[2].median(\.processor),
      ]
      findings.append(
        "\(script): \(oneDecimal(rates[1])) a second, \(Int(rates[0] / rates[1])) times slower than "
          + "Prelo; without any QR symbol, whose encoder is written in Python, "
          + "\(oneDecimal(rates[2])) a second, \(Int(rates[0] / rates[2])) times slower")
    }
    return findings
  }
}
