"""Milestones per project and step, as documents told them one after another, with slips."""

from __future__ import annotations

from daicho.deals.milestones import projects_in
from daicho.ledger import read
from daicho.ledger.store import Ledger
from daicho.questions.judged import judged
from daicho.questions.known import known
from daicho.questions.tracks import Timeline, slip_months, timelines_in, timelines_kept


def timelines_of(ledger: Ledger, as_of: str | None = None, since: str | None = None) -> tuple[Timeline, ...]:
    """The steps of every project, by project and date, from what had been published by `as_of`.

    since: those that nothing was told of after that day may be left out, where that saves work.
    """
    with known(ledger, as_of, "projects") as found:
        if found is not None:
            later = read.unknown_by(found.connection, since)[0] if since else None
            return timelines_kept(found.connection, later)
    with ledger.reading() as reading:
        return timelines_in(projects_in(judged(reading, as_of).claims))


__all__ = ["Timeline", "slip_months", "timelines_of"]
