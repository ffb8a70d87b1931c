internal import Glibc
internal import Measures

/// What is drawn differently on one page: symbols, colours, lines, pictures.
struct PixelStage {
  private(set) var differences: [Difference] = []

  private let page: Int
  private let approved: Raster
  private let new: Raster
  private let phrases: [Phrase]
  private let tolerance: Int

  /// - Parameters:
  ///   - text: The words of the approved page, to say where a place is.
  ///   - tolerance: How far a channel may be off, 0 to 255.
  init(page: Int, approved: Raster, new: Raster, text: PageText, tolerance: Int) {
    self.page = page
    self.approved = approved
    self.new = new
    self.tolerance = tolerance
    phrases = Phrase.phrases(of: text.words)
    guard approved.width == new.width, approved.height == new.height else {
      // Equal sizes in the stage before, so one of the pages is turned.
      differences = [
        Difference(
          .pixels, .drawing, page: page,
          Wording(en: "the page is turned or cropped", pt: "a página está rodada ou recortada"))
      ]
      return
    }
    var areas = approved.differences(from: new, tolerance: tolerance)
    guard !areas.isEmpty else { return }
    compareSymbols(&areas)
    compareDrawings(areas)
  }

  // MARK: QR symbols

  private mutating func compareSymbols(_ areas: inout [Raster.Area]) {
    let old = SymbolMatrix.symbols(on: approved)
    let now = SymbolMatrix.symbols(on: new)
    guard old.count == now.count else { return }
    for (before, after) in zip(old, now) {
      let touched = before.area.union(after.area)
      let isTouched = areas.contains { Self.isInside($0, touched) }
      guard isTouched else { continue }
      areas.removeAll { Self.isInside($0, touched) }
      if let difference = symbolDifference(before, after) { differences.append(difference) }
    }
  }

  private static func isInside(_ area: Raster.Area, _ outer: Raster.Area) -> Bool {
    area.left >= outer.left - 2 && area.top >= outer.top - 2 && area.right <= outer.right + 2
      && area.bottom <= outer.bottom + 2
  }

  private func symbolDifference(_ before: SymbolMatrix, _ after: SymbolMatrix) -> Difference? {
    let (old, now) = (approved.box(before.area), new.box(after.area))
    guard before.size == after.size else {
      return Difference(
        .pixels, .symbol, page: page, place: old, newPlace: now,
        Wording(
          en: "QR symbol (\(place(old, 1).en)): \(before.size) → \(after.size) modules a side",
          pt: "código QR (\(place(old, 1).pt)): \(before.size) → \(after.size) módulos por lado"))
    }
    let size = before.size
    let changed = before.modules.indices.filter { before.modules[$0] != after.modules[$0] }
    guard let first = changed.first else {
      return moved(old, now, .symbolMoved, Wording(en: "QR symbol", pt: "código QR"))
        ?? Difference(
          .pixels, .symbol, page: page, place: old, newPlace: now,
          Wording(
            en: "QR symbol (\(place(old, 1).en)): the same modules, drawn differently",
            pt: "código QR (\(place(old, 1).pt)): os mesmos módulos, desenhados de outra forma"))
    }
    let spot = (first / size + 1, first % size + 1)
    return Difference(
      .pixels, .symbol, page: page, place: old, newPlace: now,
      Wording(
        en: "QR symbol (\(place(old, 1).en)): \(changed.count) of \(size * size) modules "
          + "\(changed.count == 1 ? "differs" : "differ"), the first in row \(spot.0), column "
          + "\(spot.1)",
        pt: "código QR (\(place(old, 1).pt)): \(changed.count) de \(size * size) módulos "
          + "\(changed.count == 1 ? "difere" : "diferem"), o primeiro na linha \(spot.0), coluna "
          + "\(spot.1)"))
  }

  // MARK: Everything else

  private mutating func compareDrawings(_ areas: [Raster.Area]) {
    var colours: [(change: ColourChange, places: [Raster.Area])] = []
    var found: [Difference] = []
    for area in areas.sorted(by: { ($0.top, $0.left) < ($1.top, $1.left) }) {
      if let change = ColourChange(approved, new, in: area, tolerance) {
        if let known = colours.firstIndex(where: { $0.change == change }) {
          colours[known].places.append(area)
        } else {
          colours.append((change, [area]))
        }
      } else {
        found.append(drawingDifference(area))
      }
    }
    found = colours.map { colourDifference($0.change, $0.places) } + found
    differences += found
  }

