"""The law as the judges know it: written from the sources, never taken from Prelo.

Rates: CIVA art. 18 (mainland); Lei 63-A/2015, DLR 15/2015/A and DLR 15-A/2021/A (Azores);
Lei 14-A/2012 and DLR 6/2024/M (Madeira). Exemptions: AT's table V4.0 of 2026-06-18.
"""

from datetime import date

INVOICES = ("FT", "FS", "FR", "NC", "ND")
MOVEMENTS = ("GT", "GR", "GA", "GC", "GD")
WORKING = ("OR", "PF", "NE", "CM", "FC", "FO", "CC", "DC", "OU")
RECEIPTS = ("RC", "RG")
TYPES = INVOICES + MOVEMENTS + WORKING + RECEIPTS

# Names of the types after Portaria 302/2016, tables 4.1 to 4.4, and in English; what every way of
# writing them has in common.
TYPE_NAMES = {
    "FT": ("Fatura", "Invoice"), "FS": ("Fatura simplificada", "Simplified invoice"),
    "FR": ("Fatura-recibo", "Invoice-receipt"), "NC": ("Nota de crédito", "Credit note"),
    "ND": ("Nota de débito", "Debit note"), "GT": ("Guia de transporte", "Transport"),
    "GR": ("Guia de remessa", "Delivery note"), "GA": ("Guia de movimentação de ativos", "assets"),
    "GC": ("Guia de consignação", "Consignment"), "GD": ("devolução", "Return"),
    "OR": ("Orçamento", "Quotation"), "PF": ("Pró-forma", "Pro forma"),
    "NE": ("Nota de encomenda", "Order"), "CM": ("Consulta de mesa", "Table"),
    "FC": ("Fatura de consignação", "Consignment invoice"), "FO": ("Folha de obra", "Worksheet"),
    "CC": ("Crédito de consignação", "Consignment credit"), "DC": ("Documento", "document"),
    "OU": ("documento", "document"), "RC": ("Recibo", "Receipt"), "RG": ("Recibo", "Receipt"),
}

# Which statuses each family knows (Portaria 302/2016, 4.1.4.4, 4.2.3.4, 4.3.4.4, 4.4.4.7).
STATUSES = {INVOICES: "NSARF", MOVEMENTS: "NTAFR", WORKING: "NAF", RECEIPTS: "NA"}

# Region, first day, RED, INT, NOR; the newest row that has begun is in force.
RATES = (
    ("PT", date(2011, 1, 1), "6", "13", "23"),
    ("PT-AC", date(2011, 1, 1), "4", "9", "16"),
    ("PT-AC", date(2014, 1, 1), "5", "10", "18"),
    ("PT-AC", date(2015, 7, 1), "4", "9", "18"),
    ("PT-AC", date(2021, 7, 1), "4", "9", "16"),
    ("PT-MA", date(2012, 4, 1), "5", "12", "22"),
    ("PT-MA", date(2024, 10, 1), "4", "12", "22"),
)
REGIONS = ("PT", "PT-AC", "PT-MA")
FOREIGN_RATES = {"FR": ("20", "5.5"), "DE": ("19", "7"), "ES": ("21", "10"), "IT": ("22", "4"),
                 "BE": ("21", "6"), "GR": ("24", "13"), "FI": ("25.5", "14")}

