"""Totals: ranges that say what they count, what they leave out and why.

`low` counts what is certain (exact sums, lower bounds, the point of an approximate sum), `high` what was promised at most; a sum
open above leaves `high` open. A deal told by twenty papers is one deal here; a whole and its parts are never both counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from operator import attrgetter
from typing import Literal

from daicho.errors import UsageError
from daicho.model.claim import Status
from daicho.model.dates import last_day
from daicho.model.deal import Deal, DealLine
from daicho.questions.conversion import UNCONVERTED, Conversion, exchanged
from daicho.questions.lines import uncollected
from daicho.questions.rates import ANNOUNCED, Rates
from daicho.reference.exchange import Rate, rate

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


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One row: the fields asked for with their values, the range, the deals counted, and those left out with the reason.

    rates: the rate used for each converted deal.
    """

    by: tuple[tuple[str, str | None], ...]
    currency: str
    low: Decimal
    high: Decimal | None
    deals: Sequence[str]
    leaves_out: Sequence[tuple[str, str]]
    rates: tuple[tuple[str, Rate], ...] = ()


AnyDeal = Deal | DealLine
"""A whole deal or its line: totals ask nothing of it that only the one has."""

Field = Callable[[AnyDeal], str | None]
"""What a deal has for a field; the values of several joined, None where it has none."""


def _names(slot: str) -> Field:
    parties_of = attrgetter(slot)

    def names(deal: AnyDeal) -> str | None:
        parties = parties_of(deal)
        if len(parties) == 1:  # most have one, and tables have a hundred thousand of them
            name: str = parties[0].name
            return name
        return ", ".join(sorted({party.name for party in parties})) if parties else None

    return names


FIELDS: Mapping[str, Field] = {
    "kind": attrgetter("kind"),
    "currency": attrgetter("currency"),
    "status": attrgetter("status"),
    "country": attrgetter("country"),
    "payer": _names("payer"),
    "payer_country": lambda deal: ", ".join(deal.payer_country) if deal.payer_country else None,
    "recipient": _names("recipient"),
    "project": _names("project"),
    "place": _names("place"),
    "sector": lambda deal: ", ".join(deal.sector) if deal.sector else None,
    "year": lambda deal: deal.first_seen[:4] if deal.first_seen else None,
    "month": lambda deal: deal.first_seen[:7] if deal.first_seen and len(deal.first_seen) > 4 else None,
}


_ALWAYS = (
    "id",
    "kind",
    "currency",
    "low",
    "high",
    "status",
    "relations",
    "first_seen",
    "last_seen",
    "sums_up",
    "decided",
)


def columns_in(by: Sequence[str]) -> set[str]:
    """What lines of deals must have to be totalled by these fields."""
    return {*_ALWAYS, *({"year": "first_seen", "month": "first_seen"}.get(name, name) for name in by)}


def totals(
    deals: Iterable[AnyDeal],
    by: Sequence[str],
    currency: str | None = None,
    measure: Measure = "announced",
    rates: Rates = ANNOUNCED,
) -> tuple[TotalRow, ...]:
    """One row for each combination of the `by` fields, and for each kind of money and, without `currency`, each currency.

    Kinds are never added into one row: a subsidy often pays for part of an investment. A deal with several values of a field
    (two payers of one sum) stands in the row of all of them together, so that no row counts it twice. currency: convert to
    it, at `rates`; a deal without a rate is left out and listed. measure: which statuses count. Raises UsageError.
    """
    for name in by:
        if name not in FIELDS:
            raise UsageError(f"no field {name!r} to total by; there are {', '.join(FIELDS)}")
    with uncollected():
        return _rows(list(deals), by, currency, measure, rates)


def _rows(
    deals: Sequence[AnyDeal], by: Sequence[str], currency: str | None, measure: Measure, rates: Rates
) -> tuple[TotalRow, ...]:
    excluded = left_out(deals, measure)
    fields = [name for name in dict.fromkeys([*by, "kind"]) if name != "currency"]
    values = [map(FIELDS[name], deals) for name in fields]
    units = repeat(currency, len(deals)) if currency else map(FIELDS["currency"], deals)
    groups: dict[tuple[str | None, ...], list[AnyDeal]] = {}
    for deal, value in zip(deals, zip(*values, units, strict=True), strict=True):
        groups.setdefault(value, []).append(deal)
    into = Conversion(currency, rates) if currency else None
    return tuple(
        _row(tuple(zip(fields, value, strict=False)), groups[value], excluded, into)
        for value in sorted(groups, key=lambda value: [(one is None, one or "") for one in value])
    )


def unconverted(deals: Iterable[AnyDeal], rows: Iterable[TotalRow]) -> list[AnyDeal]:
    """Those of `deals` that `rows` leave out for want of a rate, and that their own currency's total would count."""
    lacking = {deal for row in rows for deal, why in row.leaves_out if why.startswith(UNCONVERTED)}
    return [deal for deal in deals if deal.id in lacking]


def left_out(deals: Sequence[AnyDeal], measure: Measure = "announced") -> dict[str, str]:
    """Deals that no total counts, each with the reason.

    Of a whole and its parts one side counts: the parts, where the whole only sums what was promised before (it is called a total)
    and they explain it, or where one of them was cancelled after the whole was last told; else the whole. What is a part of a
    part goes with that.
    """
    statuses = MEASURES[measure]
    telling = [deal for deal in deals if deal.relations or deal.status not in statuses]
    known = {deal.id: deal for deal in deals} if any(deal.relations for deal in telling) else {}
    reasons: dict[str, str] = {}
    parts: dict[str, list[AnyDeal]] = {}
    for deal in telling:
        if deal.status not in statuses:
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
        counting = [part for part in parts[whole_id] if part.id not in reasons]
        elsewhere = [part for part in parts[whole_id] if part.id in held]
        outdone = None if inside else _outdone(known[whole_id], parts[whole_id], counting, elsewhere)
        if outdone:
            reasons[whole_id] = outdone
        else:
            reasons |= {part.id: f"part of {whole_id}" for part in counting}
            within |= {part.id for part in parts[whole_id]}
            held |= {part.id for part in counting}
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


def _row(
    by: tuple[tuple[str, str | None], ...],
    deals: Sequence[AnyDeal],
    excluded: Mapping[str, str],
    into: Conversion | None,
) -> TotalRow:
    low, high = Decimal(0), Decimal(0)
    open_above = False
    counted: list[str] = []
    out: list[tuple[str, str]] = []
    rates: list[tuple[str, Rate]] = []
    for deal in deals:  # once: to go through a hundred thousand again takes as long as to add them up
        key, least, most = deal.id, deal.low, deal.high
        if key in excluded:
            out.append((key, excluded[key]))
            continue
        if into is not None:
            found = into.rate_of(deal)
            if isinstance(found, str):
                out.append((key, found))
                continue
            if found is not None:
                rates.append((key, found))
                exact = least == most
                most = None if most is None else exchanged(most, found)
                least = most if exact and most is not None else exchanged(least or Decimal(0), found)
        if least is not None:
            low += least
        if most is None:
            open_above = True
        else:
            high += most
        counted.append(key)
    unit = into.target if into else deals[0].currency
    return TotalRow(by, unit, low, None if open_above else high, tuple(counted), tuple(out), tuple(rates))
