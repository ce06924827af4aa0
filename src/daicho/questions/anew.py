"""Working out everything that a ledger keeps, from its claims alone, a part of them at a time: memory holds one part.

documents ──▶ blocks, traits, sightings ──▶ pairs ──▶ links ──▶ neighbourhoods: deals, lines ──▶ names ──▶ relations, findings

Each step reads what the one before left in the ledger, in an order in which what belongs together comes together. It leaves the
same bytes as following the documents one by one, however large the parts are.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

from daicho.checks.material import Subsidies, largest
from daicho.deals import Commitment, commitments, joined
from daicho.deals.blocking import candidates, keys_of, place_of
from daicho.deals.bonds import Bonds
from daicho.deals.clustering import linked
from daicho.deals.matching import surely_two
from daicho.deals.parties import one_key
from daicho.deals.relations import DOCUMENT, LAYERS, among, in_document, relations_in
from daicho.deals.told import Row, Statement, Told, told_from_text
from daicho.deals.traits import Glance, Traits
from daicho.ledger import heaps, judgements, kept, read, tables
from daicho.ledger.store import Snapshot
from daicho.model.claim import MoneyClaim
from daicho.model.deal import Stated
from daicho.questions.entered import Claims, entities_in, glances, members, money_traits, traits_kept
from daicho.questions.following import (
    alike_rows,
    as_kept,
    behind_row,
    filed_rows,
    line_row,
    links_of,
    member_rows,
    traits_row,
)
from daicho.questions.judged import Decisions, decisions
from daicho.questions.kept_findings import checked_deal, keep_findings
from daicho.questions.line_texts import figure_from_text, parties_from_text, relations_to_text
from daicho.questions.mentions import mentions
from daicho.questions.shelving import at, at_name
from daicho.questions.spellings import keep_spellings
from daicho.questions.tracks_anew import HEAPS, SCRATCH, keep_tracks, take_in_sightings

_GLANCES, _TRAITS = 20, 6  # times as many of them are held as claims

Put = Callable[[Snapshot, Any, Collection[Sequence[Any]]], None]

PART = 5_000
"""About so many claims are held at a time."""


def work_out_anew(connection: Snapshot, part: int) -> Decisions:
    """Keep what all claims come to, in the place of all that was kept; what people decided.

    part: about so many claims are held at a time.
    """
    with _seldom_collected():
        return _work_out(connection, part)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """A time in which the collector of garbage looks seldom: a part leaves none behind, and is looked at over and over."""
    usual = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _work_out(connection: Snapshot, part: int) -> Decisions:
    kept.clear(connection)
    decided = _decided(connection, part)
    with heaps.scratch(connection, *SCRATCH):
        _take_in(connection, decided, part)
        keep_tracks(connection, decided, part)
    keep_spellings(connection, part)
    with heaps.scratch(connection, heaps.PAIRS):
        _pair(connection, part)
        _link(connection, part)
    _gather(connection, decided, part)
    _name(connection, decided, part)
    _look_into_documents(connection, decided, part)
    for layer in LAYERS:
        _relate(connection, layer, part)
    _tell_relations(connection, part)
    return decided


def _decided(connection: Snapshot, part: int) -> Decisions:
    """What people decided, as it bears on the claims as read."""
    made = judgements.everything(connection)
    about = {ref.document for judgement in made for ref in judgement.claims}
    there = {one.id: one for one in read.stated(connection, among=about)}
    ids = {ref.id for judgement in made for ref in judgement.claims} - there.keys()
    there |= {one.id: one for one in read.stated_with_ids(connection, ids)}
    wanted = {key for judgement in made for key in judgement.ids}
    present: set[str] = set()
    for claims in _documents(connection, part) if wanted else ():
        present |= wanted & entities_in(claims)
    return decisions(connection, there.values(), present)


def _documents(connection: Snapshot, part: int) -> Iterator[list[Stated]]:
    """All claims as read, in parts of whole documents."""
    for documents in read.documents_in_parts(connection, max(1, part // 8)):
        yield list(read.stated(connection, among=documents))


def _standing(claims: Sequence[Stated], decided: Decisions) -> list[Stated]:
    return [decided.enter(stated) for stated in claims if not decided.rejects(stated.id)]


def _take_in(connection: Snapshot, decided: Decisions, part: int) -> None:
    """What each claim shows by itself, or with its document."""
    with heaps.poured(connection, kept.BLOCKS, kept.TRAITS, kept.MENTIONS, *HEAPS):
        for claims in _documents(connection, part):
            standing = _standing(claims, decided)
            money = money_traits(standing).values()
            heaps.put(connection, kept.BLOCKS, [(key, *place_of(one)) for one in money for key in keys_of(one)])
            heaps.put(connection, kept.TRAITS, [traits_row(one) for one in money])
            heaps.put(connection, kept.MENTIONS, mentions(claims, standing))
            take_in_sightings(connection, standing)


def _pair(connection: Snapshot, part: int) -> None:
    """Every pair of claims in reach of each other, but those that the first glance tells apart."""
    looked_at: dict[str, Glance] = {}
    with heaps.poured(connection, heaps.PAIRS, counted=True):
        for blocks in heaps.pages(connection, kept.BLOCKS, "key", 4 * part, "day", "claim"):
            shared = [[claim for _, _, claim in sorted(block)] for block in blocks.values() if len(block) > 1]
            ids = sorted({claim for block in shared for claim in block})
            number = {claim: position for position, claim in enumerate(ids)}
            if len(looked_at) > _GLANCES * part:
                looked_at.clear()
            looked_at |= glances(connection, [claim for claim in ids if claim not in looked_at])
            shown = [looked_at[claim] for claim in ids]
            pairs = candidates([number[claim] for claim in block] for block in shared)
            rows = [(ids[a], ids[b], 1) for a, b in pairs if not surely_two(shown[a], shown[b])]
            heaps.put(connection, heaps.PAIRS, rows)


def _link(connection: Snapshot, part: int) -> None:
    """Those of the pairs that may be of one deal."""
    looked_at: dict[str, Traits] = {}
    with heaps.poured(connection, kept.LINKS):
        for pairs in heaps.pages(connection, heaps.PAIRS, "left", part, "right", "blocks"):
            rows = [row for some in pairs.values() for row in some]
            ids = {claim for left, right, _ in rows for claim in (left, right)}
            if len(looked_at) > _TRAITS * part:
                looked_at = {claim: looked_at[claim] for claim in ids if claim in looked_at}
            looked_at |= traits_kept(connection, [claim for claim in ids if claim not in looked_at])
            close = [row for row in rows if linked(looked_at[row[0]], looked_at[row[1]])]
            heaps.put(connection, kept.LINKS, close)


def _gather(connection: Snapshot, decided: Decisions, part: int) -> None:
    """Clusters of what hangs together by links, as deals; as if no two names were one."""
    tables = (kept.MEMBERS, kept.ALIKE, kept.FILED, kept.BEHIND, kept.DEALS)
    with heaps.poured(connection, *tables):
        for ids in _neighbourhoods(connection, decided, part):
            members = Claims(connection, decided)(ids)
            deals = commitments(members, links_of(connection, members), decided.together, decided.apart)
            heaps.put(connection, kept.MEMBERS, [row for one in deals for row in member_rows(one)])
            heaps.put(connection, kept.ALIKE, [row for one in deals for row in alike_rows(one)])
            told = _write(connection, deals, {}, heaps.put)
            checked = [checked_deal(one.id, told[one.id].currency, one.members) for one in deals]
            keep_findings(connection, (), (), (), checked)


def _neighbourhoods(connection: Snapshot, decided: Decisions, part: int) -> Iterator[list[str]]:
    """The ids of all money claims that stand, about so many at a time; what hangs together comes together."""
    judged = tables.find(connection, kept.TRAITS, "claim", {id_ for pair in decided.together for id_ in pair}, "claim")
    bonds = Bonds(joined({claim for (claim,) in judged}, decided.together))
    for pairs in heaps.pages(connection, kept.LINKS, "left", part, "right"):
        for left, right in (row for rows in pairs.values() for row in rows):
            bonds.join(left, right)
    groups = bonds.groups()
    ahead: list[str] = []
    for documents in read.documents_in_parts(connection, max(1, part // 8)):
        claims = tables.find(connection, kept.TRAITS, "claim", read.ids(connection, documents), "claim")
        for (claim,) in claims:
            home = bonds.group(claim)
            ahead += groups.get(home, (claim,))
            if home in groups:
                groups[home] = ()
        if len(ahead) >= part:
            yield ahead
            ahead = []
    yield ahead


def _write(connection: Snapshot, deals: Sequence[Commitment], same: Mapping[str, str], put: Put) -> dict[str, Told]:
    """Write what tables and relations see of deals, but for their relations. same: the key that stands for each key."""
    told = {one.id: one.told(same) for one in deals}
    put(connection, kept.FILED, [row for one in deals for row in filed_rows(one, told[one.id])])
    put(connection, kept.BEHIND, [behind_row(one, told[one.id]) for one in deals])
    put(connection, kept.DEALS, [line_row(told[one.id], one.line(same)) for one in deals])
    return told


def _name(connection: Snapshot, decided: Decisions, part: int) -> None:
    """Deals that name one of several names that some deal shows to be one, written with the one that stands for all."""
    same = one_key(tables.everything(connection, kept.ALIKE, "left", "right"), decided.apart)
    named = sorted({deal for _, deal in tables.find(connection, kept.FILED, "at", map(at_name, same))})
    for start in range(0, len(named), part):
        some = named[start : start + part]
        deals = as_kept(connection, Claims(connection, decided), some)
        for table, column in ((kept.FILED, "deal"), (kept.BEHIND, "deal"), (kept.DEALS, "id")):
            tables.drop(connection, table, column, some)
        _write(connection, deals, same, tables.put)


def _look_into_documents(connection: Snapshot, decided: Decisions, part: int) -> None:
    """What the sums of each document are to each other, and what does not add up in it."""
    subsidies = cache(partial(_subsidies, connection, part))
    with heaps.poured(connection, kept.RELATIONS):
        for documents in read.documents_in_parts(connection, max(1, part // 8)):
            claims = list(read.stated(connection, among=documents))
            standing = _standing(claims, decided)
            for document, statements in _statements(connection, standing).items():
                rows = in_document(statements)
                heaps.put(connection, kept.RELATIONS, [(at(DOCUMENT, document), *row) for row in rows])
            rejected = [decided.enter(stated) for stated in claims if decided.rejects(stated.id)]
            keep_findings(connection, documents, standing, rejected, (), subsidies)


def _statements(connection: Snapshot, standing: Sequence[Stated]) -> dict[str, list[Statement]]:
    """What each document with several sums states."""
    sums = [one for one in standing if isinstance(one.claim, MoneyClaim) and one.claim.amount.value]
    many = Counter(one.document for one in sums)
    traits = members(connection, [one for one in sums if many[one.document] > 1])
    deals = dict(tables.find(connection, kept.MEMBERS, "claim", traits, "claim", "deal"))
    told = _told(connection, deals.values())
    found: dict[str, list[Statement]] = {}
    for one in traits.values():
        found.setdefault(one.stated.document, []).append(Statement(told[deals[one.id]], one))
    return found


def _told(connection: Snapshot, deals: Collection[str]) -> dict[str, Told]:
    """Deals as relations see them, by id."""
    found = tables.find(connection, kept.BEHIND, "deal", deals, "told")
    return {one.id: one for one in (told_from_text(text) for (text,) in found)}


def _relate(connection: Snapshot, layer: str, part: int) -> None:
    """What the deals under each key of a layer are to each other, by what the layers before found."""
    with heaps.poured(connection, kept.RELATIONS):
        for keys in heaps.pages(connection, kept.FILED, "at", part, "deal", prefix=at(layer, "")):
            groups = {key: [deal for _, deal in rows] for key, rows in keys.items() if len(rows) > 1}
            deals = {deal for group in groups.values() for deal in group}
            told, known = _told(connection, deals), _relations(connection, deals)
            rows = [
                (key, *row)
                for key, group in groups.items()
                for row in among(layer, [told[deal] for deal in group], _of(known, group))
            ]
            heaps.put(connection, kept.RELATIONS, rows)


def _relations(connection: Snapshot, deals: Collection[str]) -> dict[str, set[tuple[Any, ...]]]:
    """The relations from or to deals found so far, with where they were found, by deal."""
    found: dict[str, set[tuple[Any, ...]]] = {}
    for column in ("deal", "other"):
        for row in tables.find(connection, kept.RELATIONS, column, deals):
            for deal in (row.deal, row.other):
                found.setdefault(deal, set()).add(tuple(row))
    return found


def _of(known: Mapping[str, Collection[tuple[Any, ...]]], deals: Collection[str]) -> list[Row]:
    """The relations from or to these deals, by layer and key."""
    rows = {row for deal in deals for row in known.get(deal, ())}
    return [(one, type_, other, why) for _, one, type_, other, why in sorted(rows)]


def _tell_relations(connection: Snapshot, part: int) -> None:
    """Write the relations of deals into their lines."""
    for deals in heaps.pages(connection, kept.RELATIONS, "deal", part):
        known = _relations(connection, deals)
        told = [(relations_to_text(relations_in(deal, _of(known, [deal]))), deal) for deal in sorted(deals)]
        tables.alter(connection, kept.DEALS, "relations", "id", told)


def _subsidies(connection: Snapshot, part: int) -> Subsidies:
    """The largest subsidies of all deals."""
    pages = heaps.pages(connection, kept.DEALS, "opened", part, "kind", "payer", "currency", "high")
    return largest(
        (parties_from_text(row.payer), row.currency, figure_from_text(row.high))
        for page in pages
        for rows in page.values()
        for row in rows
        if row.kind == "subsidy"
    )
