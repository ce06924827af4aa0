"""What does not add up in a ledger, as known on a day."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from daicho.checks import Converted, Material, check
from daicho.errors import ReadOnly
from daicho.ledger import changes, read
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.claim import MoneyClaim
from daicho.model.dates import known_by
from daicho.model.deal import Deal, Stated
from daicho.model.finding import Finding
from daicho.model.judgement import Judgement
from daicho.model.wire import money_from_json
from daicho.questions.deals import says_everything, whole_deals
from daicho.questions.entered import decided_now
from daicho.questions.judged import Judged, judged
from daicho.questions.kept_findings import keep_findings, kept_findings
from daicho.questions.lines import kept_lines
from daicho.questions.settling import settled
from daicho.questions.standing import Standing


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
    found, standings = _kept_or_found(ledger, as_of)
    dismissals = _dismissals(found, standings)
    return FindingsAnswer(
        open=tuple(finding for finding in found if finding.id not in dismissals),
        dismissed=tuple((finding, dismissals[finding.id]) for finding in found if finding.id in dismissals),
        standings=tuple(_with_object(standing, dismissals) for standing in standings),
    )


def _kept_or_found(ledger: Ledger, as_of: str | None) -> tuple[Sequence[Finding], Sequence[Standing]]:
    """The findings, dismissed or not, and all judgements. Where the ledger can keep them it does, until something changes."""
    with settled(ledger) as connection:
        if connection is not None and says_everything(connection, as_of):
            standings = decided_now(connection).standings
            asked = f"{changes.count(connection)} {as_of or read.newest_date(connection)}"
            if changes.read(connection, "found") == asked:
                return kept_findings(connection), standings
            deals = whole_deals(connection, kept_lines(connection))
            found = check(_material(connection, judged(connection), deals, as_of))
        else:
            asked = None
    if asked is not None:
        with suppress(ReadOnly):  # who may not write looks for them again next time
            keep_findings(ledger, found, asked)
        return found, standings
    with ledger.reading() as reading:
        known = judged(reading, as_of)
        return check(_material(reading, known, known.deals(), as_of)), known.standings


def _material(connection: Snapshot, known: Judged, deals: Sequence[Deal], as_of: str | None) -> Material:
    printed = read.printed(connection)
    conversions = [
        Converted(key, printed[key].doc, printed[key].published, money_from_json(first), money_from_json(second))
        for key, first, second in read.conversions(connection)
        if as_of is None or known_by(printed[key].published, as_of)
    ]
    rejected: dict[str, list[Stated]] = {}
    for stated in known.rejected:
        rejected.setdefault(stated.document, []).append(stated)
    standing = [one for one in conversions if not any(_stands_in(one, of) for of in rejected.get(one.document, ()))]
    return Material(known.claims, deals, standing, as_of or read.newest_date(connection))


def _stands_in(converted: Converted, stated: Stated) -> bool:
    """Whether a conversion is of the sum of this claim."""
    return (
        stated.document == converted.document
        and isinstance(stated.claim, MoneyClaim)
        and any(
            stated.claim.amount.mention.span.overlaps(sum_.mention.span) for sum_ in (converted.first, converted.second)
        )
    )


def _dismissals(found: Sequence[Finding], standings: Sequence[Standing]) -> dict[str, Judgement]:
    """The latest dismissal of each finding that none of its claims was corrected after."""
    holding = [standing for standing in standings if standing.state == "holds"]
    corrected = {
        claim: one.judgement.order for one in holding if one.judgement.verb == "correct" for claim in one.about
    }
    claims = {finding.id: [item.claim for item in finding.evidence if item.claim] for finding in found}
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
