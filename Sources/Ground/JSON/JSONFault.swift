/// The first place at which bytes stop being JSON in the strict sense of RFC 8259.
package struct JSONFault: Error, Hashable, Sendable {
  package let kind: Kind
  /// Bytes before the offending one.
  package let offset: Int

  package init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  package enum Kind: Hashable, Sendable {
    /// The bytes end in the middle of a value.
    case unexpectedEnd
    /// Something else should stand here.
    case expected(Expectation)
    /// A comma that nothing follows.
    case trailingComma
    /// `01`, `1.`, `-` …
    case invalidNumber
    /// A backslash before anything but `"\/bfnrt` or `u` and four hexadecimal digits.
    case invalidEscape
    /// Half of a surrogate pair, written as an escape.
    case loneSurrogate
    /// A line break, tab or other byte below 0x20 inside a text.
    case controlCharacter
    /// A byte below 0x20, or 0x7F and above, outside every text.
    case strayByte
    /// Overlong, truncated or otherwise impossible UTF-8.
    case invalidUTF8
    case byteOrderMark
    /// UTF-16 or UTF-32.
    case otherEncoding
    /// Deeper than ``JSONLimits/depth``.
    case tooDeep
    /// More values and keys than this are not read.
    case tooMany(Int)
    case bytesAfterEnd
    /// A key that stands twice in one object.
    case duplicateKey
  }

  package enum Expectation: Hashable, Sendable {
    case value
    case key
    case colon
    case commaOrBrace
    case commaOrBracket
  }

  /// The code under which the fault is reported.
  package var code: ReadingCode {
    switch kind {
    case .invalidUTF8, .byteOrderMark, .otherEncoding, .loneSurrogate: .encoding
    case .tooDeep, .tooMany: .limit
    case .duplicateKey: .duplicateKey
    default: .syntax
    }
  }
}
