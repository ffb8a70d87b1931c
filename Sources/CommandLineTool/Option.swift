internal import DocumentModel
internal import DocumentRules
internal import Intake
internal import Measures

/// An option of the command line; the raw value is its long name without the two hyphens.
enum Option: String, Hashable, CaseIterable, Sendable {
  case output
  case from
  case profile
  case schema
  case fromDate = "from-date"
  case toDate = "to-date"
  case types
  case force
  case sync
  case jobs
  case manifest
  case resume
  case failFast = "fail-fast"
  case shard
  case only
  case namePattern = "name"
  case copiesAs = "copies-as"
  case combined
  case sort
  case duplex
  case splitEvery = "split-every"
  case template
  case copies
  case secondCopy = "second-copy"
  case printLanguage = "print-language"
  case strict
  case asIssued = "as-issued"
  case withoutValues = "without-values"
  case simplifiedLimit = "simplified-limit"
  case publicKey = "public-key"
  case previous
  case privateKey = "private-key"
  case keyVersion = "key-version"
  case passphraseFile = "passphrase-file"
  case config
  case order
  case quiet
  case poll
  case rescan
  case tries
  case retryAfter = "retry-after"
  case register
  case once
  case junit
  case report
  case ignoreBytes = "ignore-bytes"
  case dpi
  case channelTolerance = "channel-tolerance"
  case format
  case language
  case resources
  case help

  /// The name as it is typed.
  var name: String { "--" + rawValue }

  /// The one-letter form, with its hyphen.
  var shortName: String? {
    switch self {
    case .output: "-o"
    case .help: "-h"
    default: nil
    }
  }

  /// Every form of the name.
  var names: [String] { (shortName.map { [$0] } ?? []) + [name] }

  /// Whether it may be given more than once.
  var isRepeatable: Bool { self == .publicKey || self == .previous }

  /// What the help text shows for the value; nil for an option without one.
  var placeholder: Wording? {
    switch self {
    case .output: Wording(en: "DIR|FILE.pdf", pt: "PASTA|FICHEIRO.pdf")
    case .publicKey:
      Wording(en: "FILE[@CERTIFICATE[.VERSION]]", pt: "FICHEIRO[@CERTIFICADO[.VERSÃO]]")
    case .previous: Wording(en: "NUMBER=HASH", pt: "NÚMERO=HASH")
    case .privateKey, .passphraseFile, .profile, .schema: Wording(en: "FILE", pt: "FICHEIRO")
    case .keyVersion: Wording(en: "N", pt: "N")
    case .combined: Wording(en: "FILE.pdf", pt: "FICHEIRO.pdf")
    case .sort, .copies: Wording(en: "LIST", pt: "LISTA")
    case .splitEvery: Wording(en: "N|Nsheets", pt: "N|Nsheets")
    case .template: Wording(en: "NAME|DIR", pt: "NOME|PASTA")
    case .printLanguage: choice(PrintLanguage.self)
    case .simplifiedLimit: choice(CheckOptions.SimplifiedInvoiceLimit.self)
    case .format: choice(ReportFormat.self)
    case .from: choice(InputFormat.self)
    case .jobs, .dpi, .channelTolerance: Wording(en: "N", pt: "N")
    case .junit: Wording(en: "FILE.xml", pt: "FICHEIRO.xml")
    case .report: Wording(en: "FILE.html", pt: "FICHEIRO.html")
    case .fromDate, .toDate: Wording(en: "YYYY-MM-DD", pt: "AAAA-MM-DD")
    case .types: Wording(en: "LIST", pt: "LISTA")
    case .manifest: Wording(en: "FILE", pt: "FICHEIRO")
    case .resume: Wording(en: "MANIFEST", pt: "MANIFESTO")
    case .shard: Wording(en: "I/N", pt: "I/N")
    case .only: Wording(en: "NUMBERS", pt: "NÚMEROS")
    case .namePattern: Wording(en: "PATTERN", pt: "PADRÃO")
    case .copiesAs: choice(CopyForm.self)
    case .language: choice(Language.self)
    case .resources: Wording(en: "DIR", pt: "PASTA")
    case .config, .order, .quiet, .poll, .rescan, .tries, .retryAfter, .register, .once:
      watchPlaceholder
    case .force, .sync, .failFast, .duplex, .secondCopy, .withoutValues, .strict, .asIssued,
      .ignoreBytes, .help:
      nil
    }
  }

