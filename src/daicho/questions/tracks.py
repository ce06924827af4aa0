"""The steps of projects and what does not add up in them, as a ledger keeps them: a change is followed to those it may bear on.

A milestone rests on what is known under its names and places: whether it is one of several sites or phases, and whether anybody
spoke of it since. What its project's dates come to rests on the milestones that it hangs together with, its track.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from daicho.checks.milestones import check_product, check_steps, long_ago, overdue, promised
from daicho.deals.bonds import Bonds
from daicho.deals.milestones import Projects, milestone_of, tracks
from daicho.deals.sightings import Known, Sighting, Traits, may_speak_of, placed, same_project, sight, silent
from daicho.ledger import kept, read, tables
from daicho.ledger.store import Snapshot
from daicho.model.claim import Milestone, Party
from daicho.model.dates import interval, months_between
from daicho.model.deal import Stated
from daicho.model.finding import Finding
from daicho.questions.judged import Decisions
from daicho.questions.kept_findings import finding_from_text, finding_to_text
from daicho.questions.sighted import (
    KeptSightings,
    name_rows,
    product_place,
    sighting_from_text,
    sighting_rows,
    traits_from_text,
    traits_to_text,
)
from daicho.reference import organisations
from daicho.reference.names import is_japanese


@dataclass(frozen=True, slots=True)
class Timeline:
    """One step of one project. history: (date of publication, date told, claim id), each change and first mention, in order.

    slip: months from the first date told to the last one, negative where it came forward; None where they may be one date.
    """

    project: str
    event: str
    history: tuple[tuple[str, str, str], ...]
    slip: int | None


def track_findings(connection: Snapshot, as_of: str | None) -> Iterator[Finding]:
    """What does not add up in the milestones of a settled ledger, all of which is published by `as_of`."""
    rows = tables.find(connection, kept.TRACKS, "sort", ["finding"])
    for row in sorted(rows, key=lambda row: (row.track, row.number)):
        yield finding_from_text(row.body)
    day = as_of or read.newest_date(connection)
    if day:
        for row in tables.up_to(connection, kept.PROMISES, "due", long_ago(day)):
            yield from overdue(row.due, finding_from_text(row.body), day)


def timelines_kept(connection: Snapshot, documents: Collection[str] | None = None) -> tuple[Timeline, ...]:
    """The timelines that a settled ledger keeps, in order. documents: only those of projects that one of these tells of."""
    if documents is None:
        rows = tables.in_order(connection, kept.TRACKS, ["body"], {"sort": "timeline"})
    else:
        claims = [row.claim for row in tables.find(connection, kept.SIGHTINGS, "document", documents, "claim")]
        tracks_told = _tracks_of(connection, claims)
        rows = tables.find(connection, kept.TRACKS, "track", tracks_told, "body", also=("sort", "timeline"))
    told = json.loads(f"[{','.join(body for (body,) in rows)}]")  # all at once, in half the time
    return _in_order(
        Timeline(project, event, tuple((printed, said, claim) for printed, said, claim in history), slip)
        for project, event, history, slip in told
    )


def follow_tracks(
    connection: Snapshot, documents: Collection[str], claims: Sequence[Stated], decided: Decisions
) -> None:
    """Bring them up to date. documents: those whose claims may be others than before; claims: theirs now, as they stand."""
    found = tables.find(connection, kept.SIGHTINGS, "document", documents, "body")
    old = {one.claim: one for one in (sighting_from_text(body) for (body,) in found)}
    new = {one.claim: one for one in sight(claims)}
    moves = _move(connection, old, new)
    lookup = moves.lookup
    dated = [one for one in (*moves.reached(), *new.values()) if one.step]
    lookup.near({name for one in dated for name in one.traits.names})  # all in one question
    steps = _Steps(connection, {one.claim: placed(one, lookup) for one in dated})
    reached = {one.claim: one for one in moves.reached()}
    differing = steps.differing(reached)
    changed = {key: one for key, one in reached.items() if key in differing}
    changed |= {key: one for key, one in new.items() if one.step}
    gone = {key for key, one in old.items() if one.step} - changed.keys()
    tracks_now = _tracks_of(connection, gone | changed.keys() | _beside(changed, steps, lookup))
    members = {
        row.claim for row in tables.find(connection, kept.STEPS, "track", tracks_now, "claim")
    } - gone | changed.keys()
    traits = steps(members)
    tables.drop(connection, kept.STEPS, "claim", members | gone)
    tables.drop(connection, kept.TRACKS, "track", tracks_now)
    told = Told(connection, decided)
    keep_steps(connection, told(members), traits)
    products = {product for one in (*old.values(), *changed.values()) for product in one.products}
    tables.drop(connection, kept.TRACKS, "track", map(product_place, products))
    made = {product: told(claims) for product, claims in _makers(connection, products).items()}
    keep_products(connection, made, steps(stated.id for some in made.values() for stated in some))
    again = {key: one.due for key, one in changed.items() if one.due} | _heard_of(moves, steps)
    tables.drop(connection, kept.PROMISES, "claim", gone | changed.keys() | again.keys())
    traits = steps(again)
    alone = {key: due for key, due in again.items() if silent(traits[key], due, lookup)}
    keep_promises(connection, alone, told(alone))


@dataclass(frozen=True, slots=True)
class _Moves:
    """What a change made of names and places. lookup: what is known now; before: what was, of those it touches; reach: names and
    places that build in several sites or phases, or are called, otherwise than before, with their namesakes.
    """

    lookup: KeptSightings
    before: Mapping[str, Known]
    reach: frozenset[str]

    def reached(self) -> list[Sighting]:
        """The dated milestones that may have other traits than before."""
        return [one for some in self.lookup.dated(self.reach).values() for one in some]


def _move(connection: Snapshot, old: Mapping[str, Sighting], new: Mapping[str, Sighting]) -> _Moves:
    """Keep the new sightings for the old ones."""
    changed = [one for one in (*old.values(), *new.values()) if old.get(one.claim) != new.get(one.claim)]
    keys = {shared for one in changed for shared in one.keys}
    names = {name for one in changed for name in one.traits.names}
    past = KeptSightings(connection)
    past.know(keys)
    before = {shared: past.known(shared) for shared in keys}
    past.near(names)
    tables.drop(connection, kept.SIGHTED, "claim", old)
    tables.drop(connection, kept.SIGHTINGS, "claim", old)
    _keep_sightings(connection, new.values())
    lookup = KeptSightings(connection)
    lookup.know(keys)
    renamed = {name for name in names if before[name].wordings != lookup.known(name).wordings}
    was, now = (
        name_rows({one: known(one).wordings for one in renamed}) for known in (before.__getitem__, lookup.known)
    )
    tables.change(connection, kept.NAMED, was, now)
    reach = renamed | {shared for shared in keys if not _as_before(before[shared], lookup.known(shared))}
    return _Moves(lookup, before, past.near(reach & names) | lookup.near(reach & names) | reach)


def _as_before(before: Known, after: Known) -> bool:
    return (before.numbered, before.sites, before.unlisted) == (after.numbered, after.sites, after.unlisted)


class _Steps:
    """The traits of dated milestones: those that were found anew, and all others as they are kept."""

    def __init__(self, connection: Snapshot, anew: Mapping[str, Traits]) -> None:
        self._connection = connection
        self._anew = anew
        self._kept: dict[str, Traits] = {}

    def __call__(self, claims: Iterable[str]) -> dict[str, Traits]:
        """The traits of these, by their ids."""
        wanted = set(claims)
        self._load(wanted.difference(self._anew))
        return {key: self._anew[key] if key in self._anew else self._kept[key] for key in sorted(wanted)}

    def differing(self, claims: Collection[str]) -> set[str]:
        """Those of these milestones, placed anew, whose traits are not as they are kept."""
        self._load(claims)
        return {claim for claim in claims if self._kept.get(claim) != self._anew[claim]}

    def _load(self, claims: Collection[str]) -> None:
        rows = tables.find(self._connection, kept.STEPS, "claim", set(claims).difference(self._kept), "claim", "traits")
        self._kept |= {row.claim: traits_from_text(row.traits) for row in rows}


class Told:
    """Dated milestones of a ledger as they stand, in order of publication."""

    def __init__(self, connection: Snapshot, decided: Decisions) -> None:
        self._connection, self._decided = connection, decided

    def __call__(self, claims: Collection[str]) -> list[Stated]:
        """These claims."""
        return [self._decided.enter(stated) for stated in read.stated(self._connection, ids=claims)]


def _tracks_of(connection: Snapshot, claims: Collection[str]) -> set[str]:
    return {row.track for row in tables.find(connection, kept.STEPS, "claim", claims, "track")}


def _beside(changed: Mapping[str, Sighting], steps: _Steps, lookup: KeptSightings) -> set[str]:
    """The milestones that are of one project with one of these."""
    found: set[str] = set()
    for key, told in steps(changed).items():
        others = () if told.vague else lookup.dated(told.near | told.where).values()
        beside = steps(one.claim for some in others for one in some)
        found |= {other for other, traits in beside.items() if other != key and same_project(told, traits)}
    return found


def _heard_of(moves: _Moves, steps: _Steps) -> dict[str, str]:
    """The milestones, with the days they were due, of which more or less was heard since than before."""
    found = {}
    moves.lookup.near(moves.before)  # all in one question
    for shared, before in moves.before.items():
        was, now = before.mentions, moves.lookup.known(shared).mentions
        heard = {
            told: (was.get(told, ""), now.get(told, ""))
            for told in was.keys() | now.keys()
            if was.get(told) != now.get(told)
        }
        under = moves.lookup.dated(moves.lookup.near([shared])) if heard else {}
        due = {one.claim: one.due for some in under.values() for one in some if one.due}
        for claim, traits in steps(due).items():
            if any(
                (a < due[claim]) != (b < due[claim]) and may_speak_of(told, traits) for told, (a, b) in heard.items()
            ):
                found[claim] = due[claim]
    return found


def keep_steps(connection: Snapshot, steps: Sequence[Stated], traits: Mapping[str, Traits]) -> None:
    """Keep these dated milestones and what they come to. steps: in order of publication, whole tracks."""
    track = tracks([stated.id for stated in steps], traits)
    tables.put(connection, kept.STEPS, [(key, first, traits_to_text(traits[key])) for key, first in track.items()])
    together: dict[str, list[Stated]] = {}
    for stated in steps:
        together.setdefault(track[stated.id], []).append(stated)
    rows: list[tuple[str, str, int, str]] = []
    for first, some in together.items():
        known = Projects(some, traits)
        rows += _rows("finding", first, map(finding_to_text, check_steps(known)))
        rows += _rows("timeline", first, map(_timeline_to_text, timelines_in(known)))
    tables.put(connection, kept.TRACKS, rows)


def _makers(connection: Snapshot, products: Iterable[str]) -> dict[str, set[str]]:
    """The milestones of each of these products."""
    found: dict[str, set[str]] = {}
    at = {product_place(product): product for product in products}
    for row in tables.find(connection, kept.SIGHTED, "at", at):
        found.setdefault(at[row.at], set()).add(row.claim)
    return found


def keep_products(connection: Snapshot, made: Mapping[str, Sequence[Stated]], traits: Mapping[str, Traits]) -> None:
    """Keep what the first and the full production of each product come to. made: the milestones of each."""
    found = {product: check_product(product, told, traits) for product, told in made.items()}
    rows = [_rows("finding", product_place(one), map(finding_to_text, some)) for one, some in sorted(found.items())]
    tables.put(connection, kept.TRACKS, [row for some in rows for row in some])


def keep_promises(connection: Snapshot, alone: Mapping[str, str], claims: Iterable[Stated]) -> None:
    """Keep the promises of which nothing was heard since. alone: the days they were due by, by claim."""
    rows = [(one.id, alone[one.id], finding_to_text(promised(one))) for one in claims]
    tables.put(connection, kept.PROMISES, rows)


def _keep_sightings(connection: Snapshot, sightings: Iterable[Sighting]) -> None:
    rows, places = sighting_rows(sightings)
    tables.put(connection, kept.SIGHTINGS, rows)
    tables.put(connection, kept.SIGHTED, places)


def _rows(sort: str, track: str, bodies: Iterable[str]) -> list[tuple[str, str, int, str]]:
    return [(sort, track, number, body) for number, body in enumerate(bodies)]


def _timeline_to_text(one: Timeline) -> str:
    return json.dumps([one.project, one.event, one.history, one.slip], ensure_ascii=False)


def timelines_in(known: Projects) -> tuple[Timeline, ...]:
    """The steps of every project, by project and date."""
    names = _project_names(known)
    found = []
    for history in known.histories:
        for claims in _things(history.claims):
            told = [(one.published or "", milestone_of(one).when.value or "", one.id) for one in claims]
            slip = slip_months(told[0][1], told[-1][1])
            found.append(Timeline(names[history.claims[0].id], history.step, tuple(told), slip))
    return _in_order(found)


def _things(claims: Sequence[Stated]) -> Iterator[Sequence[Stated]]:
    """The claims of one step by what they are of: mostly all together.

    Where the first document gives two things of other names two dates (a site that opens in 2024, the machine in it that runs in
    2027), none of these has moved; what is told later goes with the one whose date or name it has.
    """
    first = [one for one in claims if one.document == claims[0].document]
    seeds = [one for at, one in enumerate(first) if not any(_may_be_one(one, other) for other in first[:at])]
    things: dict[str, list[Stated]] = {seed.id: [] for seed in seeds}
    for one in claims:
        nearest = max(seeds, key=lambda seed: (_overlap(one, seed), bool(_called(one) & _called(seed))))
        things[nearest.id].append(one)
    return iter(things.values())


def _may_be_one(one: Stated, other: Stated) -> bool:
    """Whether two claims may be of one thing: neither dates nor names tell them apart."""
    names, others = _called(one), _called(other)
    return _overlap(one, other) or not names or not others or bool(names & others)


def _overlap(one: Stated, other: Stated) -> bool:
    before, after = (interval(milestone_of(each).when.value or "") for each in (one, other))
    return before[0] <= after[1] and after[0] <= before[1]


def _called(one: Stated) -> set[str]:
    return {party.name for party in milestone_of(one).project}


def _in_order(found: Iterable[Timeline]) -> tuple[Timeline, ...]:
    last = cache(lambda told: interval(told)[1])  # many steps are due on one day
    return tuple(sorted(found, key=lambda line: (line.project, last(line.history[-1][1]), line.event, line.history)))


def _project_names(known: Projects) -> dict[str, str]:
    """What the project of each history is called, under the id of its first claim: all steps of one project alike."""
    bonds = Bonds()
    steps = sorted({history.step for history in known.histories})
    for history in known.histories:
        for event in steps:
            for other in known.other_step(history, event):
                bonds.join(history.claims[0].id, other.claims[0].id)
    told: dict[str, list[Milestone]] = {}
    for history in known.histories:
        told.setdefault(bonds.group(history.claims[0].id), []).extend(map(milestone_of, history.claims))
    names = {key: _name(milestones) for key, milestones in told.items()}
    return {history.claims[0].id: names[bonds.group(history.claims[0].id)] for history in known.histories}


def _name(milestones: Sequence[Milestone]) -> str:
    """Whose project it is, by the short name where the table has one, and what it is called most often: "TSMC, second fab"."""
    subjects = [party for one in milestones for party in one.subject]
    projects = [party.name for one in milestones for party in one.project]
    owner = _most([name for party in subjects if (name := _listed(party))])
    if owner is None and projects:  # "fab" alone tells nobody which
        owner = _most([party.name for party in subjects if party.name not in projects])
    names = [*projects, *(party.name for party in subjects if not _listed(party))]
    called = _most([name for name in names if name != owner])
    if owner and called and owner.casefold() not in called.casefold():
        return f"{owner}, {called}"
    return called or owner or "not said"


def _listed(party: Party) -> str | None:
    known = organisations.by_id(party.entity) if party.entity else None
    return known.short if known else None


def _most(names: Sequence[str]) -> str | None:
    """The most frequent of these names, one in Latin letters before others, the first of equals."""
    return min(
        dict.fromkeys(names), key=lambda name: (-names.count(name), is_japanese(name), names.index(name)), default=None
    )


def slip_months(first: str, last: str) -> int | None:
    """Months from one stated date to another, negative where it came forward; None where they may be one date."""
    before, after = interval(first), interval(last)
    if after[0] > before[1] or before[0] > after[1]:
        return months_between(before[1], after[1])
    return None
