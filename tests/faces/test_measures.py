"""Numbers with units, in English and in Japanese."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.faces.measures import measured, number, unit_key, unit_label
from daicho.faces.words import LANGUAGES


@pytest.mark.parametrize(
    ("value", "unit", "english", "japanese"),
    [
        ("32", "rank", "#32", "32位"),
        ("32", "位", "#32", "32位"),
        ("0.71", "%", "0.71%", "0.71%"),
        ("55000", "wafers/month", "55,000 wafers a month", "月5万5000枚"),
        ("1700", "人", "1,700 people", "1700人"),
        ("1", "people", "1 person", "1人"),
        ("3", "nm", "3 nm", "3ナノメートル"),
        ("20", "GWh/年", "20 GWh a year", "年20ギガワット時"),
        ("12", "inch", "12 inch", "12インチ"),
        ("44", "", "44", "44"),
        ("6", "tidal turbines", "6 tidal turbines", "6 tidal turbines"),
        ("2.5", "台", "2.5 units", "2.5台"),
        ("5000", "vehicles/shift", "5,000 vehicles/shift", "5000 vehicles/shift"),
        ("90", "MWh/minute", "90 MWh a minute", "毎分90メガワット時"),
        ("7", "/month", "7 a month", "月7"),
    ],
)
def test_a_measure_reads_in_both_languages(value: str, unit: str, english: str, japanese: str) -> None:
    assert measured(Decimal(value), unit, "en") == english
    assert measured(Decimal(value), unit, "ja") == japanese


@pytest.mark.parametrize(
    ("value", "japanese"),
    [
        ("0", "0"),
        ("10000", "1万"),
        ("3400000", "340万"),
        ("123456789", "1億2345万6789"),
        ("0.1250", "0.125"),
        ("-5", "-5"),
    ],
)
def test_japanese_counts_in_ten_thousands(value: str, japanese: str) -> None:
    assert number(Decimal(value), "ja") == japanese


def test_a_unit_is_one_in_both_languages() -> None:
    assert unit_key("位") == unit_key("rank") == "rank"
    assert unit_key("メガワット/年") == unit_key("MW/year")
    assert unit_key("MW/year") != unit_key("MW/month")
    assert unit_label("rank", "ja") == "順位"
    assert unit_label("tonnes/year", "ja") == "トン／年"


@pytest.mark.parametrize("unit", ["wafers/month", "メガワット/年", "位", "人", "tidal turbines", "MW/shift", ""])
def test_what_stands_for_a_unit_is_one_and_can_be_asked_for(unit: str) -> None:
    key = unit_key(unit)
    assert unit_key(key) == key
    assert [unit_label(key, lang) for lang in LANGUAGES] == [unit_label(unit, lang) for lang in LANGUAGES]
