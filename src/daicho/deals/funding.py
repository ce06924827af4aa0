"""Who pays for what: grants, stakes and loans behind an investment, and awards out of a fund."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from daicho.deals.told import Found, Told, replaced, same_place, same_site
from daicho.deals.traits import Traits, family, name_of
from daicho.reference.likeness import alike


def funding(deals: Sequence[Told], found: Found) -> None:
    """Note what pays for which investment."""
    for investors in _by_investor(deals).values():
        _pays_for(investors, found)


def from_funds(deals: Sequence[Told], found: Found) -> None:
    """What a fund gives is a part of the fund: named by the award, or the only fund its sentence can mean."""
    grants = [deal for deal in deals if deal.kind == "subsidy"]
    funds = [deal for deal in grants if any(_names_fund(key) for key in deal.recipients)]
    awards = [deal for deal in grants if any(_speaks_of_fund(traits) for traits in deal.members)]
    for award in awards:
        larger = [f for f in funds if f is not award and f.value > award.value and f.currency == award.currency]
        told = [f for f in larger if _payers(award) & _payers(f)]
        for fund in larger:
            if _names(award, fund) or (fund in told and (len(told) == 1 or fund.documents & award.documents)):
                found.add(award, "part_of", fund, "given from the fund")


def _names(award: Told, fund: Told) -> bool:
    """Whether an award's payer or project is the fund."""
    sources = [name_of(key) for key in award.payers] + [name for t in award.members for name in t.projects]
    names = [name_of(key) for key in sorted(fund.recipients) if _names_fund(key)]
    return any(alike(a, b).same for a in names for b in sources)


def _payers(deal: Told) -> set[str]:
    return {family(key) for key in deal.payers}


def _names_fund(key: str) -> bool:
    return key.endswith(("fund", "基金"))


def _speaks_of_fund(traits: Traits) -> bool:
    text = traits.claim.quote.text.casefold()
    return "fund" in text or "基金" in text or any(_names_fund(key) for key in traits.payers)


def _by_investor(deals: Iterable[Told]) -> dict[str, list[Told]]:
    """Investments by the family of who makes them, with the grants, stakes and loans this family is given."""
    found: dict[str, list[Told]] = {}
    for deal in deals:
        parties = deal.payers | deal.recipients if deal.kind == "investment" else deal.recipients
        for key in sorted({family(key) for key in parties}):
            found.setdefault(key, []).append(deal)
    return found


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
