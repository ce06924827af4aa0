"""Ranks, shares, counts and rates as documents stated them one after another, by whom they are of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from daicho.checks import Material
from daicho.checks.shares import check_shares
from daicho.ledger import read
from daicho.ledger.store import Ledger
from daicho.model.claim import Indicator
from daicho.model.dates import last_day
from daicho.model.deal import Stated
from daicho.questions.borne_out import BorneOut, borne_out
from daicho.questions.entered import decided_now
from daicho.questions.judged import judged
from daicho.questions.kept_findings import kept_findings
from daicho.questions.settled import settled
from daicho.reference import organisations, places


@dataclass(frozen=True, slots=True)
class Reported:
    """One statement of an indicator: whom it is of (None where the text does not say), the claim, and who printed it when.

    reference: what the reference figures say of the same measure, None where they have no such.
    """

    subject: str | None
    entity: str | None
    claim: Indicator
    stated: Stated
    reference: BorneOut | None = None


def indicators_of(
    ledger: Ledger, subject: str | None = None, unit: str | None = None, as_of: str | None = None
) -> tuple[Reported, ...]:
    """Every indicator in the ledger, by subject, unit and date of publication (unknown last).

    subject: part of a name, or an entity's id; unit: as claims have it (`%`, `rank`); as_of: only what was published by then.
    """
    claims, known = _said(ledger, as_of)
    found = [
        _reported(stated, stated.claim, known.get(stated.id))
        for stated in claims
        if isinstance(stated.claim, Indicator)
    ]
    wanted = [one for one in found if _wanted(one, subject) and unit in (None, one.claim.unit)]
    return tuple(sorted(wanted, key=_order))


def _said(ledger: Ledger, as_of: str | None) -> tuple[Sequence[Stated], Mapping[str, BorneOut]]:
    """The claims that stand, indicators at least, and what the reference says of them."""
    with settled(ledger) as connection:
        if connection is not None:
            decided = decided_now(connection)
            read_ = read.stated(connection, as_of, kind=Indicator.kind)
            claims = [decided.enter(stated) for stated in read_ if not decided.rejects(stated.id)]
            return claims, borne_out(claims, (finding for _, finding in kept_findings(connection, "shares")))
    with ledger.reading() as reading:
        every = judged(reading, as_of).claims
    return every, borne_out(every, check_shares(Material(every, ())))


def _reported(stated: Stated, claim: Indicator, reference: BorneOut | None) -> Reported:
    """The first that the claim names as its subject, else as its place: a rank is often a country's."""
    first = next(iter((*claim.subject, *claim.place)), None)
    if first is None:
        return Reported(None, None, claim, stated, reference)
    known = places.by_name(first.name) or organisations.by_id(
        first.entity or ""
    )  # a country's rank is not its government's
    return Reported(known.name if known else first.name, first.entity, claim, stated, reference)


def _wanted(one: Reported, subject: str | None) -> bool:
    if subject is None:
        return True
    parties = (*one.claim.subject, *one.claim.place)
    key = subject.casefold()
    return any(subject == party.entity or key in party.name.casefold() for party in parties)


def _order(one: Reported) -> tuple[bool, str, str, bool, str, str, int]:
    published = one.stated.published
    return (
        one.subject is None,
        (one.subject or "").casefold(),
        one.claim.unit,
        published is None,
        last_day(published) if published else "",
        one.stated.doc,
        one.claim.measure.span.start,
    )
