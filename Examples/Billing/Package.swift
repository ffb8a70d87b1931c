// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "billing",
  dependencies: [
    // Elsewhere: .package(url: "…", from: "…")
    .package(name: "prelo", path: "../..")
  ],
  targets: [
    .target(name: "Billing", dependencies: [.product(name: "Prelo", package: "prelo")]),
    .testTarget(
      name: "BillingTests",
      dependencies: ["Billing", .product(name: "PreloTesting", package: "prelo")],
      // The approved PDFs lie beside the tests and are no part of the program.
      exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)
