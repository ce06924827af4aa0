"""Whose story a document is: the country that "the government" and "the industry ministry" belong to when nothing else says so."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from daicho.model.document import Document
from daicho.reference.places import country_of, places

_WORD = re.compile(r"[A-Z][A-Za-z.]*[A-Za-z](?: [A-Z][a-z]+)?|[A-Z]\.[A-Z]\.")
_HOME = {"ja": "JP"}


def story_country(document: Document) -> str | None:
    """ISO alpha-2 of the country a document is mostly about.

    A Japanese text speaks of Japan unless it says otherwise (米政府); an English one of the country it names most often, in names,
    adjectives and cities together. None where it names none.
    """
    if document.lang in _HOME:
        return _HOME[document.lang]
    named = Counter(code for word in _WORD.findall(document.text) if (code := _country_of_word(word)))
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
    return frozenset(words)
