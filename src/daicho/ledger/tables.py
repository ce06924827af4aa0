"""Rows of any table, in plain ways: found, put, changed and dropped by what they have in a column."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select

_AT_ONCE = 500  # values in one question: SQLite takes no more than some thousand


def find(
    connection: Connection,
    table: Table,
    column: str,
    values: Iterable[Any],
    *columns: str,
    also: tuple[str, Any] | None = None,
) -> list[Any]:
    """The rows whose `column` has one of these values, or some columns of them. also: another column and what it has."""
    found: list[Any] = []
    for some in batches(values):
        # The driver's own way: following a change asks for little things many thousand times.
        mark = _mark(connection)
        names = _names(columns or [one.name for one in table.columns])
        query = f'SELECT {names} FROM {table.name} WHERE "{column}" IN ({", ".join([mark] * len(some))})'
        if also is not None:
            query += f' AND "{also[0]}" ' + ("IS NULL" if also[1] is None else f"= {mark}")
        further = also[1:] if also and also[1] is not None else ()
        found += connection.exec_driver_sql(query, (*some, *further)).all()
    return found


def counted(connection: Connection, table: Table, column: str, values: Iterable[Any]) -> list[Any]:
    """How many rows have each of these values in `column`, where any has."""
    found: list[Any] = []
    for some in batches(values):
        query = select(table.c[column], func.count()).where(table.c[column].in_(some)).group_by(table.c[column])
        found += connection.execute(query).all()
    return found


def everything(connection: Connection, table: Table, *columns: str) -> Sequence[Any]:
    """All rows of a table, or some columns of them."""
    query = select(*(table.c[column] for column in columns)) if columns else select(table)
    return connection.execute(query).all()


def in_order(
    connection: Connection, table: Table, columns: Sequence[str], having: Mapping[str, str]
) -> list[tuple[Any, ...]]:
    """Some columns of the rows that have these values, in the order of the table's key: plain tuples, as fast as the driver gives
    them.
    """
    order = _names(column.name for column in table.primary_key)
    wanted = " AND ".join(f'"{name}" = {_mark(connection)}' for name in having)
    cursor = connection.connection.cursor()
    try:
        query = f"SELECT {_names(columns)} FROM {table.name} {wanted and f'WHERE {wanted}'} ORDER BY {order}"
        cursor.execute(query, tuple(having.values()))
        return list(cursor.fetchall())
    finally:
        cursor.close()


def between(
    connection: Connection, table: Table, columns: Sequence[str], first: str, end: str | None, most: int | None
) -> list[tuple[Any, ...]]:
    """Some columns of the rows whose key is `first` or behind it, and before `end`, in its order; at most so many."""
    key = next(iter(table.primary_key)).name
    query = select(*(table.c[column] for column in columns)).where(table.c[key] >= first).order_by(table.c[key])
    query = query if end is None else query.where(table.c[key] < end)
    return list(map(tuple, connection.execute(query.limit(most))))


def spelt(connection: Connection, table: Table, column: str, text: str) -> Sequence[Any]:
    """The rows whose `column` is this text, in whatever case of its letters that the store knows."""
    return connection.execute(select(table).where(func.lower(table.c[column]) == func.lower(text))).all()


def up_to(connection: Connection, table: Table, column: str, most: str) -> Sequence[Any]:
    """The rows whose `column` is no more than `most`."""
    return connection.execute(select(table).where(table.c[column] <= most)).all()


def starting(connection: Connection, table: Table, column: str, prefix: str) -> Sequence[Any]:
    """The rows whose `column` starts with `prefix`."""
    return connection.execute(select(table).where(table.c[column].startswith(prefix, autoescape=True))).all()


def put(connection: Connection, table: Table, rows: Collection[Sequence[Any]], instead: str | None = None) -> None:
    """Add rows, each with a value for every column in order. instead: the name of another table like this one for them."""
    if rows:
        # The driver's own way: these rows come by the hundred thousand.
        names = [column.name for column in table.columns]
        marks = ", ".join([_mark(connection)] * len(names))
        connection.exec_driver_sql(
            f"INSERT INTO {instead or table.name} ({_names(names)}) VALUES ({marks})", list(map(tuple, rows))
        )


def alter(connection: Connection, table: Table, column: str, key: str, values: Sequence[tuple[Any, Any]]) -> None:
    """Let rows have other values in `column`. values: the new one, and what the row has in `key`."""
    if values:
        mark = _mark(connection)
        query = f'UPDATE {table.name} SET "{column}" = {mark} WHERE "{key}" = {mark}'
        connection.exec_driver_sql(query, list(values))


def change(connection: Connection, table: Table, before: Set[tuple[Any, ...]], after: Set[tuple[Any, ...]]) -> None:
    """Let the rows `after` stand for those `before`, of a table all of whose columns are its key."""
    if gone := sorted(before - after):
        where = " AND ".join(f'"{column.name}" = {_mark(connection)}' for column in table.columns)
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {where}", gone)
    put(connection, table, sorted(after - before))


def drop(connection: Connection, table: Table, column: str, values: Iterable[Any]) -> None:
    """Take out the rows whose `column` has one of these values."""
    for some in batches(values):
        connection.execute(delete(table).where(table.c[column].in_(some)))


def replace(
    connection: Connection, table: Table, column: str, values: Iterable[Any], rows: Collection[Sequence[Any]]
) -> None:
    """Let `rows` take the place of those whose `column` has one of these values."""
    drop(connection, table, column, values)
    put(connection, table, rows)


def drop_all(connection: Connection, table: Table) -> None:
    """Take out all rows of a table."""
    connection.execute(delete(table))


def _mark(connection: Connection) -> str:
    """How the driver marks the place of a value."""
    return "?" if connection.dialect.name == "sqlite" else "%s"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Values in order, each once, as many at a time as one question takes."""
    several = sorted(set(values))
    return (several[start : start + _AT_ONCE] for start in range(0, len(several), _AT_ONCE))
