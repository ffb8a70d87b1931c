/// A top-level key of the format, in the order of the published format.
package enum DocumentKey: String, Hashable, Sendable, CaseIterable {
  case format, type, number, atcud, status, statusDate, statusReason, issueDate, systemEntryDate,
    supplyDate, dueDate, hash, hashControl, source, certificate, training, software, regimes,
    seller, buyer, shipment, lines, settled, references, originating, taxSummary, totals,
    withholdings, currency, payment, qrOther, notes, print, workingDocument, importedFrom,
    extensions
}

/// A set of top-level keys: what a rule reads, what a reader could not read.
package struct DocumentKeys: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// Bit n stands for the key at position n of `DocumentKey.allCases`.
  private var bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  package init(arrayLiteral keys: DocumentKey...) {
    bits = keys.reduce(0) { $0 | $1.bit }
  }

  package var isEmpty: Bool { bits == 0 }

  package func contains(_ key: DocumentKey) -> Bool { bits & key.bit != 0 }

  package func isDisjoint(with other: DocumentKeys) -> Bool { bits & other.bits == 0 }

  package mutating func insert(_ key: DocumentKey) { bits |= key.bit }

  package mutating func remove(_ key: DocumentKey) { bits &= ~key.bit }

  /// The keys of this set that are not in another.
  package func subtracting(_ other: DocumentKeys) -> DocumentKeys {
    DocumentKeys(bits: bits & ~other.bits)
  }
}

extension DocumentKey {
  fileprivate var bit: UInt64 {
    DocumentKey.allCases.firstIndex(of: self).map { 1 << UInt64($0) } ?? 0
  }
}
