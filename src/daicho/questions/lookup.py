"""Anything in the ledger by its id or name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from daicho.errors import NotFound
from daicho.ledger import read
from daicho.ledger.store import Ledger
from daicho.model.deal import Deal, Stated
from daicho.model.wire import PARTY_SLOTS
from daicho.questions.board import deal
from daicho.questions.evidence import DocumentAnswer as DocumentAnswer
from daicho.questions.evidence import claim_now, document_now
from daicho.questions.judged import judged


@dataclass(frozen=True, slots=True)
class EntityAnswer:
    """Everything the ledger says of one entity: its id, the names it goes by, and the claims that name it by slot."""

    entity: str
    names: tuple[str, ...]
    claims: tuple[tuple[str, Stated], ...]


Answer = Deal | Stated | DocumentAnswer | EntityAnswer

_ID = re.compile("(deal-|c|d)[0-9a-f]{16}")
_OF_ID: Mapping[str, Callable[[Ledger, str], Answer]] = {"deal-": deal, "c": claim_now, "d": document_now}
_BEGINNING = 8  # characters of an id that are taken for one, if no other begins so: tables have no room for more


def look_up(ledger: Ledger, key: str) -> Answer:
    """The deal, claim, document or entity with this id; or the document or entity with this name.

    The beginning of a deal's or a claim's id will do where no other begins so; a rejected claim is shown, too. Raises NotFound.
    """
    if whole := _ID.fullmatch(key):
        with suppress(NotFound):  # then it may be a name, however odd
            return _OF_ID[whole[1]](ledger, key)
    with ledger.reading() as connection:
        known = judged(connection)
        things: list[Stated | Deal] = [*known.claims, *known.rejected, *known.deals()]
        for thing in things:
            if thing.id == key:
                return thing
        entity = _entity(known.claims, known.entities.get(key, key))
        if entity is not None:
            return entity
        begun = [thing for thing in things if thing.id.startswith(key)] if len(key) >= _BEGINNING else []
        if len(begun) == 1:
            return begun[0]
        try:
            document_id = read.document_named(connection, key)
        except NotFound as error:
            if "names" in str(error):
                raise
            raise NotFound(f"nothing in the ledger has the id or name {key!r}") from error
    return document_now(ledger, document_id)


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
