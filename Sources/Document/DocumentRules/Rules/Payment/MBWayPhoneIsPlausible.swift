internal import DocumentModel
internal import Measures

let mbWayPhoneIsPlausible = Rule(
  "PAY-06", .warning,
  en: "An MB WAY phone is a Portuguese mobile number, or a foreign one with + and country code.",
  pt: "Um telefone MB WAY é um número móvel português, ou estrangeiro com + e indicativo.",
  law: ["SIBS: MB WAY"],
  reads: [.payment]
) { document, report in
  document.forEachMethod { method, pointer in
    guard case .mbway(let phone) = method, !isPlausiblePhone(phone) else { return }
    report(
      at: pointer().key("phone"),
      en: "\(quoted(phone)) is not a mobile number such as \"912345678\" or \"+351 912 345 678\"; "
        + "check it",
      pt: "\(quoted(phone)) não é um número móvel como \"912345678\" ou \"+351 912 345 678\"; "
        + "confirme-o")
  }
}

private func isPlausiblePhone(_ phone: String) -> Bool {
  var digits: [UInt8] = []
  var isInternational = false
  for byte in phone.utf8 {
    switch byte {
    case UInt8(ascii: "+") where digits.isEmpty && !isInternational: isInternational = true
    case 0x20, UInt8(ascii: "-"), UInt8(ascii: "#"): continue
    case let byte where byte.isDigit && digits.count < 15: digits.append(byte)
    default: return false
    }
  }
  if digits.starts(with: "351".utf8) && digits.count == 12 { digits.removeFirst(3) }
  return digits.count == 9 && digits[0] == UInt8(ascii: "9")
    || isInternational && digits.count >= 7 && !digits.starts(with: "351".utf8)
}
