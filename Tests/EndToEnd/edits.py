"""Small faults made in valid documents."""

from copy import deepcopy

from support import resolve


def split(pointer: str) -> tuple[str, str]:
    parent, _, last = pointer.rpartition("/")
    return parent, last.replace("~1", "/").replace("~0", "~")


def put(pointer: str, value):
    """Sets, adds or appends (`-`) one value."""
    def edit(document):
        parent, last = split(pointer)
        holder = resolve(document, parent)
        if not isinstance(holder, list):
            holder[last] = value
        elif last == "-":
            holder.append(value)
        else:
            holder[int(last)] = value
    return edit


def drop(pointer: str):
    def edit(document):
        parent, last = split(pointer)
        holder = resolve(document, parent)
        del holder[int(last) if isinstance(holder, list) else last]
    return edit


def edited(document: dict, edits) -> dict:
    changed = deepcopy(document)
    for edit in edits:
        edit(changed)
    return changed
