"""Indicators: by whom they are of, unit and date, each with its source."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from daicho.intake import rules
from daicho.ledger import write
from daicho.ledger.store import Ledger, open_ledger
from daicho.model.claim import Indicator, Party, Reading
from daicho.questions.indicators import Reported, indicators_of
from daicho.questions.records import indicator_record
from examples import document, mention

SAID = [
    ("b.txt", "2024-06-01", "Japan's share was 10%.", "Japan", "japan-government", "10%", "%"),
    ("a.txt", "2023-06-01", "日本の比率は9%。", "日本", "japan-government", "9%", "%"),
    ("c.txt", None, "Japan ranked 32nd.", "Japan", "japan-government", "32nd", "rank"),
    ("d.txt", "2024-01-01", "TSMC has a share of 60%.", "TSMC", "tsmc", "60%", "%"),
    ("e.txt", "2024-01-02", "The rate is 3%.", None, None, "3%", "%"),
]


@pytest.fixture
def store(tmp_path: Path) -> Ledger:
    store = open_ledger(str(tmp_path / "daicho.db"))
    with store.writing() as connection:
        for name, published, text, subject, entity, measure, unit in SAID:
            item = document(text, name, published)
            claim = Indicator(
                quote=mention(text, text),
                measure=mention(text, measure),
                value=Decimal("".join(filter(str.isdigit, measure))),
                unit=unit,
                subject=(Party(mention(text, subject), subject, entity),) if subject else (),
            )
            write.write_appearance(connection, item, "2026-01-01T00:00:00+00:00")
            write.write_reading(
                connection, item.id, item.text, Reading((claim,)), rules=rules(), published=item.published
            )
    return store


def said(found: tuple[Reported, ...]) -> list[tuple[str | None, str, str | None]]:
    return [(one.subject, one.claim.measure.text, one.stated.published) for one in found]


def test_they_come_by_subject_unit_and_date(store: Ledger) -> None:
    assert said(indicators_of(store)) == [
        ("Japan", "9%", "2023-06-01"),
        ("Japan", "10%", "2024-06-01"),
        ("Japan", "32nd", None),
        ("Taiwan Semiconductor Manufacturing Company", "60%", "2024-01-01"),
        (None, "3%", "2024-01-02"),
    ]


def test_those_of_a_subject_a_unit_or_a_day(store: Ledger) -> None:
    assert [m for _, m, _ in said(indicators_of(store, subject="tsmc"))] == ["60%"]
    assert [m for _, m, _ in said(indicators_of(store, subject="japan-government", unit="rank"))] == ["32nd"]
    assert [m for _, m, _ in said(indicators_of(store, as_of="2023-12"))] == ["9%"]
    assert indicators_of(store, subject="nobody") == ()


def test_a_record_has_its_source(store: Ledger) -> None:
    record = indicator_record(indicators_of(store)[1])
    assert (record["value"], record["doc"], record["quote"]) == (10, "b.txt", "Japan's share was 10%.")
    assert record["claim"].startswith("c")
    assert (record["start"], record["end"]) == (0, len(SAID[0][2]))
