"""The scoreboard beside the labelling guide's own scorer, on distorted copies of the labels: every figure must be the same."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from daicho.evaluation.labels import labelled_documents
from daicho.evaluation.report import board_record
from daicho.evaluation.score import score, total
from daicho.evaluation.statement import PARTY_SLOTS, statement_from_json
from shared import GOLD, shared

SCORER = shared("gold/score.py")
OURS = tuple(GOLD / part / lang for part in (".", "usual", "unread") for lang in ("en", "ja"))
FOLDERS = [folder for folder in (shared("gold/dev"), *OURS) if folder]

pytestmark = pytest.mark.skipif(SCORER is None, reason="the guide's scorer is not beside this repository")


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: "/".join(folder.parts[-2:]))
def test_figures_equal_the_scorers(folder: Path, seed: int, tmp_path: Path) -> None:
    predicted = distorted(folder, random.Random(seed))
    path = tmp_path / "predictions.jsonl"
    path.write_text("".join(json.dumps({"doc": doc, "claims": claims}) + "\n" for doc, claims in predicted.items()))
    command = [sys.executable, str(SCORER), str(folder), str(path), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    ours = board_record(
        total(
            score(labelled, list(map(statement_from_json, predicted.get(labelled.name, ()))))
            for labelled in labelled_documents(folder)
        )
    )

    assert ours == theirs


def distorted(folder: Path, chance: random.Random) -> dict[str, list[dict[str, Any]]]:
    """The labels of `folder` with mistakes of every sort put into them."""
    out = {}
    for path in sorted(folder.glob("*.json")):
        claims = json.loads(path.read_text())["claims"]
        names = [claim[slot] for claim in claims for slot in PARTY_SLOTS if claim.get(slot)]
        kept = [changed(claim, names, chance) for claim in claims if chance.random() < 0.9]
        kept += [changed(claim, names, chance) for claim in claims if chance.random() < 0.1]
        chance.shuffle(kept)
        if chance.random() < 0.95:
            out[path.stem] = kept
    return out


def changed(claim: dict[str, Any], names: list[Any], chance: random.Random) -> dict[str, Any]:
    claim = json.loads(json.dumps(claim))
    for slot in PARTY_SLOTS:
        dice = chance.random()
        if slot in claim and dice < 0.15:
            del claim[slot]
        elif names and dice < 0.3:
            claim[slot] = chance.choice(names)
        elif slot in claim and dice < 0.5 and isinstance(claim[slot][0], str):
            claim[slot] = [{"text": claim[slot][-1], "name": claim[slot][0], "entity": None}]
        elif slot in claim and dice < 0.6 and isinstance(claim[slot][0], str):
            claim[slot] = claim[slot][0] + chance.choice([" plant", "政府", "'s second site", " Ltd.", "工場", ""])
    if "amount" in claim:
        amount = claim["amount"]
        amount["value"] *= chance.choice([1, 1, 1, 0.995, 1.005, 1.02, 1000])
        amount["bound"] = chance.choice(["exact", "max", amount.get("bound")])
        if chance.random() < 0.1:
            amount["currency"] = "USD"
        if chance.random() < 0.1:
            amount |= {"value": None, "high": amount["value"]}
    elif isinstance(claim.get("value"), int | float):
        claim["value"] *= chance.choice([1, 1, 1, 1.004, 1.03])
        claim["unit"] = chance.choice([claim.get("unit"), "GW", "wafers a month", "枚", "people"]) or ""
    if chance.random() < 0.2:
        claim["status"] = chance.choice(["planned", "done"])
    if "when" in claim and chance.random() < 0.3:
        claim["when"]["value"] = chance.choice(["2027", "2027-04", "FY2027", None, "soon"])
    if "event" in claim and chance.random() < 0.3:
        claim["event"] = chance.choice(["opening", "production_start", "other"])
    if chance.random() < 0.05:
        claim["country"] = "JP"
    return claim
