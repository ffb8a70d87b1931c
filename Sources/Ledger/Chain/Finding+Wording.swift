package import Measures

extension Finding {
  /// The stable word of the kind, for machines.
  package var word: String {
    switch kind {
    case .signature(let verdict): verdict.word
    case .gap: "gap"
    case .repeatedSame: "repeated-same"
    case .repeatedDifferent: "repeated-different"
    case .dateBackwards: "date-backwards"
    case .entryBackwards: "entry-backwards"
    }
  }

  /// What was found, and what to look at.
  package var wording: Wording {
    switch kind {
    case .signature(let verdict): wording(verdict)
    case .gap:
      if let other {
        Wording(
          en: "\(number) to \(other) are missing", pt: "faltam os números \(number) a \(other)")
      } else {
        Wording(en: "\(number) is missing", pt: "falta o número \(number)")
      }
    case .repeatedSame:
      Wording(
        en: "\(number) stands in the input more than once, with the same content",
        pt: "\(number) está na entrada mais do que uma vez, com o mesmo conteúdo")
    case .repeatedDifferent:
      Wording(
        en: "the number \(number) is carried by documents with different contents",
        pt: "o número \(number) pertence a documentos com conteúdos diferentes")
    case .dateBackwards:
      Wording(
        en: "\(number) is dated before \(other ?? "")",
        pt: "\(number) tem data anterior à de \(other ?? "")")
    case .entryBackwards:
      Wording(
        en: "\(number) was entered before \(other ?? "")",
        pt: "\(number) foi registado antes de \(other ?? "")")
    }
  }

  private func wording(_ verdict: Verdict) -> Wording {
    let named = key?.description ?? "?"
    let file = keyFile ?? ""
    let before = other ?? ""
    return switch verdict {
    case .open, .intact:
      Wording(en: "\(number) verifies", pt: "a assinatura de \(number) confirma-se")
    case .altered:
      Wording(
        en: "the signature of \(number) is of key \(named), but not of what the document says: "
          + "\(message)<hash of \(before.isEmpty ? "no document" : before)>. Compare issueDate, "
          + "systemEntryDate, number and totals/gross with the billing program"
          + (before.isEmpty ? "" : ", and the hash of \(before)")
          + "; one of them was changed after signing",
        pt: "a assinatura de \(number) é da chave \(named), mas não do que o documento diz: "
          + "\(message)<hash de \(before.isEmpty ? "nenhum documento" : before)>. Compare issueDate, "
          + "systemEntryDate, number e totals/gross com o programa de faturação"
          + (before.isEmpty ? "" : ", e o hash de \(before)")
          + "; algum deles foi alterado depois da assinatura")
    case .otherPredecessor:
      before.isEmpty
        ? Wording(
          en: "\(number) only verifies as the first document of its series; what came before it "
            + "belongs to another chain",
          pt:
            "a assinatura de \(number) só se confirma como a do primeiro documento da série; o que "
            + "vem antes pertence a outra cadeia")
        : Wording(
          en: "\(number) only verifies after \(before), which is not its predecessor by number; "
            + "documents were swapped, renumbered or taken out between them",
          pt: "a assinatura de \(number) só se confirma depois de \(before), que não é o documento "
            + "anterior pelo número; houve documentos trocados, renumerados ou retirados")
    case .foreignKey:
      Wording(
        en: "\(number) names key \(named) and was signed with \(file), the key of another program; "
          + "correct hashControl or certificate, or find out who signed it",
        pt:
          "\(number) indica a chave \(named) e foi assinado com \(file), a chave de outro programa; "
          + "corrija hashControl ou certificate, ou averigue quem o assinou")
    case .wrongKeyVersion:
      Wording(
        en: "\(number) names key \(named) and was signed with \(file), another version; correct "
          + "hashControl",
        pt: "\(number) indica a chave \(named) e foi assinado com \(file), outra versão; corrija "
          + "hashControl")
    case .unknownKey:
      Wording(
        en:
          "the signature of \(number) was made by none of the given keys, or is damaged; it names "
          + "key \(named). Compare hash with the billing program, and check that --public-key is "
          + "that program's",
        pt: "a assinatura de \(number) não foi feita por nenhuma das chaves indicadas, ou está "
          + "danificada; indica a chave \(named). Compare hash com o programa de faturação e "
          + "confirme que --public-key é desse programa")
    case .truncated:
      Wording(
        en: "the hash of \(number) is not a whole signature: 172 characters of base64",
        pt: "o hash de \(number) não é uma assinatura inteira: 172 caracteres em base64")
    case .unsigned:
      Wording(en: "\(number) is not signed", pt: "\(number) não está assinado")
    case .unlawfulControl:
      Wording(
        en: "the hashControl of \(number) has none of the lawful forms, so its key is unknown",
        pt: "o hashControl de \(number) não tem uma forma legal; a chave é desconhecida")
    case .noPredecessor:
      Wording(
        en: "the signature of \(number) is of key \(named), but what it was made for cannot be "
          + "decided without the document before it; add that document, or give its hash with "
          + "--previous NUMBER=HASH",
        pt:
          "a assinatura de \(number) é da chave \(named), mas o que assinou não se pode decidir sem "
          + "o documento anterior; junte esse documento, ou indique o seu hash com "
          + "--previous NÚMERO=HASH")
    case .doubtfulPredecessor:
      Wording(
        en: "the signature of \(number) is of key \(named), but cannot be decided, as that of "
          + "\(before) is itself in doubt",
        pt: "a assinatura de \(number) é da chave \(named), mas não se pode decidir, porque a de "
          + "\(before) está ela própria em dúvida")
    case .noKey:
      Wording(
        en: "no key was given for \(number), which names key \(named); give --public-key",
        pt: "não foi indicada a chave de \(number), que indica a chave \(named); use --public-key")
    case .incomplete:
      Wording(
        en:
          "the source of \(number) has only the four printed characters of the signature, or does "
          + "not say when it was made, so it cannot be verified; have at-hash-full and at-ts stamped",
        pt: "a origem de \(number) só tem os quatro caracteres impressos da assinatura, ou não diz "
          + "quando foi feita, e não se pode confirmar; inclua os selos at-hash-full e at-ts")
    }
  }
}

extension Verdict {
  fileprivate var word: String {
    switch self {
    case .open: "open"
    case .intact: "intact"
    case .altered: "altered"
    case .otherPredecessor: "other-predecessor"
    case .foreignKey: "foreign-key"
    case .wrongKeyVersion: "wrong-key-version"
    case .unknownKey: "unknown-key"
    case .truncated: "truncated"
    case .unsigned: "unsigned"
    case .unlawfulControl: "unlawful-hash-control"
    case .noPredecessor: "no-predecessor"
    case .doubtfulPredecessor: "doubtful-predecessor"
    case .noKey: "no-key"
    case .incomplete: "incomplete"
    }
  }
}
