"""Dates and spans of time, with their values against a day of publication."""

from __future__ import annotations

import pytest

from daicho.annotation.english.dates import dates_of
from daicho.annotation.english.parse import parse
from daicho.annotation.english.sentences import sentences_of
from daicho.annotation.shadow import shadow_of
from daicho.model.when import Period, When

PUBLISHED = "2025-07-14"  # a Monday


def _dates(text: str, published: str | None = PUBLISHED) -> tuple[tuple[When, ...], tuple[Period, ...]]:
    shadow = shadow_of(text)
    sentences = sentences_of(shadow)
    return dates_of(shadow, parse(shadow, sentences, [True] * len(sentences)), published)


@pytest.mark.parametrize(
    ("text", "wording", "value"),
    [
        ("It will open by the end of 2027.", "by the end of 2027", "2027-12"),
        ("Production starts in mid-2027.", "in mid-2027", "2027"),
        ("Work begins late in 2026.", "late in 2026", "2026"),
        ("It should open in the second half of 2026.", "in the second half of 2026", "2026"),
        ("Shipments are due in Q3 2027.", "in Q3 2027", "2027-Q3"),
        ("It was finished in the fourth quarter of 2024.", "in the fourth quarter of 2024", "2024-Q4"),
        ("Output starts in the last three months of 2026.", "in the last three months of 2026", "2026-Q4"),
        ("Mass production is slated for fiscal 2028.", "for fiscal 2028", "FY2028"),
        ("The plant will open in FY27.", "in FY27", "FY2027"),
        ("It opened on 18 November 2024.", "on 18 November 2024", "2024-11-18"),
        ("Built in the spring of 2024, it stands idle.", "in the spring of 2024", "2024"),
        ("It was founded five years ago.", "five years ago", "2020"),
        ("The lines will start in 18 months.", "in 18 months", "2027-01"),
        ("It will open by the end of the year.", "by the end of the year", "2025-12"),
    ],
)
def test_a_date_has_its_wording_and_value(text: str, wording: str, value: str) -> None:
    whens, _ = _dates(text)
    assert [(when.mention.text, when.value) for when in whens] == [(wording, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Work is due to start in September.", "2025-09"),
        ("Ground was broken in September.", "2024-09"),
        ("The fab will open in March.", "2026-03"),
        ("The fab opened in March.", "2025-03"),
        ("The deal is expected to close in the third quarter.", "2025-Q3"),
        ("The ministry said so on Friday.", "2025-07-11"),
        ("They will meet on Friday.", "2025-07-18"),
        ("It will open next spring.", "2026"),
        ("Tools move in from next March.", "2026-03"),
        ("Construction: September.", None),
    ],
)
def test_a_date_without_a_year_follows_its_clause(text: str, value: str | None) -> None:
    assert _dates(text)[0][0].value == value


def test_nothing_relative_is_resolved_without_a_publication_date() -> None:
    assert [when.value for when in _dates("It opened last month and ships next year.", None)[0]] == [None, None]


def test_later_dates_lean_on_the_date_before() -> None:
    whens, _ = _dates("Hall one opens in January 2026, hall two eighteen months later and hall three the same year.")
    assert [when.value for when in whens] == ["2026-01", "2027-07", "2027"]


def test_a_range_is_one_date_and_a_period() -> None:
    whens, periods = _dates("It will be finished between 2030 and 2031, the other about a year later.")
    assert [(when.value, when.low) for when in whens] == [("2031", "2030"), ("2032", "2031")]
    assert (periods[0].start, periods[0].end) == ("2030", "2031")


@pytest.mark.parametrize(
    ("text", "wording", "years", "start", "end"),
    [
        ("It will spend $2 billion over the next two years.", "over the next two years", 2.0, None, None),
        ("It pledged $2 billion over a decade.", "over a decade", 10.0, None, None),
        ("A five-year plan worth $2 billion was passed.", "five-year", 5.0, None, None),
        ("It will spend $2 billion by 2027.", "by 2027", None, None, "2027"),
        ("It has spent $2 billion since 2019.", "since 2019", None, "2019", None),
        ("It will spend $2 billion from 2023 to 2027.", "from 2023 to 2027", None, "2023", "2027"),
        ("It has spent $2 billion since it came in 1997.", "since it came in 1997", None, "1997", None),
        ("It set aside $2 billion in fiscal 2025.", "in fiscal 2025", None, "FY2025", "FY2025"),
    ],
)
def test_spans_of_time(text: str, wording: str, years: float | None, start: str | None, end: str | None) -> None:
    found = [(p.mention.text, p.years, p.start, p.end) for p in _dates(text)[1]]
    assert found == [(wording, years, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "It may build 2,027 homes.",
        "Vision 2030 was presented to ministers.",
        "Prices fall to a low.",
        "They march on.",
        "It has 2000% more.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert _dates(text)[0] == ()


def test_spans_point_at_the_stored_text() -> None:
    text = "The fab\u00a0opens in\u00a0March\u00a02026."
    (when,) = _dates(text)[0]
    when.mention.verify(text)
    assert when.mention.text == "in\u00a0March\u00a02026"
