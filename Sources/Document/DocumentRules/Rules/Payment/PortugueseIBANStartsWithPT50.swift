internal import DocumentModel
internal import Measures

let portugueseIBANStartsWithPT50 = Rule(
  "PAY-02", .warning,
  en: "A Portuguese IBAN starts with PT50, which its own NIB check digits bring about.",
  pt: "Um IBAN português começa por PT50, o que resulta dos algarismos de controlo do NIB.",
  law: ["ISO 13616", "Banco de Portugal: estrutura do NIB"],
  reads: [.payment]
) { document, report in
  document.forEachMethod { method, pointer in
    guard case .transfer(let iban, _) = method, iban.hasPrefix("PT"), !iban.hasPrefix("PT50"),
      IBAN.fault(in: iban) == nil
    else { return }
    report(
      at: pointer().key("iban"),
      en: "The IBAN \(iban) holds a NIB whose own check digits are wrong; every Portuguese IBAN "
        + "starts with PT50, check the account",
      pt: "O IBAN \(iban) tem um NIB com algarismos de controlo errados; todo o IBAN português "
        + "começa por PT50, confirme a conta")
  }
}
