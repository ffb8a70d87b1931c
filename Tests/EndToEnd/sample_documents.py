"""The documents of SampleOutput: realistic, invented, and complete but for sums and signature."""

from sample_parties import (ARCHITECT, ATHENS, BAKERY, COOPERATIVE, GROUP, GROWER, HOTEL, IBAN, IMPORTER,
                            ISLANDS, MARKET, PRINTERS, SCHOOL, SOFTWARE, STATIONER, STUDENT, THEATRE, TOWN,
                            WINERY, address)
from sample_school_supplies import ROWS

RATES = {"6": "RED", "13": "INT", "23": "NOR"}


def vat(rate: str, region: str = "PT", code: str | None = None) -> dict:
    return {"type": "IVA", "region": region, "code": code or RATES[rate], "rate": rate}


def exempt(reason: str, region: str = "PT") -> dict:
    return {"type": "IVA", "region": region, "code": "ISE", "rate": "0", "exemption": reason}


def line(code: str, description: str, quantity: str, unit: str, price: str | None = None,
         tax: dict | str | None = None, **more) -> dict:
    made = {"code": code, "description": description, "quantity": quantity, "unit": unit}
    if price is not None:
        made["unitPrice"] = price
    if tax is not None:
        made["tax"] = vat(tax) if isinstance(tax, str) else tax
    return made | more


def document(kind: str, number: str, code: str, day: str, time: str, seller: dict, buyer: dict | None = None,
             lines: list | None = None, **more) -> dict:
    made = {"format": "prelo/1", "type": kind, "number": number, "status": "N",
            "atcud": f"{code}-{number.rpartition('/')[2]}", "issueDate": day,
            "systemEntryDate": f"{day}T{time}", "certificate": 9999, "seller": seller}
    if kind not in ("RC", "RG"):
        made |= {"hash": "", "hashControl": "1"}
    if buyer:
        made["buyer"] = buyer
    if lines:
        made["lines"] = lines
    return made | more


def transfer(seller: dict, terms: str) -> dict:
    return {"terms": terms, "methods": [{"type": "transfer", "iban": IBAN[seller["taxId"]]}]}


POSTERS = [
    line("P0120", "Cartaz A2 couché 170 g, quatro cores", "250", "UN", "1.84", "23",
         discount={"percent": "5"}, notes="Inclui prova de cor contratual"),
    line("P0121", "Desdobrável trifólio, papel reciclado 115 g", "5000", "UN", "0.096", "23"),
    line("L0310", "Livro «As Águas da Ribeira», 192 páginas, capa dura cosida", "45", "UN", "9.80", "6",
         notes="ISBN 978-972-000-000-0"),
    line("S0007", "Composição e paginação", "26", "H", "32.50", "23"),
    line("S0011", "Tradução português–inglês", "12400", "PAL", "0.07", "23", discount={"percent": "10"}),
    line("P0480", "Envelope C5 com janela, impressão a uma cor", "3000", "UN", "0.054", "23"),
    line("F0100", "Formação: preparação de ficheiros para impressão", "1", "DIA", "120.00", exempt("M07"),
         notes="Formação profissional certificada"),
    line("P0130", "Roll-up 85 × 200 cm com estrutura", "6", "UN", "68.00", "23"),
    line("P0131", "Lona microperfurada 510 g, ilhós a cada 50 cm", "18.5", "M2", "11.90", "23"),
]
PROGRAMME = [
    line("P0210", "Programa de sala, 24 páginas agrafadas, couché mate 135 g", "1200", "UN", "0.68", "23"),
    line("P0211", "Bilhete numerado com picotado, bloco de 50", "40", "UN", "4.15", "23"),
    line("P0120", "Cartaz A2 couché 170 g, quatro cores", "80", "UN", "2.10", "23"),
    line("S0007", "Composição e paginação", "9.5", "H", "32.50", "23"),
]
WINES = [
    line("V018", "Vale Sereno Reserva Tinto 2021, DOC Douro, 0,75 L", "360", "GRF", "7.40", exempt("M05")),
    line("V019", "Vale Sereno Branco de Curtimenta 2023, DOC Douro, 0,75 L", "240", "GRF", "6.85",
         exempt("M05")),
    line("V031", "Porto Tawny 20 anos, 0,75 L, caixa de madeira", "60", "GRF", "31.50", exempt("M05")),
    line("A004", "Azeite virgem extra Colheita Precoce, 0,5 L", "480", "GRF", "8.2050", exempt("M05")),
]

