"""Reasons in Japanese. Stages and checks word their reasons in English, each by a pattern; `reasons.tsv` has these patterns.

A row has the English and the Japanese pattern; the first row that fits is taken. `{told:sum}` stands for a value of a shape,
`{why}` for any words, which are looked up themselves. A reason that no row fits stays English, and pages mark it as that.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from daicho.faces import words

_SUM = r"[¥$€][\d,.]+(?: (?:k|m|bn|tn))?"
_DATE = r"\d{4}(?:-\d\d){0,2}|\d{4}-[QH]\d|FY\d{4}"
_SHAPES: Mapping[str, str] = {
    "text": r".+?",
    "number": r"[\d,.]+(?: (?:k|m|bn|tn))?",
    "percent": r"[\d,.e+-]+ %",
    "weight": r"[+-][\d.]+",
    "currency": r"[A-Z]{3}",
    "claim": r"c[0-9a-f]{16}",
    "deal": r"deal-[0-9a-f]{16}",
    "kind": r"[a-z]+",
    "status": r"[a-z]+",
    "sector": r"[a-z-]+",
    "step": r"[a-z ]+?",
    "sum": _SUM,
    "sums": rf"{_SUM}(?: \+ {_SUM})*",
    "date": _DATE,
    "due": rf"(?:by )?(?:{_DATE})",
    "day": rf"\d\d? [A-Z][a-z]{{2}} \d{{4}}|{_DATE}",
}
_SLOT = re.compile(r"\\\{(\w+)(?::(\w+))?\\\}")
_PARTS = re.compile(r"(?P<sign>[¥$€])(?P<figure>[\d,.]+)(?: (?P<scale>k|m|bn|tn))?")
_CURRENCIES = {"¥": "JPY", "$": "USD", "€": "EUR"}
_SCALES = {None: 1, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=16384)
def japanese(text: str) -> str | None:
    """A reason in Japanese, None where no pattern fits."""
    for pattern, shapes, wording in _patterns():
        if match := pattern.fullmatch(text):
            return wording.format(**{name: _value(shapes[name], value) for name, value in match.groupdict().items()})
    return None


@cache
def _patterns() -> Sequence[tuple[re.Pattern[str], Mapping[str, str], str]]:
    """Each English pattern with the shape of each of its values, and the Japanese one. Raises KeyError for an unknown shape."""
    lines = files(__package__).joinpath("reasons.tsv").read_text(encoding="utf-8").splitlines()
    found = []
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        escaped = re.escape(row["en"])
        shapes = {slot[1]: slot[2] or "text" for slot in _SLOT.finditer(escaped)}
        pattern = _SLOT.sub(lambda slot: f"(?P<{slot[1]}>{_SHAPES[slot[2] or 'text']})", escaped)
        found.append((re.compile(pattern), shapes, row["ja"]))
    return found


def _value(shape: str, value: str) -> str:
    worded = _WORDED.get(shape)
    return worded(value) if worded else value


def _sums(value: str) -> str:
    """`¥732 bn + ¥476 bn` as 7320億円 + 4760億円."""
    return _PARTS.sub(
        lambda one: words.point(
            Decimal(one["figure"].replace(",", "")) * _SCALES[one["scale"]], _CURRENCIES[one["sign"]], "ja"
        ),
        value,
    )


def _day(value: str) -> str:
    """`19 Apr 2024` and `2024-04-19` as 2024年4月19日."""
    parts = value.split()
    if len(parts) == 3 and parts[1] in _MONTHS:
        return words.when(f"{parts[2]}-{_MONTHS.index(parts[1]) + 1:02}-{int(parts[0]):02}", "ja")
    return words.when(value, "ja")


def _due(value: str) -> str:
    day = words.when(value.removeprefix("by "), "ja")
    return f"{day}まで" if value.startswith("by ") else day


_WORDED: Mapping[str, Callable[[str], str]] = {
    "text": lambda value: japanese(value) or (_sums(value) if re.fullmatch(_SUM, value) else value),
    "kind": lambda value: words.label("kind", value, "ja"),
    "status": lambda value: words.label("status", value, "ja"),
    "sector": lambda value: words.label("sector", value, "ja"),
    "step": lambda value: words.label("event", value.replace(" ", "_"), "ja"),
    "sum": _sums,
    "sums": _sums,
    "date": _day,
    "day": _day,
    "due": _due,
}
