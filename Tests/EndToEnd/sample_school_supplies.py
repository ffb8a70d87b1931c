"""The long order of the three-page sample: code, description, quantity, unit, price, tax rate."""

ROWS = [row.split("|") for row in """\
C101|Caderno A4 pautado, 96 folhas, capa dura|240|UN|1.85|23
C102|Caderno A4 quadriculado, 96 folhas, capa dura|240|UN|1.85|23
C103|Caderno A5 pautado, 80 folhas, agrafado|300|UN|0.74|23
C104|Caderno A5 liso, 80 folhas, agrafado|120|UN|0.74|23
C110|Caderno de música, 48 folhas, 10 pautas|60|UN|1.32|23
C121|Bloco de desenho A3, 20 folhas, 180 g/m²|150|UN|3.95|23
C122|Bloco de desenho A4, 20 folhas, 120 g/m²|180|UN|2.15|23
C130|Papel cavalinho A2, 200 g/m²|500|FL|0.38|23
C131|Papel vegetal A4, 90 g/m²|400|FL|0.165|23
C140|Papel de fotocópia A4, 80 g/m², resma de 500|160|RSM|3.89|23
C141|Papel de fotocópia A3, 80 g/m², resma de 500|24|RSM|8.40|23
C150|Cartolina 50 × 65 cm, 180 g/m², cores sortidas|600|FL|0.32|23
C151|Papel crepe, rolo de 50 × 250 cm|120|UN|0.59|23
C152|Papel de lustro, caderno de 10 cores|80|UN|0.95|23
E201|Lápis de grafite HB, caixa de 12|60|CX|2.70|23
E202|Lápis de grafite 2B, caixa de 12|40|CX|2.95|23
E203|Lápis de grafite 4H, caixa de 12|10|CX|2.95|23
E210|Lápis de cor, estojo de 24|120|UN|4.60|23
E211|Lápis de cera, estojo de 12|90|UN|1.98|23
E212|Pastel de óleo, estojo de 25|45|UN|5.35|23
E220|Esferográfica azul, caixa de 50|20|CX|9.90|23
E221|Esferográfica preta, caixa de 50|12|CX|9.90|23
E222|Esferográfica vermelha, caixa de 50|6|CX|9.90|23
E230|Marcador de feltro, estojo de 12 cores|120|UN|2.40|23
E231|Marcador para quadro branco, conjunto de 4|75|UN|3.60|23
E232|Marcador fluorescente, conjunto de 6|60|UN|3.15|23
E240|Caneta de tinta permanente escolar, aparo M|30|UN|7.80|23
E241|Recarga de tinta azul, caixa de 6|60|CX|1.10|23
E250|Borracha branca, caixa de 20|18|CX|5.20|23
E251|Apara-lápis metálico de dois furos|150|UN|0.68|23
E252|Corretor em fita, 5 mm × 8 m|90|UN|1.45|23
G301|Régua de acrílico de 30 cm|200|UN|0.55|23
G302|Régua metálica de 50 cm, antiderrapante|20|UN|3.90|23
G303|Esquadro de 45°, 21 cm|150|UN|0.72|23
G304|Esquadro de 60°, 25 cm|150|UN|0.78|23
G305|Transferidor de 180°, 15 cm|150|UN|0.42|23
G306|Compasso escolar com extensor e adaptador universal, em estojo rígido com minas de reserva|120|UN|6.45|23
G310|Calculadora científica, 252 funções, alimentação solar e pilha|36|UN|14.90|23
G311|Calculadora gráfica aprovada para exame nacional|6|UN|118.00|23
A401|Tesoura escolar de pontas redondas, 13 cm|180|UN|0.98|23
A402|Tesoura de escritório, 21 cm|24|UN|2.65|23
A403|Cola em bastão, 21 g|300|UN|0.89|23
A404|Cola branca, frasco de 1 kg|30|UN|4.75|23
A405|Fita adesiva transparente, 19 mm × 33 m|120|UN|0.46|23
A406|Fita-cola de papel, 25 mm × 50 m|60|UN|1.88|23
A410|Guache, frasco de 500 ml, cores sortidas|72|UN|3.25|23
A411|Aguarela, estojo de 12 pastilhas|90|UN|2.85|23
A412|Tinta acrílica, frasco de 250 ml|48|UN|3.95|23
A413|Pincel redondo n.º 8, pelo sintético|150|UN|0.92|23
A414|Pincel chato n.º 14, pelo sintético|90|UN|1.34|23
A415|Godé plástico de seis cavidades|90|UN|0.38|23
A420|Barro vermelho para modelar, bloco de 5 kg|40|UN|3.70|23
A421|Plasticina, barra de 350 g|120|UN|1.76|23
A422|Teque de madeira, conjunto de 6|30|UN|4.10|23
O501|Dossiê A4 de lombada larga, com mecanismo de alavanca|150|UN|2.30|23
O502|Separadores de cartolina A4, 12 posições|120|UN|0.88|23
O503|Bolsa catálogo A4, pacote de 100|40|PCT|4.95|23
O504|Capa de elásticos A4 em cartão|240|UN|0.82|23
O505|Agrafador de mesa para 25 folhas|12|UN|6.20|23
O506|Agrafos 26/6, caixa de 5000|30|CX|1.55|23
O507|Furador de dois furos com guia|12|UN|5.45|23
O508|Clipes de 33 mm, caixa de 100|60|CX|0.49|23
O510|Mochila escolar com costas reforçadas e refletores|45|UN|16.75|23
L601|Dicionário da Língua Portuguesa, edição escolar|60|UN|12.90|6
L602|Gramática ilustrada, 3.º ciclo|60|UN|11.50|6
L603|Atlas geográfico universal|25|UN|18.70|6
L604|«O Menino do Mar», leitura orientada do 5.º ano|75|UN|7.60|6
L605|«Contos da Serra e do Rio», antologia|75|UN|8.25|6
L606|Caderno de exercícios de Matemática, 7.º ano|90|UN|6.95|6
S701|Entrega nas quatro escolas do agrupamento e arrumação por sala|4|UN|48.75|23
""".splitlines()]
