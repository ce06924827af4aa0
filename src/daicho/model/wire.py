"""Claims as the JSON objects of the command contract, and back.

Numbers are JSON numbers (whole ones as integers), offsets count code points, an open bound is null, an empty slot is left out.
A party is `{"text", "start", "end", "name", "entity"}`; `amount` and `when` carry their span inline; `period` has its dates in
`start` and `end` and therefore its span in `span`; a number slot has its wording and span in `value_span`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from daicho.model.claim import (
    Capacity,
    Claim,
    Equity,
    Headcount,
    Indicator,
    Investment,
    Loan,
    Measure,
    Milestone,
    MoneyClaim,
    NotFlow,
    Partnership,
    Party,
    Policy,
    Subsidy,
)
from daicho.model.ids import content_id
from daicho.model.money import Conversion, Money
from daicho.model.span import Mention, Span
from daicho.model.when import Period, When

Json = dict[str, Any]

CLAIM_TYPES: Mapping[str, type[Claim]] = {
    cls.kind: cls
    for cls in (
        Investment, Subsidy, Equity, Loan, Milestone, Headcount, Capacity, Partnership, Policy, Indicator,
    )
}  # fmt: skip
MONEY_TYPES: Mapping[str, type[MoneyClaim]] = {cls.kind: cls for cls in (Investment, Subsidy, Equity, Loan)}
PARTY_SLOTS = ("payer", "recipient", "project", "place", "subject", "parties", "actor", "target", "says")
ACTING_SLOTS = ("payer", "recipient", "subject", "parties", "actor", "says")
"""Those of them that name somebody who acts."""

PLAIN_SLOTS = ("country", "status", "event", "what", "unit", "about", "action")


def claim_id(doc_id: str, claim: Claim) -> str:
    """Id of a claim: a hash of its document, kind, slots and spans, without confidence, `why`, `converted` and entities."""
    body = claim_to_json(claim)
    for slot in ("confidence", "why", "converted"):
        body.pop(slot, None)
    for slot in PARTY_SLOTS:
        for party in body.get(slot, ()):
            party.pop("entity")
    return content_id("c", doc_id, body)


def claim_to_json(claim: Claim) -> Json:
    """The claim object of the contract, without `id` and `doc`, which depend on the document."""
    out: Json = {"kind": claim.kind}
    if isinstance(claim, MoneyClaim):
        out["amount"] = money_to_json(claim.amount)
        if claim.period:
            out["period"] = _period_to_json(claim.period)
        if claim.converted:
            out["converted"] = money_to_json(claim.converted)
    if isinstance(claim, Milestone):
        out["when"] = _when_to_json(claim.when)
    if isinstance(claim, Measure):
        out["value"] = number(claim.value)
        if claim.low is not None:
            out["low"] = number(claim.low)
        out["value_span"] = mention_to_json(claim.measure)
    for slot in PLAIN_SLOTS:
        if value := getattr(claim, slot, None):
            out[slot] = value
    for slot in PARTY_SLOTS:
        if parties := getattr(claim, slot, ()):
            out[slot] = [party_to_json(p) for p in parties]
    out["quote"] = claim.quote.text
    out["start"], out["end"] = claim.quote.span.start, claim.quote.span.end
    out["confidence"] = round(claim.confidence, 3)
    out["why"] = list(claim.why)
    return out


def claim_from_json(data: Json) -> Claim:
    """The record behind a claim object; the inverse of `claim_to_json`. Raises KeyError for an unknown kind."""
    quote = Mention(data["quote"], Span(data["start"], data["end"]))
    kind = CLAIM_TYPES[data["kind"]]
    slots = slots_from_json(data)
    if issubclass(kind, Measure):
        slots.setdefault("unit", "")  # a bare number's is left out as every empty slot is
    return kind(quote=quote, confidence=data["confidence"], why=tuple(data["why"]), **slots)


def slots_from_json(data: Json) -> Json:
    """The record values of those slots that a claim object, or a part of one, has."""
    readers = _readers()
    slots: Json = {slot: readers[slot](value) for slot, value in data.items() if slot in readers}
    if "value_span" in slots:
        slots["measure"] = slots.pop("value_span")
    return slots


@cache
def _readers() -> Mapping[str, Callable[[Any], Any]]:
    """How the value of each slot is read: claims come by the hundred thousand, and few have more than some of them."""
    return {
        **dict.fromkeys(PLAIN_SLOTS, _as_it_is),
        **dict.fromkeys(PARTY_SLOTS, _parties_from_json),
        **dict.fromkeys(("amount", "converted"), money_from_json),
        "period": _period_from_json,
        "when": _when_from_json,
        "value_span": mention_from_json,
        **dict.fromkeys(("value", "low"), decimal),
    }


def _as_it_is(value: Any) -> Any:
    return value


def _parties_from_json(parties: Sequence[Json]) -> tuple[Party, ...]:
    return tuple(map(_party_from_json, parties))


def mentions_of(claim: Claim) -> Sequence[Mention]:
    """Every piece of evidence a claim points at: its quote and the span of each slot."""
    found = [claim.quote]
    for slot in PARTY_SLOTS:
        found += [party.mention for party in getattr(claim, slot, ())]
    for slot in ("amount", "when", "period", "converted"):
        if value := getattr(claim, slot, None):
            found.append(value.mention)
    if isinstance(claim, Measure):
        found.append(claim.measure)
    return found


def not_flow_to_json(item: NotFlow) -> Json:
    """An entry of `not_flows`."""
    return {**mention_to_json(item.mention), "why": item.why}


def conversion_to_json(item: Conversion) -> list[Json]:
    """An entry of `conversions`: the sum given first, then the other."""
    return [money_to_json(item.first), money_to_json(item.second)]


def number(value: Decimal | None) -> int | float | None:
    """A decimal as a JSON number: an integer where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def decimal(value: int | float | None) -> Decimal | None:
    """A JSON number as a decimal, by its shortest wording (0.1 becomes 0.1)."""
    return None if value is None else Decimal(str(value))


