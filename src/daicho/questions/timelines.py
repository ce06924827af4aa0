"""Milestones per project and step, as documents told them one after another, with slips."""

from __future__ import annotations

from dataclasses import dataclass

from daicho.deals.milestones import histories, milestone_of, step
from daicho.ledger.store import Ledger
from daicho.model.dates import interval, months_between
from daicho.questions.judged import judged


@dataclass(frozen=True, slots=True)
class Timeline:
    """One step of one project. history: (date of publication, date told, claim id), each change and first mention, in order.

    slip: months from the first date told to the last one, negative where it came forward; None where they may be one date.
    """

    project: str
    event: str
    history: tuple[tuple[str, str, str], ...]
    slip: int | None


def timelines_of(ledger: Ledger, as_of: str | None = None) -> tuple[Timeline, ...]:
    """The steps of every project, by project and date, from what had been published by `as_of`."""
    with ledger.reading() as connection:
        claims = judged(connection, as_of).claims
    found = []
    for group in histories(claims):
        told = [(stated.published or "", milestone_of(stated).when.value or "", stated.id) for stated in group]
        names = [
            party.name for stated in group for party in (*milestone_of(stated).subject, *milestone_of(stated).project)
        ]
        project = max(names, key=lambda name: (names.count(name), -names.index(name)), default="not said")
        found.append(Timeline(project, step(milestone_of(group[0])), tuple(told), slip_months(told[0][1], told[-1][1])))
    return tuple(sorted(found, key=lambda line: (line.project, interval(line.history[-1][1])[1], line.event)))


def slip_months(first: str, last: str) -> int | None:
    """Months from one stated date to another, negative where it came forward; None where they may be one date."""
    before, after = interval(first), interval(last)
    if after[0] > before[1] or before[0] > after[1]:
        return months_between(before[1], after[1])
    return None
