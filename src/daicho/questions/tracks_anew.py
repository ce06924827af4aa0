"""The steps of projects, worked out from all that claims tell of them, a part at a time: memory holds one part, and of all dated
milestones what tells their projects apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from daicho.deals.milestones import tracks
from daicho.deals.namesakes import guessing, marks_of, may_be_one
from daicho.deals.sightings import Known, Sighting, Traits, placed, sight, silent
from daicho.ledger import heaps, kept, tables
from daicho.ledger.store import Snapshot
from daicho.model.deal import Stated
from daicho.questions.judged import Decisions
from daicho.questions.sighted import (
    KeptSightings,
    sighting_from_text,
    sighting_rows,
    sighting_to_text,
)
from daicho.questions.tracks import Told, keep_products, keep_promises, keep_steps
from daicho.reference.marks import MarkRow

SCRATCH = (heaps.CALLED, heaps.DATED, heaps.ASKED, heaps.MET, heaps.NEAR)
HEAPS = (kept.SIGHTINGS, kept.SIGHTED, heaps.CALLED, heaps.DATED)
_OFTEN = 20  # mentions of a name or place that are looked up once for all


def take_in_sightings(connection: Snapshot, standing: Sequence[Stated]) -> None:
    """Put what these claims, all of their documents, tell of projects on the heaps of `HEAPS`."""
    place = {stated.id: (stated.published, stated.doc, number) for number, stated in enumerate(standing)}
    sightings = sight(standing)
    rows, places = sighting_rows(sightings)
    heaps.put(connection, kept.SIGHTINGS, rows)
    heaps.put(connection, kept.SIGHTED, places)
    heaps.put(connection, heaps.CALLED, sorted({pair for one in sightings for pair in one.called}))
    heaps.put(
        connection,
        heaps.DATED,
        [(one.claim, *place[one.claim], sighting_to_text(one)) for one in sightings if one.step],
    )


def keep_tracks(connection: Snapshot, decided: Decisions, part: int) -> None:
    """Keep what was sighted of projects comes to; nothing of it is kept yet, and the tables of `SCRATCH` are there."""
    _keep_names(connection, part)
    traits, alone, order = _place(connection, part)
    track = tracks(order, traits)
    together: dict[str, list[str]] = {}
    for claim, first in track.items():
        together.setdefault(first, []).append(claim)
    told = Told(connection, decided)
    for some in _parts(together.values(), part):
        claims = told({claim for group in some for claim in group})
        keep_steps(connection, claims, traits)
        keep_promises(connection, alone, (stated for stated in claims if stated.id in alone))
    for products in heaps.pages(connection, kept.SIGHTED, "at", part, "claim", prefix="="):
        made = {at[1:]: told({claim for _, claim in rows}) for at, rows in products.items()}
        keep_products(connection, made, traits)


def _keep_names(connection: Snapshot, part: int) -> None:
    """The marks of all names, and which of them are near each other."""
    with heaps.poured(connection, kept.NAMED, heaps.ASKED):
        for some in heaps.pages(connection, heaps.CALLED, "name", part, "wording"):
            marks: list[MarkRow] = []
            asked: list[tuple[int, str]] = []
            for name, rows in some.items():
                called = {wording for _, wording in rows}
                marks += marks_of(name, called)
                asked += [(mark, name) for mark, _, _ in guessing(name, called)]
            heaps.put(connection, kept.NAMED, marks)
            heaps.put(connection, heaps.ASKED, asked)
    heaps.meet(connection, kept.NAMED)
    with heaps.poured(connection, heaps.NEAR):
        for met in heaps.pages(connection, heaps.MET, "name", part, "other"):
            pairs = [row for rows in met.values() for row in rows]
            wordings: dict[str, set[str]] = {}
            for name, wording in tables.find(
                connection, heaps.CALLED, "name", {name for pair in pairs for name in pair}
            ):
                wordings.setdefault(name, set()).add(wording)
            heaps.put(
                connection, heaps.NEAR, [pair for pair in pairs if may_be_one(wordings[pair[0]], wordings[pair[1]])]
            )


class _Lookup:
    """What is known of names and places, some at a time."""

    def __init__(self, connection: Snapshot) -> None:
        self._connection = connection
        self._near: dict[str, set[str]] = {}
        self._known: dict[str, Known] = {}

    def load(self, sightings: Iterable[Sighting]) -> None:
        """Look up all that these need, in few questions; of what was looked up before, what is spoken of often stays."""
        several = list(sightings)
        names = {name for one in several for name in one.traits.names}
        self._near = {name: {name} for name in names}
        for name, other in tables.find(self._connection, heaps.NEAR, "name", names):
            self._near[name].add(other)
        wanted = names.union(*self._near.values(), *(one.traits.where for one in several))
        # What is near to a name that is near: whether whoever is called so builds in several places.
        self._known = {key: one for key, one in self._known.items() if len(one.mentions) > _OFTEN}
        missing = wanted - self._known.keys()
        found = KeptSightings(self._connection)
        found.know(missing)
        self._known |= {key: found.known(key) for key in missing}

    def near(self, names: Iterable[str]) -> frozenset[str]:
        """These names and all that may stand for the same."""
        return frozenset().union(*(self._near[name] for name in names))

    def known(self, shared: str) -> Known:
        """What is known of a name or a place."""
        return self._known[shared]


def _place(connection: Snapshot, part: int) -> tuple[dict[str, Traits], dict[str, str], list[str]]:
    """The traits of all dated milestones, by id; the days that promises were due of which nothing was heard since; and the
    milestones in order of publication.
    """
    lookup = _Lookup(connection)
    traits: dict[str, Traits] = {}
    alone: dict[str, str] = {}
    order: list[tuple[bool, str, str, str, int, str]] = []
    for some in heaps.pages(connection, heaps.DATED, "claim", part, "published", "doc", "place", "body"):
        rows = [row for (row,) in some.values()]
        sightings = [sighting_from_text(row.body) for row in rows]
        lookup.load(sightings)
        for row, one in zip(rows, sightings, strict=True):
            traits[one.claim] = told = placed(one, lookup)
            order.append((row.published is None, row.published or "", row.doc, one.document, row.place, one.claim))
            if one.due and silent(told, one.due, lookup):
                alone[one.claim] = one.due
    order.sort()
    return traits, alone, [claim for *_, claim in order]


def _parts(groups: Iterable[Collection[str]], part: int) -> Iterable[list[Collection[str]]]:
    """Whole groups, so many members at a time."""
    found: list[Collection[str]] = []
    for group in groups:
        found.append(group)
        if sum(map(len, found)) >= part:
            yield found
            found = []
    if found:
        yield found
