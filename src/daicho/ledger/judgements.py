"""What people decided: written once, withdrawn at most, merged by id."""

from __future__ import annotations

import json
from functools import lru_cache

from sqlalchemy import Connection, Text, cast, insert, select, update

from daicho.errors import NotFound
from daicho.ledger.changes import changed
from daicho.ledger.schema import judgements
from daicho.model.judgement import Judgement, judgement_from_json, judgement_to_json


def write(connection: Connection, judgement: Judgement) -> bool:
    """Record a judgement; whether the ledger had it otherwise, or not at all.

    Of a judgement that is there already only its withdrawal is taken over, the earliest there was: merging knows no order.
    """
    known = connection.execute(select(judgements.c.withdrawn).where(judgements.c.id == judgement.id)).first()
    if known is None:
        connection.execute(
            insert(judgements).values(
                id=judgement.id,
                made=judgement.made,
                withdrawn=judgement.withdrawn,
                body=judgement_to_json(judgement, whole=False),
            )
        )
        changed(connection)
        return True
    earliest = min(filter(None, (known.withdrawn, judgement.withdrawn)), default=None)
    if earliest == known.withdrawn:
        return False
    connection.execute(update(judgements).where(judgements.c.id == judgement.id).values(withdrawn=earliest))
    changed(connection)
    return True


def withdraw(connection: Connection, key: str, at: str) -> Judgement:
    """Withdraw the judgement with this id, or the only one whose id begins so. Raises NotFound where that is done or none."""
    found = [one for one in everything(connection) if one.id.startswith(key)]
    if len(found) != 1:
        raise NotFound(f"{key} is the id of {len(found) or 'no'} judgement{'s' if found else ''}")
    (judgement,) = found
    if judgement.withdrawn:
        raise NotFound(f"{judgement.id} was withdrawn at {judgement.withdrawn}")
    connection.execute(update(judgements).where(judgements.c.id == judgement.id).values(withdrawn=at))
    changed(connection)
    return judgement


def everything(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement ever made, in the order in which they were."""
    body = cast(judgements.c.body, Text)
    rows = connection.execute(select(body, judgements.c.withdrawn).order_by(judgements.c.made, judgements.c.id))
    return tuple(_judgement(text, withdrawn) for text, withdrawn in rows)


@lru_cache(maxsize=2**14)  # each answer asks for all of them, and what was decided stays as it is
def _judgement(body: str, withdrawn: str | None) -> Judgement:
    return judgement_from_json({**json.loads(body), "withdrawn": withdrawn})
