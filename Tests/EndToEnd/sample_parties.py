"""The businesses of SampleOutput. All are invented; their numbers only have right check digits."""

from random import Random

from law import make_iban, nif_digit


def nif(first_eight: str) -> str:
    return first_eight + nif_digit(first_eight)


def address(street: str, postal_code: str, city: str, country: str = "PT") -> dict:
    return {"street": street, "postalCode": postal_code, "city": city, "country": country}


def firm(name: str, number: str, place: dict, office: str, capital: str, **contact) -> dict:
    return {"name": name, "taxId": nif(number), "country": "PT", "address": place, **contact,
            "registration": {"office": f"C.R.C. de {office}", "number": nif(number), "capital": capital}}


def customer(name: str, number: str, place: dict) -> dict:
    """A Portuguese number of eight digits gets its check digit; a foreign one stays as it is."""
    country = place["country"]
    return {"name": name, "taxId": nif(number) if country == "PT" else number, "country": country,
            "address": place}


PRINTERS = firm(
    "Tipografia Rosa dos Ventos, Lda.", "51384720",
    address("Rua do Poço dos Negros, 112", "1200-340", "Lisboa"), "Lisboa", "50000.00",
    email="contas@rosadosventos.example", phone="+351 213 000 112", website="rosadosventos.example")
STATIONER = firm(
    "Papelaria Aparo & Tinta, Lda.", "50938274",
    address("Rua Ferreira Borges, 87", "3000-180", "Coimbra"), "Coimbra", "25000.00",
    email="vendas@aparoetinta.example", phone="+351 239 000 087")
BAKERY = firm(
    "Pastelaria Flor da Alvorada, Unipessoal Lda.", "51620938",
    address("Rua de Cedofeita, 402", "4050-174", "Porto"), "Porto", "5000.00",
    phone="+351 222 000 402")
ARCHITECT = {
    "name": "Joana Figueiredo Tavares", "taxId": nif("23418765"), "country": "PT",
    "address": address("Largo da Sé Velha, 9, 2.º", "3000-383", "Coimbra"),
    "email": "joana@figueiredotavares.example", "phone": "+351 912 000 009"}
WINERY = firm(
    "Quinta do Vale Sereno – Vinhos e Azeites, S.A.", "50471938",
    address("Quinta do Vale Sereno, EN 222, km 31", "5130-329", "São João da Pesqueira"),
    "São João da Pesqueira", "750000.00",
    email="export@valesereno.example", phone="+351 254 000 222", website="valesereno.example")
ISLANDS = firm(
    "Casa Atlântica – Distribuição Insular, Lda.", "51209384",
    address("Avenida do Mar, 16", "9000-056", "Funchal"), "Funchal", "120000.00",
    email="pedidos@casaatlantica.example", phone="+351 291 000 016")
SCHOOL = firm(
    "Escola de Condução Estrela do Mar, Lda.", "50593821",
    address("Rua Dr. Francisco Sá Carneiro, 55", "8500-633", "Portimão"), "Portimão", "12500.00",
    email="secretaria@estreladomar.example", phone="+351 282 000 055")
GROWER = {
    "name": "António Lobo Serrano", "taxId": nif("21837465"), "country": "PT",
    "address": address("Monte da Azinheira", "7750-341", "Mértola")}
COOPERATIVE = customer("Cooperativa de Azeites da Raia, C.R.L.", "50129384",
                       address("Zona Industrial, lote 4", "7830-341", "Serpa"))
SOFTWARE = {"name": "Balcão Claro 4", "company": firm(
    "Balcão Claro – Software de Gestão, Lda.", "51477203",
    address("Parque Tecnológico, Edifício B", "3830-352", "Ílhavo"), "Ílhavo", "30000.00")}

TOWN = customer("Município de Ribeira Nova do Sado", "50684721",
                address("Praça do Pelourinho", "7580-151", "Ribeira Nova do Sado"))
THEATRE = customer("Teatro das Sete Colinas, Associação Cultural", "50772931",
                   address("Calçada do Combro, 61", "1200-114", "Lisboa"))
GROUP = customer("Agrupamento de Escolas da Serra da Boa Viagem", "60007392",
                 address("Avenida 25 de Abril, 300", "3080-086", "Figueira da Foz"))
HOTEL = customer("Hotel Miradouro do Bugio, S.A.", "51138472",
                 address("Estrada Marginal, 1140", "2780-322", "Oeiras"))
MARKET = customer("Mercearia Sal & Brasa, Lda.", "51529837",
                  address("Rua Machado dos Santos, 73", "9500-083", "Ponta Delgada"))
STUDENT = customer("Beatriz Carvalhal Nunes", "25918374",
                   address("Rua da Hortinha, 12, 1.º Dto.", "8500-594", "Portimão"))
IMPORTER = customer("Harbor & Vine Imports LLC", "84-3920175",
                    address("218 Commercial Street", "MA 02109", "Boston", "US"))
ATHENS = customer("Αθηναϊκή Κάβα Οίνων Α.Ε.", "094327185",
                  address("Οδός Πανεπιστημίου 41", "105 64", "Αθήνα", "GR"))

IBAN = {owner["taxId"]: make_iban(Random(owner["taxId"]))
        for owner in (PRINTERS, STATIONER, WINERY, ISLANDS, SCHOOL, ARCHITECT)}
