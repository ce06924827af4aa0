"""The deals of a ledger with all that stands behind them, as known on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from daicho.deals.assembly import backed, whole
from daicho.ledger import read
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.deal import Deal, DealLine
from daicho.questions.entered import Claims, decided_now, stated_of_deals
from daicho.questions.filters import Filters, chosen
from daicho.questions.judged import judged
from daicho.questions.kept_lines import kept_joins, kept_lines
from daicho.questions.known import known

_AT_ONCE = 1000  # deals whose claims are held as they are compared, which takes more room than the deals themselves


@dataclass(frozen=True, slots=True)
class DealsAnswer:
    """The deals asked for; as_of: the day they were asked of (None in an empty ledger); undated: documents left out by it."""

    deals: tuple[Deal, ...]
    as_of: str | None
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DealsForFiles:
    """The deals asked for, as files have them. lines: what sums each up; as_of, undated: as in `DealsAnswer`.

    deals: each with its claims, but without histories, joins and reasons; made while they are gone through, which can be once.
    """

    lines: Sequence[Deal | DealLine]
    deals: Iterator[Deal]
    as_of: str | None
    undated: tuple[str, ...]


def deals_of(ledger: Ledger, filters: Filters | None = None, as_of: str | None = None) -> DealsAnswer:
    """The deals that `filters` let through, from what had been published by `as_of` (default: everything in the ledger).

    With `as_of`, documents whose date is unknown are left out and listed in the answer.
    """
    with known(ledger, as_of, "deals") as found:
        if found is not None:
            deals = whole_deals(found.connection, kept_lines(found.connection, filters))
            return DealsAnswer(tuple(deals), as_of or read.newest_date(found.connection), found.undated)
    return _worked_out(ledger, filters, as_of)


@contextmanager
def deals_for_files(
    ledger: Ledger, filters: Filters | None = None, as_of: str | None = None
) -> Iterator[DealsForFiles]:
    """The same deals for a file, to be gone through while this lasts: however many they are, few of them are held at a time."""
    with known(ledger, as_of, "deals") as found:
        if found is not None:
            lines = kept_lines(found.connection, filters)
            day = as_of or read.newest_date(found.connection)
            yield DealsForFiles(lines, _backed(found.connection, lines), day, found.undated)
            return
    answer = _worked_out(ledger, filters, as_of)
    yield DealsForFiles(answer.deals, iter(answer.deals), answer.as_of, answer.undated)


def _worked_out(ledger: Ledger, filters: Filters | None, as_of: str | None) -> DealsAnswer:
    """The answer where nothing that is kept can give it."""
    with ledger.reading() as connection:
        said = judged(connection, as_of)
        undated = [p.doc for p in read.printed(connection).values() if p.published is None] if as_of else []
        day = as_of or read.newest_date(connection)
    return DealsAnswer(tuple(chosen(said.deals(), filters)), day, tuple(undated))


def whole_deals(connection: Snapshot, lines: Collection[DealLine]) -> list[Deal]:
    """The deals that these lines of a settled ledger sum up, with their claims, histories and reasons."""
    decided = decided_now(connection)
    found: list[Deal] = []
    for some in _some(lines):
        members = Claims(connection, decided).of_deals(line.id for line in some)
        joins = kept_joins(connection, members)
        found += [whole(line, members[line.id], joins[line.id]) for line in some]
    return found


def _backed(connection: Snapshot, lines: Iterable[DealLine]) -> Iterator[Deal]:
    """The deals that these lines sum up, with their claims."""
    decided = decided_now(connection)
    for some in _some(lines):
        claims = stated_of_deals(connection, decided, [line.id for line in some])
        yield from (backed(line, claims[line.id]) for line in some)


def _some(lines: Iterable[DealLine]) -> Iterator[list[DealLine]]:
    ahead = iter(lines)
    while some := list(islice(ahead, _AT_ONCE)):
        yield some
