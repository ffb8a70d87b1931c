package import Measures

/// What a dropped file must be before its documents are looked at.
package enum InboxRule: String, CodeList, Sendable {
  case unsupported = "INB-01"
  case noDocument = "INB-02"
  case harmful = "INB-03"

  /// What the rule asks for.
  package var sentence: Wording {
    switch self {
    case .unsupported:
      Wording(
        en: "What is dropped into an inbox is a regular .json, .ndjson, .jsonl or .xml file.",
        pt: "O que se entrega numa pasta vigiada é um ficheiro .json, .ndjson, .jsonl ou .xml.")
    case .noDocument:
      Wording(
        en: "A file that is dropped into an inbox holds at least one document.",
        pt: "Um ficheiro entregue numa pasta vigiada contém pelo menos um documento.")
    case .harmful:
      Wording(
        en: "A file does not end the program each time it is worked on.",
        pt: "Um ficheiro não termina o programa de cada vez que é tratado.")
    }
  }

  /// A file that breaks the rule, and what to do about it.
  package var problem: Problem {
    let wording =
      switch self {
      case .unsupported:
        Wording(
          en:
            "this is no file that Prelo reads; drop documents as regular .json, .ndjson, .jsonl "
            + "or .xml files",
          pt: "este ficheiro não é dos que o Prelo lê; entregue documentos em ficheiros normais "
            + ".json, .ndjson, .jsonl ou .xml")
      case .noDocument:
        Wording(
          en: "the file holds no document; it was probably never written to its end. Drop it again",
          pt: "o ficheiro não contém nenhum documento; provavelmente não foi escrito até ao fim. "
            + "Volte a entregá-lo")
      case .harmful:
        Wording(
          en: "the program ended again and again while it worked on this file; please report it. "
            + "prelo requeue tries it once more",
          pt:
            "o programa terminou repetidamente enquanto tratava este ficheiro; por favor, comunique "
            + "o caso. prelo requeue tenta mais uma vez")
      }
    return Problem(.error, rawValue, at: .root, wording)
  }
}
