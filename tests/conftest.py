"""Fixtures for all tests: a fresh ledger for each, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from daicho.ledger.store import Ledger, open_ledger
from postgres import NoPostgres, server

_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[str]:
    try:
        with server() as folder:
            yield folder
    except NoPostgres as reason:
        pytest.skip(str(reason))


@pytest.fixture
def postgres(postgres_socket: str) -> str:
    """The address of an empty database."""
    import psycopg

    name = f"ledger_{next(_numbers)}"
    with psycopg.connect(f"host={postgres_socket} user=daicho dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://daicho@/{name}?host={postgres_socket}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    found: str = request.getfixturevalue("postgres")
    return found


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as store:
        yield store
