"""What deals are to each other: parts and wholes, increments, replacements, what pays for what; from the words and
from arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from daicho.deals.amounts import is_rounding
from daicho.deals.phases import BOTH
from daicho.deals.traits import Traits, family
from daicho.model.deal import Relation, RelationType
from daicho.model.wording import sum_of_money
from daicho.reference.likeness import alike

# Sums of at most so many parts are looked for, among at most so many statements of one document or one group of kin.
_PARTS = 4
_STATEMENTS = 14
_ROUNDING = Decimal("0.006")


@dataclass(frozen=True)
class Told:
    """A deal as its claims tell it. value: the figure its range stands for.

    payers, recipients: everybody its claims name, by the one key that stands for them; phases: those most claims name.
    """

    id: str
    members: tuple[Traits, ...]
    currency: str
    value: Decimal
    payers: frozenset[str]
    recipients: frozenset[str]
    phases: frozenset[str]

    @property
    def kind(self) -> str:
        """The kind of money."""
        return self.members[0].claim.kind

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that tell of it."""
        return frozenset(t.stated.document for t in self.members)

    @cached_property
    def cities(self) -> frozenset[str]:
        """The cities its claims name."""
        return frozenset(city for t in self.members for _, _, city in t.at if city)

    @cached_property
    def areas(self) -> frozenset[str]:
        """The countries its money goes to, or the parts of them its claims name."""
        parts = frozenset(part for t in self.members for _, part, _ in t.at if part)
        return parts or frozenset(t.claim.country for t in self.members if t.claim.country)

    @cached_property
    def first(self) -> int:
        """The day it was first told; undated deals come last."""
        return min((t.day for t in self.members if t.day is not None), default=10**7)

    @cached_property
    def is_total(self) -> bool:
        """Whether a claim calls it a total."""
        return any(t.claim.amount.role == "total" for t in self.members)

    @cached_property
    def all_done(self) -> bool:
        """Whether all that is told of it is spent."""
        return all(t.claim.status == "done" for t in self.members)


@dataclass(frozen=True, slots=True)
class _Statement:
    """One claim of a document, and the deal it belongs to."""

    deal: Told
    traits: Traits

    @property
    def value(self) -> Decimal:
        return self.traits.claim.amount.value or Decimal(0)

    @property
    def role(self) -> str:
        return self.traits.claim.amount.role

    @property
    def place(self) -> int:
        return self.traits.claim.amount.mention.span.start


def relations(deals: Sequence[Told]) -> dict[str, tuple[Relation, ...]]:
    """The relations of each deal to others, each once, in a fixed order."""
    found = _Found(deals)
    for statements in _by_document(deals).values():
        _changes(statements, found)
        _named_parts(statements, found)
        _sums(statements, found)
        _shares(statements, found)
    for kin in _kin(deals).values():
        _sums_of_totals(kin, found)
        _phases(kin, found)
        _next_phases(kin, found)
        _spent(kin, found)
        _nested_totals(kin, found)
        _increments(kin, found)
    _from_funds(deals, found)
    for investors in _by_investor(deals).values():
        _funding(investors, found)
    return found.relations()


class _Found:
    """Relations found so far: the first reason for each stands."""

    def __init__(self, deals: Sequence[Told]) -> None:
        self.known: dict[str, dict[tuple[RelationType, str], str]] = {deal.id: {} for deal in deals}
        self.parts: dict[str, set[str]] = {deal.id: set() for deal in deals}

    def add(self, one: Told, type_: RelationType, other: Told, why: str) -> None:
        """Note a relation. A deal is no part of itself, nor of its own part."""
        if one.id != other.id and not (type_ == "part_of" and self.has(other, "part_of", one)):
            self.known[one.id].setdefault((type_, other.id), why)
            if type_ == "part_of":
                self.parts[other.id].add(one.id)

    def has(self, one: Told, type_: RelationType, other: Told) -> bool:
        """Whether this relation is known."""
        return (type_, other.id) in self.known[one.id]

    def parts_of(self, whole: Told) -> frozenset[str]:
        """The ids of a deal's parts."""
        return frozenset(self.parts[whole.id])

    def wholes_of(self, part: Told) -> frozenset[str]:
        """The ids of the deals this one is a part of."""
        return frozenset(other for type_, other in self.known[part.id] if type_ == "part_of")

    def relations(self) -> dict[str, tuple[Relation, ...]]:
        """All of them, by deal, in a fixed order."""
        return {
            one: tuple(Relation(type_, other, why) for (type_, other), why in sorted(known.items()))
            for one, known in self.known.items()
        }


