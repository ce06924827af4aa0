"""Numbers with units as people read them, in either language: `55,000 wafers a month` and 月5万5000枚, `#32` and 32位.

A unit that both languages have a word for is one unit, whichever language a document stated it in; any other stays as stated.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

from daicho.faces.words import Lang
from daicho.reference.tables import rows, several

RANK = "rank"
"""The unit of which less is better."""
_TEN_THOUSANDS = ("", "万", "億", "兆")
_PER = {
    "second": ("a second", "毎秒"), "minute": ("a minute", "毎分"), "hour": ("an hour", "毎時"), "day": ("a day", "日"),
    "week": ("a week", "週"), "month": ("a month", "月"), "year": ("a year", "年"),
}  # fmt: skip
_PER_JA = {"秒": "second", "分": "minute", "時": "hour", "日": "day", "週": "week", "月": "month", "年": "year"}
_EXACT = 6  # digits behind the point that a number is shown to


def unit_key(unit: str) -> str:
    """What stands for a unit in both languages, a unit itself: 位 and `rank` are `rank`, メガワット/年 is `MW/year`, 枚/月 is not
    `wafers/month`.
    """
    thing, per = _thing_and_period(unit)
    found = _units().get(thing.casefold())
    return (found[0] if found else thing) + (f"/{per}" if per else "")


def unit_label(unit: str, lang: Lang = "en") -> str:
    """A unit by itself, as a filter names it."""
    thing, per = _thing_and_period(unit)
    wording = _thing(thing, Decimal(2), lang) or ("number", "数")[lang == "ja"]
    if thing.casefold() in (RANK, "位"):
        return ("rank", "順位")[lang == "ja"]
    if not per:
        return wording
    return f"{wording}／{_PER[per][1]}" if lang == "ja" else f"{wording} {_PER[per][0]}"


def measured(value: Decimal, unit: str, lang: Lang = "en") -> str:
    """A value with its unit: `0.71%`, `#32` or 32位, `1,700 people` or 1700人, `50 GWh a year` or 年50ギガワット時."""
    thing, per = _thing_and_period(unit)
    wording = _thing(thing, value, lang)
    plain = number(value, lang)
    if thing.casefold() in (RANK, "位"):
        return f"{plain}位" if lang == "ja" else f"#{plain}"
    if lang == "ja":
        period = _PER[per][1] if per else ""
        between = " " if wording and wording[0].isascii() and wording != "%" else ""
        return f"{period}{plain}{between}{wording}"
    after = "" if wording == "%" or not wording else " "
    return f"{plain}{after}{wording}" + (f" {_PER[per][0]}" if per else "")


def number(value: Decimal, lang: Lang = "en") -> str:
    """A number to the last digit that counts: `3,400,000`, 340万; `0.71`."""
    exact = value.quantize(Decimal(1).scaleb(-_EXACT), ROUND_HALF_EVEN) if value != value.to_integral_value() else value
    plain = f"{exact:,f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    if lang == "en" or value != value.to_integral_value() or not 0 <= value < Decimal(10) ** 16:
        return plain
    parts: list[str] = []
    rest = int(value)
    for name in _TEN_THOUSANDS:
        rest, part = divmod(rest, 10_000)
        if part or (not rest and not parts):
            parts.append(f"{part}{name}")
    return "".join(reversed(parts))


def _thing_and_period(unit: str) -> tuple[str, str]:
    """What is measured and in which time, in English; a time that has no wording here stays with the thing, as stated."""
    thing, _, per = unit.partition("/")
    per = _PER_JA.get(per, per)
    return (thing, per) if per in _PER else (unit, "")


def _thing(unit: str, value: Decimal, lang: Lang) -> str:
    found = _units().get(unit.casefold())
    if found is None:
        return unit
    return found[2] if lang == "ja" else found[1] if value == 1 else found[0]


@cache
def _units() -> Mapping[str, tuple[str, str, str]]:
    """Every wording of a unit -> English of several, of one, Japanese."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in rows("measure_words.tsv"):
        words = (row["many"], row["one"], row["japanese"])
        for wording in (*words, *several(row["others"])):
            found.setdefault(
                wording.casefold(), words
            )  # 人 stands for several English words: for those of its first row
    return found
