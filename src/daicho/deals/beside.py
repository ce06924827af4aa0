"""Claims beside deals: which deal somebody else's statement is about, by the features that join claims to deals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from daicho.deals.blocking import keys_of
from daicho.deals.matching import Match, match
from daicho.deals.traits import Member, name_of, traits_of
from daicho.model.claim import Party
from daicho.model.deal import DealLine, DealParty, Stated
from daicho.model.money import Bound, Money
from daicho.model.span import Mention, Span
from daicho.model.wire import MONEY_TYPES
from daicho.reference import organisations
from daicho.reference.likeness import alike
from daicho.reference.names import normalise

# Parties and places must speak for one deal this much where the sums do not, and this much more than for any other.
_SURE_BUT_FOR_THE_SUM = 0.5
_AHEAD = 0.3
# Deals are looked for under a claim's rarest keys first, until there are so many; under one key no more than so many.
_ENOUGH, _MOST = 32, 64
_READ_WELL = 0.9  # how surely a deal, which several documents may tell, is read
_NOWHERE = Mention("", Span(0, 0))


@dataclass(frozen=True, slots=True)
class Beside:
    """The deal that a claim is about, and why. other_sum: they agree in all but what they say of the sum."""

    claim: str
    deal: str
    score: float
    why: tuple[str, ...]
    other_sum: bool = False


def beside(claims: Sequence[Stated], deals: Sequence[DealLine], named: Mapping[str, str]) -> tuple[Beside, ...]:
    """The deals that `claims` (of money, one a row) are about, in the order of the claims; a deal once for each claim of it.

    named: the deal that a claim itself says it is, by the claim's id; that needs no comparison. A deal goes to the claim that
    fits it best first; claims of other sums come last and take only what is left, where only one deal comes into question.
    """
    known = {deal.id for deal in deals}
    found = {key: Beside(key, deal, 0.0, ("named by its id",)) for key, deal in named.items() if deal in known}
    rows = [traits_of(stated, stated.money) for stated in claims if stated.id not in found]
    lines = [traits_of(stated, stated.money) for stated in map(_stated, deals)]
    pairs = [(row, line, match(row, line)) for row, line in _candidates(rows, lines)]
    taken = {one.deal for one in found.values()}
    agreeing = sorted((p for p in pairs if p[2].score > 0), key=lambda p: (-p[2].score, p[0].id, p[1].id))
    for row, line, how in agreeing:
        if row.id not in found and line.id not in taken:
            found[row.id] = Beside(row.id, line.id, how.score, how.why)
            taken.add(line.id)
    for row, line, how in agreeing:  # what is left of the sheet tells a deal that another row of it tells better
        if row.id not in found:
            found[row.id] = Beside(row.id, line.id, how.score, how.why)
    for row, options in _by_row(pairs, found, taken):
        if best := _alone(row, options):
            found[row.id] = best
            taken.add(best.deal)
    return tuple(found[stated.id] for stated in claims if stated.id in found)


def same_party(left: DealParty, right: DealParty) -> bool:
    """Whether two may be one organisation, one above the other (a ministry's government), or alike in name."""
    here, there = (party.entity or normalise(party.name) for party in (left, right))
    if here in _above(there) or there in _above(here):
        return True
    if organisations.by_id(here) and organisations.by_id(there):
        return False
    return alike(name_of(here), name_of(there)).same


def _above(key: str) -> tuple[str, ...]:
    """An organisation and those that it belongs to."""
    known = organisations.by_id(key)
    return (key, *_above(known.parent)) if known and known.parent else (key,)


def _candidates(rows: Sequence[Member], lines: Sequence[Member]) -> Iterator[tuple[Member, Member]]:
    """Pairs worth comparing: under a claim's rarest keys first and, where many share a key, those told at about its time."""
    blocks: dict[int, list[Member]] = {}
    for line in sorted(lines, key=_time):
        for key in keys_of(line):
            blocks.setdefault(key, []).append(line)
    for row in rows:
        near: dict[str, Member] = {}
        for block in sorted((blocks[key] for key in keys_of(row) if key in blocks), key=len):
            middle = bisect_left(block, _time(row), key=_time) if len(block) > _MOST else 0
            start = max(0, min(middle - _MOST // 2, len(block) - _MOST))
            near |= {line.id: line for line in block[start : start + _MOST]}
            if len(near) >= _ENOUGH:
                break
        yield from ((row, near[key]) for key in sorted(near))


def _time(traits: Member) -> int:
    """The day of publication; what has none comes first."""
    return traits.day or 0


def _by_row(
    pairs: Sequence[tuple[Member, Member, Match]], found: Mapping[str, Beside], taken: set[str]
) -> Iterator[tuple[Member, list[Member]]]:
    """The rows that agree with no deal, with the deals that none agrees with and that may be theirs but for the sum."""
    options: dict[str, tuple[Member, list[Member]]] = {}
    for row, line, _ in pairs:
        if row.id not in found and line.id not in taken:
            options.setdefault(row.id, (row, []))[1].append(line)
    for row, lines in options.values():
        yield row, [line for line in lines if line.id not in taken]


def _alone(row: Member, lines: Sequence[Member]) -> Beside | None:
    """The deal that a row is about but for its sum, where all else speaks for one deal alone."""
    told = []
    for line in lines:
        claim = replace(row.claim, amount=line.claim.amount)
        how = match(traits_of(replace(row.stated, claim=claim), claim), line)
        told.append((how.identity, line.id, how.why))
    told.sort(key=lambda one: (-one[0], one[1]))
    if not told or told[0][0] < _SURE_BUT_FOR_THE_SUM:
        return None
    if len(told) > 1 and told[0][0] - told[1][0] < _AHEAD:
        return None
    score, deal, why = told[0]
    kept = tuple(reason for reason in why if "sum" not in reason.split()[:3])
    return Beside(row.id, deal, score, kept, other_sum=True)


def _stated(deal: DealLine) -> Stated:
    """A deal as one claim."""
    value = deal.high if deal.high is not None else deal.low
    bound: Bound = "max" if deal.low is None else "min" if deal.high is None else "exact"
    claim = MONEY_TYPES[deal.kind](
        quote=_NOWHERE,
        amount=Money(_NOWHERE, value or Decimal(0), deal.low, deal.high, deal.currency, bound),
        payer=_parties(deal.payer),
        recipient=_parties(deal.recipient),
        project=_parties(deal.project),
        place=_parties(deal.place),
        country=deal.country,
        status=deal.status,
        confidence=_READ_WELL,
    )
    return Stated(id=deal.id, document=deal.id, doc=deal.id, published=deal.first_seen, lang="", claim=claim)


def _parties(parties: Sequence[DealParty]) -> tuple[Party, ...]:
    return tuple(Party(_NOWHERE, party.name, party.entity) for party in parties)
