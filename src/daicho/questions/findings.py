"""What does not add up in a ledger, as known on a day."""

from __future__ import annotations

from daicho.checks import Converted, Material, check
from daicho.deals import gather
from daicho.ledger import read
from daicho.ledger.store import Ledger
from daicho.model.dates import known_by
from daicho.model.finding import Finding
from daicho.model.wire import money_from_json


def findings_of(ledger: Ledger, as_of: str | None = None) -> tuple[Finding, ...]:
    """Every finding over what had been published by `as_of`; without it, over everything, judged on the newest date known."""
    with ledger.reading() as connection:
        claims = list(read.stated(connection, as_of))
        printed = read.printed(connection)
        pairs = read.conversions(connection)
        day = as_of or read.newest_date(connection)
    conversions = [
        Converted(key, printed[key].doc, printed[key].published, money_from_json(first), money_from_json(second))
        for key, first, second in pairs
        if as_of is None or known_by(printed[key].published, as_of)
    ]
    return check(Material(claims, gather(claims), conversions, day))
