"""Who pays for what: grants, stakes and loans behind an investment, and awards out of a fund."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daicho.deals.namesakes import beginnings
from daicho.deals.told import Found, Told, names_fund, replaced, same_place, same_site
from daicho.deals.traits import family, name_of
from daicho.reference.likeness import alike

_GIVEN = "given from the fund"


def from_only_fund(deals: Sequence[Told], found: Found) -> None:
    """What is said to come from a fund is a part of the only one its payer has, or the one of the same document.

    deals: funds and what may be given from one, of one currency and payer's family.
    """
    for award, larger in _awards(deals):
        for fund in larger:
            if len(larger) == 1 or fund.documents & award.documents or _names(award, fund):
                found.add(award, "part_of", fund, _GIVEN)


def from_named_fund(deals: Sequence[Told], found: Found) -> None:
    """What names a fund as its source is a part of it. deals: of one currency, with names that may be alike."""
    for award, larger in _awards(deals):
        for fund in larger:
            if _names(award, fund):
                found.add(award, "part_of", fund, _GIVEN)


def payer_keys(deal: Told) -> Iterator[str]:
    """Subsidies that are funds or speak of one: by currency and the payer's family."""
    if deal.kind == "subsidy" and (deal.of_fund or _is_fund(deal)):
        yield from (f"{deal.currency} {payer}" for payer in sorted({family(key) for key in deal.payers}))


def name_keys(deal: Told) -> Iterator[str]:
    """The same by currency and how the fund's name begins or sounds."""
    if deal.kind == "subsidy" and (deal.of_fund or _is_fund(deal)):
        names = [*_fund_names(deal), *(_sources(deal) if deal.of_fund else ())]
        keys = {beginning for name in names for beginning in beginnings(name)}
        yield from (f"{deal.currency} {key}" for key in sorted(keys))


def investor_keys(deal: Told) -> Iterator[str]:
    """Investments by the family of who makes them, the grants, stakes and loans this family is given by its name, too."""
    parties = deal.payers | deal.recipients if deal.kind == "investment" else deal.recipients
    yield from sorted({family(key) for key in parties})


def funding(deals: Sequence[Told], found: Found) -> None:
    """What pays for which of an investor's plans."""
    if any(deal.kind == "investment" for deal in deals) and any(deal.kind != "investment" for deal in deals):
        _pays_for(deals, found)


def _awards(deals: Sequence[Told]) -> Iterator[tuple[Told, list[Told]]]:
    """What may be given from a fund, with the funds that are larger. What was given in all from a fund is no fund beside it."""
    funds = [deal for deal in deals if _is_fund(deal)]
    funds = [deal for deal in funds if not (deal.is_total and any(_holds(fund, deal) for fund in funds))]
    for award in (deal for deal in deals if deal.of_fund) if funds else ():
        yield award, [fund for fund in funds if fund is not award and fund.value > award.value]


def _is_fund(deal: Told) -> bool:
    return deal.kind == "subsidy" and any(map(names_fund, deal.recipients))


def _holds(fund: Told, other: Told) -> bool:
    """Whether a fund is larger than another sum that goes by its name."""
    return fund.value > other.value and any(alike(a, b).same for a in _fund_names(fund) for b in _fund_names(other))


def _names(award: Told, fund: Told) -> bool:
    """Whether an award's payer or project is the fund."""
    return any(alike(a, b).same for a in _fund_names(fund) for b in _sources(award))


def _sources(award: Told) -> list[str]:
    return [*map(name_of, sorted(award.payers)), *sorted(award.projects)]


def _fund_names(fund: Told) -> list[str]:
    return [name_of(key) for key in sorted(fund.recipients) if names_fund(key)]


def _pays_for(deals: Sequence[Told], found: Found) -> None:
    """An investor's plant is paid for in part by the grant, the stake or the loan it is given for it.

    Money for a named phase or city pays for the plan of that one, and then its whole does not; other money pays for the
    plans told of in the same documents, else for any of the investor's in the same place, and wholes stand for their parts.
    """
    plans = [d for d in deals if d.kind == "investment" and not replaced(d, deals, found)]
    exactly: set[tuple[str, str]] = set()
    pairs: list[tuple[Told, Told]] = []
    for money in (d for d in deals if d.kind != "investment"):
        fitting = [p for p in plans if same_site(p, money) and (same_place(p, money) or p.documents & money.documents)]
        exact = [p for p in fitting if _exact_site(p, money, plans)]
        exact = [p for p in exact if p.cities == money.cities] or exact
        exactly |= {(plan.id, money.id) for plan in exact}
        pairs += [(plan, money) for plan in exact or [p for p in fitting if p.documents & money.documents] or fitting]
    known = {(plan.id, money.id) for plan, money in pairs}
    for plan, money in pairs:
        whole_plans = {(whole, money.id) for whole in found.wholes_of(plan)}
        if (plan.id, money.id) in exactly:
            stands = not whole_plans & exactly
        else:
            parts = {(plan.id, part) for part in found.parts_of(money)}
            wholes = whole_plans | {(plan.id, whole) for whole in found.wholes_of(money)}
            stands = not wholes & known and not parts & exactly
        if stands:
            found.add(plan, "funded_by", money, f"{money.kind} to the investor")


def _exact_site(plan: Told, money: Told, plans: Sequence[Told]) -> bool:
    """Whether both name the same phases or, where neither names any and the investor builds in other cities, too, the
    same city.
    """
    if plan.phases or money.phases:
        return plan.phases == money.phases
    elsewhere = any(other.cities and not other.cities & money.cities for other in plans)
    return elsewhere and bool(plan.cities & money.cities)
