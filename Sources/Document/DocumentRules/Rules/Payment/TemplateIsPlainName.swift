internal import DocumentModel
internal import Measures

let templateIsPlainName = Rule(
  "PRN-01", .error,
  en: "The template asked for is a plain name, not a path.",
  pt: "O modelo pedido é um nome simples, não um caminho.",
  law: ["Despacho 8632/2014, 3.2.9"],
  reads: [.print]
) { document, report in
  // Documents come from outside: one must not choose files on this machine.
  guard let name = document.print.template, !isPlainName(name) else { return }
  report(
    at: "/print/template",
    en: "The template \(quoted(name)) is not a plain name; give one without / \\ and .., and "
      + "choose a file with --template instead",
    pt: "O modelo \(quoted(name)) não é um nome simples; indique um sem / \\ nem .., e escolha um "
      + "ficheiro com --template")
}

private func isPlainName(_ name: String) -> Bool {
  var isAfterDot = false
  for byte in name.utf8 {
    let isDot = byte == UInt8(ascii: ".")
    guard byte != UInt8(ascii: "/"), byte != UInt8(ascii: "\\"), !(isDot && isAfterDot)
    else { return false }
    isAfterDot = isDot
  }
  return name.utf8.first != UInt8(ascii: ".") && !name.isBlank && !name.hasControlCharacter
}
