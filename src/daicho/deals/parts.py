"""Parts and wholes, increments and replacements: from the words of one document, and from its arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from daicho.deals.amounts import is_rounding
from daicho.deals.plans import in_all, one_plan
from daicho.deals.told import Found, Statement, one_place, one_thing
from daicho.deals.traits import around, family
from daicho.model.claim import MoneyClaim
from daicho.reference import organisations

# Sums of at most so many parts are looked for, among at most so many statements.
_PARTS = 4
_STATEMENTS = 14
# Two parts may be rounded by so much; the more parts, the more sums come out by chance, so that three must fit exactly.
_ROUNDED = Decimal("0.006")
_EXACT = Decimal("0.001")
# A total that a text says an additional sum leads to may be rounded by so much.
_ROUNDED_TOTAL = Decimal("0.04")
# What goes on from a sum stands in its sentence or the next but one: at most so many characters behind it.
_JUST_BEFORE = 400

_Part = TypeVar("_Part")


def within_document(statements: Sequence[Statement], found: Found) -> None:
    """What one document's statements are to each other."""
    _changes(statements, found)
    _named_parts(statements, found)
    _sums(statements, found)
    _shares(statements, found)
    one_plan(statements, found)
    in_all(statements, found)


def adding_up(
    total: Decimal, parts: Sequence[_Part], of: Callable[[_Part], tuple[str, Decimal]]
) -> tuple[_Part, ...] | None:
    """The fewest parts of different deals that make up `total`, roundings allowed; None where none do.

    of: the deal's id and the sum of a part.
    """
    told = [(part, *of(part)) for part in parts[:_STATEMENTS]]
    for size in range(2, _PARTS + 1):
        for chosen in combinations(told, size):
            if _makes(total, [value for _, _, value in chosen]) and len({deal for _, deal, _ in chosen}) == size:
                return tuple(part for part, _, _ in chosen)
    return None


def _stated(statement: Statement) -> tuple[str, Decimal]:
    return statement.deal.id, statement.value


def _changes(statements: Sequence[Statement], found: Found) -> None:
    """Raised from A to B: B replaces A. B may be told without a word of its own, just before A; A earlier, where the text says no
    more than that it was raised to B and only one sum stands that can be meant, or that a further plant took "it" to B.
    """
    for old in (s for s in statements if s.role == "old"):
        near = [
            s
            for s in statements
            if (s.role in ("new", "plain") or (s.role == "total" and _one_sentence(s, old)))
            and _alike(s, old)
            and s.value != old.value
            and one_thing(s, old)
        ]
        if near:
            new = min(near, key=lambda s: abs(s.place - old.place))
            found.add(new.deal, "replaces", old.deal, f"{old.sum} became {new.sum}")
    for new in (s for s in statements if s.role == "new" and not found.replaces_any(s.deal)):
        runs_on = _runs_on(new.traits.claim)
        before = [
            s
            for s in statements
            if s.place < new.place
            and s.role in ("new", "plain")
            and _alike(s, new)
            and s.value != new.value
            and (one_place(s, new) if runs_on else one_thing(s, new))
            and not any(found.has(other.deal, "replaces", s.deal) for other in statements)
        ]
        if before and (runs_on or len({statement.deal.id for statement in before}) == 1):
            found.add(new.deal, "replaces", before[-1].deal, f"{before[-1].sum} became {new.sum}")


def _one_sentence(a: Statement, b: Statement) -> bool:
    return a.traits.claim.quote.span == b.traits.claim.quote.span


def _runs_on(claim: MoneyClaim) -> bool:
    """Whether a sum is what the one told before it came to: whatever its sentence names is what made it so."""
    before, behind = around(claim)
    return bool(_IT_TO.search(before) or (_THIS_JA.search(before) and _BECAME_JA.match(behind)))


# "the figure was raised to", "a third took it to", "which has brought that up to".
_IT_TO = re.compile(
    r"\b(?:it|this|that|the\s(?:[a-z-]+\s)?(?:figure|sum|amount|bill|cost|price|outlay|investment|commitment|pledge|budget))"
    r"\s(?:(?!for\b|in\b|of\b)[a-z-]+\s){0,4}to\s(?:[a-z-]+\s){0,2}\Z",
    re.IGNORECASE,
)
_THIS_JA = re.compile(r"(?:\A|[、。てでし])(?:これ|それ|投資額|事業費|建設費|金額|計画)(?:は|が|を|も)[^、。]{0,12}\Z")
_BECAME_JA = re.compile(r"[^、。]{0,3}(?:に|へ)[^、。]{0,10}(?:増|拡大|引き上げ|膨ら|上積み|減|縮小|引き下げ)")


