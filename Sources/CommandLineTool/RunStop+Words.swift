internal import Glibc
internal import Measures
internal import Printing

extension RunStop {
  /// Why the run of `job` ended, and what to do.
  func sentence(for job: PrintJob) -> Wording {
    switch self {
    case .failure(let failure): failure.message
    case .interruption:
      Wording(
        en:
          "interrupted; what was under way is finished. Run the same command again to do the rest, "
          + "with --resume if a manifest is kept",
        pt:
          "execução interrompida; o que estava em curso foi concluído. Repita o mesmo comando para "
          + "fazer o resto, com --resume se houver manifesto")
    case .firstFailure:
      Wording(
        en: "stopped at the first document that is not done (--fail-fast)",
        pt: "a execução parou no primeiro documento não feito (--fail-fast)")
    case .delivery:
      Wording(
        en: "stopped here; run the same command again to do the rest",
        pt: "a execução parou aqui; repita o mesmo comando para fazer o resto")
    case .severalDocuments where job.hands:
      Wording(
        en: "-o - writes one PDF, but there is more than one document; name a folder. Nothing was "
          + "written",
        pt: "-o - escreve um só PDF, mas há mais do que um documento; indique uma pasta. Nada foi "
          + "escrito")
    case .severalDocuments:
      Wording(
        en:
          "-o names a single file, but there is more than one document; name a folder. Nothing was "
          + "written",
        pt: "-o indica um único ficheiro, mas há mais do que um documento; indique uma pasta. Nada "
          + "foi escrito")
    case .noDocuments: nothingFound(in: job.paths)
    case .noneSelected(let count):
      Wording(
        en: "none of the \(count) documents read is among those asked for; nothing was done",
        pt: "nenhum dos \(count) documentos lidos está entre os pedidos; nada foi feito")
    }
  }
}

/// No documents: never a green light.
func nothingFound(in paths: [String]) -> Wording {
  let list = paths.joined(separator: ", ")
  return Wording(
    en: "no document found in \(list); nothing was done",
    pt: "nenhum documento encontrado em \(list); nada foi feito")
}

/// What `--only` asks for and the input does not have.
func missingSentence(_ names: [String]) -> Wording {
  let list = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
  return Wording(
    en: "--only asks for documents that the input does not have: \(list)",
    pt: "--only pede documentos que a entrada não tem: \(list)")
}

extension Failure {
  /// Standard output takes no more, for the reason `code`.
  init(deaf code: Int32) {
    let reason = String(cString: strerror(code))
    self.init(
      Wording(
        en: "cannot write to standard output: \(reason); stopped",
        pt: "não é possível escrever na saída padrão: \(reason); a execução parou"),
      code == EPIPE ? .reader : .environment)
  }
}
