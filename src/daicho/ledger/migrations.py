"""Changes of schema: each a function applied once, in order, with its own record in `migrations`.

To change the schema, append a function; never edit one that has been released.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, insert, inspect, select

from daicho.errors import LedgerError
from daicho.ledger import changes, schema
from daicho.ledger import kept as kept_tables

_own = MetaData()
migrations = Table(
    "migrations", _own, Column("version", Integer, primary_key=True), Column("name", String(64), nullable=False)
)


def first_tables(connection: Connection) -> None:
    """Documents, appearances, readings and claims."""
    tables = [schema.documents, schema.appearances, schema.readings, schema.claims]
    schema.metadata.create_all(connection, tables=tables)


def judgements(connection: Connection) -> None:
    """What people decided."""
    schema.metadata.create_all(connection, tables=[schema.judgements])


def sheets(connection: Connection) -> None:
    """Analysts' spreadsheets and their rows."""
    schema.metadata.create_all(connection, tables=[schema.sheets, schema.sheet_rows])


def kept(connection: Connection) -> None:
    """What is worked out from the claims and kept, and what changed since."""
    changes.metadata.create_all(connection)
    kept_tables.metadata.create_all(connection)


def tracks(connection: Connection) -> None:
    """Steps of projects that are kept."""
    kept_tables.TRACKS.create(connection, checkfirst=True)


def spellings(connection: Connection) -> None:
    """Names alike, and the marks they are found by."""
    for table in (kept_tables.MARKS, kept_tables.SPELLINGS):
        table.create(connection, checkfirst=True)
    changes.write(connection, "rules", "")  # so that they are filled before the next question


def kept_anew(connection: Connection) -> None:
    """Steps of projects kept as well, lines of deals apart from what is behind them, and all of it in less room."""
    kept_tables.metadata.drop_all(connection)
    kept_tables.metadata.create_all(connection)
    changes.write(connection, "rules", "")  # so that they are filled before the next question


def countries_of_payers(connection: Connection) -> None:
    """The countries of those who pay, with the lines of deals, and what of claims is compared at the first glance."""
    kept_anew(connection)


def traits_kept(connection: Connection) -> None:
    """All that is compared of claims, in the place of what shows of them at the first glance; lines of deals by column."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS kept_glances")
    kept_anew(connection)


def words(connection: Connection) -> None:
    """Words that packs of deals share: packs that have their own go on with them."""
    kept_tables.WORDS.create(connection, checkfirst=True)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    first_tables,
    judgements,
    sheets,
    kept,
    tracks,
    spellings,
    kept_anew,
    countries_of_payers,
    traits_kept,
    words,
)


def is_current(connection: Connection) -> bool:
    """Whether the ledger behind `connection` has the newest schema, so that nobody needs to write to it before asking."""
    if migrations.name not in inspect(connection).get_table_names():
        return False
    return len(connection.execute(select(migrations.c.version)).all()) == len(MIGRATIONS)


def migrate(connection: Connection, *, create: bool) -> None:
    """Bring the ledger behind `connection` to the newest schema, inside the caller's transaction.

    create: whether an empty database may become a ledger. Raises LedgerError where it may not, where the database holds
    something else, or where a newer daicho wrote it.
    """
    tables = set(inspect(connection).get_table_names())
    if migrations.name not in tables:
        if not create:
            raise LedgerError("there is no ledger here yet; `daicho read` makes one")
        if tables & set(schema.metadata.tables):
            raise LedgerError("this database is in use by something else")
        _own.create_all(connection)
    applied = len(connection.execute(select(migrations.c.version)).all())
    if applied > len(MIGRATIONS):
        raise LedgerError(
            f"the ledger's schema {applied} is newer than this daicho's {len(MIGRATIONS)}; install the newer daicho"
        )
    for version, change in enumerate(MIGRATIONS[applied:], start=applied + 1):
        change(connection)
        connection.execute(insert(migrations).values(version=version, name=change.__name__))