def mention_to_json(mention: Mention) -> Json:
    """`{"text", "start", "end"}`."""
    return {"text": mention.text, "start": mention.span.start, "end": mention.span.end}


def mention_from_json(data: Json) -> Mention:
    """The inverse of `mention_to_json`."""
    return Mention(data["text"], Span(data["start"], data["end"]))


def money_to_json(money: Money) -> Json:
    """The `amount` slot."""
    return {
        **mention_to_json(money.mention),
        "value": number(money.value),
        "low": number(money.low),
        "high": number(money.high),
        "currency": money.currency,
        "bound": money.bound,
        "role": money.role,
    }


def money_from_json(data: Json) -> Money:
    """The inverse of `money_to_json`."""
    value, low, high = (decimal(data[key]) for key in ("value", "low", "high"))
    return Money(mention_from_json(data), value, low, high, data["currency"], data["bound"], data.get("role", "plain"))


def party_to_json(party: Party) -> Json:
    """A party of a slot."""
    return {**mention_to_json(party.mention), "name": party.name, "entity": party.entity}


def _party_from_json(data: Json) -> Party:
    return Party(mention_from_json(data), data["name"], data.get("entity"))


def _when_to_json(when: When) -> Json:
    out = {**mention_to_json(when.mention), "value": when.value}
    if when.low:
        out["low"] = when.low
    if when.deadline:
        out["deadline"] = True
    return out


def _when_from_json(data: Json) -> When:
    return When(mention_from_json(data), data["value"], data.get("low"), data.get("deadline", False))


def _period_to_json(period: Period) -> Json:
    out: Json = {"text": period.mention.text, "span": [period.mention.span.start, period.mention.span.end]}
    out |= {key: value for key in ("years", "start", "end") if (value := getattr(period, key)) is not None}
    return out


def _period_from_json(data: Json) -> Period:
    mention = Mention(data["text"], Span(*data["span"]))
    return Period(mention, data.get("years"), data.get("start"), data.get("end"))
