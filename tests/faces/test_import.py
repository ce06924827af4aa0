"""`daicho import`: a sheet comes in, and what daicho wrote comes back the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faces.conftest import Run, content

SHEET = "Recipient,Payer,Grant (JPY bn),Status,Note\nHoshi Chips,METI,up to 732,planned,x\nRapidus,METI,590,,x\n"


def outcomes(run: Run, *arguments: str) -> dict[str, int]:
    result = run("import", *arguments, "--format", "jsonl")
    assert result.code == 0
    found: dict[str, int] = {}
    for line in result.out.splitlines():
        key = json.loads(line)["outcome"]
        found[key] = found.get(key, 0) + 1
    return found


def test_columns_are_shown_and_rows_compared(run: Run, ledger: Path) -> None:
    Path("tracker.csv").write_text(SHEET)
    result = run("import", "tracker.csv")
    assert result.code == 0
    assert "JPY × 1,000,000,000" in result.out
    assert "not read: Note" in result.out
    assert "1 not in the documents" in result.out
    assert "1 same" in result.out
    assert "C3" in result.out


def test_a_sheet_is_compared_and_never_counted(run: Run, ledger: Path) -> None:
    before = run("totals", "--format", "jsonl").out, run("deals", "--format", "jsonl").out
    Path("tracker.csv").write_text(SHEET)
    run("import", "tracker.csv")
    assert (run("totals", "--format", "jsonl").out, run("deals", "--format", "jsonl").out) == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_daicho_exports_comes_back_the_same(form: str, run: Run, ledger: Path) -> None:
    assert run("export", form, f"deals.{form}").code == 0
    assert outcomes(run, f"deals.{form}") == {"same": 1}
    deals = run("deals", "--format", "jsonl").out.count("\n")
    assert deals == 1


def test_the_same_again_changes_nothing_and_a_newer_version_replaces(run: Run, ledger: Path) -> None:
    Path("tracker.csv").write_text(SHEET)
    assert "2 sums in the ledger" in run("import", "tracker.csv").out
    kept = content(ledger)
    assert "nothing changed" in run("import", "tracker.csv").out
    assert content(ledger) == kept
    Path("tracker.csv").write_text(SHEET.replace("590", "600"))
    assert "1 new, 1 gone, 1 as they were" in run("import", "tracker.csv").out
    assert run("import", "tracker.csv", "--remove").out == "tracker.csv: no longer in the ledger\n"
    assert "no sheets in the ledger" in run("import").out


def test_what_is_kept_is_compared_again_without_the_file(run: Run, ledger: Path) -> None:
    Path("tracker.csv").write_text(SHEET)
    run("import", "tracker.csv")
    Path("tracker.csv").unlink()
    assert outcomes(run) == {"same": 1, "not in the documents": 1}
    assert outcomes(run, "--as-of", "2024-01") == {"not in the documents": 2}


def test_the_analyst_may_say_what_columns_mean(run: Run, ledger: Path) -> None:
    Path("odd.csv").write_text("wer,wieviel\nHoshi Chips,732\n")
    result = run("import", "odd.csv")
    assert (result.code, result.out) == (1, "")
    assert "--map" in result.err
    shown = run("import", "odd.csv", "--map", "recipient=wer,high=B", "--as", "subsidy", "--currency", "jpy")
    assert shown.code == 0
    assert "1 sum in the ledger" in shown.out


def test_rows_that_make_no_claim_are_named(run: Run, ledger: Path) -> None:
    Path("t.csv").write_text("Recipient,Grant (JPY bn),Date\nHoshi Chips,soon,2024\n")
    result = run("import", "t.csv")
    assert result.code == 0
    assert "t.csv, B2: 'soon' states no one sum; left out" in result.err


@pytest.mark.parametrize(
    ("command", "code", "reason"),
    [
        (["nowhere.csv"], 1, "no such file"),
        (["--map", "payer=A"], 2, "name the SHEET"),
        (["t.csv", "--map", "colour=A"], 2, "--map"),
        (["t.csv", "--currency", "florins"], 2, "--currency"),
        (["t.csv", "--remove"], 1, "no sheet t.csv"),
    ],
)
def test_bad_input_is_one_line(command: list[str], code: int, reason: str, run: Run, ledger: Path) -> None:
    result = run("import", *command)
    assert (result.code, result.out) == (code, "")
    assert reason in result.err
    assert result.err.count("\n") == 1


def test_a_sheet_that_is_refused_leaves_no_ledger_behind(run: Run, tmp_path: Path) -> None:
    result = run("import", "tracker.csv")
    assert (result.code, result.err) == (1, "daicho: tracker.csv: no such file or directory\n")
    assert not list(tmp_path.iterdir())


def test_a_title_is_on_one_line_over_the_narrowest_table(run: Run, ledger: Path) -> None:
    Path("t.csv").write_text("Recipient,Sum\nFoo,$5bn\n")
    assert run("import", "t.csv").out.startswith("t.csv: what its columns are taken for\n")


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("asked", [(), ("--in", "USD")])
def test_what_was_exported_comes_back_as_the_same(
    form: str, asked: tuple[str, ...], run: Run, ledger: Path, tmp_path: Path
) -> None:
    stories = [
        "TSMC will invest $20 billion in its second fab in Kumamoto.",
        "Kansas will give Panasonic $829 million in subsidies for a battery plant in De Soto.",
    ]
    for at, story in enumerate(stories):  # without a date, and so without a rate
        Path(f"{at}.txt").write_text(story, encoding="utf-8")
        run("read", f"{at}.txt")
    assert run("export", form, f"deals.{form}", *asked).code == 0
    told = run("import", f"deals.{form}").out
    assert "0 differs, 0 not in the documents, 0 not in the sheet, 3 same" in told
