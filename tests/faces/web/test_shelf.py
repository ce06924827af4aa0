"""Answers kept between requests: never older than the reader's own doing, never made twice for nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from daicho.faces.web import shelf as module
from daicho.faces.web.answers import Answers
from daicho.faces.web.shelf import Shelf
from daicho.ledger import judgements, read
from daicho.ledger.store import Ledger
from daicho.questions.review import on_claim


@pytest.fixture
def shelf(store: Ledger) -> Iterator[Shelf]:
    made = Shelf(store)
    yield made
    made.close()


def change(store: Ledger, number: int = 0) -> None:
    """Somebody judges something."""
    with store.reading() as connection:
        claim = next(stated.id for stated in read.stated(connection))
    made = on_claim(store, "accept", claim, author="ann", made=f"2026-01-01T00:00:{number:02}.000Z")
    with store.writing() as connection:
        judgements.write(connection, made)


class Count:
    """An answer that tells how often it was made, and may take its time."""

    def __init__(self) -> None:
        self.many = 0
        self.go = threading.Event()
        self.go.set()

    def __call__(self, _: Answers) -> int:
        self.go.wait(60)
        self.many += 1
        return self.many


def test_an_answer_is_made_once_for_each_state_of_the_ledger(shelf: Shelf, store: Ledger) -> None:
    count = Count()
    assert [shelf.get("count", count) for _ in range(3)] == [1, 1, 1]
    change(store)
    assert [shelf.get("count", count) for _ in range(3)] == [2, 2, 2]


def test_many_readers_at_once_have_it_made_once(shelf: Shelf) -> None:
    count = Count()
    count.go.clear()
    with ThreadPoolExecutor(8) as readers:
        asked = [readers.submit(shelf.get, "count", count) for _ in range(8)]
        count.go.set()
        assert {one.result() for one in asked} == {1}


def test_what_takes_long_is_made_beside_and_the_reader_is_told(
    shelf: Shelf, store: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_QUICK", -1.0)
    monkeypatch.setattr(module, "_REST", 0.0)
    count = Count()
    assert shelf.look("count", count) == (1, True)
    change(store)
    count.go.clear()
    assert shelf.look("count", count) == (1, False)
    count.go.set()
    until = time.monotonic() + 60
    while not shelf.look("count", count)[1] and time.monotonic() < until:
        pass
    assert shelf.look("count", count) == (2, True)


def test_whoever_changed_the_ledger_sees_it_changed(
    shelf: Shelf, store: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_QUICK", -1.0)
    monkeypatch.setattr(module, "_PATIENCE", 60.0)
    count = Count()
    shelf.get("count", count)
    change(store)
    shelf.renew("count", "nothing kept")
    assert shelf.look("count", count) == (2, True)


def test_an_answer_made_of_another_is_no_older_than_that(
    shelf: Shelf, store: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = Count()
    monkeypatch.setattr(module, "_QUICK", -1.0)
    assert shelf.get("inner", inner) == 1
    assert shelf.look("outer", lambda answers: answers.get("inner", inner) * 10) == (10, True)
    change(store)
    assert shelf.look("another", lambda answers: answers.get("inner", inner) * 10) == (20, True)
    assert shelf.look("inner", inner) == (2, True)


def test_what_cannot_be_made_is_told_and_tried_again(shelf: Shelf) -> None:
    wrong = iter([RuntimeError("once")])

    def make(_: Answers) -> str:
        for error in wrong:
            raise error
        return "made"

    with pytest.raises(RuntimeError, match="once"):
        shelf.get("answer", make)
    assert shelf.get("answer", make) == "made"


def test_an_answer_that_was_quick_and_is_held_up_now_keeps_no_reader_waiting(
    shelf: Shelf, store: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    count = Count()
    assert shelf.look("count", count) == (1, True)
    count.go.clear()
    change(store)
    assert shelf.look("count", count) == (1, False)
    count.go.set()
