"""Documents into the ledger: what becomes of each, on both stores."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from daicho import intake
from daicho.errors import InputRefused, NotFound
from daicho.ledger import read
from daicho.ledger.store import Ledger, open_ledger
from daicho.model.claim import Reading
from daicho.model.document import Document
from examples import TEXT, document, reading

NOW = "2026-01-01T00:00:00+00:00"


def example_or_trouble(document: Document) -> Reading | InputRefused:
    """In place of the pipeline: the example's reading, a defect, or the death of the process, as the text asks for."""
    if "die" in document.text:
        os._exit(9)
    if "fail" in document.text:
        return InputRefused(document.appearance.name, "daicho failed on this document")
    return reading(document.text) if document.text.startswith("METI") else Reading()


@pytest.fixture(autouse=True)
def _no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "try_extract", example_or_trouble)
    monkeypatch.setattr(intake, "extract", example_or_trouble)


def states(ledger: Ledger, *items: Document | InputRefused, jobs: int = 1) -> list[str]:
    return [outcome.state for outcome in intake.read_into(ledger, items, read_at=NOW, jobs=jobs)]


def published(ledger: Ledger) -> dict[str, str | None]:
    with ledger.reading() as connection:
        return {found.doc: found.published for found in read.printed(connection).values()}


def test_new_then_known(ledger: Ledger) -> None:
    assert states(ledger, document(), document(), document(f"{TEXT} More.", "b.txt")) == ["new", "known", "new"]
    assert states(ledger, document()) == ["known"]


def test_another_paper_with_the_same_text_is_another_appearance(ledger: Ledger) -> None:
    assert states(ledger, document(), document(name="b.txt", published="2024-03-01")) == ["new", "known"]
    with ledger.reading() as connection:
        assert read.counts(connection) == {"documents": 1, "appearances": 2, "claims": 2}


def test_an_earlier_paper_has_the_text_read_against_its_date(ledger: Ledger) -> None:
    assert states(ledger, document(), document(name="b.txt", published="2024-02-20")) == ["new", "again"]
    assert published(ledger) == {"b.txt": "2024-02-20"}


def test_new_rules_read_everything_again_once(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    assert states(ledger, document()) == ["new"]
    monkeypatch.setattr(intake, "rules", lambda: "newer")
    assert states(ledger, document()) == ["again"]
    assert states(ledger, document()) == ["known"]


def test_refusals_stand_in_their_place_and_the_rest_goes_on(ledger: Ledger) -> None:
    items = (document("A", "a"), InputRefused("b", "no text in it"), document("to fail", "c"), document("D", "d"))
    assert states(ledger, *items) == ["new", "refused", "refused", "new"]
    assert set(published(ledger)) == {"a", "d"}


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_worker_that_dies_costs_one_document(jobs: int, ledger: Ledger) -> None:
    items = [document(f"Story {n}" + " to die" * (n == 3), str(n)) for n in range(8)]
    assert states(ledger, *items, jobs=jobs) == ["new"] * 3 + ["refused"] + ["new"] * 4


def test_outcomes_come_in_the_order_of_the_documents(ledger: Ledger) -> None:
    items = [document(f"Story {n}", str(n)) for n in range(30)]
    outcomes = intake.read_into(ledger, items, read_at=NOW, jobs=2)
    assert [outcome.name for outcome in outcomes] == [str(n) for n in range(30)]


def test_two_who_read_the_same_at_once_leave_what_one_would(address: str, tmp_path: Path) -> None:
    items = [document(f"{TEXT} Story {n}.", str(n)) for n in range(20)]
    ready = threading.Barrier(2)

    def reader(order: list[Document]) -> list[str]:
        with open_ledger(address) as mine:
            ready.wait(60)
            return states(mine, *order)

    with ThreadPoolExecutor(2) as both:
        found = [set(result) for result in both.map(reader, (items, items[::-1]))]
    assert all(states_seen <= {"new", "known", "again"} for states_seen in found)

    with open_ledger(str(tmp_path / "alone.db")) as alone, open_ledger(address) as shared:
        states(alone, *items)
        with alone.reading() as left, shared.reading() as right:
            assert read.content_hash(left) == read.content_hash(right)


def test_reading_again_uses_the_date_as_it_stands(ledger: Ledger) -> None:
    states(ledger, document())
    assert intake.read_again(ledger, document().id) == 2
    with pytest.raises(NotFound):
        intake.read_again(ledger, "d0")


def test_the_rules_version_is_that_of_the_reading_code() -> None:
    assert len(intake.rules()) == 16
    assert Path(intake.__file__).parent.joinpath("claims").is_dir()
