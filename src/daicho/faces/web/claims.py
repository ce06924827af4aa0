"""A claim as a person reads and corrects it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from daicho.faces import measures
from daicho.faces.web.flowing import flowing
from daicho.faces.web.highlight import Piece, marks_of, pieces
from daicho.faces.words import Lang
from daicho.model.claim import Claim, Measure, Milestone, MoneyClaim, Party
from daicho.model.deal import Stated
from daicho.model.judgement import slots_of
from daicho.model.wire import PARTY_SLOTS

_BETWEEN = "; "  # parties of one slot, in a field
_OF_A_SUM = ("amount", "low", "currency", "bound", "role")


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot that names something, each wording once."""

    name: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A slot in a form. options: the words it may hold, none where these are free."""

    slot: str
    value: str
    options: tuple[str, ...] = ()


def quote_of(stated: Stated) -> list[Piece]:
    """The sentence of a claim, with its slots marked."""
    quote = stated.claim.quote
    return list(pieces(flowing(quote.text), marks_of(stated, quote=False), quote.span.start))


def filled(claim: Claim) -> Iterator[Slot]:
    """The slots that name something, in their order."""
    for slot in PARTY_SLOTS:
        parties: Sequence[Party] = getattr(claim, slot, ())
        if parties:
            yield Slot(slot, tuple({party.mention.text: party for party in parties}.values()))


def measured(claim: Claim, lang: Lang) -> str:
    """The number of a headcount, capacity or indicator with its unit; empty for other claims."""
    return measures.measured(claim.value, claim.unit, lang) if isinstance(claim, Measure) else ""


def cues_of(claim: Claim) -> list[tuple[str, str]]:
    """Why a claim was read so: what was decided (a slot, a kind, a state; empty where it is not named) and by which cues."""
    found = []
    for why in claim.why:
        what, colon, cues = why.partition(": ")
        found.append((what, cues) if colon and what.isidentifier() else ("", why))
    return found


def fields(claim: Claim) -> list[Field]:
    """What a form for correcting a claim has, each slot as it reads now."""
    known = slots_of(claim.kind)
    found: list[Field] = []
    for slot in (*(_OF_A_SUM if isinstance(claim, MoneyClaim) else ()), *known):
        if slot not in [field.slot for field in found] and slot != "says":
            found.append(Field(slot, _value(claim, slot), tuple(known.get(slot, ())) or _WORDS.get(slot, ())))
    return found


def corrections_in(claim: Claim, form: Mapping[str, str]) -> list[str]:
    """What a form sent back says otherwise than the claim does, as the SLOT=VALUE of a correction."""
    given: list[str] = []
    for field in fields(claim):
        value = form.get(field.slot, field.value).strip()
        if value == field.value:
            continue
        several = value.replace("；", ";").split(";") if field.slot in PARTY_SLOTS else [value]
        given += [f"{field.slot}={one.strip()}" for one in several if one.strip()] or [f"{field.slot}="]
    return given


_WORDS = {
    "bound": ("exact", "max", "min", "approx"),
    "role": ("plain", "increment", "total", "part", "old", "new"),
}


def _value(claim: Claim, slot: str) -> str:
    if slot in PARTY_SLOTS:
        return _BETWEEN.join(dict.fromkeys(party.mention.text for party in getattr(claim, slot)))
    if isinstance(claim, MoneyClaim) and slot in _OF_A_SUM:
        sum_ = claim.amount
        found = {"amount": sum_.value, "low": sum_.low}.get(slot, getattr(sum_, slot, None))
        return _plain(found) if isinstance(found, Decimal) else found or ""
    if isinstance(claim, Milestone) and slot == "when":
        return claim.when.value or ""
    found = getattr(claim, slot)
    return _plain(found) if isinstance(found, Decimal) else found or ""


def _plain(number: Decimal) -> str:
    return f"{number:,.0f}" if number == number.to_integral_value() else f"{number.normalize():,f}"
