package import JSON
package import Measures

/// What a source cannot say of its seller, from a small JSON file of the user's own.
///
/// The keys and their meaning are those of `seller` and `payment` in a document; what stands here
/// wins over the source.
package struct SellerProfile: Sendable {
  private let seller: [JSONValue.Member]
  private let document: [JSONValue.Member]

  /// The keys of a seller that a profile may have.
  private static let sellerKeys = ["email", "phone", "website", "registration", "address"]
  /// The keys of a document that it may have.
  private static let documentKeys = ["payment", "notes", "print"]

  /// Why a profile cannot be used.
  package struct Failure: Error {
    package let message: Wording
  }

  package init(parsing bytes: [UInt8]) throws(Failure) {
    let value: JSONValue
    do throws(JSONFault) { value = try JSONValue(parsing: bytes) } catch {
      throw Failure(message: Wording(en: "it is not JSON", pt: "não é JSON"))
    }
    guard case .object(let members) = value else {
      throw Failure(
        message: Wording(en: "it is not a JSON object", pt: "não é um objeto JSON"))
    }
    let known = SellerProfile.sellerKeys + SellerProfile.documentKeys
    for member in members where !known.contains(member.key) && !member.key.hasPrefix("$") {
      let list = known.joined(separator: ", ")
      throw Failure(
        message: Wording(
          en: "it has the key “\(member.key)”; the keys are \(list)",
          pt: "tem a chave “\(member.key)”; as chaves são \(list)"))
    }
    seller = members.filter { SellerProfile.sellerKeys.contains($0.key) }
    document = members.filter { SellerProfile.documentKeys.contains($0.key) }
  }

  /// The value of a key of `seller`.
  package func seller(_ key: String) -> JSONValue? { seller.first { $0.key == key }?.value }

  /// The value of a key of the document.
  package func document(_ key: String) -> JSONValue? { document.first { $0.key == key }?.value }

  /// The member of an object in the profile.
  package func member(_ key: String, of parent: String) -> JSONValue? {
    guard case .object(let members)? = document(parent) else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// All of it as text, for whatever must tell one profile from another.
  package var text: String { JSONValue.object(seller + document).line }
}
