"""JSON: an object, an array of objects, or one object a line.

An object has `text` (or `html`), and may have `id`, `title`, `url`, `published`, `lang` and `publisher`. JSON lines are read as a
stream, so that a file may be larger than memory.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from daicho.documents.dates import written_date
from daicho.documents.decode import decode, sound
from daicho.documents.draft import Draft, Raw
from daicho.errors import InputRefused

_LANGUAGES = {"en": "en", "eng": "en", "english": "en", "ja": "ja", "jpn": "ja", "jp": "ja", "japanese": "ja"}
Numbered = tuple[int, bytes]


def read_json(
    source: str, stream: io.BufferedReader[Any], max_bytes: int, *, by_line: bool
) -> Iterator[Draft | InputRefused]:
    """The documents of a JSON source; a broken or over-long line is refused by its number and the rest is read.

    by_line: whether the name says JSON lines; else the first line does, if it is complete and not the last. max_bytes: of one
    line, or of JSON that spans several.
    """
    if b"\0" in stream.peek(4)[:4]:  # UTF-16, which cannot be cut at the byte of a line break
        data = _bounded(source, stream.read(max_bytes + 1), max_bytes)
        stream = io.BufferedReader(io.BytesIO(decode(Raw(source, data)).encode()))
    lines = _lines(stream, max_bytes)
    first = next(lines, None)
    if first is None:
        raise InputRefused(source, "an empty file")
    if by_line or (stream.peek(1).strip() and (len(first[1]) > max_bytes or _is_object(first[1]))):
        yield from _by_line(source, chain([first], lines), max_bytes)
        return
    data = _bounded(source, first[1] + stream.read(max_bytes + 1), max_bytes)
    try:
        value = _value(source, data)
    except InputRefused:
        second = next(islice(_lines(io.BytesIO(data), max_bytes), 1, None), None)
        if second is None or not _is_object(second[1]):
            raise
        yield from _by_line(source, _lines(io.BytesIO(data), max_bytes), max_bytes)  # only the first line is broken
        return
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield _draft(source, item, f"item {number}", str(number))
    else:
        yield _draft(source, value, "", None)


def draft_of(source: str, value: object, part: str) -> Draft:
    """What one object of a JSON source says; part: what tells it from the others. Raises InputRefused."""
    return replace(_fields(source, value), part=part)


def _by_line(source: str, lines: Iterable[Numbered], max_bytes: int) -> Iterator[Draft | InputRefused]:
    for number, line in lines:
        where = f"line {number}"
        try:
            value = _value(source, _bounded(source, line, max_bytes))
        except InputRefused as refusal:
            yield InputRefused(source, f"{where}: {refusal.reason}")
            continue
        yield _draft(source, value, where, str(number))


def _lines(stream: io.BufferedIOBase, max_bytes: int) -> Iterator[Numbered]:
    """Each line that is not blank with its number. An over-long one comes cut off, the rest of it skipped."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and (rest := stream.readline(max_bytes)):
            pass
        if not line.isspace():
            yield number, line


def _bounded(source: str, data: bytes, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        raise InputRefused(source, f"larger than {max_bytes:,} bytes")
    return data


def _value(source: str, data: bytes) -> Any:
    try:
        return json.loads(decode(Raw(source, data)))
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise InputRefused(source, f"broken JSON at {where}: {error.msg.lower()}") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets nested without end
        raise InputRefused(source, f"broken JSON: {error}") from None


def _is_object(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), dict)
    except (ValueError, RecursionError):
        return False


def _draft(source: str, value: Any, where: str, part: str | None) -> Draft | InputRefused:
    """The document that one object describes. where: how a refusal names it, empty for a source of one object."""
    try:
        return replace(_fields(source, value), part=part)
    except InputRefused as refusal:
        return InputRefused(source, f"{where}: {refusal.reason}" if where else refusal.reason)


def _fields(source: str, value: Any) -> Draft:
    if not isinstance(value, dict):
        raise InputRefused(source, "no JSON object")
    said = {key: sound(item) for key, item in value.items() if isinstance(item, str) and item.strip()}
    if "text" in said:
        draft = Draft(said["text"])
    elif "html" in said:
        from daicho.documents.html import page

        draft = page(source, said["html"], url=said.get("url"))
    else:
        raise InputRefused(source, 'no "text" or "html" in it')
    return replace(
        draft,
        title=said.get("title", draft.title),
        url=said.get("url", draft.url),
        publisher=said.get("publisher", draft.publisher),
        lang=_language(said.get("lang")),
        published=_published(source, value.get("published")) or draft.published,
        name=sound(str(value["id"])) if value.get("id") not in (None, "") else None,
    )


def _language(label: str | None) -> str | None:
    """`en-US` → `en`; None where the field is missing."""
    return _LANGUAGES.get(label.lower().replace("_", "-").partition("-")[0], "other") if label else None


def _published(source: str, value: Any) -> str | None:
    if value is None or value == "":
        return None
    date = written_date(str(value))
    if date is None:
        raise InputRefused(source, f"published: {value!r} is no date")
    return date
