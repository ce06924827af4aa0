"""What stands around a name without being part of it: 米インテル, Taiwan's TSMC, chip venture Rapidus,
台湾積体電路製造（TSMC）.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from daicho.reference.names import is_japanese
from daicho.reference.places import by_name as place_by_name
from daicho.reference.places import country_of, places
from daicho.reference.transliteration import is_katakana

_BRACKETS = re.compile(r"[（(「『]([^（()）「」『』]*)[)）」』]")
_QUOTED = re.compile(r"[「『“]([^」』”]+)[」』”]")
_POSSESSIVE = re.compile(r"(?P<owner>[A-Z][\w.\- ]{1,30}?)(?:'s|’s|s'|s’)\s+(?P<rest>\S.*)")
_BASED = re.compile(r"(?:[A-Z][\w.]*-)(?:based|owned|backed)\s+(?P<rest>[A-Z].*)")
# Lower-case words before the first capital describe: "chip venture Rapidus", "automaker Toyota".
_DESCRIBED = re.compile(
    r"(?:[Tt]he\s+)?(?:[A-Z][\w.]+\s+(?=[a-z]))?(?:[a-z][\w\-]*\s+)+(?<! of )(?<! for )(?<! in )(?<! and )(?<!^of )"
    r"(?P<rest>[A-Z][\w&.\-]*(?:\s.*)?)"
)
# At the beginning of a sentence the description has a capital, too: "Chipmaker Norvane Micro".
_TRADE = re.compile(
    r"(?:[A-Z][a-z]*maker|Startup|Start-up|Partner|Supplier|Developer|Utility|Conglomerate|Lender|Operator|Rival)\s+"
    r"(?P<rest>[A-Z][\w&.\-]*(?:\s.*)?)"
)
_DESCRIBED_JA = re.compile(
    r".*(?:大手|会社|メーカー|子会社|傘下|親会社|新興|企業|新会社|事業者|ベンチャー|スタートアップ|の)(?P<rest>[ァ-ヴーA-Za-z][^の]+|[^の]{3,})\Z"
)


@lru_cache(maxsize=65536)
def readings_of(wording: str) -> tuple[str, ...]:
    """The names a wording may give, most literal first: as it stands, without brackets, inside them, without what
    describes it.
    """
    text = unicodedata.normalize("NFKC", wording).strip(" 「」『』“”\"'")
    found = [text]
    outside = _BRACKETS.sub(" ", text).strip()
    if outside and outside != text:
        found.append(outside)
    found += [
        part.strip()
        for inside in _BRACKETS.findall(text)
        for part in re.split("[、,]", inside)
        if not place_by_name(part)
    ]
    found += [bare for name in list(found) if (bare := _bare(name))]
    return tuple(dict.fromkeys(name for name in found if name))


@lru_cache(maxsize=65536)
def plain_name(wording: str) -> str:
    """The name alone: what stands in quotation marks, else what stands outside brackets, without what describes it."""
    text = unicodedata.normalize("NFKC", wording).strip()
    if quoted := _QUOTED.search(text):
        return quoted[1]
    name = _BRACKETS.sub(" ", text).strip() or text
    while (bare := _bare(name)) and bare != name:
        name = bare
    return name


@lru_cache(maxsize=65536)
def nationality(wording: str) -> str | None:
    """ISO alpha-2 of the country a wording names before the organisation: 米商務省 → US, "Japan's industry ministry" → JP."""
    text = unicodedata.normalize("NFKC", wording).strip()
    if is_japanese(text):
        return next(
            (
                code
                for prefix, code in _prefixes().get(text[:1], ())
                if text.startswith(prefix) and len(text) > len(prefix) + 1
            ),
            None,
        )
    if match := _POSSESSIVE.match(text):
        return country_of(match["owner"])
    words = text.removeprefix("the ").removeprefix("The ").split()
    return next((code for size in (2, 1) if len(words) > size and (code := country_of(" ".join(words[:size])))), None)


def without_nationality(wording: str) -> str:
    """The wording without the country before it, as it stands where there is none."""
    text = unicodedata.normalize("NFKC", wording).strip()
    if is_japanese(text):
        prefix = next((prefix for prefix, _ in _prefixes().get(text[:1], ()) if _prefixed(text, prefix)), "")
        return text.removeprefix(prefix).removeprefix("の")
    if (match := _POSSESSIVE.match(text)) and country_of(match["owner"]):
        return match["rest"]
    words = text.removeprefix("the ").removeprefix("The ").split()
    for size in (2, 1):
        if len(words) > size and country_of(" ".join(words[:size])):
            return " ".join(words[size:])
    return text


def _prefixed(text: str, prefix: str) -> bool:
    """Whether a country stands before a name: 米インテル, ドイツ政府; but インド is no country in インドラコシュ."""
    rest = text.removeprefix(prefix)
    return rest != text and len(rest) > 1 and not (is_katakana(prefix[-1]) and is_katakana(rest[0]))


def _bare(name: str) -> str | None:
    if match := _BASED.fullmatch(name):
        return match["rest"]
    if (match := _POSSESSIVE.fullmatch(name)) and country_of(match["owner"]):
        return match["rest"]
    if match := _DESCRIBED.fullmatch(name) or _TRADE.fullmatch(name):
        return match["rest"]
    if is_japanese(name):
        bare = without_nationality(name)
        if bare != name:
            return bare
        if match := _DESCRIBED_JA.fullmatch(name):
            return match["rest"]
    return None


@cache
def _prefixes() -> Mapping[str, Sequence[tuple[str, str]]]:
    """What Japanese puts before a name to say where it belongs, by its first character, longest first: 米国, 米; ドイツ."""
    names = [(name, place.id) for place in places() if place.kind == "country" for name in place.names_ja]
    found: dict[str, list[tuple[str, str]]] = {}
    for name, code in sorted(names, key=lambda pair: (-len(pair[0]), pair[0])):
        found.setdefault(name[0], []).append((name, code))
    return found