FAR = date(9999, 12, 31)
BASE, SPLIT = date(2010, 1, 1), date(2023, 1, 1)
SELF = "IVA – autoliquidação"
MARGIN = "Regime da margem de lucro – "
# Code: mention, first day, last day. The 2022 codes count from when they became obligatory.
EXEMPTIONS = {
    "M01": ("Artigo 16.º, n.º 6 do CIVA", BASE, FAR),
    "M02": ("Artigo 6.º do Decreto-Lei n.º 198/90, de 19 de junho", BASE, FAR),
    "M03": ("Exigibilidade de caixa", BASE, date(2022, 12, 31)),
    "M04": ("Isento artigo 13.º do CIVA", BASE, FAR),
    "M05": ("Isento artigo 14.º do CIVA", BASE, FAR),
    "M06": ("Isento artigo 15.º do CIVA", BASE, FAR),
    "M07": ("Isento artigo 9.º do CIVA", BASE, FAR),
    "M08": (SELF, BASE, date(2022, 12, 31)),
    "M09": ("IVA – não confere direito a dedução", BASE, FAR),
    "M10": ("IVA – regime de isenção", BASE, FAR),
    "M11": ("Regime particular do tabaco", BASE, FAR),
    "M12": (MARGIN + "Agências de viagens", BASE, FAR),
    "M13": (MARGIN + "Bens em segunda mão", BASE, FAR),
    "M14": (MARGIN + "Objetos de arte", BASE, FAR),
    "M15": (MARGIN + "Objetos de coleção e antiguidades", BASE, FAR),
    "M16": ("Isento artigo 14.º do RITI", BASE, FAR),
    "M19": ("Outras isenções", SPLIT, FAR),
    "M20": ("IVA – regime forfetário", SPLIT, FAR),
    "M21": ("IVA – não confere direito à dedução", SPLIT, FAR),
    "M25": ("Mercadorias à consignação", SPLIT, FAR),
    "M26": ("Isenção de IVA com direito à dedução no cabaz alimentar",
            date(2023, 4, 18), date(2024, 1, 4)),
    "M30": (SELF, SPLIT, FAR), "M31": (SELF, SPLIT, FAR), "M32": (SELF, SPLIT, FAR),
    "M33": (SELF, SPLIT, FAR), "M34": (SELF, date(2023, 4, 14), FAR),
    "M35": (SELF, date(2026, 7, 1), FAR),
    "M40": (SELF, SPLIT, FAR), "M41": (SELF, SPLIT, FAR), "M42": (SELF, SPLIT, FAR),
    "M43": (SELF, SPLIT, FAR),
    "M44": ("IVA – Regras específicas – artigo 6.º", date(2025, 8, 14), FAR),
    "M45": ("IVA – regime transfronteiriço de isenção", date(2025, 8, 14), FAR),
    "M46": ("IVA – e-TaxFree", date(2025, 8, 14), FAR),
    "M99": ("Não sujeito ou não tributado", BASE, FAR),
}
MARGIN_CODES = ("M12", "M13", "M14", "M15")


def has_symbol(document: dict) -> bool:
    """Portaria 195/2020 asks for the symbol since 2022; a reprint has what its original had (2.2.15)."""
    return document["atcud"] != "0" or document["issueDate"] >= "2022"


def is_certified(document: dict) -> bool:
    return int(document["certificate"]) != 0


def is_valueless(document: dict) -> bool:
    """Whether the paper shows no values though the document has them (Despacho 8632/2014, 2.1.6)."""
    return document.get("print", {}).get("values") is False


def is_reverse_charge(code: str) -> bool:
    return EXEMPTIONS.get(code, ("",))[0] == SELF


def exemptions_on(day: date) -> list[str]:
    return [code for code, (_, first, last) in EXEMPTIONS.items() if first <= day <= last]


def rate(region: str, code: str, day: date) -> str | None:
    """The rate in percent, or None where the table has none for that day."""
    rows = [row for row in RATES if row[0] == region and row[1] <= day]
    return rows[-1][("RED", "INT", "NOR").index(code) + 2] if rows else None


def nif_digit(first_eight: str) -> str:
    remainder = sum(int(digit) * (9 - place) for place, digit in enumerate(first_eight)) % 11
    return "0" if remainder < 2 else str(11 - remainder)


def is_nif(text: str) -> bool:
    return (len(text) == 9 and text.isascii() and text.isdigit()
            and nif_digit(text[:8]) == text[8])


def make_nif(random, prefix: str = "5") -> str:
    body = prefix + "".join(random.choices("0123456789", k=8 - len(prefix)))
    return body + nif_digit(body)


def iban_remainder(text: str) -> int:
    return int("".join(str(int(letter, 36)) for letter in text[4:] + text[:4])) % 97


IBAN_DIGITS = {"PT": 21, "DE": 18, "ES": 20, "FR": 23, "BE": 12, "IT": None, "NL": None}


def make_iban(random, country: str = "PT") -> str:
    """A number of the right length and check digits; Portuguese ones carry the NIB's digits too."""
    if country == "PT":
        body = "".join(random.choices("0123456789", k=19))
        body += f"{98 - int(body) * 100 % 97:02d}"
    else:
        body = "".join(random.choices("0123456789", k=IBAN_DIGITS[country]))
    return f"{country}{98 - iban_remainder(country + '00' + body):02d}{body}"
