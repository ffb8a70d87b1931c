import Testing
import Typesetting

@testable import QRSymbol

@Suite("QR symbol")
struct QRSymbolTests {
  /// Messages of the specification of the tax authority (code QR, version 1.0, section 5) with the
  /// versions it shows, then lengths at the edges of versions at level M.
  @Test(
    "the version is 9 or what the message needs",
    arguments: messages)
  func version(of message: String, is version: Int) throws {
    let symbol = try qrSymbol(message)
    #expect(symbol.size == 4 * version + 17)
    #expect(symbol.words.count == symbol.size * symbol.wordsPerRow)
    #expect(try qrSymbol(message) == symbol)
  }

  @Test func `the format information says level M`() throws {
    let symbol = try qrSymbol("A:123456789")
    // ISO/IEC 18004, 7.9: the first two of the fifteen bits, unmasked, are 00 for level M. The
    // copy beside the top left finder runs along row 8.
    let bits = zip([true, false], (0..<2).map { symbol.isDark(row: 8, column: $0) }).map {
      $0 != $1
    }
    #expect(bits == [false, false])
  }

  @Test func `finder patterns stand in three corners`() throws {
    let symbol = try qrSymbol("A:123456789")
    let last = symbol.size - 7
    for (row, column) in [(0, 0), (0, last), (last, 0)] {
      let ring = (0..<7).map { symbol.isDark(row: row + $0, column: column + 3) }
      #expect(ring == [true, false, true, true, true, false, true])
    }
  }

  @Test(
    "messages without a symbol", arguments: [("", 0), (String(repeating: "x", count: 2332), 2332)])
  func refusal(of message: String, bytes: Int) {
    #expect(throws: bytes == 0 ? QRSymbolError.empty : .tooLong(bytes: bytes)) {
      try qrSymbol(message)
    }
  }

  @Test func `the trial has the symbol it is known to have`() throws {
    let plain = try plainSymbol(of: Trial.message)
    #expect(Trial.digest(of: plain) == Trial.digest, "\(Trial.digest(of: plain))")
    #expect(try quickSymbol(of: Trial.message) == plain)
  }

  @Test("the quick choice of the mask is libqrencode's own", arguments: 1...12)
  func quickChoice(seed: Int) throws {
    var quick = 0
    for index in 0..<40 {
      // Runs of equal bytes make the long lines that plain digits do not.
      let bytes = (0..<(1 + (index * 31 + seed * 7) % 290)).map { place in
        place % (5 + seed) < seed ? UInt8(seed * 19) : UInt8((place * place + index * seed) % 251)
      }
      guard let symbol = try quickSymbol(of: bytes) else { continue }
      quick += 1
      #expect(try symbol == plainSymbol(of: bytes), "\(bytes.count) bytes, \(index)")
    }
    #expect(quick >= 30)
  }
}

private let messages: [(String, Int)] = [
  (
    """
    A:123456789*B:999999990*C:PT*D:FT*E:N*F:20191231*G:FT AB2019/0035*H:CSDF7T5H-0035*I1:PT*\
    I2:12000.00*I3:15000.00*I4:900.00*I5:50000.00*I6:6500.00*I7:80000.00*I8:18400.00*\
    J1:PT-AC*J2:10000.00*J3:25000.56*J4:1000.02*J5:75000.00*J6:6750.00*J7:100000.00*\
    J8:18000.00*K1:PT-MA*K2:5000.00*K3:12500.00*K4:625.00*K5:25000.00*K6:3000.00*\
    K7:40000.00*K8:8800.00*L:100.00*M:25.00*N:64000.02*O:513600.58*P:100.00*Q:kLp0*R:9999*\
    S:TB;PT00000000000000000000000;513500.58
    """, 17
  ),
  (
    """
    A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345*H:CDF7T5HD-12345*I1:PT*\
    I7:0.65*I8:0.15*N:0.15*O:0.80*Q:YhGV*R:9999*S:NU;0.80
    """, 9
  ),
  (
    """
    A:500000000*B:123456789*C:PT*D:PF*E:N*F:20190123*G:PF G2019CB/145789*H:HB6FT7RV-145789*\
    I1:PT*I2:12345.34*I3:12532.65*I4:751.96*I5:52789.00*I6:6862.57*I7:32425.69*I8:7457.91*\
    N:15072.44*O:125165.12*Q:r/fY*R:9999
    """, 10
  ),
  (
    """
    A:500000000*B:123456789*C:PT*D:GT*E:N*F:20190720*G:GT G234CB/50987*H:GTVX4Y8B-50987*\
    I1:0*N:0.00*O:0.00*Q:5uIg*R:9999
    """, 9
  ),
  ("1", 9),
  (String(repeating: "0", count: 180), 9),
  (String(repeating: "0", count: 181), 10),
  (String(repeating: "€", count: 60), 9),
  (String(repeating: "0", count: 2331), 40),
]
