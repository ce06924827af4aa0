"""What is in the files: typed cells, nothing that runs, links within the format's limits."""

from __future__ import annotations

import csv
import datetime
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from daicho.errors import OutputError
from daicho.faces.export import FORMATS, export, workbook
from daicho.faces.export.columns import CLAIMS, DEALS, harmless
from daicho.model.deal import DealParty
from daicho.questions.conversion import Conversion
from faces.export.deals import ADDRESS, ADDRESSES, BARE, EVIL, PLAIN
from faces.export.deals import DEALS as GIVEN

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_of_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cells(path: Path, sheet: int) -> list[dict[str, str | float]]:
    """The rows of a sheet by column letter; numbers as numbers."""
    tree = ElementTree.fromstring(zipfile.ZipFile(path).read(f"xl/worksheets/sheet{sheet}.xml"))
    found = []
    for row in tree.iter(f"{MAIN}row"):
        line: dict[str, str | float] = {}
        for cell in row.iter(f"{MAIN}c"):
            text = "".join(node.text or "" for node in cell.iter(f"{MAIN}t"))
            value = cell.find(f"{MAIN}v")
            assert cell.find(f"{MAIN}f") is None, "no formula"
            letter = cell.get("r", "").rstrip("0123456789")
            line[letter] = float(value.text or "") if value is not None and cell.get("t") is None else text
        found.append(line)
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_deals_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(form, tmp_path / name, GIVEN, ADDRESSES)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() != b""


