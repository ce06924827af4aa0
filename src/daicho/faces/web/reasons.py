"""Reasons as readers of either language read them. Stages and checks word them in English, each by a pattern; `reasons.tsv` has
these patterns.

A row has the English and the Japanese pattern; the first row that fits is taken. `{told:sum}` stands for a value of a shape,
`{why}` for any words, which are looked up themselves. Sums, days and names are put as the language puts them, a document is
called by its name without the folders. A reason that no row fits stays as it is, and Japanese pages mark it as English.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from daicho.faces import words
from daicho.faces.words import Lang
from daicho.model.wording import SIGNS
from daicho.reference import organisations, places

_CURRENCIES = {sign: code for code, sign in SIGNS.items()}
_SIGN = "|".join(map(re.escape, sorted(_CURRENCIES, key=len, reverse=True)))
_SUM = rf"(?:{_SIGN}|[A-Z]{{3}} )[\d,.]+(?: (?:k|m|bn|tn))?"
_DATE = r"\d{4}(?:-\d\d){0,2}|\d{4}-[QH]\d|FY\d{4}"
_SHAPES: Mapping[str, str] = {
    "text": r".+?",
    "doc": r".+?",
    "names": r".+?",
    "keys": r"\S.*?",
    "country": r"[A-Z]{2}",
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
_SHAPED = re.compile(r"\{(\w+):\w+\}")
_PARTS = re.compile(rf"(?P<sign>{_SIGN}|[A-Z]{{3}} )(?P<figure>[\d,.]+)(?: (?P<scale>k|m|bn|tn))?")
_SCALES = {None: 1, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=16384)
def reworded(text: str, lang: Lang) -> str | None:
    """A reason for readers of a language, None where no pattern fits."""
    for pattern, shapes, wordings in _patterns():
        if match := pattern.fullmatch(text):
            return wordings[lang].format(
                **{name: _value(shapes[name], value, lang) for name, value in match.groupdict().items()}
            )
    return None


@cache
def _patterns() -> Sequence[tuple[re.Pattern[str], Mapping[str, str], Mapping[Lang, str]]]:
    """Each English pattern with the shape of each of its values, and both wordings. Raises KeyError for an unknown shape."""
    lines = files(__package__).joinpath("reasons.tsv").read_text(encoding="utf-8").splitlines()
    found = []
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        escaped = re.escape(row["en"])
        shapes = {slot[1]: slot[2] or "text" for slot in _SLOT.finditer(escaped)}
        pattern = _SLOT.sub(lambda slot: f"(?P<{slot[1]}>{_SHAPES[slot[2] or 'text']})", escaped)
        wordings: dict[Lang, str] = {"en": _SHAPED.sub(r"{\1}", row["en"]), "ja": row["ja"]}
        found.append((re.compile(pattern), shapes, wordings))
    return found


def _value(shape: str, value: str, lang: Lang) -> str:
    if shape == "text":
        return reworded(value, lang) or (_sums(value) if lang == "ja" and re.fullmatch(_SUM, value) else value)
    if shape in _NAMED:
        return _NAMED[shape](value, lang)
    worded = _JAPANESE.get(shape) if lang == "ja" else None
    return worded(value) if worded else value


def _doc(value: str, lang: Lang) -> str:
    return words.document(value)


def _names(value: str, lang: Lang) -> str:
    """Names of organisations and places in the language, as far as the tables have them in it."""
    return words.listed([_name(one, lang) for one in value.split(", ")], lang)


def _name(name: str, lang: Lang) -> str:
    known = organisations.by_name(name) or places.by_name(name)
    names = (known.names_ja if lang == "ja" else known.names_en) if known else ()
    return names[0] if names else name


def _keys(value: str, lang: Lang) -> str:
    """What stands for organisations within the ledger (`meti`, `~hoshi-chips`), as names."""
    return words.listed([words.organisation(key, key.removeprefix("~"), lang) for key in value.split(", ")], lang)


def _sums(value: str) -> str:
    """`¥732 bn + ¥476 bn` as 7320億円 + 4760億円."""
    return _PARTS.sub(
        lambda one: words.point(
            Decimal(one["figure"].replace(",", "")) * _SCALES[one["scale"]],
            _CURRENCIES.get(one["sign"], one["sign"].strip()),
            "ja",
        ),
        value,
    )


def _figure(value: str) -> str:
    """`56 m` as 5600万."""
    number, _, scale = value.replace(",", "").partition(" ")
    return words.figure(Decimal(number) * _SCALES[scale or None], "ja")


def _day(value: str) -> str:
    """`19 Apr 2024` and `2024-04-19` as 2024年4月19日."""
    parts = value.split()
    if len(parts) == 3 and parts[1] in _MONTHS:
        return words.when(f"{parts[2]}-{_MONTHS.index(parts[1]) + 1:02}-{int(parts[0]):02}", "ja")
    return words.when(value, "ja")


def _due(value: str) -> str:
    day = words.when(value.removeprefix("by "), "ja")
    return f"{day}まで" if value.startswith("by ") else day


_NAMED: Mapping[str, Callable[[str, Lang], str]] = {
    "doc": _doc,
    "names": _names,
    "keys": _keys,
    "country": words.country,
}
_JAPANESE: Mapping[str, Callable[[str], str]] = {
    "kind": lambda value: words.label("kind", value, "ja"),
    "status": lambda value: words.label("status", value, "ja"),
    "sector": lambda value: words.label("sector", value, "ja"),
    "step": lambda value: words.label("event", value.replace(" ", "_"), "ja"),
    "percent": lambda value: value.replace(" ", ""),
    "number": _figure,
    "sum": _sums,
    "sums": _sums,
    "date": _day,
    "day": _day,
    "due": _due,
}
