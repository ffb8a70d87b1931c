internal import Printing
internal import JSON
internal import Measures
internal import Watching

/// The file that `watch --config` reads: inboxes and their options, by the options' long names.
///
/// Keys beside `inboxes` are the options of all inboxes; an inbox's own win.
struct WatchConfiguration {
  private(set) var inboxes: [WatchSettings] = []
  /// Everything that is wrong with the file, with pointers into it.
  private(set) var problems: [(pointer: JSONPointer, message: Wording)] = []
  private let makeSettings: MakeSettings

  /// Makes the settings of an inbox from its options; nil where one is wrong.
  typealias MakeSettings = (String, Arguments) throws(UsageError) -> WatchSettings

  /// Options that are about the process, not about an inbox.
  static let ofTheProcess: Set<Option> = [.config, .once, .format, .language, .help]

  /// An option and its values; one without a value has an empty one.
  private typealias Given = (option: Option, values: [String])

  init(_ bytes: [UInt8], makeSettings: @escaping MakeSettings) {
    self.makeSettings = makeSettings
    do throws(JSONFault) {
      read(try JSONValue(parsing: bytes))
    } catch {
      let at = bytes.withUnsafeBufferPointer { place(ofByte: error.offset, in: $0) }
      let wording = bytes.withUnsafeBufferPointer { error.wording(in: $0) }
      problems.append(
        (
          .root,
          Wording(
            en: "line \(at.line), column \(at.column): \(wording.en)",
            pt: "linha \(at.line), coluna \(at.column): \(wording.pt)")
        ))
    }
  }

  /// The folders of the inboxes that a file names; none where it is not such a file.
  static func folders(in bytes: [UInt8]) -> [String] {
    guard let value = try? JSONValue(parsing: bytes), case .array(let elements)? = value["inboxes"]
    else { return [] }
    return elements.compactMap { $0["inbox"]?.string }.filter { !$0.isEmpty }
  }

  private mutating func read(_ value: JSONValue) {
    guard case .object(let members) = value, case .array(let elements)? = value["inboxes"],
      !elements.isEmpty
    else {
      return complain(
        .root, en: "it should be an object with a list inboxes",
        pt: "devia ser um objeto com uma lista inboxes")
    }
    let shared = options(in: members.filter { $0.key != "inboxes" }, at: .root)
    var paths: Set<String> = []
    for (index, element) in elements.enumerated() {
      let pointer = JSONPointer.root.key("inboxes").index(index)
      guard case .object(let members) = element, let path = element["inbox"]?.string, path != ""
      else {
        complain(
          pointer, en: "an inbox needs its folder: \"inbox\": \"/srv/in\"",
          pt: "uma pasta vigiada precisa do seu caminho: \"inbox\": \"/srv/in\"")
        continue
      }
      if !paths.insert(absolute(path)).inserted {
        complain(
          pointer.key("inbox"), en: "\(path) is watched twice", pt: "\(path) é vigiada duas vezes")
      }
      let own = options(in: members.filter { $0.key != "inbox" }, at: pointer)
      // An inbox's own options win.
      let all = shared.filter { given in !own.contains { $0.option == given.option } } + own
      if !all.contains(where: { $0.option == .output }) {
        complain(
          pointer, en: "the folder for the PDFs is missing: \"output\": \"/srv/out\"",
          pt: "falta a pasta para os PDF: \"output\": \"/srv/out\"")
      }
      add(path, all)
    }
  }

  private mutating func add(_ inbox: String, _ options: [Given]) {
    guard problems.isEmpty else { return }
    do throws(UsageError) {
      inboxes.append(try makeSettings(inbox, Arguments(options)))
    } catch { complain(.root, en: error.message.en, pt: error.message.pt) }
  }

  /// The options that `members` give; each is tried on its own, so that all faults are found at once.
  private mutating func options(
    in members: [JSONValue.Member], at pointer: JSONPointer
  ) -> [Given] {
    let known = Command.watch.options.filter { !WatchConfiguration.ofTheProcess.contains($0) }
    var options: [Given] = []
    for member in members where !member.key.hasPrefix("$") {
      let place = pointer.key(member.key)
      guard let option = known.first(where: { $0.word == member.key }) else {
        let names = known.map(\.word) + ["inbox", "inboxes"]
        let sentence = Suggestion(for: member.key, among: names).sentence(
          en: "there is no option \(member.key)", pt: "não existe a opção \(member.key)")
        complain(place, en: sentence.en, pt: sentence.pt)
        continue
      }
      guard let values = WatchConfiguration.values(member.value, of: option) else {
        complain(
          place, en: "\(member.key) should be \(kind(of: option).en)",
          pt: "\(member.key) devia ser \(kind(of: option).pt)")
        continue
      }
      do throws(UsageError) {
        try attempt(Arguments([(option, values)]))
        // One that is switched off is given, too: it wins over what holds for all inboxes.
        options.append((option, values))
      } catch { complain(place, en: error.message.en, pt: error.message.pt) }
    }
    return options
  }

  /// Tries an option on its own.
  private func attempt(_ arguments: Arguments) throws(UsageError) {
    // Makes sense only beside another one.
    guard !arguments.has(.previous) else { return _ = try SignatureRequest.previous(arguments) }
    _ = try makeSettings("", arguments)
  }

  /// The values of an option: one, or several of one that may be repeated; nil for another kind.
  private static func values(_ value: JSONValue, of option: Option) -> [String]? {
    switch (value, option.placeholder) {
    case (.boolean(let isOn), nil): return isOn ? [""] : []
    case (.string(let text), .some) where !text.isEmpty: return [text]
    case (.number(let digits), .some): return [digits]
    case (.array(let elements), .some):
      let texts = elements.compactMap(\.string)
      guard texts.count == elements.count, !texts.contains("") else { return nil }
      return option.isRepeatable ? texts : [texts.joined(separator: ",")]
    default: return nil
    }
  }

  private func kind(of option: Option) -> Wording {
    option.placeholder == nil
      ? Wording(en: "true or false", pt: "true ou false")
      : Wording(en: "a text or a number", pt: "um texto ou um número")
  }

  private mutating func complain(_ pointer: JSONPointer, en: String, pt: String) {
    problems.append((pointer, Wording(en: en, pt: pt)))
  }
}
