"""Whether two names are one entity, and which: first by the table of organisations, then by the names themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from daicho.reference import organisations
from daicho.reference.likeness import Likeness, alike
from daicho.reference.names import spelling
from daicho.reference.organisations import Organisation
from daicho.reference.places import Place, adjective_country, town
from daicho.reference.places import by_id as place_by_id
from daicho.reference.places import by_name as place_by_name
from daicho.resolution.names import nationality, plain_name, readings_of, without_nationality

Lookup = Callable[[str], Organisation | None]


@lru_cache(maxsize=65536)
def identify(wording: str, country: str | None = None, lookup: Lookup = organisations.by_name) -> Organisation | None:
    """The organisation a wording means, or None where the table cannot tell.

    country: whose story it is; descriptions ("the industry ministry", 政府) are read by it, unless they name one themselves.
    """
    for reading in readings_of(wording):
        found = lookup(reading)
        if found is not None:
            return found
    own = nationality(wording)
    role = without_nationality(wording) if own else wording
    where = own or country
    meant = organisations.by_role(role, where) if where else None
    if government_place(wording) and (
        own or meant is None
    ):  # a capital pays as its country's government: Tokyo, Ottawa
        return None
    return meant if meant and lookup(meant.name) else None


def same_entity(left: str, right: str, country: str | None = None, lookup: Lookup = organisations.by_name) -> Likeness:
    """Whether two names are one entity; pure, symmetric.

    Where the table knows both, it decides (a subsidiary is not its parent); where it knows one, the other is compared with all
    its names; else the names themselves are. country: as for `identify`. lookup: the table's own, or a smaller one.
    """
    a, b = (identify(name, country, lookup) for name in (left, right))
    if a and b:
        return Likeness(1.0, f"both are {a.id}") if a.id == b.id else Likeness(0.0, f"{a.id} is not {b.id}")
    if not a and not b and (place := place_id(left, country)) and (other := place_id(right, country)):
        return Likeness(1.0, f"both are {place}") if place == other else Likeness(0.0, f"{place} is not {other}")
    if (a and government_place(right)) or (b and government_place(left)):
        return Likeness(0.0, "a part of a country is not its government")
    names_left = a.names if a else readings_of(left)
    names_right = b.names if b else readings_of(right)
    return max(
        (alike(x, y) for x in names_left for y in names_right),
        key=lambda found: found.score,
        default=Likeness(0.0, "no name"),
    )


@lru_cache(maxsize=65536)
def government_place(wording: str) -> str | None:
    """The id of the part of a country or the city whose government a wording means: 福島県, "the Karnataka government"."""
    place = place_by_name(_OF_GOVERNMENT.sub("", plain_name(wording)).strip())
    return place.id if place and place.kind in ("subdivision", "city") else None


_OF_GOVERNMENT = re.compile(
    r"(?i)^(?:the )?(?:state|city|prefecture|province|government) of "
    r"|(?: state| provincial| prefectural| city| municipal)?(?: government)?$|庁$|政府$"
)


@lru_cache(maxsize=65536)
def entity_id(wording: str) -> str:
    """The id of an entity the table does not know: made from its plain name, so that all documents agree on it."""
    return "~" + ("-".join(spelling(plain_name(wording)).split()) or "unnamed")


@lru_cache(maxsize=65536)
def place_id(wording: str, country: str | None = None) -> str | None:
    """The id of the place a wording names or contains ("the Hokkaido city of Chitose"): the most exact one there is."""
    for reading in readings_of(wording):
        if place := place_by_name(reading, country):
            return place.id
    inside = [place for part in _parts(wording) if (place := place_by_name(part, country) or _of_adjective(part))]
    return min(inside, key=lambda place: _EXACTNESS[place.kind]).id if inside else None


def town_id(wording: str, country: str | None = None) -> str | None:
    """The id of the town a wording names that the table of places does not list."""
    found = (town(name, country) for name in readings_of(wording) if len(name) > 1)
    return next((place.id for place in found if place), None)


_EXACTNESS = {"city": 0, "subdivision": 1, "region": 2, "country": 3}
_CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.-]*)*")
_PLACE_JA = re.compile(r"[一-龯ぁ-んァ-ヴヶケー]{2,6}?[都道府県市町村州郡]|[ァ-ヴー]{3,}|[一-龯]{2,4}")


def _of_adjective(word: str) -> Place | None:
    code = adjective_country(word)
    return place_by_id(code) if code else None


def _parts(wording: str) -> Iterator[str]:
    for run in _CAPITALISED.findall(wording):
        words = run.removesuffix("'s").removesuffix("’s").split()
        yield from (" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1))
    yield from _PLACE_JA.findall(wording)
