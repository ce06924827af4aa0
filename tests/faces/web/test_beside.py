"""Organisations, projects, findings and indicators: what their pages show and change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from daicho.faces.web.app import create_app
from daicho.faces.web.options import ServeOptions
from daicho.ledger.store import open_ledger

from .conftest import form_key
from .rich import HOSHI, make_rich


@pytest.fixture
def rich(tmp_path: Path) -> Iterator[TestClient]:
    with open_ledger(str(make_rich(tmp_path / "rich.db"))) as store:
        app = create_app(store, ServeOptions(author="ann"))
        with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
            yield client
        app.state.site.shelf.close()
        app.state.site.reader.close()


def words(browser: TestClient, address: str) -> str:
    """What a page says, in one line."""
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    return " ".join(html.fromstring(answer.text).xpath("string(//main)").split())


def test_an_organisation_is_shown_under_the_names_of_both_scripts(rich: TestClient) -> None:
    english, japanese = words(rich, "/en/organisations/meti"), words(rich, "/ja/organisations/meti")
    assert "METI" in english
    assert "経済産業省" in english
    assert html.fromstring(rich.get("/ja/organisations/meti").text).findtext(".//h1") == "経済産業省"
    assert "≤ ¥732 bn" in english
    assert "最大7320億円" in japanese


def test_an_organisation_gives_receives_and_works_with_others(rich: TestClient) -> None:
    page = html.fromstring(rich.get(f"/en/organisations/{HOSHI}").text)
    assert page.xpath("//section/h2/text()")[:3] == ["Gives", "Receives", "Works with"]
    assert page.xpath("//section[@aria-labelledby='partners']//a/text()") == ["Toyota Motor"]
    assert page.xpath("//section[@aria-labelledby='recipient-heading']//ul[@class='tags']//a/@href") == [
        "/en/organisations/meti"
    ]
    assert "FY2029" in page.xpath("string(//section[@aria-labelledby='timeline-heading'])")


def test_an_organisation_is_found_by_any_of_its_names(rich: TestClient) -> None:
    assert rich.get("/en/organisations/METI").headers["location"] == "/en/organisations/meti"
    assert rich.get("/ja/organisations/星チップス").headers["location"] == f"/ja/organisations/{HOSHI}"
    assert rich.get("/en/organisations/Nobody").status_code == 404
    assert "1 of" in words(rich, "/en/organisations?q=経産省")
    assert words(rich, "/en/organisations?type=ministry&page=9").count("Ministry of Economy") == 1


def test_a_project_has_its_deals_steps_capacity_and_jobs(rich: TestClient) -> None:
    (address,) = set(re.findall(r'href="(/en/projects/p[0-9a-f]+)"', rich.get("/en/projects?slipped=true").text))
    page = html.fromstring(rich.get(address).text)
    assert page.xpath("string(//h1)") == "Hoshi Chips, second fab"
    said = " ".join(page.xpath("string(//main)").split())
    for wording in ("≤ ¥732 bn", "50,000 wafers a month", "1,700 people jobs", "+27 months"):
        assert wording in said, said
    assert page.xpath("//*[local-name()='text'][@text-decoration='line-through']/text()") == ["2027"]
    assert rich.get("/en/projects/p0").status_code == 404


def test_a_finding_shows_its_arithmetic_and_is_dismissed_with_a_reason(rich: TestClient) -> None:
    shown = words(rich, "/en/findings?class=fx")
    assert "¥100 bn ÷ $9.9 bn" in shown
    finding = html.fromstring(rich.get("/en/findings?class=fx").text).xpath("//li[@data-row]/@id")[0]
    key = form_key(rich, "/en/findings")
    without = rich.post(f"/en/findings/{finding}/dismiss", data={"key": key, "reason": " "})
    assert (without.status_code, "dismissed with a reason" in without.text) == (400, True)
    assert rich.post(f"/en/findings/{finding}/dismiss", data={"reason": "a form of no page"}).status_code == 403
    assert rich.post(f"/en/findings/{finding}/dismiss", data={"key": key, "reason": "a typing slip"}).status_code == 303
    after = html.fromstring(rich.get("/en/findings").text)
    assert not after.xpath(f"//li[@id='{finding}']")
    assert "a typing slip" in after.xpath("string(//section[@aria-labelledby='dismissed'])")
    (undo,) = after.xpath("//section[@aria-labelledby='dismissed']//form/@action")
    assert rich.post(undo, data={"key": key, "back": "/findings"}).headers["location"] == "/en/findings"
    assert html.fromstring(rich.get("/en/findings").text).xpath(f"//li[@id='{finding}']")


def test_a_class_that_there_is_not_is_told(rich: TestClient) -> None:
    assert "there are fx, magnitude" in words_of_error(rich, "/en/findings?class=odd")


def test_indicators_are_drawn_by_subject_and_lead_to_their_sentence(rich: TestClient) -> None:
    page = html.fromstring(rich.get("/en/indicators").text)
    drawn = page.xpath("//*[local-name()='svg']//*[local-name()='text']/text()")
    assert {"Japan", "#32", "#29"} <= set(drawn)
    assert len(page.xpath("//table[contains(@class, 'rows')]/tbody/tr//a[contains(@href, '#at-')]")) == 2
    assert words(rich, "/ja/indicators?unit=rank").count("Japan ranked") == 2
    assert "No statement matches" in words(rich, "/en/indicators?q=nothing")


def words_of_error(browser: TestClient, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 400
    return answer.text


def test_a_deal_that_a_reason_names_is_a_link_to_it(rich: TestClient) -> None:
    """What the overview leaves out is told by who pays whom, in the page's language, not by an id."""
    page = html.fromstring(rich.get("/ja/?kind=investment&measure=done").text)
    (left,) = page.xpath("//details[@class='more']//li")
    assert left.xpath("string(a)") == "星チップス → plant、1000億円"
    assert left.xpath("a/@href")[0].startswith("/ja/deals/deal-")
    assert left.text_content().endswith("：計画の段階")


def test_who_is_named_in_one_script_only_is_called_so_where_documents_of_the_language_do(rich: TestClient) -> None:
    """星チップス of the Japanese story and Hoshi Chips of the English ones share an id; each page has its own language's name."""
    assert "Hoshi Chips" in words(rich, "/en/organisations/~hoshi-chips")
    page = html.fromstring(rich.get("/ja/organisations/~hoshi-chips").text)
    assert page.xpath("string(//h1)") == "星チップス"
    assert page.xpath("string(//dd[@lang='en'])") == "Hoshi Chips"
    assert "星チップス" in words(rich, "/ja/deals?kind=subsidy")
    assert "星チップス" not in words(rich, "/en/deals?kind=subsidy")
