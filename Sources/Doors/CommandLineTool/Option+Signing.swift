internal import Measures

/// Options about signatures and keys.
extension Option {
  static let publicKey = Option(
    "public-key",
    isRepeatable: true,
    value: Wording(en: "FILE[@CERTIFICATE[.VERSION]]", pt: "FICHEIRO[@CERTIFICADO[.VERSÃO]]"),
    Wording(
      en: "verify signatures with this PEM key or certificate, of the program with this "
        + "certificate number and of this key version only if they are given; may be repeated",
      pt: "verificar as assinaturas com esta chave ou certificado PEM, só do programa com este "
        + "número de certificado e desta versão da chave se forem indicados; pode repetir-se"))

  static let previous = Option(
    "previous",
    isRepeatable: true,
    value: Wording(en: "NUMBER=HASH", pt: "NÚMERO=HASH"),
    Wording(
      en: "the hash of a document that is not among the input and precedes one that is; may be "
        + "repeated",
      pt: "o hash de um documento que não está na entrada e antecede um que está; pode repetir-se"
    ))

  static let privateKey = Option(
    "private-key",
    value: Wording(en: "FILE", pt: "FICHEIRO"),
    Wording(
      en: "the PEM file with the RSA key of 1024 bits that signs",
      pt: "o ficheiro PEM com a chave RSA de 1024 bits que assina"))

  static let keyVersion = Option(
    "key-version",
    value: Wording(en: "N", pt: "N"),
    Wording(
      en: "the version of the key for hashControl; 1 if not given",
      pt: "a versão da chave para hashControl; 1 na falta da opção"))

  static let passphraseFile = Option(
    "passphrase-file",
    value: Wording(en: "FILE", pt: "FICHEIRO"),
    Wording(
      en: "the file whose first line opens the private key; asked on the terminal if not given",
      pt: "o ficheiro cuja primeira linha abre a chave privada; na falta da opção, é pedida no "
        + "terminal"))
}
