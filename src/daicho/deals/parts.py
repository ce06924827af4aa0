"""Parts and wholes, increments and replacements: from the words of one document, and from its arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from daicho.deals.amounts import is_rounding
from daicho.deals.matching import governs
from daicho.deals.namesakes import names_somebody
from daicho.deals.told import Found, Statement
from daicho.deals.traits import family
from daicho.model.claim import MoneyClaim
from daicho.model.wording import sum_of_money
from daicho.reference.likeness import alike

# Sums of at most so many parts are looked for, among at most so many statements.
_PARTS = 4
_STATEMENTS = 14
# Two parts may be rounded by so much; the more parts, the more sums come out by chance, so that three must fit exactly.
_ROUNDED = Decimal("0.006")
_EXACT = Decimal("0.001")
# A total that a text says an additional sum leads to may be rounded by so much.
_ROUNDED_TOTAL = Decimal("0.04")


_Part = TypeVar("_Part")


def within_document(statements: Sequence[Statement], found: Found) -> None:
    """What one document's statements are to each other."""
    _changes(statements, found)
    _named_parts(statements, found)
    _sums(statements, found)
    _shares(statements, found)
    _one_plan(statements, found)
    _in_all(statements, found)


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
    more than that it was raised to B.
    """
    for old in (s for s in statements if s.role == "old"):
        near = [
            s
            for s in statements
            if s.role in ("new", "plain") and _alike(s, old) and s.value != old.value and _one_thing(s, old)
        ]
        if near:
            new = min(near, key=lambda s: abs(s.place - old.place))
            found.add(new.deal, "replaces", old.deal, f"{_sum(old)} became {_sum(new)}")
    for new in (s for s in statements if s.role == "new" and not found.replaced_by(s.deal)):
        before = [
            s
            for s in statements
            if s.place < new.place and s.role in ("new", "plain") and _alike(s, new) and s.value != new.value
        ]
        if before:
            found.add(new.deal, "replaces", before[-1].deal, f"{_sum(before[-1])} became {_sum(new)}")


def _named_parts(statements: Sequence[Statement], found: Found) -> None:
    """Of which: a part of the nearest larger sum before it, or of the one that the sentence divides."""
    for whole in statements:
        for part in statements:
            if _alike(whole, part) and part.value < whole.value and of_which(whole.traits.claim, part.traits.claim):
                found.add(part.deal, "part_of", whole.deal, f"{_sum(part)} of {_sum(whole)}")
    for part in (s for s in statements if s.role == "part"):
        before = [
            s
            for s in statements
            if s.place < part.place and s.role != "part" and _alike(s, part) and s.value > part.value
        ]
        if before:
            found.add(part.deal, "part_of", before[-1].deal, f"{_sum(part)} of {_sum(before[-1])}")


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


def _sums(statements: Sequence[Statement], found: Found) -> None:
    """A sum that others of its document make up: they are its parts; an increment adds to the rest."""
    for whole in statements:
        smaller = [s for s in statements if s.value < whole.value and s.role != "old" and _comparable(whole, s)]
        made_of = adding_up(whole.value, smaller, _stated) or _before_and_added(whole, smaller)
        if made_of is None:
            continue
        why = f"{' + '.join(_sum(part) for part in made_of)} = {_sum(whole)}"
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
                found.add(part.deal, "part_of", whole.deal, f"{_sum(part)} is {', '.join(sorted(payers))}'s part")


def _one_plan(statements: Sequence[Statement], found: Found) -> None:
    """Two sums of the same payers for one plan that has a name: unless one is additional, the smaller is a step to the larger."""
    for whole in statements:
        for part in statements:
            if (
                whole.deal.kind == part.deal.kind == "investment"
                and part.value < whole.value
                and whole.traits.payers == part.traits.payers
                and whole.traits.claim.amount.currency == part.traits.claim.amount.currency
                and not {"increment", "old"} & {part.role, whole.role}
                and _one_thing(whole, part)
                and _one_name(whole, part)
                and not found.has(part.deal, "replaces", whole.deal)
                and not found.has(whole.deal, "replaces", part.deal)
            ):
                found.add(part.deal, "part_of", whole.deal, f"{_sum(part)} of {_sum(whole)} for one plan")


def _in_all(statements: Sequence[Statement], found: Found) -> None:
    """What a text says to have been promised in all, by nobody it names or to a government, holds the promises told before."""
    for whole in statements:
        if whole.role != "total" or whole.deal.kind != "investment" or not all(map(governs, whole.traits.payers)):
            continue
        for part in statements:
            if (
                part.deal.kind == "investment"
                and part.place < whole.place
                and part.value < whole.value
                and part.role not in ("total", "old")
                and part.traits.claim.amount.currency == whole.traits.claim.amount.currency
                and _within(part, whole)
            ):
                found.add(part.deal, "part_of", whole.deal, f"{_sum(part)} of {_sum(whole)} in all")


def _within(part: Statement, whole: Statement) -> bool:
    """Whether one sum may be spent where another is: in its country, and the same part of it, where both are named."""
    (countries, areas), (wider, within) = _where(part), _where(whole)
    return (not countries or bool(countries & wider)) and (not within or bool(areas & within))


def _where(statement: Statement) -> tuple[set[str], set[str]]:
    """The countries and the parts of them that a sum is for, as far as its text names them."""
    traits = statement.traits
    countries = {country for country, _, _ in traits.at if country} or {traits.country or ""}
    return countries - {""}, {part for _, part, _ in traits.at if part}


def _one_name(a: Statement, b: Statement) -> bool:
    """Whether two sums are for what goes by one name."""
    return any(
        alike(one, other).same
        for one in filter(names_somebody, a.traits.projects)
        for other in filter(names_somebody, b.traits.projects)
    )


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


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool({family(key) for key in a} & {family(key) for key in b}) or a <= b or b <= a


def _one_thing(a: Statement, b: Statement) -> bool:
    """Whether two statements of one document may be about one plant: same or no phases, no places apart."""
    x, y = a.traits, b.traits
    return (not x.phases or not y.phases or bool(x.phases & y.phases)) and (not x.at or not y.at or bool(x.at & y.at))


def _sum(statement: Statement) -> str:
    return sum_of_money(statement.value, statement.traits.claim.amount.currency)
