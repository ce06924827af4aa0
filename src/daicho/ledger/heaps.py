"""Rows by the million, in bounded memory: put on a heap as they come, then poured into their table in the order of its key.

A row put at any place of a large table costs a page read and a page written; the store sorts a heap in little memory. Heaps and
scratch tables are temporary tables, which go with the connection. What is large is read in pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, PrimaryKeyConstraint, String, Table, Text

from daicho.ledger import tables

_metadata = MetaData()


def _scratch(name: str, *columns: Column[Any], key: Sequence[str]) -> Table:
    return Table(
        name,
        _metadata,
        *columns,
        PrimaryKeyConstraint(*key),
        prefixes=["TEMPORARY"],
        sqlite_with_rowid=False,
    )


PAIRS = _scratch(
    "scratch_pairs",
    Column("left", String(32)),
    Column("right", String(32)),
    Column("blocks", Integer),
    key=("left", "right"),
)
"""Pairs of claims that the first glance does not tell apart, and how many blocks bring them together."""

CALLED = _scratch("scratch_called", Column("name", Text), Column("wording", Text), key=("name", "wording"))
"""How names of projects and their parties are worded."""

ASKED = _scratch("scratch_asked", Column("mark", BigInteger), Column("name", Text), key=("mark", "name"))
"""Marks that names seek beside those that are kept."""

MET = _scratch("scratch_met", Column("name", Text), Column("other", Text), key=("name", "other"))
"""Names that marks bring together, both ways."""

NEAR = _scratch("scratch_near", Column("name", Text), Column("other", Text), key=("name", "other"))
"""Those of them that may stand for one another."""

DATED = _scratch(
    "scratch_dated",
    Column("claim", String(32)),
    Column("published", String(10)),
    Column("doc", Text),
    Column("place", Integer),
    Column("body", Text),
    key=("claim",),
)
"""Dated milestones: when and where each was published, and how it was sighted."""


@contextmanager
def scratch(connection: Connection, *tables: Table) -> Iterator[None]:
    """Scratch tables for a time."""
    for table in tables:
        table.create(connection)
    yield
    for table in tables:
        table.drop(connection)


@contextmanager
def poured(connection: Connection, *tables: Table, counted: bool = False) -> Iterator[None]:
    """Empty heaps for these tables for a time, with which they are filled at its end.

    counted: rows of one key are one, with their number in the last column. Of tables that are all key, equal rows are one.
    """
    for table in tables:
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {_heap(table)} AS SELECT * FROM {table.name} WHERE 1 = 0")
    yield
    for table in tables:
        _pour(connection, table, counted)


def put(connection: Connection, table: Table, rows: Collection[Sequence[Any]]) -> None:
    """Put rows on the heap of a table, each with a value for every column in order."""
    tables.put(connection, table, rows, _heap(table))


def meet(connection: Connection, marks: Table) -> None:
    """Fill `MET` with those whom this table of marks and `ASKED` bring together: the one shows what the other seeks."""
    holder = next(column.name for column in marks.columns if column.name not in ("mark", "sought"))
    shown = f"JOIN {marks.name} b ON b.mark = a.mark AND b.sought = 0"
    with poured(connection, MET):
        for one, other in ((f"a.{holder}", f"b.{holder}"), (f"b.{holder}", f"a.{holder}")):
            connection.exec_driver_sql(
                f"INSERT INTO {_heap(MET)} SELECT {one}, {other} FROM {marks.name} a {shown}"
                f" WHERE a.sought = 1 AND {one} <> {other}"
            )
        for one, other in (("a.name", f"b.{holder}"), (f"b.{holder}", "a.name")):
            connection.exec_driver_sql(
                f"INSERT INTO {_heap(MET)} SELECT {one}, {other} FROM {ASKED.name} a {shown} WHERE {one} <> {other}"
            )


def pages(
    connection: Connection, table: Table, column: str, size: int, *columns: str, prefix: str | None = None
) -> Iterator[dict[Any, list[Any]]]:
    """The rows of a table in groups that share what they have in `column`, some `size` rows at a time, each group whole.

    column: the first of the table's key or of an index; columns: those wanted; prefix: only values that begin so.
    """
    names = ", ".join(f'"{name}"' for name in (column, *columns))
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    last: Any = prefix
    while True:
        # By the store's own order, in which those that begin alike need not stand together.
        conditions = [] if last is None else [(f'"{column}" > {mark}', last)]
        conditions += [] if prefix is None else [(f'"{column}" LIKE {mark}', f"{prefix}%")]
        where = f"WHERE {' AND '.join(condition for condition, _ in conditions)}" if conditions else ""
        query = f'SELECT {names} FROM {table.name} {where} ORDER BY "{column}" LIMIT {size}'
        rows: Sequence[Any] = connection.exec_driver_sql(query, tuple(value for _, value in conditions)).all()
        more = len(rows) == size
        found = {value: list(group) for value, group in groupby(rows, itemgetter(0))}
        if more:  # the last group may go on
            last = rows[-1][0]
            found[last] = tables.find(connection, table, column, [last], column, *columns)
        if found:
            yield found
        if not more:
            return


def _heap(table: Table) -> str:
    return f"heap_{table.name}"


def _pour(connection: Connection, table: Table, counted: bool) -> None:
    names = [f'"{column.name}"' for column in table.columns]
    key = ", ".join(f'"{column.name}"' for column in table.primary_key)
    told = f"{', '.join(names[:-1])}, count(*)" if counted else ", ".join(names)
    grouped = f"GROUP BY {key}" if counted else f"GROUP BY {told}" if told == key else ""
    # An index is quicker made of the whole table than kept in order from row to row.
    indices = sorted(table.indexes, key=lambda index: str(index.name)) if connection.dialect.name == "sqlite" else []
    for index in indices:
        index.drop(connection)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {told} FROM {_heap(table)} {grouped} ORDER BY {key}"
    )
    for index in indices:
        index.create(connection)
    connection.exec_driver_sql(f"DROP TABLE {_heap(table)}")
