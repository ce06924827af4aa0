"""The application over a small ledger, asked as a browser asks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from daicho.faces.web.app import create_app
from daicho.faces.web.options import ServeOptions
from daicho.ledger.store import Ledger, open_ledger

from .ledgers import make

Browse = Callable[..., TestClient]


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("ledger") / "made.db")


@pytest.fixture
def path(_made: Path, tmp_path: Path) -> Path:
    """The path of a fresh copy of the small ledger."""
    return Path(shutil.copy(_made, tmp_path / "web.db"))


@pytest.fixture
def store(path: Path) -> Iterator[Ledger]:
    with open_ledger(str(path)) as opened:
        yield opened


@pytest.fixture
def browse(store: Ledger) -> Iterator[Browse]:
    """A browser of its own at each call; options: of the server."""
    opened: list[TestClient] = []

    def call(**options: object) -> TestClient:
        app = create_app(store, ServeOptions(**{"author": "ann", **options}))  # type: ignore[arg-type]
        opened.append(TestClient(app, base_url="http://localhost", follow_redirects=False))
        return opened[-1]

    yield call
    for client in opened:
        client.app.state.site.shelf.close()  # type: ignore[attr-defined]
        client.close()


@pytest.fixture
def browser(browse: Browse) -> TestClient:
    return browse()


def form_key(browser: TestClient, address: str = "/en/sign-in") -> str:
    """What a form on the page at `address` carries."""
    found = re.search(r'name="key" value="([0-9a-f]+)"', browser.get(address).text)
    assert found
    return found[1]


def deal_ids(page: str) -> list[str]:
    """The deals that a page leads to, in order."""
    return list(dict.fromkeys(re.findall(r'/deals/(deal-[0-9a-f]+)"', page)))
