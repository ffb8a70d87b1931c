import DocumentModel
import Measures

/// HASH: the signature and the version of its key.
let signatureCases: [RuleCase] = [
  RuleCase("HASH-01", "neither", finds: ["/hash", "/hashControl"]) {
    $0.hash = nil
    $0.hashControl = nil
  },
  RuleCase("HASH-01", "no hash on a guide", .transport, finds: ["/hash"]) { $0.hash = nil },
  RuleCase("HASH-01", "no version on a quote", .proForma, finds: ["/hashControl"]) {
    $0.hashControl = nil
  },
  RuleCase("HASH-01", "a receipt has neither", .receipt),

  RuleCase("HASH-02", "0", finds: ["/hash"]) { $0.hash = "0" },
  RuleCase("HASH-02", "empty", finds: ["/hash"]) { $0.hash = "" },
  RuleCase("HASH-02", "the four printed characters", finds: ["/hash"]) { $0.hash = "vo6e" },
  RuleCase("HASH-02", "the four printed characters, from GOBL") {
    $0.hash = "vo6/"
    $0.importedFrom = .gobl
  },
  RuleCase("HASH-02", "three characters, from GOBL", finds: ["/hash"]) {
    $0.hash = "vo6"
    $0.importedFrom = .gobl
  },
  RuleCase("HASH-02", "four that are not of base64, from GOBL", finds: ["/hash"]) {
    $0.hash = "vo6="
    $0.importedFrom = .gobl
  },
  RuleCase("HASH-02", "the four printed characters, from SAF-T", finds: ["/hash"]) {
    $0.hash = "vo6e"
    $0.importedFrom = .saft
  },
  RuleCase("HASH-02", "without padding", finds: ["/hash"]) {
    $0.hash = String(Document.signature.dropLast())
  },
  RuleCase("HASH-02", "padding of another length", finds: ["/hash"]) {
    $0.hash = String(Document.signature.dropLast(2)) + "=="
  },
  RuleCase("HASH-02", "172 characters without padding", finds: ["/hash"]) {
    $0.hash = String(Document.signature.dropLast()) + "A"
  },
  RuleCase("HASH-02", "with bits after the last byte: the key tells") {
    $0.hash = String(Document.signature.dropLast(2)) + "p="
  },
  RuleCase("HASH-02", "a space inside", finds: ["/hash"]) {
    $0.hash = " " + Document.signature.dropFirst()
  },
  RuleCase("HASH-02", "base64 for addresses", finds: ["/hash"]) {
    $0.hash = "_" + Document.signature.dropFirst()
  },
  RuleCase("HASH-02", "a key of 2048 bits", finds: ["/hash"]) {
    $0.hash = String(repeating: "A", count: 342) + "=="
  },
  RuleCase("HASH-02", "a line break at the end", finds: ["/hash"]) {
    $0.hash = Document.signature + "\n"
  },
  RuleCase("HASH-02", "plus and slash") { $0.hash = "+/" + Document.signature.dropFirst(2) },

  RuleCase("HASH-03", "0", finds: ["/hashControl"]) { $0.hashControl = "0" },
  RuleCase("HASH-03", "empty", finds: ["/hashControl"]) { $0.hashControl = "" },
  RuleCase("HASH-03", "text", finds: ["/hashControl"]) { $0.hashControl = "Não certificado" },
  RuleCase("HASH-03", "a letter", finds: ["/hashControl"]) { $0.hashControl = "1a" },
  RuleCase("HASH-03", "two points", finds: ["/hashControl"]) { $0.hashControl = "9999.1.2" },
  RuleCase("HASH-03", "no version after the point", finds: ["/hashControl"]) {
    $0.hashControl = "9999."
  },
  RuleCase("HASH-03", "no version before the hyphen", finds: ["/hashControl"]) {
    $0.recover("-FTM abc/00001")
  },
  RuleCase("HASH-03", "manual without number", finds: ["/hashControl"]) { $0.recover("1-FTM ") },
  RuleCase("HASH-03", "manual without series", finds: ["/hashControl"]) { $0.recover("1-FTM /1") },
  RuleCase("HASH-03", "manual with a space", finds: ["/hashControl"]) {
    $0.recover("1-FTM abc 1/00001")
  },
  RuleCase("HASH-03", "duplicate without code", finds: ["/hashControl"]) {
    $0.recover("1-FTD 2013A/00099")
  },
  RuleCase("HASH-03", "neither M nor D", finds: ["/hashControl"]) { $0.recover("1-FTX abc/00001") },
  RuleCase("HASH-03", "small letters", finds: ["/hashControl"]) { $0.recover("1-ftM abc/00001") },
  RuleCase("HASH-03", "an accent for the type", finds: ["/hashControl"]) {
    $0.recover("1-ÉM abc/00001")
  },
  RuleCase("HASH-03", "71 characters", finds: ["/hashControl"]) {
    $0.recover("1-FTM " + String(repeating: "a", count: 63) + "/1")
  },
  RuleCase("HASH-03", "a line break", finds: ["/hashControl"]) { $0.recover("1-FTM a\nc/00001") },
  RuleCase("HASH-03", "second key") { $0.hashControl = "2" },
  RuleCase("HASH-03", "70 characters") {
    $0.recover("1-FTM " + String(repeating: "a", count: 62) + "/1")
  },
  RuleCase("HASH-03", "a receipt's is not looked at", .receipt) { $0.hashControl = "0" },

  RuleCase("HASH-04", "own key on an integrated document", finds: ["/hashControl"]) {
    $0.source = .integrated
  },
  RuleCase("HASH-04", "another program's key on an own one", finds: ["/hashControl"]) {
    $0.hashControl = "9999.1"
  },
  RuleCase("HASH-04", "recovered form on an own one", finds: ["/hashControl"]) {
    $0.hashControl = "1-FTM abc/00001"
  },
  RuleCase("HASH-04", "another program's key on a recovered one", finds: ["/hashControl"]) {
    $0.recover("9999.1")
  },
  RuleCase("HASH-04", "another program's key on a document of that program") {
    $0.source = .integrated
    $0.hashControl = "9999.1"
  },
  RuleCase("HASH-04", "recovered from paper") { $0.recover("1-FTM abc/00001") },
  RuleCase("HASH-04", "recovered from a duplicate") { $0.recover("1-FTD XY 2013A/00099") },

  RuleCase("HASH-05", "another type", finds: ["/hashControl"]) { $0.recover("1-FSM abc/00001") },
  RuleCase("HASH-05", "another type's duplicate", finds: ["/hashControl"]) {
    $0.recover("1-FRD FR A/1")
  },
  RuleCase("HASH-05", "the same type, another internal code") { $0.recover("1-FTD NF 19A/7") },

  RuleCase("HASH-06", "signed receipt", .receipt, finds: ["/hash"]) {
    $0.hash = Document.signature
  },
  RuleCase("HASH-06", "signed receipt from GOBL", .receipt, finds: ["/hash"]) {
    $0.hash = "vo6e"
    $0.importedFrom = .gobl
  },
  RuleCase("HASH-06", "0 on a receipt", .receipt) { $0.hash = "0" },
]
