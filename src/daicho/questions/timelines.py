"""Milestones per project and step, as documents told them one after another, with slips."""

from __future__ import annotations

from daicho.deals.milestones import Projects
from daicho.ledger.store import Ledger
from daicho.questions.deals import says_everything
from daicho.questions.judged import judged
from daicho.questions.settling import settled
from daicho.questions.tracks import Timeline, keep_tracks, slip_months, timelines_in, timelines_kept, tracks_in


def timelines_of(ledger: Ledger, as_of: str | None = None) -> tuple[Timeline, ...]:
    """The steps of every project, by project and date, from what had been published by `as_of`."""
    with settled(ledger) as connection:
        if connection is not None and says_everything(connection, as_of):
            kept = timelines_kept(connection)
            tracks = tracks_in(connection, None) if kept is None else None
        else:
            kept = tracks = None
    if kept is not None:
        return kept
    if tracks is not None:
        keep_tracks(ledger, tracks)
        return tracks.timelines
    with ledger.reading() as reading:
        return timelines_in(Projects(judged(reading, as_of).claims))


__all__ = ["Timeline", "slip_months", "timelines_of"]
