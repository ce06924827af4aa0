"""Every page in Chromium, in both languages: sound, accessible, alone, narrow and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import NARROW, WIDE, Open, overflow, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Each page as its path, or as the page whose first matching link leads to it.
PAGES = {
    "overview": "/",
    "deals": "/deals",
    "deals chosen": "/deals?kind=subsidy&sort=payer&q=Hoshi",
    "deal": ("/deals?kind=subsidy", "table.deals a.row"),
    "organisations": "/organisations",
    "organisation": "/organisations/~hoshi-chips",
    "projects": "/projects",
    "project": ("/projects?slipped=true", "table.rows a.row"),
    "findings": "/findings",
    "indicators": "/indicators",
    "documents": "/documents",
    "document": ("/documents", "tr:has-text('fab.txt') a.row"),
    "search": "/search?q=Hoshi",
    "add": "/add",
    "api": "/api",
    "sign in": "/sign-in",
}
SCHEMES = {"en": "light", "ja": "dark"}


def reach(page: Page, base: str, lang: str, where: str | tuple[str, str]) -> None:
    path, link = (where, None) if isinstance(where, str) else where
    answer = page.goto(f"{base}/{lang}{path}")
    assert answer is not None
    assert answer.status == 200
    if link:
        page.locator(link).first.click()
        page.wait_for_load_state()


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound(site: str, open_page: Open, name: str, lang: str) -> None:
    page = open_page(site, color_scheme=SCHEMES[lang])
    reach(page, site, lang, PAGES[name])
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("h1").count() == 1
    assert violations(page) == []
    assert overflow(page) == 0
    page.set_viewport_size(NARROW)
    assert overflow(page) == 0
    assert page.locator("h1").is_visible()
    page.set_viewport_size(WIDE)
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible()
    assert page.locator("main h1").is_visible()
    assert page.locator("form:visible").count() == 0
