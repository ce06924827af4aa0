"""A large ledger: its answers are made by another process, and are the same; pages are kept, and are each reader's own."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from daicho.faces.web import shelf as module
from daicho.faces.web.answers import Answers, OneState
from daicho.faces.web.deal_columns import deal_columns
from daicho.faces.web.shelf import Shelf
from daicho.ledger.store import Ledger
from daicho.questions.board import board, counted, generation
from daicho.questions.settling import settle

from .conftest import Browse, deal_ids, form_key
from .test_shelf import change

PAGES = (
    "/",
    "/deals",
    "/deals?q=METI",
    "/organisations",
    "/projects",
    "/findings",
    "/indicators",
    "/documents",
    "/search?q=a",
    "/deals?as_of=2024",
    "/projects?as_of=2024",
)
QUESTIONS = (
    "deals?kind=subsidy",
    "deals?as_of=2030",
    "deals?format=jsonl",
    "totals?by=payer&in=USD",
    "flows?format=jsonl",
    "timeline",
    "indicators?unit=rank",
    "entities?name=METI",
    "findings?class=date",
    "judgements",
)
_KEY = re.compile(r'name="key" value="[0-9a-f]+"')


@pytest.fixture
def beside(store: Ledger, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.setattr(module, "_REST", 0.0)
    monkeypatch.syspath_prepend(str(Path(__file__).parents[3]))  # so that the process beside finds what is told it here
    made = Shelf(store, large=True)
    yield made
    made.close()


def test_pages_are_those_of_a_small_ledger(browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    small = browse()
    monkeypatch.setattr(module, "_LARGE", 0)
    large = browse()
    addresses = [f"/{lang}{page}" for lang in ("en", "ja") for page in PAGES]
    addresses += [f"/en/deals/{deal}" for deal in deal_ids(small.get("/en/deals").text)]
    for address in addresses:
        ours, theirs = small.get(address), large.get(address)
        assert ours.status_code == theirs.status_code == 200
        assert _KEY.sub("", ours.text) == _KEY.sub("", theirs.text), address


def test_programs_get_what_a_small_ledger_gives(browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    small = browse()
    monkeypatch.setattr(module, "_LARGE", 0)
    large = browse()
    for question in QUESTIONS:
        ours, theirs = small.get(f"/api/v1/{question}"), large.get(f"/api/v1/{question}")
        assert ours.status_code == theirs.status_code == 200
        assert ours.headers["content-type"] == theirs.headers["content-type"]
        assert ours.text == theirs.text, question
    deal = small.get("/api/v1/deals").json()["items"][0]["id"]
    one = f"/api/v1/deals/{deal}?as_of=2030"
    assert small.get(one).text == large.get(one).text
    assert large.get("/api/v1/deals/deal-0?as_of=2030").status_code == 404
    assert large.get("/api/v1/totals?by=odd").status_code == 400


def test_who_reads_does_not_wait_and_is_told(beside: Shelf, store: Ledger) -> None:
    columns = deal_columns(beside)
    assert list(columns.lines) == list(board(store).lines)
    change(store)
    key, make = next(iter(_looked_at(beside).items()))
    assert beside.look(key, make) == (beside.get(key, make), False)
    until = time.monotonic() + 120
    while not beside.look(key, make)[1] and time.monotonic() < until:
        pass
    assert beside.look(key, make)[1]
    assert list(deal_columns(beside).lines) == list(board(store).lines)


def test_what_fails_over_there_is_told_here_and_a_process_that_died_is_begun_again(beside: Shelf) -> None:
    with pytest.raises(ZeroDivisionError):
        beside.get("wrong", _wrong)
    with pytest.raises(Exception, match="died"):
        beside.get("end", _end)
    assert beside.get("right", _right) == 1


def test_what_is_asked_for_once_is_of_the_ledger_as_it_is_and_not_kept(beside: Shelf, store: Ledger) -> None:
    assert beside.get("kept", _counted) == generation(store)
    change(store)
    assert beside.ask(_counted) == generation(store)
    assert set(beside._kept) == {"kept"}


def test_answers_of_one_state_are_of_one_state(store: Ledger) -> None:
    answers = OneState(store)

    def made(key: str) -> tuple[int, int]:
        return answers.turn_to(key), answers.get(key, lambda these: counted(these.store))

    now = generation(store)
    assert made("first") == (now, now)
    change(store)
    assert made("other") == (now, now)
    assert made("other") == (now + 1, now + 1)


def test_a_ledger_asked_without_hurry_answers_as_it_was_settled(store: Ledger) -> None:
    settle(store)
    unhurried = store.as_settled()
    before = board(store)
    change(store)
    assert counted(unhurried) == counted(store) - 1
    assert board(unhurried) == before
    settle(store)
    assert counted(unhurried) == counted(store)


class TestKept:
    def test_a_page_is_kept_until_something_changes(self, browser: TestClient, store: Ledger) -> None:
        pages = browser.app.state.site.pages  # type: ignore[attr-defined]
        made = browser.get("/en/deals").text
        kept = dict(pages._pages)
        assert browser.get("/en/deals").text == made
        assert dict(pages._pages) == kept
        change(store)
        assert browser.get("/en/deals").status_code == 200
        assert dict(pages._pages) != kept

    def test_what_is_a_readers_own_is_not_shared(self, browse: Browse) -> None:
        first, second = browse(), browse()
        second.app = first.app
        page = "/en/findings"
        assert form_key(first, page) == form_key(first, page) != form_key(second, page) == form_key(second, page)


def _looked_at(shelf: Shelf) -> dict[object, object]:
    return {key: kept.make for key, kept in shelf._kept.items()}


def _counted(answers: Answers) -> int:
    return counted(answers.store)


def _wrong(_: object) -> int:
    return 1 // 0


def _end(_: object) -> int:
    os._exit(1)


def _right(_: object) -> int:
    return 1
