"""What deals are to each other: parts and wholes, increments, replacements, what pays for what; from words and arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from daicho.deals.funding import from_funds, funding
from daicho.deals.kin import among_kin
from daicho.deals.parts import within_document
from daicho.deals.told import Found, Statement, Told
from daicho.model.deal import Relation


def relations(deals: Sequence[Told]) -> dict[str, tuple[Relation, ...]]:
    """The relations of each deal to others, each once, in a fixed order. What one document says comes before what several do."""
    found = Found(deals)
    for statements in _by_document(deals).values():
        within_document(statements, found)
    among_kin(deals, found)
    from_funds(deals, found)
    funding(deals, found)
    return found.relations()


def _by_document(deals: Iterable[Told]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for deal in deals:
        for traits in deal.members:
            if traits.claim.amount.value:
                found.setdefault(traits.stated.document, []).append(Statement(deal, traits))
    for statements in found.values():
        statements.sort(key=lambda s: (s.place, s.traits.id))
    return found
