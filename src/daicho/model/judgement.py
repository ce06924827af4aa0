"""Judgements: what people decided about claims, deals, entities and findings. Withdrawn at most, never deleted."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from daicho.errors import OffsetError
from daicho.model.claim import Claim, Measure, Milestone, MoneyClaim
from daicho.model.dates import interval
from daicho.model.ids import content_id
from daicho.model.money import Bound, Role
from daicho.model.span import Span
from daicho.model.wire import CLAIM_TYPES, PARTY_SLOTS, PLAIN_SLOTS, Json, number, slots_from_json

Verb = Literal["accept", "correct", "reject", "join", "part", "dismiss"]
VERBS: tuple[Verb, ...] = get_args(Verb)


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """The claim a judgement is about: its id and, for when new rules gave it another one, what finds it again.

    span: the characters that carry its figure (the sum, the number, the date; else its quote); figure: what they say.
    """

    id: str
    document: str
    kind: str
    span: Span
    figure: str

    @classmethod
    def to(cls, claim_id: str, document: str, claim: Claim) -> ClaimRef:
        """The reference to a claim as it was read."""
        span, figure = _mark(claim)
        return cls(claim_id, document, claim.kind, span, figure)

    def may_be(self, other: ClaimRef) -> bool:
        """Whether `other` may be the same statement, read by other rules: its figure is the same and stands there, too."""
        return (self.document, self.kind, self.figure) == (other.document, other.kind, other.figure) and (
            self.span.overlaps(other.span)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of one person.

    claims: those it is about; ids: entities that it joins or parts, or the finding it dismisses. A join makes one of all of them,
    a part keeps the first apart from each of the others. slots: corrected slots, as in a claim's JSON object, each with its span.
    made, withdrawn: in the form that `moment` gives. What it decides is its id; whether it was withdrawn is not.
    """

    verb: Verb
    author: str
    made: str
    claims: tuple[ClaimRef, ...] = ()
    ids: tuple[str, ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    withdrawn: str | None = None

    @property
    def id(self) -> str:
        """Hash of everything but the withdrawal."""
        return content_id("j", judgement_to_json(self, whole=False))

    @property
    def order(self) -> tuple[str, str]:
        """Later judgements hold: by the time they were made, those of one instant by id."""
        return self.made, self.id


def moment(text: str) -> str:
    """A time in the one form in which times are kept and compared: UTC, to the millisecond. Raises ValueError.

    A day alone is its beginning, a time without a zone is UTC.
    """
    read = datetime.datetime.fromisoformat(text)
    utc = read.replace(tzinfo=datetime.UTC) if read.tzinfo is None else read.astimezone(datetime.UTC)
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def judgement_to_json(judgement: Judgement, *, whole: bool = True) -> Json:
    """A judgement as a JSON object; not `whole`: what it decides alone, without its id and withdrawal."""
    out: Json = {
        "verb": judgement.verb,
        "made": judgement.made,
        "author": judgement.author,
        "claims": [
            {
                "id": ref.id,
                "document": ref.document,
                "kind": ref.kind,
                "start": ref.span.start,
                "end": ref.span.end,
                "figure": ref.figure,
            }
            for ref in judgement.claims
        ],
        "ids": list(judgement.ids),
        "slots": dict(judgement.slots),
        "reason": judgement.reason,
    }
    return {"id": judgement.id, **out, "withdrawn": judgement.withdrawn} if whole else out


def judgement_from_json(data: Json) -> Judgement:
    """The inverse of `judgement_to_json`."""
    return Judgement(
        verb=data["verb"],
        author=data["author"],
        made=moment(data["made"]),
        claims=tuple(
            ClaimRef(
                id=_words(ref["id"]),
                document=_words(ref["document"]),
                kind=_words(ref["kind"]),
                span=Span(int(ref["start"]), int(ref["end"])),
                figure=str(ref["figure"]),
            )
            for ref in data.get("claims", ())
        ),
        ids=tuple(map(_words, data.get("ids", ()))),
        slots=data.get("slots") or {},
        reason=str(data.get("reason", "")),
        withdrawn=moment(data["withdrawn"]) if data.get("withdrawn") else None,
    )


def judgement_from_line(line: str) -> Judgement:
    """The judgement in a line of JSON that anybody may have written. Raises ValueError, which says what is wrong with it."""
    data = json.loads(line)
    try:
        found = judgement_from_json(data)
        _check(found)
        given = data.get("id", found.id)
    except KeyError as error:
        raise ValueError(f"it has no {error.args[0]}") from error
    except (TypeError, AttributeError, ArithmeticError, OffsetError) as error:
        raise ValueError(f"it is no judgement ({error})") from error
    if given != found.id:
        raise ValueError(f"its id is {given!r}, but what it says makes it {found.id}: it was changed by hand")
    return found


def corrected_slots(kind: str, slots: Mapping[str, Any]) -> dict[str, Any]:
    """The record values of corrected slots, ready for `dataclasses.replace`.

    Raises ValueError for what no claim of this kind can have there.
    """
    fields = slots_of(kind)
    for slot, value in slots.items():
        if slot not in fields:
            raise ValueError(f"{kind} has no slot {slot!r} to correct; there are {', '.join(fields)}")
        if fields[slot] and value not in fields[slot]:
            raise ValueError(f"{slot} is one of {', '.join(fields[slot])}, not {value!r}")
    try:
        found = slots_from_json(dict(slots))
        wrong = [slot for slot, value in found.items() if not fields[slot] and not _sound(slot, value)]
    except (KeyError, TypeError, AttributeError, ArithmeticError, OffsetError) as error:
        raise ValueError(f"{', '.join(slots)}: not what a {kind} has there ({error!r})") from error
    if wrong:
        raise ValueError(f"{', '.join(wrong)}: not what a {kind} has there")
    return found


def _sound(slot: str, value: Any) -> bool:
    """Whether a value has the form of its slot."""
    if slot in PARTY_SLOTS:
        return all(party.name and isinstance(party.name, str) and _text(party.entity) for party in value)
    if slot == "amount":
        known = value.bound in get_args(Bound) and value.role in get_args(Role)
        figures = [figure for figure in (value.low, value.value, value.high) if figure is not None]
        ordered = all(figure.is_finite() and figure >= 0 for figure in figures) and figures == sorted(figures)
        return known and ordered and re.fullmatch("[A-Z]{3}", value.currency) is not None
    if slot == "when":
        return all(date is None or interval(date) for date in (value.value, value.low))
    if slot in ("value", "low"):
        return isinstance(value, Decimal) and value.is_finite()
    return _text(value)


def _text(value: Any) -> bool:
    return value is None or isinstance(value, str)


@cache
def slots_of(kind: str) -> dict[str, Sequence[str]]:
    """The slots of a kind of claim that can be corrected, each with the words it may hold (none where these are free)."""
    hints = get_type_hints(CLAIM_TYPES[kind])
    wanted = (*PARTY_SLOTS, *PLAIN_SLOTS, "amount", "when", "value", "low")
    return {
        slot: get_args(hints[slot]) if get_origin(hints[slot]) is Literal else () for slot in wanted if slot in hints
    }


def _mark(claim: Claim) -> tuple[Span, str]:
    """Where the figure of a claim stands, and the figure."""
    if isinstance(claim, MoneyClaim):
        sum_ = claim.amount
        range_ = f"{number(sum_.low)} to {number(sum_.high)}"
        return sum_.mention.span, f"{range_ if sum_.value is None else number(sum_.value)} {sum_.currency}"
    if isinstance(claim, Measure):
        return claim.measure.span, f"{number(claim.value)} {claim.unit}"
    if isinstance(claim, Milestone):
        return claim.when.mention.span, f"{claim.event} {claim.when.value}"
    return claim.quote.span, ""


def _words(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} stands where a name or an id is wanted")
    return value


def _check(judgement: Judgement) -> None:
    verb, claims, ids = judgement.verb, len(judgement.claims), len(judgement.ids)
    if verb not in VERBS:
        raise ValueError(f"nobody can {verb!r}; a judgement is one of {', '.join(VERBS)}")
    _words(judgement.author)
    if verb == "dismiss":
        fits = (claims, ids) == (0, 1)
    elif verb in ("join", "part"):
        fits = (claims == 0) != (ids == 0) and claims + ids >= 2
    else:
        fits = (claims, ids) == (1, 0)
    if not fits or (verb == "correct") != bool(judgement.slots):
        raise ValueError(f"that is not what a judgement to {verb} is about")
    for ref in judgement.claims:
        if ref.kind not in CLAIM_TYPES:
            raise ValueError(f"there is no kind of claim {ref.kind!r}")
    if judgement.slots:
        corrected_slots(judgement.claims[0].kind, judgement.slots)
