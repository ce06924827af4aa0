"""Anything in the ledger by its id or name, and the deals a reader asks for."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from daicho.errors import NotFound
from daicho.ledger import sheets, write
from daicho.ledger.store import Ledger
from daicho.model.claim import Party, Reading
from daicho.model.deal import Deal, Stated
from daicho.model.document import Document
from daicho.questions import lookup
from daicho.questions.deals import deals_of
from daicho.questions.filters import Filters
from daicho.questions.lookup import DocumentAnswer, EntityAnswer, RowAnswer, look_up
from daicho.spreadsheets import Told, read_sheet
from examples import TEXT, document, grant, mention, reading


def put(ledger: Ledger, item: Document, said: Reading) -> None:
    with ledger.writing() as connection:
        write.write_appearance(connection, item, "2026-01-01T00:00:00+00:00")
        write.write_reading(connection, item.id, item.text, said, rules="r1", published=item.published)


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    put(ledger, document(), reading())
    return ledger


def test_everything_has_an_id_that_leads_to_it(told: Ledger) -> None:
    (deal,) = deals_of(told).deals
    (claim,) = deal.claims
    assert look_up(told, deal.id) == deal
    assert isinstance(look_up(told, deal.id), Deal)
    assert look_up(told, claim.id) == claim
    assert isinstance(look_up(told, claim.id), Stated)
    for key in (document().id, "a.txt", "/stories/a.txt"):
        found = look_up(told, key)
        assert isinstance(found, DocumentAnswer)
        assert found.document.text == TEXT
        assert [item["why"] for item in found.not_flows] == ["revenue"]


def test_an_entity_is_found_by_any_of_its_names(told: Ledger) -> None:
    for key in ("meti", "METI", "Ministry of Economy, Trade and Industry"):
        found = look_up(told, key)
        assert isinstance(found, EntityAnswer)
        assert (found.entity, [slot for slot, _ in found.claims]) == ("meti", ["payer"])


def test_a_name_of_two_entities_is_not_guessed(told: Ledger) -> None:
    text = f"{TEXT}\nAgain."
    other = replace(grant(text), payer=(Party(mention(text, "METI"), "METI", "meti-of-elsewhere"),))
    put(told, document(text, "b.txt"), Reading(claims=(other,)))
    with pytest.raises(NotFound, match="meti-of-elsewhere"):
        look_up(told, "METI")


def test_an_entity_of_a_ledger_that_keeps_nothing_is_the_same(told: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    (deal,) = deals_of(told).deals
    keys = ("METI", deal.id[:9], deal.claims[0].id[:8])
    found = [look_up(told, key) for key in keys]
    monkeypatch.setattr(lookup, "settled", lambda ledger: nullcontext())
    assert [look_up(told, key) for key in keys] == found


def test_a_row_of_a_sheet_is_found_by_its_cell(told: Ledger, tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        path = tmp_path / name
        path.write_text("recipient,subsidy (JPY bn)\nHoshi Chips,700\n", encoding="utf-8")
        with told.writing() as connection:
            sheets.write(connection, read_sheet(str(path), Told(columns={})), "2026-01-01T00:00:00+00:00")
    found = look_up(told, "one.csv!B2")
    assert isinstance(found, RowAnswer)
    assert (found.sheet, found.row.cell, found.row.claim.amount.value) == ("one.csv", "B2", 700 * 10**9)
    assert found.compared.row == found.row
    assert look_up(told, found.row.id) == found
    with pytest.raises(NotFound, match=r"one\.csv!B2, two\.csv!B2"):
        look_up(told, "B2")


def test_nothing_of_that_name(told: Ledger) -> None:
    with pytest.raises(NotFound, match="'nobody'"):
        look_up(told, "nobody")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 1),
        (Filters(kind="subsidy"), 1),
        (Filters(kind="loan"), 0),
        (Filters(payer="ministry of economy"), 1),
        (Filters(payer="meti"), 1),
        (Filters(recipient="hoshi"), 1),
        (Filters(recipient="TSMC"), 0),
        (Filters(place="JP"), 1),
        (Filters(place="jp"), 1),
        (Filters(place="US"), 0),
        (Filters(status="planned"), 1),
        (Filters(status="done"), 0),
        (Filters(since="2024-02-24", until="2024-02-24"), 1),
        (Filters(since="2024-02-25"), 0),
        (Filters(until="2024-02-23"), 0),
        (Filters(kind="subsidy", status="done"), 0),
    ],
)
def test_every_filter_that_is_set_must_hold(filters: Filters, found: int, told: Ledger) -> None:
    assert len(deals_of(told, filters).deals) == found


def test_the_default_day_is_the_newest_in_the_ledger(told: Ledger) -> None:
    put(told, document("Undated.", "b.txt", None), Reading())
    assert (deals_of(told).as_of, deals_of(told).undated) == ("2024-02-24", ())
    asked = deals_of(told, as_of="2024-02-23")
    assert (asked.deals, asked.as_of, asked.undated) == ((), "2024-02-23", ("b.txt",))
