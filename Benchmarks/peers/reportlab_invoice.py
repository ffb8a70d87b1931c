"""Invoices with ReportLab's canvas, its quickest interface.

    reportlab_invoice.py INPUT FOLDER FONTS [--no-symbol]
"""

import sys

import segno  # noqa: F401  (its absence means that this peer is not installed)
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from records import read, symbol_rows


def draw(invoice, path, with_symbol):
    page = Canvas(path, pagesize=A4)

    def show(x, y, text, size=9, font="Regular"):
        page.setFont(font, size)
        page.drawString(x, y, text)

    def show_right(x, y, text, size=9, font="Regular"):
        page.setFont(font, size)
        page.drawRightString(x, y, text)

    show(42, 780, "Tipografia Rosa dos Ventos, Lda.", 15, "Bold")
    show(42, 766, "Rua do Poço dos Negros, 112 · 1200-340 Lisboa · Portugal", 8)
    show(42, 755, "NIF 513847200", 8)
    show_right(553, 775, "Fatura", 20)
    show_right(553, 758, invoice.number, 10, "Bold")
    show_right(553, 745, "Original", 8)
    page.setFillGray(0.95)
    page.rect(42, 650, 300, 70, stroke=0, fill=1)
    page.setFillGray(0)
    show(52, 706, "CLIENTE", 7)
    show(52, 692, invoice.buyer, 10, "Bold")
    for y, text in ((680, invoice.street), (668, invoice.city), (656, "NIF 506847217")):
        show(52, y, text)
    for x, label, day in ((370, "DATA DE EMISSÃO", "2026-05-04"), (460, "VENCIMENTO", "2026-06-03")):
        show(x, 706, label, 7)
        show(x, 694, day)
    y = 625
    for x, text in ((42, "Código"), (95, "Descrição"), (360, "Un.")):
        show(x, y, text, 8, "Bold")
    for x, text in ((350, "Qtd."), (440, "Preço"), (480, "IVA"), (553, "Total")):
        show_right(x, y, text, 8, "Bold")
    page.setLineWidth(0.4)
    page.line(42, y - 5, 553, y - 5)
    y -= 17
    for code, description, quantity, unit, price, rate, amount in invoice.lines:
        show(42, y, code, 8)
        show(95, y, description)
        show(360, y, unit)
        for x, text in ((350, quantity), (440, price), (480, rate + " %"), (553, amount)):
            show_right(x, y, text)
        page.line(42, y - 4, 553, y - 4)
        y -= 15
    for name, rate, base, tax in invoice.taxes:
        show(42, y, name)
        for x, text in ((190, base), (230, rate + " %"), (300, tax)):
            show_right(x, y, text)
        y -= 15
    for label, amount in zip(("Base tributável", "IVA", "Total do documento"), invoice.totals):
        show(350, y, label)
        show_right(553, y, amount, 12 if label[0] == "T" else 9, "Bold")
        y -= 18
    show(42, y, "Pagamento: A 30 dias · IBAN PT50 7601 6857 1062 0227 2425 7", 8)
    show(42, 162, "ATCUD:" + invoice.atcud)
    if with_symbol:
        paint(page, symbol_rows(invoice.message))
    show(150, 70, "Os bens e serviços foram colocados à disposição do adquirente", 8)
    page.line(42, 50, 553, 50)
    show(42, 40, invoice.number, 7)
    show_right(553, 40, "Página 1", 7)
    show(42, 31, "Tipografia Rosa dos Ventos, Lda. · Capital social 50 000,00 € · NIF 513847200", 7)
    show(42, 22, "Processado por programa certificado n.º 9999/AT", 7)
    page.save()


def paint(page, rows):
    module = 85 / len(rows)
    path = page.beginPath()
    for place, row in enumerate(rows):
        column = 0
        while column < len(rows):
            start = column
            while column < len(rows) and row[column]:
                column += 1
            if column > start:
                path.rect(42 + start * module, 152 - (place + 1) * module,
                          (column - start) * module, module)
            column += 1
    page.drawPath(path, stroke=0, fill=1)


def main():
    if sys.argv[1] == "--check":
        return
    source, folder, fonts, *options = sys.argv[1:]
    pdfmetrics.registerFont(TTFont("Regular", fonts + "/NotoSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Bold", fonts + "/NotoSans-Bold.ttf"))
    for place, invoice in enumerate(read(source)):
        draw(invoice, f"{folder}/{place}.pdf", "--no-symbol" not in options)


main()
