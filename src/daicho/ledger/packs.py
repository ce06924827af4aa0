"""The rows of kept deals by column, in packs of about a thousand: who asks for two columns of all deals reads these alone.

A pack is a copy of the rows from its first key up to the first of the next. Whoever changes rows says so, and the packs they are
in are read from the rows themselves until they are packed again. How rows lie in packs depends on what was read when; what is
read from them does not. Many packs share the words of a column, all of them in order, so that they need not be read once a pack;
one that was packed since has its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection

from daicho.ledger import kept, tables
from daicho.ledger.columns import Column, from_texts, joined, numbers_from_bytes, numbers_to_bytes, to_texts

SIZE = 1000
"""Rows in a pack when it is made; it has at most twice as many before it is parted."""

_MANY = 8  # packs: fewer are read as soon each with its own words
_OWN = 1 / 8  # of the packs may have words of their own before all share them anew
_FEW = 3 / 4  # of the rows is what a column may have different words, for packs to share them

_NAMES = tuple(column.name for column in kept.DEALS.columns if column.name != "opened")


class Packs:
    """The packs of a ledger, by their first key, in order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        ranges = _ranges(connection)
        self._firsts = [first for first, _, _ in ranges]
        self._fresh = {first: _packed(_rows(connection, first, end)) for first, end, is_stale in ranges if is_stale}

    def column(self, name: str, among: Sequence[int] | None = None) -> Iterator[Column]:
        """A column of the deals, pack by pack. among: only of the packs with these numbers."""
        wanted = self._firsts if among is None else [self._firsts[number] for number in among]
        kept_ones = self._kept(name, None if 2 * len(wanted) > len(self._firsts) else wanted)
        found = {first: texts for first, *texts in kept_ones}
        shared = _shared(self._connection, name)
        return (
            self._fresh[first][name] if first in self._fresh else _column(shared, *found.pop(first)) for first in wanted
        )

    def _kept(self, name: str, among: Collection[str] | None) -> Iterable[Any]:
        columns = ("first", "words", "places")
        if among is None:
            return tables.in_order(self._connection, kept.COLUMNS, columns, {"name": name})
        return tables.find(self._connection, kept.COLUMNS, "first", among, *columns, also=("name", name))


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
    kinds = tables.in_order(connection, kept.COLUMNS, ["words"], {"name": "kind"})  # a column of few words
    if len(kinds) >= _MANY and sum(words != "" for (words,) in kinds) > _OWN * len(kinds):
        _share(connection)


def _share(connection: Connection) -> None:
    """Let packs share words, column by column, as far as there are few of them."""
    packs = Packs(connection)
    firsts = [first for first, _, _ in _ranges(connection)]
    for name in _NAMES:
        several = list(packs.column(name))
        whole = joined(several).in_order()
        ends = np.cumsum(list(map(len, several)))
        if len(whole.words) <= _FEW * len(whole):
            words = [(name, to_texts(Column(whole.words))[0])]
            texts = [("", numbers_to_bytes(part, whole.words)) for part in np.split(whole.numbers, ends[:-1])]
        else:
            words, texts = [], [to_texts(part.used()) for part in several]
        tables.replace(connection, kept.WORDS, "name", [name], words)
        rows = [(name, first, *text) for first, text in zip(firsts, texts, strict=True)]
        tables.replace(connection, kept.COLUMNS, "name", [name], rows)


def _shared(connection: Connection, name: str) -> Sequence[Any]:
    """The words that packs share in a column."""
    found = tables.find(connection, kept.WORDS, "name", [name], "words")
    return from_texts(found[0].words, b"").words if found else ()


def _column(shared: Sequence[Any], words: str, places: bytes) -> Column:
    """A column of a pack as it is kept: its own words and numbers of these, or of those shared."""
    return from_texts(words, places) if words else Column(shared, numbers_from_bytes(places, shared))


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
        tables.put(connection, kept.COLUMNS, [(name, key, *to_texts(column)) for name, column in _packed(some).items()])
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
    return {name: Column.of(of_rows) for name, of_rows in zip(_NAMES, values, strict=True)}