@pytest.mark.parametrize("form", FORMATS)
def test_no_deals_make_a_file_all_the_same(form: str, tmp_path: Path) -> None:
    export(form, tmp_path / "none", (), {})
    assert (tmp_path / "none").exists()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_what_begins_as_a_formula_is_made_harmless(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(f"a{start}") == f"a{start}"
    assert harmless("") == ""


def test_csv_quotes_what_would_end_a_cell(tmp_path: Path) -> None:
    names = ["Acme, Inc.", 'the "Hub"', "two\nlines", " plain ", "熊本"]
    deals = [replace(GIVEN[0], payer=(DealParty(name),)) for name in names]
    export("csv", tmp_path / "deals.csv", deals, {})
    assert [row["payer"] for row in rows_of_csv(tmp_path / "deals.csv")] == names


def test_csv_has_a_row_a_deal(tmp_path: Path) -> None:
    export("csv", tmp_path / "deals.csv", GIVEN, {})
    plain, hostile, bare = rows_of_csv(tmp_path / "deals.csv")
    assert list(plain) == [column.name for column in DEALS]
    assert (plain["low"], plain["high"], plain["payer_country"]) == ("", "732000000000", "JP")
    assert (plain["recipient"], plain["relations"]) == ("Hoshi Chips; 熊本大学", "part_of deal-2")
    assert (hostile["payer"], hostile["low"]) == (f"'{EVIL}", "1.5")
    assert hostile["project"].startswith("'@SUM(A1)")
    assert (bare["low"], bare["high"], bare["payer"]) == ("4", "", "")


def rows_of_xlsx(path: Path) -> list[dict[str, str | float]]:
    heading, *rows = cells(path, 1)
    return [{str(name): row[letter] for letter, name in heading.items() if letter in row} for row in rows]


def rows_of_parquet(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
    return rows


@pytest.mark.parametrize(("form", "rows"), [("csv", rows_of_csv), ("xlsx", rows_of_xlsx), ("parquet", rows_of_parquet)])
def test_converted_deals_have_columns_for_what_was_stated_and_the_rate(
    form: str, rows: Callable[[Path], list[dict[str, Any]]], tmp_path: Path
) -> None:
    export(form, tmp_path / "deals", list(Conversion("USD").deals(GIVEN)), ADDRESSES, converted=True)
    plain, undated, _ = rows(tmp_path / "deals")
    assert (plain["currency"], plain["stated_currency"]) == ("USD", "JPY")
    assert float(plain["stated_high"]) == 732_000_000_000
    assert float(plain["high"]) == pytest.approx(732_000_000_000 * float(plain["rate"]))
    assert plain["rate_source"] == "ECB reference rate"
    assert not plain.get("stated_low")
    assert (undated["currency"], undated["stated_currency"]) == ("JPY", "JPY")
    assert not undated.get("rate")
    export(form, tmp_path / "none", (), {}, converted=True)
    export(form, tmp_path / "plain", GIVEN, ADDRESSES)
    assert "stated_currency" not in rows(tmp_path / "plain")[0]


def test_xlsx_cells_are_typed_and_none_runs(tmp_path: Path) -> None:
    export("xlsx", tmp_path / "deals.xlsx", GIVEN, ADDRESSES)
    letters = dict(zip((column.name for column in DEALS), "ABCDEFGHIJKLMNOPQR", strict=True))
    heading, plain, hostile, bare = cells(tmp_path / "deals.xlsx", 1)
    assert list(heading.values()) == [column.name for column in DEALS]
    assert plain[letters["high"]] == 732_000_000_000.0
    assert plain[letters["first_seen"]] == 45346.0
    assert plain[letters["last_seen"]] == "2024-03"
    assert letters["low"] not in plain
    assert hostile[letters["payer"]] == f"'{EVIL}"
    assert bare[letters["low"]] == 4.0
    quotes = [row["N"] for row in cells(tmp_path / "deals.xlsx", 2)[1:]]
    assert CLAIMS["ABCDEFGHIJKLMNOP".index("N")].name == "quote"
    assert quotes[1] == "'-2+3"
    assert len(str(quotes[2])) == 32_767


def test_xlsx_heads_are_frozen_and_links_lead_to_claims_and_sources(tmp_path: Path) -> None:
    export("xlsx", tmp_path / "deals.xlsx", GIVEN, ADDRESSES)
    book = zipfile.ZipFile(tmp_path / "deals.xlsx")
    first, second = (book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2))
    assert 'state="frozen"' in first
    assert 'state="frozen"' in second
    assert """ref="A2" location="'claims'!A2\"""" in first
    assert """ref="A3" location="'claims'!A3\"""" in first
    assert 'ref="A4" location' not in first  # no claims, no link
    assert second.count("<hyperlink ") == 3
    assert "https://press.example/a?b=1&amp;c=" in book.read("xl/worksheets/_rels/sheet2.xml.rels").decode()


def test_xlsx_stays_within_the_limits_of_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 2)
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    deals = [replace(PLAIN, id=f"deal-{n}") for n in range(5)]
    export("xlsx", tmp_path / "deals.xlsx", deals, ADDRESSES)
    book = zipfile.ZipFile(tmp_path / "deals.xlsx")
    names = [sheet.get("name") for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
    assert sorted(map(str, names)) == ["claims", "claims 2", "deals", "deals 2"]
    sheets = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in range(1, 5)]
    assert [sheet.count("<row ") for sheet in sheets] == [4, 3, 4, 3]
    assert all(sheet.count("<hyperlink ") == 2 for sheet in sheets)
    assert any("'claims 2'!A2" in sheet for sheet in sheets)


