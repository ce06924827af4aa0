"""What a document has told before a sum: a text that goes on speaking of one flow names its parties once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from daicho.claims.english.sites import Site
from daicho.claims.english.whereabouts import Place
from daicho.model.annotated import Name
from daicho.model.claim import Party, Status

FLOWS = ("investment", "subsidy", "equity", "loan")


@dataclass(frozen=True, slots=True)
class Told:
    """A sum that was read, with its kind or "none"."""

    site: Site
    kind: str


@dataclass(frozen=True, slots=True)
class Flow(Told):
    """A sum that flows: who pays it, who receives it, how firm it is, what it is for and where.

    field: what receives it where no organisation does, a sector or programme.
    """

    payers: tuple[Name, ...]
    recipients: tuple[Name, ...]
    status: Status
    objects: tuple[Party, ...]
    place: Place | None
    field: Party | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """The sums told before one: the last of all, the last that flows, and the parties and objects of all that flow.

    paid, got: the kinds of flow that each party, by its full name, was told to pay or receive; flows: the last few that flow.
    """

    last: Told | None = None
    flow: Flow | None = None
    payers: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    objects: frozenset[str] = frozenset()
    paid: frozenset[tuple[str, str]] = frozenset()
    got: frozenset[tuple[str, str]] = frozenset()
    flows: tuple[Flow, ...] = ()

    def then(self, told: Told) -> Past:
        """What is past after one more sum."""
        if not isinstance(told, Flow):
            return replace(self, last=told)
        objects = self.objects | {party.name.lower() for party in told.objects}
        payers, recipients = _more(self.payers, told.payers), _more(self.recipients, told.recipients)
        paid = self.paid | {(name.full, told.kind) for name in told.payers}
        got = self.got | {(name.full, told.kind) for name in told.recipients}
        return Past(told, told, payers, recipients, objects, paid, got, (*self.flows, told)[-_FLOWS:])


_FLOWS = 12
# So many parties are remembered, those told last: in a register of a thousand sums each would be weighed against each.
_REMEMBERED = 60


def _more(known: Iterable[Name], further: Sequence[Name]) -> tuple[Name, ...]:
    again = {name.full for name in further}
    told = {name.full: name for name in (*(name for name in known if name.full not in again), *further)}
    return tuple(told.values())[-_REMEMBERED:]


def manner(site: Site, before: Site) -> str:
    """How a sum goes on from an earlier one: listed with it, in its row or sentence, taken up from it, next to it, or far."""
    if before.tree is site.tree:
        gap = site.tree.text[before.money.mention.span.end : site.money.mention.span.start]
        return "listed" if _LISTED.fullmatch(gap) else "same"
    if not site.verbs:
        alike = not any(token.pos in ("VERB", "AUX") and token.dep == "ROOT" for token in before.tokens)
        return "row" if alike else "bullet"
    distance = site.tree.index - before.tree.index
    opening = " ".join(token.text for token in site.tokens[:4])
    span, sentence = site.money.mention.span, site.tree.sentence.span
    if distance <= _LIKE_FAR and _LIKEWISE.match(opening):
        return "likewise"
    if distance <= 2 and (
        _ANAPHORA.match(opening)
        or _OTHER_PART.search(site.before)
        or site.money.role in ("total", "part")
        or _SHARED_OUT.search(site.tree.text, sentence.start, span.start)
    ):
        return "taken-up"
    return "next" if distance <= 2 else "far"


_LISTED = re.compile(r"[^.;:]{0,60}(?:,|;|\band\b)[^.;:]{0,60}")
_SHARED_OUT = re.compile(
    r"\b(?:(?:of|from) (?:that|this|it|which|(?:the|that|this) (?:amount|total|sum|money|figure|investment|cost|outlay|bill))\b"
    r"|(?:the|a) (?:rest|remainder|remaining|balance)\b)"
)
_LIKE_FAR = 5
_LIKEWISE = re.compile(
    r"(?:So|As|Neither|Nor) (?:have|has|had|did|do|does|will|would|is|are|was|were|can|may)\b"
    r"|(?:Likewise|Similarly|Ditto|The same goes)\b"
)
_OTHER_PART = re.compile(
    r"\b(?:the|an?) (?:other|first|initial|second|third|last|final|remaining|rest,?|balance,?|further|additional|outstanding"
    r"|missing)(?: (?:about|some|up to|roughly))?\s?$|\b(?:make|call) (?:it|that) $",
    re.IGNORECASE,
)
_ANAPHORA = re.compile(
    r"(?:Of|The (?:sum|money|total|rest|remainder|balance|amount|figure|award|grant)|It|They|That|This|These|About|Another)\b"
)
