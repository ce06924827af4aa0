"""The deals of a settled ledger as lines: read by column where many are asked for, by row where a few."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import compress
from typing import Any

from daicho.ledger import kept, packs, tables
from daicho.ledger.packs import Packs
from daicho.ledger.store import Snapshot
from daicho.model.deal import DealLine, Join
from daicho.questions.filters import Filters, Test, tests
from daicho.questions.line_texts import MEANINGS, joins_from_text
from daicho.questions.lines import COLUMNS, Lines, uncollected


class _Meant(dict[Any, Any]):
    """What texts stand for, each looked into once."""

    def __init__(self, meaning: Callable[[Any], Any]) -> None:
        self._meaning = meaning

    def __missing__(self, text: Any) -> Any:
        found = self[text] = self._meaning(text)
        return found


class _Reading:
    """The columns of deals as they are read, one after the other.

    rows: by pack, the numbers of the rows that are wanted; packs of which none is are left out. None where all are.
    """

    def __init__(self, connection: Snapshot) -> None:
        self.rows: dict[str, Sequence[int]] | None = None
        self._packs = Packs(connection)
        self._meant: dict[Any, _Meant] = {}  # low and high ends share their figures

    def column(self, name: str) -> list[Any]:
        """A column of the deals that are wanted."""
        meaning = MEANINGS.get(name)
        meant = self._meant.setdefault(meaning, _Meant(meaning)).__getitem__ if meaning else None
        found: list[Any] = []
        for first, column in self._packs.column(name, self.rows):
            if self.rows is None:
                found += column.of_rows(list(map(meant, column.words)) if meant else column.words)
            else:
                words = column.picked(self.rows[first])
                found += map(meant, words) if meant else words
        return found

    def choose(self, test: Test) -> None:
        """Want only deals that pass a test."""
        passed: dict[str, Sequence[int]] = {}
        for name, says in test.items():
            answers = _Meant(_asked(says, MEANINGS.get(name)))
            for first, column in self._packs.column(name, self.rows):
                rows = range(column.rows) if self.rows is None else self.rows[first]
                good = list(compress(rows, map(answers.__getitem__, column.picked(rows))))
                if first in passed:
                    good = sorted({*passed[first], *good})
                if good:
                    passed[first] = good
        self.rows = passed


def _asked(says: Callable[[Any], bool], meaning: Callable[[Any], Any] | None) -> Callable[[Any], bool]:
    return says if meaning is None else lambda word: says(meaning(word))


def kept_lines(connection: Snapshot, filters: Filters | None = None, columns: Collection[str] = COLUMNS) -> Lines:
    """The deals that a settled ledger keeps and `filters` let through, by date of the first claim.

    columns: those that the lines must have, beside the id; others may be left empty.
    """
    with uncollected():
        reading = _Reading(connection)
        for test in tests(filters):
            reading.choose(test)
        found = {name: reading.column(name) for name in COLUMNS if name == "id" or name in columns}
        return Lines(found, len(found["id"]))


def lines_with_ids(connection: Snapshot, ids: Collection[str]) -> list[DealLine]:
    """Those of the deals with these ids that a settled ledger keeps, in any order."""
    return lines_from_rows(tables.find(connection, kept.DEALS, "id", ids, *COLUMNS))


def lines_from_rows(rows: Iterable[Sequence[Any]]) -> list[DealLine]:
    """The lines of rows that have their columns in order: the inverse of `line_to_values`."""
    means = [MEANINGS.get(name) for name in COLUMNS]
    return [DealLine._make(mean(v) if mean else v for mean, v in zip(means, row, strict=True)) for row in rows]


def kept_joins(connection: Snapshot, ids: Collection[str]) -> dict[str, tuple[Join, ...]]:
    """The joins of deals that a settled ledger keeps, by id."""
    rows = tables.find(connection, kept.BEHIND, "deal", ids, "deal", "joins")
    return {row.deal: joins_from_text(row.joins) for row in rows}


def rewrite(connection: Snapshot, gone: Collection[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Let these rows of kept deals stand for those of the deals that are `gone`, by id."""
    before = tables.find(connection, kept.DEALS, "id", gone, "opened")
    tables.replace(connection, kept.DEALS, "id", gone, rows)
    packs.stale(connection, {*(row.opened for row in before), *(row[0] for row in rows)})
