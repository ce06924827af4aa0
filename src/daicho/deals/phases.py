"""Which of several a text speaks of: the second fab, phase 1, 第2工場, both plants. Differing ones are never one deal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

BOTH = "all"
"""Stands for several sites or phases taken together."""

_WORDS = {
    "first": "1", "1st": "1", "one": "1", "i": "1", "second": "2", "2nd": "2", "two": "2", "ii": "2",
    "third": "3", "3rd": "3", "three": "3", "iii": "3", "fourth": "4", "4th": "4", "four": "4", "iv": "4",
    "fifth": "5", "five": "5", "sixth": "6", "six": "6", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6",
}  # fmt: skip
_SITE = (
    r"(?:fab|plant|factor(?:y|ie)|facilit(?:y|ie)|site|building|project|reactor|line|mod|phase|stage|unit"
    r"|data cent(?:er|re))"
)
ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th)"
NUMBERED_JA = r"第\s?([一二三四五六1-9])\s?(?:工場|期|棟|段階|号|プラント|製造棟|拠点)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b({ORDINAL})[ -](?:[\w'.-]+ ){{0,3}}{_SITE}s?\b",
        rf"\b{_SITE} (?:no\.? ?|number )?([1-9]|one|two|three|four|iv|i{{1,3}})\b",
        NUMBERED_JA,
        r"(?<![0-9第])([1-9]|[一二三])(?:期(?!目標)|棟目|号棟|番目|つ目|拠点目|号機)",
    )
)
_SLOT_ORDINAL = re.compile(rf"\b({ORDINAL})\b")
_FIRST_JA = re.compile(r"(?:最初|1つめ|初)の(?:工場|拠点|製造)")
_BOTH = re.compile(
    r"\b(?:both|two|three|four|pair of|\d) (?:[\w'-]+ ){0,3}(?:fab|plant|factorie|facilitie|site|phase)s\b"
    r"|\bboth (?:fabs|plants|phases)|両工場|両拠点|両期|(?<!第)(?:2|3|二|三)(?:つの)?工場|[2二]棟(?!目)"
)


def ordinal(word: str) -> str:
    """The ordinal that a word or a number is: "2" for second."""
    return _WORDS.get(word.casefold(), word)


@lru_cache(maxsize=65536)
def phases(wording: str, slot: bool = False) -> frozenset[str]:
    """The ordinals of sites or phases a wording names, `BOTH` for several together; empty where it names none.

    slot: the wording is a project's name, where a bare "the second" is about the site, too.
    """
    text = unicodedata.normalize("NFKC", wording).casefold()
    if _BOTH.search(text):
        return frozenset((BOTH,))
    found = {_WORDS.get(match[1], match[1]) for pattern in _PATTERNS for match in pattern.finditer(text)}
    if _FIRST_JA.search(text):
        found.add("1")
    if slot:
        found |= {_WORDS[match[1]] for match in _SLOT_ORDINAL.finditer(text)}
    return frozenset(found)
