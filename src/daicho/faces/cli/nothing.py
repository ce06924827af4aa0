"""What to say where an answer is empty: why, and what would not be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daicho.ledger.store import Ledger


def nothing(store: Ledger, what: str, as_of: str | None = None, asked: Mapping[str, Any] | None = None) -> str:
    """A line or two on why there are no `what`: the ledger is empty, the day is before its first document, or a filter.

    asked: filters by name, None where not set.
    """
    if unread := nothing_read(store, what, as_of):
        return unread
    used = [name for name, value in (asked or {}).items() if value]
    if not used:
        return f"no {what} as of {as_of}" if as_of else f"no {what} in the ledger"
    names = [name for name in used if name in ("payer", "recipient", "subject")]
    hint = f"\n`daicho entities` lists the names that --{names[0]} may find" if names else ""
    return f"no {what} match{hint}"


def nothing_read(store: Ledger, what: str, as_of: str | None = None) -> str | None:
    """The same where there is nothing to look at: no document, or none by that day; None where there is some."""
    from daicho.ledger import read
    from daicho.model.dates import earliest, known_by

    with store.reading() as connection:
        dates = read.dates(connection)
    if not dates:
        return f"no {what} in the ledger: it has no documents yet; `daicho read SOURCE` puts some in"
    if as_of and not any(known_by(day, as_of) for day in dates):
        day = earliest(dates)
        first = f"the first document is of {day}" if day else "no document in the ledger has a date"
        return f"no {what} match\nnothing is known to be published by {as_of}: {first}"
    return None
