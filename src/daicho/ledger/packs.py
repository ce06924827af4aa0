"""The rows of kept deals by column, in packs of about a thousand: who asks for two columns of all deals reads these alone.

A pack is a copy of the rows from its first key up to the first of the next. Whoever changes rows says so, and the packs they are
in are read from the rows themselves until they are packed again. How rows lie in packs depends on what was read when; what is
read from them does not.
"""

from __future__ import annotations

import json
import struct
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from daicho.ledger import kept, tables

SIZE = 1000
"""Rows in a pack when it is made; it has at most twice as many before it is parted."""

_BYTE = 256  # so many different words are numbered by a byte each, more by four
_NAMES = tuple(column.name for column in kept.DEALS.columns if column.name != "opened")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a pack: its words, each once, and where among them that of each row stands.

    places: None where each row has a word of its own.
    """

    words: Sequence[Any]
    places: Sequence[int] | None

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.words if self.places is None else self.places)

    def of_rows(self, values: Sequence[Any]) -> Iterable[Any]:
        """What each row has. values: what the words stand for, in their order."""
        return values if self.places is None else map(values.__getitem__, self.places)

    def picked(self, rows: Iterable[int]) -> Iterable[Any]:
        """The words of some rows."""
        return map(self.words.__getitem__, rows if self.places is None else map(self.places.__getitem__, rows))


class Packs:
    """The packs of a ledger, by their first key, in order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        ranges = _ranges(connection)
        self.firsts = [first for first, _, _ in ranges]
        self._fresh = {first: _packed(_rows(connection, first, end)) for first, end, is_stale in ranges if is_stale}

    def column(self, name: str, among: Collection[str] | None = None) -> Iterator[tuple[str, Column]]:
        """A column of the deals, pack by pack, each with its first key. among: only of these packs."""
        wanted = self.firsts if among is None else [first for first in self.firsts if first in among]
        found = dict(self._kept(name, None if 2 * len(wanted) > len(self.firsts) else wanted))
        for first in wanted:
            yield first, self._fresh[first][name] if first in self._fresh else _column(*found.pop(first))

    def _kept(self, name: str, among: Collection[str] | None) -> Iterator[tuple[str, tuple[str, bytes]]]:
        if among is None:
            rows: Iterable[Any] = tables.in_order(
                self._connection, kept.COLUMNS, ["first", "words", "places"], {"name": name}
            )
        else:
            rows = tables.find(
                self._connection, kept.COLUMNS, "first", among, "first", "words", "places", also=("name", name)
            )
        return ((first, (words, places)) for first, words, places in rows)


def stale(connection: Connection, keys: Iterable[str]) -> None:
    """Note that the rows with these keys are not as they were packed: they are new, gone or others."""
    firsts = [first for (first,) in tables.in_order(connection, kept.PACKS, ["first"], {})]
    places = {bisect_right(firsts, key) for key in keys} - {0}  # the store orders keys by code points as we do
    tables.alter(connection, kept.PACKS, "stale", "first", [(1, firsts[place - 1]) for place in sorted(places)])


def pack(connection: Connection) -> None:
    """Pack what is stale, and all rows where nothing is packed."""
    for first, end, is_stale in _ranges(connection):
        if is_stale:
            _pack_anew(connection, first, end)


def _ranges(connection: Connection) -> list[tuple[str, str | None, bool]]:
    """Where each pack begins, where the next does, and whether it is stale; where nothing is packed, all is one stale pack."""
    firsts = tables.in_order(connection, kept.PACKS, ["first", "stale"], {}) or [("", 1)]
    ends = [*(first for first, _ in firsts[1:]), None]
    return [(first, end, bool(is_stale)) for (first, is_stale), end in zip(firsts, ends, strict=True)]


def _pack_anew(connection: Connection, first: str, end: str | None) -> None:
    """Let packs of what the rows are now stand for the one that begins with `first`."""
    tables.drop(connection, kept.COLUMNS, "first", [first])
    tables.drop(connection, kept.PACKS, "first", [first])
    key, ahead = first, _rows(connection, first, end, 2 * SIZE)
    while ahead or key == "":
        some = ahead if len(ahead) < 2 * SIZE else ahead[:SIZE]
        tables.put(connection, kept.PACKS, [(key, 0)])
        tables.put(connection, kept.COLUMNS, [(name, key, *_texts(column)) for name, column in _packed(some).items()])
        if len(some) == len(ahead):
            return
        key = ahead[len(some)][0]
        ahead = _rows(connection, key, end, 2 * SIZE)


def _rows(connection: Connection, first: str, end: str | None, most: int | None = None) -> list[tuple[Any, ...]]:
    """The rows from a key up to before another, in order, each with its key before it; at most so many."""
    return tables.between(connection, kept.DEALS, ("opened", *_NAMES), first, end, most)


def _packed(rows: Sequence[Sequence[Any]]) -> Mapping[str, Column]:
    """Rows by column."""
    values = list(zip(*rows, strict=True))[1:] if rows else [()] * len(_NAMES)
    return {name: _as_column(of_rows) for name, of_rows in zip(_NAMES, values, strict=True)}


def _as_column(values: Sequence[Any]) -> Column:
    number = {word: at for at, word in enumerate(dict.fromkeys(values))}
    return Column(tuple(number), None if len(number) == len(values) else tuple(map(number.__getitem__, values)))


def _texts(column: Column) -> tuple[str, bytes]:
    """A column as it is kept."""
    words = json.dumps(column.words, ensure_ascii=False, separators=(",", ":"))
    if column.places is None:
        return words, b""
    if len(column.words) <= _BYTE:
        return words, bytes(column.places)
    return words, struct.pack(f"<{len(column.places)}I", *column.places)


def _column(words: str, places: bytes) -> Column:
    """The inverse of `_texts`."""
    found = json.loads(words)
    if not places:
        return Column(found, None)
    return Column(found, places if len(found) <= _BYTE else struct.unpack(f"<{len(places) // 4}I", places))
