"""The deals of a ledger as lines, and one of them whole: what tables, totals, charts and pages are made of.

What makes whole deals of lines is loaded where one is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice

from daicho.errors import NotFound
from daicho.ledger import changes, read
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.deal import Deal, DealLine, line_of
from daicho.questions.filters import Filters
from daicho.questions.kept_lines import kept_lines, lines_with_ids
from daicho.questions.known import known
from daicho.questions.lines import COLUMNS
from daicho.questions.settled import lately


@dataclass(frozen=True, slots=True)
class Board:
    """The deals asked for, by date of the first claim; as_of: the day they were asked of (None in an empty ledger).

    undated: documents left out by it; first: the first of the lines, whole, as many as were wanted so.
    """

    lines: Sequence[DealLine]
    as_of: str | None
    undated: tuple[str, ...]
    first: Sequence[DealLine] = ()


def board(
    ledger: Ledger,
    filters: Filters | None = None,
    as_of: str | None = None,
    columns: Collection[str] = COLUMNS,
    first: int | None = 0,
) -> Board:
    """The deals that `filters` let through, from what had been published by `as_of` (default: everything in the ledger).

    columns: those that the lines must have, others may be left empty; first: so many of them are wanted whole, None for all.
    """
    with known(ledger, as_of, "deals") as found:
        if found is not None:
            lines = kept_lines(found.connection, filters, COLUMNS if first is None else columns)
            whole = lines if first is None else _whole(found.connection, list(islice(lines.column("id"), first)))
            return Board(lines, as_of or read.newest_date(found.connection), found.undated, whole)

    from daicho.questions.deals import deals_of

    answer = deals_of(ledger, filters, as_of)
    every = tuple(map(line_of, answer.deals))
    return Board(every, answer.as_of, answer.undated, every[:first])


def _whole(connection: Snapshot, ids: Sequence[str]) -> tuple[DealLine, ...]:
    found = {line.id: line for line in lines_with_ids(connection, ids)}
    return tuple(found[key] for key in ids)


def deal(ledger: Ledger, key: str, as_of: str | None = None) -> Deal:
    """The deal with this id, with its claims, histories and reasons. Raises NotFound."""
    deals = deals_with_ids(ledger, [key], as_of)
    if not deals:
        raise NotFound(f"no deal {key} in the ledger")
    return deals[0]


def deals_with_ids(ledger: Ledger, keys: Sequence[str], as_of: str | None = None) -> list[Deal]:
    """Those of the deals with these ids that are there, with their claims, histories and reasons, in the order of the ids."""
    from daicho.questions.deals import deals_of, whole_deals

    with known(ledger, as_of, "deals") as found:
        if found is not None:
            lines = {line.id: line for line in lines_with_ids(found.connection, keys)}
            return whole_deals(found.connection, [lines[key] for key in keys if key in lines])
    deals = {one.id: one for one in deals_of(ledger, None, as_of).deals}
    return [deals[key] for key in keys if key in deals]


def generation(ledger: Ledger) -> int:
    """How often anything changed that an answer of the ledger may rest on: what was made of it then may be kept until it has
    again. One short query.
    """
    with ledger.reading() as connection:
        return changes.count(connection)


def counted(ledger: Ledger) -> int:
    """How many of the changes counted by `generation` an answer takes account of: all, but of a ledger asked without hurry."""
    with lately(ledger) if ledger.unhurried else nullcontext() as connection:
        noted = None if connection is None else changes.read(connection, "settled")
    return generation(ledger) if noted is None else int(noted)
