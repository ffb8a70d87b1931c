"""Rendered documents, read back from the page as an inspector's phone and eyes would."""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from corpus import Corpus, Specimen
from jsontext import pretty
from law import EXEMPTIONS, MOVEMENTS, RECEIPTS, TYPE_NAMES, WORKING, is_reverse_charge
from pdfpages import Pages, Word, measure, spaced, squeezed
from stamp import printed_hash, qr_message, symbol_version
from support import DONE, FIXTURES, REPOSITORY, Judge, fixture, prelo

COUNT = int(os.environ.get("PRELO_CORPUS", "120"))
EDGE, LEAST_SYMBOL, LEAST_MODULE, LEAST_MARGIN = 8.0, 30.0, 0.529, 2.5
PIXEL = 25.4 / 600
NOT_AN_INVOICE = "Este documento não serve de fatura"
ONE_PAGE_LIMIT = 60_000


def euros(amount: Decimal) -> str:
    """As printed, without the blanks between thousands."""
    return f"{amount:.2f}".replace(".", ",")


def symbol_faults(pages: Pages, message: str):
    symbols = pages.symbols
    if not symbols or {symbol.text for symbol in symbols} != {message}:
        yield f"ZXing reads {[symbol.text for symbol in symbols]}"
        return
    if set(pages.zbar()) != {message}:
        yield f"zbar reads {pages.zbar()}"
    for symbol in symbols:
        seen = measure(pages, symbol)
        if min(seen.width, seen.height) < LEAST_SYMBOL - PIXEL:
            yield f"symbol of {seen.width:.3f} × {seen.height:.3f} mm"
        if seen.width / seen.modules < LEAST_MODULE - PIXEL / seen.modules:
            yield f"module of {seen.width / seen.modules:.4f} mm"
        if seen.modules != 17 + 4 * symbol_version(message):
            yield f"{seen.modules} modules, version {symbol_version(message)} expected"
        if seen.margin < max(LEAST_MARGIN, 4 * seen.width / seen.modules) - 2 * PIXEL:
            yield f"margin of {seen.margin:.2f} mm"
        if not seen.is_seamless:
            yield "seams or grey in the symbol"
        above = [word for word in pages.words[symbol.page]
                 if word.bottom <= seen.top + 0.5 and word.right > seen.left and word.left < seen.right]
        nearest = max(above, key=lambda word: word.bottom, default=None)
        if nearest is None or not nearest.text.startswith("ATCUD:"):
            yield f"above the symbol stands {nearest}"


def copies_of(document: dict) -> int:
    return len(document.get("print", {}).get("copies", [])) or 1


def page_faults(document: dict, pages: Pages):
    """What has to stand on each page."""
    count = len(pages.texts) // copies_of(document)
    is_english = document.get("print", {}).get("language") == "en"
    names = TYPE_NAMES[document["type"]] if is_english else TYPE_NAMES[document["type"]][:1]
    paging = "(?:Página|Page){}(?:de|of){}(?!\\d)" if is_english else "Página.*?{}(?:de|/).*?{}(?!\\d)"
    for place, text in enumerate(pages.texts):
        number, flat = place % count, squeezed(text)
        if f"ATCUD:{document['atcud']}" not in flat:
            yield f"page {number + 1} without its ATCUD"
        if squeezed(document["number"]) not in flat or not any(
                squeezed(name).lower() in flat.lower() for name in names):
            yield f"page {number + 1} without type or number"
        if count > 1 and not re.search(paging.format(number + 1, count), flat):
            yield f"page {number + 1} of {count} does not say so"
        if number < count - 1 and re.search(r"Totaldodocumento|Valorapagar|Amountpayable", flat):
            yield f"a total on page {number + 1}"
    if not pages.has_clear_edges(EDGE):
        yield f"something within {EDGE} mm of the edge"


def figure_after(words: list[Word], *label: str) -> str | None:
    """The figure on the line of a label, without its blanks."""
    for place, word in enumerate(words):
        if [each.text for each in words[place:place + len(label)]] == list(label):
            row = [each for each in words if each.is_on_line_of(word) and each.left > word.left]
            digits = "".join(each.text for each in sorted(row, key=lambda each: each.left))
            found = re.search(r"\d[\d\s]*,\d\d", digits)
            return found and re.sub(r"\s", "", found.group())
    return None


def carry_faults(document: dict, pages: Pages):
    """Carried figures add up page by page over the lines that each page prints."""
    rows = document.get("lines") or document.get("settled", [])
    if "totals" not in document:
        return
    names = [squeezed(row.get("description") or row["number"]) for row in rows]
    sums = [Decimal(0)]
    for row in rows:
        sums.append(sums[-1] + Decimal(row["amount"]))
    count = len(pages.texts) // copies_of(document)
    for first in range(0, len(pages.texts), count):
        done = 0
        for place in range(first, first + count - 1):
            carried = figure_after(pages.words[place], "A", "transportar")
            brought = figure_after(pages.words[place + 1], "Transportado")
            if carried is None or carried != brought:
                yield f"page {place + 1} carries {carried}, the next brings {brought}"
                break
            flat = squeezed(pages.texts[place])
            reached = [k for k in range(done, len(sums)) if euros(sums[k]) == carried
                       and all(name in flat for name in names[done:k])]
            if not reached:
                yield f"page {place + 1} carries {carried} after line {done}"
                break
            done = reached[-1]


