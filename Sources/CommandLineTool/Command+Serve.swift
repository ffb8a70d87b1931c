internal import Measures

/// The command about HTTP.
extension Command {
  static let serve = Command(
    "serve",
    operands: Wording(en: "", pt: ""),
    options: [
      .listen, .keys, .queue, .deadline, .batchLimit, .scratch, .template, .copies, .copiesAs,
      .printLanguage, .withoutValues, .strict, .asIssued, .simplifiedLimit, .jobs, .format,
      .language, .resources, .help,
    ],
    summary: Wording(
      en: "answer over HTTP, for as long as it runs",
      pt: "responder por HTTP, enquanto estiver a correr"),
    details: Wording(
      en: """
        POST /v1/render, /v1/validate and /v1/qr take a document, /v1/batches NDJSON, a JSON array or
        SAF-T; / is a page to try it, /openapi.json describes everything. The options say what holds
        where a request does not. One line a request goes to standard error (with --format json to
        standard output), without contents. SIGTERM answers what is under way and ends with code 0;
        SIGHUP reads templates and keys again.

        curl --data-binary @invoice.json http://127.0.0.1:8080/v1/render -o invoice.pdf
        """,
      pt: """
        POST /v1/render, /v1/validate e /v1/qr recebem um documento, /v1/batches recebe NDJSON, uma
        lista JSON ou SAF-T; / é uma página para experimentar, /openapi.json descreve tudo. As opções
        valem para o que o pedido não diz. Uma linha por pedido vai para a saída de erros (com
        --format json para a saída padrão), sem conteúdos. SIGTERM responde ao que está em curso e
        termina com o código 0; SIGHUP volta a ler os modelos e as chaves.

        curl --data-binary @fatura.json http://127.0.0.1:8080/v1/render -o fatura.pdf
        """),
    examples: [
      "prelo serve", "prelo serve --listen unix:/run/prelo/http.sock",
      "prelo serve --listen 0.0.0.0:8080 --keys /etc/prelo/keys --format json",
    ]
  ) { (arguments, _) throws(UsageError) in try ServeTask(arguments) }
}
