"""Columns of many rows: what the rows have, each once, and where among that what each row has stands.

What a word stands for, or whether it is wanted, is asked once for all rows that have it; the rest is numbers of rows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
"""Numbers of rows or of words, counted from 0."""

_BYTE = 256  # so many different words are numbered by a byte each, more by four
_MOST = 2**63


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of some rows. words: what they have; places: where among them that of each row stands, None where each row has a
    word of its own.
    """

    words: Sequence[Any]
    places: Numbers | None = None

    @staticmethod
    def of(values: Sequence[Any]) -> Column:
        """The column of rows that have these values, each kept once."""
        number = {word: at for at, word in enumerate(dict.fromkeys(values))}
        if len(number) == len(values):
            return Column(values)
        return Column(list(number), _numbers(map(number.__getitem__, values), len(values)))

    @staticmethod
    def same(word: Any, many: int) -> Column:
        """The column of so many rows that all have one word."""
        return Column([word], np.zeros(many, np.int64))

    def __len__(self) -> int:
        return len(self.words if self.places is None else self.places)

    def __getitem__(self, row: int) -> Any:
        return self.words[row if self.places is None else self.places[row]]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.words) if self.places is None else map(self.words.__getitem__, self.places.tolist())

    @property
    def numbers(self) -> Numbers:
        """Where the word of each row stands among the words."""
        return np.arange(len(self.words)) if self.places is None else self.places

    def picked(self, rows: Numbers) -> Column:
        """The column of some of the rows."""
        if self.places is None:
            return Column(list(map(self.words.__getitem__, rows.tolist())))
        return Column(self.words, self.places[rows])

    def used(self) -> Column:
        """The same rows without words that none of them has."""
        if self.places is None:
            return self
        several, places = np.unique(self.places, return_inverse=True)
        return Column(list(map(self.words.__getitem__, several.tolist())), places)

    def meaning(self, means: Callable[[Any], Any]) -> Column:
        """The same rows with what their words stand for."""
        return Column(list(map(means, self.words)), self.places)

    def where(self, holds: Callable[[Any], object]) -> Numbers:
        """The rows whose word is one that something holds of."""
        found = np.fromiter(map(bool, map(holds, self.words)), np.bool_, len(self.words))
        return np.flatnonzero(found if self.places is None else found[self.places])

    def in_order(self) -> Column:
        """The same rows with their words in order, each once; None comes last."""
        several = dict.fromkeys(self.words)  # in nearly the order that is wanted, where packs share them
        words = [*sorted(word for word in several if word is not None), *(several.keys() & {None})]
        rank = {word: at for at, word in enumerate(words)}
        ranks = _numbers(map(rank.__getitem__, self.words), len(self.words))
        return Column(words, ranks if self.places is None else ranks[self.places])

    def objects(self) -> npt.NDArray[np.object_]:
        """What each row has, as an array."""
        found = np.empty(len(self.words), np.object_)
        found[:] = self.words
        return found if self.places is None else found[self.places]

    def values(self) -> Numbers:
        """What each row has, as an array, where all words are numbers."""
        return _numbers(self.words, len(self.words))[self.numbers]


def joined(columns: Iterable[Column]) -> Column:
    """The rows of several columns, one after another."""
    several = list(columns)
    if all(one.places is None for one in several):
        return Column(list(chain.from_iterable(one.words for one in several)))
    lists = {id(one.words): one.words for one in several}
    if len(lists) == 1:  # they share their words
        return Column(several[0].words, np.concatenate([one.numbers for one in several]).astype(np.int64))
    number: dict[Any, int] = defaultdict(count().__next__)  # a word that is not there yet gets the next number
    places = {key: _numbers(map(number.__getitem__, words), len(words)) for key, words in lists.items()}
    every = [places[id(one.words)][one.numbers] for one in several]
    return Column(list(number), np.concatenate(every))


def grouped(columns: Sequence[Column]) -> tuple[Numbers, Numbers]:
    """The rows in the order in which columns have their words, the first column before the next; and where among them those
    begin that have the same in all columns.
    """
    keys, many = np.zeros(len(columns[0]), np.int64), 1
    for one in columns:
        if many * len(one.words) >= _MOST:
            several, keys = np.unique(keys, return_inverse=True)
            many = len(several)
        keys, many = keys * len(one.words) + one.numbers, many * len(one.words)
    rows = np.argsort(keys, kind="stable")
    return rows, np.flatnonzero(np.diff(keys[rows], prepend=-1))


def combined(columns: Sequence[Column]) -> Column:
    """What the rows have in several columns together, in the order in which these have their words; of no column, nothing."""
    if not columns:
        return Column([])
    rows, starts = grouped(columns)
    firsts, places = rows[starts], np.empty(len(rows), np.int64)
    places[rows] = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(rows)))
    return Column(list(zip(*(one.picked(firsts) for one in columns), strict=True)), places)


def together(several: Sequence[Numbers], many: int) -> Numbers:
    """Those of so many rows that are among some or others, in order, each once."""
    found = np.zeros(many, np.bool_)
    for rows in several:
        found[rows] = True
    return np.flatnonzero(found)


def _numbers(values: Iterable[int], many: int) -> Numbers:
    return np.fromiter(values, np.int64, many)


def to_texts(column: Column) -> tuple[str, bytes]:
    """A column as it is kept: its words as JSON, and its places, a byte or four each."""
    words = json.dumps(column.words, ensure_ascii=False, separators=(",", ":"))
    return words, b"" if column.places is None else numbers_to_bytes(column.places, column.words)


def from_texts(words: str, places: bytes) -> Column:
    """The inverse of `to_texts`."""
    found = json.loads(words)
    return Column(found, numbers_from_bytes(places, found) if places else None)


def numbers_to_bytes(places: Numbers, words: Sequence[Any]) -> bytes:
    """Where words of rows stand among these, a byte or four each."""
    return places.astype(_width(words)).tobytes()


def numbers_from_bytes(places: bytes, words: Sequence[Any]) -> Numbers:
    """The inverse of `numbers_to_bytes`."""
    return np.frombuffer(places, _width(words))


def _width(words: Sequence[Any]) -> str:
    return "u1" if len(words) <= _BYTE else "<u4"
