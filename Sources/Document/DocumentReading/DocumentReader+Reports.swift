internal import JSON
internal import Measures

// What is wrong with values; only reached when something is wrong.

extension DocumentReader {
  /// What should stand at a place.
  enum Expected {
    case kind(JSONScanner.Kind)
    case decimal
    case certificate
  }

  mutating func reportKind(_ found: JSONScanner.Kind, expected kind: JSONScanner.Kind) {
    reportKind(found, expected: .kind(kind))
  }

  mutating func reportKind(_ found: JSONScanner.Kind, expected: Expected) {
    let excerpt = excerpt(of: scanner.bytes, from: scanner.offset)
    report(.wrongKind) {
      let wanted = expected.wording
      if found == .null {
        return Wording(
          en: "\(wanted.en) should stand here, not null; leave the key out where there is no value",
          pt: "aqui devia estar \(wanted.pt), e não null; omita a chave quando não há valor")
      }
      let name = found.wording
      return Wording(
        en: "\(wanted.en) should stand here, not \(name.en): \(excerpt)",
        pt: "aqui devia estar \(wanted.pt), e não \(name.pt): \(excerpt)")
    }
  }

  mutating func reportDecimal(_ text: String, _ form: DecimalForm, _ fault: DecimalFault) {
    report(.decimalForm) { fault.wording(quoted(text), form) }
  }

  mutating func reportDay(_ text: String) {
    let looksRight = text.hasForm("0000-00-00")
    report(.dateForm) {
      looksRight
        ? Wording(
          en: "there is no such day: \(quoted(text))", pt: "este dia não existe: \(quoted(text))")
        : Wording(
          en: "\(quoted(text)) is not a date; write it as YYYY-MM-DD, such as 2026-05-04",
          pt: "\(quoted(text)) não é uma data; escreva-a como AAAA-MM-DD, por exemplo 2026-05-04")
    }
  }

  mutating func reportDateTime(_ text: String) {
    let looksRight = text.hasForm("0000-00-00T00:00:00")
    report(.dateForm) {
      looksRight
        ? Wording(
          en: "there is no such day or time: \(quoted(text))",
          pt: "este dia ou esta hora não existe: \(quoted(text))")
        : Wording(
          en: "\(quoted(text)) is not a date and time; write the seller's local time as "
            + "YYYY-MM-DDThh:mm:ss, without fractions or time zone, such as 2026-05-04T09:22:00",
          pt: "\(quoted(text)) não é uma data e hora; escreva a hora local do vendedor como "
            + "AAAA-MM-DDThh:mm:ss, sem frações nem fuso horário, por exemplo 2026-05-04T09:22:00")
    }
  }

  mutating func reportNotAllowed<Name>(_ text: String, among choices: KeyTable<Name>) {
    report(.notAllowed) {
      let names = choices.names.map(\.rawValue)
      let list = names.joined(separator: ", ")
      let near = Spelling(text).nearest(in: names).flatMap { $0.utf8.count > 2 ? $0 : nil }
      return Wording(
        en: "\(quoted(text)) is not allowed here" + (near.map { "; did you mean `\($0)`?" } ?? "")
          + "; allowed: \(list)",
        pt: "\(quoted(text)) não é permitido aqui"
          + (near.map { "; queria dizer `\($0)`?" } ?? "") + "; permitido: \(list)")
    }
  }

  mutating func reportCertificate(_ text: String) {
    report(.notAllowed) {
      Wording(
        en: "\(quoted(text)) is not a certificate number; AT's number has one to four digits, and "
          + "0 stands for a program without one",
        pt: "\(quoted(text)) não é um número de certificado; o número da AT tem um a quatro "
          + "algarismos, e 0 indica um programa sem certificado")
    }
  }

  mutating func reportFormat(_ text: String) {
    report(.format) {
      Wording(
        en: "the format is \(quoted(text)); this program reads `prelo/1`",
        pt: "o formato é \(quoted(text)); este programa lê `prelo/1`")
    }
  }

  mutating func reportBlank() {
    report(.text) {
      Wording(en: "this text may not be empty", pt: "este texto não pode estar vazio")
    }
  }

