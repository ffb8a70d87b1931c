internal import Measures

/// Options about the HTTP server.
extension Option {
  static let listen = Option(
    "listen",
    value: Wording(en: "ADDRESS:PORT|unix:PATH", pt: "ENDEREÇO:PORTA|unix:CAMINHO"),
    Wording(
      en: "where to listen; 127.0.0.1:8080 if not given, or the socket that systemd passes on. An "
        + "address that other machines reach needs --keys",
      pt: "onde escutar; na falta da opção, 127.0.0.1:8080 ou o socket passado pelo systemd. Um "
        + "endereço acessível a outras máquinas exige --keys"))

  static let keys = Option(
    "keys",
    value: Wording(en: "FILE", pt: "FICHEIRO"),
    Wording(
      en: "ask for a key (Authorization: Bearer KEY); FILE has a key a line: NAME RIGHTS SHA256, "
        + "with the rights render, batches, metrics separated by commas; only its owner may read it",
      pt: "exigir uma chave (Authorization: Bearer CHAVE); FICHEIRO tem uma chave por linha: NOME "
        + "DIREITOS SHA256, com os direitos render, batches, metrics separados por vírgulas; só o "
        + "dono o pode ler"))

  static let queue = Option(
    "queue",
    value: Wording(en: "N", pt: "N"),
    Wording(
      en: "how many requests may wait; further ones are answered 503; 256 if not given",
      pt: "quantos pedidos podem esperar; os outros recebem 503; 256 na falta da opção"))

  static let deadline = Option(
    "deadline",
    value: Wording(en: "SECONDS", pt: "SEGUNDOS"),
    Wording(
      en: "how long a request may take to come, and its answer to go; 30 if not given",
      pt: "quanto tempo pode um pedido levar a chegar, e a resposta a seguir; 30 na falta da opção")
  )

  static let batchLimit = Option(
    "batch-limit",
    value: Wording(en: "MB", pt: "MB"),
    Wording(
      en: "the most megabytes of a batch; 1024 if not given",
      pt: "o máximo de megabytes de um lote; 1024 na falta da opção"))

  static let scratch = Option(
    "scratch",
    value: Wording(en: "DIR", pt: "PASTA"),
    Wording(
      en: "the folder for batches under way; TMPDIR or /tmp if not given",
      pt: "a pasta para os lotes em curso; na falta da opção, TMPDIR ou /tmp"))
}