SAMPLES = {
    "fatura-uma-pagina": document(
        "FT", "FT A2026/150", "CSDF7T5H", "2026-05-04", "09:42:17", PRINTERS, TOWN, POSTERS,
        supplyDate="2026-05-02", dueDate="2026-06-03", payment=transfer(PRINTERS, "A 30 dias"),
        originating=[{"number": "NE E2026/88"}, {"number": "GR G2026/412"}],
        print={"template": "rosa-dos-ventos"}),
    "fatura-tres-paginas": document(
        "FT", "FT B2026/2041", "JFTM4XKD", "2026-09-07", "16:05:48", STATIONER, GROUP,
        [line(*row) for row in ROWS], dueDate="2026-11-06", payment=transfer(STATIONER, "A 60 dias"),
        originating=[{"number": "NE 2026/117", "date": "2026-08-24"},
                     {"number": "GR G2026/963", "date": "2026-09-04"}],
        notes=["Compromisso n.º 2026/4471. Entregas de 2 a 4 de setembro, conferidas por sala."]),
    "fatura-simplificada-consumidor-final": document(
        "FS", "FS LJ1.2026/18377", "JJ3XY2KD", "2026-10-17", "08:51:06", BAKERY, None, [
            line("101", "Galão", "2", "UN", "1.33", "13"),
            line("214", "Pão de Deus com queijo", "1", "UN", "1.81", "13"),
            line("220", "Torrada em pão alentejano", "1", "UN", "2.12", "13"),
            line("330", "Sumo de laranja natural, 33 cl", "1", "UN", "2.28", "23")],
        payment={"paid": [{"method": "MB", "amount": "10.25", "date": "2026-10-17"}]}),
    "fatura-recibo-com-retencao": document(
        "FR", "FR 2026/23", "JHV7Q2PB", "2026-03-12", "18:20:33", ARCHITECT, HOTEL, [
            line("PE", "Projeto de execução: reabilitação do salão nascente", "1", "UN", "3200.00", "23"),
            line("AO", "Assistência técnica à obra, fevereiro", "14", "H", "45.00", "23")],
        withholdings=[{"type": "IRS", "description": "Retenção na fonte de IRS, 23 %, art. 101.º CIRS",
                       "amount": "880.90"}],
        payment={"paid": [{"method": "TB", "amount": "3830.00", "date": "2026-03-12"}]}),
    "nota-de-credito": document(
        "NC", "NC A2026/9", "JMZ2W8RC", "2026-05-19", "11:03:55", PRINTERS, TOWN, [
            line("P0130", "Roll-up 85 × 200 cm com estrutura", "2", "UN", "68.00", "23",
                 notes="Estrutura danificada na entrega")],
        references=[{"number": "FT A2026/150", "date": "2026-05-04", "reason": "Devolução de mercadoria"}]),
    "nota-de-debito": document(
        "ND", "ND A2026/3", "JNB5T6QX", "2026-07-08", "10:15:00", PRINTERS, THEATRE, [
            line("S0090", "Portes adicionais: entrega urgente ao sábado", "1", "UN", "38.60", "23")],
        references=[{"number": "FT A2026/171", "date": "2026-06-22", "reason": "Portes não faturados"}],
        dueDate="2026-08-07", payment=transfer(PRINTERS, "A 30 dias")),
    "fatura-isenta-dois-motivos": document(
        "FT", "FT 2026/684", "JPK9D3LS", "2026-02-20", "17:44:29", SCHOOL, STUDENT, [
            line("FP-B", "Curso de formação profissional: motorista de ligeiros de passageiros (TVDE)", "50", "H",
                 "6.40", exempt("M07")),
            line("IMT-1", "Taxa de emissão de certificado, paga ao IMT em nome do aluno", "1", "UN", "30.00",
                 exempt("M01"), notes="Guia n.º 2026-118834, anexa"),
            line("EX-M", "Exame médico, pago à clínica em nome do aluno", "1", "UN", "25.00", exempt("M01"))],
        payment=transfer(SCHOOL, "Pronto pagamento")),
    "fatura-tres-regioes": document(
        "FT", "FT I2026/512", "JQR4V7MN", "2026-08-31", "19:12:40", ISLANDS, MARKET, [
            line("1004", "Bolo do caco, embalagem de 4", "300", "UN", "1.18", vat("4", "PT-MA", "RED")),
            line("1010", "Poncha de maracujá, 0,7 L", "48", "GRF", "9.90", vat("22", "PT-MA", "NOR")),
            line("1033", "Vinho da Madeira, 5 anos, 0,75 L", "36", "GRF", "11.25", vat("12", "PT-MA", "INT")),
            line("2001", "Queijo de São Jorge, 7 meses de cura", "84.350", "KG", "13.20",
                 vat("4", "PT-AC", "RED")),
            line("2014", "Chá verde Encosta Norte, 100 g", "120", "UN", "3.05", vat("9", "PT-AC", "INT")),
            line("2040", "Expositor de cartão para loja", "2", "UN", "64.00", vat("16", "PT-AC", "NOR")),
            line("3002", "Azeite virgem extra do Alentejo, 5 L", "20", "UN", "42.60", "6"),
            line("3017", "Conserva de sardinha em azeite, 125 g", "240", "UN", "1.74", "13",
                 discount={"percent": "7.5"}),
            line("3050", "Saco de papel kraft 24 × 31 × 10 cm", "500", "UN", "0.18", "23")],
        dueDate="2026-09-30", payment=transfer(ISLANDS, "A 30 dias")),
    "fatura-cliente-estrangeiro-em-dolares": document(
        "FT", "FT EXP2026/41", "JRX6C8HF", "2026-04-09", "12:30:02", WINERY, IMPORTER, WINES,
        dueDate="2026-05-09", currency={"code": "USD", "rate": "1.1385"},
        payment=transfer(WINERY, "Net 30 days") | {"methods": [
            {"type": "transfer", "iban": IBAN[WINERY["taxId"]], "bic": "VALSPTPL"}]},
        notes=["Incoterms 2020: FOB Leixões. HS 2204.21 and 1509.20. Origin: Portugal (EU)."],
        print={"language": "pt-en"}),
    "autofaturacao-com-iva-de-caixa": document(
        "FT", "FTAF S2026/58", "JSB3N9TW", "2026-11-02", "15:27:11", GROWER, COOPERATIVE, [
            line("AZ-GAL", "Azeitona galega para azeite, campanha 2026/27", "3840.5", "KG", "0.78", "6",
                 notes="Talão de báscula n.º 20611"),
            line("AZ-COB", "Azeitona cobrançosa para azeite, campanha 2026/27", "2115", "KG", "0.7125", "6")],
        status="S", regimes={"selfBilling": True, "cashVat": True}, supplyDate="2026-10-31",
        notes=["Fatura elaborada pelo adquirente ao abrigo do acordo de autofaturação de 2025-09-01."]),
    "guia-de-transporte-sem-valores": document(
        "GT", "GT T2026/233", "JTD8K5VG", "2026-10-05", "07:40:19", WINERY, HOTEL, [
            line("V018", "Vale Sereno Reserva Tinto 2021, DOC Douro, caixa de 6", "20", "CX"),
            line("V019", "Vale Sereno Branco de Curtimenta 2023, DOC Douro, caixa de 6", "15", "CX"),
            line("A020", "Azeite virgem extra, lata de 5 L", "8", "UN",
                 serialNumbers=["L26-0418", "L26-0419", "L26-0420", "L26-0421"]),
            line("Z001", "Palete EUR, tara retornável", "1", "UN")],
        shipment={"from": {"address": WINERY["address"], "time": "2026-10-05T08:15:00"},
                  "to": {"address": HOTEL["address"], "time": "2026-10-05T13:00:00"},
                  "vehicle": "48-XR-12", "atCode": "220134987651"},
        print={"copies": ["original", "duplicate", "triplicate"]}),
    "pro-forma": document(
        "PF", "PF 2026/77", "JVF2M4ZK", "2026-06-11", "14:08:37", PRINTERS, THEATRE, PROGRAMME,
        dueDate="2026-07-11", payment=transfer(PRINTERS, "50 % com a adjudicação, 50 % na entrega"),
        notes=["Proposta válida por 30 dias."]),
    "recibo": document(
        "RG", "RG A2026/118", "JWG6P3BD", "2026-06-05", "09:30:00", PRINTERS, TOWN,
        settled=[{"number": "FT A2026/150", "date": "2026-05-04", "amount": "4520.20"},
                 {"number": "FT A2026/139", "date": "2026-04-21", "amount": "184.50", "discount": "5.00"}],
        payment={"paid": [{"method": "TB", "amount": "4704.70", "date": "2026-06-05"}]}),
    "recibo-iva-de-caixa": document(
        "RC", "RC C2026/12", "JXH9R5CF", "2026-11-16", "17:02:26", SCHOOL, STUDENT,
        settled=[{"number": "FT C2026/31", "date": "2026-10-20", "amount": "246.00"},
                 {"number": "FT C2026/35", "date": "2026-11-03", "amount": "61.50"}],
        regimes={"cashVat": True}, taxSummary=[vat("23") | {"base": "250.00", "amount": "57.50"}],
        payment={"paid": [{"method": "MW", "amount": "307.50", "date": "2026-11-16"}]}),
    "segunda-via": document(
        "FT", "FT A2026/171", "CSDF7T5H", "2026-06-22", "10:46:12", PRINTERS, THEATRE, PROGRAMME,
        dueDate="2026-07-22", payment=transfer(PRINTERS, "A 30 dias"), print={"secondCopy": True}),
    "fatura-anulada": document(
        "FT", "FT A2026/172", "CSDF7T5H", "2026-06-22", "10:47:58", PRINTERS, THEATRE, PROGRAMME[:2],
        status="A", statusDate="2026-06-22T11:20:04", statusReason="Emitida em duplicado; não entregue ao cliente"),
    "formacao": document(
        "FT", "FT FORM2026/4", "JYK3S7DG", "2026-01-15", "15:00:00", PRINTERS, TOWN, PROGRAMME[:3],
        training=True, software=SOFTWARE),
    "fatura-multibanco-mbway-iban": document(
        "FT", "FT A2026/203", "CSDF7T5H", "2026-10-12", "16:33:41", PRINTERS, THEATRE, [
            *POSTERS[:5],
            line("P0170", "Cartão de identificação em PVC", "120", "UN", "1.90", "23",
                 discount={"amount": "18.00"}),
            line("T0001", "Transporte e entrega em Lisboa", "1", "UN", "65.05", "23")],
        supplyDate="2026-10-09", dueDate="2026-11-11",
        originating=[{"number": "NE E2026/131", "date": "2026-09-21"},
                     {"number": "GR G2026/412", "date": "2026-10-09"}],
        qrOther="MB;21312;203101266",
        payment={"terms": "A 30 dias", "methods": [
            {"type": "multibanco", "entity": "21312", "reference": "203101266"},
            {"type": "mbway", "phone": "+351 912 000 112"},
            {"type": "transfer", "iban": IBAN[PRINTERS["taxId"]], "bic": "ROSAPTPL"}]},
        print={"template": "rosa-dos-ventos"}),
    "fatura-bilingue": document(
        "FT", "FT EXP2026/58", "JRX6C8HF", "2026-09-24", "11:11:09", WINERY, ATHENS, [
            line("V018", "Vale Sereno Reserva Tinto 2021, DOC Douro, 0,75 L", "600", "GRF", "7.10",
                 exempt("M16"), notes="Ερυθρός οίνος Π.Ο.Π. · Red wine, PDO"),
            line("A004", "Azeite virgem extra Colheita Precoce, 0,5 L", "240", "GRF", "8.2050",
                 exempt("M16"), notes="Εξαιρετικό παρθένο ελαιόλαδο · Extra virgin olive oil"),
            line("T900", "Etiquetas em grego e búlgaro («Червено вино»)", "840", "UN", "0.035", exempt("M16"))],
        dueDate="2026-10-24", print={"language": "pt-en"},
        shipment={"from": {"address": WINERY["address"], "time": "2026-09-24T14:00:00"},
                  "to": {"address": address("Αποθήκη 3, Λιμένας", "185 45", "Πειραιάς", "GR")}},
        payment={"terms": "30 days from invoice date", "methods": [
            {"type": "transfer", "iban": IBAN[WINERY["taxId"]], "bic": "VALSPTPL"}]}),
}
