"""What claims tell of projects as a ledger keeps it, looked up by name and place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from daicho.deals.namesakes import asking, marks_of, may_be_one
from daicho.deals.sightings import Known, Sighting, Traits, know_of_place, known, of_place
from daicho.ledger import kept, tables
from daicho.ledger.store import Snapshot
from daicho.model.dates import last_day
from daicho.reference.marks import MarkRow

_PLAIN = ("claim", "document", "published", "builds", "undecided", "step", "due")
_SETS = ("names", "near", "spots", "around", "countries", "phases")


class KeptSightings:
    """The claims of a ledger, looked up in what it keeps; good for as long as nothing of that changes."""

    def __init__(self, connection: Snapshot) -> None:
        self._connection = connection
        self._dated: dict[str, list[Sighting]] = {}
        self._known: dict[str, Known] = {}
        self._near: dict[str, frozenset[str]] = {}

    def dated(self, keys: Iterable[str]) -> dict[str, list[Sighting]]:
        """The dated milestones sighted under each of these names and places."""
        wanted = set(keys)
        missing = wanted.difference(self._dated)
        rows = tables.find(self._connection, kept.SIGHTED, "at", missing, "at", "claim", also=("dated", 1))
        self._dated |= self._by_key(missing, rows)
        return {key: self._dated[key] for key in wanted}

    def know(self, keys: Iterable[str]) -> None:
        """Look up what is known of names and places, all in one question."""
        missing = set(keys).difference(self._known)
        rows = tables.find(self._connection, kept.SIGHTED, "at", missing, "at", "claim", also=("told", None))
        self._known |= {key: known(key, some) for key, some in self._by_key(missing, rows).items()}
        for at, told, first, newest in kept.told_under(self._connection, missing):
            know_of_place(self._known[at], traits_from_text(told), first, newest)

    def _by_key(self, keys: Iterable[str], rows: Sequence[Any]) -> dict[str, list[Sighting]]:
        bodies = tables.find(self._connection, kept.SIGHTINGS, "claim", {row.claim for row in rows}, "claim", "body")
        sightings = {row.claim: sighting_from_text(row.body) for row in bodies}
        found: dict[str, list[Sighting]] = {key: [] for key in keys}
        for row in rows:
            found[row.at].append(sightings[row.claim])
        return found

    def known(self, shared: str) -> Known:
        """What is known of a name or a place."""
        if shared not in self._known:
            self.know([shared])
        return self._known[shared]

    def near(self, names: Iterable[str]) -> frozenset[str]:
        """These names and all that may stand for the same, looked up all in one question."""
        wanted = frozenset(names)
        if missing := wanted.difference(self._near):
            self._near |= self._find_near(missing)
        return wanted.union(*(self._near[name] for name in wanted))

    def _find_near(self, names: Iterable[str]) -> dict[str, frozenset[str]]:
        self.know(names)
        own = {name: self.known(name).wordings for name in sorted(names)}
        rows = [row for name, wordings in own.items() for row in asking(name, wordings)]
        met = kept.meeting(self._connection, kept.NAMED, rows)
        self.know({other for _, other in met})
        near = {name: {name} for name in own}
        for name, other in met:
            if may_be_one(own[name], self.known(other).wordings):
                near[name].add(other)
        return {name: frozenset(found) for name, found in near.items()}


def sighting_rows(sightings: Iterable[Sighting]) -> tuple[list[tuple[str, str, str]], list[tuple[Any, ...]]]:
    """The rows of these sightings, and those by which they are found."""
    several = list(sightings)
    rows = [(one.claim, one.document, sighting_to_text(one)) for one in several]
    return rows, [_place_row(one, at) for one in several for at in sorted(places_of(one))]


def _place_row(one: Sighting, at: str) -> tuple[Any, ...]:
    told = of_place(one, at) if at in one.traits.where else None
    when = (one.published, last_day(one.published)) if told and one.published else (None, None)
    return at, one.claim, int(one.step is not None), told and traits_to_text(told), *when


def places_of(one: Sighting) -> set[str]:
    """Under what a sighting is kept: its names and places, and what it says is made."""
    return {*one.keys, *map(product_place, one.products)}


def product_place(product: str) -> str:
    """Where milestones of one product are kept: apart from names and places, which have no such sign."""
    return f"={product}"


def name_rows(wordings: Mapping[str, Iterable[str]]) -> set[MarkRow]:
    """The marks of these names as rows. wordings: of each name."""
    return {row for name, own in wordings.items() for row in marks_of(name, own)}


def sighting_to_text(one: Sighting) -> str:
    """A sighting as JSON."""
    plain = [getattr(one, name) for name in _PLAIN]
    return json.dumps([plain, traits_to_text(one.traits), one.called, one.products], ensure_ascii=False)


def sighting_from_text(text: str) -> Sighting:
    """The inverse of `sighting_to_text`."""
    plain, traits, called, products = json.loads(text)
    return Sighting(
        traits=traits_from_text(traits),
        called=tuple((name, wording) for name, wording in called),
        products=tuple(products),
        **dict(zip(_PLAIN, plain, strict=True)),
    )


def traits_to_text(told: Traits) -> str:
    """Traits as JSON."""
    sets = [sorted(getattr(told, name)) for name in _SETS]
    return json.dumps([sets, told.sort, told.vague], ensure_ascii=False)


def traits_from_text(text: str) -> Traits:
    """The inverse of `traits_to_text`."""
    sets, sort, vague = json.loads(text)
    return Traits(sort=sort, vague=vague, **{name: frozenset(found) for name, found in zip(_SETS, sets, strict=True)})
