"""What a change of some documents does to the deals that a ledger keeps: only their neighbourhood is worked out anew.

changed claims ──▶ links gained and lost ──▶ neighbourhoods ──▶ clusters ──▶ names ──▶ deals ──▶ relations
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from daicho.deals import Commitment, commitment, commitments
from daicho.deals.blocking import Place, is_crowded, keys_of, moved, near, pair_of, place_of
from daicho.deals.bonds import Bonds, Pair
from daicho.deals.clustering import Cluster, Link, linked
from daicho.deals.matching import Match, surely_two
from daicho.deals.parties import one_key
from daicho.deals.relations import relate, relations
from daicho.deals.told import Statement, Told, told_to_text
from daicho.deals.traits import Member, Traits
from daicho.deals.written import glance_to_text, traits_to_text
from daicho.ledger import kept, tables
from daicho.ledger.store import Snapshot
from daicho.model.deal import DealLine
from daicho.questions.entered import Claims, glances, traits_kept
from daicho.questions.judged import Decisions
from daicho.questions.kept_lines import kept_joins, rewrite
from daicho.questions.line_texts import joins_to_text, line_to_values, relations_to_text
from daicho.questions.shelving import KeptShelf, at_name, places_of


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be followed.

    documents: those whose claims are others than before, by id; claims: the money claims they have now, as they stand; judged:
    other claims that people joined or parted since, names: keys of organisations that they parted, or no longer do.
    """

    documents: Collection[str]
    claims: Mapping[str, Member]
    judged: Collection[str]
    names: Collection[str]


@dataclass(frozen=True, slots=True)
class Followed:
    """What has become of it. deals: those that are new or not as they were; gone: those that are no more; related: those that
    stand as they did but for their relations.
    """

    deals: frozenset[str]
    gone: frozenset[str]
    related: frozenset[str]


NOTHING = Followed(frozenset(), frozenset(), frozenset())


def follow(connection: Snapshot, change: Change, decisions: Decisions) -> Followed:
    """Bring the deals that are kept up to date."""
    claims = Claims(connection, decisions, change.claims)
    before = tables.find(connection, kept.MEMBERS, "document", change.documents)
    old, new = {row.claim for row in before}, change.claims
    seeds = _relink(connection, old, new) | old | set(change.judged)
    members = _neighbourhood(connection, claims, seeds, old - new.keys(), decisions.together)
    was = {row.claim: row for row in (*before, *tables.find(connection, kept.MEMBERS, "claim", members))}
    deals = commitments(members, links_of(connection, members), decisions.together, decisions.apart)
    stay = _as_they_were(connection, deals, was.values(), new)
    was = {claim: row for claim, row in was.items() if row.deal not in stay}
    found = [one for one in deals if one.id not in stay]
    tables.replace(connection, kept.MEMBERS, "claim", was, [row for one in found for row in member_rows(one)])
    old_deals = {row.deal for row in was.values()}
    touched = _renamed(connection, found, old_deals, change.names)
    named = {row.deal for row in tables.find(connection, kept.FILED, "at", map(at_name, touched), "deal")}
    changed = [*found, *as_kept(connection, claims, named - old_deals)]
    pairs = _alike(connection, {key for one in changed for key in keys_in(one)})
    return _rewrite(connection, change, claims, changed, was, one_key(pairs, decisions.apart))


def _as_they_were(
    connection: Snapshot, deals: Sequence[Commitment], was: Iterable[Any], new: Collection[str]
) -> set[str]:
    """The ids of those deals that have the claims they had, joined as they were. was: the rows of the claims; new: claims that
    are not as they were.
    """
    before: dict[str, set[str]] = {}
    for row in was:
        before.setdefault(row.deal, set()).add(row.claim)
    same = [
        one for one in deals if before.get(one.id) == {t.id for t in one.members} and before[one.id].isdisjoint(new)
    ]
    joins = kept_joins(connection, [one.id for one in same])
    return {one.id for one in same if joins[one.id] == one.cluster.joins}


