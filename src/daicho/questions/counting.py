"""Which deals a total counts: of a whole and its parts one side, of two that replace each other the later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from daicho.ledger.columns import together
from daicho.model.claim import Status
from daicho.model.dates import last_day
from daicho.model.deal import Deal, DealLine, Relation
from daicho.questions.lines import column, picked
from daicho.reference.exchange import rate

AnyDeal = Deal | DealLine
"""A whole deal or its line: totals ask nothing of it that only the one has."""

Measure = Literal["announced", "committed", "done"]
# What a measure counts: what was announced takes in what is committed by now, and that what is done.
MEASURES: Mapping[Measure, tuple[Status, ...]] = {
    "announced": ("planned", "committed", "done"),
    "committed": ("committed", "done"),
    "done": ("done",),
}
# Parts known to this share of their whole explain it: the rest is rounding. Parts that come to more than that are told twice, or
# read wrongly.
_EXPLAINED = Decimal("0.95")
_TOO_MUCH = Decimal("1.2")


def left_out(deals: Sequence[AnyDeal], measure: Measure = "announced") -> dict[int, str]:
    """Deals that no total counts, by their places among `deals`, each with the reason.

    Of a whole and its parts one side counts: the parts, where the whole only sums what was promised before (it is called a total)
    and they explain it, or where one of them was cancelled after the whole was last told; else the whole. What is a part of a
    part goes with that.
    """
    keys, statuses, relations = (column(deals, name) for name in ("id", "status", "relations"))
    counting = MEASURES[measure]
    out = statuses.where(lambda status: status not in counting)
    found = dict(zip(out.tolist(), statuses.picked(out), strict=True))
    telling = relations.where(_decides)
    if len(telling):
        told_of = {relation.deal for several in relations.picked(telling) for relation in several}
        related = together([telling, keys.where(told_of.__contains__)], len(keys))
        reasons = _reasons(picked(deals, related), counting)
        found |= {
            at: reasons[key] for at, key in zip(related.tolist(), keys.picked(related), strict=True) if key in reasons
        }
    return found


def _decides(relations: Sequence[Relation]) -> bool:
    """Whether what a deal is to others may leave one of them out."""
    return any(relation.type in ("part_of", "replaces") for relation in relations)


def _reasons(deals: Iterable[AnyDeal], counting: Sequence[Status]) -> dict[str, str]:
    """Why those of some related deals that are left out are, by their ids."""
    known = {deal.id: deal for deal in deals}
    reasons: dict[str, str] = {}
    parts: dict[str, list[AnyDeal]] = {}
    for deal in known.values():
        if deal.status not in counting:
            reasons[deal.id] = deal.status
        for relation in deal.relations:
            if relation.type == "replaces" and relation.deal in known:
                reasons[relation.deal] = f"replaced by {deal.id}"
            if relation.type == "part_of" and relation.deal in known:
                parts.setdefault(relation.deal, []).append(deal)
    within: set[str] = set()  # parts of what is counted, or of such parts
    held: set[str] = set()  # those of them that would count themselves
    for whole_id in _from_the_top(parts, known):
        inside = whole_id in within
        if whole_id in reasons and not inside:
            continue
        standing = [part for part in parts[whole_id] if part.id not in reasons]
        elsewhere = [part for part in parts[whole_id] if part.id in held]
        outdone = None if inside else _outdone(known[whole_id], parts[whole_id], standing, elsewhere)
        if outdone:
            reasons[whole_id] = outdone
        else:
            reasons |= {part.id: f"part of {whole_id}" for part in standing}
            within |= {part.id for part in parts[whole_id]}
            held |= {part.id for part in standing}
    return reasons


def _outdone(
    whole: AnyDeal, parts: Sequence[AnyDeal], counting: Sequence[AnyDeal], elsewhere: Sequence[AnyDeal]
) -> str | None:
    """Why its parts count instead of a whole, None where they do not.

    counting: those that may count themselves; elsewhere: those counted with another whole.
    """
    gone = next((part for part in parts if _cancelled_since(part, whole)), None)
    if counting and gone:
        return f"its part {gone.id} was cancelled after it was last told"
    if whole.sums_up and _explains(whole, [*counting, *elsewhere]):
        return f"total of {', '.join(part.id for part in (*counting, *elsewhere))}"
    return None


def _from_the_top(parts: Mapping[str, Sequence[AnyDeal]], known: Mapping[str, AnyDeal]) -> list[str]:
    """Wholes before those of them that are parts of others; beside each other the larger first."""
    above = {key: [r.deal for r in known[key].relations if r.type == "part_of" and r.deal in parts] for key in parts}
    order: dict[str, None] = {}
    seen: set[str] = set()
    for start in sorted(parts, key=lambda key: (-(known[key].high or Decimal(0)), key)):
        waiting = [start]
        while waiting:
            seen.add(waiting[-1])
            higher = next((whole for whole in above[waiting[-1]] if whole not in seen), None)
            if higher is None:
                order.setdefault(waiting.pop())
            else:
                waiting.append(higher)
    return list(order)


def _cancelled_since(part: AnyDeal, whole: AnyDeal) -> bool:
    """Whether a part was cancelled after the day the whole was last told."""
    known = part.decided if part.status == "cancelled" else None
    return known is not None and whole.last_seen is not None and last_day(known) > last_day(whole.last_seen)


def _explains(whole: AnyDeal, counting: Sequence[AnyDeal]) -> bool:
    """Whether the parts make up the whole, those in other currencies at the rate of the day it was first told."""
    point = _point(whole)
    if point is None:
        return False
    added = Decimal(0)
    ids = {part.id for part in counting}
    for part in counting:
        if any(r.type == "part_of" and r.deal in ids for r in part.relations):
            continue  # it is in another part already
        found = rate(part.currency, whole.currency, whole.first_seen) if whole.first_seen else None
        if found or part.currency == whole.currency:
            added += (_point(part) or Decimal(0)) * (found.value if found else Decimal(1))
    return point * _EXPLAINED <= added <= point * _TOO_MUCH


def _point(deal: AnyDeal) -> Decimal | None:
    return deal.high if deal.high is not None else deal.low
