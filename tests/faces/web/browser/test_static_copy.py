"""The static copy in Chromium, opened from a disk: sound, accessible, alone, narrow, and the same without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest

from daicho.faces.site import write_site
from daicho.ledger.store import open_ledger

from ..rich import make_rich
from .conftest import NARROW, WIDE, Open, overflow, violations

PAGES = ("index", "deals", "deals/deal-*", "organisations", "organisations/~hoshi-chips", "projects", "projects/p*", "findings",
         "indicators", "documents", "documents/d*")  # fmt: skip
SCHEMES = {"en": "light", "ja": "dark"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    with open_ledger(str(make_rich(folder / "rich.db"))) as store:
        write_site(folder / "site", store)
    return folder / "site"


@pytest.mark.parametrize("lang", SCHEMES)
def test_every_sort_of_page_is_sound_from_a_disk(copy: Path, open_page: Open, lang: str) -> None:
    base = copy.as_uri()
    page = open_page(base, color_scheme=SCHEMES[lang])
    for pattern in PAGES:
        path = sorted((copy / lang).glob(f"{pattern}.html"))[0]
        page.goto(path.as_uri())
        assert page.locator("h1").count() == 1, path
        assert violations(page) == [], path
        page.set_viewport_size(NARROW)
        assert overflow(page) == 0, path
        page.set_viewport_size(WIDE)


def test_a_reader_finds_the_way_without_javascript(copy: Path, open_page: Open) -> None:
    page = open_page(copy.as_uri(), java_script_enabled=False)
    page.goto((copy / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")
    page.locator("header nav a", has_text="Deals").click()
    page.locator("table.deals a.row").first.click()
    page.locator("article.claim .source a").first.click()
    assert "/en/documents/" in page.url
    page.locator(".switches a").click()
    assert "/ja/documents/" in page.url
