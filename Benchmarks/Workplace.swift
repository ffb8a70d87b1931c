internal import Glibc

/// Where the programs are, and a folder in memory for input and output.
struct Workplace {
  private let prelo: String
  private let naive: String
  private let home: String
  private let folder: String
  /// Whether this Prelo has `--jobs`.
  let hasJobs: Bool
  /// A Python with the peers' packages, if any.
  let python: String?

  /// Reads the places from the environment that `Benchmarks/run` prepares.
  init() throws {
    func required(_ name: String) throws -> String {
      guard let value = getenv(name) else {
        throw Failure(description: "\(name) is not set; start the benchmarks with Benchmarks/run")
      }
      return String(cString: value)
    }
    prelo = try required("BENCH_PRELO")
    naive = try required("BENCH_NAIVE")
    home = try required("PRELO_HOME")
    folder = try required("BENCH_FOLDER")
    python = getenv("BENCH_PYTHON").map { String(cString: $0) }
    var help = Command([prelo, "help", "render"])
    help.output = folder + "/help"
    _ = try help.run()
    hasJobs = try contents(of: folder + "/help").contains("--jobs")
  }

  // MARK: Input

  enum Form: String {
    case json = "ndjson"
    case fields = "tsv"
  }

  /// A file of invoices; `lineCount` says how many lines the invoice of a number has.
  func input(
    _ name: String, _ form: Form, count: Int, lineCount: (Int) -> Int
  ) throws -> String {
    let path = "\(folder)/\(name).\(form.rawValue)"
    guard let file = fopen(path, "w") else {
      throw Failure(description: "\(path) cannot be written")
    }
    defer { fclose(file) }
    for number in 1...count {
      let invoice = Invoice(number, lineCount: lineCount(number))
      fputs(form == .json ? invoice.json + "\n" : invoice.fields, file)
    }
    return path
  }

  // MARK: Contestants

  /// Prelo on one thread, or on as many as said.
  func render(_ input: String, jobs: Int = 1) throws -> Command {
    let target = try output("prelo")
    let threads = hasJobs ? ["--jobs", "\(jobs)"] : []
    return Command([prelo, "render", input, "-o", target, "--force"] + threads)
  }

  /// The naive program with its fonts from `fonts`.
  func naive(_ input: String, fonts: Fonts) throws -> Command {
    Command([naive, input, try output("naive"), path(of: fonts)])
  }

  enum Fonts {
    /// As the distribution ships them.
    case asShipped
    /// Prelo's own: without hints, and with two thousand characters fewer.
    case reduced
  }

  /// The folder with NotoSans-Regular.ttf and NotoSans-Bold.ttf.
  private func path(of fonts: Fonts) -> String {
    switch fonts {
    case .asShipped: shippedFonts
    case .reduced: home + "/Fonts"
    }
  }

  private let shippedFonts = "/usr/share/fonts/truetype/noto"
  /// Whether the package fonts-noto-core is there.
  var hasShippedFonts: Bool { access(shippedFonts + "/NotoSans-Bold.ttf", R_OK) == 0 }

  /// A script of `Benchmarks/peers` on `input`.
  func peer(_ script: String, _ input: String, _ options: [String] = []) throws -> Command? {
    guard let python else { return nil }
    let path = "\(home)/Benchmarks/peers/\(script).py"
    guard (try? Command([python, path, "--check"]).run()) != nil else { return nil }
    return Command([python, path, input, try output(script), home + "/Fonts"] + options)
  }

  // MARK: Output

  private func output(_ name: String) throws -> String {
    let path = "\(folder)/\(name)"
    mkdir(path, 0o755)
    return path
  }

  /// The size of a file in bytes.
  func size(of name: String) throws -> Int {
    var status = stat()
    guard stat("\(folder)/\(name)", &status) == 0 else {
      throw Failure(description: "there is no \(folder)/\(name)")
    }
    return Int(status.st_size)
  }

  /// Pages of a PDF that says `/Count` of its pages once.
  func pages(of name: String) throws -> Int {
    let text = try contents(of: "\(folder)/\(name)")
    let counts = text.split(separator: "/Count ").dropFirst().compactMap { part in
      Int(part.prefix { $0.isNumber })
    }
    guard let most = counts.max() else { throw Failure(description: "\(name) has no pages") }
    return most
  }

  /// Removes everything.
  func clear() { _ = try? Command(["rm", "-rf", folder]).run() }
}

/// A file as text, byte by byte.
private func contents(of path: String) throws -> String {
  guard let file = fopen(path, "r") else { throw Failure(description: "\(path) is not there") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count].map { $0 < 0x80 ? $0 : 0x3F }
  }
  return String(decoding: bytes, as: UTF8.self)
}
