"""Chromium before a server of the tests' own, and what every page has to keep to."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from chromium import NoChromium, program
from daicho.faces.web.app import create_app
from daicho.faces.web.options import ServeOptions
from daicho.ledger.store import open_ledger

from ..rich import make_rich

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

NARROW = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}
Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    try:
        path = program()
    except NoChromium as reason:
        pytest.skip(str(reason))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium's sandbox needs rights that a container's root does not have; it opens nothing but pages of our own.
        browser = playwright.chromium.launch(executable_path=str(path), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def rich_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_rich(tmp_path_factory.mktemp("rich") / "rich.db")


@contextmanager
def served(path: Path, **options: Any) -> Iterator[str]:
    """The address of a server over a ledger."""
    import uvicorn

    with open_ledger(str(path)) as store, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = create_app(store, ServeOptions(**{"author": "ann", **options}))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)
            app.state.site.shelf.close()
            app.state.site.reader.close()


@pytest.fixture(scope="session")
def site(rich_ledger: Path) -> Iterator[str]:
    """A server that nobody writes to."""
    with served(rich_ledger) as address:
        yield address


@pytest.fixture
def own_site(rich_ledger: Path, tmp_path: Path) -> Iterator[str]:
    """A server over a copy of the ledger, to write to."""
    with served(Path(shutil.copy(rich_ledger, tmp_path / "own.db"))) as address:
        yield address


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """A page that fails the test, once it is over, if the browser complained or anything was asked of another host."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def call(base: str, **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": WIDE, **options})
        contexts.append(context)
        page = context.new_page()

        def asked(request: Request) -> None:
            if not request.url.startswith((base, "data:")):
                complaints.append(f"asked for {request.url}")

        def failed(request: Request) -> None:
            if request.failure != "net::ERR_ABORTED":  # a page left while its icon was still on the way
                complaints.append(f"failed: {request.url}: {request.failure}")

        page.on("request", asked)
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", failed)
        return page

    yield call
    for context in contexts:
        context.close()
    assert complaints == []


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page, a line each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
    return [f"{one['id']}: {one['help']}: {node['html'][:200]}" for one in found for node in one["nodes"][:3]]


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found
