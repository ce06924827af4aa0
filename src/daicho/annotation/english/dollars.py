"""Whose dollar a dollar sign alone means: the American one, unless a text of another dollar country speaks of its own.

A paper at home writes "$940 million" and "US$665 million", names its governments without their country ("the federal
government", "the Queensland government") and starts its story in its own town. Who writes for abroad marks the dollar ("A$940
million") or the country ("the Australian government").
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from daicho.annotation.english.countries import ADJECTIVES, CAPITALS, COUNTRY_NAMES, US_STATES
from daicho.reference import towns
from daicho.reference.places import places

AMERICAN = "USD"
_DOLLARS = {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD"}
# How a text tells a country's dollar from the American one: by code, by letters before the sign, in words.
_MARKED = {
    "AU": r"(?<![A-Z])AU?\$|\bAUD\b|\bAustralian dollars?\b",
    "CA": r"(?<![A-Z])(?:C|CA|CDN|CAN)\$|\bCAD\b|\$ ?[\d.,]+ ?(?:CAD|CDN)\b|\bCanadian dollars?\b",
    "NZ": r"\bNZ\$|\bNZD\b|\bNew Zealand dollars?\b",
    "SG": r"(?<![A-Z])SG?\$|\bSGD\b|\bSingapore(?:an)? dollars?\b",
}
_BARE = re.compile(r"(?<![\w$])\$ ?\d")
_AMERICAN_MARKED = re.compile(r"\bUS ?\$|\bU\.S\.\$|\bUSD\b|\(US\)|\bUS dollars?\b")
_PER_CENT = re.compile(r"\bper cent\b")
_HYPHENED = re.compile(r"\$[\d.,]+-(?:million|billion|trillion)\b")
_UNNAMED = re.compile(
    r"\b[Ff]ederal\b|\b[Pp]rovincial (?:government|budget|funding|minister)\b|\bthe province\b|\bPremier [A-Z]"
    r"|\bthe (?:state|NSW|WA|SA) government\b"
)
_FROM_ABROAD = re.compile(r"\b(?:Canadian|Canada['’]s|Australian|Australia['’]s) (?:[Pp]rime [Mm]inister|PM)\b")
_DATELINE = re.compile(
    r"^\W{0,3}([A-Z][A-Za-zé.' ]{2,24}?)(?:, [A-Z][A-Za-z.]{1,9})?"
    r"(?: ?\((?!Reuters|AP|AFP|Bloomberg)[^)\n]{2,40}\)|, [A-Z][a-z]{2,8}\.? \d[^\n]{0,20}?)? ?[—–-]{1,2} ",
    re.MULTILINE,
)


@cache
def _countries() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of what countries, their states and capitals are called, and whose each name is."""
    owners = {name: p.country or "" for p in places() if p.kind == "subdivision" for name in p.names_en}
    owners |= dict.fromkeys(US_STATES, "US") | CAPITALS | ADJECTIVES | COUNTRY_NAMES
    ordered = sorted(owners, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, ordered))})(?!\w)"), owners


def bare_dollar(text: str) -> str:
    """The currency, an ISO 4217 code, of the sums of a text that have a dollar sign and nothing that says whose."""
    if not _BARE.search(text) or not any(
        name in text for name in ("Canad", "Austral", "Zealand", "Singapore", "Ottawa")
    ):
        return AMERICAN
    pattern, owners = _countries()
    counts = Counter(owners[match.group()] for match in pattern.finditer(text))
    country = max(sorted(_DOLLARS), key=lambda code: counts[code])
    if counts[country] < 2 or any(counts[other] >= counts[country] for other in counts if other != country):
        return AMERICAN
    if re.search(_MARKED[country], text) or _FROM_ABROAD.search(text) or not _is_local(text, country):
        return AMERICAN
    return _DOLLARS[country]


def _is_local(text: str, country: str) -> bool:
    """Whether a text that speaks mostly of a country is told at home."""
    if _AMERICAN_MARKED.search(text) or _PER_CENT.search(text):
        return True
    if country in ("AU", "CA") and _UNNAMED.search(text):
        return True
    if country == "CA" and _HYPHENED.search(text):
        return True
    town = _DATELINE.search(text[:600])
    found = towns.by_name(town[1]) if town else None
    return found is not None and found.country == country
