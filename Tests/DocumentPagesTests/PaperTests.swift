import DocumentModel
import Measures
import Testing
import Typesetting

@testable import DocumentPages

/// Other papers than A4: what stands on them is the same.
@Suite("Papers")
struct PaperTests {
  private func template(_ paper: Paper) -> Template {
    var template = Template()
    template.paper = paper
    template.page.left = .mm(8)
    template.page.right = .mm(8)
    template.columns = Template.Column.Field.allCases.map { Template.Column($0, width: .mm(7)) }
    return template
  }

  @Test("pages of A5 are as wide and high as A5, and nothing leaves them")
  func a5() throws {
    let document = try Specimens.document("SampleOutput/fatura-tres-paginas")
    let press = try Specimens.press(template(.a5))
    let pages = try Specimens.pages(of: document, press: press)
    #expect(pages.count > 3)
    for page in pages {
      #expect(page.width == .mm(148) && page.height == .mm(210))
      expectInside(page, press)
    }
  }

  @Test("a roll is one page that ends where its contents end")
  func roll() throws {
    let press = try Specimens.press(template(.roll80))
    var lengths: [Length] = []
    for name in ["contract/fatura-simplificada", "contract/fatura-tres-regioes"] {
      let document = try Specimens.document("Tests/Fixtures/" + name)
      let pages = try Specimens.pages(of: document, press: press)
      #expect(pages.count == 1)
      for page in pages {
        #expect(page.width == .mm(80) && page.height < press.paper.height)
        let lowest = page.items.compactMap { item in
          if case .text(let text) = item { text.origin.y } else { nil }
        }.max()
        #expect(lowest.map { page.height - $0 < press.template.page.bottom + .mm(3) } == true)
        lengths.append(page.height)
      }
    }
    #expect(Set(lengths).count == 2)
  }

  private func expectInside(_ page: Frame, _ press: Press) {
    for item in page.items {
      guard case .text(let text) = item else { continue }
      let width = press.fonts.width(of: text.string, face: text.face, size: text.size)
      #expect(text.origin.x >= .zero && text.origin.y <= page.height)
      #expect(text.origin.x + width <= page.width - .mm(5), "\(text.string)")
    }
  }
}
