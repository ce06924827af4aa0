"""The claims of a ledger as they stand under what people decided, a few at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from daicho.deals.traits import Glance, Member, Traits, member, order_of, traits_of
from daicho.deals.written import glance_from_text, traits_from_text
from daicho.ledger import judgements, kept, read, tables
from daicho.ledger.store import Snapshot
from daicho.model.claim import MoneyClaim
from daicho.model.deal import Stated
from daicho.model.wire import PARTY_SLOTS
from daicho.questions.judged import Decisions, decisions


class Claims:
    """The money claims of a ledger as they stand, each looked up once."""

    def __init__(self, connection: Snapshot, decisions: Decisions, known: Mapping[str, Member] | None = None) -> None:
        self._connection, self._decisions = connection, decisions
        self._known = dict(known or {})

    def __call__(self, ids: Iterable[str]) -> dict[str, Member]:
        """These claims by id."""
        wanted = list(dict.fromkeys(ids))
        missing = [id_ for id_ in wanted if id_ not in self._known]
        told = map(self._decisions.enter, read.stated_with_ids(self._connection, missing))
        self._known |= members(self._connection, told)
        return {id_: self._known[id_] for id_ in wanted}

    def of_deals(self, deals: Iterable[str]) -> dict[str, list[Member]]:
        """The claims of deals in order of publication."""
        ids = _members(self._connection, deals)
        known = self(chain.from_iterable(ids.values()))  # all in one question
        return {
            deal: sorted((known[id_] for id_ in some), key=lambda traits: traits.order) for deal, some in ids.items()
        }

    def mates(self, ids: Iterable[str]) -> set[str]:
        """The claims of the deals that these were in."""
        deals = {row.deal for row in tables.find(self._connection, kept.MEMBERS, "claim", ids)}
        return {row.claim for row in tables.find(self._connection, kept.MEMBERS, "deal", deals)}

    def standing(self, ids: Iterable[str]) -> set[str]:
        """Those of these claims that are in a deal, or will be."""
        wanted = set(ids)
        return {row.claim for row in tables.find(self._connection, kept.MEMBERS, "claim", wanted)} | (
            wanted & self._known.keys()
        )


def stated_of_deals(connection: Snapshot, decisions: Decisions, deals: Iterable[str]) -> dict[str, list[Stated]]:
    """The claims of deals in order of publication, as `Claims.of_deals` has them, but not made ready to be compared."""
    ids = _members(connection, deals)
    found = read.stated_with_ids(connection, chain.from_iterable(ids.values()))
    known = {one.id: decisions.enter(one) for one in found}
    return {deal: sorted((known[id_] for id_ in some), key=order_of) for deal, some in ids.items()}


def _members(connection: Snapshot, deals: Iterable[str]) -> dict[str, list[str]]:
    """The ids of the claims of deals."""
    ids: dict[str, list[str]] = {}
    for deal, claim in tables.find(connection, kept.MEMBERS, "deal", deals, "deal", "claim"):
        ids.setdefault(deal, []).append(claim)
    return ids


def glances(connection: Snapshot, claims: Iterable[str]) -> dict[str, Glance]:
    """What shows of these claims at the first glance, by id."""
    found = tables.find(connection, kept.TRAITS, "claim", claims, "claim", "glance")
    return {claim: glance_from_text(text) for claim, text in found}


def traits_kept(connection: Snapshot, claims: Iterable[str]) -> dict[str, Traits]:
    """All that is compared of these claims, as a ledger keeps it, by id."""
    found = tables.find(connection, kept.TRAITS, "claim", claims)
    return {claim: traits_from_text(claim, glance, body) for claim, glance, body in found}


def members(connection: Snapshot, stated: Iterable[Stated]) -> dict[str, Member]:
    """Those of these claims, as they stand, whose traits a ledger keeps, by id."""
    told = {one.id: one for one in stated}
    return {claim: member(traits, told[claim]) for claim, traits in traits_kept(connection, told).items()}


def money_traits(stated: Iterable[Stated]) -> dict[str, Member]:
    """The money claims among these, ready to be compared, by id."""
    return {one.id: traits_of(one, one.claim) for one in stated if isinstance(one.claim, MoneyClaim)}


def decided_now(connection: Snapshot) -> Decisions:
    """What people decided, as it bears on a ledger in which all that is kept is up to date."""
    return decided_with(connection, (), ())


def decided_with(connection: Snapshot, changed: Collection[str], claims: Iterable[Stated]) -> Decisions:
    """What people decided, where these documents, with these claims now, are not yet in what is kept."""
    made = judgements.everything(connection)
    about = [ref for judgement in made for ref in judgement.claims]
    there = {one.id: one for one in read.stated(connection, among={ref.document for ref in about})}
    there |= {one.id: one for one in read.stated_with_ids(connection, {ref.id for ref in about} - there.keys())}
    wanted = {key for judgement in made for key in judgement.ids}
    rows = tables.find(connection, kept.MENTIONS, "entity", wanted)
    known = {row.entity for row in rows if row.read and row.document not in changed}
    return decisions(connection, there.values(), known | (wanted & entities_in(claims)))


def entities_in(claims: Iterable[Stated]) -> set[str]:
    """The ids of everybody and everything that claims name."""
    parties = (party for one in claims for slot in PARTY_SLOTS for party in getattr(one.claim, slot, ()))
    return {party.entity for party in parties if party.entity}
