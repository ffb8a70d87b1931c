internal import Glibc
package import Measures

/// The folder with `Templates` and `Fonts`.
package enum ResourceFolder {
  /// Finds the folder: the one chosen, else `PRELO_HOME`, else the nearest around the program.
  ///
  /// `program` is the path of the running program. Throws ``Failure`` when the folder named is
  /// not one, or none is found.
  package static func find(
    chosen: String?, environment: (String) -> String?, program: String?
  ) throws(Failure) -> String {
    if let chosen {
      guard isResourceFolder(chosen) else { throw lacking("--resources", chosen, blame: .usage) }
      return chosen
    }
    if let home = environment("PRELO_HOME"), !home.isEmpty {
      guard isResourceFolder(home) else { throw lacking("PRELO_HOME", home, blame: .environment) }
      return home
    }
    var candidate = (program ?? "")[...]
    while let slash = candidate.lastIndex(of: "/") {
      candidate = candidate[..<slash]
      let folder = candidate.isEmpty ? "/" : String(candidate)
      if isResourceFolder(folder) { return folder }
    }
    throw Failure(
      Wording(
        en: "no folder with Templates and Fonts around the program; name it with --resources or "
          + "PRELO_HOME",
        pt: "não há pasta com Templates e Fonts à volta do programa; indique-a com --resources ou "
          + "PRELO_HOME"),
      .environment)
  }

  /// The path of the running program; nil when `/proc` does not tell.
  package static var program: String? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(PATH_MAX)) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let count = readlink("/proc/self/exe", start, buffer.count)
      return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
    }
  }

  /// Whether `path` holds what is needed.
  package static func isResourceFolder(_ path: String) -> Bool {
    ["/Templates", "/Fonts"].allSatisfy { name in
      var status = stat()
      return stat(path + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }

  private static func lacking(_ origin: String, _ path: String, blame: Failure.Blame) -> Failure {
    Failure(
      Wording(
        en: "\(origin): \(path) has no folders Templates and Fonts",
        pt: "\(origin): \(path) não tem as pastas Templates e Fonts"),
      blame)
  }
}
