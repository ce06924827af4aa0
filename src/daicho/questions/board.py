"""The deals of a ledger as lines, and one of them whole: what tables, totals, charts and pages are made of."""

from __future__ import annotations

from dataclasses import dataclass

from daicho.errors import NotFound
from daicho.ledger.store import Ledger
from daicho.model.deal import Deal, DealLine, line_of
from daicho.questions.deals import Filters, deals_of


@dataclass(frozen=True, slots=True)
class Board:
    """The deals asked for, by date of the first claim; as_of: the day they were asked of (None in an empty ledger).

    undated: documents left out by it.
    """

    lines: tuple[DealLine, ...]
    as_of: str | None
    undated: tuple[str, ...]


def board(ledger: Ledger, filters: Filters | None = None, as_of: str | None = None) -> Board:
    """The deals that `filters` let through, from what had been published by `as_of` (default: everything in the ledger)."""
    answer = deals_of(ledger, filters, as_of)
    return Board(tuple(map(line_of, answer.deals)), answer.as_of, answer.undated)


def deal(ledger: Ledger, key: str, as_of: str | None = None) -> Deal:
    """The deal with this id, with its claims, histories and reasons. Raises NotFound."""
    found = next((one for one in deals_of(ledger, None, as_of).deals if one.id == key), None)
    if found is None:
        raise NotFound(f"no deal {key} in the ledger")
    return found


def generation(ledger: Ledger) -> int:
    """A number that changes whenever any answer of the ledger may have changed: what was derived under it may be kept.

    It is made of counters that writers raise; asking is one short query.
    """
    from sqlalchemy import func, select

    from daicho.ledger.schema import appearances, claims, judgements

    with ledger.reading() as connection:
        counted = tuple(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (appearances, claims, judgements)
        )
    return hash(counted)
