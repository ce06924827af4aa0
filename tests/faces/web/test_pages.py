"""Each page: what it shows, in both languages, and what its address asks."""

from __future__ import annotations

import csv
import io
import re

import pytest
from lxml import html
from starlette.testclient import TestClient

from daicho.faces.web.pages import PAGES
from daicho.ledger import read
from daicho.ledger.store import Ledger
from examples import TEXT

from .conftest import deal_ids
from .ledgers import AGAIN, CLOUD, HOSTILE

ADDRESSES = [page.path for page in PAGES if page.path] + [
    "/deals?kind=subsidy&sort=amount&q=hoshi",
    "/search?q=meti",
    "/search",
    "/sign-in",
    "/nothing-here",
]


def documents(store: Ledger) -> list[str]:
    with store.reading() as connection:
        return list(read.printed(connection))


def every_address(browser: TestClient, store: Ledger) -> list[str]:
    deals = [f"/deals/{key}" for key in deal_ids(browser.get("/en/deals").text)]
    return [*ADDRESSES, *deals, *(f"/documents/{key}" for key in documents(store))]


@pytest.mark.parametrize("lang", ["en", "ja"])
class TestEveryPage:
    def test_answers_in_its_language(self, lang: str, browser: TestClient, store: Ledger) -> None:
        for address in every_address(browser, store):
            answer = browser.get(f"/{lang}{address}")
            page = html.fromstring(answer.text)
            assert answer.status_code == (404 if "nothing" in address else 200), address
            assert page.get("lang") == answer.headers["content-language"] == lang
            assert page.xpath("count(//h1)") == 1, address
            assert page.findtext(".//title"), address

    def test_leads_to_itself_in_the_other_language(self, lang: str, browser: TestClient) -> None:
        other = "ja" if lang == "en" else "en"
        page = html.fromstring(browser.get(f"/{lang}/deals?kind=subsidy").text)
        assert page.xpath(f"//ul[@class='switches']//a[@hreflang='{other}']/@href") == [f"/{other}/deals?kind=subsidy"]

    def test_has_nothing_that_its_policy_forbids(self, lang: str, browser: TestClient, store: Ledger) -> None:
        for address in every_address(browser, store):
            page = html.fromstring(browser.get(f"/{lang}{address}").text)
            assert not page.xpath("//@style | //style | //@*[starts-with(name(), 'on')] | //script[not(@src)]"), address
            for link in page.xpath("//@href | //@src | //@action"):
                assert re.match(r"(/(en|ja|static|api)[/?.]?|#|https://example\.org/)", link), (address, link)

    def test_names_every_field_and_heads_every_column(self, lang: str, browser: TestClient, store: Ledger) -> None:
        for address in every_address(browser, store):
            page = html.fromstring(browser.get(f"/{lang}{address}").text)
            for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
                named = field.get("aria-label") or page.xpath("//label[@for=$id]", id=field.get("id") or "")
                assert named or field.xpath("ancestor::label"), (address, html.tostring(field))
            for table in page.xpath("//table"):
                assert table.xpath(".//th[@scope='col']"), address
            ids = page.xpath("//@id")
            assert len(ids) == len(set(ids)), address


def test_the_browsers_language_is_taken_where_the_address_has_none(browser: TestClient) -> None:
    japanese = {"accept-language": "ja-JP,ja;q=0.9,en;q=0.5"}
    answer = browser.get("/deals?kind=subsidy", headers=japanese)
    assert answer.headers["location"] == "/ja/deals?kind=subsidy"
    assert "accept-language" in answer.headers["vary"]
    assert browser.get("/", headers={"accept-language": "fr"}).headers["location"] == "/en/"


