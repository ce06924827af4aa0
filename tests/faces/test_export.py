"""`daicho export` and `daicho deals --format …`: files and standard output."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from faces.conftest import Run


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "ftm"])
def test_an_export_writes_a_file_and_says_what_is_in_it(form: str, run: Run, ledger: Path) -> None:
    result = run("export", form, f"deals.{form}")
    assert (result.code, result.out) == (0, f"deals.{form}: 1 deal, as of 2024-02-24\n")
    assert Path(f"deals.{form}").stat().st_size > 0


def test_an_export_takes_filters_and_a_day(run: Run, ledger: Path) -> None:
    assert run("export", "csv", "a.csv", "--kind", "loan").out == "a.csv: 0 deals, as of 2024-02-24\n"
    assert "left out for want of a date: b.txt" in run("export", "csv", "a.csv", "--as-of", "2024-03").out


def test_an_export_in_one_currency_is_the_list_of_deals_in_it(run: Run, ledger: Path) -> None:
    assert run("export", "csv", "a.csv", "--in", "USD", "--rates", "today").out == "a.csv: 1 deal, as of 2024-02-24\n"
    assert Path("a.csv").read_text() == run("deals", "--in", "USD", "--rates", "today", "--format", "csv").out
    assert (
        "not converted from JPY: no rate of 1990 ("
        in run("export", "csv", "a.csv", "--in", "USD", "--rates", "1990").out
    )
    assert run("export", "ftm", "a.ftm", "--in", "USD").code == 2
    assert run("export", "site", "site", "--in", "USD").code == 2


def test_deals_as_csv_go_to_standard_output_or_a_file(run: Run, ledger: Path) -> None:
    printed = run("deals", "--format", "csv")
    (row,) = csv.DictReader(printed.out.splitlines())
    assert (row["payer_country"], row["low"], row["high"]) == ("JP", "", "732000000000")
    assert run("deals", "--format", "csv", "--output", "deals.csv").out == ""
    assert Path("deals.csv").read_text(encoding="utf-8") == printed.out


def test_what_cannot_be_done_is_said_in_one_line(run: Run, ledger: Path) -> None:
    for arguments, code, words in (
        (("export", "csv", "nowhere/deals.csv"), 1, "nowhere/deals.csv: cannot be written: No such file or directory"),
        (("export", "xlsx", "daicho.db"), 1, "is a ledger"),
        (("export", "pdf", "deals.pdf"), 2, "pdf"),
        (("deals", "--format", "xlsx"), 2, "give --output PATH"),
        (("deals", "--output", "deals.txt"), 2, "--output is for csv, xlsx and parquet"),
    ):
        result = run(*arguments)
        assert result.code == code, arguments
        assert words in result.err
        assert result.out == ""
