internal import Measures

/// Commands about signatures.
extension Command {
  static let verify = Command(
    "verify",
    operands: Wording(en: "PATH…", pt: "CAMINHO…"),
    options: [.from, .schema, .publicKey, .previous, .strict, .format, .language, .help],
    summary: Wording(
      en: "verify the signatures of documents and their chain, series by series",
      pt: "verificar as assinaturas dos documentos e a sua cadeia, série a série"),
    details: Wording(
      en: """
        Reports gaps, repeated numbers, dates and entry times that go backwards, signatures that do
        not verify or only after another document, keys of another program or version, and what
        could not be decided. The input may come in any order. The exit code is 1 when anything is
        broken; with --strict also when anything is undecided.

        A SAF-T (PT) file is checked as a file too: header, counts and totals, master tables,
        periods, internal codes, and with --schema its form. For it alone --public-key may be left
        out; everything else needs it.

        \(Command.paths.en)
        """,
      pt: """
        Assinala falhas, números repetidos, datas e horas de registo que recuam, assinaturas que não
        se confirmam ou só depois de outro documento, chaves de outro programa ou versão, e o que
        não se pôde decidir. A entrada pode vir por qualquer ordem. O código de saída é 1 se algo
        estiver quebrado; com --strict, também se algo ficar por decidir.

        Um ficheiro SAF-T (PT) é também verificado como ficheiro: cabeçalho, contagens e totais,
        tabelas mestras, períodos, códigos internos e, com --schema, a sua forma. Só para ele se
        dispensa --public-key.

        \(Command.paths.pt)
        """),
    examples: [
      "prelo verify invoices/ --public-key program.pem",
      "prelo verify saft.xml --schema SAFTPT1.04_01.xsd",
      "prelo verify . --public-key old.pem@9999.1 --public-key new.pem@9999.2 --format json",
    ]
  ) { (arguments, _) throws(UsageError) in try Verification(arguments) }

  static let sign = Command(
    "sign",
    operands: Wording(en: "PATH…", pt: "CAMINHO…"),
    required: .init(
      en: "--private-key \(Option.privateKey.value.en) -o \(Option.output.value.en)",
      pt: "--private-key \(Option.privateKey.value.pt) -o \(Option.output.value.pt)"),
    options: [.privateKey, .output, .keyVersion, .previous, .passphraseFile, .language, .help],
    summary: Wording(
      en: "sign documents of a test bench with a private key",
      pt: "assinar documentos de um banco de testes com uma chave privada"),
    details: Wording(
      en: """
        Sets hash and hashControl and leaves every other byte as it is; OUT is a file for one input
        file, else a folder. A document that is signed already is refused, and nothing is written.
        A signature is RSA with SHA-1 and 1024 bits, as Despacho 8632/2014 prescribes.

        \(Command.paths.en)
        """,
      pt: """
        Preenche hash e hashControl e deixa todos os outros bytes como estão; o destino é um ficheiro
        se a entrada for um só, senão uma pasta. Um documento já assinado é recusado e nada é escrito.
        A assinatura é RSA com SHA-1 e 1024 bits, como prescreve o Despacho 8632/2014.

        \(Command.paths.pt)
        """),
    examples: ["prelo sign unsigned.ndjson --private-key test.pem -o signed.ndjson"]
  ) { (arguments, _) throws(UsageError) in try SignCommand(arguments) }
}
