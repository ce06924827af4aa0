"""Anything in the ledger by its id or name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from daicho.errors import NotFound
from daicho.ledger import kept, read, sheets, tables
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.deal import Deal, Stated
from daicho.model.sheet import SheetRow
from daicho.model.wire import PARTY_SLOTS
from daicho.questions.board import deal
from daicho.questions.entered import decided_now
from daicho.questions.evidence import DocumentAnswer as DocumentAnswer
from daicho.questions.evidence import claim_now, document_now
from daicho.questions.judged import judged
from daicho.questions.settled import settled
from daicho.questions.sheets import Compared, compared


@dataclass(frozen=True, slots=True)
class EntityAnswer:
    """Everything the ledger says of one entity: its id, the names it goes by, and the claims that name it by slot."""

    entity: str
    names: tuple[str, ...]
    claims: tuple[tuple[str, Stated], ...]


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """A row of an analyst's sheet: the sheet's name, and the row beside what the documents say."""

    sheet: str
    row: SheetRow
    compared: Compared


Answer = Deal | Stated | DocumentAnswer | EntityAnswer | RowAnswer

_ID = re.compile("(deal-|c|d)[0-9a-f]{16}")
_OF_ID: Mapping[str, Callable[[Ledger, str], Answer]] = {"deal-": deal, "c": claim_now, "d": document_now}
_BEGINNING = 8  # characters of an id that are taken for one, if no other begins so: tables have no room for more


def look_up(ledger: Ledger, key: str) -> Answer:
    """The deal, claim, document, entity or row of a sheet with this id; or the document or entity with this name, the row with
    this cell.

    The beginning of a deal's or a claim's id will do where no other begins so; a rejected claim is shown, too. Raises NotFound.
    """
    if whole := _ID.fullmatch(key):
        with suppress(NotFound):  # then it may be a name, however odd
            return _OF_ID[whole[1]](ledger, key)
    with settled(ledger) as connection:
        if connection is not None:
            entity, begun = _kept_entity(connection, key), _kept_beginnings(connection, key)
    if connection is None:
        entity, begun = _in_memory(ledger, key)
    if entity is not None:
        return entity
    if len(begun) == 1:
        return (deal if begun[0].startswith("deal-") else claim_now)(ledger, begun[0])
    with ledger.reading() as reading:
        rows = sheets.rows_called(reading, key)
        try:
            document_id = "" if rows else read.document_named(reading, key)
        except NotFound as error:
            if "names" in str(error):
                raise
            raise NotFound(f"nothing in the ledger has the id or name {key!r}") from error
    return _row(ledger, key, rows) if rows else document_now(ledger, document_id)


def _row(ledger: Ledger, key: str, rows: Sequence[tuple[str, str]]) -> RowAnswer:
    if len({sheet for sheet, _ in rows}) > 1:
        raise NotFound(f"{key} is a cell of {len(rows)} sheets: {', '.join(f'{sheet}!{key}' for sheet, _ in rows)}")
    sheet, row_id = rows[0]
    found = next(one for one in compared(ledger, sheet).found if one.row and one.row.id == row_id)
    if found.row is None:
        raise NotFound(f"no row {key} in {sheet}")
    return RowAnswer(sheet, found.row, found)


def _kept_entity(connection: Snapshot, key: str) -> EntityAnswer | None:
    """The entity with this id or name, from what a settled ledger keeps of who is named where."""
    decided = decided_now(connection)
    meant = decided.entities.get(key, key)
    rows = [
        *tables.find(connection, kept.MENTIONS, "entity", [meant]),
        *tables.spelt(connection, kept.MENTIONS, "name", key),
    ]
    named = tables.find(connection, kept.MENTIONS, "entity", {row.entity for row in rows}, "document")
    documents = {row.document for row in named} | read.documents_saying(connection, key)
    claims = [decided.enter(one) for one in read.stated(connection, among=documents) if not decided.rejects(one.id)]
    return _entity(claims, meant)


def _kept_beginnings(connection: Snapshot, key: str) -> list[str]:
    """The ids of deals and claims that begin so."""
    if len(key) < _BEGINNING:
        return []
    deals = [row.id for row in tables.starting(connection, kept.DEALS, "id", key)]
    return [*deals, *read.claims_beginning(connection, key)]


def _in_memory(ledger: Ledger, key: str) -> tuple[EntityAnswer | None, list[str]]:
    """The same of a ledger that nothing can be kept in."""
    with ledger.reading() as connection:
        known = judged(connection)
    ids = [deal.id for deal in known.deals()] + [one.id for one in (*known.claims, *known.rejected)]
    begun = [id_ for id_ in ids if id_.startswith(key)] if len(key) >= _BEGINNING else []
    return _entity(known.claims, known.entities.get(key, key)), begun


def _entity(claims: Sequence[Stated], key: str) -> EntityAnswer | None:
    wanted = key.casefold()
    ids = {
        party.entity or party.name
        for stated in claims
        for slot in PARTY_SLOTS
        for party in getattr(stated.claim, slot, ())
        if key == party.entity or wanted in (party.name.casefold(), party.mention.text.casefold())
    }
    if not ids:
        return None
    if len(ids) > 1:
        raise NotFound(f"{key} names {len(ids)} entities: {', '.join(sorted(ids))}; give the id")
    (entity,) = ids
    found = []
    names: set[str] = set()
    for stated in claims:
        for slot in PARTY_SLOTS:
            for party in getattr(stated.claim, slot, ()):
                if (party.entity or party.name) == entity:
                    found.append((slot, stated))
                    names.update((party.name, party.mention.text))
    return EntityAnswer(entity, tuple(sorted(names)), tuple(found))
