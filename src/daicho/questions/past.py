"""A past day: what a ledger keeps, with all that was published since followed out of it again.

A deal all of whose documents were known by that day stands as it is; only what later documents touch is worked out anew.
"""

from __future__ import annotations

from collections.abc import Collection

from daicho.ledger import read
from daicho.ledger.store import Snapshot
from daicho.questions.entered import decided_now
from daicho.questions.following import NOTHING, Change, follow
from daicho.questions.kept_findings import follow_findings, forget_findings
from daicho.questions.tracks import follow_tracks

_MOST = 0.5  # of all documents: where more came later, those known then are sooner worked out by themselves


def follow_out(connection: Snapshot, day: str, parts: Collection[str]) -> tuple[tuple[str, ...], frozenset[str]] | None:
    """Take what was not published by a day out of these parts of what is kept, on a connection of `Ledger.aside`.

    Gives the names of documents without a date, and the deals that stand otherwise than before; None where too much came later.
    Judgements count as they stand now, whenever what they are about was published.
    """
    later, undated = read.unknown_by(connection, day)
    if len(later) > _MOST * read.counts(connection)["documents"]:
        return None
    decided = decided_now(connection)
    followed = NOTHING
    if "deals" in parts:
        followed = follow(connection, Change(later, {}, (), ()), decided)
    if "findings" in parts:
        forget_findings(connection, later, ())
        follow_findings(connection, (), (), (), followed.deals, followed.gone, decided)
    if "projects" in parts:
        follow_tracks(connection, later, (), decided)
    return undated, followed.deals | followed.gone | followed.related
