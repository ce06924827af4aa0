"""Past days: what is kept, with later documents followed out of it, answers as if only the documents known then were there."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from daicho.ledger import changes, read
from daicho.ledger.store import Ledger, open_ledger
from daicho.questions import indicators, known, past, settling
from daicho.questions.board import board
from daicho.questions.deals import deals_of
from daicho.questions.findings import findings_of
from daicho.questions.news import news
from daicho.questions.timelines import timelines_of
from questions.test_settling import Changing, content, crowds, enter, nothing_kept, texts

__all__ = ["crowds"]


def answers(ledger: Ledger, day: str) -> list[Any]:
    return [
        deals_of(ledger, as_of=day),
        board(ledger, as_of=day),
        findings_of(ledger, day),
        timelines_of(ledger, day),
        news(ledger, day),
        news(ledger, "2024-03", as_of=day) if day > "2024-04" else None,
    ]


def from_all_claims(ledger: Ledger, day: str) -> list[Any]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (known, indicators):
            patch.setattr(module, "settled", nothing_kept)
        return answers(ledger, day)


def days(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return sorted({day for day in read.dates(connection) if day} | {"2024-05", "1999"})


@pytest.fixture(autouse=True)
def _however_much_came_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "_MOST", 1)


def test_what_few_documents_said_first_is_worked_out_of_these(told: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = answers(told, "2024-04-01")
    monkeypatch.setattr(past, "_MOST", 0.5)
    with known.known(told, "2024-04-01", "deals") as found:
        assert found is None
    assert answers(told, "2024-04-01") == expected


@pytest.mark.usefixtures("crowds")
@pytest.mark.parametrize("seed", range(4))
def test_a_past_day_is_answered_as_from_its_documents_alone(seed: int, tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        changing = Changing(ledger, random.Random(seed))
        for _ in range(4):
            for _ in range(4):
                changing.step()
            before = content(ledger)
            for day in changing.dice.sample(days(ledger), min(3, len(days(ledger)))):
                assert answers(ledger, day) == from_all_claims(ledger, day)
            assert content(ledger) == before


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    for document, reading in texts():
        enter(ledger, document, reading)
    settling.settle(ledger)
    return ledger


def test_a_store_of_either_kind_looks_back(told: Ledger) -> None:
    before = content(told)
    for day in days(told)[::4]:
        assert answers(told, day) == from_all_claims(told, day)
    assert content(told) == before


def test_who_looks_back_holds_up_nobody(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        for one in texts()[:4]:
            enter(ledger, *one)
        with known.known(ledger, "2024-01-01", "deals") as found:
            assert found is not None
            with open_ledger(str(tmp_path / "ledger.db")) as other, other.writing() as connection:
                changes.changed(connection)


def test_a_ledger_that_nobody_may_write_to_looks_back(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        for one in texts():
            enter(ledger, *one)
        expected = answers(ledger, "2024-12-31")
    with open_ledger(f"sqlite:///file:{tmp_path}/ledger.db?mode=ro&uri=true") as locked:
        with known.known(locked, "2024-12-31", "deals") as found:
            assert found is not None
        assert answers(locked, "2024-12-31") == expected
