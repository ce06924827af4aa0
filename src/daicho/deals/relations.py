"""What deals are to each other: parts and wholes, increments, replacements, what pays for what; from words and arithmetic.

Relations are found in layers, each knowing those before it: what one document says, what deals of one payer and recipient
are to each other, what is given from funds, what pays for an investor's plans. In each, deals are filed under keys, and what is
found under a key rests on the deals filed there and on the layers before, on nothing else: a change is followed from key to key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from daicho.deals.funding import (
    from_named_fund,
    from_only_fund,
    funding,
    investor_keys,
    name_keys,
    payer_keys,
)
from daicho.deals.kin import among_kin, kin_keys
from daicho.deals.parts import within_document
from daicho.deals.told import Found, Row, Statement, Told
from daicho.model.deal import Relation

DOCUMENT = "document"
"""The first layer, whose keys are the ids of documents."""

LAYERS: Mapping[str, tuple[Callable[[Told], Iterable[str]], Callable[[Sequence[Told], Found], None]]] = {
    "kin": (kin_keys, among_kin),
    "fund": (payer_keys, from_only_fund),
    "named fund": (name_keys, from_named_fund),
    "investor": (investor_keys, funding),
}
"""The other layers in order: under which keys a deal is filed, and what the deals under one are to each other."""


class Shelf(Protocol):
    """Where deals are filed and what was found of them is kept."""

    def look_up(self, layer: str, keys: Sequence[str]) -> None:
        """Look up what the other functions will be asked for of these keys of a layer, all at once."""

    def filed(self, layer: str, key: str) -> Sequence[Told]:
        """The deals filed under a key that was looked up, in any order."""

    def found(self, deals: Iterable[str], before: str | None) -> Sequence[Row]:
        """The relations from or to these deals, by layer and key; before: only those of the layers before this one."""

    def keep(self, layer: str, key: str, rows: Sequence[Row]) -> Iterable[str]:
        """Let `rows` take the place of what was found under a key; the deals at either end of what is no longer the same."""


def filing(deal: Told) -> Iterator[tuple[str, str]]:
    """Every layer and key that a deal is filed under."""
    for layer, (keys, _) in LAYERS.items():
        yield from ((layer, key) for key in keys(deal))


def relate(
    shelf: Shelf,
    documents: Mapping[str, Sequence[Statement]],
    deals: Iterable[str],
    keys: Callable[[str, Iterable[str]], Iterable[str]],
) -> set[str]:
    """Find anew what may have changed; the deals whose relations did.

    documents: those whose statements changed, or the kind or currency of the deals they are of; deals: those that changed in any
    way; keys: the keys of a layer under which any of these deals is or was filed.
    """
    told = set(deals)
    changed: set[str] = set()
    shelf.look_up(DOCUMENT, sorted(documents))
    for document, statements in documents.items():
        changed |= set(shelf.keep(DOCUMENT, document, in_document(statements)))
    for layer in LAYERS:
        looked_at = sorted(keys(layer, told | changed))
        shelf.look_up(layer, looked_at)
        for key in looked_at:
            members = shelf.filed(layer, key)
            known = shelf.found([deal.id for deal in members], layer) if len(members) > 1 else ()
            changed |= set(shelf.keep(layer, key, among(layer, members, known)))
    return changed


def in_document(statements: Sequence[Statement]) -> list[Row]:
    """What the sums that one document states are to each other."""
    found = Found()
    within_document(sorted(statements, key=lambda s: (s.place, s.traits.id)), found)
    return found.rows


def among(layer: str, deals: Sequence[Told], known: Iterable[Row]) -> list[Row]:
    """What the deals under one key of a layer are to each other. known: what the layers before found of them, in order."""
    if len(deals) < 2:
        return []
    found = Found(known)
    _, look = LAYERS[layer]
    look(sorted(deals, key=lambda deal: deal.order), found)
    return found.rows


def relations(deal: str, shelf: Shelf) -> tuple[Relation, ...]:
    """The relations of a deal to others, each once, in a fixed order."""
    return relations_in(deal, shelf.found([deal], None))


def relations_in(deal: str, rows: Iterable[Row]) -> tuple[Relation, ...]:
    """The same, of all rows from or to it, by layer and key."""
    return Found(rows).relations(deal)
