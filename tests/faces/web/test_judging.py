"""What people decide in a browser, and that it lasts."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient

from daicho.ledger import judgements, read
from daicho.ledger.store import Ledger
from daicho.model.judgement import Judgement

from .conftest import deal_ids, form_key
from .test_pages import key_of


def claims(store: Ledger, kind: str) -> list[str]:
    with store.reading() as connection:
        return [stated.id for stated in read.stated(connection) if stated.claim.kind == kind]


def made(store: Ledger) -> list[Judgement]:
    with store.reading() as connection:
        return list(judgements.everything(connection))


def grant_page(browser: TestClient) -> str:
    (deal,) = deal_ids(browser.get("/en/deals?kind=subsidy").text)
    return f"/en/deals/{deal}"


def test_a_claim_called_wrong_leaves_its_deal_and_comes_back_when_that_is_undone(
    browser: TestClient, store: Ledger
) -> None:
    page = grant_page(browser)
    first, second = claims(store, "subsidy")
    answer = browser.post(
        f"/en/claims/{first}/judge", data={"verb": "reject", "key": form_key(browser, page), "back": page[3:]}
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/en/claims/{second}"
    left = html.fromstring(browser.get(grant_page(browser)).text)
    assert left.xpath("//article/@data-claim") == [second]
    (judgement,) = made(store)
    back = browser.post(f"/en/judgements/{judgement.id}/undo", data={"key": form_key(browser), "back": page})
    assert back.status_code == 303
    again = html.fromstring(browser.get(grant_page(browser)).text)
    assert again.xpath("//article/@data-claim") == [first, second]


def test_a_correction_changes_only_what_was_changed_in_the_form(browser: TestClient, store: Ledger) -> None:
    (claim,) = [
        one for one in claims(store, "investment") if "c.txt" in browser.get(f"/en{path_of(browser, one)}").text
    ]
    page = html.fromstring(browser.get(f"/en{path_of(browser, claim)}").text)
    (form,) = page.xpath("//form[.//button[@value='correct']]")
    sent = {field.get("name"): field.get("value", "") for field in form.xpath(".//input")}
    for select in form.xpath(".//select"):
        sent[select.get("name")] = select.xpath("string(.//option[@selected]/@value)")
    answer = browser.post(
        form.get("action"), data={**sent, "verb": "correct", "slot.amount": "3.1bn", "reason": "misread"}
    )
    assert answer.status_code == 303
    (judgement,) = made(store)
    assert (judgement.verb, sorted(judgement.slots), judgement.reason) == ("correct", ["amount"], "misread")
    assert "$3.1 bn" in browser.get("/en/deals?kind=investment").text


def test_a_form_in_which_nothing_was_changed_corrects_nothing(browser: TestClient, store: Ledger) -> None:
    claim = claims(store, "subsidy")[0]
    answer = browser.post(f"/ja/claims/{claim}/judge", data={"verb": "correct", "key": form_key(browser)})
    assert answer.status_code == 400
    assert "訂正するものがありません" in answer.text
    assert not made(store)


def test_a_correction_that_makes_no_sense_is_told_plainly(browser: TestClient, store: Ledger) -> None:
    claim = claims(store, "subsidy")[0]
    sent = {"verb": "correct", "key": form_key(browser), "slot.amount": "a lot"}
    answer = browser.post(f"/en/claims/{claim}/judge", data=sent)
    assert answer.status_code == 400
    assert "is no figure" in html.fromstring(answer.text).text_content()


def test_a_claim_parted_from_its_deal_makes_another_and_joining_brings_them_together(
    browser: TestClient, store: Ledger
) -> None:
    page = grant_page(browser)
    first, second = claims(store, "subsidy")
    key = form_key(browser, page)
    deal = page.rpartition("/")[2]
    answer = browser.post(f"/en/deals/{deal}/part", data={"claim": second, "key": key})
    assert answer.status_code == 303
    apart = deal_ids(browser.get("/en/deals?kind=subsidy").text)
    assert len(apart) == 2
    offered = html.fromstring(browser.get(f"/en/deals/{apart[0]}").text).xpath("//input[@name='other']/@value")
    assert offered == [apart[1]]
    joined = browser.post(f"/en/deals/{apart[0]}/join", data={"other": apart[1], "key": key, "reason": "one grant"})
    assert joined.status_code == 303
    assert len(deal_ids(browser.get("/en/deals?kind=subsidy").text)) == 1
    assert [one.verb for one in made(store)] == ["part", "join"]
    assert {ref.id for ref in made(store)[1].claims} == {first, second}


@pytest.mark.parametrize(
    ("address", "data", "status"),
    [
        ("/en/claims/c0000000000000000/judge", {"verb": "accept"}, 404),
        ("/en/claims/c0000000000000000/judge", {"verb": "praise"}, 400),
        ("/en/claims/c0000000000000000/judge", {}, 400),
        ("/en/deals/deal-0000000000000000/join", {"other_id": "deal-1"}, 404),
        ("/en/deals/deal-0000000000000000/join", {}, 400),
        ("/en/judgements/j0000000000000000/undo", {}, 404),
    ],
)
def test_forms_about_what_is_not_there_are_refused(
    address: str, data: dict[str, str], status: int, browser: TestClient, store: Ledger
) -> None:
    answer = browser.post(address, data={**data, "key": form_key(browser)})
    assert answer.status_code == status
    assert not made(store)


def test_a_judgement_made_on_a_document_leads_back_to_it(browser: TestClient, store: Ledger) -> None:
    document = key_of(store, "a.txt")
    claim = claims(store, "indicator")[0]
    sent = {"verb": "accept", "key": form_key(browser), "back": f"/documents/{document}"}
    answer = browser.post(f"/ja/claims/{claim}/judge", data=sent)
    assert answer.headers["location"] == f"/ja/documents/{document}#claim-{claim}"
    page = html.fromstring(browser.get(f"/en/documents/{document}").text)
    assert "Called right by ann" in " ".join(page.xpath("string(//ul[@class='judgements'])").split())


def path_of(browser: TestClient, claim: str) -> str:
    """Where a claim is shown, without the language."""
    location: str = browser.get(f"/en/claims/{claim}").headers["location"]
    return location.partition("#")[0].removeprefix("/en")
