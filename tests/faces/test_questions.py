"""`documents`, `show`, `deals`, `totals`, `correct` and `remove`: what they print, and how they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from daicho.faces.cli import COMMANDS
from daicho.faces.cli.wording import short_ids
from daicho.ledger.store import open_ledger
from examples import document

from .conftest import Run, content


@pytest.mark.parametrize(
    "command",
    [
        ["deals"],
        ["show", "x"],
        ["totals"],
        ["timeline"],
        ["entities"],
        ["check"],
        ["documents"],
        ["correct", "x", "--published", "2024"],
        ["remove", "x"],
    ],
    ids=lambda command: command[0],
)
class TestEveryCommand:
    def test_says_where_there_is_no_ledger_and_makes_none(self, command: list[str], run: Run, tmp_path: Path) -> None:
        result = run(*command)
        assert (result.code, result.out) == (1, "")
        assert result.err == "daicho: daicho.db: there is no ledger here yet; `daicho read` makes one\n"
        assert not list(tmp_path.iterdir())

    def test_refuses_a_newer_schema(self, command: list[str], run: Run, ledger: Path) -> None:
        with open_ledger(str(ledger)) as store, store.writing() as connection:
            connection.execute(text("INSERT INTO migrations (version, name) VALUES (99, 'later')"))
        result = run(*command)
        assert (result.code, result.out) == (1, "")
        assert "install the newer daicho" in result.err
        assert result.err.count("\n") == 1

    def test_takes_the_ledger_from_the_environment(
        self, command: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DAICHO_LEDGER", "elsewhere.db")
        assert run(*command).err.startswith("daicho: elsewhere.db: there is no ledger here yet")

    def test_has_help(self, command: list[str], run: Run) -> None:
        result = run(command[0], "--help")
        assert result.code == 0
        assert "--ledger URL" in result.out


def test_every_command_has_help_that_names_it(run: Run) -> None:
    listed = run("--help").out
    for name in COMMANDS:
        result = run(name, "--help")
        assert result.code == 0
        assert f"daicho {name} " in result.out
        assert f"  {name} " in listed


def test_nothing_to_list_is_an_empty_list(run: Run) -> None:
    with open_ledger("daicho.db"):
        pass
    for command in ("deals", "totals", "timeline", "entities", "check", "documents"):
        result = run(command, "--format", "jsonl")
        assert (result.code, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["deals", "--as-of", "2024-13"], "'2024-13' is no date"),
        (["deals", "--since", "yesterday"], "'yesterday' is no date"),
        (["totals", "--by", "colour"], "no field 'colour'"),
        (["totals", "--by", ","], "--by wants a field or two"),
        (["totals", "--in", "yen"], "--in"),
        (["deals", "--kind", "gift"], "gift"),
        (["deals", "--status", "finished"], "finished"),
        (["correct", "a.txt"], "nothing to correct"),
        (["correct", "a.txt", "--published", "24 February"], "is no date"),
        (["show"], "ID"),
        (["deals", "--colour", "red"], "--colour"),
        (["check", "--class", "colour"], "colour"),
        (["check", "--as-of", "soon"], "'soon' is no date"),
        (["timeline", "--as-of", "2024-02-30"], "'2024-02-30' is no date"),
        (["fetch"], "fetch"),
    ],
)
def test_wrong_usage_leaves_with_2_and_the_reason(command: list[str], reason: str, run: Run, ledger: Path) -> None:
    before = content(ledger)
    result = run(*command)
    assert (result.code, result.out) == (2, "")
    assert reason in result.err
    assert "Traceback" not in result.err
    assert content(ledger) == before


@pytest.mark.parametrize("command", [["show"], ["remove"], ["correct", "--published", "2024"]])
def test_what_is_not_in_the_ledger_is_named(command: list[str], run: Run, ledger: Path) -> None:
    result = run(*command, "nobody")
    assert (result.code, result.out) == (1, "")
    assert "nobody" in result.err
    assert result.err.count("\n") == 1


def test_documents_lists_dates_and_claims(run: Run, ledger: Path) -> None:
    rows = [json.loads(line) for line in run("documents", "--format", "jsonl").out.splitlines()]
    assert [(row["doc"], row["published"], row["claims"]) for row in rows] == [
        ("a.txt", "2024-02-24", 2),
        ("b.txt", None, 0),
    ]
    table = run("documents")
    assert table.code == 0
    assert "unknown" in table.out


def test_show_finds_a_document_a_claim_and_an_entity(run: Run, ledger: Path) -> None:
    shown = json.loads(run("show", document().id, "--format", "jsonl").out)
    assert shown["text"] == document().text
    grant = next(claim for claim in shown["claims"] if claim["kind"] == "subsidy")
    for slot in (grant["amount"], *grant["payer"], *grant["recipient"], *shown["not_flows"]):
        assert shown["text"][slot["start"] : slot["end"]] == slot["text"]
    assert json.loads(run("show", grant["id"], "--format", "jsonl").out) == grant
    entity = json.loads(run("show", "METI", "--format", "jsonl").out)
    assert entity["id"] == "meti"
    assert [claim["id"] for claim in entity["claims"]] == [grant["id"]]


def test_show_takes_the_beginning_of_an_id_that_only_one_has(run: Run, ledger: Path) -> None:
    (deal,) = (json.loads(line) for line in run("deals", "--kind", "subsidy", "--format", "jsonl").out.splitlines())
    in_table = max(word for word in run("deals").out.split() if deal["id"].startswith(word))  # not the heading, "deal"
    assert in_table != deal["id"]
    assert json.loads(run("show", in_table, "--format", "jsonl").out) == deal
    assert run("show", deal["id"][:6]).code == 1


@pytest.mark.parametrize("key", ["a.txt", "METI"])
def test_show_prints_the_sentence_and_its_characters(key: str, run: Run, ledger: Path) -> None:
    result = run("show", key)
    assert result.code == 0
    assert "[0:65] METI will give Hoshi Chips up to 732 billion yen ($4.86 billion)." in result.out
    assert "¥732 bn" in result.out


def test_a_hostile_text_never_reaches_the_terminal_as_it_is(run: Run) -> None:
    Path("evil.txt").write_text("TSMC will invest $2 billion\x1b]0;owned\x07 in [red]Kumamoto[/red].")
    for result in (run("claims", "evil.txt"), run("read", "evil.txt"), run("show", "evil.txt"), run("documents")):
        assert result.code == 0
        assert "\x1b" not in result.out + result.err
        assert "\x07" not in result.out + result.err


def test_a_filter_that_finds_nothing_and_a_day_before_the_first_document_say_what_would(run: Run, ledger: Path) -> None:
    for command in ("deals", "totals", "flows"):
        assert run(command, "--payer", "Nobody").out.splitlines() == [
            "no deals match",
            "`daicho entities` lists the names that --payer may find",
        ]
        early = run(command, "--as-of", "2019")
        assert early.code == 0
        assert (
            "no deals match\nnothing is known to be published by 2019: the first document is of 2024-02-24" in early.out
        )


def test_a_timeline_of_nothing_says_why(run: Run, ledger: Path) -> None:
    assert run("timeline").out == "no dated milestones in the ledger\n"
    assert run("timeline", "--as-of", "2024-03").out == "no dated milestones as of 2024-03\n"
    early = "nothing is known to be published by 2020: the first document is of 2024-02-24"
    assert early in run("timeline", "--as-of", "2020").out


def test_totals_are_set_beside_an_economy_and_explained_to_the_sentence(run: Run, ledger: Path) -> None:
    shown = run("totals", "--by", "country", "--per", "head", "--explain")
    assert shown.code == 0
    assert "¥0 to ¥5.9" in shown.out
    assert "JP 2024" in shown.out
    assert "World Bank" in shown.out
    assert "a.txt [0:65] METI will give Hoshi Chips up to 732 billion yen" in shown.out
    (row,) = map(
        json.loads,
        run("totals", "--by", "payer_country", "--per", "gdp", "--explain", "--format", "jsonl").out.splitlines(),
    )
    assert row["per"]["country"] == "JP"
    assert 0 < row["per"]["high"] < 0.01
    (sentence,) = row["sentences"]
    assert document().text[sentence["start"] : sentence["end"]] == sentence["quote"]
    assert run("totals", "--per", "gdp").code == 2


def test_new_tells_what_changed_since_a_day(run: Run, ledger: Path) -> None:
    shown = run("new", "--since", "2024-02")
    assert shown.code == 0
    assert "nothing new from 2024-02 to 2024-02-24" in shown.out
    rows = [json.loads(line) for line in run("new", "--since", "2024-02-23", "--format", "jsonl").out.splitlines()]
    assert {row["what"] for row in rows} >= {"new deal", "finding"}
    assert [row["deal"]["currency"] for row in rows if row["what"] == "new deal"] == ["JPY"]
    assert "new deals" in run("new", "--since", "2024-02-23").out
    late = run("new", "--since", "2030-01-01")
    assert (late.code, late.out.splitlines()[0]) == (
        0,
        "nothing new since 2030-01-01: the newest document in the ledger is of 2024-02-24",
    )
    assert run("new", "--since", "2024", "--as-of", "2023").code == 2
    assert run("new").code == 2


def test_rates_are_of_the_day_asked_for(run: Run, ledger: Path) -> None:
    def day(rates: str) -> str:
        (row,) = map(json.loads, run("totals", "--in", "USD", "--rates", rates, "--format", "jsonl").out.splitlines())
        return str(row["rates"][0]["day"])

    assert day("announced") == day("today") == "2024-02-23"
    assert day("2022-10-20") == "2022-10-20"
    assert "at the rates of 2022-10-20" in run("totals", "--in", "USD", "--rates", "2022-10-20").out
    assert run("totals", "--in", "USD", "--rates", "soon").code == 2
    assert (
        run("totals", "--rates", "today").err == "daicho: --rates: nothing to convert to; name a currency: --in USD\n"
    )
    assert run("flows", "--rates", "today", "--in", "USD").code == 0


def test_reasons_name_deals_as_the_tables_do() -> None:
    assert short_ids("part of deal-20ccadfd615037a8") == "part of deal-20ccadfd"


def test_what_has_no_rate_is_listed_in_its_own_currency(run: Run, ledger: Path) -> None:
    for question in (["totals"], ["flows"], ["flows", "--to", "recipient"]):
        out = run(*question, "--in", "USD", "--rates", "1990-01-05").out
        converted, apart = out.split("not converted to USD\n")
        assert "at the rates of 1990-01-05" in converted
        assert "USD        not converted" in converted
        assert "$0" not in converted
        assert "¥0 to ¥732 bn" in apart
        drawn = run(*question, "--in", "USD", "--rates", "1990-01-05", "--plot").out
        assert "JPY, not converted" in drawn
        assert "¥0 to ¥732 bn" in drawn
        assert "not converted" not in run(*question, "--in", "USD").out


def test_deals_are_listed_in_one_currency_beside_what_was_stated(run: Run, ledger: Path) -> None:
    out = run("deals", "--in", "usd").out
    assert "stated" in out
    assert "≤ $4.868 bn   ≤ ¥732 bn" in out
    (record,) = map(json.loads, run("deals", "--in", "USD", "--format", "jsonl").out.splitlines())
    assert (record["currency"], record["stated"]["high"]) == ("USD", 732_000_000_000)
    assert (record["rate"]["to"], record["rate"]["day"]) == ("USD", "2024-02-23")
    (asked,) = map(
        json.loads, run("deals", "--in", "USD", "--rates", "2022-10-20", "--format", "jsonl").out.splitlines()
    )
    assert asked["rate"]["day"] == "2022-10-20"
    assert "stated" not in run("deals", "--format", "jsonl").out
    assert run("deals", "--rates", "today").code == run("deals", "--in", "nothing").code == 2


def test_a_deal_without_a_rate_stays_in_its_own_currency_and_is_named(run: Run, ledger: Path) -> None:
    out = run("deals", "--in", "USD", "--rates", "1990-01-05").out
    assert "at the rates of 1990-01-05" in out
    assert out.count("≤ ¥732 bn") == 2
    key = json.loads(run("deals", "--format", "jsonl").out)["id"]
    assert f"not converted from JPY: no rate of 1990-01-05 ({key[:13]})\n" in out


def test_an_empty_ledger_has_no_deals_and_no_totals(run: Run) -> None:
    with open_ledger("daicho.db"):
        pass
    for command in (("deals",), ("totals",), ("flows",), ("deals", "--kind", "loan"), ("totals", "--as-of", "2024")):
        result = run(*command)
        assert result.code == 0
        assert result.out == "no deals in the ledger: it has no documents yet; `daicho read SOURCE` puts some in\n"
    assert (run("deals", "--format", "jsonl").out, run("totals", "--format", "jsonl").out) == ("", "")


def test_a_deal_leads_back_to_its_sentence(run: Run, ledger: Path) -> None:
    (deal,) = [json.loads(line) for line in run("deals", "--format", "jsonl").out.splitlines()]
    assert (deal["kind"], deal["currency"], deal["low"], deal["high"]) == ("subsidy", "JPY", None, 732_000_000_000)
    assert deal["documents"] == ["a.txt"]
    assert [claim["quote"] for claim in deal["claims"]] == [document().text.split(". ")[0] + "."]
    assert "≤ ¥732 bn" in run("deals").out
    shown = run("show", deal["id"]).out
    assert "[0:65] METI will give Hoshi Chips" in shown
    assert run("deals", "--payer", "meti", "--until", "2024-02-24", "--format", "jsonl").out.count("\n") == 1
    assert run("deals", "--since", "2024-02-25").out == "no deals match\n"
    assert run("deals", "--as-of", "2024-02-23").out.startswith("no deals match\n")


def test_a_total_counts_what_is_certain_and_what_was_promised_at_most(run: Run, ledger: Path) -> None:
    (row,) = [json.loads(line) for line in run("totals", "--by", "payer", "--format", "jsonl").out.splitlines()]
    assert (row["currency"], row["low"], row["high"]) == ("JPY", 0, 732_000_000_000)
    assert len(row["deals"]) == 1
    (dollars,) = [json.loads(line) for line in run("totals", "--in", "usd", "--format", "jsonl").out.splitlines()]
    assert dollars["currency"] == "USD"
    assert 4.8e9 < dollars["high"] < 4.9e9
    assert dollars["rates"][0]["day"] == "2024-02-23"  # the 24th was a Saturday
    assert "2024-02-23" in run("totals", "--in", "USD", "--explain").out


def test_as_of_lists_what_is_undated(run: Run, ledger: Path) -> None:
    assert "left out for want of a date: b.txt" in run("deals", "--as-of", "2024-03").out
    assert "left out" not in run("deals").out


def test_correct_changes_the_date_and_remove_takes_the_document_away(run: Run, ledger: Path) -> None:
    assert run("correct", "b.txt", "--published", "2024-03", "--url", "https://b.example/").code == 0
    rows = [json.loads(line) for line in run("documents", "--format", "jsonl").out.splitlines()]
    assert {row["doc"]: row["published"] for row in rows} == {"a.txt": "2024-02-24", "b.txt": "2024-03"}
    assert run("remove", "https://b.example/").code == 0
    assert [json.loads(line)["doc"] for line in run("documents", "--format", "jsonl").out.splitlines()] == ["a.txt"]
    assert run("remove", "b.txt").code == 1


def test_an_entity_asked_for_by_name_counts_the_same_claims(run: Run, ledger: Path) -> None:
    listed = {
        one["id"]: one["claims"] for one in map(json.loads, run("entities", "--format", "jsonl").out.splitlines())
    }
    (named,) = map(json.loads, run("entities", "METI", "--format", "jsonl").out.splitlines())
    assert named["claims"] == listed["meti"] > 0
