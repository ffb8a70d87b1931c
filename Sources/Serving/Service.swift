package import HTTPServer
internal import Intake
internal import JSON
package import Measures
internal import Pipeline
internal import Synchronization
internal import Workers

/// The routes over the pipeline: what a request asks for, who does it, and how the answer is told.
package final class Service: HTTPApplication {
  let settings: ServiceSettings
  let stock: Stock
  let metrics = Metrics()
  private let keys: Mutex<AccessKeys?>
  private let isStopping = Atomic(false)
  private let batchesRunning = Atomic(0)
  /// Ordinary documents, and large ones, which must not keep them waiting.
  private let lane: Lane
  private let slowLane: Lane
  private let pages: StaticPages
  private let tell: @Sendable (ServiceEvent) -> Void
  /// From this size a document is a large one: some hundred lines.
  private let large = 128 << 10

  /// Loads templates, fonts and keys.
  ///
  /// - Throws: ``Failure`` when something of that cannot be used.
  package init(
    _ settings: ServiceSettings, tell: @escaping @Sendable (ServiceEvent) -> Void
  ) throws(Failure) {
    self.settings = settings
    self.tell = tell
    stock = Stock(try Workshop(resources: settings.resources, options: settings.options))
    keys = Mutex(try settings.keys.map { (path) throws(Failure) in try AccessKeys(file: path) })
    pages = StaticPages(asksForKeys: settings.keys != nil)
    do throws(ThreadFailure) {
      lane = try Lane(stock, threads: settings.jobs, room: settings.queue)
      slowLane = try Lane(
        stock, threads: max(1, settings.jobs / 2), room: max(1, settings.queue / 8), niceness: 10)
    } catch {
      throw Failure(
        .environment, en: "the system gives no further thread; raise the limit (ulimit -u)",
        pt: "o sistema não concede mais linhas de execução; aumente o limite (ulimit -u)")
    }
  }

  /// Reads templates, fonts and keys again; where that fails the former ones stay.
  package func reload() {
    do throws(Failure) {
      let workshop = try Workshop(resources: settings.resources, options: settings.options)
      let fresh = try settings.keys.map { (path) throws(Failure) in try AccessKeys(file: path) }
      stock.replace(workshop)
      keys.withLock { $0 = fresh }
      tell(.reloaded)
    } catch { tell(.notReloaded(error.message)) }
  }

  /// Says from now on that no further requests should come.
  package func stop() { isStopping.store(true, ordering: .relaxed) }

  // MARK: Before the body

  package func receive(_ head: RequestHead) -> Reception {
    do throws(ProblemDetails) {
      let order = try Order(head, settings)
      try admit(head, order)
      switch order.route {
      case .batches: return .spool(limit: settings.batchLimit, within: settings.batchDeadline)
      // Both texts are strings in it, with their escapes.
      case .preview: return .keep(limit: 2 * settings.documentLimit)
      case .render, .validate, .qr: return .keep(limit: settings.documentLimit)
      case .health, .ready, .metrics, .version, .openapi, .page: return .keep(limit: 1 << 16)
      }
    } catch { return .refuse(error.response(language(of: head))) }
  }

  private func language(of head: RequestHead?) -> Language { head?.language ?? settings.language }

  /// - Throws: ``ProblemDetails`` for a request without the right key.
  private func admit(_ head: RequestHead, _ order: Order) throws(ProblemDetails) {
    guard let right = order.route.right, let keys = keys.withLock({ $0 }) else { return }
    guard let key = head.bearer, let owner = keys.owner(of: key) else {
      var problem = ProblemDetails(
        .unauthorized,
        Wording(
          en: "send a key of this server: Authorization: Bearer KEY",
          pt: "envie uma chave deste servidor: Authorization: Bearer CHAVE"))
      problem.headers = [("WWW-Authenticate", "Bearer realm=\"prelo\"")]
      throw problem
    }
    guard owner.rights.contains(right) else {
      throw ProblemDetails(
        .forbidden,
        Wording(
          en: "the key \(owner.name) lacks the right “\(right.rawValue)”",
          pt: "a chave \(owner.name) não tem o direito «\(right.rawValue)»"))
    }
  }

  // MARK: The body is there

  package func answer(_ exchange: Exchange) -> AnswerPlan {
    let head = exchange.request
    let language = language(of: head)
    do throws(ProblemDetails) {
      let order = try Order(head, settings)
      if let key = head.bearer { exchange.note = keys.withLock { $0?.owner(of: key)?.name } }
      switch order.route {
      case .health: return .now(status("alive"))
      case .ready:
        guard !isStopping.load(ordering: .relaxed) else {
          throw ProblemDetails(.stopping, Wording(en: "the server ends", pt: "o servidor termina"))
        }
        return .now(status("ready"))
      case .version: return .now(pages.version)
      case .openapi: return .now(pages.openAPI)
      case .page: return .now(pages.page)
      case .metrics:
        let text = metrics.text(
          waiting: lane.waiting + slowLane.waiting,
          batches: batchesRunning.load(ordering: .relaxed))
        return .now(HTTPResponse(200, headers: AnswerForm.metrics.headers, .bytes(text)))
      case .render, .validate, .qr, .preview: return try document(exchange, order, language)
      case .batches: return try batch(exchange, order, language)
      }
    } catch { return .now(error.response(language)) }
  }

  private func status(_ word: String) -> HTTPResponse {
    HTTPResponse(
      200, headers: AnswerForm.json.headers, .bytes(Array("{\"status\":\"\(word)\"}\n".utf8)))
  }

  private func document(
    _ exchange: Exchange, _ order: Order, _ language: Language
  ) throws(ProblemDetails) -> AnswerPlan {
    guard case .bytes(let body) = exchange.body else {
      throw ProblemDetails(.failed, Wording(en: "the body is lost", pt: "o corpo perdeu-se"))
    }
    let isLarge = body.count >= large
    let lane = isLarge ? slowLane : lane
    let answer = DocumentAnswer(form: order.form, language: language)
    return .later { [metrics] in
      let isTaken = lane.submit { renderer in
        do throws(ProblemDetails) {
          let outcome = try order.work(body, renderer)
          metrics.count(outcome)
          exchange.respond(try answer.response(outcome))
        } catch { exchange.respond(error.response(language)) }
      }
      if !isTaken {
        exchange.respond(ProblemDetails.busy.response(language))
      }
    }
  }

  private func batch(
    _ exchange: Exchange, _ order: Order, _ language: Language
  ) throws(ProblemDetails) -> AnswerPlan {
    guard case .file(let file) = exchange.body else { throw ProblemDetails.nothing }
    guard batchesRunning.add(1, ordering: .relaxed).newValue <= settings.batches else {
      batchesRunning.subtract(1, ordering: .relaxed)
      throw ProblemDetails.busy
    }
    let batch = BatchAnswer(
      file: file, order: order, workshop: stock.current.workshop, settings: settings,
      language: language, metrics: metrics)
    return .later { [self] in
      do throws(ThreadFailure) {
        try startThread { [self] in
          batch.run(exchange)
          batchesRunning.subtract(1, ordering: .relaxed)
        }
      } catch {
        batchesRunning.subtract(1, ordering: .relaxed)
        exchange.respond(ProblemDetails.busy.response(language))
      }
    }
  }

  // MARK: Faults and ends

  package func answer(_ fault: RequestFault, _ head: RequestHead?) -> HTTPResponse {
    let problem: ProblemDetails
    switch fault {
    case .malformed:
      problem = ProblemDetails(
        .malformed,
        Wording(
          en: "the request does not keep to RFC 9112; nothing of it was looked at",
          pt: "o pedido não cumpre o RFC 9112; nada dele foi considerado"))
    case .tooLarge(let limit):
      problem = ProblemDetails(
        .tooLarge,
        Wording(
          en: "the body has more than \(limit) bytes; send many documents to /v1/batches",
          pt: "o corpo tem mais de \(limit) bytes; envie muitos documentos para /v1/batches"))
    case .noRoom: problem = .busy
    case .unwritable:
      problem = ProblemDetails(
        .storage,
        Wording(
          en: "the batch cannot be kept on the server's disk; try again later",
          pt: "o lote não cabe no disco do servidor; tente mais tarde"))
    }
    return problem.response(language(of: head))
  }

  package func finished(_ account: ExchangeAccount) {
    let route = account.head.flatMap { Route(path: $0.path) }
    metrics.count(account, route)
    // Whoever watches over the service asks every few seconds.
    if route == .health || route == .ready, account.status == 200 { return }
    tell(
      .request(
        ServedRequest(
          method: account.head?.method ?? "-", path: route?.path, status: account.status,
          received: account.received, sent: account.sent, duration: account.duration,
          key: account.note, isComplete: account.isComplete)))
  }
}

extension ProblemDetails {
  static let busy = ProblemDetails(
    .busy,
    Wording(
      en: "more is being asked for than can be done at once; try again",
      pt: "há mais pedidos do que se conseguem tratar em simultâneo; tente de novo"))

  static let nothing = ProblemDetails(
    .empty,
    Wording(
      en: "the body holds no document", pt: "o corpo não tem nenhum documento"))
}

extension RequestHead {
  /// The key that the client shows.
  var bearer: Substring? {
    guard let text = self["authorization"], text.prefix(7).lowercased() == "bearer " else {
      return nil
    }
    return text.dropFirst(7)
  }
}
