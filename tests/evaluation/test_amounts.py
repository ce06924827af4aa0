"""Labelled sums: where they stand, and what counts as right."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from daicho.errors import InputRefused
from daicho.evaluation.amounts import Line, amount_lines, score_line
from daicho.model.annotated import AnnotatedDocument
from daicho.model.money import Conversion, Money
from daicho.model.span import Mention


def labelled(tmp_path: Path, text: str, *wordings: str, **more: Any) -> Line:
    amounts = [
        {"text": w, "value": 2e9, "low": 2e9, "high": 2e9, "currency": "USD", "bound": "exact"} for w in wordings
    ]
    line = {"text": text, "notation": "plain", "amounts": amounts, **more}
    path = tmp_path / "en.jsonl"
    path.write_text(json.dumps(line) + "\n")
    return next(amount_lines(path))


def found(text: str, start: int, end: int, **changes: Any) -> Money:
    two = Decimal(2_000_000_000)
    slots = {"value": two, "low": two, "high": two, "currency": "USD", "bound": "exact", **changes}
    return Money(Mention.at(text, start, end), **slots)


def test_a_wording_that_recurs_is_placed_in_the_order_of_the_text(tmp_path: Path) -> None:
    line = labelled(tmp_path, "up to $2bn, then $2bn", "up to $2bn", "$2bn")
    assert [(s.mention.span.start, s.mention.span.end) for s in line.sums] == [(0, 10), (17, 21)]


def test_a_sum_in_a_bracket_may_lie_within_another(tmp_path: Path) -> None:
    line = labelled(tmp_path, "200億ドル（約3兆円）を超える", "200億ドル（約3兆円）を超える", "約3兆円")
    assert [(s.mention.span.start, s.mention.span.end) for s in line.sums] == [(0, 16), (7, 11)]


def test_right_is_every_figure_exactly_and_an_overlapping_place(tmp_path: Path) -> None:
    text = "It paid $2 billion for it."
    line = labelled(tmp_path, text, "$2 billion")
    board = score_line(line, AnnotatedDocument(line.document, sums=(found(text, 9, 18),)))
    assert (board.sums.right, board.worded.right) == (1, 0)

    for sums in ((found(text, 8, 18, bound="approx"),), (found(text, 0, 7),), ()):
        board = score_line(line, AnnotatedDocument(line.document, sums=sums))
        assert board.sums.right == 0
        assert [m.fault for m in board.mistakes] == ["missed", *("false" for _ in sums)]


def test_a_negative_line_is_quiet_or_not(tmp_path: Path) -> None:
    text = "the 64 million-dollar question"
    line = labelled(tmp_path, text, notation="negative")
    assert score_line(line, AnnotatedDocument(line.document)).quiet.right == 1
    loud = score_line(line, AnnotatedDocument(line.document, sums=(found(text, 4, 21),)))
    assert (loud.quiet.right, loud.quiet.gold, loud.sums.predicted) == (0, 1, 1)


def test_a_conversion_is_right_when_both_sides_are(tmp_path: Path) -> None:
    text = "$2bn (2bn dollars)"
    line = labelled(tmp_path, text, "$2bn", "2bn dollars", conversions=[["$2bn", "2bn dollars"]])
    first, second = found(text, 0, 4), found(text, 6, 17)
    both = AnnotatedDocument(line.document, sums=(first, second), conversions=(Conversion(first, second),))
    turned = AnnotatedDocument(line.document, sums=(first, second), conversions=(Conversion(second, first),))
    assert score_line(line, both).conversions.right == 1
    assert score_line(line, turned).conversions.right == 0


def test_every_third_line_is_held_out(tmp_path: Path) -> None:
    path = tmp_path / "ja.jsonl"
    path.write_text('{"text": "x", "notation": "negative", "amounts": []}\n' * 6)
    assert [line.held_out for line in amount_lines(path)] == [False, False, True, False, False, True]


def test_a_label_that_is_not_in_its_line_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"en\.jsonl:1"):
        labelled(tmp_path, "nothing here", "$2bn")
