"""`who` and `scope` of a deal: documents that name another payer, or a smaller place than the money is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daicho.checks.material import Material, evidence
from daicho.model.claim import Party
from daicho.model.deal import Stated
from daicho.model.finding import Finding
from daicho.reference import organisations, places
from daicho.reference.likeness import alike

_STATE = ("government", "ministry", "agency", "fund", "bloc")


def check_payers(material: Material) -> Iterator[Finding]:
    """Deals whose payer one document names differently from those before it."""
    for deal in material.deals:
        named = [stated for stated in deal.claims if stated.money.payer]
        if not named:
            continue
        usual = max(named, key=lambda one: (_agreeing(one, named), -named.index(one)))
        reported: set[str] = set()
        for stated in named:
            if stated.document in reported or _same_payers(stated, usual) or stated.document == usual.document:
                continue
            if _agreeing(usual, named) <= _agreeing(stated, named):
                continue  # nothing tells which of the two is right, or whether both pay
            reported.add(stated.document)
            yield Finding(
                "who",
                "warning",
                f"{stated.doc} has {_names(stated.money.payer)} pay, {usual.doc} {_names(usual.money.payer)}",
                evidence([stated, usual]),
                "the payer's own announcement",
            )


def check_places(material: Material) -> Iterator[Finding]:
    """Deals for several places that one document gives to one of them alone."""
    for deal in material.deals:
        spread = [stated for stated in deal.claims if len(_cities(stated)) > 1]
        if not spread:
            continue
        reported: set[str] = set()
        for stated in deal.claims:
            cities = _cities(stated)
            whole = next((s for s in spread if s.document != stated.document and cities < _cities(s)), None)
            if len(cities) == 1 and whole and stated.document not in reported:
                reported.add(stated.document)
                yield Finding(
                    "scope",
                    "warning",
                    f"{stated.doc} gives the sum to {_names(stated.money.place)} alone, {whole.doc} to "
                    f"{_names(whole.money.place)} together",
                    evidence([stated, whole]),
                    "what the sum covers, from the payer",
                )


def _agreeing(stated: Stated, others: Sequence[Stated]) -> int:
    return len({other.document for other in others if _same_payers(stated, other)})


def _same_payers(left: Stated, right: Stated) -> bool:
    """Whether some payer is common to both, or one stands for the other: a ministry for its government."""
    return any(_same(a, b) for a in left.money.payer for b in right.money.payer)


def _same(left: Party, right: Party) -> bool:
    if left.entity and left.entity == right.entity:
        return True
    a, b = (organisations.by_id(party.entity) if party.entity else None for party in (left, right))
    if a and b:
        lines = {a.id, a.parent} & {b.id, b.parent} - {None}
        return bool(lines) or (a.country == b.country and a.type in _STATE and b.type in _STATE)
    return left.name == right.name or alike(left.name, right.name).same


def _cities(stated: Stated) -> set[str]:
    """The places of a claim that are smaller than a country."""
    found = {party.entity for party in stated.money.place if party.entity}
    return {key for key in found if (place := places.by_id(key)) and place.kind != "country"}


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties))
