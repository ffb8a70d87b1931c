internal import Measures

/// Commands about golden PDFs.
extension Command {
  static let golden = Command(
    "golden",
    operands: Wording(
      en: "check|update|accept PATH… | diff A.pdf B.pdf",
      pt: "check|update|accept CAMINHO… | diff A.pdf B.pdf"),
    options: [
      .junit, .report, .ignoreBytes, .dpi, .channelTolerance, .from, .template, .copies,
      .secondCopy, .printLanguage, .withoutValues, .strict, .asIssued, .simplifiedLimit, .format,
      .language, .resources,
      .help,
    ],
    summary: Wording(
      en: "hold PDFs against approved ones, and say in words what differs",
      pt: "comparar PDF com os aprovados, e dizer por palavras o que difere"),
    details: Wording(
      en: """
        check renders the documents of PATH and compares each with the approved PDF beside it: bytes,
        pages, text, position, pixels, in that order, up to the first that differs. invoice.json has
        invoice.pdf; in a file of several documents each has its own, such as month.FT_A-1.pdf. A new
        PDF that is not as approved goes beside it as invoice.received.pdf, with a picture of the
        difference. update makes the new PDFs the approved ones; accept does so with those that check
        left under PATH. With CI set, update and accept refuse. diff compares any two PDFs.

        Where bytes differ, poppler-utils is needed to say how. The exit codes are those of diff:
          0  same    1  different, missing or refused    2  could not compare, or wrong usage
        """,
      pt: """
        check cria os PDF dos documentos de CAMINHO e compara cada um com o PDF aprovado ao lado: bytes,
        páginas, texto, posição e píxeis, por esta ordem, até à primeira diferença. invoice.json tem
        invoice.pdf; num ficheiro de vários documentos cada um tem o seu, como month.FT_A-1.pdf. Um PDF
        novo que não seja como o aprovado fica ao lado como invoice.received.pdf, com uma imagem da
        diferença. update aprova os PDF novos; accept aprova os que check deixou em CAMINHO. Com CI
        definida, update e accept recusam. diff compara dois PDF quaisquer.

        Se os bytes diferem, é preciso poppler-utils para dizer como. Os códigos de saída são os de diff:
          0  igual    1  diferente, em falta ou recusado    2  sem comparação, ou má utilização
        """),
    examples: [
      "prelo golden check invoices/",
      "prelo golden check invoices/ --junit golden.xml --report golden.html",
      "prelo golden accept invoices/invoice.received.pdf",
      "prelo golden diff approved.pdf new.pdf --dpi 300",
    ]
  ) { (arguments, _) throws(UsageError) in try GoldenTask(arguments) }
}
