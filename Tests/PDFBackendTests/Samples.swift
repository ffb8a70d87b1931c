import Foundation
import Measures
import PDFBackend
import QRSymbol
import Testing
import TrueType
import Typesetting

/// What the tests of this target draw.
enum Sample {
  static let fonts: FontSet = {
    let folder = URL(filePath: #filePath).appending(path: "../../../Fonts").standardizedFileURL
    func bytes(_ name: String) -> [UInt8] {
      (try? Data(contentsOf: folder.appending(path: "\(name).ttf"))).map(Array.init) ?? []
    }
    do {
      return try FontSet(
        regular: bytes("NotoSans-Regular"), bold: bytes("NotoSans-Bold"),
        mono: bytes("JetBrainsMono-Medium"))
    } catch { fatalError("the fonts of the house do not read: \(error)") }
  }()

  static let resources: PDFResources = {
    do { return try PDFResources(fonts: fonts) } catch { fatalError("\(error)") }
  }()

  static let information = DocumentInformation(
    title: "Fatura FT Ação/1 — Ελλάς", author: "Empresa (Exemplo), Lda.", subject: "Fatura",
    keywords: "FT A/1", creationDate: DateTime("2026-03-14T15:09:26") ?? .unknown)

  static let page = Frame(width: .pt(595.276), height: .pt(841.89))

  static func text(
    _ string: String, _ x: Double, _ y: Double, face: Face = .regular, size: Double = 9,
    color: Color = .black, tracking: Double = 0
  ) -> Frame.Item {
    .text(
      Frame.Text(
        string, face: face, size: .pt(size), color: color,
        origin: Point(x: .mm(x), y: .mm(y)), tracking: .pt(tracking)))
  }

  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rectangle {
    Rectangle(x: .mm(x), y: .mm(y), width: .mm(width), height: .mm(height))
  }

  /// A page like that of an invoice: about 150 texts, rules, a box, a QR symbol.
  static func invoice(lines: Int = 20, number: Int = 1) throws -> Frame {
    var page = page
    let gray = Color(red: 0x66, green: 0x66, blue: 0x66)
    page.items = [
      text("Empresa Exemplo, Lda.", 20, 20, face: .bold, size: 14),
      text("Rua da Conceição, 12, 1.º esq. — 1100-154 Lisboa", 20, 26, color: gray),
      text("NIF 123 456 789", 20, 31, color: gray, tracking: 0.2),
      text("FATURA", 150, 20, face: .bold, size: 18, tracking: 0.5),
      text("FT A/\(number)", 150, 27, face: .bold, size: 11),
      text("ATCUD: CSDF7T5H-\(number)", 150, 33, face: .mono, size: 8),
      .box(
        Frame.Box(
          rectangle(20, 40, 170, 24), radius: .mm(2), fill: Color(red: 245, green: 245, blue: 245),
          stroke: Color(red: 200, green: 210, blue: 220), strokeWidth: .pt(0.5))),
      text("Cliente Exemplar, S.A.", 24, 47, face: .bold),
      text("Avenida da República, 1000, 4000-001 Porto", 24, 52),
      text("Data 2026-03-14    Vencimento 2026-04-13    Pagamento: transferência", 24, 57),
    ]
    for line in 0..<lines {
      let y = 75 + Double(line) * 7
      page.items += [
        text("P-\(1000 + line)", 20, y),
        text("Serviço de manutenção nº \(line + number)", 40, y),
        text("\(line + 1),00", 112, y), text("un", 122, y, color: gray),
        text("\(12 + line),50 €", 140, y), text("23 %", 160, y),
        text("1 \(230 + line),45 €", 175, y),
        .rule(rectangle(20, y + 2, 170, 0.1), Color(red: 210, green: 210, blue: 210)),
      ]
    }
    page.items += [
      text("Total", 150, 240, face: .bold, size: 12),
      text("24 690,00 €", 170, 240, face: .bold, size: 12),
      text("kLp0-Processado por programa certificado n.º 9999/AT", 60, 285, face: .mono, size: 7),
      .modules(
        try qrSymbol(
          "A:500000000*B:123456789*C:PT*D:PF*E:N*F:20190123*G:PF G2019CB/145789*H:HB6FT7RV-"
            + "\(145_789 + number)*I1:PT*I2:12345.34*I3:12532.65*I4:751.96*I5:52789.00*"
            + "I6:6862.57*I7:32425.69*I8:7457.91*N:15072.44*O:125165.12*Q:r/fY*R:9999"),
        at: Point(x: .mm(20), y: .mm(245)), side: .mm(30)),
    ]
    return page
  }
}

/// What an outside program says about a PDF.
struct Judgement {
  let status: Int32
  let output: String
}

/// Runs `program` over a file of `pdf`; `FILE` in the arguments stands for its path.
func judge(_ pdf: [UInt8], _ program: String, _ arguments: String...) throws -> Judgement {
  let (status, output) = try run(program, arguments, over: pdf)
  return Judgement(status: status, output: String(decoding: output, as: UTF8.self))
}

/// What `program` writes about a file of `pdf`, byte for byte.
func judgeBytes(_ pdf: [UInt8], _ program: String, _ arguments: String...) throws -> Data {
  try run(program, arguments, over: pdf).output
}

private func run(
  _ program: String, _ arguments: [String], over pdf: [UInt8]
) throws -> (status: Int32, output: Data) {
  let folder = FileManager.default.temporaryDirectory.appending(path: "prelo-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "test.pdf")
  try Data(pdf).write(to: file)
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/\(program)")
  process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
  process.currentDirectoryURL = folder
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, output)
}
