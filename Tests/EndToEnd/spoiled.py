"""Spoils a document in one place after the other: each time one thing is wrong, and one is to be told."""

from collections.abc import Iterator
from copy import deepcopy

# What a number or text is replaced by: no key takes it.
WRONG = {"wrong": {"kind": True}}


def places(value, path=()) -> Iterator[tuple]:
    """The path of every member and element inside `value`."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in members:
        yield (*path, key)
        yield from places(item, (*path, key))


def parent_of(document, path):
    for key in path[:-1]:
        document = document[key]
    return document


def with_wrong_kinds(document: dict) -> Iterator[tuple[tuple, dict]]:
    """Every value in turn of a kind that its key does not take."""
    for path in places(document):
        if path[0] in ("extensions", "$schema"):
            continue
        spoiled = deepcopy(document)
        value = parent_of(spoiled, path)[path[-1]]
        parent_of(spoiled, path)[path[-1]] = [WRONG] if isinstance(value, dict) else WRONG
        yield path, spoiled


def with_wrong_names(document: dict) -> Iterator[tuple[tuple, dict]]:
    """Every key in turn misspelt."""
    for path in places(document):
        if isinstance(path[-1], int) or path[0] in ("extensions", "$schema"):
            continue
        spoiled = deepcopy(document)
        parent = parent_of(spoiled, path)
        key = path[-1]
        # A letter twice; keys stand in their old order.
        wrong = key[:-1] + key[-1] * 2
        members = [(wrong if name == key else name, item) for name, item in parent.items()]
        parent.clear()
        parent.update(members)
        yield path, spoiled
