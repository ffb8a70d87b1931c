/// A sale over the counter, as a small billing program knows it.
struct Sale: Sendable {
  /// The document's place in its series.
  var sequence: Int
  /// `YYYY-MM-DDThh:mm:ss`.
  var time: String
  var items: [Item]

  struct Item: Sendable {
    var description: String
    var quantity = 1
    /// Without VAT, in cents.
    var price: Int
  }

  /// All without VAT, in cents.
  var net: Int { items.reduce(0) { $0 + $1.quantity * $1.price } }

  /// VAT at 23 %, in cents, rounded half up.
  var vat: Int { (net * 23 + 50) / 100 }
}
