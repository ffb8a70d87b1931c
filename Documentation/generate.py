#!/usr/bin/env python3
"""Writes the pages of the documentation that are made from the sources, so that they cannot drift.

    Documentation/generate.py --binary .build/release/prelo [--check]

format.md and pt/format.md come from the JSON Schema, the tables of rates and exemptions and the rules; rules.md and
pt/rules.md from the catalogue behind `prelo explain`; commands.md and pt/commands.md from `prelo manual markdown`. With --check
nothing is written: the exit code is 1, and names are printed, where a page is not what it should be.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = json.loads((ROOT / "Schema" / "format-words.json").read_text())
SCHEMA = json.loads((ROOT / "Schema" / "prelo-1.schema.json").read_text())
TABLES = ROOT / "Sources" / "Document" / "DocumentRules" / "Tables"

TEXTS = {
    "key": ("key", "chave"), "required": ("required", "obrigatória"), "value": ("value", "valor"),
    "meaning": ("meaning", "significado"), "example": ("example", "exemplo"), "yes": ("yes", "sim"),
    "rules": ("Rules", "Regras"), "code": ("code", "código"), "level": ("level", "nível"), "law": ("law", "lei"),
    "text": ("text", "texto"), "object": ("object", "objeto"), "boolean": ("true, false", "true, false"),
    "amount": ("amount", "montante"), "signedAmount": ("amount, or below zero", "montante, também negativo"),
    "quantity": ("number, 6 decimals", "número, 6 casas decimais"),
    "signedQuantity": ("number, 6 decimals, or below zero", "número, 6 casas decimais, também negativo"),
    "price": ("price, 10 decimals", "preço, 10 casas decimais"), "date": ("date", "data"),
    "dateTime": ("date and time", "data e hora"), "list": ("list of {}", "lista de {}"),
    "most": ("at most {} characters", "no máximo {} caracteres"), "form": ("form `{}`", "forma `{}`"),
    "from": ("from", "desde"), "mention": ("mention", "menção"), "basis": ("basis", "base legal"),
    "documents": ("documents", "documentos"), "region": ("region", "região"),
    "error": ("error", "erro"), "warning": ("warning", "aviso"), "integer": ("whole number", "número inteiro"),
}

FRAME = {
    "en": {
        "title": "The input format, version 1",
        "made": "Made by `Documentation/generate.py` from [the JSON Schema](../Schema/prelo-1.schema.json) and the rules; "
                "`./test` fails when it is not current. [Em português](pt/format.md).",
        "start": """One UTF-8 JSON object is one finalized document. Point your editor at the schema with
`"$schema": "…/Schema/prelo-1.schema.json"`, and ask for a complete document of any type: `prelo example FT`. This is the
shortest valid one, `prelo example FS`:""",
        "values": """## Values

- **Decimals** are texts or JSON numbers, read exactly, without exponent. Amounts have at most 13 integer digits and 2
  decimals; quantities and rates 12 and 6; unit prices 12 and 10. Only what the tables mark may be below zero.
- **Dates** are `YYYY-MM-DD`, times `YYYY-MM-DDThh:mm:ss`, the seller's local time without a zone.
- **Texts** are printed as given: at most 65,536 characters, no control characters but tab and line end.
- An **unknown key** is an error that suggests the nearest known one; a key twice in one object is an error. Keys that start
  with `$`, and everything under `extensions`, are let through.
- A list has at most 100,000 elements, a document 16 MiB, 100 problems are told of one document.""",
        "rates": "VAT rates", "exemptions": "Exemption codes",
        "rates_note": "The rate in force on the supply date, else on the issue date, is the one that counts (CIVA art. 18 n.9).",
        "exemptions_note": "AT's table, version 4.0. A line with rate 0 names one; the mention is what is printed.",
        "document": "The document", "rules_title": "Every code",
        "rules_start": "Made by `Documentation/generate.py` from what `prelo explain` knows; `./test` fails when it is not current. "
                       "[Em português](pt/rules.md). A code is never reused. `prelo explain CODE` says the same.",
    },
    "pt": {
        "title": "O formato de entrada, versão 1",
        "made": "Gerado por `Documentation/generate.py` a partir do [esquema JSON](../../Schema/prelo-1.schema.json) e das "
                "regras; `./test` falha se não estiver atual. [In English](../format.md).",
        "start": """Um objeto JSON em UTF-8 é um documento finalizado. Indique o esquema ao seu editor com
`"$schema": "…/Schema/prelo-1.schema.json"`, e peça um documento completo de qualquer tipo: `prelo example FT`. Este é o
mais curto que é válido, `prelo example FS`:""",
        "values": """## Valores

- **Números decimais** são textos ou números JSON, lidos exatamente, sem expoente. Os montantes têm no máximo 13 algarismos
  inteiros e 2 casas decimais; as quantidades e as taxas, 12 e 6; os preços unitários, 12 e 10. Só pode ser negativo o que as
  tabelas assinalam.
