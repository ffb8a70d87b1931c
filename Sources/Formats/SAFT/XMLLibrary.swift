internal import CXML
package import Measures

/// libxml2, loaded when the first XML file is met.
struct XMLLibrary: Sendable {
  let create: prelo_xml_create
  let useOptions: prelo_xml_use_options
  let parse: prelo_xml_parse
  let stop: prelo_xml_action
  let free: prelo_xml_action
  let line: prelo_xml_number
  let column: prelo_xml_number
  let schema: Schema

  /// The part that validates.
  struct Schema: Sendable {
    let open: prelo_schema_open
    let parse: prelo_schema_from
    let closeParser: prelo_xml_action
    let free: prelo_xml_action
    let makeValidator: prelo_schema_from
    let freeValidator: prelo_xml_action
    let reportParsing: prelo_schema_errors
    let reportValidity: prelo_schema_errors
    let plug: prelo_schema_plug
    let unplug: prelo_schema_unplug
    let setLocator: prelo_schema_set_locator
  }

  /// The library; nil where the system has none, or one without what is needed.
  static let shared = XMLLibrary()

  private init?() {
    // Never closed: the library keeps state for the whole process.
    guard let handle = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL) else { return nil }
    func symbol<Function>(_ name: String, as type: Function.Type) -> Function? {
      guard let address = dlsym(handle, name) else { return nil }
      return unsafeBitCast(address, to: type)
    }
    guard let initialise = symbol("xmlInitParser", as: prelo_xml_init.self),
      let create = symbol("xmlCreatePushParserCtxt", as: prelo_xml_create.self),
      let useOptions = symbol("xmlCtxtUseOptions", as: prelo_xml_use_options.self),
      let parse = symbol("xmlParseChunk", as: prelo_xml_parse.self),
      let stop = symbol("xmlStopParser", as: prelo_xml_action.self),
      let free = symbol("xmlFreeParserCtxt", as: prelo_xml_action.self),
      let line = symbol("xmlSAX2GetLineNumber", as: prelo_xml_number.self),
      let column = symbol("xmlSAX2GetColumnNumber", as: prelo_xml_number.self),
      let openSchema = symbol("xmlSchemaNewParserCtxt", as: prelo_schema_open.self),
      let parseSchema = symbol("xmlSchemaParse", as: prelo_schema_from.self),
      let closeSchema = symbol("xmlSchemaFreeParserCtxt", as: prelo_xml_action.self),
      let freeSchema = symbol("xmlSchemaFree", as: prelo_xml_action.self),
      let makeValidator = symbol("xmlSchemaNewValidCtxt", as: prelo_schema_from.self),
      let freeValidator = symbol("xmlSchemaFreeValidCtxt", as: prelo_xml_action.self),
      let reportParsing = symbol(
        "xmlSchemaSetParserStructuredErrors", as: prelo_schema_errors.self),
      let reportValidity = symbol(
        "xmlSchemaSetValidStructuredErrors", as: prelo_schema_errors.self),
      let plug = symbol("xmlSchemaSAXPlug", as: prelo_schema_plug.self),
      let unplug = symbol("xmlSchemaSAXUnplug", as: prelo_schema_unplug.self),
      let setLocator = symbol("xmlSchemaValidateSetLocator", as: prelo_schema_set_locator.self)
    else { return nil }
    initialise()
    self.create = create
    self.useOptions = useOptions
    self.parse = parse
    self.stop = stop
    self.free = free
    self.line = line
    self.column = column
    schema = Schema(
      open: openSchema, parse: parseSchema, closeParser: closeSchema, free: freeSchema,
      makeValidator: makeValidator, freeValidator: freeValidator, reportParsing: reportParsing,
      reportValidity: reportValidity, plug: plug, unplug: unplug, setLocator: setLocator)
  }
}

/// libxml2, where the system has it; loads it.
package var xmlLibrary: Library? {
  guard XMLLibrary.shared != nil, let handle = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL),
    let address = dlsym(handle, "xmlParserVersion"),
    let text = address.load(as: UnsafePointer<CChar>?.self)
  else { return nil }
  // Three numbers in one, `20914`, and what the packager added.
  let digits = String(cString: text).prefix { $0.isNumber }
  guard let number = Int(digits) else { return Library("libxml2", "?", stem: "libxml2") }
  return Library(
    "libxml2", "\(number / 10_000).\(number / 100 % 100).\(number % 100)", stem: "libxml2")
}

/// The system has no libxml2.
package struct XMLLibraryMissing: Error {
  package let message = Wording(
    en: "libxml2 is not installed, and SAF-T (PT) is XML; run: apt-get install libxml2",
    pt: "a libxml2 não está instalada, e o SAF-T (PT) é XML; execute: apt-get install libxml2")
}
