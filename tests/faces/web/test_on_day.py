"""Pages of the ledger as it was known on an earlier day: `as_of` in the address, kept by every link."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from daicho.faces.web.app import create_app
from daicho.faces.web.options import ServeOptions
from daicho.ledger.store import open_ledger

from .rich import make_rich

DAY = "2024-03"  # the grant is told of, the cloud, the plant in Miyagi and the slip are not


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_ledger(str(make_rich(tmp_path_factory.mktemp("day") / "rich.db"))) as store:
        app = create_app(store, ServeOptions(author="ann"))
        yield TestClient(app, base_url="http://localhost", follow_redirects=False)
        app.state.site.shelf.close()


def page_of(rich: TestClient, address: str) -> str:
    answer = rich.get(address)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_list_of_that_day_has_what_had_been_published(rich: TestClient) -> None:
    assert page_of(rich, "/en/deals").count('class="row"') == 3
    assert page_of(rich, f"/en/deals?as_of={DAY}").count('class="row"') == 1
    assert len(rich.get(f"/en/deals.csv?as_of={DAY}").text.splitlines()) == 2
    assert rich.get(f"/en/deals.xlsx?as_of={DAY}").status_code == 200
    assert "2 of" not in page_of(rich, f"/en/documents?as_of={DAY}")
    assert page_of(rich, f"/en/documents?as_of={DAY}").count('class="row"') == 3
    assert "+27 months" in page_of(rich, "/en/projects")
    assert "+27 months" not in page_of(rich, f"/en/projects?as_of={DAY}")
    assert "¥100 bn ÷ $9.9 bn" not in page_of(rich, f"/en/findings?as_of={DAY}")
    assert "29.04" not in page_of(rich, f"/en/indicators?as_of={DAY}")
    assert "$2.9 bn" not in page_of(rich, f"/en/?as_of={DAY}")


@pytest.mark.parametrize("path", ["/", "/deals?kind=subsidy", "/organisations", "/projects", "/findings", "/documents"])
def test_every_link_keeps_the_day_but_the_one_that_leads_back(rich: TestClient, path: str) -> None:
    page = html.fromstring(page_of(rich, f"/ja{path}{'&' if '?' in path else '?'}as_of={DAY}"))
    inward = [
        a for a in page.xpath("//a[starts-with(@href, '/')]") if not re.search("/(add|sign-in|api)$", a.get("href"))
    ]
    without = [a.get("href") for a in inward if f"as_of={DAY}" not in a.get("href")]
    assert without == [f"/ja{path}"], without
    assert page.xpath("string(//p[@class='looking-back'])").startswith("2024年3月までに公表")
    for form in page.xpath("//form[@method='get' or not(@method)]"):
        assert form.xpath(".//input[@name='as_of']/@value") == [DAY]


def test_what_was_known_once_is_not_judged(rich: TestClient) -> None:
    (deal,) = set(re.findall(r"/en/deals/deal-[0-9a-f]+", page_of(rich, f"/en/deals?as_of={DAY}")))
    assert 'value="reject"' in page_of(rich, deal)
    assert 'value="reject"' not in page_of(rich, f"{deal}?as_of={DAY}")


@pytest.mark.parametrize("day", ["2024-13-45", "yesterday", "2024-02-30"])
def test_what_is_no_day_is_refused_in_both_languages(rich: TestClient, day: str) -> None:
    for lang, words in (("en", "that is no date; write 2024-04-12"), ("ja", "日付ではありません")):
        answer = rich.get(f"/{lang}/deals?as_of={day}")
        assert answer.status_code == 400
        assert words in answer.text
        assert f'href="/{lang}/deals"' in answer.text


def test_a_filter_that_there_is_not_is_refused_with_those_there_are(rich: TestClient) -> None:
    for address in ("/ja/deals?kind=zebra", "/ja/deals?status=lost", "/ja/deals.csv?sector=zebras"):
        answer = rich.get(address)
        assert answer.status_code == 400
        assert "使えるのは" in answer.text
