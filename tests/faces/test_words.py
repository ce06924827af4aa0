"""The ledger's values in both languages."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from daicho.faces import words
from daicho.model.claim import KINDS, STATUSES, Event
from daicho.model.deal import RelationType
from daicho.model.finding import CLASSES, SEVERITIES
from daicho.reference.sectors import sectors

VALUES = {
    "kind": KINDS,
    "status": STATUSES,
    "event": get_args(Event),
    "relation": get_args(RelationType),
    "class": CLASSES,
    "severity": SEVERITIES,
    "sector": tuple(sector.id for sector in sectors()),
}


@pytest.mark.parametrize("field", VALUES)
def test_every_value_has_words_in_japanese(field: str) -> None:
    same = [value for value in VALUES[field] if words.label(field, value, "ja") == value]
    assert same == []


def test_several_countries_are_worded_one_by_one() -> None:
    assert words.label("payer_country", "JP, TW", "en") == "Japan, Taiwan"
    assert words.label("payer_country", "JP, TW", "ja") == "日本、台湾"
    assert words.country("EU", "ja") == "欧州連合"


def test_a_sector_is_worded_without_the_one_that_it_is_part_of() -> None:
    assert words.label("sector", "semiconductors, logic, vehicles", "en") == "logic chips, vehicles"
    assert words.label("sector", "semiconductors", "ja") == "半導体"


def test_what_no_table_has_stays_as_it_is() -> None:
    assert words.label("project", "Yumoto Fab, phase 2", "ja") == "Yumoto Fab, phase 2"
    assert words.label("country", None, "ja") == "記載なし"
    assert words.organisation(None, "Hoshi Chips", "ja") == "Hoshi Chips"
    assert words.organisation("meti", "METI", "ja") == "経済産業省"


@pytest.mark.parametrize(
    ("low", "high", "currency", "english", "japanese"),
    [
        ("732e9", "732e9", "JPY", "¥732 bn", "7320億円"),
        (None, "732e9", "JPY", "≤ ¥732 bn", "最大7320億円"),
        ("1.18e12", None, "JPY", "≥ ¥1.18 tn", "1.18兆円以上"),
        ("5e9", "7e9", "USD", "$5 bn to $7 bn", "50億〜70億ドル"),
        ("4e9", "4e9", "SEK", "SEK 4 bn", "40億 SEK"),
        (None, None, "JPY", "?", "?"),
    ],
)
def test_money_keeps_its_bounds(low: str | None, high: str | None, currency: str, english: str, japanese: str) -> None:
    ends = (Decimal(low) if low else None, Decimal(high) if high else None)
    assert words.money(*ends, currency, "en") == english
    assert words.money(*ends, currency, "ja") == japanese


@pytest.mark.parametrize(
    ("value", "english", "japanese"),
    [
        ("2027", "2027", "2027年"),
        ("2027-04", "Apr 2027", "2027年4月"),
        ("2027-04-03", "3 Apr 2027", "2027年4月3日"),
        ("2024-Q4", "Q4 2024", "2024年第4四半期"),
        ("FY2027", "FY2027", "2027年度"),
        ("soon", "soon", "soon"),
    ],
)
def test_a_date_is_worded_as_exactly_as_it_is_known(value: str, english: str, japanese: str) -> None:
    assert words.when(value, "en") == english
    assert words.when(value, "ja") == japanese


def test_a_thing_is_called_as_documents_of_the_language_call_it() -> None:
    names = ("second fab", "工場", "第2工場")
    assert words.wording_in(names, "en") == "second fab"
    assert words.wording_in(names, "ja") == "工場"
    assert words.wording_in(("second fab",), "ja") == "second fab"


def test_documents_are_called_by_their_names_without_folders() -> None:
    assert words.document("/home/me/stories/a.txt") == "a.txt"
    assert words.document("story-7") == "story-7"
    assert words.document("https://example.org/a/b") == "https://example.org/a/b"
