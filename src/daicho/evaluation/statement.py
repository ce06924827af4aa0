"""What is compared: a claim as a labeller or a program states it, with wordings in place of spans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from daicho.evaluation.names import Party

Parties = tuple[Party, ...]
PARTY_SLOTS = ("payer", "recipient", "project", "place", "subject", "parties", "actor", "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim, from a label or from daicho. An empty string or None: not stated.

    named: the slots that name something, each a tuple of parties, each party a tuple of acceptable wordings; figure: the amount's
    value, or the number of a headcount, capacity or indicator; wording: of the amount; when: the value of a milestone's date;
    confidence: of a prediction. Figures are floats because they are only ever compared within one per cent.
    """

    kind: str
    named: Mapping[str, Parties] = field(default_factory=dict)
    figure: float | None = None
    currency: str = ""
    bound: str = ""
    wording: str = ""
    unit: str = ""
    status: str = ""
    country: str = ""
    event: str = ""
    what: str = ""
    when: str = ""
    quote: str = ""
    confidence: float | None = None

    def __getitem__(self, slot: str) -> Parties:
        """The parties of a slot; none where the statement has no such slot."""
        return self.named.get(slot, ())


def statement_from_json(data: Mapping[str, Any]) -> Statement:
    """The statement behind a claim of the labelling format or of `daicho claims --format jsonl`, which differ little."""
    amount = data.get("amount") or {}
    figures = (amount.get(slot) for slot in ("value", "high", "low")) if amount else (data.get("value"),)
    when = data.get("when")
    return Statement(
        kind=data["kind"],
        named={slot: parties for slot in PARTY_SLOTS if (parties := parties_of(data.get(slot)))},
        figure=next((number for number in map(_number, figures) if number is not None), None),
        currency=amount.get("currency") or "",
        bound=amount.get("bound") or "",
        wording=amount.get("text") or "",
        unit=str(data.get("unit") or ""),
        status=data.get("status") or "",
        country=data.get("country") or "",
        event=data.get("event") or "",
        what=data.get("what") or "",
        when=str((when.get("value") if isinstance(when, dict) else when) or ""),
        quote=data.get("quote") or "",
        confidence=data.get("confidence"),
    )


def parties_of(slot: Any) -> Parties:
    """A slot as parties. Strings side by side are wordings of one thing; lists and objects side by side are things."""
    if not slot:
        return ()
    if isinstance(slot, str):
        return ((slot,),)
    if isinstance(slot, dict):
        return (tuple(wording for wording in (slot.get("text"), slot.get("name")) if wording),)
    if all(isinstance(item, str) for item in slot):
        return (tuple(slot),)
    return tuple(party for item in slot for party in parties_of(item))


def _number(value: Any) -> float | None:
    try:
        return None if value is None or isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None