def _relink(connection: Snapshot, gone: set[str], new: Mapping[str, Member]) -> set[str]:
    """Bring blocks and links up to date; the claims that are new or have gained or lost a link."""
    was = {(key, place_of(one)) for one in traits_kept(connection, gone).values() for key in keys_of(one)}
    filed = {(key, place_of(one)) for one in new.values() for key in keys_of(one)}
    tables.replace(connection, kept.TRAITS, "claim", gone, [traits_row(traits) for traits in new.values()])
    new_places: dict[int, list[Place]] = {}
    for key, place in filed:
        new_places.setdefault(key, []).append(place)
    # A block that only loses claims brings no others together, unless it is crowded.
    left = {key for key, _ in was} - new_places.keys()
    lost_from = {key for key, many in tables.counted(connection, kept.BLOCKS, "key", left) if is_crowded(many)}
    before: dict[int, list[Place]] = {key: [] for key in (*new_places, *lost_from)}
    for key, day, claim in tables.find(connection, kept.BLOCKS, "key", before):
        before[key].append((day, claim))
    tables.change(
        connection, kept.BLOCKS, {(key, *place) for key, place in was}, {(key, *place) for key, place in filed}
    )
    times: Counter[Link] = Counter()
    fresh: Counter[Link] = Counter()
    for key, block in before.items():
        block.sort()
        here = new_places.get(key, [])
        after = sorted([place for place in block if place[1] not in gone] + here)
        if is_crowded(max(len(block), len(after))):
            times.update(moved(block, after))
        fresh.update({pair_of(place[1], other) for place in here for other in near(after, place)})
    # Whoever is gone or new has no link that is older than this.
    times = Counter(
        {pair: many for pair, many in times.items() if gone.isdisjoint(pair) and new.keys().isdisjoint(pair)}
    )
    lost = {tuple(row) for column in ("left", "right") for row in tables.find(connection, kept.LINKS, column, gone)}
    lefts = {left for left, _ in times}
    known = {(row.left, row.right): row.blocks for row in tables.find(connection, kept.LINKS, "left", lefts)}
    chances = fresh + Counter({pair: many for pair, many in times.items() if pair not in known})  # only what is above 0
    looked_at = glances(connection, {id_ for pair in chances for id_ in pair})
    close = {pair: many for pair, many in sorted(chances.items()) if not surely_two(*(looked_at[id_] for id_ in pair))}
    ends = traits_kept(connection, {id_ for pair in close for id_ in pair})
    gained = {pair: many for pair, many in close.items() if linked(ends[pair[0]], ends[pair[1]])}
    moved_on = {pair: many + times[pair] for pair, many in known.items() if gone.isdisjoint(pair)}
    tables.drop(connection, kept.LINKS, "left", gone)
    tables.drop(connection, kept.LINKS, "right", gone)
    rows = [(*pair, many) for pair, many in {**moved_on, **gained}.items() if many]
    tables.replace(connection, kept.LINKS, "left", lefts, rows)
    parted = [pair for pair, many in moved_on.items() if not many]
    ends_of = {id_ for pair in (*(row[:2] for row in lost), *gained, *parted) for id_ in pair}
    return (ends_of - gone) | new.keys()


def _neighbourhood(
    connection: Snapshot, claims: Claims, seeds: Iterable[str], gone: set[str], together: Sequence[Pair]
) -> dict[str, Member]:
    """All claims that hang together with `seeds`, by links or because people joined them. gone: those that stand no more."""
    bonds = Bonds(together)
    joined: dict[str, set[str]] = {}
    for id_ in claims.standing({id_ for pair in together for id_ in pair}) - gone:
        joined.setdefault(bonds.group(id_), set()).add(id_)
    found: set[str] = set()
    ahead = claims.standing({*seeds, *claims.mates(gone)}) - gone
    while ahead:
        found |= ahead
        rows = [row for column in ("left", "right") for row in tables.find(connection, kept.LINKS, column, ahead)]
        # With a claim goes all of the deal it was in: it may have been kept together by what is no more.
        told = {other for id_ in ahead for other in joined.get(bonds.group(id_), ())}
        ahead = {id_ for row in rows for id_ in (row.left, row.right)} | told | (claims.mates(ahead) - gone)
        ahead -= found
    return claims(found)


def links_of(connection: Snapshot, members: Mapping[str, Traits]) -> dict[Link, Match]:
    """The links of whole neighbourhoods."""
    found = {}
    for row in tables.find(connection, kept.LINKS, "left", members):
        match = linked(members[row.left], members[row.right])
        if match is not None:  # as it was when the link was made
            found[row.left, row.right] = match
    return found


def _renamed(
    connection: Snapshot, found: Sequence[Commitment], old_deals: Collection[str], parted: Collection[str]
) -> set[str]:
    """The keys for which another one may stand than before."""
    before = {(row.left, row.right) for row in tables.find(connection, kept.ALIKE, "deal", old_deals)}
    tables.replace(connection, kept.ALIKE, "deal", old_deals, [row for one in found for row in alike_rows(one)])
    changed = before ^ {pair for one in found for pair in one.pairs}
    touched = {key for pair in changed for key in pair} | set(parted)
    return touched | {key for pair in _alike(connection, touched) for key in pair}


