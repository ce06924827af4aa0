"""`check` and `timeline`: what they print, the user's own tables, and the exit code for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run, python

_MAIN = "import sys; from daicho.faces.cli import main; main(sys.argv[1:])"


def apart(*arguments: object) -> tuple[int, str, str]:
    """A command in a process of its own, which is what tables of the user's own are for."""
    process = python(_MAIN, *arguments)
    out, err = process.communicate()
    return process.returncode, out, err


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    return folder


class TestCheck:
    def test_shows_a_conversion_with_its_arithmetic(self, run: Run, ledger: Path) -> None:
        result = run("check")
        assert result.code == 0
        assert "¥732 bn ÷ $4.86 bn = 150.6 (150.4 to 150.9, as both are rounded)" in result.out
        assert "within" in result.out

    def test_json_lines_keep_the_contract(self, run: Run, ledger: Path) -> None:
        lines = [json.loads(line) for line in run("check", "--format", "jsonl").out.splitlines()]
        assert [line["class"] for line in lines] == ["fx"]
        for line in lines:
            assert {"id", "class", "severity", "text", "claims"} <= set(line)
            assert all({"id", "doc", "start", "end"} == set(claim) for claim in line["claims"])

    def test_shows_one_class(self, run: Run, ledger: Path) -> None:
        assert run("check", "--class", "slip").out == "nothing to find fault with\n"

    def test_says_that_nothing_was_known_by_a_day_before_the_first_document(self, run: Run, ledger: Path) -> None:
        assert (
            "nothing is known to be published by 2001: the first document is of" in run("check", "--as-of", "2001").out
        )

    @pytest.mark.parametrize(("severity", "code"), [("info", 1), ("warning", 0)])
    def test_fails_on_a_severity_for_scripts(self, severity: str, code: int, run: Run, ledger: Path) -> None:
        assert run("check", "--fail-on", severity).code == code


class TestTablesOfTheUser:
    def test_dollar_rates_go_before_the_banks(self, ledger: Path, tables: Path) -> None:
        (tables / "dollar_rates.csv").write_text(
            "currency,period,per_dollar,source\nJPY,2024-02,100,the desk\nJPY,2024-01,100,the desk\nJPY,2023-12,100,the desk\n"
        )
        code, out, err = apart("check", "--reference", tables)
        assert (code, err) == (0, "")
        assert "the desk of 2024-02: 100: +51% off" in out

    @pytest.mark.parametrize(
        ("name", "text", "reason"),
        [
            ("other.csv", "", "neither economies.csv nor dollar_rates.csv is there"),
            (
                "economies.csv",
                "country,year\nJP,2023\n",
                "its columns are country, year, not country, year, gdp_usd_bn",
            ),
            (
                "economies.csv",
                "country,year,gdp_usd_bn,population_m,source\nJP,2023,much,124,x\n",
                "'much', no number above 0",
            ),
            ("dollar_rates.csv", "currency,period,per_dollar,source\nJPY,2024-02,-1,x\n", "'-1', no number above 0"),
            ("dollar_rates.csv", "currency,period,per_dollar,source\nJPY,2024-02\n", "line 2: 2 cells for 4 columns"),
        ],
    )
    def test_senseless_ones_are_refused_in_a_line(
        self, name: str, text: str, reason: str, ledger: Path, tables: Path
    ) -> None:
        (tables / name).write_text(text)
        code, out, err = apart("check", "--reference", tables)
        assert (code, out) == (1, "")
        assert reason in err
        assert err.count("\n") == 1


class TestTimeline:
    def test_says_when_there_is_nothing(self, run: Run, ledger: Path) -> None:
        assert run("timeline").out == "no dated milestones in the ledger\n"
