"""Towns of the world, for what `places` does not list: `data/towns.tsv`, by `tools/towns.py` from GeoNames (CC BY 4.0)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from daicho.reference.names import normalise

_MEANT = 5
"""How many times as many people the largest town of a name must have for the bare name to mean it, not a namesake abroad."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town. country: ISO 3166-1 alpha-2; people: how many live there; name: in Latin letters."""

    country: str
    people: int
    name: str


@lru_cache(maxsize=65536)
def by_name(name: str, country: str | None = None) -> Town | None:
    """The town of this name, or None where there is none, or where several countries have one and neither is much the largest.

    name: in English or Japanese; country: that of the story, whose towns come before those abroad.
    """
    towns = sorted(
        _towns(normalise(name.partition(",")[0])), key=lambda town: (town.country != country, -town.people, town.name)
    )
    if not towns:
        return None
    first = towns[0]
    rivals = (town for town in towns if town.country != first.country)
    if first.country != country and any(_MEANT * rival.people > first.people for rival in rivals):
        return None
    return first


def _towns(spelling: str) -> Iterator[Town]:
    """Every town of this spelling."""
    lines = _lines()
    for i in range(bisect_left(lines, spelling + "\t"), len(lines)):
        key, country, people, name = lines[i].split("\t")
        if key != spelling:
            return
        yield Town(country, int(people), name)


@cache
def _lines() -> list[str]:
    """The table's lines, in order of their spelling; not taken apart, for only a few are ever looked at."""
    text = files("daicho.reference").joinpath("data/towns.tsv").read_text(encoding="utf-8")
    return text.splitlines()[1:]
