internal import Glibc
internal import Measures
internal import Synchronization
internal import Workers

/// Compares any two PDFs in stages, cheapest first, and ends at the first that differs.
package struct PageComparer: Sendable {
  /// Dots per inch of the pixel stage.
  package var resolution = 150
  /// How far a colour channel may be off and count as equal, 0 to 255. One program draws both PDFs,
  /// so equal pages come out equal to the bit.
  package var channelTolerance = 0

  /// The shift of a word, in millimetres, that is left to the pixel stage.
  static let positionTolerance = 0.05
  /// The most pixels a page is drawn with; larger pages are drawn with a coarser resolution.
  private static let pixelLimit = 40_000_000.0
  /// The most differences told of a page.
  private static let differenceLimit = 15
  /// The most differing pages that are looked at.
  private static let pageLimit = 20

  package init() {}

  /// Compares two PDFs by their paths.
  ///
  /// The byte stage reads the files alone; all others need poppler.
  ///
  /// - Throws: ``ComparisonFailure`` when they cannot be compared.
  package func compare(
    _ approved: String, _ new: String
  ) throws(ComparisonFailure) -> Comparison {
    if try haveSameBytes(approved, new) {
      return Comparison(verdict: .same, differences: [], resolution: nil)
    }
    let old = try PageText.pages(of: approved)
    let now = try PageText.pages(of: new)
    if let found = pageDifferences(old, now) { return found }
    let texts = zip(old, now).enumerated().map { index, pages in
      TextStage(page: index + 1, approved: pages.0, new: pages.1)
    }
    if let found = verdict(.text, texts.lazy.map(\.differences)) { return found }
    let positions = texts.indices.lazy.map { index in
      PositionStage(
        page: index + 1, approved: old[index], new: now[index], pairs: texts[index].pairs,
        regrouped: texts[index].regrouped, tolerance: Self.positionTolerance
      ).differences
    }
    if let found = verdict(.position, positions) { return found }
    return try pixelDifferences(approved, new, old)
  }

  // MARK: The stages

  private func pageDifferences(_ old: [PageText], _ now: [PageText]) -> Comparison? {
    if old.count != now.count {
      func pages(_ count: Int) -> Wording {
        Wording(
          en: "\(count) \(count == 1 ? "page" : "pages")",
          pt: "\(count) \(count == 1 ? "página" : "páginas")")
      }
      let (before, after) = (pages(old.count), pages(now.count))
      let difference = Difference(
        .pages, .pageCount, page: nil,
        Wording(en: "\(before.en) → \(after.en)", pt: "\(before.pt) → \(after.pt)"))
      return Comparison(verdict: .different(.pages), differences: [difference], resolution: nil)
    }
    return verdict(
      .pages,
      zip(old, now).enumerated().lazy.map { index, pages in
        let (before, after) = pages
        let isSame =
          abs(before.width - after.width) <= Self.positionTolerance
          && abs(before.height - after.height) <= Self.positionTolerance
        guard !isSame else { return [] }
        func size(_ page: PageText) -> Wording {
          let (width, height) = (millimetres(page.width, 1), millimetres(page.height, 1))
          return Wording(
            en: "\(width.en) × \(height.en) mm", pt: "\(width.pt) × \(height.pt) mm")
        }
        return [
          Difference(
            .pages, .pageSize, page: index + 1,
            Wording(
              en: "size \(size(before).en) → \(size(after).en)",
              pt: "formato \(size(before).pt) → \(size(after).pt)"))
        ]
      })
  }

  private func pixelDifferences(
    _ approved: String, _ new: String, _ pages: [PageText]
  ) throws(ComparisonFailure) -> Comparison {
    let found = Mutex<[Int: Result<[Difference], ComparisonFailure>]>([:])
    // A page is two processes; as many pages as there are cores go side by side.
    concurrently(pages.count) { [self] index in
      let isEnough = found.withLock { found in
        found.values.count { (try? $0.get().isEmpty) != true } >= Self.pageLimit
      }
      guard !isEnough else { return }
      let result = Result { () throws(ComparisonFailure) in
        let resolution = resolution(for: pages[index])
        return PixelStage(
          page: index + 1,
          approved: try Raster(of: approved, page: index + 1, resolution: resolution),
          new: try Raster(of: new, page: index + 1, resolution: resolution),
          text: pages[index], tolerance: channelTolerance
        ).differences
      }
      found.withLock { $0[index] = result }
    }
    let results = found.withLock { $0 }
    var all: [[Difference]] = []
    for index in results.keys.sorted() { all.append(try results[index]?.get() ?? []) }
    return verdict(.pixels, all, of: pages.count, resolution: resolution)
      ?? Comparison(verdict: .samePages, differences: [], resolution: resolution)
  }

  /// The resolution for a page: as fine as asked for, or as memory allows.
  func resolution(for page: PageText) -> Int {
    let inches = page.width * page.height / (25.4 * 25.4)
    let finest = (Self.pixelLimit / max(inches, 1e-6)).squareRoot()
    return max(1, min(resolution, Int(min(finest, 10_000))))
  }

  /// The comparison that ends at `stage`; nil when no page differs there.
  ///
  /// - Parameter total: The pages there are, where not all were looked at.
  private func verdict(
    _ stage: Stage, _ pages: some Sequence<[Difference]>, of total: Int? = nil,
    resolution: Int? = nil
  ) -> Comparison? {
    var differences: [Difference] = []
    var count = 0
    var seen = 0
    for page in pages {
      seen += 1
      guard !page.isEmpty else { continue }
      count += 1
      guard count <= Self.pageLimit else { continue }
      differences += page.prefix(Self.differenceLimit)
      guard page.count > Self.differenceLimit else { continue }
      let rest = page.count - Self.differenceLimit
      differences.append(
        Difference(
          stage, .more, page: page[0].page,
          Wording(
            en: rest == 1 ? "1 more difference" : "\(rest) more differences",
            pt: rest == 1 ? "mais 1 diferença" : "mais \(rest) diferenças")))
    }
    guard count > 0 else { return nil }
    if count > Self.pageLimit {
      let rest = count - Self.pageLimit
      differences.append(
        Difference(
          stage, .more, page: nil,
          Wording(
            en: "\(rest) more \(rest == 1 ? "page differs" : "pages differ")",
            pt: rest == 1 ? "mais 1 página difere" : "mais \(rest) páginas diferem")))
    }
    if let total, total > seen {
      let rest = total - seen
      differences.append(
        Difference(
          stage, .more, page: nil,
          Wording(
            en: rest == 1 ? "1 page was not looked at" : "\(rest) pages were not looked at",
            pt: rest == 1 ? "1 página não foi vista" : "\(rest) páginas não foram vistas")))
    }
    return Comparison(verdict: .different(stage), differences: differences, resolution: resolution)
  }
}
