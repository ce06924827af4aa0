"""An analyst's rows beside the deals: same, missing on either side, or different in what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from daicho.model.deal import Deal, DealLine, DealParty, line_of
from daicho.questions.sheets import Compared, between
from daicho.spreadsheets import Told, read_sheet


def deal(key: str, low: int | None, high: int | None, **slots: object) -> DealLine:
    base = Deal(
        id=key,
        kind="subsidy",
        currency="JPY",
        low=None if low is None else Decimal(low) * 10**8,
        high=None if high is None else Decimal(high) * 10**8,
        status="committed",
        payer=(DealParty("METI", "meti"),),
        recipient=(DealParty("Rapidus", "rapidus"),),
        country="JP",
        first_seen="2023-04-25",
        last_seen="2023-04-25",
    )
    return line_of(replace(base, **slots))


def compare(tmp_path: Path, rows: str, *deals: DealLine) -> list[Compared]:
    path = tmp_path / "sheet.csv"
    path.write_text("補助先,省庁,補助額（億円）,決定日,状況,案件ID\n" + rows)
    return list(between(read_sheet(str(path), Told(columns={})).rows, deals))


def told(found: list[Compared]) -> list[tuple[str, str | None, list[tuple[str, str, str]]]]:
    return [
        (one.outcome, one.deal.id if one.deal else None, [(d.matter, d.sheet, d.documents) for d in one.differences])
        for one in found
    ]


KIOXIA = deal(
    "kioxia", 2430, 2430, recipient=(DealParty("Kioxia", "kioxia"),), first_seen="2024-02-06", last_seen="2024-02-06"
)


def test_a_row_and_a_deal_that_agree_are_the_same(tmp_path: Path) -> None:
    found = compare(tmp_path, "ラピダス,経産省,2600,2023-04-25,決定,\n", deal("a", 2600, 2600))
    assert told(found) == [("same", "a", [])]
    assert any(why.startswith("same recipient: rapidus") for why in found[0].why)


def test_each_side_may_lack_what_the_other_has(tmp_path: Path) -> None:
    found = compare(tmp_path, "TSMC,経産省,4760,2022-06-17,,\n", KIOXIA)
    assert told(found) == [("not in the documents", None, []), ("not in the sheet", "kioxia", [])]


@pytest.mark.parametrize(
    ("row", "slots", "difference"),
    [
        ("ラピダス,経産省,最大2600,,,", {}, ("amount", "≤ ¥260 bn", "¥260 bn")),
        ("ラピダス,経産省,3100,,,", {}, ("amount", "¥310 bn", "¥260 bn")),
        ("ラピダス,経産省,2600,,予定,", {}, ("status", "planned", "committed")),
        ("ラピダス,経産省,2600,2022-01-01,,", {}, ("date", "2022-01-01", "2023-04-25")),
        (
            "ラピダス,国土交通省,2600,,,",
            {"place": (DealParty("Chitose", "jp-01-chitose"),)},
            ("payer", "国土交通省", "METI"),
        ),
    ],
)
def test_in_what_they_differ_is_said(
    row: str, slots: dict[str, object], difference: tuple[str, str, str], tmp_path: Path
) -> None:
    found = compare(tmp_path, row + "\n", deal("a", 2600, 2600, **slots))
    assert told(found) == [("differs", "a", [difference])]


@pytest.mark.parametrize(
    "row",
    [
        "ラピダス,経産省,約2600,,,",
        "ラピダス,日本政府,2600,,,",
        "Rapidus Corporation,METI,2600,2023-04,,",
        "ラピダス,経産省,2600,2023-05-10,採択,",
        "ラピダス,経産省,2600,2023,,",
    ],
)
def test_other_words_for_the_same_are_no_difference(row: str, tmp_path: Path) -> None:
    assert told(compare(tmp_path, row + "\n", deal("a", 2600, 2600), KIOXIA))[0] == ("same", "a", [])


def test_an_open_bound_and_a_rounded_figure_agree_with_their_own_kind(tmp_path: Path) -> None:
    found = compare(tmp_path, "ラピダス,経産省,最大5900,,,\n", deal("a", None, 5898))
    assert told(found) == [("same", "a", [])]


def test_a_row_that_names_its_deal_needs_no_likeness(tmp_path: Path) -> None:
    found = compare(tmp_path, "だれか,経産省,2600,,,a\n", deal("a", 2600, 2600), deal("b", 2600, 2600))
    assert told(found) == [
        ("differs", "a", [("recipient", "だれか", "Rapidus")]),
        ("not in the sheet", "b", []),
    ]


def test_a_deal_told_twice_is_counted_once(tmp_path: Path) -> None:
    found = compare(tmp_path, "ラピダス,経産省,2600,2023-04-25,,\nラピダス,経産省,2600,,,\n", deal("a", 2600, 2600))
    assert told(found) == [("same", "a", []), ("differs", "a", [("row", "C3", "told by C2, too")])]


def test_a_wrong_sum_is_no_ones_where_several_deals_come_into_question(tmp_path: Path) -> None:
    others = [deal("a", 2600, 2600), deal("b", 5900, 5900)]
    assert told(compare(tmp_path, "ラピダス,経産省,4444,,,\n", *others))[0] == ("not in the documents", None, [])


def test_another_currency_is_compared_at_the_rate_of_the_day(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("Recipient,Payer,Grant (USD mn),Date\nRapidus,METI,1940,2023-04-25\n")
    found = list(between(read_sheet(str(path), Told(columns={})).rows, [deal("a", 2600, 2600)]))
    assert told(found) == [("same", "a", [])]


def test_order_decides_nothing(tmp_path: Path) -> None:
    rows = ["ラピダス,経産省,2600,2023-04-25,,\n", "キオクシア,経産省,2430,2024-02-06,,\n", "TSMC,経産省,4760,,,\n"]
    deals = [deal("a", 2600, 2600), KIOXIA]
    forwards = {(one.outcome, one.deal and one.deal.id) for one in compare(tmp_path, "".join(rows), *deals)}
    backwards = {
        (one.outcome, one.deal and one.deal.id) for one in compare(tmp_path, "".join(rows[::-1]), *deals[::-1])
    }
    assert forwards == backwards
