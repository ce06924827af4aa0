"""What people decided: written once, withdrawn at most, merged by id."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

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
    rows = connection.execute(select(judgements.c.body, judgements.c.withdrawn))
    found = (judgement_from_json({**row.body, "withdrawn": row.withdrawn}) for row in rows)
    return tuple(sorted(found, key=lambda judgement: judgement.order))
