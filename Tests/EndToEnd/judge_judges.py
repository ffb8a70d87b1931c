"""The judges of pages themselves: what is wrong with a page, they must notice."""

import json

from edits import edited, put
from judge_pages import faults
from corpus import Specimen
from pdfpages import Pages, measure
from stamp import qr_message
from support import DONE, REPOSITORY, Judge, prelo, tool

# Pointer, another value than the one printed, what the judge has to say.
OTHERWISE = [
    ("/atcud", "JFTM4XKD-2042", "without its ATCUD"), ("/number", "FT B2026/2042", "type or number"),
    ("/type", "NC", "type or number"), ("/lines/0/amount", "444.01", "carries"),
    ("/lines/69/description", "Entrega por drone", "text lost: Entrega"),
    ("/lines/5/description", "Bloco de desenho A5", "carries"),
    ("/seller/name", "Papelaria Aparo e Tinta", "text lost: Papelaria"),
    ("/buyer/taxId", "999999990", "mention missing: Consumidor final"),
    ("/notes/0", "Sem compromisso", "text lost: Sem"), ("/dueDate", "2026-11-07", "text lost: 2026"),
    ("/payment/methods/0/iban", "PT50000201231234567890154", "text lost: PT50"),
    ("/totals/gross", "19526.74", "text lost: 19526,74"), ("/certificate", 9998, "mention missing"),
    ("/hash", "x" * 172, "mention missing: xxxx-"), ("/regimes", {"cashVat": True}, "regime de caixa"),
    ("/print", {"secondCopy": True}, "2.ª via"), ("/status", "A", "ANULADO"),
    ("/lines/3/tax/exemption", "M07", "Isento artigo 9.º"), ("/source", "I", "Cópia do documento"),
]


def sheet(width: float, height: float, content: str) -> bytes:
    """A whole PDF of one page that draws only `content`; points."""
    objects = ("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R >>",
               f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    text, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (f"{text}xref\n0 5\n0000000000 65535 f \n{table}trailer\n<< /Size 5 /Root 1 0 R >>\n"
            f"startxref\n{len(text)}\n%%EOF\n").encode()


class Judges(Judge):

    def rendered(self, name: str):
        source = json.loads((REPOSITORY / "SampleOutput" / f"{name}.json").read_text())
        target = self.folder / f"{name}.pdf"
        self.assertCode(prelo("render", self.write("in.json", source), "-o", target), DONE)
        return source, target

    def test_texts(self):
        """a page held against another document is found wanting, in each respect"""
        source, target = self.rendered("fatura-tres-paginas")
        message = qr_message(source)
        self.assertEqual(faults(Specimen(source, message, ""), target), [])
        for pointer, value, fault in OTHERWISE:
            with self.subTest(pointer):
                found = faults(Specimen(edited(source, [put(pointer, value)]), message, ""), target)
                self.assertIn(fault, "\n".join(found))
        self.assertIn("ZXing reads", faults(Specimen(source, message + "0", ""), target)[0])

    def test_geometry(self):
        """a symbol too small, something in its margin or at the page's edge, or a seam is noticed"""
        source, target = self.rendered("fatura-uma-pagina")
        specimen = Specimen(source, qr_message(source), "")
        pages = Pages(target)
        symbol = pages.symbols[0]
        seen = measure(pages, symbol)
        point = 72 / 25.4
        right, top = seen.right * point, 841.89 - seen.top * point
        left, module = seen.left * point, seen.width / seen.modules * point
        for fault, width, height, content in (
            ("symbol of", 506, 715.6, ""), ("module of", 506, 715.6, ""),
            ("within 8.0 mm", 595.28, 841.89, "20 400 1 1 re f"),
            ("margin of", 595.28, 841.89, f"{right + 5} {top - 20} 1 1 re f"),
            ("seams", 595.28, 841.89, f"1 g {left + 2.5 * module} {top - module} 0.05 {module} re f"),
        ):
            with self.subTest(fault):
                base, changed = self.write("base.pdf", sheet(width, height, content)), self.folder / "changed.pdf"
                # The page is drawn under or over a sheet, and shrunk to its size.
                under = "--underlay" if content else "--overlay"
                done = tool("qpdf", base, under, target, "--", changed)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(fault, "\n".join(faults(specimen, changed)))
