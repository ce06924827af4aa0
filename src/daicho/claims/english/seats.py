"""Where firms are at home, as the text says: "a Swedish maker of tools", "Kildare-based Peatland", "Korea's Halmos"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name
from daicho.reference import places

_NAME = r"(?:[A-Z][\w.’-]*?[\w.])(?: [A-Z][\w’-]*?\w){0,2}?"
_PLACE = rf"(?P<place>{_NAME})"
_FEW = r"(?:[a-z][\w-]*,? ){0,4}"
_IN_FRONT = re.compile(rf"(?:\A|[\s(“\"]){_PLACE}(?:-based|['’]s)? {_FEW}\Z")
_BEHIND = re.compile(
    r"(?: \([^)]{1,30}\))?(?:, (?:an?|the|one of) (?:[a-z][\w-]* ){0,3}?|,? (?:which is |itself )?(?:based|headquartered) in )"
    rf"{_PLACE}(?:-based|['’]s)?(?= [a-z]|[,.;])"
)
_OF = re.compile(rf" of {_PLACE}(?=[ ,.;)])")
_INSIDE = re.compile(rf"{_PLACE}-based ")
_WITHIN = re.compile(rf".* of {_PLACE}\Z")
_FIRMS = frozenset({"company", "organisation", "unknown"})


def seats_of(trees: Sequence[Tree]) -> Mapping[str, str]:
    """The country of each firm whose home the text tells, by the firm's full name; the first telling counts."""
    found: dict[str, str] = {}
    for tree in trees:
        sentence = tree.sentence.span
        for name in tree.names:
            if name.full in found or not name.mention.text[0].isupper():
                continue
            if name.type not in _FIRMS and (name.type != "place" or name.country):
                continue  # "a stake in Lindqvist Lithography" reads like a place
            before = tree.text[max(sentence.start, name.mention.span.start - 60) : name.mention.span.start]
            after = tree.text[name.mention.span.end : min(sentence.end, name.mention.span.end + 70)]
            told = (
                _INSIDE.match(name.mention.text),
                _WITHIN.match(name.mention.text),
                _BEHIND.match(after),
                _IN_FRONT.search(before),
                _OF.match(after),
            )
            country = next((land for match in told if match and (land := country_named(match["place"]))), None)
            if country:
                found[name.full] = country
    return found


def country_named(words: str, near: str | None = None) -> str | None:
    """The country that a country's name or adjective, a region, a city or a town stands for. near: preferred among namesakes."""
    if adjective := places.adjective_country(words):
        return adjective
    place = places.by_name(words, near) or (places.town(words, near) if near else None) or places.town(words)
    return place.country if place else None


def seat_of(name: Name, seats: Mapping[str, str]) -> str | None:
    """The country of a firm that may be called by the first words of its name: "Kvantel" and "Kvantel ApS"."""
    told = (seats[full] for full in seats if full == name.full or f"{full} ".startswith(f"{name.full} "))
    return next(told, None) or next((seats[full] for full in seats if name.full.startswith(f"{full} ")), name.country)