  private func colourDifference(_ change: ColourChange, _ areas: [Raster.Area]) -> Difference {
    let box = approved.box(areas[0])
    let label = label(of: box)
    let others = areas.count - 1
    let rest =
      others == 0
      ? Wording(en: "", pt: "")
      : Wording(
        en: "; \(others) more \(others == 1 ? "place" : "places") likewise",
        pt: "; mais \(others) \(others == 1 ? "sítio" : "sítios") do mesmo modo")
    let colours = "\(hexadecimal(change.old)) → \(hexadecimal(change.new))"
    return Difference(
      .pixels, .colour, page: page, label: label, place: box, newPlace: box,
      Wording(
        en: "\(label.isEmpty ? "" : "“\(label)”: ")colour \(colours) (\(extent(box).en))\(rest.en)",
        pt: "\(label.isEmpty ? "" : "“\(label)”: ")cor \(colours) (\(extent(box).pt))\(rest.pt)"))
  }

  private func drawingDifference(_ area: Raster.Area) -> Difference {
    let box = approved.box(area)
    let label = label(of: box)
    let beside = label.isEmpty ? "" : " “\(label)”"
    let (old, now) = (inked(approved, in: area), inked(new, in: area))
    switch (old, now) {
    case (let old?, let now?):
      let isSameSize =
        abs(old.right - old.left - now.right + now.left) <= 1
        && abs(old.bottom - old.top - now.bottom + now.top) <= 1
      let what = Wording(en: "drawing\(beside)", pt: "desenho\(beside)")
      if isSameSize,
        let moved = moved(approved.box(old), new.box(now), .drawingMoved, what, label: label)
      {
        return moved
      }
      return Difference(
        .pixels, .drawing, page: page, label: label, place: box, newPlace: box,
        Wording(
          en: "drawn differently\(beside) (\(extent(box).en))",
          pt: "desenhado de outra forma\(beside) (\(extent(box).pt))"))
    case (_?, nil):
      return Difference(
        .pixels, .drawingGone, page: page, label: label, place: box,
        Wording(
          en: "a drawing is gone\(beside) (\(extent(box).en))",
          pt: "desapareceu um desenho\(beside) (\(extent(box).pt))"))
    default:
      return Difference(
        .pixels, .drawingNew, page: page, label: label, newPlace: box,
        Wording(
          en: "a drawing is new\(beside) (\(extent(box).en))",
          pt: "há um desenho novo\(beside) (\(extent(box).pt))"))
    }
  }

  /// Something that stands elsewhere and is as large as before; nil when it stands where it stood.
  private func moved(
    _ old: Box, _ now: Box, _ kind: Difference.Kind, _ what: Wording, label: String = ""
  ) -> Difference? {
    var parts: [Wording] = []
    func say(_ from: Double, _ to: Double, en: String, pt: String) {
      guard abs(from - to) > 0.5 * approved.scale else { return }
      let (from, to) = (millimetres(from, 1), millimetres(to, 1))
      parts.append(Wording(en: "\(from.en) → \(to.en) \(en)", pt: "\(from.pt) → \(to.pt) \(pt)"))
    }
    say(old.top, now.top, en: "mm from the top", pt: "mm do topo")
    say(old.left, now.left, en: "mm from the left", pt: "mm da esquerda")
    guard !parts.isEmpty else { return nil }
    return Difference(
      .pixels, kind, page: page, label: label, place: old, newPlace: now,
      Wording(
        en: "\(what.en): " + parts.map(\.en).joined(separator: ", "),
        pt: "\(what.pt): " + parts.map(\.pt).joined(separator: ", ")))
  }

  /// What of an area is not paper; nil when all of it is. The most frequent colour around is paper.
  private func inked(_ raster: Raster, in area: Raster.Area) -> Raster.Area? {
    let paper = approved.paper(around: area)
    var found: Raster.Area?
    for y in area.top..<area.bottom {
      for x in area.left..<area.right where raster.isInk(x, y, on: paper) {
        let pixel = Raster.Area(left: x, top: y, right: x + 1, bottom: y + 1)
        found = found?.union(pixel) ?? pixel
      }
    }
    return found
  }

  private func label(of box: Box) -> String {
    shortened(phrases.first { $0.box.overlaps(box) }?.text ?? "")
  }

  private func extent(_ box: Box) -> Wording {
    let (width, height) = (millimetres(box.width, 1), millimetres(box.height, 1))
    let spot = place(box, 1)
    return Wording(
      en: "\(width.en) × \(height.en) mm, \(spot.en)",
      pt: "\(width.pt) × \(height.pt) mm, \(spot.pt)")
  }

  private func hexadecimal(_ colour: UInt32) -> String {
    let digits = String(colour, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
