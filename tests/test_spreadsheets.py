"""An analyst's spreadsheet as claims, each with its source cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from daicho.errors import InputRefused
from daicho.model.sheet import Sheet
from daicho.model.wire import mentions_of
from daicho.spreadsheets import Told, read_sheet
from sheets.books import book

JAPANESE = (
    "補助対象一覧（2024年）,,,,,,\n"
    ",,,,,,\n"
    "事業者,事業名,金額（億円）,補助額（億円）,公表日,立地,状況\n"
    "TSMC,熊本第1工場,12000,最大4760,令和4年6月17日,熊本県,決定\n"
    "ラピダス,,,3300,2022年11月,北海道千歳市,\n"
    "\n"
    "合計,,12000,8060,,,\n"
)


def read(tmp_path: Path, content: str | bytes, name: str = "sheet.csv", **told: str | None) -> Sheet:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_sheet(str(path), Told(columns={}, **told))  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "euc_jp"])
def test_a_japanese_list_becomes_claims_whatever_its_encoding(encoding: str, tmp_path: Path) -> None:
    sheet = read(tmp_path, JAPANESE.encode(encoding))
    told = [
        (row.cell, row.claim.kind, row.claim.amount.low, row.claim.amount.high, row.date, row.claim.status)
        for row in sheet.rows
    ]
    assert told == [
        ("C4", "investment", 1_200_000_000_000, 1_200_000_000_000, "2022-06-17", "committed"),
        ("D4", "subsidy", None, 476_000_000_000, "2022-06-17", "committed"),
        ("D5", "subsidy", 330_000_000_000, 330_000_000_000, "2022-11", "planned"),
    ]
    investment, subsidy, rapidus = (row.claim for row in sheet.rows)
    assert [party.entity for party in investment.payer] == ["tsmc"]
    assert ([party.entity for party in subsidy.recipient], subsidy.payer) == (["tsmc"], ())
    assert [party.entity for party in rapidus.place] == ["jp-01-chitose"]
    assert sheet.unclear == ()


def test_every_span_stands_in_the_rows_own_text(tmp_path: Path) -> None:
    for row in read(tmp_path, JAPANESE).rows:
        for mention in mentions_of(row.claim):
            mention.verify(row.text)


def test_a_workbook_names_its_sheet_in_every_cell(tmp_path: Path) -> None:
    rows = [
        ["Funder", "Beneficiary", "Grant (EUR m)"],
        ["Germany; European Commission", "ESMC", 5000],
        ["Total", None, 5000],
    ]
    sheet = read(tmp_path, book(rows, title="Chips Act"), "b.xlsx")
    (row,) = sheet.rows
    assert (row.cell, row.claim.kind, row.claim.amount.high) == ("Chips Act!C2", "subsidy", 5_000_000_000)
    assert [party.name for party in row.claim.payer] == ["Germany", "European Commission"]
    assert row.given == {"payer", "recipient"}


def test_bounds_make_a_range_and_a_row_may_name_its_currency_and_kind(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Investor,Type,Low,High,Currency,Country\n"
        "Intel,Greenfield,100,200,usd,Germany\n"
        "SoftBank,Equity stake,,5000,円,Japan\n"
        "Amkor,Grant award,7,,€,PT\n",
    )
    assert [
        (row.claim.kind, row.claim.amount.low, row.claim.amount.high, row.claim.amount.currency, row.claim.country)
        for row in sheet.rows
    ] == [
        ("investment", 100, 200, "USD", "DE"),
        ("equity", None, 5000, "JPY", "JP"),
        ("subsidy", 7, None, "EUR", "PT"),
    ]


def test_an_investor_beside_a_recipient_is_who_pays_a_subsidy_too(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Investor,Beneficiary,Kind,Amount\nMETI,Rapidus,grant,$5m\nMETI,—,grant,$6m\n")
    told = [([one.name for one in row.claim.payer], [one.name for one in row.claim.recipient]) for row in sheet.rows]
    assert told == [(["METI"], ["Rapidus"]), ([], ["METI"])]


def test_a_message_quotes_no_more_of_a_cell_than_its_beginning(tmp_path: Path) -> None:
    sheet = read(tmp_path, f"Company,Amount (USD)\nIntel,{'9' * 5000}\n")
    (((cell, why),), rows) = sheet.unclear, sheet.rows
    assert (cell, rows) == ("B2", ())
    assert why == f"'{'9' * 39}…' states no one sum"


def test_a_row_that_makes_no_claim_says_why(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Company,Kind,Amount,Date\nIntel,subsidy,5,2024\nTSMC,gift,$5m,2024\nMicron,subsidy,soon,2024\nSK,subsidy,,2024\nnote,,,\n",
    )
    assert sheet.rows == ()
    reasons = dict(sheet.unclear)
    assert "say --currency" in reasons["C2"]
    assert "'gift' is no kind of money" in reasons["C3"]
    assert "'soon' states no one sum" in reasons["C4"]
    assert "no sum in its row" in reasons["A5"]
    assert len(reasons) == 4


def test_what_the_analyst_says_fills_what_rows_leave_open(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Company,Amount\nIntel,5\n", kind="loan", currency="EUR")
    assert [(row.claim.kind, row.claim.amount.currency) for row in sheet.rows] == [("loan", "EUR")]


def test_a_formula_kept_from_running_is_read_as_it_was_meant(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Company,Amount ($m),Project\nIntel,5,'=Fab 34\n").rows
    assert [party.name for party in row.claim.project] == ["=Fab 34"]


def test_the_same_sheet_has_the_same_ids_and_a_changed_row_another(tmp_path: Path) -> None:
    before, again = (read(tmp_path, JAPANESE) for _ in range(2))
    changed = read(tmp_path, JAPANESE.replace("3300", "3400"))
    assert before == again
    assert [row.id for row in before.rows][:2] == [row.id for row in changed.rows][:2]
    assert before.rows[2].id != changed.rows[2].id
    assert before.content != changed.content


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", "a,b\n1,2\n", "no headings of amounts"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(99), "old kind"),
        ("a.csv", bytes(range(256)) * 9, "binary file"),
        ("a.csv", "", "no table"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_line(name: str, content: str | bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=reason) as refused:
        read(tmp_path, content, name)
    assert "\n" not in str(refused.value)


def test_a_sheet_that_is_not_in_the_workbook_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="sheet Nowhere"):
        read(tmp_path, book([["Company", "Amount ($m)"], ["Intel", 5]]), "b.xlsx", tab="Nowhere")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="no such file"):
        read_sheet(str(tmp_path / "none.csv"), Told(columns={}))
