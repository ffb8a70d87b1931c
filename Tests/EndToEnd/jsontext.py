"""Writes documents as JSON in the many forms that are all the same document."""

import json
from random import Random

# Where a decimal may be a JSON number as well as a string.
DECIMALS = {"quantity", "unitPrice", "percent", "amount", "rate", "base", "net", "tax", "gross",
            "stampDuty", "capital", "discount"}


def pretty(document: dict) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def varied(random: Random, document: dict) -> str:
    """Compact, indented, escaped, with decimals as numbers, or with the keys in another order."""
    escapes = random.random() < 0.2
    indent = random.choice((None, None, 1, 2, "\t"))
    if random.random() < 0.2:
        keys = list(document)
        random.shuffle(keys)
        document = {key: document[key] for key in keys}
    if random.random() < 0.2:
        return with_numbers(document)
    return json.dumps(document, ensure_ascii=escapes, indent=indent)


def with_numbers(value, key: str = "") -> str:
    """JSON text in which decimals are numbers, digit for digit: `1.50` stays `1.50`."""
    if isinstance(value, dict):
        members = (f"{json.dumps(name)}:{with_numbers(item, name)}" for name, item in value.items())
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(with_numbers(item) for item in value) + "]"
    if key in DECIMALS and isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
