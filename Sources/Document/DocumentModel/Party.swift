package import Measures

/// Seller, buyer or software house.
package struct Party: Hashable, Sendable {
  package var name: String?
  /// A Portuguese NIF without prefix, or the foreign number without its country prefix.
  package var taxId: String?
  /// ISO 3166-1 alpha-2, or `Desconhecido`.
  package var country: String?
  package var address: Address?
  package var email: String?
  package var phone: String?
  package var website: String?
  package var registration: Registration?

  /// The customer number of a final consumer (Portaria 302/2016, 2.2.3).
  package static let finalConsumer = "999999990"

  package init() {}
}

package struct Address: Hashable, Sendable {
  package var street: String?
  package var postalCode: String?
  package var city: String?
  package var region: String?
  package var country: String?

  package init() {}
}

/// Commercial registration (Código das Sociedades Comerciais art. 171).
package struct Registration: Hashable, Sendable {
  package var office: String?
  package var number: String?
  package var capital: Money?
  /// Where it differs from ``capital``.
  package var paidUpCapital: Money?
  /// By the last approved balance sheet, where it is half of ``capital`` or less.
  package var ownCapital: Money?
  package var inLiquidation = false

  package init() {}
}

/// The transport data of a movement of goods (DL 147/2003).
package struct Shipment: Hashable, Sendable {
  package var from: Stop?
  package var to: Stop?
  package var vehicle: String?
  /// The code AT gave when the document was communicated (ATDocCodeID).
  package var atCode: String?

  package init() {}
}

package struct Stop: Hashable, Sendable {
  package var address: Address?
  package var time: DateTime?
  /// The day, in an imported document that does not tell the hour.
  package var date: Day?

  package init() {}
}
