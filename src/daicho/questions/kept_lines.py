"""The deals of a settled ledger as lines: read by column where many are asked for, by row where a few."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from daicho.ledger import kept, packs, tables
from daicho.ledger.columns import Column, Numbers, joined, together
from daicho.ledger.packs import Packs
from daicho.ledger.store import Snapshot
from daicho.model.deal import DealLine, Join
from daicho.questions.filters import Filters, Test, tests
from daicho.questions.line_texts import MEANINGS, joins_from_text
from daicho.questions.lines import COLUMNS, Lines, uncollected


class _Reading:
    """The columns of deals as they are read, one after the other."""

    def __init__(self, connection: Snapshot) -> None:
        self._packs = Packs(connection)
        self._rows: Numbers | None = None  # of those that are wanted, None where all are
        self._bounds: Numbers | None = None  # among all rows, where each pack begins and the last ends

    def column(self, name: str) -> Column:
        """A column of the deals that are wanted."""
        found = joined(self._parts(name))
        if self._rows is not None:
            found = found.used()
        return found.meaning(MEANINGS[name]) if name in MEANINGS else found

    def choose(self, test: Test) -> None:
        """Want only deals that pass a test."""
        asked = {name: self.column(name) for name in test}
        passed = together([asked[name].where(says) for name, says in test.items()], len(next(iter(asked.values()))))
        self._rows = passed if self._rows is None else self._rows[passed]

    def _parts(self, name: str) -> Iterator[Column]:
        """A column pack by pack; packs in which no deal is wanted are not looked into."""
        if self._rows is None or self._bounds is None:
            several = list(self._packs.column(name))
            self._bounds = np.cumsum([0, *map(len, several)])
            yield from several
            return
        rows, bounds = self._rows, self._bounds
        wanted = np.flatnonzero(np.bincount(np.searchsorted(bounds, rows, side="right") - 1)).tolist()
        for number, column in zip(wanted, self._packs.column(name, wanted), strict=True):
            start, end = np.searchsorted(rows, bounds[number : number + 2])
            yield column.picked(rows[start:end] - bounds[number])


def kept_lines(connection: Snapshot, filters: Filters | None = None, columns: Collection[str] = COLUMNS) -> Lines:
    """The deals that a settled ledger keeps and `filters` let through, by date of the first claim.

    columns: those that the lines must have, beside the id; others may be left empty.
    """
    with uncollected():
        reading = _Reading(connection)
        for test in tests(filters):
            reading.choose(test)
        found = {name: reading.column(name) for name in COLUMNS if name == "id" or name in columns}
        return Lines(found)


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
