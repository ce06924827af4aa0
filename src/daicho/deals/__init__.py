"""Claims of many documents -> Deals: one commitment, told by many.

claims ──traits──▶ what is compared ──blocking──▶ pairs ──matching──▶ links with reasons ──clustering──▶ clusters
clusters ──ranges──▶ sums and histories ──relations──▶ parts and wholes ──sectors──▶ deals

What a claim is joined to depends on the neighbourhood it hangs together with by links, what a deal is to others on the keys it is
filed under. `work_out` does all of it at once; a ledger keeps what came of it and follows each change (see questions/settling).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daicho.deals.assembly import line, whole
from daicho.deals.blocking import Place, keys_of, place_of
from daicho.deals.bonds import Bonds, Pair
from daicho.deals.clustering import Cluster, Link, cluster, links_among, neighbourhoods
from daicho.deals.matching import Match
from daicho.deals.parties import alike_keys, one_key
from daicho.deals.ranges import Range, range_of
from daicho.deals.relations import relate, relations
from daicho.deals.shelf import Memory
from daicho.deals.told import Statement, Told, told_of
from daicho.deals.traits import Member, traits_of
from daicho.model.claim import MoneyClaim
from daicho.model.deal import Deal, DealLine, Stated
from daicho.model.ids import content_id


@dataclass(frozen=True, slots=True)
class Commitment:
    """A cluster of claims under its id. pairs: keys of those who pay or receive in it that are names alike."""

    id: str
    cluster: Cluster
    range: Range
    pairs: tuple[Pair, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        """Its claims in order of publication."""
        return self.cluster.members

    def told(self, same: Mapping[str, str]) -> Told:
        """As relations see it. same: the key that stands for each key."""
        return told_of(self.id, self.members, self.range, same)

    def line(self, same: Mapping[str, str]) -> DealLine:
        """As a line, without relations. same: the key that stands for each key."""
        return line(self.id, self.members, self.range, same)


@dataclass(frozen=True, slots=True)
class Worked:
    """Everything that was worked out from some claims: what a ledger keeps. lines: by date of the first claim, with relations."""

    claims: Mapping[str, Member]
    blocks: Mapping[int, Sequence[Place]]
    links: Mapping[Link, tuple[Match, int]]
    commitments: Sequence[Commitment]
    told: Sequence[Told]
    lines: Sequence[DealLine]
    shelf: Memory


def gather(stated: Iterable[Stated], together: Sequence[Pair] = (), apart: Sequence[Pair] = ()) -> tuple[Deal, ...]:
    """The deals that the money claims among `stated` tell of, by date of the first; the order of `stated` does not matter.

    together, apart: pairs of claim ids that people joined or parted; `apart` may also hold pairs of entities.
    """
    found = work_out(stated, together, apart)
    return tuple(
        whole(line, one.members, one.cluster.joins) for line, one in zip(found.lines, found.commitments, strict=True)
    )


def work_out(stated: Iterable[Stated], together: Sequence[Pair] = (), apart: Sequence[Pair] = ()) -> Worked:
    """As `gather`, with all that it took."""
    money = {one.id: traits_of(one, one.claim) for one in stated if isinstance(one.claim, MoneyClaim)}
    blocks: dict[int, list[Place]] = {}
    for traits in money.values():
        for key in keys_of(traits):
            blocks.setdefault(key, []).append(place_of(traits))
    for block in blocks.values():
        block.sort()
    links = links_among(money, blocks.values())
    found = commitments(money, {pair: match for pair, (match, _) in links.items()}, together, apart)
    same = one_key((pair for one in found for pair in one.pairs), apart)
    told = [one.told(same) for one in found]
    shelf = Memory(told)
    relate(shelf, statements(found, told), (), shelf.keys)
    lines = [one.line(same)._replace(relations=relations(one.id, shelf)) for one in found]
    return Worked(money, blocks, links, found, told, lines, shelf)


def commitments(
    claims: Mapping[str, Member], links: Mapping[Link, Match], together: Sequence[Pair], apart: Sequence[Pair]
) -> list[Commitment]:
    """The clusters of whole neighbourhoods, by date of the first claim. links: all those of `claims`."""
    parts = neighbourhoods(claims, [*links, *joined(claims, together)])
    home = {id_: number for number, part in enumerate(parts) for id_ in part}
    within: dict[int, dict[Link, Match]] = {}
    for link, match in links.items():
        within.setdefault(home[link[0]], {})[link] = match
    judged = {id_ for pair in (*together, *apart) for id_ in pair}
    found = []
    for number, part in enumerate(parts):
        members = sorted((claims[id_] for id_ in part), key=lambda traits: traits.order)
        said = () if judged.isdisjoint(part) else (together, apart)
        found += [commitment(one) for one in cluster(members, within.get(number, {}), *said)]
    return sorted(found, key=lambda one: one.members[0].order)


def joined(claims: Collection[str], together: Sequence[Pair]) -> Iterator[Pair]:
    """Which of `claims` people joined, also by way of one that is not among them."""
    bonds = Bonds(together)
    first: dict[str, str] = {}
    for id_ in sorted({id_ for pair in together for id_ in pair if id_ in claims}):
        yield first.setdefault(bonds.group(id_), id_), id_


def commitment(found: Cluster) -> Commitment:
    """The deal that a cluster is."""
    members = found.members
    return Commitment(content_id("deal-", members[0].id), found, range_of(members), tuple(alike_keys(members)))


def statements(found: Sequence[Commitment], told: Sequence[Told]) -> dict[str, list[Statement]]:
    """What each document states, by its id."""
    by_document: dict[str, list[Statement]] = {}
    for one, deal in zip(found, told, strict=True):
        for traits in one.members:
            if traits.claim.amount.value:
                by_document.setdefault(traits.stated.document, []).append(Statement(deal, traits))
    return by_document
