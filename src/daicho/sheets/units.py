"""The unit that a heading gives to the figures under it: 金額（億円）, Amount (USD mn), $m."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from daicho.model.money import Money

Sums = Callable[[str], Sequence[Money]]
"""The amount grammar: the sums of money that a line of text states, in whichever language."""

_MAGNITUDES = {
    "k": 3, "thousand": 3, "thousands": 3, "m": 6, "mm": 6, "mn": 6, "mln": 6, "mio": 6, "million": 6, "millions": 6,
    "b": 9, "bn": 9, "bln": 9, "billion": 9, "billions": 9, "t": 12, "tn": 12, "trn": 12, "trillion": 12, "trillions": 12,
    "千": 3, "万": 4, "百万": 6, "千万": 7, "億": 8, "十億": 9, "10億": 9, "百億": 10, "兆": 12,
}  # fmt: skip
LATIN = "|".join(sorted((key for key in _MAGNITUDES if key.isascii()), key=len, reverse=True))
KANJI = "|".join(sorted((key for key in _MAGNITUDES if not key.isascii()), key=len, reverse=True))
# A magnitude stands alone, or right behind a currency: "USD mn", "USDm", "$bn".
_STATED = re.compile(
    r"単位|^\W*[(\[].*[)\]]\W*$|\b(?:in|units?|figures|amounts|values)\b", re.I
)  # a line that is there to give a unit
_MAGNITUDE = re.compile(rf"(?:(?<![A-Za-z])|(?<=\b[A-Z]{{3}}))(?i:{LATIN})(?![A-Za-z])|{KANJI}")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LINKING = re.compile(r"\b(?:in|of|単位)\b|単位|[:：、,]")


@dataclass(frozen=True, slots=True)
class Unit:
    """What one of a column's figures stands for: so many of a currency, None where the heading names none."""

    factor: Decimal = Decimal(1)
    currency: str | None = None


NO_UNIT = Unit()


def unit_of(heading: str, sums: Sums) -> Unit:
    """The unit that `heading` states: in brackets or, with a currency, anywhere in it."""
    text = unicodedata.normalize("NFKC", heading)
    for piece in _BRACKETED.findall(text):
        if (unit := _unit(piece, sums)) != NO_UNIT:
            return unit
    unit = _unit(_BRACKETED.sub(" ", text), sums)
    return unit if unit.currency else NO_UNIT


def unit_above(lines: Iterable[str], sums: Sums) -> Unit:
    """The unit that one of the lines above a table gives to all of its figures: （単位：億円）, All figures in USD bn."""
    stated = (unit_of(line, sums) for line in lines if _STATED.search(unicodedata.normalize("NFKC", line)))
    return next((unit for unit in stated if unit.currency), NO_UNIT)


def _unit(piece: str, sums: Sums) -> Unit:
    found = _MAGNITUDE.search(piece)
    factor = Decimal(10) ** _MAGNITUDES[found[0].lower()] if found else Decimal(1)
    rest = piece[: found.start()] + " " + piece[found.end() :] if found else piece
    return Unit(factor, next(_currencies(_LINKING.sub(" ", rest), sums), None))


def _currencies(wording: str, sums: Sums) -> Iterator[str]:
    """The currencies that the wording, or a word of it, makes of a figure."""
    words = wording.split()
    for one in dict.fromkeys((" ".join(words), *words)):
        for line in (f"1{one}", f"{one}1", f"{one} 1", f"1 {one}"):
            for money in sums(line):
                if money.value == 1:
                    yield money.currency
