"""An organisation that no table has, named in both scripts: one row, one page with both names and all of its deals."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from daicho.faces.web.app import create_app
from daicho.faces.web.options import ServeOptions
from daicho.intake import read_into
from daicho.ledger.store import open_ledger
from daicho.model.document import Appearance, Document

ENGLISH = "METI will give Larkmoor Energy Inc. 20 billion yen for a battery plant in Iwaki.\n"
JAPANESE = "経済産業省は24日、ラークムーア・エナジーに研究所の費用として30億円を補助すると発表した。\n"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    told = [
        Document(ENGLISH, "en", Appearance("/a.txt", "a.txt", "2024-02-24")),
        Document(JAPANESE, "ja", Appearance("/b.txt", "b.txt", "2024-05-01")),
    ]
    with open_ledger(str(tmp_path_factory.mktemp("twins") / "twins.db")) as store:
        assert [one.state for one in read_into(store, told, read_at="2026-01-01T00:00:00+00:00")] == ["new", "new"]
        app = create_app(store, ServeOptions(author="ann"))
        yield TestClient(app, base_url="http://localhost", follow_redirects=False)
        app.state.site.shelf.close()


@pytest.mark.parametrize(("lang", "name"), [("en", "Larkmoor Energy"), ("ja", "ラークムーア・エナジー")])
def test_it_is_one_in_the_list_and_has_all_of_its_deals(browser: TestClient, lang: str, name: str) -> None:
    for address in (f"/{lang}/organisations", f"/{lang}/organisations?q=ラークムーア"):
        rows = [
            row
            for row in html.fromstring(browser.get(address).text).xpath("//tbody/tr")
            if re.search("Larkmoor|ラークムーア", row.text_content())
        ]
        assert len(rows) == 1, address
        assert rows[0].xpath("string(td[6])").strip() == "2"
    page = html.fromstring(browser.get(rows[0].xpath("td[1]/a/@href")[0]).text)
    assert page.xpath("string(//h1)").startswith(name)
    assert len(page.xpath("//table[contains(@class, 'deals')]/tbody/tr")) == 2
    names = page.xpath("string(//dl[@class='facts'])")
    assert "Larkmoor Energy" in names
    assert "ラークムーア・エナジー" in names


def test_deals_call_it_as_the_language_does(browser: TestClient) -> None:
    assert "ラークムーア" not in browser.get("/en/deals").text
    assert "Larkmoor" not in browser.get("/ja/deals").text
