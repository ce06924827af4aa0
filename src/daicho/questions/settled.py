"""Whether what a ledger keeps is up to date, and a connection to it once it is: where every question begins.

What works answers out is loaded only where something changed since they were last worked out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from types import ModuleType

from daicho.errors import Busy, ReadOnly
from daicho.ledger import changes, read
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.dates import known_by
from daicho.reference.tables import tables_in_use

_LOOKS = 4  # to see whether it is settled


@contextmanager
def settled(ledger: Ledger, *, aside: bool = False) -> Iterator[Snapshot | None]:
    """A connection to a ledger in which everything kept is up to date; None where it cannot be brought there.

    aside: one on which the reader may change what is kept for itself (see `Ledger.aside`), never asked without hurry.

    The ledger may not be written to, or another process holds it for very long, or a person's own tables stand in for daicho's.
    Of a ledger asked without hurry, everything kept is as it was last brought up to date.
    """
    if ledger.unhurried and not aside:
        with lately(ledger) as connection:
            if connection is not None:
                yield connection
                return
    writable = not tables_in_use()
    for _ in range(_LOOKS if writable else 0):
        with ledger.aside() if aside else ledger.reading() as connection:
            if is_settled(connection):
                yield connection
                return
        try:
            _settling().settle(ledger)
        except ReadOnly:
            writable = False
            break
        except Busy:
            continue  # who holds the ledger may be settling it
    # Others write all the time: they are made to wait until the question is answered.
    with _held(ledger) if writable and not aside else nullcontext() as held:
        yield held


def _settling() -> ModuleType:
    """What works answers out: loading it takes longer than most questions."""
    from daicho.questions import settling

    return settling


@contextmanager
def lately(ledger: Ledger) -> Iterator[Snapshot | None]:
    """A connection to a ledger that keeps what the rules of today made of it, the last changes aside; None where it does not."""
    with ledger.reading() as connection:
        yield connection if changes.read(connection, "rules") == rules() and not tables_in_use() else None


@contextmanager
def _held(ledger: Ledger) -> Iterator[Snapshot | None]:
    """A connection that keeps others from writing, to a ledger in which everything kept is up to date; None where it is busy."""
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(ledger.writing())
        except Busy:
            connection = None
        if connection is not None:
            _settling().bring_up_to_date(connection)
        yield connection


def is_settled(connection: Snapshot) -> bool:
    """Whether what is kept takes account of every change, by the rules as they are."""
    noted = changes.everything(connection)
    return noted.get("rules") == rules() and noted.get("settled") == noted.get("changes", "0")


def says_everything(connection: Snapshot, as_of: str | None) -> bool:
    """Whether everything in a ledger was surely published by `as_of`, so that it is asked of all there is."""
    return as_of is None or all(known_by(day, as_of) for day in read.dates(connection))


@cache
def rules() -> str:
    """The version of what makes deals and findings of claims: a hash over the modules and tables that decide it."""
    digest = hashlib.sha256()
    root = Path(__file__).parent.parent
    for folder in ("checks", "deals", "model", "questions", "reference", "resolution"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
