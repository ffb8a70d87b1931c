"""Rendered documents, read back from the page as an inspector's phone and eyes would."""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from corpus import Corpus, Specimen
from jsontext import pretty
from amounts import items_of, payable
from law import (EXEMPTIONS, INVOICES, MOVEMENTS, RECEIPTS, TYPE_NAMES, WORKING, has_symbol, is_certified,
                 is_reverse_charge, is_valueless)
from pdfpages import Pages, Word, measure, spaced, squeezed
from stamp import printed_hash, qr_message, symbol_version
from support import DONE, FIXTURES, REPOSITORY, Judge, fixture, prelo

COUNT = int(os.environ.get("PRELO_CORPUS", "120"))
EDGE, LEAST_SYMBOL, LEAST_MODULE, LEAST_MARGIN = 8.0, 30.0, 0.529, 2.5
PIXEL = 25.4 / 600
NOT_AN_INVOICE = "Este documento não serve de fatura"
ONE_PAGE_LIMIT = 60_000


NOT_FOR_TRANSIT = "Cópia de documento não válida para os fins previstos no regime de bens em circulação"


def euros(amount: Decimal) -> str:
    """As printed, without the blanks between thousands."""
    return f"{amount:.2f}".replace(".", ",")


def symbol_faults(document: dict, pages: Pages, message: str):
    symbols = pages.symbols
    if not has_symbol(document):
        if symbols or "ATCUD" in pages.text:
            yield "a symbol or an ATCUD that the original never had"
        return
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
        if has_symbol(document) and f"ATCUD:{document['atcud']}" not in flat:
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


def figures_after(words: list[Word], *label: str) -> list[str] | None:
    """The figures on the line of a label, without their blanks."""
    for place, word in enumerate(words):
        if [each.text for each in words[place:place + len(label)]] == list(label):
            row = [each for each in words if each.is_on_line_of(word) and each.left > word.left]
            digits = "".join(each.text for each in sorted(row, key=lambda each: each.left))
            return re.findall(r"-?\d+,\d\d", digits)
    return None


def carried_sums(document: dict) -> list[list[str]]:
    """What is carried after each row: one sum, and on receipts with credit notes what they take off."""
    rows = document.get("lines") or document.get("settled", [])
    has_credits = any("credit" in row for row in rows)
    amount = credit = Decimal(0)
    sums = []
    for row in [{}] + rows:
        if row.get("credit"):
            credit += Decimal(row["amount"])
        else:
            amount += Decimal(row.get("amount", 0))
        sums.append([euros(amount)] + ([euros(credit)] if has_credits else []))
    return sums


def starts_here(name: str, page: str, following: str) -> bool:
    """Whether a row's text is on the page, or cut there and continued on the one that follows."""
    return name in page or any(
        name[:cut] in page and name[cut:] in following for cut in range(1, len(name)))


def carry_faults(document: dict, pages: Pages):
    """Carried figures add up page by page over the lines that each page prints."""
    rows = document.get("lines") or document.get("settled", [])
    if "totals" not in document or is_valueless(document):
        return
    names = [squeezed(row.get("text") or row.get("description") or row["number"]) for row in rows]
    sums = carried_sums(document)
    count = len(pages.texts) // copies_of(document)
    for first in range(0, len(pages.texts), count):
        done = 0
        for place in range(first, first + count - 1):
            carried = figures_after(pages.words[place], "A", "transportar")
            brought = figures_after(pages.words[place + 1], "Transportado")
            if carried is None or carried != brought:
                yield f"page {place + 1} carries {carried}, the next brings {brought}"
                break
            flat, following = squeezed(pages.texts[place]), squeezed(pages.texts[place + 1])
            reached = [k for k in range(done, len(sums)) if sums[k] == carried
                       and all(name in flat for name in names[done:k - 1])
                       and (k == done or starts_here(names[k - 1], flat, following))]
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
    representative = document["seller"].get("taxRepresentative", {})
    if not document.get("training"):
        yield from (representative[key] for key in ("name", "taxId") if key in representative)
    for line in document.get("lines", []):
        yield line.get("text", "")
    for line in items_of(document):
        yield line["description"]
        yield line.get("code", "")
        yield line.get("notes", "")
        yield from line.get("serialNumbers", [])
        yield line.get("supplyDate", "")
        if "amount" in line and not is_valueless(document):
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
    if not is_valueless(document):
        yield from values_of(document)


