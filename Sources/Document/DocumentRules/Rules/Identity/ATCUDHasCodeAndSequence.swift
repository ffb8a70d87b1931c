internal import DocumentModel
internal import Measures

let atcudHasCodeAndSequence = Rule(
  "ATC-01", .error,
  en: "The ATCUD is a validation code of 8 or more capitals and digits, a hyphen and the sequence, "
    + "in at most 70 characters.",
  pt: "O ATCUD é um código de validação de 8 ou mais maiúsculas e algarismos, um hífen e o "
    + "sequencial, até 70 caracteres.",
  law: ["Portaria 195/2020 art. 3"],
  reads: [.atcud]
) { document, report in
  let atcud = document.atcud
  guard atcud != "0", ATCUD(atcud) == nil || atcud.utf8.count > 70 else { return }
  report(
    at: "/atcud",
    en: "The ATCUD \(quoted(atcud)) is not code, hyphen and digits as in \"CSDF7T5H-35\", at most "
      + "70 characters; write it without the prefix ATCUD:",
    pt: "O ATCUD \(quoted(atcud)) não é código, hífen e algarismos como em \"CSDF7T5H-35\", até "
      + "70 caracteres; escreva-o sem o prefixo ATCUD:")
}