def _by_document(deals: Iterable[Told]) -> dict[str, list[_Statement]]:
    found: dict[str, list[_Statement]] = {}
    for deal in deals:
        for traits in deal.members:
            if traits.claim.amount.value:
                found.setdefault(traits.stated.document, []).append(_Statement(deal, traits))
    for statements in found.values():
        statements.sort(key=lambda s: (s.place, s.traits.id))
    return found


def _kin(deals: Iterable[Told]) -> dict[tuple[str, str, str, str], list[Told]]:
    """Deals of one kind, currency, payer's family and recipient's family (an investor is its own recipient)."""
    found: dict[tuple[str, str, str, str], list[Told]] = {}
    for deal in deals:
        payers = sorted({family(key) for key in deal.payers})
        recipients = sorted({family(key) for key in deal.recipients})
        keys = {(a, b) for a in payers for b in recipients} if deal.kind == "subsidy" else {(a, a) for a in payers}
        for a, b in sorted(keys):
            found.setdefault((deal.kind, deal.currency, a, b), []).append(deal)
    return found


def _by_investor(deals: Iterable[Told]) -> dict[str, list[Told]]:
    """Investments by the family of who makes them, with the grants, stakes and loans this family is given."""
    found: dict[str, list[Told]] = {}
    for deal in deals:
        parties = deal.payers | deal.recipients if deal.kind == "investment" else deal.recipients
        for key in sorted({family(key) for key in parties}):
            found.setdefault(key, []).append(deal)
    return found


def _changes(statements: Sequence[_Statement], found: _Found) -> None:
    """Raised from A to B: B replaces A. B may be told without a word of its own, just before A."""
    for old in (s for s in statements if s.role == "old"):
        near = [
            s
            for s in statements
            if s.role in ("new", "plain") and _alike(s, old) and s.value != old.value and _one_thing(s, old)
        ]
        if near:
            new = min(near, key=lambda s: abs(s.place - old.place))
            found.add(new.deal, "replaces", old.deal, f"{_sum(old)} became {_sum(new)}")


def _named_parts(statements: Sequence[_Statement], found: _Found) -> None:
    """Of which: a part of the nearest larger sum before it."""
    for part in (s for s in statements if s.role == "part"):
        before = [
            s
            for s in statements
            if s.place < part.place and s.role != "part" and _alike(s, part) and s.value > part.value
        ]
        if before:
            found.add(part.deal, "part_of", before[-1].deal, f"{_sum(part)} of {_sum(before[-1])}")


def _sums(statements: Sequence[_Statement], found: _Found) -> None:
    """A sum that others of its document make up: they are its parts; an increment adds to the rest."""
    for whole in statements:
        parts = [s for s in statements if s.value < whole.value and s.role != "old" and _comparable(whole, s)][
            :_STATEMENTS
        ]
        made_of = _adding_up(whole.value, parts)
        if made_of is None:
            continue
        why = f"{' + '.join(_sum(part) for part in made_of)} = {_sum(whole)}"
        for part in made_of:
            found.add(part.deal, "part_of", whole.deal, why)
        for part in made_of:
            for other in made_of:
                if _adds(part, other):
                    found.add(part.deal, "adds_to", other.deal, why)


def _adds(part: _Statement, other: _Statement) -> bool:
    """Whether one part of a sum is new and the other was there before: called additional, or planned beside what is spent."""
    spent = other.traits.claim.status == "done" != part.traits.claim.status
    return other.role != "increment" and (part.role == "increment" or spent)


def _shares(statements: Sequence[_Statement], found: _Found) -> None:
    """What one of several payers brings into a sum of all of them; of a total of several plans in other currencies, too."""
    for whole in statements:
        for part in statements:
            payers = part.traits.payers
            if (
                whole.traits.claim.kind == part.traits.claim.kind
                and payers
                and payers < whole.traits.payers
                and (part.value < whole.value if part.deal.currency == whole.deal.currency else whole.role == "total")
            ):
                found.add(part.deal, "part_of", whole.deal, f"{_sum(part)} is {', '.join(sorted(payers))}'s part")


