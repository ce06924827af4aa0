"""Where things are: countries, first-level subdivisions, the cities of the field, and regions that stay as vague as they are.

`data/places.tsv` has one place a row. A bare name that fits several means the widest of them: "Kumamoto" is the prefecture,
"Kumamoto City" the city, "Georgia" the country unless the country asked for is the United States.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from daicho.reference import towns
from daicho.reference.names import normalise
from daicho.reference.tables import rows, several

PlaceKind = Literal["country", "subdivision", "city", "region"]
KINDS: tuple[str, ...] = get_args(PlaceKind)


@dataclass(frozen=True, slots=True)
class Place:
    """One place. country: ISO 3166-1 alpha-2, None for a region of several countries; subdivision: ISO 3166-2 where known.

    adjectives: English words for what belongs to a country ("Japanese"); source: where codes and names are from.
    """

    id: str
    kind: PlaceKind
    country: str | None
    subdivision: str | None
    names_en: tuple[str, ...]
    adjectives: tuple[str, ...]
    names_ja: tuple[str, ...]
    source: str

    @property
    def name(self) -> str:
        """The main name, English where there is one."""
        return (self.names_en or self.names_ja)[0]

    @property
    def names(self) -> tuple[str, ...]:
        """All names in both languages, without adjectives."""
        return self.names_en + self.names_ja


@cache
def places() -> tuple[Place, ...]:
    """Every place of the table: countries first, then subdivisions, cities and regions."""
    return tuple(_place(row) for row in rows("places.tsv"))


def by_name(name: str, country: str | None = None) -> Place | None:
    """The place of this name, or None. country: what the story is about, where that tells namesakes apart.

    A Japanese name may carry its prefecture (熊本県菊陽町); an English one what follows a comma ("Lehi, Utah").
    """
    for wording in _wordings(name):
        found = _names().get(normalise(wording), ())
        fitting = [place for place in found if place.country == country] if country else []
        if fitting or found:
            return (fitting or found)[0]
    return None


def by_id(id_: str) -> Place | None:
    """The place with this id: a country code, an ISO 3166-2 code, the slug of a city or region, or a town's id."""
    country, colon, name = id_.partition(":")
    return town(name, country) if colon else _ids().get(id_)


def town(name: str, country: str | None = None) -> Place | None:
    """A town that the table of places does not list; its id is country and name: `IN:Hubballi`. See `towns`."""
    found = towns.by_name(name, country)
    if found is None:
        return None
    return Place(f"{found.country}:{found.name}", "city", found.country, None, (found.name,), (), (), "GeoNames")


def country_of(name: str) -> str | None:
    """ISO alpha-2 of the country that a place's name or a country's adjective belongs to; None where unknown or several."""
    if adjective := adjective_country(name):
        return adjective
    place = by_name(name)
    return place.country if place else None


def adjective_country(word: str) -> str | None:
    """ISO alpha-2 of the country an English adjective belongs to: Malaysian → MY."""
    return _adjectives().get(normalise(word))


def _wordings(name: str) -> tuple[str, ...]:
    head, comma, _ = name.partition(",")
    wordings = [name, head] if comma else [name]
    for mark in "都道府県州省":
        before, found, after = name.partition(mark)
        if found and len(before) > 1 and after:
            wordings += [after, before + mark]
    return tuple(wordings)


def _place(row: Mapping[str, str]) -> Place:
    return Place(
        id=row["id"],
        kind=row["kind"],  # type: ignore[arg-type]  # the table's test holds it to PlaceKind
        country=row["country"] or None,
        subdivision=row["subdivision"] or None,
        names_en=several(row["names_en"]),
        adjectives=several(row["adjectives_en"]),
        names_ja=several(row["names_ja"]),
        source=row["source"],
    )


@cache
def _ids() -> dict[str, Place]:
    return {place.id: place for place in places()}


@cache
def _names() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for place in places():
        for key in dict.fromkeys(map(normalise, place.names)):
            found[key] = (*found.get(key, ()), place)
    return found


@cache
def _adjectives() -> dict[str, str]:
    return {normalise(word): place.id for place in places() if place.kind == "country" for word in place.adjectives}
