"""The invoices of a benchmark: records of fields between tabs, as Invoice+Forms.swift writes them."""

from dataclasses import dataclass, field


@dataclass
class Invoice:
    number: str
    atcud: str
    buyer: str
    street: str
    city: str
    message: str
    lines: list = field(default_factory=list)
    taxes: list = field(default_factory=list)
    totals: list = field(default_factory=list)


def read(path):
    """Every invoice of a file."""
    with open(path, encoding="utf-8") as file:
        for record in file:
            kind, *fields = record.rstrip("\n").split("\t")
            if kind == "I":
                invoice = Invoice(*fields)
            elif kind == "L":
                invoice.lines.append(fields)
            elif kind == "V":
                invoice.taxes.append(fields)
            else:
                invoice.totals = fields
                yield invoice


def symbol_rows(message):
    """The QR symbol of a message as rows of 0 and 1: level M, byte mode, version 9 or more."""
    import segno

    least = 9
    while True:
        try:
            return [bytes(row) for row in segno.make(
                message.encode(), version=least, error="m", mode="byte", boost_error=False).matrix]
        except segno.DataOverflowError:
            least += 1
