"""Single things of a ledger with the sentences behind them, without going through all of it: a deal, a claim, a document.

They are shown as last worked out. What was read a moment ago may not be in the deals yet, and nobody waits for that who only
looks: the tables and totals of `board` have it taken in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from daicho.errors import NotFound
from daicho.ledger import kept, read, tables
from daicho.ledger.store import Ledger
from daicho.model.deal import Deal, Stated
from daicho.model.document import Appearance, Document
from daicho.model.wire import Json
from daicho.questions.board import deal
from daicho.questions.deals import whole_deals
from daicho.questions.entered import decided_now
from daicho.questions.kept_lines import lines_with_ids
from daicho.questions.settled import lately, settled
from daicho.questions.settling import settle


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """A document with its appearances, claims, sums that are no flow, conversions, and the claims that somebody rejected."""

    document: Document
    appearances: Sequence[Appearance]
    claims: tuple[Stated, ...]
    not_flows: Sequence[Json]
    conversions: Sequence[Json]
    rejected: tuple[Stated, ...] = ()


def deal_lately(ledger: Ledger, key: str) -> Deal:
    """The deal with this id as last worked out. Raises NotFound."""
    with lately(ledger) as connection:
        lines = lines_with_ids(connection, [key]) if connection else []
        try:
            if connection and lines:
                return whole_deals(connection, lines)[0]
        except KeyError:  # one of its claims was read anew since
            pass
    if lines:
        settle(ledger)
    return deal(ledger, key)


def claim_now(ledger: Ledger, key: str) -> Stated:
    """The claim with this id as it stands, one that was rejected, too. Raises NotFound."""
    with ledger.reading() as connection:
        found = read.stated_with_ids(connection, [key])
        if not found:
            raise NotFound(f"no claim {key} in the ledger")
        return decided_now(connection).enter(found[0])


def deal_of_claim(ledger: Ledger, key: str) -> str | None:
    """The id of the deal that a claim is of, None where it is of none."""
    with lately(ledger) as connection:
        found = tables.find(connection, kept.MEMBERS, "claim", [key], "deal") if connection else []
    if not found:
        with settled(ledger) as connection:
            found = tables.find(connection, kept.MEMBERS, "claim", [key], "deal") if connection else []
    return found[0].deal if found else None


def document_now(ledger: Ledger, key: str) -> DocumentAnswer:
    """The document with this id and what it says, as its claims stand. Raises NotFound."""
    with ledger.reading() as connection:
        document, appearances = read.document(connection, key)
        not_flows, conversions = read.left_out(connection, key)
        decided = decided_now(connection)
        claims = list(read.stated(connection, among=[key]))
    standing = tuple(decided.enter(one) for one in claims if not decided.rejects(one.id))
    rejected = tuple(decided.enter(one) for one in claims if decided.rejects(one.id))
    return DocumentAnswer(document, appearances, standing, not_flows, conversions, rejected)
