"""Ranks, shares, counts and rates as documents stated them one after another, by whom they are of."""

from __future__ import annotations

from dataclasses import dataclass

from daicho.ledger.store import Ledger
from daicho.model.claim import Indicator
from daicho.model.dates import last_day
from daicho.model.deal import Stated
from daicho.questions.borne_out import BorneOut, borne_out
from daicho.questions.judged import judged
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
    with ledger.reading() as connection:
        claims = judged(connection, as_of).claims
    known = borne_out(claims)
    found = [
        _reported(stated, stated.claim, known.get(stated.id))
        for stated in claims
        if isinstance(stated.claim, Indicator)
    ]
    wanted = [one for one in found if _wanted(one, subject) and unit in (None, one.claim.unit)]
    return tuple(sorted(wanted, key=_order))


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
