"""Names, streets, goods and words in the scripts that Portuguese invoices meet."""

from random import Random
from unicodedata import normalize

COMPANIES = (
    "Oficina do Livro Perdido, Lda.", "Água & Luz – Serviços Técnicos, Unipessoal Lda.",
    "Conservas São João, S.A.", "Ção", "J", "Ä", "António José da Conceição Araújo Guimarães",
    "Município de Vila Real de Santo António", "«Aspas» e ‘plicas’, Lda.", "B+B / C&A #1 (Norte)",
    "Müller & Söhne GmbH", "Łódzka Spółdzielnia Żywności Źródło Sp. z o.o.",
    "Ελληνική Εταιρεία Τροφίμων Α.Ε.", "Αθηνά Ωμέγα Ήρα", "ООО «Северное сияние»",
    "Щёлковский завод, ЧП Їжак Ґанок", "Công ty Trách nhiệm Hữu hạn Phở Nguyễn Đức Thắng",
    "Đặng Thị Mỹ Hạnh", "Příliš žluťoučký kůň a.s.", "İstanbul Çağlayan Şirketi",
    "Árvíztűrő Tükörfúrógép Kft.", "Smørrebrød & Ærø ApS", "Ștefan Țurcanu SRL", "Þórður Ísberg hf.",
    "O'Brien & Sons Ltd", "Sociedade Portuguesa de Importação, Exportação, Distribuição e "
    "Comercialização de Produtos Alimentares e Bebidas do Atlântico Norte, Unipessoal Lda.",
)
GOODS = (
    "Pêra rocha do Oeste", "Azeite virgem extra 0,5 L", "Papel A4 80 g/m²", "Pão",
    "Caixa de cartão 40×30×20", "Sessão fotográfica", "Serração à medida", "Tradução português–inglês",
    "Manutenção preventiva de ar condicionado (1.º semestre)", "Café moído ½ kg", "Óleo nº 3",
    "Instalação elétrica – 2.ª fase", "Fio de cobre Ø 2,5 mm", "Detergente “Brilho” 5 L",
    "Αποστολή δεμάτων Θεσσαλονίκη", "Кириллический товар № 5", "Żubrówka i kiełbasa śląska",
    "Bánh mì thịt nướng đặc biệt", "Taxa de serviço ≤ 5 %", "Vinho tinto reserva 2019 – DOC Douro",
    "Consultoria técnica", "Software as a service – €/utilizador", "Queijo da Serra à peça",
    "Análise química da água conforme o Decreto-Lei n.º 306/2007, com relatório detalhado, recolha "
    "no local, transporte refrigerado e duas réplicas por amostra, incluindo metais pesados",
)
WORDS = (
    "montagem", "peça", "ação", "coração", "fôlego", "às", "três", "código", "açúcar", "pôr", "útil",
    "linha", "série", "água", "fácil", "módulo", "betão", "aço", "inoxidável", "reforçado", "azul",
    "ñandú", "größe", "naïve", "λόγος", "ящик", "źdźbło", "phở", "œuvre", "n.º", "1.ª", "10 %", "m³",
)
STREETS = (
    "Rua do Século, 79", "Avenida da Liberdade, 200, 3.º Esq.", "Travessa da Conceição, 364",
    "Largo de São Domingos", "Zona Industrial do Çarçal, lote 14-B", "Rua 1.º de Maio, 5, r/c",
    "Praça D. João I, n.º 28", "Estrada Nacional 125, km 17,4",
)
CITIES = (("1200-433", "Lisboa"), ("4000-322", "Porto"), ("3000-213", "Coimbra"), ("8000-076", "Faro"),
          ("9500-150", "Ponta Delgada"), ("9000-082", "Funchal"), ("7004-506", "Évora"),
          ("6000-767", "Castelo Branco"))
FOREIGN = {
    "ES": ("B12345678", "Calle de Alcalá, 45", "28014", "Madrid"),
    "FR": ("40303265045", "12, rue de l’Église", "75011", "Paris"),
    "DE": ("136695976", "Königsallee 7", "40212", "Düsseldorf"),
    "GR": ("094259216", "Οδός Αθηνάς 12", "105 51", "Αθήνα"),
    "PL": ("5260001246", "ulica Świętokrzyska 3", "00-360", "Warszawa"),
    "VN": ("0100109106", "Số 1 Đường Trần Hưng Đạo", "100000", "Hà Nội"),
    "UA": ("123456789012", "вулиця Хрещатик, 22", "01001", "Київ"),
    "BR": ("11.222.333/0001-81", "Praça da Sé, 100", "01001-000", "São Paulo"),
    "US": ("12-3456789", "350 Fifth Avenue", "NY 10118", "New York"),
    "GB": ("980780684", "10 Downing Street", "SW1A 2AA", "London"),
    "IE": ("6388047V", "O’Connell Street 1", "D01 F5P2", "Dublin"),
}


def words(random: Random, count: int) -> str:
    return " ".join(random.choices(WORDS, k=count))


def decomposed(random: Random, text: str) -> str:
    """Now and then the same text with combining marks, as some systems store it."""
    return normalize("NFD", text) if random.random() < 0.08 else text


def company(random: Random) -> str:
    name = random.choice(COMPANIES)
    if random.random() < 0.08:
        name += " " + words(random, random.randint(4, 12))
    return decomposed(random, name)


def goods(random: Random) -> str:
    name = random.choice(GOODS)
    if random.random() < 0.25:
        name += ", " + words(random, random.randint(1, 30))
    return decomposed(random, name)


def address(random: Random, country: str = "PT") -> dict:
    if country in FOREIGN:
        _, street, postal_code, city = FOREIGN[country]
    else:
        street = random.choice(STREETS)
        postal_code, city = random.choice(CITIES)
    made = {"street": street, "postalCode": postal_code, "city": city, "country": country}
    if random.random() < 0.1:
        made["region"] = random.choice(("Algarve", "Açores", "Trás-os-Montes e Alto Douro"))
    return made
