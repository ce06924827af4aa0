"""JSON: an object, an array of objects, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from daicho.documents.decode import decode, sound
from daicho.documents.draft import Draft, Raw
from daicho.errors import InputRefused

_STRINGS = ("title", "url", "publisher", "published", "lang")


def read_json(source: str, stream: BinaryIO, max_bytes: int) -> Iterator[Draft | InputRefused]:
    """The documents of a JSON or JSON-lines source; a broken line is refused by its number and the rest is read."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if not line.strip():
            continue
        try:
            yield _draft(source, json.loads(decode(Raw(source, line))), str(number))
        except (ValueError, RecursionError) as error:
            yield InputRefused(f"{source}#{number}", f"line {number}: broken JSON: {error}")
        except InputRefused as refusal:
            yield refusal


def _draft(source: str, value: Any, part: str) -> Draft:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise InputRefused(f"{source}#{part}", f'line {part}: no object with a "text"')
    fields = {key: sound(value[key]) for key in _STRINGS if isinstance(value.get(key), str) and value[key].strip()}
    return Draft(
        text=sound(value["text"]), name=str(value["id"]) if value.get("id") is not None else None, part=part, **fields
    )