def test_a_spreadsheet_reads_what_was_written(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    export("xlsx", tmp_path / "deals.xlsx", GIVEN, ADDRESSES)
    book = openpyxl.load_workbook(tmp_path / "deals.xlsx")
    deals, claims = book.worksheets
    assert (book.sheetnames, deals.freeze_panes, deals.auto_filter.ref) == (["deals", "claims"], "B2", "A1:R4")
    assert [cell.value for cell in deals[1]] == [column.name for column in DEALS]
    assert deals["A1"].font.bold
    assert (deals["E2"].value, deals["E2"].number_format) == (732_000_000_000, "#,##0")
    assert (deals["D3"].value, deals["D3"].number_format) == (1.5, "#,##0.00####")
    assert deals["N2"].value == datetime.datetime(2024, 2, 24)
    assert deals["A2"].hyperlink.location == "'claims'!A2"
    assert claims["C2"].hyperlink.target == ADDRESS


@pytest.mark.parametrize(
    "text", ["a\x07b", "\ttab", "<&>\"'", "_x0041_", "two\r\nlines", " spaces ", "髙①😀", "\ufffe"]
)
def test_any_text_comes_back_from_a_workbook(text: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.utils.escape import unescape

    export("xlsx", tmp_path / "deals.xlsx", [replace(PLAIN, payer=(DealParty("a" + text),))], {})
    read = openpyxl.load_workbook(tmp_path / "deals.xlsx").worksheets[0]["G2"].value
    assert unescape(read) == "a" + text


def test_columns_beyond_z_have_two_letters() -> None:
    assert [workbook.column_letters(at) for at in (0, 25, 26, 51, 52, 701)] == ["A", "Z", "AA", "AZ", "BA", "ZZ"]


def test_a_link_too_long_for_the_format_is_plain_text(tmp_path: Path) -> None:
    export("xlsx", tmp_path / "deals.xlsx", [PLAIN], dict.fromkeys(ADDRESSES, ADDRESS + "x" * 3000))
    assert cells(tmp_path / "deals.xlsx", 2)[1]["C"] == "a.txt"
    assert "<hyperlink " not in zipfile.ZipFile(tmp_path / "deals.xlsx").read("xl/worksheets/sheet2.xml").decode()


def test_parquet_keeps_types_and_claims(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export("parquet", tmp_path / "deals.parquet", GIVEN, ADDRESSES)
    plain, hostile, bare = parquet.read_table(tmp_path / "deals.parquet").to_pylist()
    assert (plain["low"], plain["high"]) == (None, Decimal("732000000000"))
    assert plain["recipient"][1] == {"name": "熊本大学", "entity": "kumamoto-u"}
    assert (plain["payer_country"], plain["sector"]) == (["JP"], ["semiconductors"])
    assert plain["relations"] == [{"type": "part_of", "deal": "deal-2"}]
    (claim,) = plain["claims"]
    assert (claim["address"], claim["amount"], claim["start"]) == (ADDRESS, "up to 732 billion yen", 0)
    assert hostile["payer"][0]["name"] == EVIL  # nothing runs a Parquet file
    assert (bare["claims"], bare["low"]) == ([], Decimal(4))


def test_a_sum_too_large_for_parquet_is_told_and_one_that_fits_is_kept(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (large, *_) = GIVEN
    path = tmp_path / "deals.parquet"
    export("parquet", path, [replace(large, high=Decimal(10) ** 30)], {})
    assert parquet.read_table(path).to_pylist()[0]["high"] == Decimal(10) ** 30
    with pytest.raises(OutputError, match="more than the 32 digits"):
        export("parquet", path, [replace(large, high=Decimal(10) ** 33)], {})
    assert [found.name for found in tmp_path.iterdir()] == ["deals.parquet"]


# The properties we write and the schema that has each, as the model's own files have them.
PROPERTIES = {
    "Thing": {"name", "alias", "country", "wikidataId"},
    "Payment": {"payer", "beneficiary", "purpose", "amount", "currency", "date", "summary", "recordId", "sourceUrl"},
}
THINGS = {"Company", "PublicBody", "Organization", "LegalEntity"}


def test_followthemoney_has_parties_and_payments(tmp_path: Path) -> None:
    export("ftm", tmp_path / "deals.ftm", GIVEN, ADDRESSES)
    entities = [json.loads(line) for line in (tmp_path / "deals.ftm").read_text(encoding="utf-8").splitlines()]
    known = {entity["id"]: entity for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        assert set(entity["properties"]) <= PROPERTIES["Thing" if entity["schema"] in THINGS else entity["schema"]]
        assert all(values and all(isinstance(v, str) for v in values) for values in entity["properties"].values())
        for end in ("payer", "beneficiary"):
            assert all(known[key]["schema"] in THINGS for key in entity["properties"].get(end, ()))
    schemas = {entity["properties"]["name"][0]: entity["schema"] for entity in entities if entity["schema"] in THINGS}
    assert schemas == {
        "Ministry of Economy, Trade and Industry": "PublicBody",
        "Hoshi Chips": "LegalEntity",
        "Kumamoto University": "Organization",
    }
    payments = [entity for entity in entities if entity["schema"] == "Payment"]
    assert [payment["id"] for payment in payments] == [PLAIN.id, BARE.id]  # the other one was cancelled
    assert "amount" not in payments[0]["properties"]  # at most, not exactly
    assert payments[0]["properties"]["summary"] == ["subsidy, committed: ≤ ¥732 bn; part of deal-2"]