def _sums_of_totals(kin: Sequence[Told], found: _Found) -> None:
    """A total over what other documents told: the sums that make it up, else what was promised before it in the same place."""
    for whole in kin:
        if not whole.is_total:
            continue
        parts = [
            deal for deal in kin if deal is not whole and deal.value < whole.value and not _replaced(deal, kin, found)
        ]
        made_of = _adding_up(whole.value, [_Statement(deal, deal.members[0]) for deal in parts][:_STATEMENTS])
        if made_of is not None:
            why = f"{' + '.join(sum_of_money(p.deal.value, p.deal.currency) for p in made_of)} in all"
            for part in made_of:
                found.add(part.deal, "part_of", whole, why)
        elif not found.parts_of(whole):
            for deal in parts:
                if deal.first < whole.first and _same_site(deal, whole) and not deal.is_total:
                    found.add(deal, "part_of", whole, "promised before the total")


def _phases(kin: Sequence[Told], found: _Found) -> None:
    """One phase or site is a part of several taken together."""
    for whole in kin:
        for part in kin:
            if BOTH in whole.phases and part.phases and BOTH not in part.phases and part.value < whole.value:
                found.add(part, "part_of", whole, f"phase {', '.join(sorted(part.phases))} of all")


def _next_phases(kin: Sequence[Told], found: _Found) -> None:
    """A grant for the second phase comes on top of the one for the first."""
    for deal in kin:
        for other in kin:
            if deal.kind == "subsidy" and deal.phases == {"2"} and other.phases == {"1"} and other.first <= deal.first:
                found.add(deal, "adds_to", other, "second phase after the first")


def _spent(kin: Sequence[Told], found: _Found) -> None:
    """What has been spent on a site by now is a part of what was promised for it."""
    for part in kin:
        if part.all_done:
            promised = [
                d
                for d in kin
                if d.value > part.value
                and d.first <= part.first
                and _same_place(d, part)
                and _same_site(d, part)
                and not d.all_done
            ]
            if len(promised) == 1:
                found.add(part, "part_of", promised[0], "spent of what was promised")


def _nested_totals(kin: Sequence[Told], found: _Found) -> None:
    """A total over some of the parts of a later total is a part of it, too."""
    for inner in kin:
        parts = found.parts_of(inner)
        for outer in kin:
            if outer.value > inner.value and len(parts) > 1 and parts < found.parts_of(outer):
                found.add(inner, "part_of", outer, "a total over some of its parts")


def _increments(kin: Sequence[Told], found: _Found) -> None:
    """An additional sum whose old one no arithmetic tells: it adds to the latest one before it."""
    for deal in kin:
        if any(t.claim.amount.role == "increment" for t in deal.members) and not any(
            found.has(deal, "adds_to", other) for other in kin
        ):
            before = [d for d in kin if d.first < deal.first and not found.has(d, "part_of", deal)]
            if before:
                latest = max(before, key=lambda d: (bool(d.documents & deal.documents), d.first))
                found.add(deal, "adds_to", latest, "additional")


def _funding(deals: Sequence[Told], found: _Found) -> None:
    """An investor's plant is paid for in part by the grant, the stake or the loan it is given for it.

    Money for a named phase or city pays for the plan of that one; else for the plans told of in the same documents;
    else for any of the investor's in the same place. Wholes stand for their parts.
    """
    plans = [d for d in deals if d.kind == "investment" and not _replaced(d, deals, found)]
    pairs: list[tuple[Told, Told]] = []
    for money in (d for d in deals if d.kind != "investment"):
        fitting = [
            p for p in plans if _same_site(p, money) and (_same_place(p, money) or p.documents & money.documents)
        ]
        exact = [p for p in fitting if _exact_site(p, money)]
        exact = [p for p in exact if p.cities == money.cities] or exact
        told = [p for p in fitting if p.documents & money.documents]
        pairs += [(plan, money) for plan in exact or told or fitting]
    known = {(plan.id, money.id) for plan, money in pairs}
    for plan, money in pairs:
        wholes = {(whole, money.id) for whole in found.wholes_of(plan)} | {
            (plan.id, whole) for whole in found.wholes_of(money)
        }
        if not wholes & known:
            found.add(plan, "funded_by", money, f"{money.kind} to the investor")


