"""The steps of projects and what does not add up in them: worked out when they are asked for, and kept until a claim changes.

They are followed through all claims at once: any claim may say that a project has a second phase, or end its silence.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import get_args

from daicho.checks import CHECKS, Material
from daicho.deals.bonds import Bonds
from daicho.deals.milestones import Projects, milestone_of
from daicho.errors import Busy, ReadOnly
from daicho.ledger import changes, kept, read
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.claim import Event, Milestone, Party
from daicho.model.dates import interval, months_between
from daicho.model.finding import Finding
from daicho.questions.judged import judged
from daicho.questions.kept_findings import finding_from_text, finding_to_text
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


@dataclass(frozen=True, slots=True)
class Tracks:
    """What the milestones of a ledger come to. day: that on which promised dates are judged.

    counted: how many changes of the ledger it takes account of; None where it is kept already, then without timelines.
    """

    findings: Sequence[Finding]
    timelines: tuple[Timeline, ...]
    day: str
    counted: int | None


def tracks_in(connection: Snapshot, as_of: str | None) -> Tracks:
    """What the milestones of a settled ledger come to, all of which is published by `as_of`: as kept, or worked out."""
    day = as_of or read.newest_date(connection) or ""
    if changes.read(connection, "tracked") == f"on {day}":
        return Tracks(_findings(connection), (), day, None)
    material = Material(judged(connection).claims, (), as_of=day or None)
    found = tuple(CHECKS["milestones"](material))
    return Tracks(found, timelines_in(material.projects), day, changes.count(connection))


def keep_tracks(ledger: Ledger, tracks: Tracks) -> None:
    """Keep them, where they are not kept and nothing has changed since; who cannot write works them out again next time."""
    if tracks.counted is None:
        return
    rows = [(f"f {number:08}", finding_to_text(one)) for number, one in enumerate(tracks.findings)]
    rows += [
        (f"t {number:08}", json.dumps([one.project, one.event, one.history, one.slip]))
        for number, one in enumerate(tracks.timelines)
    ]
    with suppress(ReadOnly, Busy), ledger.writing() as connection:
        if changes.count(connection) == tracks.counted:
            kept.drop_all(connection, kept.TRACKS)
            kept.put(connection, kept.TRACKS, rows)
            changes.write(connection, "tracked", f"on {tracks.day}")


def timelines_kept(connection: Snapshot) -> tuple[Timeline, ...] | None:
    """The timelines that a settled ledger keeps, in order, as of whatever day; None where it keeps none now."""
    if not changes.read(connection, "tracked"):
        return None
    rows = sorted(tuple(row) for row in kept.starting(connection, kept.TRACKS, "at", "t "))
    told = (json.loads(body) for _, body in rows)
    return tuple(
        Timeline(project, event, tuple((printed, said, claim) for printed, said, claim in history), slip)
        for project, event, history, slip in told
    )


def timelines_in(known: Projects) -> tuple[Timeline, ...]:
    """The steps of every project, by project and date."""
    names = _project_names(known)
    found = []
    for history in known.histories:
        told = [(one.published or "", milestone_of(one).when.value or "", one.id) for one in history.claims]
        slip = slip_months(told[0][1], told[-1][1])
        found.append(Timeline(names[history.claims[0].id], history.step, tuple(told), slip))
    return tuple(sorted(found, key=lambda line: (line.project, interval(line.history[-1][1])[1], line.event)))


def _project_names(known: Projects) -> dict[str, str]:
    """What the project of each history is called, under the id of its first claim: all steps of one project alike."""
    bonds = Bonds()
    for history in known.histories:
        for event in get_args(Event):
            for other in known.other_step(history, event):
                bonds.join(history.claims[0].id, other.claims[0].id)
    told: dict[str, list[Milestone]] = {}
    for history in known.histories:
        told.setdefault(bonds.group(history.claims[0].id), []).extend(map(milestone_of, history.claims))
    names = {key: _name(milestones) for key, milestones in told.items()}
    return {history.claims[0].id: names[bonds.group(history.claims[0].id)] for history in known.histories}


def _name(milestones: Sequence[Milestone]) -> str:
    """Whose project it is, by the short name that the table has, and what it is called most often: "TSMC, second fab"."""
    owner = _most([name for one in milestones for party in one.subject if (name := _listed(party))])
    called = _most([party.name for one in milestones for party in (*one.project, *one.subject) if not _listed(party)])
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


def _findings(connection: Snapshot) -> list[Finding]:
    rows = sorted(tuple(row) for row in kept.starting(connection, kept.TRACKS, "at", "f "))
    return [finding_from_text(body) for _, body in rows]
