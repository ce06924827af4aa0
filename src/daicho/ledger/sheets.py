"""Analysts' spreadsheets: kept by name, a newer version in place of the older one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from daicho.errors import NotFound
from daicho.ledger.schema import sheet_rows, sheets
from daicho.model.claim import MoneyClaim
from daicho.model.sheet import Sheet, SheetColumn, SheetRow
from daicho.model.wire import claim_from_json, claim_to_json, mentions_of


@dataclass(frozen=True, slots=True)
class Change:
    """What keeping a sheet changed: how many rows are new, gone and as they were. known: whether a sheet of its name was kept."""

    known: bool
    new: int
    gone: int
    same: int


def write(connection: Connection, sheet: Sheet, imported_at: str) -> Change:
    """Keep `sheet` in place of one of its name; nothing is written where that says the same.

    Raises OffsetError, and writes nothing, where a claim points at words that its row does not have.
    """
    for row in sheet.rows:
        for mention in mentions_of(row.claim):
            mention.verify(row.text)
    before = connection.execute(select(sheets.c.content).where(sheets.c.name == sheet.name)).scalar()
    old = set(connection.execute(select(sheet_rows.c.id).where(sheet_rows.c.sheet == sheet.name)).scalars())
    now = {row.id for row in sheet.rows}
    change = Change(before is not None, len(now - old), len(old - now), len(now & old))
    if before != sheet.content:
        _delete(connection, sheet.name)
        connection.execute(
            insert(sheets).values(
                name=sheet.name, content=sheet.content, imported_at=imported_at, body=_about_to_json(sheet)
            )
        )
        found = [
            {"sheet": sheet.name, "ordinal": at, "id": row.id, "cell": row.cell, "body": _row_to_json(row)}
            for at, row in enumerate(sheet.rows)
        ]
        if found:
            connection.execute(insert(sheet_rows), found)
    return change


def names(connection: Connection) -> tuple[str, ...]:
    """The sheets that are kept, in the order of the alphabet."""
    return tuple(connection.execute(select(sheets.c.name).order_by(sheets.c.name)).scalars())


def sheet(connection: Connection, name: str) -> Sheet:
    """A sheet that is kept. Raises NotFound."""
    about = connection.execute(select(sheets).where(sheets.c.name == name)).first()
    if about is None:
        raise NotFound(f"no sheet {name} in the ledger")
    rows = connection.execute(select(sheet_rows).where(sheet_rows.c.sheet == name).order_by(sheet_rows.c.ordinal))
    return Sheet(
        name=name,
        content=about.content,
        tab=about.body["tab"],
        columns=tuple(SheetColumn(**column) for column in about.body["columns"]),
        unread=tuple(about.body["unread"]),
        rows=tuple(_row_from_json(row.id, row.cell, row.body) for row in rows),
        unclear=tuple((cell, why) for cell, why in about.body["unclear"]),
    )


def rows_called(connection: Connection, key: str) -> list[tuple[str, str]]:
    """The rows with this id or cell (`B7`, `tracker.csv!B7`, `Deals!B7`): the name of the sheet, and the row's id."""
    cell = sheet_rows.c.sheet + "!" + sheet_rows.c.cell
    query = select(sheet_rows.c.sheet, sheet_rows.c.id).where(
        (sheet_rows.c.id == key) | (sheet_rows.c.cell == key) | (cell == key)
    )
    return [(row.sheet, row.id) for row in connection.execute(query.order_by(sheet_rows.c.sheet, sheet_rows.c.ordinal))]


def remove(connection: Connection, name: str) -> None:
    """Take a sheet and its rows out of the ledger. Raises NotFound."""
    if not _delete(connection, name):
        raise NotFound(f"no sheet {name} in the ledger")


def _delete(connection: Connection, name: str) -> int:
    connection.execute(delete(sheet_rows).where(sheet_rows.c.sheet == name))
    return connection.execute(delete(sheets).where(sheets.c.name == name)).rowcount


def _about_to_json(sheet: Sheet) -> dict[str, Any]:
    return {
        "tab": sheet.tab,
        "columns": [
            {"letter": one.letter, "heading": one.heading, "field": one.field, "unit": one.unit}
            for one in sheet.columns
        ],
        "unread": list(sheet.unread),
        "unclear": [list(pair) for pair in sheet.unclear],
    }


def _row_to_json(row: SheetRow) -> dict[str, Any]:
    return {
        "text": row.text,
        "date": row.date,
        "given": sorted(row.given),
        "deal": row.deal,
        "claim": claim_to_json(row.claim),
    }


def _row_from_json(key: str, cell: str, body: dict[str, Any]) -> SheetRow:
    claim = claim_from_json(body["claim"])
    if not isinstance(claim, MoneyClaim):
        raise TypeError(f"row {key} is a {claim.kind}, which has no sum")
    return SheetRow(
        id=key,
        cell=cell,
        text=body["text"],
        claim=claim,
        date=body["date"],
        given=frozenset(body["given"]),
        deal=body["deal"],
    )
