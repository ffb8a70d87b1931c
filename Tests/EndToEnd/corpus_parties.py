"""Sellers, buyers and transport data for the corpus."""

from datetime import datetime, timedelta
from random import Random

from law import INVOICES, make_nif
from vocabulary import FOREIGN, address, company


def seller(random: Random) -> dict:
    made = {"name": company(random), "taxId": make_nif(random, random.choice("1235")), "country": "PT",
            "address": address(random)}
    if random.random() < 0.7:
        made |= {"email": "faturas@exemplo.pt", "phone": "+351 210 000 000", "website": "www.exemplo.pt"}
    if random.random() < 0.8:
        made["registration"] = {"office": "C.R.C. de Vila Nova de Gaia", "number": made["taxId"],
                                "capital": random.choice(("1.00", "5000", "1250000.00"))}
        if random.random() < 0.1:
            made["registration"] |= {"paidUpCapital": "0.50", "ownCapital": "-1234.56",
                                     "inLiquidation": True}
    if random.random() < 0.05:
        made["taxRepresentative"] = {"name": company(random), "taxId": make_nif(random),
                                     "country": "PT", "address": address(random)}
    return made


def buyer(random: Random, kind: str) -> dict | None:
    """None is a final consumer; transport documents may not know their recipient."""
    choice = random.random()
    if kind == "FS" and choice < 0.7 or choice < 0.08:
        return None
    if choice < 0.14:
        return {"name": "Consumidor final", "taxId": "999999990",
                "country": random.choice(("PT", "Desconhecido"))}
    if choice < 0.35:
        country = random.choice(tuple(FOREIGN))
        return {"name": company(random), "taxId": FOREIGN[country][0], "country": country,
                "address": address(random, country)}
    made = {"name": company(random), "country": "PT", "address": address(random),
            "taxId": make_nif(random, random.choice(("1", "2", "5", "6", "45", "71", "98")))}
    if kind in INVOICES and random.random() < 0.2:
        made |= {"email": "compras@cliente.example", "phone": "219 999 999"}
    return made


def shipment(random: Random, entered: str) -> dict:
    start = datetime.fromisoformat(entered) + timedelta(minutes=random.randint(5, 600))
    made = {"from": {"address": address(random), "time": start.isoformat()},
            "to": {"address": address(random)}}
    if random.random() < 0.4:
        made["to"]["time"] = (start + timedelta(hours=4)).isoformat()
    if random.random() < 0.6:
        made["vehicle"] = random.choice(("AA-00-BB", "12-AB-34", "L-123456"))
    if random.random() < 0.6:
        made["atCode"] = "".join(random.choices("0123456789", k=12))
    return made
