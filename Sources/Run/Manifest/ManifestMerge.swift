/// Joins the manifests of all shards of a batch into the one that a single run would have written.
///
/// Memory holds one record of each. Every closing record is held against its records, and all
/// against each other: a missing, doubled or unfinished shard is an error, and so is a gap.
///
/// - Throws: ``ManifestFailure`` which names the manifest at fault; what was passed on is void then.
package func mergeManifests(
  _ paths: [String], _ write: (String) -> Void
) throws(ManifestFailure) {
  var readers: [ManifestReader] = []
  var heads: [ReadRecord?] = []
  var sums: [ManifestTotals] = []
  for path in paths {
    let reader = try ManifestReader(path: path)
    if let first = readers.first, first.form != reader.form {
      throw ManifestFailure(
        path, en: "\(first.path) is in another form; merge .csv with .csv",
        pt: "\(first.path) tem outro formato; junte .csv com .csv")
    }
    heads.append(try reader.next())
    readers.append(reader)
    sums.append(ManifestTotals())
  }
  guard let form = readers.first?.form else { return }
  write(form.header)
  var totals = ManifestTotals()
  while let (index, record) = earliest(in: heads) {
    guard record.ordinal == totals.documents + 1 else {
      throw ManifestFailure(
        readers[index].path,
        en: "after document \(totals.documents) comes \(record.ordinal); a shard is missing or "
          + "named twice",
        pt: "depois do documento \(totals.documents) vem o \(record.ordinal); falta uma parte ou "
          + "está repetida")
    }
    write(String(decoding: record.line, as: UTF8.self))
    totals.add(record)
    sums[index].add(record)
    heads[index] = try readers[index].next()
  }
  try check(readers, sums, totals)
  totals.inputs = totals.documents
  write(form.line(totals))
}

private func earliest(in heads: [ReadRecord?]) -> (Int, ReadRecord)? {
  var best: (Int, ReadRecord)?
  for (index, head) in heads.enumerated() {
    guard let head else { continue }
    if best.map({ head.ordinal < $0.1.ordinal }) ?? true { best = (index, head) }
  }
  return best
}

/// Holds the closing records against what was read.
private func check(
  _ readers: [ManifestReader], _ sums: [ManifestTotals], _ all: ManifestTotals
) throws(ManifestFailure) {
  var shards: Set<String> = []
  for (reader, sum) in zip(readers, sums) {
    guard let closing = reader.totals, closing.ending == .complete else {
      throw ManifestFailure(
        reader.path, en: "is not complete; finish it with --resume first",
        pt: "não está completo; termine-o primeiro com --resume")
    }
    var expected = sum
    expected.inputs = closing.inputs
    expected.shard = closing.shard
    guard expected == closing else {
      throw ManifestFailure(
        reader.path, en: "the closing record does not match the records; the file was changed",
        pt: "o registo final não corresponde aos registos; o ficheiro foi alterado")
    }
    guard closing.inputs == all.documents else {
      throw ManifestFailure(
        reader.path,
        en: "speaks of \(closing.inputs) documents, the manifests together of \(all.documents); a "
          + "shard is missing or is of another batch",
        pt: "refere \(closing.inputs) documentos, os manifestos juntos \(all.documents); falta uma "
          + "parte ou é de outro lote")
    }
    let count = closing.shard.split(separator: "/").last.flatMap { Int($0) }
    guard shards.insert(closing.shard).inserted, count == readers.count else {
      throw ManifestFailure(
        reader.path, en: "is shard \(closing.shard), but \(readers.count) manifests were given",
        pt: "é a parte \(closing.shard), mas foram indicados \(readers.count) manifestos")
    }
  }
}
