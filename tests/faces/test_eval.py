"""`daicho eval`: figures of a folder, halves apart, mistakes only where they may be seen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

LABELS = {
    "lang": "en",
    "published": "2024-02-24",
    "claims": [
        {
            "kind": "investment",
            "amount": {"text": "$20 billion", "value": 20e9, "currency": "USD", "bound": "exact"},
            "payer": ["Nobody At All"],
            "status": "planned",
            "quote": "a quote to be told by",
        }
    ],
    "conversions": [],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for name in ("en-own-001", "en-own-003"):
        (folder / f"{name}.txt").write_text(f"The weather was fine in {name}.")
        (folder / f"{name}.json").write_text(json.dumps(LABELS | {"id": name}))
    lines = [{"text": "It cost $5 million.", "notation": "plain", "amounts": []}] * 3
    (folder / "en.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def test_halves_are_counted_apart(run: Run, gold: Path) -> None:
    rows = [json.loads(line) for line in run("eval", gold, "--format", "jsonl").out.splitlines()]
    halves = [("en", "open"), ("en", "held-out")]
    assert [(row["lang"], row["part"]) for row in rows] == [*halves, (None, None), *halves]
    assert [row["docs"] for row in rows[:3]] == [1, 1, 2]
    assert [row["sums of money"]["lines"] for row in rows[3:]] == [2, 1]
    assert rows[0]["money found"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "pred": 0}


def test_one_half_or_one_language_alone(run: Run, gold: Path) -> None:
    rows = [json.loads(line) for line in run("eval", gold, "--held-out", "--format", "jsonl").out.splitlines()]
    assert {row["part"] for row in rows} == {"held-out"}
    nothing = run("eval", gold, "--lang", "ja")
    assert (nothing.code, nothing.out) == (2, "")
    assert "no labelled documents" in nothing.err


def test_mistakes_in_held_out_texts_stay_unseen(run: Run, gold: Path) -> None:
    result = run("eval", gold, "--errors", "all")
    mistakes = [line for line in result.out.splitlines() if line.startswith(("missed", "false"))]
    assert [name for name in ("en-own-001", "en-own-003", "en.jsonl:1", "en.jsonl:3") if name in str(mistakes)] == [
        "en-own-001",
        "en.jsonl:1",
    ]
    assert result.err == "daicho: 2 more in held-out texts, which stay unseen\n"


def test_the_table_shows_confidence_when_asked(run: Run, gold: Path) -> None:
    assert "Brier" not in run("eval", gold).out
    assert "Brier score 0.000" in run("eval", gold, "--calibration").out


def test_labels_that_cannot_be_read_are_named(run: Run, gold: Path) -> None:
    (gold / "en-own-001.json").write_text("{}")
    result = run("eval", gold)
    assert result.code == 1
    assert "en-own-001.json: not in the labelling format" in result.err


def test_totals_are_measured_in_money(run: Run, gold: Path) -> None:
    labels = gold / "commitments.jsonl"
    commitment = {"deal": "a", "kind": "investment", "currency": "USD", "low": 5e9, "high": None, "left_out": None}
    labels.write_text(
        json.dumps(commitment) + "\n" + json.dumps(commitment | {"deal": "b", "left_out": "part of a"}) + "\n"
    )
    rows = [
        json.loads(line) for line in run("eval", gold, "--commitments", labels, "--format", "jsonl").out.splitlines()
    ]
    (found,) = [row["totals"] for row in rows if "totals" in row]
    assert found == {"currency": "USD", "error": 1.0, "wanted": [5e9, 5e9], "got": [0.0, 0.0]}
    assert "100.0%" in run("eval", gold, "--commitments", labels).out
    labels.write_text("{}\n")
    assert "no labelled commitments" in run("eval", gold, "--commitments", labels).err
