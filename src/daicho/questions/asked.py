"""What a question asked from Python names, refused in words where there is no such day, currency, kind, status or sector.

The command line and the web refuse the same by their own options and addresses.
"""

from __future__ import annotations

from collections.abc import Iterable

from daicho.errors import UsageError
from daicho.model.claim import MONEY_KINDS, STATUSES
from daicho.model.dates import is_partial_date
from daicho.questions.filters import Filters
from daicho.reference.exchange import is_currency
from daicho.reference.sectors import sectors


def day_asked(name: str, day: str | None) -> str | None:
    """A day, month or year, or None. Raises UsageError."""
    if day is not None and not is_partial_date(day):
        raise UsageError(f"{name}: {day!r} is no date; write 2024-04-12, 2024-04 or 2024")
    return day


def currency_asked(currency: str | None) -> str | None:
    """A currency that rates are known of, in capitals, or None. Raises UsageError."""
    if currency is not None and not is_currency(currency.upper()):
        raise UsageError(f"currency: no rates are known of {currency!r}; write JPY, USD, EUR …")
    return currency and currency.upper()


def one_of(name: str, value: str | None, known: Iterable[str]) -> None:
    """Refuse what is not among `known`; None asks for nothing. Raises UsageError."""
    known = tuple(known)
    if value is not None and value not in known:
        raise UsageError(f"{name}: no {value!r}; there are {', '.join(known)}")


def filters_asked(filters: Filters | None) -> Filters | None:
    """Filters that some deal might pass. Raises UsageError."""
    if filters is not None:
        one_of("kind", filters.kind, MONEY_KINDS)
        one_of("status", filters.status, STATUSES)
        one_of("sector", filters.sector, (sector.id for sector in sectors()))
        day_asked("since", filters.since)
        day_asked("until", filters.until)
    return filters
