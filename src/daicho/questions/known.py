"""What was known on a day: where a question begins that may be asked of the past."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from daicho.ledger.store import Ledger, Snapshot
from daicho.questions.settled import says_everything, settled

Part = Literal["deals", "findings", "projects"]


@dataclass(frozen=True, slots=True)
class Known:
    """A ledger that keeps what had been published by a day, and what that comes to.

    undated: the names of the documents left out because nobody knows their date; otherwise: the deals that stand otherwise than
    in the ledger as it is now, or not at all.
    """

    connection: Snapshot
    undated: tuple[str, ...] = ()
    otherwise: frozenset[str] = frozenset()


@contextmanager
def known(ledger: Ledger, as_of: str | None, *parts: Part) -> Iterator[Known | None]:
    """What had been published by `as_of` (default: everything); None where what is kept cannot tell, or not so soon as
    the claims of those days.

    parts: what must be as it was on that day; the rest may be as it is now. Findings are those of documents and deals, and need
    the deals.
    """
    with settled(ledger) as connection:
        if connection is None or says_everything(connection, as_of):
            yield None if connection is None else Known(connection)
            return
    with settled(ledger, aside=True) as connection:
        yield None if connection is None else _back(connection, as_of or "", parts)


def _back(connection: Snapshot, day: str, parts: tuple[Part, ...]) -> Known | None:
    from daicho.questions.past import follow_out  # with all that works answers out

    found = follow_out(connection, day, parts)
    return None if found is None else Known(connection, *found)