def _named_parts(statements: Sequence[Statement], found: Found) -> None:
    """Of which, or that takes in: a part of the nearest larger sum before it, or of the one that the sentence divides."""
    for whole in statements:
        for part in statements:
            if _alike(whole, part) and part.value < whole.value and of_which(whole.traits.claim, part.traits.claim):
                found.add(part.deal, "part_of", whole.deal, f"{part.sum} of {whole.sum}")
    for part in (s for s in statements if s.role == "part" or _included(s.traits.claim)):
        larger = [s for s in statements if s.place < part.place and s.role != "part" and s.value > part.value]
        before = [s for s in larger if _alike(s, part)] or [s for s in larger[-1:] if _goes_on(part, s)]
        if before:
            found.add(part.deal, "part_of", before[-1].deal, f"{part.sum} of {before[-1].sum}")
            _next_parts(part, before[-1], statements, found)


def _next_parts(part: Statement, whole: Statement, statements: Sequence[Statement], found: Found) -> None:
    """The list of parts goes on as long as one sentence after the other begins with a sum that may be of the whole, too."""
    left = whole.value - part.value
    for other in (s for s in statements if s.place > part.place):
        if not (other.role == "plain" and _alike(other, whole) and other.value <= left and _leads(other.traits.claim)):
            return
        found.add(other.deal, "part_of", whole.deal, f"{other.sum} of {whole.sum}")
        left -= other.value


def _leads(claim: MoneyClaim) -> bool:
    """Whether a sum is what its sentence is about, from its first word on."""
    before, behind = around(claim)
    return not before.strip(" \u3000") and bool(_IS_FOR.match(behind))


def _goes_on(part: Statement, whole: Statement) -> bool:
    """Whether a sum said to be a part, whose sentence names nobody who pays, is one of the sum told just before it."""
    claim, larger = part.traits.claim, whole.traits.claim
    return (
        claim.kind == larger.kind
        and claim.amount.currency == larger.amount.currency
        and not any(claim.quote.span.contains(party.mention.span) for party in claim.payer)
        and part.place - whole.place <= _JUST_BEFORE
    )


def _included(claim: MoneyClaim) -> bool:
    """Whether a sentence says that a sum told before takes this one in."""
    before, behind = around(claim)
    return bool(_TAKES_IN.search(before) or _TAKEN_IN.match(behind))


def of_which(whole: MoneyClaim, part: MoneyClaim) -> bool:
    """Whether a sentence says of two sums that the one is of the other: "Of the $1.8 billion, $1.1 billion goes into a hall",
    "$1.1 billion is part of its $1.8 billion plan".
    """
    quote, here, there = whole.quote, whole.amount.mention.span, part.amount.mention.span
    if part.quote.span != quote.span or not (quote.span.contains(here) and quote.span.contains(there)):
        return False
    text, start, end = quote.text, here.start - quote.span.start, here.end - quote.span.start
    behind = text[there.end - quote.span.start :]
    if here.start > there.start:
        between = text[there.end - quote.span.start : start]
        return bool(_PART_OF.search(between) or _A_PART.match(text[end:]))
    between = text[end : there.start - quote.span.start]
    return bool(_OF_THE.search(text[:start]) or _AMONG.search(between) or _OF_IT.match(behind))


