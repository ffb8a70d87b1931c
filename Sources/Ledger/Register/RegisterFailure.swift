package import Measures
package import SQLite

extension DatabaseFailure {
  /// Why the register of issued documents cannot be used, and what to do about it.
  package var message: Wording {
    let advice = Wording(
      en: "; stop the watcher and run prelo rebuild", pt: "; pare o vigia e execute prelo rebuild")
    return Wording(
      en: "the register \(path) cannot be used: \(reason.en)" + (isDamage ? advice.en : ""),
      pt: "o registo \(path) não pode ser usado: \(reason.pt)" + (isDamage ? advice.pt : ""))
  }
}
