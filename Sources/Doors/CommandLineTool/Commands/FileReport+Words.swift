internal import Importing
internal import JSON
internal import Measures
internal import Reports
internal import SAFT

extension FileReport {
  /// Whose file it is, what it covers and what it holds.
  var sentence: Wording {
    let tables = counts.map(String.init)
    let faults = findings.count { $0.problem.severity == .error } + omitted
    let name = "\(printable(source)): SAF-T (PT), \(printable(seller)) \(printable(company)), "
    let span = "\(printable(start)) – \(printable(end)): "
    return Wording(
      en: name + span
        + "\(tables[0]) sales documents, \(tables[1]) transport documents, \(tables[2]) working "
        + "documents, \(tables[3]) receipts; " + counted(faults, "fault", "faults")
        + " of the file\n",
      pt: name + span
        + "\(tables[0]) documentos de venda, \(tables[1]) de transporte, \(tables[2]) de "
        + "conferência, \(tables[3]) recibos; " + counted(faults, "problema", "problemas")
        + " do ficheiro\n")
  }
}

extension DocumentReport {
  /// The report about a file as a file.
  init(_ file: FileReport) {
    let (problems, places) = toldProblems(
      file.findings.map { ($0.problem, $0.place) }, omitted: file.omitted, at: .root)
    self.init(source: file.source, problems: problems, places: places)
  }
}
