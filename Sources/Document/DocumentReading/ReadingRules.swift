package import JSON
package import Measures

extension ReadingCode: CodeList {
  package var severity: Severity { self == .more ? .warning : .error }

  package var sentence: Wording {
    switch self {
    case .syntax:
      Wording(
        en: "The input is JSON in the strict sense, with nothing after it.",
        pt: "A entrada é JSON em sentido estrito, sem nada a seguir.")
    case .encoding:
      Wording(
        en: "The input is well-formed UTF-8 without a byte order mark.",
        pt: "A entrada está em UTF-8 bem formado, sem marca de ordem de bytes.")
    case .duplicateKey:
      Wording(
        en: "No key stands twice in one object.",
        pt: "Nenhuma chave aparece duas vezes no mesmo objeto.")
    case .unknownKey:
      Wording(
        en: "Every key is one of the format's, starts with `$`, or stands under `extensions`: a "
          + "misspelt key must not be ignored silently.",
        pt: "Cada chave é do formato, começa por `$` ou está em `extensions`: uma chave mal "
          + "escrita não pode ser ignorada em silêncio.")
    case .missingKey:
      Wording(
        en: "Every key that its object cannot do without is there.",
        pt: "Estão presentes todas as chaves de que o objeto não prescinde.")
    case .wrongKind:
      Wording(
        en: "Every value is of the kind its key asks for; a key without a value is left out.",
        pt: "Cada valor é do tipo que a chave pede; uma chave sem valor omite-se.")
    case .decimalForm:
      Wording(
        en: "A number has digits and a decimal point only: amounts at most 13 integer digits and 2 "
          + "decimals; quantities and rates at most 12 and 6, unit prices 12 and 10. Only quantity "
          + "and amount of a line, and own capital, may have a minus sign.",
        pt: "Um número só tem algarismos e ponto decimal: os montantes têm no máximo 13 algarismos "
          + "inteiros e 2 casas decimais; as quantidades e as taxas, 12 e 6; os preços unitários, 12 "
          + "e 10. Só a quantidade e o valor de uma linha, e o capital próprio, podem ter sinal menos."
      )
    case .dateForm:
      Wording(
        en: "A date is an existing day written YYYY-MM-DD; a time is YYYY-MM-DDThh:mm:ss, local "
          + "and without a zone.",
        pt: "Uma data é um dia que existe, escrito AAAA-MM-DD; uma hora é AAAA-MM-DDThh:mm:ss, "
          + "local e sem fuso horário.")
    case .notAllowed:
      Wording(
        en: "A value with a closed list of choices is one of them.",
        pt: "Um valor com uma lista fechada de opções é uma delas.")
    case .limit:
      Wording(
        en: "A document has at most \(JSONLimits.documentBytes) bytes, \(JSONLimits.depth) levels, "
          + "\(JSONLimits.elements) elements in one array and \(JSONLimits.textBytes) bytes in one "
          + "text.",
        pt: "Um documento tem no máximo \(JSONLimits.documentBytes) bytes, \(JSONLimits.depth) "
          + "níveis, \(JSONLimits.elements) elementos numa lista e \(JSONLimits.textBytes) bytes "
          + "num texto.")
    case .format:
      Wording(
        en: "The key `format` says `prelo/1`.", pt: "A chave `format` indica `prelo/1`.")
    case .text:
      Wording(
        en: "A required text says something, and no text holds control characters other than tab "
          + "and line end.",
        pt: "Um texto obrigatório diz alguma coisa, e nenhum texto contém caracteres de controlo "
          + "além da mudança de linha e da tabulação.")
    case .more:
      Wording(
        en: "A document has at most \(ProblemRoom.most) problems; more are counted, not told.",
        pt: "Um documento tem no máximo \(ProblemRoom.most) problemas; os restantes são contados, "
          + "e não indicados.")
    }
  }

  package var law: [String] {
    switch self {
    case .syntax: ["RFC 8259"]
    case .encoding: ["RFC 8259 section 8.1", "RFC 3629"]
    case .duplicateKey: ["RFC 8259 section 4", "prelo/1"]
    case .decimalForm:
      ["Despacho 8632/2014, 2.2.6", "Despacho 8632/2014, 2.6.7", "Despacho 8632/2014, 3.2.3"]
    case .dateForm: ["Despacho 8632/2014, 2.2.4", "SAF-T (PT) 1.04_01, Portaria 302/2016"]
    case .unknownKey, .missingKey, .wrongKind, .notAllowed, .limit, .format, .text, .more:
      ["prelo/1"]
    }
  }
}
