"""Counting what was found, what was right, and what went wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from daicho.errors import InputRefused
from daicho.evaluation.labels import is_held_out, labelled_documents
from daicho.evaluation.score import Scoreboard, score, total
from daicho.evaluation.statement import parties_of, statement_from_json

GRANT = {
    "kind": "subsidy",
    "amount": {"text": "$2 billion", "value": 2e9, "currency": "USD", "bound": "exact"},
    "payer": ["Commerce Department"],
    "recipient": ["Acme"],
    "status": "planned",
    "quote": "q",
}


def scored(tmp_path: Path, *claims: dict[str, Any], conversions: Any = ()) -> Scoreboard:
    (tmp_path / "a.txt").write_text("text")
    labels = {"lang": "en", "claims": [GRANT], "conversions": list(conversions)}
    (tmp_path / "a.json").write_text(json.dumps(labels))
    (labelled,) = labelled_documents(tmp_path)
    return score(labelled, list(map(statement_from_json, claims)))


def test_found_and_right(tmp_path: Path) -> None:
    board = scored(tmp_path, {**GRANT, "confidence": 0.9})
    assert (board.found.f1, board.right.f1, board.mistakes) == (1, 1, ())
    assert board.judged == (("subsidy", 0.9, True),)


def test_a_wrong_payer_is_found_but_not_right(tmp_path: Path) -> None:
    board = scored(tmp_path, {**GRANT, "payer": ["Zenith"], "confidence": 0.9})
    assert (board.found.right, board.right.right) == (1, 0)
    assert [mistake.fault for mistake in board.mistakes] == ["role"]
    assert board.judged == (("subsidy", 0.9, False),)
    assert board.slots["payer"].right == 0


def test_another_kind_is_a_miss_and_a_false_alarm(tmp_path: Path) -> None:
    board = scored(tmp_path, {**GRANT, "kind": "equity"})
    assert board.found.right == 0
    assert [(mistake.fault, mistake.kind) for mistake in board.mistakes] == [("missed", "subsidy"), ("false", "equity")]


def test_either_side_of_a_conversion_will_do(tmp_path: Path) -> None:
    yen = {**GRANT, "amount": {"text": "300 billion yen", "value": 3e11, "currency": "JPY"}}
    assert scored(tmp_path, yen).found.right == 0
    assert scored(tmp_path, yen, conversions=[["$2 billion", "300 billion yen"]]).found.right == 1


def test_one_label_is_answered_once(tmp_path: Path) -> None:
    board = scored(tmp_path, GRANT, GRANT)
    assert (board.found.right, board.found.predicted, board.found.precision) == (1, 2, 0.5)


def test_boards_add_up(tmp_path: Path) -> None:
    board = total([scored(tmp_path, GRANT), scored(tmp_path)])
    assert (board.documents, board.found.recall, board.found.precision) == (2, 0.5, 1)


def test_slots_of_every_shape_are_parties() -> None:
    assert parties_of(None) == ()
    assert parties_of("Acme") == (("Acme",),)
    assert parties_of(["Acme Corp.", "Acme"]) == (("Acme Corp.", "Acme"),)
    assert parties_of([["Acme"], ["Zenith"]]) == (("Acme",), ("Zenith",))
    assert parties_of([{"text": "it", "name": "Acme", "entity": None}]) == (("it", "Acme"),)


def test_every_third_text_of_ours_is_held_out() -> None:
    names = [
        "en-own-003",
        "ja-own-004",
        "en-dev-003",
        "amagiri-imabari-3",
        "ja-usual-006",
        "en-unread-200",
        "ja-first-200",
    ]
    assert [is_held_out(name) for name in names] == [True, False, False, False, True, True, True]


def test_labels_that_cannot_be_read_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.json").write_text('{"claims": []}')
    with pytest.raises(InputRefused, match=r"a\.json"):
        list(labelled_documents(tmp_path))
