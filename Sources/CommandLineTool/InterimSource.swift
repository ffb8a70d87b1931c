internal import Glibc

/// Reads each path, or standard input, as the bare object of one document.
package struct InterimSource: DocumentSource {
  package init() {}

  package func forEachDocument(
    in paths: [String], _ body: (RawDocument) -> Bool
  ) throws(SourceFailure) {
    for path in paths {
      let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { throw SourceFailure(path: path, code: errno) }
      defer { close(file) }
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(file, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw SourceFailure(path: path, code: errno) }
        guard count > 0 else { break }
        bytes += chunk[..<count]
      }
      guard body(RawDocument(source: path, bytes: bytes)) else { return }
    }
  }
}
