"""Which of a ledger's names may be one organisation's, without comparing every name with every other.

Likeness is no chain: "Sumitomo" may be short for two companies that are not one. So each name keeps its own neighbours, and
nothing is merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, product

from daicho.deals.traits import family
from daicho.model.claim import Party
from daicho.reference import organisations, places
from daicho.reference.likeness import alike
from daicho.reference.marks import marks
from daicho.reference.names import is_japanese, normalise
from daicho.reference.transliteration import is_katakana, romaji, skeletons

# Names that begin alike by the thousand tell too little for a comparison of each with each.
_MOST_IN_BLOCK = 500
_STATES = ("government", "ministry", "agency", "bloc")
# What is left of a description when these are gone names somebody: 東谷工場, "Kumamoto fab", not 新工場 or "the second fab".
_TRADE_JA = re.compile(
    r"工場|拠点|施設|設備|製品|部品|素材|材料|研究|開発|試作|試験|実証|評価|生産|製造|量産|建設|建屋|半導体|電池|蓄電|車載|電気|自動車|次世代|先端|最先端"
    r"|最初|新型|新設|新|第?[0-9０-９一二三四五六]+(?:期|棟|号|つ目|番目|ナノ)?|全固体|液晶|光|量子|国内|国産|同社|両社|当社|会社|企業|計画|事業|部門|本格|専用|大型"
    r"|センター|ライン|プラント|コンピューター?|データ|クラウド|チップ|ウエハー?|パッケージ|モジュール|メモリー?|ロジック|パイロット|システム|サービス|ガラス|基板"
    r"|の|を|と|は|が|で|に|する|など|向け|用|[\s・()（）「」]"
)
_SHORT_FORMS = frozenset(("AI", "EV", "GPU", "DRAM", "NAND", "HBM", "IT", "US", "UK", "EU", "LNG", "FY", "SIC", "EUV"))
_CAPITALISED = re.compile(r"\b[A-Z][\w&+.-]+")
_SOUNDS = {"l": "r", "v": "b", "c": "k", "q": "k", "x": "k", "j": "z", "g": "z", "f": "h", "p": "h", "y": "i"}


def key(party: Party) -> str | None:
    """What stands for a party: the top of its organisation's tree, else its plain name; None for states and descriptions."""
    known = organisations.by_id(party.entity) if party.entity else None
    if known:
        return None if known.type in _STATES else family(known.id)
    if party.entity and places.by_id(party.entity):
        return None
    return normalise(party.name) or None if party.entity or names_somebody(party.name) else None


def names_somebody(name: str) -> bool:
    """Whether a wording holds a name and is no mere description."""
    if is_japanese(name):
        return len(_TRADE_JA.sub("", name)) > 1
    return any(word.upper().strip(".") not in _SHORT_FORMS for word in _CAPITALISED.findall(name))


@lru_cache(maxsize=65536)
def beginnings(name: str) -> frozenset[str]:
    """How a name begins, in letters and in sound: names that are alike share one of these, whichever script they are in."""
    plain = normalise(name)
    if not plain:
        return frozenset()
    first = re.split("[-・ ]", plain)[0] or plain
    if is_japanese(plain):
        sounds = skeletons(romaji(first)) if is_katakana(first) else ()
        return frozenset((plain[0], *sounds))
    return frozenset((first, "".join(word[0] for word in plain.split()), *skeletons(first)))


class Namesakes:
    """The names of a ledger, each with those that may be the same organisation's."""

    def __init__(self, parties: Iterable[Party]) -> None:
        wordings: dict[str, str] = {}
        for party in parties:
            if found := key(party):
                wordings.setdefault(found, party.name)
        self._near = {found: {found} for found in wordings}
        # The table has every name of those it knows.
        unlisted = {found: name for found, name in wordings.items() if not organisations.by_id(found)}
        for left, right in sorted(set(_candidates(unlisted))):
            if alike(unlisted[left], unlisted[right]).same:
                self._near[left].add(right)
                self._near[right].add(left)

    def near(self, keys: Iterable[str]) -> frozenset[str]:
        """These keys and all that may stand for the same."""
        return frozenset().union(*(self._near.get(found, {found}) for found in keys))


def _candidates(wordings: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of names worth a comparison: they begin alike, in letters or in sound, or the one may be how the other is read."""
    same_script: dict[str, list[str]] = {}
    sounds: dict[tuple[bool, str], list[str]] = {}
    kanji: dict[str, str] = {}
    for found, name in wordings.items():
        japanese = is_japanese(name)
        plain = normalise(name)
        same_script.setdefault(plain[0] if japanese else plain.split()[0], []).append(found)
        if japanese and not is_katakana(plain[0]):
            kanji[found] = name
            continue
        sound = romaji(plain[:2])[:1] if japanese else plain[0]
        sounds.setdefault((japanese, _SOUNDS.get(sound, sound)), []).append(found)
    for block in same_script.values():
        if len(block) <= _MOST_IN_BLOCK:
            yield from map(_pair, combinations(block, 2))
    yield from _as_read(kanji, {found: name for found, name in wordings.items() if kanji and not is_japanese(name)})
    for (japanese, sound), block in sounds.items():
        others = sounds.get((False, sound), ()) if japanese else [n for n in block if _initials(wordings[n])]
        if len(block) * len(others) <= _MOST_IN_BLOCK**2:
            yield from (_pair(two) for two in product(block, others) if two[0] != two[1])


def _as_read(kanji: Mapping[str, str], latin: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names in kanji with those in letters that may be how they are read, or what they mean."""
    showing: dict[str, list[str]] = {}
    for found, name in latin.items():
        for mark in marks(name).shows:
            showing.setdefault(mark, []).append(found)
    for found, name in kanji.items():
        for mark in sorted(marks(name).seeks):
            others = showing.get(mark, ())
            if len(others) <= _MOST_IN_BLOCK:
                yield from (_pair((found, other)) for other in others)


def _pair(two: tuple[str, str]) -> tuple[str, str]:
    return (two[0], two[1]) if two[0] < two[1] else (two[1], two[0])


def _initials(name: str) -> bool:
    return name.isupper() and 2 <= len(name) <= 6