- **Datas** são `AAAA-MM-DD`, horas `AAAA-MM-DDThh:mm:ss`, na hora local do emitente, sem fuso.
- **Textos** imprimem-se tal como estão: no máximo 65 536 caracteres, sem caracteres de controlo além de tabulação e mudança
  de linha.
- Uma **chave desconhecida** é um erro que sugere a mais próxima; uma chave repetida num objeto é um erro. Passam as chaves
  que começam por `$` e tudo o que esteja em `extensions`.
- Uma lista tem no máximo 100 000 elementos, um documento 16 MiB, e de um documento indicam-se 100 problemas.""",
        "rates": "Taxas de IVA", "exemptions": "Códigos de isenção",
        "rates_note": "Conta a taxa em vigor na data da operação ou, na falta, na data de emissão (CIVA art. 18.º n.º 9).",
        "exemptions_note": "Tabela da AT, versão 4.0. Uma linha com taxa 0 indica um código; a menção é o que se imprime.",
        "document": "O documento", "rules_title": "Todos os códigos",
        "rules_start": "Gerado por `Documentation/generate.py` a partir do que `prelo explain` sabe; `./test` falha se não estiver "
                       "atual. [In English](../rules.md). Um código nunca é reutilizado. `prelo explain CÓDIGO` diz o mesmo.",
    },
}


class Program:
    """The program, whose tables these pages show."""

    def __init__(self, binary: Path):
        self.binary = binary

    def say(self, *arguments: str) -> str:
        environment = {"PATH": os.environ.get("PATH", ""), "PRELO_HOME": str(ROOT), "LANG": "C.UTF-8"}
        return subprocess.run([self.binary, *arguments], capture_output=True, text=True, check=True,
                              env=environment).stdout


def said(name: str, language: str) -> str:
    return TEXTS[name][language == "pt"]


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


# The Schema.

def resolved(node: dict) -> dict:
    """The node with what its `$ref` says, its own keys first."""
    while "$ref" in node:
        own = {key: value for key, value in node.items() if key != "$ref"}
        node = SCHEMA["$defs"][node["$ref"].rpartition("/")[2]] | own
    return node


def kind(node: dict, language: str) -> str:
    """What may stand there: kind and limits."""
    name = node.get("$ref", "").rpartition("/")[2]
    if name in TEXTS and name not in ("text",):
        return said(name, language)
    whole = resolved(node)
    if "const" in whole:
        return f"`{json.dumps(whole['const'], ensure_ascii=False)}`"
    if "enum" in whole:
        return " ".join(f"`{value}`" for value in whole["enum"])
    if whole.get("type") == "array":
        return said("list", language).format(kind(whole["items"], language))
    if whole.get("type") == "boolean":
        return said("boolean", language)
    if whole.get("type") == "string" or name in ("text", "requiredText"):
        limits = [said("text", language)]
        if whole.get("maxLength", 65536) < 65536:
            limits.append(said("most", language).format(whole["maxLength"]))
        if "pattern" in node:
            limits.append(said("form", language).format(node["pattern"]))
        return ", ".join(limits)
    if "anyOf" in whole and not any("properties" in branch for branch in whole["anyOf"]):
        return " / ".join(dict.fromkeys(kind(branch, language) for branch in whole["anyOf"]))
    if whole.get("type") == "integer":
        return f"{said('integer', language)} {whole['minimum']}…{whole['maximum']}"
    return said("object", language)


def members(node: dict) -> tuple[dict, set]:
    """The keys of an object, of all its forms together, and those that each form needs."""
    node = resolved(node)
    keys, needed = dict(node.get("properties", {})), set(node.get("required", []))
    forms = [members(form) for form in node.get("oneOf", [])]
    for properties, _ in forms:
        for key, value in properties.items():
            keys.setdefault(key, value)
    if forms:
        needed |= set.intersection(*(required for _, required in forms))
    return keys, needed


def objects(node: dict, path: str = ""):
    """Every object of the format, by its path; one that is used twice stands once."""
    seen = set()

    def walk(node: dict, path: str):
        whole = resolved(node)
        if whole.get("type") == "array":
            return (yield from walk(whole["items"], path + "[]"))
        keys, needed = members(node)
        if not keys:
            return
        mark = json.dumps(keys, sort_keys=True)
        if mark in seen:
            return
        seen.add(mark)
        yield path, keys, needed
        for key, value in keys.items():
            yield from walk(value, f"{path}.{key}".lstrip("."))

    yield from walk(node, path)


def examples() -> dict[str, str]:
    """A value for each path, from the first sample that has one."""
    found: dict[str, str] = {}

    def walk(value, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{path}.{key}".lstrip("."))
        elif isinstance(value, list):
            for inner in value:
                walk(inner, path + "[]")
        else:
            found.setdefault(path, json.dumps(value, ensure_ascii=False))

    for path in sorted((ROOT / "SampleOutput").glob("*.json")):
        walk(json.loads(path.read_text()), "")
    return found


def saft_name(path: str) -> str:
    names = WORDS["names"]
    tail = path.split(".")
    return names.get(path) or (names.get("*." + ".".join(tail[-2:]), "") if len(tail) > 1 else "")


def meaning(node: dict, language: str) -> str:
    english = node.get("description") or resolved(node).get("description", "")
    return WORDS["portuguese"][english] if language == "pt" else english


# The pages.

def format_page(program: Program, language: str) -> str:
    frame = FRAME[language]
    rules: dict[str, list[str]] = {}
    for rule in catalogue(program):
        for key in rule["keys"]:
            rules.setdefault(key, []).append(rule["code"])
    values = examples()
    page = [f"# {frame['title']}", frame["made"], frame["start"],
            "```json\n" + program.say("example", "FS").rstrip() + "\n```", frame["values"]]
    for path, keys, needed in objects(SCHEMA):
        page.append(f"## {'`' + path + '`' if path else frame['document']}")
        heads = [said(name, language) for name in ("key", "required", "value")] + ["SAF-T (PT)"] + [
            said(name, language) for name in ("meaning", "example")]
        rows = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
        for key, node in keys.items():
            place = f"{path}.{key}".lstrip(".")
            example = values.get(place) or values.get(place + "[]") or ""
            if len(example) > 40:
                example = example[:36] + "…\""
            rows.append("| " + " | ".join((
                f"`{key}`", said("yes", language) if key in needed else "", cell(kind(node, language)),
                ", ".join(f"`{name}`" for name in saft_name(place).split(", ") if name), cell(meaning(node, language)),
                f"`{cell(example)}`" if example else "")) + " |")
        page.append("\n".join(rows))
        if not path:
            page.append("\n".join(f"- `{key}`: {said('rules', language)} " + ", ".join(
                f"[{code}](rules.md#{code.lower()})" for code in rules[key]) for key in keys if key in rules))
    page += [f"## {frame['rates']}", frame["rates_note"], rates(language),
             f"## {frame['exemptions']}", frame["exemptions_note"], exemptions(language)]
    return "\n\n".join(page) + "\n"


def rows(name: str):
    lines = [line for line in (TABLES / name).read_text().splitlines() if line and not line.startswith("#")]
    return csv.reader(lines, delimiter=";")


def rates(language: str) -> str:
    head = f"| {said('region', language)} | {said('from', language)} | RED | INT | NOR | {said('law', language)} |"
    return "\n".join([head, "|---|---|---|---|---|---|"] + [
        f"| {row[0]} | {row[1]} | {row[2]} % | {row[3]} % | {row[4]} % | {cell(row[6])} |" for row in rows("vat-rates.csv")])


def exemptions(language: str) -> str:
    heads = [said(name, language) for name in ("code", "mention", "basis", "documents")]
    table = ["| " + " | ".join(heads) + " |", "|---|---|---|---|"]
    for row in rows("exemptions.csv"):
        row += [""] * (11 - len(row))
        bounds = f"{row[5]}…{row[6]}" if row[5] or row[6] else ""
        table.append(f"| {row[0]} | {cell(row[1])} | {cell(row[2])} | {bounds} |")
    return "\n".join(table)


def catalogue(program: Program) -> list[dict]:
    return [json.loads(line) for line in program.say("explain", "--format", "json").splitlines()]


def rules_page(program: Program, language: str) -> str:
    frame = FRAME[language]
    page = [f"# {frame['rules_title']}", frame["rules_start"]]
    for rule in catalogue(program):
        page.append(f"## {rule['code']}")
        page.append(f"{said(rule['severity'], language).capitalize()}. {rule['message'][language]}")
        if rule["keys"]:
            page.append(", ".join(f"`{key}`" for key in rule["keys"]))
        if rule["law"]:
            page.append("\n".join(f"- {source}" for source in rule["law"]))
    return "\n\n".join(page) + "\n"


def pages(program: Program) -> dict[Path, str]:
    folder = ROOT / "Documentation"
    made = {}
    for language, place in (("en", folder), ("pt", folder / "pt")):
        made[place / "format.md"] = format_page(program, language)
        made[place / "rules.md"] = rules_page(program, language)
        made[place / "commands.md"] = program.say("manual", "markdown", "--language", language)
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    stale = []
    for path, text in pages(Program(options.binary.resolve())).items():
        if path.exists() and path.read_text() == text:
            continue
        stale.append(path.relative_to(ROOT))
        if not options.check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
    for path in stale:
        print(path)
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
