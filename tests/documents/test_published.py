from __future__ import annotations

import pytest

from daicho.documents.dates import written_date
from daicho.documents.published import address_date, published_in

STORY = "Fab opens in Kumamoto\n\n{}\n\nThe company said on Monday that it would spend $5 billion by 2027.\n"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("April 12, 2024", "2024-04-12"),
        ("April 12 2024, by Jo Ito", "2024-04-12"),
        ("By Jo Ito | 12 April 2024", "2024-04-12"),
        ("By Jo Ito, Friday, April 12, 2024, 10:30 a.m. JST", "2024-04-12"),
        ("By Jo Ito and Ann Lee - April 12, 2024", "2024-04-12"),
        ("Apr 12, 2024 at 5:30 PM GMT+9", "2024-04-12"),
        ("NEWS RELEASE April 12, 2024", "2024-04-12"),
        ("Posted by admin on April 12, 2024", "2024-04-12"),
        ("Published: 3 May 2024", "2024-05-03"),
        ("Published on Friday 3rd May 2024 at 14:05 BST", "2024-05-03"),
        ("Date: 2024-05-03 | Reading time: 3 min", "2024-05-03"),
        ("TOKYO, Feb. 24, 2024 (Agency) -- The government said", "2024-02-24"),
        ("PALM BEACH, Fla., Dec. 16, 2024 /Wire Service/ -- A fund said", "2024-12-16"),
        ("Berlin, 17.09.2024 – The ministry said", "2024-09-17"),
        ("Nov. 13, 2025  Cells are rolling off the line", "2025-11-13"),
        ("2024年4月12日", "2024-04-12"),
        ("2024年4月12日付", "2024-04-12"),
        ("２０２４年４月１２日（金） １０時３０分", "2024-04-12"),
        ("配信日：令和6年4月12日", "2024-04-12"),
        ("令和元年5月1日 公開", "2019-05-01"),
        ("2023/04/25 配信", "2023-04-25"),
        ("2024-08-01 14:22 更新", "2024-08-01"),
        ("【台北2024年4月12日共同】台湾の", "2024-04-12"),
        ("2024/04/12", "2024-04-12"),
        ("April 2024", "2024-04"),
        ("25/12/2024", "2024-12-25"),
        ("03/04/2024", "2024"),
    ],
)
def test_a_date_that_stands_apart_is_the_date_published(line: str, date: str | None) -> None:
    assert published_in(STORY.format(line)) == date


@pytest.mark.parametrize(
    "line",
    [
        "The plant was opened on April 12, 2024, by the governor of the prefecture.",
        "April 12, 2024, by decree of the governor, was a holiday.",
        "On April 12, 2024, the ministry approved a grant.",
        "April 12, 2024 was the day the money ran out, and nobody came.",
        "Production is due to start on April 12, 2024",
        "Rapidus To Start Production On April 12, 2024",
        "The figures, published April 3, 2024, the ministry says, are wrong.",
        "工場は2024年4月12日に開所した。",
        "2024年4月12日開業",
        "2024年4月12日、経済産業省は補助を決めた。",
        "Copyright 2024 The Daily",
        "February 30, 2024",
        "In fiscal 2025 the sum will rise.",
    ],
)
def test_a_date_in_the_story_is_not(line: str) -> None:
    assert published_in(STORY.format(line)) is None


def test_a_label_goes_before_other_dates_and_an_update_comes_last() -> None:
    assert published_in("Fab opens\nUpdated: May 5, 2024\nPublished: May 3, 2024\nText") == "2024-05-03"
    assert published_in("Fab opens\nUpdated: May 5, 2024\nBERLIN, May 4, 2024 (Wire) -- Text") == "2024-05-04"
    assert published_in("Fab opens\nLast updated: May 5, 2024\nText") == "2024-05-05"


def test_a_byline_may_be_the_last_line_but_not_in_the_middle() -> None:
    prose = "\n".join(f"Sentence {i} of the story goes on." for i in range(20))
    assert published_in(f"{prose}\nPublished: 3 May 2024") == "2024-05-03"
    assert published_in(f"{prose}\n（2024年5月3日）") == "2024-05-03"
    assert published_in(f"{prose}\n3 May 2024\n{prose}") is None


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://news.example/2024/04/12/fab", "2024-04-12"),
        ("https://news.example/2024/4/2/fab", "2024-04-02"),
        ("https://news.example/world/2024-04-12-fab.html", "2024-04-12"),
        ("https://news.example/a20240412PD212/fab", "2024-04-12"),
        ("https://news.example/blog/april-12-2024-fab/", "2024-04-12"),
        ("https://news.example/2024/04/fab", "2024-04"),
        ("https://news.example/2024/fab", "2024"),
        ("https://web.archive.org/web/20250101000000/https://news.example/2024/04/12/fab", "2024-04-12"),
        ("https://news.example/news/5101825", None),
        ("https://news.example/99999999/fab", None),
        ("https://2024.example/fab", None),
        ("https://news.example/fab-2024-review", None),
    ],
)
def test_the_date_in_an_address(address: str, date: str | None) -> None:
    assert address_date(address) == date


def test_text_goes_before_address_and_the_more_exact_of_the_same_wins() -> None:
    address = "https://news.example/2024/04/12/fab"
    assert published_in("BERLIN, April 11, 2024 (Wire) -- Text", address) == "2024-04-11"
    assert published_in("April 2024\nText", address) == "2024-04-12"
    assert published_in("Nothing", address) == "2024-04-12"


def test_a_dateline_without_a_year_takes_it_from_address_or_text_and_else_gives_none() -> None:
    dateline = "TOKYO, Feb. 24 (Wire) -- The government said so."
    assert published_in(dateline) is None
    assert published_in(dateline, "https://news.example/2024/03/fab") == "2024-02-24"
    assert published_in(f"{dateline} It met on Feb. 24, 2024, a Saturday.") == "2024-02-24"
    assert published_in(f"{dateline} It met on Feb. 20, 2024, a Tuesday.") is None


@pytest.mark.parametrize(
    ("field", "date"),
    [
        ("2024-04-12T23:30:00-05:00", "2024-04-12"),
        ("Fri, 12 Apr 2024 23:30:00 GMT", "2024-04-12"),
        ("2024-04-12 10:00", "2024-04-12"),
        ("20240412", "2024-04-12"),
        ("2024", "2024"),
        ("2025-03", "2025-03"),
        ("Apr 12, 2024", "2024-04-12"),
        ("2024年4月12日 10時30分", "2024-04-12"),
        ("2024-02-30", None),
        ("Feb. 24", None),
        ("next week", None),
        ("some time after April 12, 2024", None),
        ("", None),
    ],
)
def test_a_field_holds_a_date_or_nothing(field: str, date: str | None) -> None:
    assert written_date(field) == date
