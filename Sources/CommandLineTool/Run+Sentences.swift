internal import Glibc
internal import Measures

extension Run {
  /// No documents: never a green light.
  static func nothingFound(in paths: [String]) -> Wording {
    let list = paths.joined(separator: ", ")
    return Wording(
      en: "no document found in \(list); nothing was done",
      pt: "nenhum documento encontrado em \(list); nada foi feito")
  }

  /// Several documents, one file name.
  static let moreThanOne = Wording(
    en: "-o names a single file, but there is more than one document; name a folder. Nothing was "
      + "written",
    pt: "-o indica um único ficheiro, mas há mais do que um documento; indique uma pasta. Nada foi "
      + "escrito"
  )

  /// A file cannot be named after a number that is not given yet.
  static let nameless = Wording(
    en: "the document has no number yet, after which its file could be named; convert it with "
      + "-o FILE.ndjson",
    pt: "o documento ainda não tem número, que daria o nome ao ficheiro; converta-o com "
      + "-o FICHEIRO.ndjson")

  /// What stands in the way of one PDF stands in the way of the next.
  static let stopped = Wording(
    en: "stopped here; run the same command again to do the rest",
    pt: "a execução parou aqui; repita o mesmo comando para fazer o resto")

  /// `--fail-fast` met a document that is not done.
  static let failedFast = Wording(
    en: "stopped at the first document that is not done (--fail-fast)",
    pt: "a execução parou no primeiro documento não feito (--fail-fast)")

  /// The user ended the run.
  static let interrupted = Wording(
    en: "interrupted; what was under way is finished. Run the same command again to do the rest, "
      + "with --resume if a manifest is kept",
    pt: "execução interrompida; o que estava em curso foi concluído. Repita o mesmo comando para "
      + "fazer o resto, com --resume se houver manifesto")

  /// The system refuses a further thread.
  static let threadless = Wording(
    en: "the system gives no further thread; raise the limit (ulimit -u) and run the command again",
    pt: "o sistema não concede mais linhas de execução; aumente o limite (ulimit -u) e repita o "
      + "comando")

  /// Standard output takes no more.
  static func deaf(_ code: Int32) -> Wording {
    let reason = String(cString: strerror(code))
    return Wording(
      en: "cannot write to standard output: \(reason); stopped",
      pt: "não é possível escrever na saída padrão: \(reason); a execução parou")
  }
}