def texts_of(document: dict):
    """Every text of the document that has to come back from the page."""
    seller = document["software"]["company"] if document.get("training") else document["seller"]
    parties = [seller]
    if document.get("buyer", {}).get("taxId", "999999990") != "999999990":
        parties.append(document["buyer"])
    for party in parties:
        yield party["name"]
        yield party["taxId"]
        address = party.get("address", {})
        yield from (address[key] for key in ("street", "postalCode", "city") if key in address)
    for line in document.get("lines", []):
        yield line["description"]
        yield line.get("code", "")
        yield line.get("notes", "")
        yield from line.get("serialNumbers", [])
        yield line.get("supplyDate", "")
        if "amount" in line:
            yield euros(Decimal(line["amount"]))
    for entry in document.get("settled", []) + document.get("references", []) + document.get("originating", []):
        yield entry["number"]
    for entry in document.get("references", []):
        yield entry.get("reason", "")
    yield from document.get("notes", [])
    for key in ("issueDate", "dueDate", "supplyDate"):
        yield document.get(key, "")
    for key in ("vehicle", "atCode"):
        yield document.get("shipment", {}).get(key, "")
    for stop in ("from", "to"):
        address = document.get("shipment", {}).get(stop, {}).get("address", {})
        yield from (address[key] for key in ("street", "city") if key in address)
    for method in document.get("payment", {}).get("methods", []):
        yield from (method[key] for key in ("iban", "bic", "entity", "reference", "phone", "mandate",
                                            "description") if key in method)
    for entry in document.get("withholdings", []):
        yield entry["description"]
        yield euros(Decimal(entry["amount"]))
    for row in document.get("taxSummary", []):
        yield euros(Decimal(row["base"]))
    if "totals" in document:
        yield euros(Decimal(document["totals"]["gross"]))
    if "currency" in document:
        yield document["currency"]["code"]


def mentions_of(document: dict):
    """The wording that the law asks for (Despacho 8632/2014, 2.2; CIVA art. 36; DL 28/2019 art. 7)."""
    kind, regimes = document["type"], document.get("regimes", {})
    certificate = document["certificate"]
    if kind in RECEIPTS:
        yield f"Emitido por programa certificado n.º {certificate}/AT"
    else:
        yield f"{printed_hash(document)}-Processado por programa certificado n.º {certificate}/AT"
    if kind in MOVEMENTS + WORKING + RECEIPTS:
        yield NOT_AN_INVOICE
    if document.get("buyer", {}).get("taxId", "999999990") == "999999990":
        yield "Consumidor final"
    if document.get("training"):
        yield "Documento emitido para fins de Formação"
    if document.get("source") == "I":
        yield "Cópia do documento original"
    if document.get("source") == "M":
        yield f"Cópia do documento original - {document['hashControl'].split('-', 1)[1]}"
    if regimes.get("selfBilling"):
        yield "Autofaturação"
    if regimes.get("cashVat"):
        yield "IVA – regime de caixa"
    if document.get("print", {}).get("secondCopy"):
        yield "2.ª via"
    if document.get("status") == "A":
        yield "ANULADO"
    for line in document.get("lines", []):
        code = line.get("tax", {}).get("exemption")
        if code:
            yield EXEMPTIONS[code][0]
            yield "IVA – autoliquidação" if is_reverse_charge(code) else code


def text_faults(document: dict, pages: Pages):
    flat, loose = squeezed(pages.text), spaced(pages.text)
    for text in texts_of(document):
        if squeezed(text) not in flat:
            yield f"text lost: {text}"
        elif len(text) <= 16 and spaced(text) not in loose and not text.isascii():
            yield f"text changed: {text}"
    for mention in mentions_of(document):
        if squeezed(mention).lower() not in flat.lower():
            yield f"mention missing: {mention}"


def faults(specimen: Specimen, path) -> list[str]:
    pages = Pages(path)
    found = [*pages.complaints(), *symbol_faults(pages, specimen.message),
             *page_faults(specimen.document, pages), *carry_faults(specimen.document, pages),
             *text_faults(specimen.document, pages)]
    if len(pages.texts) == 1 and path.stat().st_size >= ONE_PAGE_LIMIT:
        found.append(f"{path.stat().st_size} bytes for one page")
    return found


class RenderedPages(Judge):

    def judge(self, specimens: list[Specimen]):
        # Each in a folder of its own: two documents of the corpus may share a number.
        for place, specimen in enumerate(specimens):
            self.write(f"in/{place:05d}.json", specimen.text)

        def look(place: int) -> list[str]:
            run = prelo("render", self.folder / f"in/{place:05d}.json", "-o",
                        self.folder / f"{place:05d}.pdf")
            if run.code != DONE:
                return [f"exit code {run.code}: {run.err}"]
            return faults(specimens[place], self.folder / f"{place:05d}.pdf")

        with ThreadPoolExecutor(2) as eyes:
            for place, found in enumerate(eyes.map(look, range(len(specimens)))):
                document = specimens[place].document
                with self.subTest(f"{place}: {document['number']}"):
                    self.assertEqual(found, [], f"\n{specimens[place].text[:3000]}")

    def test_corpus(self):
        """rendered documents of every kind are read back whole from their pages"""
        self.judge(Corpus(seed=3).take(COUNT))

    def test_official(self):
        """AT's seven examples and the contract's are read back whole from their pages"""
        names = [path.stem for folder in ("official", "contract")
                 for path in sorted((FIXTURES / folder).glob("*.json"))]
        self.judge([Specimen(document, qr_message(document), pretty(document))
                    for document in map(fixture, names)])

    def test_samples(self):
        """the samples are read back whole from their pages"""
        texts = [path.read_text() for path in sorted((REPOSITORY / "SampleOutput").glob("*.json"))]
        self.judge([Specimen(document, qr_message(document), text)
                    for text in texts for document in [json.loads(text)]])
