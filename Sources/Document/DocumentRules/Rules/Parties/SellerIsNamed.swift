internal import DocumentModel
internal import Measures

let sellerIsNamed = Rule(
  "SEL-02", .error,
  en: "The seller is named.",
  pt: "O vendedor está identificado pelo nome.",
  law: ["CIVA art. 36 n.5 a)", "CIVA art. 40 n.2 a)", "DL 28/2019 art. 7 n.2"],
  reads: [.seller]
) { document, report in
  guard document.seller.name.isMissing else { return }
  report(
    at: "/seller/name",
    en: "The seller has no name; give seller.name",
    pt: "O vendedor não tem nome; indique seller.name")
}
