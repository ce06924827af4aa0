"""From values to places on the paper: sums of money and days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from daicho.model.dates import interval

_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """The values `low` to `high`, laid out evenly from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value stands; values beyond the ends stand at the ends."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)

    def ticks(self, most: int = 4) -> list[float]:
        """Round values within the scale, at most about `most` of them."""
        span = self.high - self.low
        if span <= 0:
            return [self.low]
        power = 10.0 ** len(str(int(span / most))) / 10 if span >= most else _small_power(span / most)
        step = next(each * power for each in _STEPS if each * power * most >= span)
        first = -(-self.low // step)
        return [step * (first + i) for i in range(int(self.high // step - first) + 1)]


def money_scale(values: Iterable[float], start: float, end: float) -> Scale:
    """From nothing to the greatest of `values`."""
    return Scale(0.0, max([*values, 0.0]) or 1.0, start, end)


def day(iso: str) -> float:
    """An ISO day as a number of days."""
    return float(datetime.date.fromisoformat(iso).toordinal())


def ends(value: str) -> tuple[float, float]:
    """The first and the last day that a stated date may mean, the end of the latter."""
    first, last = interval(value)
    return day(first), day(last) + 1


def time_scale(days: Iterable[float], start: float, end: float) -> Scale:
    """Whole years around `days`."""
    found = list(days)
    first = datetime.date.fromordinal(int(min(found))).year
    last = datetime.date.fromordinal(int(max(found) - 0.5)).year
    return Scale(day(f"{first:04}-01-01"), day(f"{min(last + 1, 9999):04}-01-01"), start, end)


def years(scale: Scale, most: int = 10) -> list[tuple[int, float]]:
    """Years that begin within a time scale, with where they do; every second, fifth … one where there are too many."""
    first = datetime.date.fromordinal(int(scale.low)).year
    last = datetime.date.fromordinal(int(scale.high)).year
    every = next(step for step in (1, 2, 5, 10, 25, 100, 1000) if (last - first) / step <= most)
    return [(year, scale.at(day(f"{year:04}-01-01"))) for year in range(first, last + 1) if year % every == 0]


def _small_power(value: float) -> float:
    power = 1.0
    while power > value:
        power /= 10
    return power
