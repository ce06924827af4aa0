"""`daicho flows` and `daicho indicators`: tables and JSON lines."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from daicho.faces.cli import flows
from daicho.faces.cli.limits import Limit
from daicho.ledger.store import open_ledger
from daicho.questions.flows import Flow
from daicho.questions.totals import TotalRow
from faces.conftest import Run


def test_flows_as_lines_and_as_tables(run: Run, ledger: Path) -> None:
    (row,) = [json.loads(line) for line in run("flows", "--format", "jsonl").out.splitlines()]
    assert (row["payer_country"], row["country"], row["foreign"], row["kind"]) == ("JP", "JP", False, "subsidy")
    assert (row["low"], row["high"], len(row["deals"])) == (0, 732_000_000_000, 1)
    assert "within a country: announced, as of 2024-02-24" in run("flows").out
    assert run("flows", "--foreign").out == "all of it stays in one country\n"
    assert "left out for want of a date: b.txt" in run("flows", "--as-of", "2024-03", "--in", "usd").out


def test_flows_beside_the_economy_of_the_payer(run: Run, ledger: Path) -> None:
    (row,) = [json.loads(line) for line in run("flows", "--per", "head", "--format", "jsonl").out.splitlines()]
    assert (row["per"]["country"], row["per"]["year"]) == ("JP", 2024)
    assert row["per"]["high"] == pytest.approx(732e9 / 124e6, rel=0.01)
    shown = run("flows", "--per", "gdp", "--to", "sector").out
    assert "share of GDP" in shown
    assert "JP 2023" in shown
    assert run("flows", "--per", "gross").code == 2


def test_flows_of_nothing_say_so(run: Run, ledger: Path) -> None:
    assert run("flows", "--kind", "loan").out == "no deals match\n"
    assert run("flows", "--in", "XXX").code == 2
    assert run("flows", "--measure", "hoped").code == 2
    with open_ledger("empty.db"):
        pass
    assert run("flows", "--ledger", "empty.db").out.startswith("no deals in the ledger")


def test_an_unknown_sector_is_named_with_those_there_are(run: Run, ledger: Path) -> None:
    result = run("deals", "--sector", "cheese")
    assert result.code == 2
    assert "no sector 'cheese'" in result.err
    assert "batteries" in result.err
    assert "Hoshi Chips" in run("deals", "--sector", "semiconductors").out


def test_totals_by_payer_country_and_measure(run: Run, ledger: Path) -> None:
    line = run("totals", "--by", "payer_country,sector", "--measure", "done", "--format", "jsonl").out
    row = json.loads(line)
    assert (row["payer_country"], row["sector"], row["high"]) == ("JP", "semiconductors", 0)
    assert [why for _, why in row["leaves_out"]] == ["planned"]


def test_indicators_as_lines_and_as_a_table(run: Run, ledger: Path) -> None:
    (row,) = [json.loads(line) for line in run("indicators", "--format", "jsonl").out.splitlines()]
    assert (row["subject"], row["measure"], row["value"], row["unit"], row["doc"]) == (None, "5%", 5, "%", "a.txt")
    assert "5%" in run("indicators").out
    assert run("indicators", "--unit", "rank").out == "no indicators match\n"


def test_a_payer_is_found_by_any_name_of_its_own(run: Run, ledger: Path) -> None:
    for name in ("meti", "METI", "経産省", "industry"):
        assert "Hoshi Chips" in run("deals", "--payer", name).out
    assert run("deals", "--payer", "TSMC").out.startswith("no deals match\n")


def test_flows_may_go_to_sectors_and_recipients(run: Run, ledger: Path) -> None:
    (row,) = map(json.loads, run("flows", "--to", "recipient", "--format", "jsonl").out.splitlines())
    assert (row["payer_country"], row["recipient"], row["foreign"]) == ("JP", "Hoshi Chips", None)
    assert "from countries to sectors" in run("flows", "--to", "sector").out
    assert run("flows", "--to", "sector", "--foreign").code == 2


def test_what_flows_go_to_is_folded_where_it_is_long(capsys: pytest.CaptureFixture[str]) -> None:
    sectors = ", ".join(f"sector-{at}" for at in range(20))
    row = TotalRow((("kind", "subsidy"),), "USD", Decimal(1), None, ("deal-1",), ())
    flows._print("from countries to sectors", [Flow("JP", sectors, row, to="sector")], Limit())
    out = capsys.readouterr().out
    assert "left out" in out
    assert "sector-19" in out
    assert max(map(len, out.splitlines())) <= 120
