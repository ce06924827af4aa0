"""Which day's rates convert: that on which a deal was first told, that which is asked about, or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from daicho.errors import UsageError
from daicho.model.dates import is_partial_date
from daicho.reference.exchange import Rate, newest_rate, rate


@dataclass(frozen=True, slots=True)
class Rates:
    """Which day's rates convert. day: None for the day on which each deal was first told; newest: where no rate of `day` is known
    yet, that of the newest day before it.
    """

    day: str | None = None
    newest: bool = False

    def of(self, currency: str, target: str, told: str | None) -> Rate | None:
        """The rate for a deal first told on `told`, None where there is none."""
        day = self.day or told
        if day is None:
            return None
        return newest_rate(currency, target, day) if self.newest else rate(currency, target, day)

    def lacking(self, told: str | None) -> str:
        """Why there is none."""
        day = self.day or told
        return f"no rate of {day}" if day else "no date to take a rate of"


ANNOUNCED = Rates()


def rates_asked(wording: str, as_of: str | None) -> Rates:
    """`announced`, `today` (the day that is asked about, or the newest rate before it: never the clock's) or a date.

    Raises UsageError for anything else, and for `today` where nothing in the ledger has a date.
    """
    if wording == "announced":
        return ANNOUNCED
    if wording == "today":
        if as_of is None:
            raise UsageError("rates of today are those of the newest date in the ledger, which has none; name a day")
        return Rates(as_of, newest=True)
    if not is_partial_date(wording):
        raise UsageError(f"no rates {wording!r}; there are announced, today, and those of a date like 2024-04-12")
    return Rates(wording)


def rates_for(found: Sequence[object], wording: str, as_of: str | None) -> Rates:
    """The rates asked for to convert what was found: any will do where that is nothing, which may have no day to ask about.

    Raises UsageError as `rates_asked` does.
    """
    return rates_asked(wording, as_of) if found else ANNOUNCED
