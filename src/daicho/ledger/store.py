"""Opening a ledger: SQLite in WAL mode by default, PostgreSQL by address."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from daicho.errors import Busy, LedgerError, ReadOnly
from daicho.ledger.migrations import is_current, migrate
from daicho.ledger.overlay import lay_over

_TRIES = 300  # to look again whether the store is free
_BUSY_SECONDS = 30  # how long a writer waits for another one before it gives up
_MAPPED = 2**34  # bytes of a SQLite file that are read where the system keeps them, without a copy
_CACHED = 2**26  # bytes of pages that a writer holds, so that what it comes back to is not read again
_WRITERS = 0x6461696368  # the advisory lock that PostgreSQL's writers queue for: "daich", a number of our own

_PASSWORD = re.compile(r"(?<=://)([^:/@]*:)[^/@]*(?=@)")

Snapshot = Connection
"""What `Ledger.reading` hands out, by a name for folders that do without SQLAlchemy."""


class Ledger:
    """A ledger that is open. It hands out connections; the functions of `write` and `read` do the work on them.

    unhurried: questions are answered as answers were last worked out, without waiting until what was read since is taken in.
    """

    def __init__(self, engine: Engine, address: str, *, unhurried: bool = False) -> None:
        self._engine = engine
        self.address = address
        self.unhurried = unhurried

    def as_settled(self) -> Ledger:
        """The same ledger, asked without hurry."""
        return Ledger(self._engine, self.address, unhurried=True)

    @property
    def location(self) -> str:
        """The address by which another process opens this ledger: whole, with the password that `address` hides."""
        return self._engine.url.render_as_string(hide_password=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state of the ledger. Raises LedgerError where the store fails."""
        with _told_plainly(self.address), self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield connection

    @contextmanager
    def aside(self) -> Iterator[Connection]:
        """A connection that sees one consistent state and may change what is kept, for itself alone: nobody else sees it, and
        all of it is undone at the end. Raises LedgerError where the store fails.
        """
        with _told_plainly(self.address), self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
                lay_over(connection)
            else:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
            yield connection
            connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection inside one transaction: all of it is kept, or, after an exception or a kill, none.

        Raises LedgerError where the store refuses: read-only, disk full, locked for too long.
        """
        with _told_plainly(self.address), self._engine.begin() as connection:
            # One writer at a time, so that what it looked up first still holds when it writes.
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
            yield connection

    def close(self) -> None:
        """Let go of the store."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def unmapped(connection: Connection) -> Iterator[None]:
    """A time in which a SQLite file is read page by page: who goes through all of a large ledger would else hold all of it."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("PRAGMA mmap_size=0")
    yield
    if sqlite:
        connection.exec_driver_sql(f"PRAGMA mmap_size={_MAPPED}")


def open_ledger(address: str = "daicho.db", *, create: bool = True) -> Ledger:
    """Open the ledger at `address`: a path, `sqlite:///path` or `postgresql://…`.

    create: make one where there is none. Raises LedgerError, one line, where that is impossible.
    """
    url = address if "://" in address else f"sqlite:///{address}"
    address = _PASSWORD.sub(r"\1***", address)  # from here on it only names the ledger, in errors too
    with _told_plainly(address):
        try:
            parsed = make_url(url)
            if parsed.drivername in ("postgresql", "postgres"):
                parsed = parsed.set(drivername="postgresql+psycopg")
            if parsed.get_backend_name() == "sqlite":
                if not create and parsed.database and not Path(parsed.database).exists():
                    raise LedgerError(f"{address}: there is no ledger here yet; `daicho read` makes one")
                engine = create_engine(parsed, connect_args={"timeout": _BUSY_SECONDS})
                event.listen(engine, "connect", _prepare_sqlite)
            elif parsed.get_backend_name() == "postgresql":
                engine = create_engine(parsed)
            else:
                raise NoSuchModuleError(parsed.drivername)
        except (ArgumentError, NoSuchModuleError) as error:
            raise LedgerError(
                f"{address}: not an address of a ledger (a path, sqlite:///… or postgresql://…)"
            ) from error
        except ModuleNotFoundError as error:
            raise LedgerError(f"{address}: PostgreSQL needs the extra: pip install 'daicho[postgres]'") from error
        ledger = Ledger(engine, address)
        with ledger.reading() as connection:
            current = is_current(connection)
        if not current:
            with ledger.writing() as connection:
                migrate(connection, create=create)
    return ledger


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's transactions are ours to begin, so that a writer locks at once
    cursor = connection.cursor()
    _write_ahead(cursor)
    cursor.execute("PRAGMA synchronous=FULL")  # what was reported as read survives a power cut, too
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA mmap_size={_MAPPED}")
    cursor.execute(f"PRAGMA cache_size=-{_CACHED // 1024}")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Let a reader and a writer work at the same time.

    Two who open a new ledger at once may both want to make the change, and SQLite then tells one that it is locked without
    waiting; the mode stays with the file, so that one need only look again.
    """
    for _ in range(_TRIES):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(_BUSY_SECONDS / _TRIES)
    cursor.execute("PRAGMA journal_mode=WAL")


@contextmanager
def _told_plainly(address: str) -> Iterator[None]:
    try:
        yield
    except LedgerError as error:
        raise error if str(error).startswith(address) else LedgerError(f"{address}: {error}") from error
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        kind = ReadOnly if _refuses_writers(cause) else Busy if _is_locked(cause) else LedgerError
        raise kind(f"{address}: {' '.join(str(cause).split())[:200]}") from error


def _refuses_writers(cause: object) -> bool:
    """Whether a store says that it may not be written to: SQLite by its code, PostgreSQL by its state."""
    code: int = getattr(cause, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_READONLY or getattr(cause, "sqlstate", None) in ("25006", "42501")


def _is_locked(cause: object) -> bool:
    """Whether a store says that others write to it."""
    code: int = getattr(cause, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_BUSY or getattr(cause, "sqlstate", None) == "55P03"
