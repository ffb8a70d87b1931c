"""Invoices with typst: one compiler for all of them, each document handed over as JSON.

    typst_invoice.py INPUT FOLDER FONTS [--no-symbol]
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import segno  # noqa: F401  (its absence means that this peer is not installed)
import typst

from records import read, symbol_rows

PAGE = """
#let d = json(bytes(sys.inputs.document))
#set page(paper: "a4", margin: 15mm, footer: [
  #set text(7pt)
  #d.number #h(1fr) Página 1 \\
  Tipografia Rosa dos Ventos, Lda. · Capital social 50 000,00 € · NIF 513847200 \\
  Processado por programa certificado n.º 9999/AT])
#set text(font: "Noto Sans", size: 9pt)
#grid(columns: (1fr, auto),
  [#text(15pt, weight: "bold")[Tipografia Rosa dos Ventos, Lda.] \\
   Rua do Poço dos Negros, 112 · 1200-340 Lisboa · Portugal \\ NIF 513847200],
  align(right)[#text(20pt)[Fatura] \\ *#d.number* \\ Original])
#grid(columns: (60%, 1fr, 1fr),
  block(fill: luma(242), inset: 4mm)[CLIENTE \\ *#d.buyer* \\ #d.street \\ #d.city \\ NIF 506847217],
  [DATA DE EMISSÃO \\ 2026-05-04], [VENCIMENTO \\ 2026-06-03])
#table(columns: (auto, 1fr, auto, auto, auto, auto, auto), stroke: (bottom: 0.4pt),
  align: (left, left, right, left, right, right, right),
  [*Código*], [*Descrição*], [*Qtd.*], [*Un.*], [*Preço*], [*IVA*], [*Total*],
  ..d.lines.flatten())
#grid(columns: (1fr, 1fr),
  table(columns: 4, stroke: none, ..d.taxes.flatten()),
  align(right)[Base tributável #d.totals.at(0) \\ IVA #d.totals.at(1) \\
    *Total do documento #d.totals.at(2)*])
Pagamento: A 30 dias · IBAN PT50 7601 6857 1062 0227 2425 7

ATCUD:#d.atcud \\
#if d.symbol != "" { image(bytes(d.symbol), format: "svg", width: 30mm) }
Os bens e serviços foram colocados à disposição do adquirente
"""


def svg(rows):
    """A symbol as one path."""
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(rows):
            start = x
            while x < len(rows) and row[x]:
                x += 1
            if x > start:
                runs.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
            x += 1
    size = len(rows)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
            f'<path d="{"".join(runs)}"/></svg>')


def main():
    if sys.argv[1] == "--check":
        return
    source, folder, fonts, *options = sys.argv[1:]
    page = Path(folder, "page.typ")
    page.write_text(PAGE, encoding="utf-8")
    compiler = typst.Compiler(
        str(page), root=folder, font_paths=[fonts], ignore_system_fonts=True)
    for place, invoice in enumerate(read(source)):
        document = asdict(invoice)
        document["symbol"] = (
            "" if "--no-symbol" in options else svg(symbol_rows(invoice.message)))
        compiler.compile(
            output=f"{folder}/{place}.pdf", sys_inputs={"document": json.dumps(document)})


main()
