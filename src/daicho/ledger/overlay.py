"""What a ledger keeps, changed for one reader alone: on a sheet laid over it, which goes with the reader.

A view of its own name hides each table. What is taken out there is noted on the sheet and no longer seen; what is put in stands
on the sheet. Nobody else sees either, no lock is taken, and a ledger that may only be read will do. PostgreSQL, which lets
readers go on while somebody writes, needs no sheet: what is changed there is undone (see `store.Ledger.aside`).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table
from sqlalchemy.schema import CreateColumn

from daicho.ledger import kept


def lay_over(connection: Connection, tables: Iterable[Table] = tuple(kept.metadata.tables.values())) -> None:
    """Hide tables of a SQLite ledger behind views that can be written to, until the transaction ends."""
    for table in tables:
        for statement in _sheet(connection, table):
            connection.exec_driver_sql(statement)


def _sheet(connection: Connection, table: Table) -> Iterable[str]:
    name, gone, added = table.name, f"gone_{table.name}", f"added_{table.name}"
    key = [column.name for column in table.primary_key]
    columns = _names(column.name for column in table.columns)
    compiled = {column.name: str(CreateColumn(column).compile(dialect=connection.dialect)) for column in table.columns}
    yield f"CREATE TEMP TABLE {gone} ({', '.join(compiled[one] for one in key)}, PRIMARY KEY ({_names(key)})) WITHOUT ROWID"
    every = ", ".join(compiled.values())
    yield f"CREATE TEMP TABLE {added} ({every}, PRIMARY KEY ({_names(key)})) WITHOUT ROWID"
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        yield f"CREATE INDEX temp.added_{index.name} ON {added} ({_names(column.name for column in index.columns)})"
    yield (
        f"CREATE TEMP VIEW {name} AS"
        f" SELECT {columns} FROM main.{name} AS a WHERE NOT EXISTS (SELECT 1 FROM {gone} AS b WHERE {_same(key, 'a', 'b')})"
        f" UNION ALL SELECT {columns} FROM {added}"
    )
    take_out = (
        f"INSERT OR IGNORE INTO {gone} VALUES ({_names(key, 'OLD.')});"
        f" DELETE FROM {added} WHERE {_same(key, added, 'OLD')};"
    )
    put_in = f"INSERT INTO {added} VALUES ({_names((column.name for column in table.columns), 'NEW.')});"
    for event, act in (("DELETE", take_out), ("INSERT", put_in), ("UPDATE", take_out + put_in)):
        yield f"CREATE TEMP TRIGGER {name}_{event} INSTEAD OF {event} ON {name} BEGIN {act} END"


def _names(columns: Iterable[str], of: str = "") -> str:
    return ", ".join(f'{of}"{column}"' for column in columns)


def _same(columns: Iterable[str], one: str, other: str) -> str:
    return " AND ".join(f'{one}."{column}" = {other}."{column}"' for column in columns)
