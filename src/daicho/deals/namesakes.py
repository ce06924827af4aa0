"""Which of a ledger's names may be one organisation's, without comparing every name with every other.

Likeness is no chain: "Sumitomo" may be short for two companies that are not one. So each name keeps its own neighbours, and
nothing is merged.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import product

from daicho.deals.traits import family
from daicho.model.claim import Party
from daicho.reference import organisations, places
from daicho.reference.likeness import alike
from daicho.reference.marks import MarkRow, asking_rows, guessed_rows, mark_rows, meeting
from daicho.reference.names import is_japanese, normalise
from daicho.reference.transliteration import is_katakana, romaji, skeletons

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
    """The names of a ledger, each with those that may be the same organisation's. called: keys with wordings of theirs."""

    def __init__(self, called: Iterable[tuple[str, str]]) -> None:
        wordings: dict[str, set[str]] = {}
        for found, wording in called:
            wordings.setdefault(found, set()).add(wording)
        self._near = {found: {found} for found in wordings}
        for left, right in meeting(wordings, lambda found: asking(found, wordings[found])):
            if may_be_one(wordings[left], wordings[right]):
                self._near[left].add(right)
                self._near[right].add(left)

    def near(self, keys: Iterable[str]) -> frozenset[str]:
        """These keys and all that may stand for the same."""
        return frozenset().union(*(self._near.get(found, {found}) for found in keys))


def marks_of(found: str, wordings: Iterable[str]) -> set[MarkRow]:
    """The marks by which a key is found, and those it seeks in others; none where the table knows it and its names."""
    return set() if organisations.by_id(found) else mark_rows(found, wordings)


def asking(found: str, wordings: Collection[str]) -> set[MarkRow]:
    """All marks by which a key meets the kept ones of others."""
    return set() if organisations.by_id(found) else asking_rows(found, wordings)


def guessing(found: str, wordings: Collection[str]) -> set[MarkRow]:
    """What a key seeks beside its kept marks."""
    return set() if organisations.by_id(found) else guessed_rows(found, wordings)


def may_be_one(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two keys with these wordings may stand for one organisation."""
    return any(alike(one, other).same for one, other in product(left, right))