  /// What the option does, for the help text.
  var meaning: Wording {
    switch self {
    case .output:
      Wording(
        en:
          "where the results go; the folder is made if missing. A name that ends in .pdf (.json, "
          + ".ndjson for sign and convert) is the file of a single document, input or result",
        pt: "destino dos resultados; a pasta é criada se não existir. Um nome terminado em .pdf "
          + "(.json, .ndjson para sign e convert) é o ficheiro de um único documento, entrada ou "
          + "resultado")
    case .from, .profile, .schema, .fromDate, .toDate, .types: importMeaning
    case .force:
      Wording(
        en: "replace an existing PDF that has other bytes, instead of reporting a conflict",
        pt: "substituir um PDF existente com outros bytes, em vez de assinalar um conflito")
    case .sync:
      Wording(
        en: "at the end, wait until everything is on the disk itself, safe from a power cut",
        pt: "no fim, esperar que tudo esteja mesmo no disco, a salvo de uma falha de energia")
    case .junit, .report, .ignoreBytes, .dpi, .channelTolerance: goldenMeaning
    case .jobs, .manifest, .resume, .failFast, .shard, .only, .namePattern, .copiesAs:
      batchMeaning
    case .combined:
      Wording(
        en: "bind all documents into one PDF with bookmarks, instead of or beside the PDFs of -o",
        pt:
          "reunir todos os documentos num só PDF com marcadores, em vez dos PDF de -o ou além deles"
      )
    case .sort:
      Wording(
        en: "the order in the combined PDF, instead of that of the input: postal-code, country, "
          + "pages, number, date, name, separated by commas",
        pt: "a ordem no PDF combinado, em vez da ordem de entrada: postal-code (código postal), "
          + "country (país), pages (páginas), number (número), date (data), name (nome), separadas "
          + "por vírgulas")
    case .duplex:
      Wording(
        en: "print on both sides: a blank page follows a document of an odd number of pages",
        pt: "imprimir frente e verso: uma página em branco segue um documento de páginas ímpares")
    case .splitEvery:
      Wording(
        en:
          "divide the combined PDF into FILE-001.pdf, FILE-002.pdf…, each of at most N documents, "
          + "or N sheets of paper",
        pt:
          "dividir o PDF combinado em FICHEIRO-001.pdf, FICHEIRO-002.pdf…, cada um com o máximo de "
          + "N documentos, ou de N folhas (Nsheets)")
    case .template:
      Wording(
        en: "the look of the page: a name under Templates, or a path that contains /",
        pt: "o aspeto da página: um nome em Templates, ou um caminho que contenha /")
    case .copies:
      Wording(
        en:
          "copies in one PDF, separated by commas: original, duplicate, triplicate, quadruplicate",
        pt: "exemplares no mesmo PDF, separados por vírgulas: original, duplicate, triplicate, "
          + "quadruplicate")
    case .secondCopy:
      Wording(
        en: "mark the document as printed again: 2.ª via",
        pt: "marcar o documento como reimpresso: 2.ª via")
    case .printLanguage:
      Wording(
        en: "the language of the printed labels; legal mentions stay Portuguese",
        pt: "a língua dos rótulos impressos; as menções legais ficam em português")
    case .strict:
      Wording(en: "warnings reject a document too", pt: "os avisos também rejeitam um documento")
    case .asIssued:
      Wording(
        en: "print documents as they were issued and signed: faults of the issuer only warn, as in "
          + "imported documents; what makes the page itself unlawful still rejects",
        pt: "imprimir os documentos tal como foram emitidos e assinados: as falhas do emitente só "
          + "dão avisos, como nos documentos importados; o que torna ilegal a própria página "
          + "continua a rejeitar")
    case .withoutValues:
      Wording(
        en: "leave prices and totals off the paper of transport and working documents; QR code and "
          + "signature stay",
        pt: "omitir preços e totais no papel dos documentos de transporte e de conferência; o "
          + "código QR e a assinatura ficam")
    case .simplifiedLimit:
      Wording(
        en: "the total held against the limits of simplified invoices (CIVA art. 40); gross if "
          + "not given",
        pt: "o total comparado com os limites das faturas simplificadas (CIVA art. 40.º); gross na "
          + "falta da opção")
    case .publicKey:
      Wording(
        en: "verify signatures with this PEM key or certificate, of the program with this "
          + "certificate number and of this key version only if they are given; may be repeated",
        pt: "verificar as assinaturas com esta chave ou certificado PEM, só do programa com este "
          + "número de certificado e desta versão da chave se forem indicados; pode repetir-se")
    case .previous:
      Wording(
        en: "the hash of a document that is not among the input and precedes one that is; may be "
          + "repeated",
        pt: "o hash de um documento que não está na entrada e antecede um que está; pode repetir-se"
      )
    case .privateKey:
      Wording(
        en: "the PEM file with the RSA key of 1024 bits that signs",
        pt: "o ficheiro PEM com a chave RSA de 1024 bits que assina")
    case .keyVersion:
      Wording(
        en: "the version of the key for hashControl; 1 if not given",
        pt: "a versão da chave para hashControl; 1 na falta da opção")
    case .passphraseFile:
      Wording(
        en: "the file whose first line opens the private key; asked on the terminal if not given",
        pt: "o ficheiro cuja primeira linha abre a chave privada; na falta da opção, é pedida no "
          + "terminal")
    case .config, .order, .quiet, .poll, .rescan, .tries, .retryAfter, .register, .once:
      watchMeaning
    case .format:
      Wording(
        en: "text, or one JSON object a line for each document on standard output",
        pt: "texto, ou um objeto JSON por linha e por documento na saída padrão")
    case .language:
      Wording(
        en: "the language of messages; taken from LC_ALL, LC_MESSAGES or LANG if not given",
        pt: "a língua das mensagens; na falta da opção, a de LC_ALL, LC_MESSAGES ou LANG")
    case .resources:
      Wording(
        en: "the folder with Templates and Fonts; PRELO_HOME or the program's surroundings if not "
          + "given",
        pt: "a pasta com Templates e Fonts; na falta da opção, PRELO_HOME ou as pastas à volta do "
          + "programa")
    case .help: Wording(en: "show this text", pt: "mostrar este texto")
    }
  }
}

/// The two forms of the report.
enum ReportFormat: String, CaseIterable, Sendable {
  case text
  case json
}

/// The values of a type, as the help text shows them.
private func choice<Value: RawRepresentable<String> & CaseIterable>(_ type: Value.Type) -> Wording {
  let values = type.allCases.map(\.rawValue).joined(separator: "|")
  return Wording(en: values, pt: values)
}
