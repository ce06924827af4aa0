"""Parts and wholes told by different documents: totals, phases, what is spent, what is added, among deals of one payer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from daicho.deals.parts import adding_up
from daicho.deals.phases import BOTH
from daicho.deals.told import Found, Told, replaced, same_place, same_site
from daicho.deals.traits import family
from daicho.model.wording import sum_of_money


def among_kin(kin: Sequence[Told], found: Found) -> None:
    """What deals of one kind, currency, payer and recipient are to each other, in the order in which they were told."""
    _sums_of_totals(kin, found)
    _phases(kin, found)
    _next_phases(kin, found)
    _spent(kin, found)
    _nested_totals(kin, found)
    _steps_to_totals(kin, found)
    _increments(kin, found)
    _in_its_place(kin, found)


def kin_keys(deal: Told) -> Iterator[str]:
    """Kind, currency, payer's family and recipient's family (an investor is its own recipient)."""
    payers = sorted({family(key) for key in deal.payers})
    recipients = sorted({family(key) for key in deal.recipients})
    pairs = {(a, b) for a in payers for b in recipients} if deal.kind == "subsidy" else {(a, a) for a in payers}
    return (" ".join((deal.kind, deal.currency, a, b)) for a, b in sorted(pairs))


def _sums_of_totals(kin: Sequence[Told], found: Found) -> None:
    """A total over what other documents told: the sums that make it up, else what was promised before it in the same place."""
    for whole in kin:
        if not whole.is_total:
            continue
        # What is told to lead to the total says what it is about, too.
        steps = [deal for deal in kin if _comes_on_top(deal) and deal.documents & whole.documents]
        before = [
            deal
            for deal in kin
            if deal.value < whole.value and deal.first <= whole.first and not replaced(deal, kin, found)
        ]
        parts = [deal for deal in before if _near(deal, whole) or any(_near(deal, step) for step in steps)]
        within = [deal for deal in before if deal in parts or _lies_in(deal, whole)]
        made_of = adding_up(whole.value, parts, _opening) or adding_up(whole.value, within, _opening)
        if made_of is not None:
            why = f"{' + '.join(sum_of_money(part.value, part.currency) for part in made_of)} in all"
            for part in made_of:
                found.add(part, "part_of", whole, why)
        elif not found.parts_of(whole):
            for deal in parts:
                if deal.first < whole.first and same_site(deal, whole) and _one_plan(deal, whole):
                    found.add(deal, "part_of", whole, "promised before the total")


def _opening(deal: Told) -> tuple[str, Decimal]:
    return deal.id, deal.opening


def _phases(kin: Sequence[Told], found: Found) -> None:
    """One phase or site is a part of several taken together."""
    for whole in (deal for deal in kin if BOTH in deal.phases and not _comes_on_top(deal)):
        for part in (deal for deal in kin if deal.phases - {BOTH}):
            if part.value < whole.value and _near(part, whole):
                found.add(part, "part_of", whole, f"phase {', '.join(sorted(part.phases))} of all")


def _next_phases(kin: Sequence[Told], found: Found) -> None:
    """A grant for the second phase comes on top of the one for the first."""
    for deal in (deal for deal in kin if deal.kind == "subsidy" and deal.phases == {"2"}):
        for other in (other for other in kin if other.phases == {"1"}):
            if other.first <= deal.first and _near(deal, other):
                found.add(deal, "adds_to", other, "second phase after the first")


def _spent(kin: Sequence[Told], found: Found) -> None:
    """What has been spent on a site by now is a part of what was promised for it."""
    for part in kin:
        if part.all_done:
            promised = [
                d
                for d in kin
                if d.value > part.value
                and d.first <= part.first
                and same_place(d, part)
                and same_site(d, part)
                and not d.all_done
                and not _comes_on_top(d)
            ]
            if len(promised) == 1:
                found.add(part, "part_of", promised[0], "spent of what was promised")


def _nested_totals(kin: Sequence[Told], found: Found) -> None:
    """A total over some of the parts of a later total is a part of it, too."""
    parts_of = {deal.id: found.parts_of(deal) for deal in kin}
    wholes = [deal for deal in kin if len(parts_of[deal.id]) > 1]
    for inner in wholes:
        for outer in wholes:
            if outer.value > inner.value and found.parts_of(inner) < found.parts_of(outer):
                found.add(inner, "part_of", outer, "a total over some of its parts")


def _steps_to_totals(kin: Sequence[Told], found: Found) -> None:
    """An additional sum is a part of the total that a document says it leads to."""
    for whole in (deal for deal in kin if deal.is_total):
        for part in kin:
            told_together = bool(part.documents & whole.documents) and not found.has(part, "adds_to", whole)
            if _comes_on_top(part) and part.value < whole.value and told_together and _near(part, whole):
                found.add(part, "part_of", whole, "leads to the total")


def _increments(kin: Sequence[Told], found: Found) -> None:
    """An additional sum whose old one no arithmetic tells: it adds to the latest one before it."""
    for deal in kin:
        if deal.is_increment and not any(found.has(deal, "adds_to", other) for other in kin):
            before = [d for d in kin if d.first < deal.first and _near(d, deal) and not found.has(d, "part_of", deal)]
            if before:
                latest = max(before, key=lambda d: (bool(d.documents & deal.documents), d.first))
                found.add(deal, "adds_to", latest, "additional")


def _in_its_place(kin: Sequence[Told], found: Found) -> None:
    """What takes the place of a part is a part of the whole, too, unless that was replaced with it; and what was a part of the
    whole is one of the larger sum that takes its place, unless it was replaced itself.
    """
    for old in kin:
        wholes = [w for w in kin if w.id in found.wholes_of(old) and not replaced(w, kin, found)]
        for new in (deal for deal in kin if wholes and found.has(deal, "replaces", old)):
            for whole in wholes:
                if new.value < whole.value:
                    found.add(new, "part_of", whole, f"in the place of {sum_of_money(old.value, old.currency)}")
    for old in kin:
        parts = [p for p in kin if p.id in found.parts_of(old) and not replaced(p, kin, found)]
        for new in (deal for deal in kin if parts and deal.value > old.value and found.has(deal, "replaces", old)):
            for part in (part for part in parts if part.id != new.id):
                found.add(part, "part_of", new, f"a part of {sum_of_money(old.value, old.currency)}, which it replaces")


def _comes_on_top(deal: Told) -> bool:
    """Whether a sum is only called additional: what was there before is no part of it."""
    return deal.is_increment and not deal.is_total


def _one_plan(part: Told, whole: Told) -> bool:
    """Whether what was promised may be a step to a total: all who pay the one pay the other, too, or both are in one part of a
    country, where what one of several promised is a step to what they build together.
    """
    payers = {family(key) for key in whole.payers}
    if part.kind == "subsidy" or payers <= {family(key) for key in part.payers}:
        return True
    return any("-" in area for area in part.areas & whole.areas) or bool(part.cities & whole.cities)


def _lies_in(part: Told, whole: Told) -> bool:
    """Whether a deal is for parts of a country that another is for, as a whole."""
    return any(area.partition("-")[0] in whole.areas for area in part.areas)


def _near(a: Told, b: Told) -> bool:
    """Whether two deals may be about one site or programme: a document tells of both, or the place is one and no city apart."""
    apart = bool(a.cities and b.cities and not a.cities & b.cities)
    return bool(a.documents & b.documents) or (same_place(a, b) and not apart)