class TestDeals:
    @pytest.mark.parametrize(
        "word", ["subsidy", "補助", "補助金", "grant", "ｇｒａｎｔ", "METI", "経済産業省", "hoshi chips"]
    )
    def test_are_found_by_words_of_either_language(self, word: str, browser: TestClient) -> None:
        found = deal_ids(browser.get("/en/deals", params={"q": word}).text)
        assert found == deal_ids(browser.get("/en/deals?kind=subsidy").text)
        assert len(found) == 1

    def test_of_words_that_are_written_together_are_found(self, browser: TestClient) -> None:
        assert len(deal_ids(browser.get("/ja/deals", params={"q": "経済産業省補助金"}).text)) == 1
        assert not deal_ids(browser.get("/ja/deals", params={"q": "経済産業省融資"}).text)

    def test_facets_count_what_choosing_them_gives(self, browser: TestClient) -> None:
        page = html.fromstring(browser.get("/en/deals?kind=subsidy&status=done").text)
        facets = page.xpath("//aside[@id='filters']//a")
        assert facets
        for facet in facets:
            if facet.get("aria-current"):
                continue
            told = int(facet.xpath("string(.//span[@class='number'])"))
            kept = [pair for pair in facet.get("href").partition("?")[2].split("&") if pair]
            field = next(pair.partition("=")[0] for pair in reversed(kept))
            alone = [pair for pair in kept if not pair.startswith(f"{field}=")] + [kept[-1]]
            assert len(deal_ids(browser.get(f"/en/deals?{'&'.join(alone)}").text)) == told, facet.get("href")

    def test_are_sorted_as_asked(self, browser: TestClient) -> None:
        up = deal_ids(browser.get("/en/deals?sort=amount").text)
        down = deal_ids(browser.get("/en/deals?sort=-amount").text)
        assert len(up) == 3
        assert up == down[::-1]
        page = html.fromstring(browser.get("/en/deals?sort=-amount").text)
        assert page.xpath("string(//th[@aria-sort='descending'])").startswith("Amount")

    @pytest.mark.parametrize("query", ["sort=beauty", "page=0", "page=x", "page=-1"])
    def test_of_a_query_without_sense_are_refused(self, query: str, browser: TestClient) -> None:
        assert browser.get(f"/en/deals?{query}").status_code == 400

    def test_past_the_last_page_are_those_of_the_last(self, browser: TestClient) -> None:
        answer = browser.get("/en/deals?page=99")
        assert answer.status_code == 200
        assert deal_ids(answer.text) == deal_ids(browser.get("/en/deals").text)

    def test_are_downloaded_as_shown(self, browser: TestClient) -> None:
        answer = browser.get("/en/deals.csv?kind=investment&sort=-amount")
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert [row["deal"] for row in rows] == deal_ids(browser.get("/en/deals?kind=investment&sort=-amount").text)
        assert answer.headers["content-disposition"] == 'attachment; filename="deals.csv"'

    def test_are_downloaded_as_a_workbook_with_their_claims(self, browser: TestClient) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.load_workbook(io.BytesIO(browser.get("/en/deals.xlsx?kind=subsidy").content))
        assert book["deals"].max_row == 2
        assert book["claims"].max_row == 3


class TestADeal:
    @pytest.fixture
    def page(self, browser: TestClient) -> str:
        (key,) = deal_ids(browser.get("/en/deals?kind=subsidy").text)
        return browser.get(f"/en/deals/{key}").text

    def test_shows_every_sentence_with_its_slots_marked(self, page: str) -> None:
        quotes = html.fromstring(page).xpath("//blockquote")
        assert [quote.text_content() for quote in quotes] == [TEXT.split(". ")[0] + ".", AGAIN.split(". ")[0] + "."]
        for quote in quotes:
            assert quote.xpath("string(.//span[contains(@class, 'top-amount')])") == "up to 732 billion yen"
            assert quote.xpath("string(.//span[contains(@class, 'top-payer')])") == "METI"

    def test_names_the_rate_it_converts_at(self, page: str) -> None:
        assert re.search(r"1 USD = 150\.\d+ JPY, 23 Feb 2024, ECB reference rate", page)

    def test_says_why_its_claims_are_one(self, page: str) -> None:
        assert "same recipient" in html.fromstring(page).xpath("string(//section[@aria-labelledby='joins'])")

    def test_that_is_not_there_is_missed_politely(self, browser: TestClient) -> None:
        answer = browser.get("/ja/deals/deal-0000000000000000")
        assert answer.status_code == 404
        assert "ページを表示できません" in answer.text


class TestADocument:
    @pytest.mark.parametrize(("name", "text"), [("a.txt", TEXT), ("c.txt", CLOUD), ("<i>d.txt", HOSTILE)])
    def test_is_shown_to_the_letter(self, name: str, text: str, browser: TestClient, store: Ledger) -> None:
        page = html.fromstring(browser.get(f"/en/documents/{key_of(store, name)}").text)
        assert page.xpath("//div[@class='text']")[0].text_content() == text

    def test_shows_spans_that_overlap(self, browser: TestClient, store: Ledger) -> None:
        page = html.fromstring(browser.get(f"/en/documents/{key_of(store, 'c.txt')}").text)
        both = page.xpath("//div[@class='text']//span[contains(@class, 's-project') and contains(@class, 's-place')]")
        assert [one.text_content() for one in both] == ["日本"]
        assert page.xpath("string(//div[@class='text']//span[contains(@class, 'top-project')])") == "のデータセンター"

    def test_says_why_a_sum_is_no_flow(self, browser: TestClient, store: Ledger) -> None:
        page = html.fromstring(browser.get(f"/en/documents/{key_of(store, 'a.txt')}").text)
        assert "not a flow, because: revenue" in page.xpath("string(//ul[@class='not-flows'])")
        assert page.xpath("//span[contains(@class, 'top-not_flow')][@title]")

    def test_and_its_claims_lead_to_each_other(self, browser: TestClient, store: Ledger) -> None:
        page = html.fromstring(browser.get(f"/en/documents/{key_of(store, 'a.txt')}").text)
        for link in page.xpath("//a[starts-with(@href, '#')]/@href"):
            assert page.xpath("//*[@id=$id]", id=link[1:]), link


def key_of(store: Ledger, name: str) -> str:
    with store.reading() as connection:
        return read.document_named(connection, name)