def _exact_site(plan: Told, money: Told) -> bool:
    """Whether both name the same phases or, where neither names any, the same city."""
    if plan.phases or money.phases:
        return plan.phases == money.phases
    return bool(plan.cities & money.cities)


def _from_funds(deals: Sequence[Told], found: _Found) -> None:
    """What a fund gives is a part of the fund."""
    funds = [deal for deal in deals if deal.kind == "subsidy" and any(_names_fund(key) for key in deal.recipients)]
    for fund in funds:
        names = [_bare(key) for key in sorted(fund.recipients) if _names_fund(key)]
        for award in deals:
            if (
                award.kind == "subsidy"
                and award is not fund
                and award.value < fund.value
                and award.currency == fund.currency
            ):
                sources = [_bare(key) for key in award.payers] + [name for t in award.members for name in t.projects]
                if any(alike(a, b).same for a in names for b in sources) or any(
                    _tells_of(t, fund) for t in award.members
                ):
                    found.add(award, "part_of", fund, "given from the fund")


def _tells_of(traits: Traits, fund: Told) -> bool:
    """Whether the sentence of an award speaks of a fund and its payer is the fund's."""
    text = traits.claim.quote.text.casefold()
    same = {family(key) for key in traits.payers} & {family(key) for key in fund.payers}
    return ("fund" in text or "基金" in text) and bool(same)


def _replaced(deal: Told, kin: Sequence[Told], found: _Found) -> bool:
    return any(found.has(other, "replaces", deal) for other in kin)


def _names_fund(key: str) -> bool:
    return key.endswith(("fund", "基金"))


def _bare(key: str) -> str:
    return key.removeprefix("~").replace("-", " ")


def _adding_up(total: Decimal, parts: Sequence[_Statement]) -> tuple[_Statement, ...] | None:
    """The fewest statements of different deals that make up `total`, roundings allowed; None where none do."""
    for size in range(2, _PARTS + 1):
        for chosen in combinations(parts, size):
            if len({s.deal.id for s in chosen}) == size and _makes(total, sum((s.value for s in chosen), Decimal(0))):
                return chosen
    return None


def _makes(total: Decimal, added: Decimal) -> bool:
    return abs(total - added) <= total * _ROUNDING or (is_rounding(total, added) and abs(total - added) <= total / 50)


def _comparable(a: _Statement, b: _Statement) -> bool:
    """Same kind and currency, and payers or recipients that may be the same."""
    x, y = a.traits, b.traits
    return (
        x.claim.kind == y.claim.kind
        and x.claim.amount.currency == y.claim.amount.currency
        and a.deal.id != b.deal.id
        and (_compatible(x.payers, y.payers) or (x.claim.kind == "subsidy" and _compatible(x.recipients, y.recipients)))
    )


def _alike(a: _Statement, b: _Statement) -> bool:
    """Comparable, and no sign that other payers or recipients are meant."""
    x, y = a.traits, b.traits
    return (
        _comparable(a, b)
        and _compatible(x.payers, y.payers)
        and (x.claim.kind == "investment" or _compatible(x.recipients, y.recipients) or bool(x.payers & y.payers))
    )


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool({family(key) for key in a} & {family(key) for key in b}) or a <= b or b <= a


def _one_thing(a: _Statement, b: _Statement) -> bool:
    """Whether two statements of one document may be about one plant: same or no phases, no places apart."""
    x, y = a.traits, b.traits
    return (not x.phases or not y.phases or bool(x.phases & y.phases)) and (not x.at or not y.at or bool(x.at & y.at))


def _same_site(a: Told, b: Told) -> bool:
    """Whether nothing says that two deals are for different sites or phases."""
    return (a.phases == b.phases or not a.phases or not b.phases) and (
        not a.cities or not b.cities or bool(a.cities & b.cities)
    )


def _same_place(a: Told, b: Told) -> bool:
    return bool(a.areas & b.areas)


def _sum(statement: _Statement) -> str:
    return sum_of_money(statement.value, statement.traits.claim.amount.currency)
