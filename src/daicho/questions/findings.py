"""What does not add up in a ledger, as known on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from daicho.checks import Material, check, in_order
from daicho.ledger import read
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.dates import known_by
from daicho.model.finding import Finding
from daicho.model.judgement import Judgement
from daicho.questions.entered import decided_now
from daicho.questions.judged import Judged, judged
from daicho.questions.kept_findings import conversions_of, kept_findings
from daicho.questions.known import known
from daicho.questions.lines import uncollected
from daicho.questions.standing import Standing
from daicho.questions.tracks import track_findings


@dataclass(frozen=True, slots=True)
class FindingsAnswer:
    """What does not add up. dismissed: findings that somebody dismissed, each with the judgement; standings: all judgements."""

    open: tuple[Finding, ...]
    dismissed: tuple[tuple[Finding, Judgement], ...]
    standings: tuple[Standing, ...]


def findings_of(ledger: Ledger, as_of: str | None = None) -> FindingsAnswer:
    """Every finding over what had been published by `as_of`; without it, over everything, judged on the newest date known.

    A finding stays dismissed as long as what it rests on stays: its id covers its claims, and a later correction of one of these
    opens it again. The standing of a dismissal whose finding is gone or open again is `without object`.
    """
    with known(ledger, as_of, "deals", "findings", "projects") as day:
        if day is not None:
            return findings_kept(day.connection, as_of)
    with ledger.reading() as reading:
        said = judged(reading, as_of)
        found = {finding.id: finding for finding in check(_material(reading, said, as_of))}
    return _answer(found, said.standings)


def findings_kept(connection: Snapshot, as_of: str | None) -> FindingsAnswer:
    """The same, of what a settled ledger keeps, all of which was published by `as_of`."""
    with uncollected():
        steps = ((finding.id, finding) for finding in track_findings(connection, as_of))
        found = in_order((*kept_findings(connection), *steps))
    return _answer(found, decided_now(connection).standings)


def _answer(found: Mapping[str, Finding], standings: Sequence[Standing]) -> FindingsAnswer:
    dismissals = _dismissals(found, standings)
    return FindingsAnswer(
        open=tuple(finding for key, finding in found.items() if key not in dismissals),
        dismissed=tuple((finding, dismissals[key]) for key, finding in found.items() if key in dismissals),
        standings=tuple(_with_object(standing, dismissals) for standing in standings),
    )


def _material(connection: Snapshot, said: Judged, as_of: str | None) -> Material:
    conversions = [
        one
        for one in conversions_of(connection, None, said.rejected)
        if as_of is None or known_by(one.published, as_of)
    ]
    return Material(said.claims, said.deals(), conversions, as_of or read.newest_date(connection))


def _dismissals(found: Mapping[str, Finding], standings: Sequence[Standing]) -> dict[str, Judgement]:
    """The latest dismissal of each finding that none of its claims was corrected after."""
    holding = [standing for standing in standings if standing.state == "holds"]
    if not holding:
        return {}
    corrected = {
        claim: one.judgement.order for one in holding if one.judgement.verb == "correct" for claim in one.about
    }
    claims = {key: [item.claim for item in finding.evidence if item.claim] for key, finding in found.items()}
    return {
        key: one.judgement
        for one in holding
        if one.judgement.verb == "dismiss"
        for key in one.about
        if key in claims and all(corrected.get(claim, ("",)) < one.judgement.order for claim in claims[key])
    }


def _with_object(standing: Standing, dismissals: dict[str, Judgement]) -> Standing:
    if standing.judgement.verb != "dismiss" or standing.state != "holds" or standing.about[0] in dismissals:
        return standing
    return Standing(standing.judgement, "without object")
