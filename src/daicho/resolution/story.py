"""Whose story a document is: the country that "the government" and "the industry ministry" belong to when nothing
else says so.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from daicho.model.document import Document
from daicho.model.patterns import searchable
from daicho.reference.places import country_of, places

_WORD = re.compile(r"[A-Z][A-Za-z.]*[A-Za-z](?: [A-Z][a-z]+)?|[A-Z]\.[A-Z]\.")
_JAPANESE_NAME = searchable(r"[ァ-ヴー]{3,}|[一-龯]{2,4}?[都道府県]|[一-龯]{2}")


def story_country(document: Document) -> str | None:
    """ISO alpha-2 of the country a document is mostly about: the one it names most often, in names, adjectives and
    cities together.

    A Japanese text that names Japan at all, or nowhere, speaks of Japan unless it says otherwise (米政府). None where
    an English one names no country.
    """
    pattern = _JAPANESE_NAME if document.lang == "ja" else _WORD
    named = Counter(code for word in pattern.findall(document.text) if (code := _country_of_word(word)))
    if document.lang == "ja" and (named["JP"] or not named):
        return "JP"
    return min(named, key=lambda code: (-named[code], code)) if named else None


def _country_of_word(word: str) -> str | None:
    return country_of(word) if word in _known() else next((country_of(w) for w in word.split() if w in _known()), None)


@cache
def _known() -> frozenset[str]:
    """Words that tell a country beyond doubt: its names and adjectives, its subdivisions and cities."""
    words: set[str] = set()
    for place in places():
        if place.kind != "region":
            words.update(place.names_en)
            words.update(place.adjectives)
            words.update(name for name in place.names_ja if len(name) > 1)
    return frozenset(words)