  mutating func reportUnprintable(_ text: String) {
    report(.text) {
      Wording(
        en: "\(quoted(text)) contains a character that cannot be printed; only tab and line "
          + "end are let through",
        pt: "\(quoted(text)) contém um carácter que não se pode imprimir; só se admitem a mudança "
          + "de linha e a tabulação")
    }
  }

  mutating func reportLength(_ count: Int) {
    report(.limit) {
      Wording(
        en: "a text has \(count) bytes; at most \(JSONLimits.textBytes) are read",
        pt: "um texto tem \(count) bytes; são lidos no máximo \(JSONLimits.textBytes)")
    }
  }

  mutating func reportCrowd() {
    report(.limit) {
      Wording(
        en: "more than \(JSONLimits.elements) elements stand here; split the document",
        pt: "há aqui mais de \(JSONLimits.elements) elementos; divida o documento")
    }
  }
}

extension DocumentReader.Expected {
  fileprivate var wording: Wording {
    switch self {
    case .kind(let kind): kind.wording
    case .decimal:
      Wording(
        en: "a decimal number, as a number or as a text,",
        pt: "um número decimal, como número ou como texto,")
    case .certificate:
      Wording(
        en: "a certificate number from 0 to 9999", pt: "um número de certificado de 0 a 9999")
    }
  }
}

extension JSONScanner.Kind {
  fileprivate var wording: Wording {
    switch self {
    case .object: Wording(en: "an object { }", pt: "um objeto { }")
    case .array: Wording(en: "an array [ ]", pt: "uma lista [ ]")
    case .string: Wording(en: "a text in quotes", pt: "um texto entre aspas")
    case .number: Wording(en: "a number", pt: "um número")
    case .boolean: Wording(en: "true or false", pt: "true ou false")
    case .null: Wording(en: "null", pt: "null")
    }
  }
}

extension DecimalFault {
  fileprivate func wording(_ text: String, _ form: DecimalForm) -> Wording {
    switch self {
    case .empty:
      Wording(
        en: "\(text) ends where a digit should stand",
        pt: "\(text) termina onde devia estar um algarismo")
    case .sign:
      Wording(
        en: "\(text) has a sign; only `quantity` and `amount` of a line may be negative, where it "
          + "cancels an entry of the same document (Despacho 8632/2014, 2.2.6)",
        pt: "\(text) tem sinal; só `quantity` e `amount` de uma linha podem ser negativos, quando "
          + "ela anula um registo do mesmo documento (Despacho 8632/2014, 2.2.6)")
    case .exponent:
      Wording(
        en: "\(text) has an exponent; write all digits",
        pt: "\(text) tem expoente; escreva todos os algarismos"
      )
    case .comma:
      Wording(
        en: "\(text) has a comma; write a decimal point and no grouping",
        pt: "\(text) tem vírgula; escreva um ponto decimal, sem separador de milhares")
    case .leadingZero:
      Wording(
        en: "\(text) starts with a zero that means nothing; remove it",
        pt: "\(text) começa por um zero sem significado; retire-o")
    case .tooManyDecimals:
      Wording(
        en: "\(text) has more than \(form.decimals) decimals",
        pt: "\(text) tem mais de \(form.decimals) casas decimais")
    case .tooManyDigits:
      Wording(
        en: "\(text) has more than \(form.integerDigits) digits before the decimal point",
        pt: "\(text) tem mais de \(form.integerDigits) algarismos antes do ponto decimal")
    case .notANumber:
      Wording(
        en: "\(text) is not a decimal number; write digits and a decimal point, such as 12.50",
        pt: "\(text) não é um número decimal; escreva algarismos e um ponto decimal, por exemplo "
          + "12.50")
    }
  }
}

extension String {
  /// Whether the text has the shape of `form`, in which `0` stands for any digit.
  fileprivate func hasForm(_ form: String) -> Bool {
    utf8.count == form.utf8.count
      && zip(utf8, form.utf8).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "0") ? byte &- 48 < 10 : byte == wanted
      }
  }
}