def values_of(document: dict):
    """Payment and amounts, which a guide may leave off the paper."""
    payment = document.get("payment", {})
    for method in payment.get("methods", []):
        yield from (method[key] for key in ("iban", "bic", "entity", "reference", "phone", "mandate",
                                            "description") if key in method)
    for entry in document.get("withholdings", []):
        if Decimal(entry["amount"]):
            yield entry.get("description", "")
            yield euros(Decimal(entry["amount"]))
    for row in document.get("taxSummary", []):
        yield euros(Decimal(row["base"]))
    if "totals" in document:
        yield euros(Decimal(document["totals"]["gross"]))
    if "currency" in document:
        code, rate = document["currency"]["code"], document["currency"]["rate"].replace(".", ",")
        # The corpus multiplies; the totals tell which way round the rate is meant.
        yield f"1 EUR = {rate}" if is_quoted(document) else f"1 {code} = {rate}"
    paid = sum((Decimal(entry["amount"]) for entry in payment.get("paid", [])), Decimal(0))
    if document["type"] in INVOICES and 0 < paid < payable(document) and document.get("status") != "A":
        yield euros(payable(document) - paid)


def is_quoted(document: dict) -> bool:
    """Whether the rate is units of the currency for one euro, and not euros for a unit."""
    foreign, rate = Decimal(document["currency"]["gross"]), Decimal(document["currency"]["rate"])
    gross = Decimal(document["totals"]["gross"])

    def agrees(one: Decimal, other: Decimal) -> bool:
        return abs(one - other) <= max(1, one / 200)

    return agrees(gross * rate, foreign) and not agrees(foreign * rate, gross)


def mentions_of(document: dict):
    """The wording that the law asks for (Despacho 8632/2014, 2.2; CIVA art. 36; DL 28/2019 art. 7)."""
    kind, regimes = document["type"], document.get("regimes", {})
    certificate = document["certificate"]
    if not is_certified(document):
        pass
    elif kind in RECEIPTS:
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
    if regimes.get("selfBilling") or document.get("status") == "S":
        yield "Autofaturação"
    if regimes.get("cashVat") or kind == "RC":
        yield "IVA – regime de caixa"
    if document.get("print", {}).get("secondCopy"):
        yield "2.ª via"
    if document.get("status") == "A":
        yield "ANULADO"
    shipment = document.get("shipment", {})
    travels = kind in MOVEMENTS or (kind in INVOICES and {"from", "vehicle", "atCode"} & shipment.keys())
    if travels and "quadruplicate" in document.get("print", {}).get("copies", []):
        yield NOT_FOR_TRANSIT
    for line in items_of(document):
        code = line.get("tax", {}).get("exemption")
        if code and not is_valueless(document):
            yield EXEMPTIONS[code][0]
            yield "IVA – autoliquidação" if is_reverse_charge(code) else code


def is_found(text: str, flat: str) -> bool:
    """Whether a text stands there whole, or in two parts where a page ends within it."""
    if squeezed(text) in flat:
        return True
    words = text.split()
    return any(squeezed("".join(words[:cut])) in flat and squeezed("".join(words[cut:])) in flat
               for cut in range(1, len(words)))


def text_faults(document: dict, pages: Pages):
    flat, loose = squeezed(pages.text), spaced(pages.text)
    for text in texts_of(document):
        if not is_found(text, flat):
            yield f"text lost: {text}"
        elif len(text) <= 16 and spaced(text) not in loose and not text.isascii():
            yield f"text changed: {text}"
    for mention in mentions_of(document):
        if squeezed(mention).lower() not in flat.lower():
            yield f"mention missing: {mention}"
    if not is_certified(document) and "programacertificado" in flat:
        yield "a program that is not certified is called so"
    if document.get("source") in ("I", "M") or document.get("print", {}).get("secondCopy"):
        if any(line.strip().startswith("Original") for line in pages.text.splitlines()):
            yield "a copy that calls itself Original"


def faults(specimen: Specimen, path) -> list[str]:
    pages = Pages(path)
    found = [*pages.complaints(), *symbol_faults(specimen.document, pages, specimen.message),
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
