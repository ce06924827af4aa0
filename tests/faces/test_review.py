"""`daicho review`: what it prints, keeps and refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run, content

AT = ("--author", "ann", "--at", "2026-01-05T09:30")


def claim(run: Run, kind: str = "subsidy") -> str:
    (found,) = [row for row in lines(run, "show", "a.txt")[0]["claims"] if row["kind"] == kind]
    key: str = found["id"]
    return key


def lines(run: Run, *command: str) -> list[Any]:
    return [json.loads(line) for line in run(*command, "--format", "jsonl").out.splitlines()]


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["accept", "x"],
        ["reject", "x"],
        ["correct", "x", "status=done"],
        ["join", "x", "y"],
        ["part", "x", "y"],
        ["dismiss", "x", "--reason", "y"],
        ["undo", "x"],
        ["log"],
        ["export", "-"],
    ],
    ids=lambda command: command[0],
)
class TestEverySubcommand:
    def test_says_where_there_is_no_ledger_and_makes_none(self, command: list[str], run: Run, tmp_path: Path) -> None:
        result = run("review", *command)
        assert (result.code, result.out) == (1, "")
        assert result.err == "daicho: daicho.db: there is no ledger here yet; `daicho read` makes one\n"
        assert not list(tmp_path.iterdir())

    def test_has_help(self, command: list[str], run: Run) -> None:
        result = run("review", command[0], "--help")
        assert result.code == 0
        assert "--ledger URL" in result.out


def test_a_claim_is_rejected_shown_and_taken_back(run: Run, ledger: Path) -> None:
    key = claim(run)
    made = run("review", "reject", key, "--reason", "a rumour", *AT)
    assert made.code == 0
    judgement = made.out.split()[0]
    assert made.out == f"{judgement}  reject {key}: a rumour\n"
    assert run("deals").out == "no deals in the ledger\n"
    for shown in (run("show", key), run("show", "a.txt")):
        assert "rejected by ann on 2026-01-05: a rumour" in shown.out
    (page,) = lines(run, "show", "a.txt")
    assert [row["id"] for row in page["rejected"]] == [key]
    assert run("review", "undo", judgement[:7], "--at", "2026-01-06").out == f"{judgement} withdrawn\n"
    assert len(lines(run, "deals")) == 1
    (logged,) = lines(run, "review", "log")
    assert (logged["state"], logged["withdrawn"]) == ("withdrawn", "2026-01-06T00:00:00.000Z")
    assert run("review", "undo", judgement).code == 1


def test_a_corrected_claim_stands_corrected_with_its_characters(run: Run, ledger: Path) -> None:
    key = claim(run)
    assert run("review", "correct", key, "status=done", "amount=730,000m", "bound=exact", *AT).code == 0
    (deal,) = lines(run, "deals")
    assert (deal["low"], deal["high"], deal["status"]) == (730_000_000_000, 730_000_000_000, "done")
    (stated,) = deal["claims"]
    (page,) = lines(run, "show", "a.txt")
    amount = stated["amount"]
    assert page["text"][amount["start"] : amount["end"]] == amount["text"] == "up to 732 billion yen"
    assert stated["id"] == key
    assert stated["why"][-1] == "corrected by ann on 2026-01-05: amount, status"


def test_what_waits_is_listed_until_it_is_judged(run: Run, ledger: Path) -> None:
    every = {row["id"] for row in lines(run, "review", "list") if row["type"] == "claim"}
    assert every == {claim(run), claim(run, "indicator")}
    assert claim(run, "indicator") in run("review", "list", "--doubtful").out
    for key in sorted(every):
        run("review", "accept", key, *AT)
    assert not [row for row in lines(run, "review", "list") if row["type"] == "claim"]
    assert run("review", "list", "--doubtful").out == "nothing waits for a judgement\n"


def test_a_dismissed_finding_is_listed_apart(run: Run, ledger: Path) -> None:
    (finding,) = lines(run, "check")
    assert run("check", "--dismissed").out == "no finding was dismissed\n"
    assert run("review", "dismiss", finding["id"], "--reason", "as it should be", *AT).code == 0
    assert run("check", "--fail-on", "info").out == "nothing to find fault with\n"
    (dismissed,) = lines(run, "check", "--dismissed")
    assert dismissed["id"] == finding["id"]
    assert dismissed["dismissed"]["reason"] == "as it should be"
    assert "dismissed by ann on 2026-01-05: as it should be" in run("check", "--dismissed").out


def test_a_contradiction_shows_both_and_who_overrules(run: Run, ledger: Path) -> None:
    key = claim(run)
    run("review", "reject", key, *AT)
    run("review", "accept", key, "--author", "ben", "--at", "2026-01-06")
    first, second = lines(run, "review", "log")
    assert (first["author"], first["state"], first["by"]) == ("ann", "overruled", second["id"])
    assert (second["author"], second["state"]) == ("ben", "holds")
    assert len(lines(run, "deals")) == 1
    assert f"overruled by {second['id']}" in " ".join(run("review", "log").out.split())


def test_judgements_travel_as_lines(run: Run, ledger: Path) -> None:
    run("review", "reject", claim(run), "--reason", "噂", *AT)
    run("review", "accept", claim(run, "indicator"), *AT)
    before = content(ledger)
    assert run("review", "export", "ann.jsonl").out == "2 judgements written to ann.jsonl\n"
    assert run("review", "export", "-").out == Path("ann.jsonl").read_text(encoding="utf-8")
    assert run("review", "import", "ann.jsonl").out == "0 taken in; 2 known already; 0 refused\n"
    assert content(ledger) == before
    assert (
        run("review", "import", "ann.jsonl", "--ledger", "other.db").out == "2 taken in; 0 known already; 0 refused\n"
    )
    assert [row["state"] for row in lines(run, "review", "log", "--ledger", "other.db")] == ["without object"] * 2


def test_the_ledger_may_be_named_before_the_word_or_after_it(run: Run, ledger: Path) -> None:
    moved = ledger.rename("elsewhere.db")
    before = run("review", "--ledger", moved, "log")
    assert (before.code, before.out) == (0, "no judgements in the ledger\n")
    assert run("review", "log", "--ledger", moved).out == before.out
    assert "elsewhere" not in run("review", "log").err


def test_a_bad_line_is_named_and_the_rest_taken_in(run: Run, ledger: Path) -> None:
    run("review", "reject", claim(run), *AT)
    run("review", "export", "ann.jsonl")
    good = Path("ann.jsonl").read_bytes()
    Path("mixed.jsonl").write_bytes(
        b"{\n" + b"\xef\xbb\xbf" + good + good.replace(b'"ann"', b'"eve"') + b"\n\xff\xfe\n"
    )
    result = run("review", "import", "mixed.jsonl", "--ledger", "other.db")
    assert (result.code, result.out) == (1, "1 taken in; 0 known already; 3 refused\n")
    assert [line.split(": ")[1] for line in result.err.splitlines()] == [f"mixed.jsonl:{n}" for n in (1, 3, 5)]
    assert "changed by hand" in result.err


def test_the_author_is_told_or_found(run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAICHO_AUTHOR", "ben")
    run("review", "accept", claim(run), "--at", "2026-01-05")
    monkeypatch.delenv("DAICHO_AUTHOR")
    monkeypatch.setenv("LOGNAME", "cem")
    run("review", "accept", claim(run), "--at", "2026-01-06")
    run("review", "accept", claim(run), "--author", "dov", "--at", "2026-01-07")
    assert [row["author"] for row in lines(run, "review", "log")] == ["ben", "cem", "dov"]


@pytest.mark.parametrize(
    ("command", "code", "reason"),
    [
        (["accept", "nobody"], 1, "'nobody'"),
        (["accept", "a.txt"], 2, "a.txt is no claim"),
        (["correct", "{claim}"], 2, "SLOT=VALUE"),
        (["correct", "{claim}", "status"], 2, "write SLOT=VALUE"),
        (["correct", "{claim}", "status=gone"], 2, "status is one of considering"),
        (["correct", "{claim}", "colour=red"], 2, "no slot 'colour'"),
        (["correct", "{claim}", "amount=much"], 2, "'much' is no figure"),
        (["correct", "{claim}", "amount=nan"], 2, "amount"),
        (["correct", "{claim}", "currency=yen!"], 2, "amount"),
        (["correct", "{claim}", "status=done", "status=planned"], 2, "one value"),
        (["correct", "{claim}", "amount=-5"], 2, "amount"),
        (["correct", "{claim}", "amount=5", "low=6", "bound=exact"], 2, "amount"),
        (["correct", "{claim}", "country=Atlantis"], 2, "'Atlantis' is none"),
        (["correct", "{claim}", "place=Atlantis"], 2, "the document does not say 'Atlantis'"),
        (["join", "{claim}", "{claim}"], 2, "are the same"),
        (["join", "{claim}", "{share}"], 2, "only claims of one kind of money"),
        (["join", "{claim}", "METI"], 2, "two deals or claims, or two entities"),
        (["join", "METI", "meti"], 2, "are one entity"),
        (["part", "METI", "Hoshi Chips"], 2, "nobody knows whom it means"),
        (["dismiss", "f00"], 2, "--reason"),
        (["dismiss", "f00", "--reason", "x"], 1, "no finding"),
        (["undo", "j00"], 1, "no judgement"),
        (["accept", "{claim}", "--at", "noon"], 2, "'noon' is no time"),
        (["import", "nowhere.jsonl"], 1, "nowhere.jsonl"),
        (["export", "nowhere/x.jsonl"], 1, "nowhere/x.jsonl"),
        (["burn"], 2, "burn"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_the_reason(
    command: list[str], code: int, reason: str, run: Run, ledger: Path
) -> None:
    keys = {"claim": claim(run), "share": claim(run, "indicator")}
    before = content(ledger)
    result = run("review", *(word.format(**keys) for word in command))
    assert (result.code, result.out) == (code, "")
    assert reason in result.err
    assert "Traceback" not in result.err
    assert content(ledger) == before