def _alike(connection: Snapshot, keys: Iterable[str]) -> set[Pair]:
    """The pairs of names alike that hang together with these keys."""
    found: set[Pair] = set()
    seen: set[str] = set()
    ahead = set(keys)
    while ahead:
        seen |= ahead
        rows = [row for column in ("left", "right") for row in tables.find(connection, kept.ALIKE, column, ahead)]
        found |= {(row.left, row.right) for row in rows}
        ahead = {key for pair in found for key in pair} - seen
    return found


def _rewrite(
    connection: Snapshot,
    change: Change,
    claims: Claims,
    deals: Sequence[Commitment],
    was: Mapping[str, Any],
    same: Mapping[str, str],
) -> Followed:
    """Write deals and their relations anew. was: the row of each claim that was in one of them before."""
    told = {one.id: one.told(same) for one in deals}
    old = {row.deal for row in was.values()} | set(told)
    lines = {row.id: row for row in tables.find(connection, kept.DEALS, "id", old)}
    former = [(row.at, row.deal) for row in tables.find(connection, kept.FILED, "deal", old)]
    tables.replace(connection, kept.FILED, "deal", old, [row for one in deals for row in filed_rows(one, told[one.id])])
    shelf = KeptShelf(connection, told.values(), former)
    stale = set(change.documents)
    for one in deals:
        for traits in one.members:
            row = was.get(traits.id)
            line = lines.get(row.deal) if row else None
            if line is None or (line.id, line.kind, line.currency) != (
                one.id,
                told[one.id].kind,
                told[one.id].currency,
            ):
                stale.add(traits.stated.document)
    related = relate(shelf, _statements(connection, claims, shelf, stale), told.keys() | old, shelf.keys)
    tables.replace(connection, kept.BEHIND, "deal", old, [behind_row(one, told[one.id]) for one in deals])
    shelf.look_up_relations(told.keys() | related)
    rows = [line_row(told[one.id], one.line(same)._replace(relations=relations(one.id, shelf))) for one in deals]
    others = tables.find(connection, kept.DEALS, "id", related - old)
    beside = frozenset(row.id for row in others)
    again = [row._asdict() | {"relations": relations_to_text(relations(row.id, shelf))} for row in others]
    rewrite(connection, old | beside, rows + [tuple(row.values()) for row in again])
    return Followed(frozenset(told), frozenset(old - told.keys()), beside)


def _statements(
    connection: Snapshot, claims: Claims, shelf: KeptShelf, documents: Collection[str]
) -> dict[str, list[Statement]]:
    """What these documents state, by their ids."""
    found: dict[str, list[Statement]] = {document: [] for document in documents}
    rows = tables.find(connection, kept.MEMBERS, "document", documents)
    deals = {deal.id: deal for deal in shelf.told({row.deal for row in rows})}
    for row, traits in zip(rows, claims(row.claim for row in rows).values(), strict=True):
        if traits.claim.amount.value:
            found[row.document].append(Statement(deals[row.deal], traits))
    return found


def as_kept(connection: Snapshot, claims: Claims, deals: Collection[str]) -> list[Commitment]:
    """Deals whose claims are as they were when they were kept."""
    joins = kept_joins(connection, deals)
    members = claims.of_deals(joins)
    return [commitment(Cluster(tuple(members[deal]), found)) for deal, found in joins.items()]


def member_rows(deal: Commitment) -> list[tuple[str, str, str]]:
    """The claims of a deal as rows."""
    return [(traits.id, traits.stated.document, deal.id) for traits in deal.members]


def traits_row(traits: Traits) -> tuple[str, str, str]:
    """What is compared of a claim as a row."""
    return traits.id, glance_to_text(traits), traits_to_text(traits)


def alike_rows(deal: Commitment) -> list[tuple[str, str, str]]:
    """The names alike in a deal as rows."""
    return [(deal.id, *pair) for pair in sorted(set(deal.pairs))]


def filed_rows(deal: Commitment, told: Told) -> list[tuple[str, str]]:
    """Where a deal is filed, as rows."""
    return [(place, deal.id) for place in sorted(set(places_of(told, keys_in(deal))))]


def line_row(told: Told, line: DealLine) -> tuple[Any, ...]:
    """The line of a deal as a row."""
    return told.order, *line_to_values(line)


def behind_row(deal: Commitment, told: Told) -> tuple[str, str, str]:
    """What is behind it as a row."""
    return deal.id, joins_to_text(deal.cluster.joins), told_to_text(told)


def keys_in(deal: Commitment) -> set[str]:
    """The keys that its claims give those who pay and receive."""
    return {key for traits in deal.members for key in traits.payers | traits.recipients}
