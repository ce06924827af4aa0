"""The JSON API: the records of the commands, pages of lists, errors as JSON, and who may write."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from daicho.ledger import judgements
from daicho.ledger.store import Ledger
from daicho.questions.conversion import Conversion
from daicho.questions.deals import deals_of
from daicho.questions.rates import Rates
from daicho.questions.records import converted_record, deal_record

from .conftest import Browse

API = "/api/v1"
TOKEN = "a token of enough letters"


def get(browser: TestClient, address: str) -> dict[str, object]:
    answer = browser.get(API + address)
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_deals_are_the_records_of_the_command(browser: TestClient, store: Ledger) -> None:
    wanted = [json.loads(json.dumps(deal_record(deal))) for deal in deals_of(store).deals]
    assert get(browser, "/deals")["items"] == wanted
    answer = browser.get(f"{API}/deals?format=jsonl")
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert [json.loads(line) for line in answer.text.splitlines()] == wanted


def test_deals_in_one_currency_are_the_records_of_the_command(browser: TestClient, store: Ledger) -> None:
    into = Conversion("USD", Rates("2024-03-01"))
    wanted = [json.loads(json.dumps(converted_record(deal))) for deal in into.deals(deals_of(store).deals)]
    assert {one["currency"] for one in wanted} == {"USD"}
    assert get(browser, "/deals?in=usd&rates=2024-03-01")["items"] == wanted
    answer = browser.get(f"{API}/deals?in=usd&rates=2024-03-01&format=jsonl")
    assert [json.loads(line) for line in answer.text.splitlines()] == wanted
    one = get(browser, f"/deals/{wanted[0]['id']}?in=USD&rates=today")
    assert one["stated"] == wanted[0]["stated"]
    for address in ("/deals?in=XQQ", "/deals?rates=2024", "/deals?in=USD&rates=soon"):
        assert browser.get(API + address).status_code == 400


def test_one_deal_says_why_its_claims_are_one(browser: TestClient) -> None:
    listed = get(browser, "/deals?kind=subsidy")["items"]
    assert isinstance(listed, list)
    one = get(browser, f"/deals/{listed[0]['id']}")
    assert one["joins"]
    assert {key: one[key] for key in listed[0]} == listed[0]


def test_a_list_comes_in_pages(browser: TestClient) -> None:
    first = get(browser, "/documents?limit=3")
    assert (first["total"], first["next"]) == (4, "/api/v1/documents?limit=3&offset=3")
    answer = browser.get(str(first["next"])).json()
    assert (len(answer["items"]), answer["next"]) == (1, None)


QUESTIONS = (
    "totals?by=payer&in=usd",
    "flows",
    "timeline",
    "indicators",
    "entities?name=METI",
    "projects",
    "findings",
    "judgements",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_answers(browser: TestClient, question: str) -> None:
    assert isinstance(get(browser, f"/{question}")["items"], list)


def test_a_document_comes_with_its_text_so_that_offsets_can_be_checked(browser: TestClient) -> None:
    listed = get(browser, "/documents")["items"]
    assert isinstance(listed, list)
    document = get(browser, f"/documents/{listed[0]['id']}")
    text, claims = str(document["text"]), document["claims"]
    assert isinstance(claims, list)
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in claims)
    assert get(browser, f"/claims/{claims[0]['id']}") == claims[0]


@pytest.mark.parametrize(
    ("address", "status", "why"),
    [
        ("/deals/deal-0", 404, "deal-0"),
        ("/claims/c0", 404, "c0"),
        ("/nothing", 404, "Not Found"),
        ("/deals?kind=odd", 400, "there are investment"),
        ("/deals?as_of=soon", 400, "is no date"),
        ("/deals?limit=0", 400, "greater than or equal to 1"),
        ("/totals?by=odd", 400, "no field 'odd'"),
        ("/totals?in=XXX", 400, "no rates"),
    ],
)
def test_errors_are_json_that_says_what_was_wrong(browser: TestClient, address: str, status: int, why: str) -> None:
    answer = browser.get(API + address)
    assert answer.status_code == status
    assert why in answer.json()["detail"]


def test_what_is_described_is_what_there_is(browser: TestClient) -> None:
    described = get(browser, "/openapi.json")
    assert described["servers"] == [{"url": API}]
    paths = described["paths"]
    assert isinstance(paths, dict)
    page = browser.get("/en/api").text
    assert [path for path in paths if f"{API}{path}</code>" not in page] == []
    assert browser.get("/ja/api").status_code == 200


def test_a_judgement_is_made_and_withdrawn(browser: TestClient, store: Ledger) -> None:
    claim = deals_of(store).deals[0].claims[0].id
    made = browser.post(f"{API}/judgements", json={"verb": "reject", "claim": claim, "reason": "no", "author": "bob"})
    assert made.status_code == 201
    with store.reading() as connection:
        (kept,) = judgements.everything(connection)
    assert (kept.id, kept.author, kept.verb) == (made.json()["id"], "bob", "reject")
    assert browser.delete(f"{API}/judgements/{kept.id}").status_code == 200
    with store.reading() as connection:
        assert judgements.everything(connection)[0].withdrawn


@pytest.mark.parametrize(
    "sent", [{"verb": "join", "left": "x"}, {"verb": "dismiss", "finding": "f"}, {"verb": "accept"}, {"verb": "odd"}]
)
def test_a_judgement_that_lacks_something_is_refused(browser: TestClient, sent: dict[str, str]) -> None:
    assert browser.post(f"{API}/judgements", json=sent).status_code == 400


def test_who_writes_sends_json_and_the_token(browse: Browse) -> None:
    guarded = browse(token=TOKEN)
    said = {"verb": "accept", "claim": "c0"}
    assert guarded.get(f"{API}/deals").status_code == 200
    assert guarded.post(f"{API}/judgements", json=said).status_code == 401
    assert guarded.post(f"{API}/judgements", json=said, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 404
    plain = browse().post(f"{API}/judgements", content=json.dumps(said), headers={"content-type": "text/plain"})
    assert plain.status_code in (400, 415)
    elsewhere = browse().post(f"{API}/judgements", json=said, headers={"sec-fetch-site": "cross-site"})
    assert elsewhere.status_code == 403


def test_the_page_of_the_api_speaks_the_readers_language(browser: TestClient) -> None:
    page = browser.get("/ja/api").text
    assert "読み取りは誰でもできます" in page
    assert ">集計と一覧</h2>" in page
    assert '<th scope="col">意味</th>' in page