# "The figure includes the", "it takes in some"; を含む, も含まれる.
_TAKES_IN = re.compile(
    r"\b(?:it|that|this|which|the\s(?:[\w-]+\s)?(?:figure|sum|total|amount|plan|program(?:me)?|pledge|investment|budget))"
    r"\s(?:already\s|also\s)?(?:includes?|included|takes\sin|took\sin|counts|covers|comprises)\s(?:the\s|some\s|an?\s)?\Z",
    re.IGNORECASE,
)
_TAKEN_IN = re.compile(r"(?:[（(][^（()）]*[)）])?(?:を|も|が)含(?:む|み|ん|ま)")
_IS_FOR = re.compile(
    r"\s(?:(?:is|are|was|were|will\sbe|has\sbeen)\s(?:\w+\s){0,2}?(?:for|to)|(?:will\s)?(?:goes|go|went))\b"
    r"|(?:[（(][^（()）]*[)）])?(?:は|を|が)"
)
_OF_THE = re.compile(
    r"(?:\A|[.;:,]\s|\s--?\s)Of\s(?:the|its|this|that|these|those)(?:\s[\w-]+){0,3}?\s?\Z", re.IGNORECASE
)
_PART_OF = re.compile(
    r"\b(?:(?:part|portion|share|slice|chunk|tranche|piece)\sof|belongs?\sto|included\sin|counts?\stowards?|out\sof)"
    r"\s(?:an?|the|its|their|that|this)\s(?:[\w'-]+,?\s){0,4}(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_A_PART = re.compile(r"[^、。]{0,20}の(?:一部|一環|内数)|[^、。]{0,12}に含まれ")
_AMONG = re.compile(r"\bof which\b|のうち|内訳")
_OF_IT = re.compile(
    r"\s(?:\([^()]*\)\s)?of\s(?:the\s(?:cost|total|sum|amount|bill|money|investment)|it|which|that)\b", re.IGNORECASE
)


def _named(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key.startswith("~") or organisations.by_id(key))


def _sums(statements: Sequence[Statement], found: Found) -> None:
    """A sum that others of its document make up: they are its parts; an increment adds to the rest."""
    for whole in statements:
        smaller = [s for s in statements if s.value < whole.value and s.role != "old" and _comparable(whole, s)]
        made_of = adding_up(whole.value, smaller, _stated) or _before_and_added(whole, smaller)
        if made_of is None:
            continue
        why = f"{' + '.join(part.sum for part in made_of)} = {whole.sum}"
        for part in made_of:
            found.add(part.deal, "part_of", whole.deal, why)
        for part in made_of:
            for other in made_of:
                if _adds(part, other):
                    found.add(part.deal, "adds_to", other.deal, why)


def _before_and_added(total: Statement, parts: Sequence[Statement]) -> tuple[Statement, ...] | None:
    """What was there and what is added to it, where the text says what both come to: then roundings may add up, too."""
    if total.role != "total":
        return None
    pairs = [(old, new) for new in parts if new.role == "increment" for old in parts if old.role != "increment"]
    near = {pair: abs(total.value - pair[0].value - pair[1].value) for pair in pairs}
    closest = min(pairs, key=near.__getitem__, default=None)
    return closest if closest and near[closest] <= total.value * _ROUNDED_TOTAL else None


def _adds(part: Statement, other: Statement) -> bool:
    """Whether one part of a sum is new and the other was there before: called additional, or planned beside what is spent."""
    spent = other.traits.claim.status == "done" != part.traits.claim.status
    return other.role != "increment" and (part.role == "increment" or spent)


def _shares(statements: Sequence[Statement], found: Found) -> None:
    """What one of several payers brings into a sum of all of them; of a total of several plans in other currencies, too."""
    for whole in statements:
        for part in statements:
            payers = part.traits.payers
            if (
                whole.deal.kind == part.deal.kind
                and payers
                and payers < whole.traits.payers
                and (part.value < whole.value if part.deal.currency == whole.deal.currency else whole.role == "total")
            ):
                found.add(part.deal, "part_of", whole.deal, f"{part.sum} is {', '.join(sorted(payers))}'s part")


def _makes(total: Decimal, parts: Sequence[Decimal]) -> bool:
    added = sum(parts, Decimal(0))
    gap = abs(total - added)
    if len(parts) > 2:
        return gap <= total * _EXACT or (is_rounding(total, added) and gap <= total * _ROUNDED)
    return gap <= total * _ROUNDED or (is_rounding(total, added) and gap <= total / 50)


def _comparable(a: Statement, b: Statement) -> bool:
    """Same kind and currency, and payers or recipients that may be the same."""
    x, y = a.traits, b.traits
    return (
        a.deal.kind == b.deal.kind
        and x.claim.amount.currency == y.claim.amount.currency
        and a.deal.id != b.deal.id
        and (_compatible(x.payers, y.payers) or (a.deal.kind == "subsidy" and _compatible(x.recipients, y.recipients)))
    )


def _alike(a: Statement, b: Statement) -> bool:
    """Comparable, and no sign that other payers or recipients are meant."""
    x, y = a.traits, b.traits
    return (
        _comparable(a, b)
        and _compatible(x.payers, y.payers)
        and (a.deal.kind == "investment" or _compatible(x.recipients, y.recipients) or bool(x.payers & y.payers))
    )


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both may be the same: whoever is only described ("the companies") may be anybody."""
    a, b = _named(one), _named(other)
    return not a or not b or bool({family(key) for key in a} & {family(key) for key in b}) or a <= b or b <= a
