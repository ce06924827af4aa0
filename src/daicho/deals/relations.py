"""What deals are to each other: parts and wholes, increments, replacements, what pays for what; from the words and from arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
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


@dataclass(frozen=True, slots=True)
class Told:
    """A deal as its claims tell it. value: the figure its range stands for; phases: those its claims name."""

    id: str
    members: tuple[Traits, ...]
    currency: str
    value: Decimal
    phases: frozenset[str]

    @property
    def kind(self) -> str:
        """The kind of money."""
        return self.members[0].claim.kind

    @property
    def payers(self) -> frozenset[str]:
        """Everybody its claims name as payer."""
        return frozenset().union(*(t.payers for t in self.members))

    @property
    def recipients(self) -> frozenset[str]:
        """Everybody its claims name as recipient."""
        return frozenset().union(*(t.recipients for t in self.members))

    @property
    def documents(self) -> frozenset[str]:
        """The documents that tell of it."""
        return frozenset(t.stated.document for t in self.members)


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
    found: dict[str, dict[tuple[RelationType, str], str]] = {deal.id: {} for deal in deals}
    for one, type_, other, why in _all(deals):
        if one != other and (type_, other) not in found[one]:
            found[one][type_, other] = why
    for one, known in found.items():  # two deals are not parts of each other: the bigger is the whole
        for type_, other in list(known):
            if type_ == "part_of" and ("part_of", one) in found[other]:
                values = {deal.id: deal.value for deal in deals if deal.id in (one, other)}
                smaller = min((one, other), key=lambda id_: (values[id_], id_))
                bigger = other if smaller == one else one
                found[bigger].pop(("part_of", smaller), None)
    return {
        one: tuple(Relation(type_, other, why) for (type_, other), why in sorted(known.items()))
        for one, known in found.items()
    }


_Found = Iterator[tuple[str, RelationType, str, str]]


def _all(deals: Sequence[Told]) -> _Found:
    for statements in _by_document(deals).values():
        yield from _changes(statements)
        yield from _named_parts(statements)
        yield from _sums(statements)
        yield from _funding({s.deal.id: s.deal for s in statements}.values())
    for kin in _kin(deals).values():
        yield from _sums_of_totals(kin)
        yield from _phases(kin)
    yield from _from_funds(deals)


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


def _changes(statements: Sequence[_Statement]) -> _Found:
    """Raised from A to B: B replaces A."""
    for new in statements:
        for old in statements:
            if (
                {new.role, old.role} <= {"old", "new", "plain"}
                and old.role == "old"
                and new.role == "new"
                and _alike(new, old)
            ):
                yield new.deal.id, "replaces", old.deal.id, f"{_sum(old)} became {_sum(new)}"
    olds = [s for s in statements if s.role == "old"]
    if not any(s.role == "new" for s in statements):
        for old in olds:
            after = [
                s
                for s in statements
                if s.place > old.place and s.role == "plain" and _alike(s, old) and s.value != old.value
            ]
            if after:
                yield after[0].deal.id, "replaces", old.deal.id, f"{_sum(old)} became {_sum(after[0])}"


def _named_parts(statements: Sequence[_Statement]) -> _Found:
    """Of which: a part of the nearest larger sum before it."""
    for part in statements:
        if part.role == "part":
            before = [
                s
                for s in statements
                if s.place < part.place and s.role != "part" and _alike(s, part) and s.value > part.value
            ]
            if before:
                yield part.deal.id, "part_of", before[-1].deal.id, f"{_sum(part)} of {_sum(before[-1])}"


def _sums(statements: Sequence[_Statement]) -> _Found:
    """A sum that others of its document make up: they are its parts; an increment adds to the rest."""
    for whole in statements:
        parts = [s for s in statements if s.value < whole.value and s.role not in ("old",) and _alike(whole, s)][
            :_STATEMENTS
        ]
        if (found := _adding_up(whole.value, parts)) is None:
            continue
        why = f"{' + '.join(_sum(part) for part in found)} = {_sum(whole)}"
        for part in found:
            yield part.deal.id, "part_of", whole.deal.id, why
            if part.role == "increment":
                for other in found:
                    if other is not part and other.role != "increment":
                        yield part.deal.id, "adds_to", other.deal.id, why


def _sums_of_totals(kin: Sequence[Told]) -> _Found:
    """A total whose parts other documents gave."""
    for whole in kin:
        if any(t.claim.amount.role == "total" for t in whole.members):
            parts = [
                _Statement(deal, deal.members[0]) for deal in kin if deal is not whole and deal.value < whole.value
            ]
            found = _adding_up(whole.value, sorted(parts, key=lambda s: s.deal.id)[:_STATEMENTS])
            for part in found or ():
                why = f"{' + '.join(sum_of_money(p.deal.value, p.deal.currency) for p in found or ())} in all"
                yield part.deal.id, "part_of", whole.id, why


def _phases(kin: Sequence[Told]) -> _Found:
    """One phase or site is a part of several taken together."""
    for whole in kin:
        for part in kin:
            if BOTH in whole.phases and part.phases and BOTH not in part.phases and part.value < whole.value:
                yield part.id, "part_of", whole.id, f"phase {', '.join(sorted(part.phases))} of all"


def _funding(deals: Iterable[Told]) -> _Found:
    """An investor's plant is paid for in part by the grant, the stake or the loan it is given for it."""
    deals = list(deals)
    for plan in deals:
        for money in deals:
            if plan.kind != "investment" or money.kind == "investment" or not _same_site(plan, money):
                continue
            investors = {family(key) for key in plan.payers} | {family(key) for key in plan.recipients}
            if investors & {family(key) for key in money.recipients}:
                yield plan.id, "funded_by", money.id, f"{money.kind} for {', '.join(sorted(money.recipients))}"


def _from_funds(deals: Sequence[Told]) -> _Found:
    """What a fund gives is a part of the fund."""
    funds = [deal for deal in deals if deal.kind == "subsidy" and any(_names_fund(key) for key in deal.recipients)]
    for fund in funds:
        names = [key for key in sorted(fund.recipients) if _names_fund(key)]
        for award in deals:
            if (
                award.kind == "subsidy"
                and award is not fund
                and award.value < fund.value
                and award.currency == fund.currency
            ):
                sources = [*award.payers, *(name for t in award.members for name in t.projects)]
                if any(alike(_bare(a), _bare(b)).same for a in names for b in sources) or (
                    award.documents & fund.documents and any(_mentions(t, names) for t in award.members)
                ):
                    yield award.id, "part_of", fund.id, "given from the fund"


def _names_fund(key: str) -> bool:
    return key.endswith(("fund", "基金"))


def _mentions(traits: Traits, names: Iterable[str]) -> bool:
    text = traits.claim.quote.text.casefold()
    return "fund" in text or "基金" in text


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


def _alike(a: _Statement, b: _Statement) -> bool:
    """Same kind and currency, and no sign that other payers or recipients are meant."""
    x, y = a.traits, b.traits
    return (
        x.claim.kind == y.claim.kind
        and x.claim.amount.currency == y.claim.amount.currency
        and a.deal.id != b.deal.id
        and _compatible(x.payers, y.payers)
        and (x.claim.kind == "investment" or _compatible(x.recipients, y.recipients) or bool(x.payers & y.payers))
    )


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool({family(key) for key in a} & {family(key) for key in b}) or a <= b or b <= a


def _same_site(a: Told, b: Told) -> bool:
    return not a.phases or not b.phases or bool(a.phases & b.phases)


def _sum(statement: _Statement) -> str:
    return sum_of_money(statement.value, statement.traits.claim.amount.currency)
