"""Samples of printed forms that are rarer than an invoice, and as lawful."""

from sample_documents import document, line, transfer
from sample_parties import BAKERY, PRINTERS, THEATRE, TOWN

UNUSUAL = {
    "fatura-linha-anulada": document(
        "FT", "FT A2026/188", "CSDF7T5H", "2026-07-30", "15:20:44", PRINTERS, THEATRE, [
            {"text": "Temporada de outono: materiais de bilheteira"},
            line("P0211", "Bilhete numerado com picotado, bloco de 50", "40", "UN", "4.15", "23"),
            line("P0211", "Bilhete numerado com picotado, bloco de 50", "-12", "UN", "4.15", "23",
                 notes="Anula 12 blocos lançados a mais"),
            {"text": "Divulgação, conforme a proposta PF 2026/77: o papel é o da prova aprovada a 22 de julho e "
                     "as quantidades incluem a reimpressão dos cartazes da estreia."},
            line("P0120", "Cartaz A2 couché 170 g, quatro cores", "80", "UN", "2.10", "23"),
            line("P0491", "Elástico colorido para programa", "6500", "UN", "0.00847125", "23")],
        dueDate="2026-08-29",
        payment=transfer(PRINTERS, "Metade com a encomenda, metade a 30 dias") | {
            "paid": [{"method": "TB", "amount": "200.00", "date": "2026-07-10"}]}),
    "consulta-de-mesa": document(
        "CM", "CM LJ1.2026/40112", "JZC7M4QD", "2026-10-17", "12:58:30", BAKERY, None, [
            {"text": "Mesa 7"},
            line("401", "Sopa de legumes", "2", "UN", "2.20"),
            line("412", "Prato do dia: arroz de pato", "2", "UN", "9.50"),
            line("330", "Sumo de laranja natural, 33 cl", "2", "UN", "2.80"),
            line("101", "Café", "2", "UN", "0.90")]),
    "recibo-com-notas-de-credito": document(
        "RG", "RG A2026/131", "JWG6P3BD", "2026-06-30", "10:05:00", PRINTERS, TOWN,
        settled=[{"number": "FT A2026/161", "date": "2026-05-29", "amount": "1284.12"},
                 {"number": "FT A2026/165", "date": "2026-06-08", "amount": "392.37"},
                 {"number": "NC A2026/9", "date": "2026-05-19", "amount": "167.28", "credit": True},
                 {"number": "NC A2026/11", "date": "2026-06-15", "amount": "84.50", "credit": True}],
        payment={"paid": [{"method": "TB", "amount": "1424.71", "date": "2026-06-30"}]}),
}

# What is lawful and warned of all the same.
WARNED = ("fatura-linha-anulada",)
