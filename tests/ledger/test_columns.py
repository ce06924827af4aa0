"""Columns: whatever is asked of their words once is what asking each row would give."""

from __future__ import annotations

import random

import numpy as np
import pytest

from daicho.ledger import columns
from daicho.ledger.columns import Column, combined, from_texts, grouped, joined, to_texts

WORDS = ["b", None, "a", "京", ""]


def drawn(dice: random.Random, many: int) -> list[str | None]:
    return [dice.choice(WORDS) for _ in range(many)]


def test_a_column_is_what_the_rows_have() -> None:
    values = ["b", "a", "b", None]
    for column in (Column.of(values), Column(values)):
        assert (len(column), list(column), list(column.objects())) == (4, values, values)
        assert list(column.picked(np.array([3, 0, 0]))) == [None, "b", "b"]
        assert list(column.meaning(str)) == ["b", "a", "b", "None"]
        assert column.where(lambda word: word == "b").tolist() == [0, 2]
        assert (column.in_order().words, list(column.in_order())) == (["a", "b", None], values)
        assert from_texts(*to_texts(column)).words == list(column.words)
    assert Column.of(values).words == ["b", "a", None]


def test_words_that_come_to_the_same_are_one_in_order() -> None:
    found = Column.of(["ax", "b", "ay", "b"]).meaning(lambda word: word[0]).in_order()
    assert (found.words, found.numbers.tolist()) == (["a", "b"], [0, 1, 0, 1])


def test_words_that_no_row_has_go_and_the_rows_stay() -> None:
    column = Column(["a", None, "京"], np.array([2, 0, 2]))
    assert (column.used().words, list(column.used())) == (["a", "京"], ["京", "a", "京"])
    assert [column[0], column[1]] == ["京", "a"]
    assert list(Column(["b", "a"]).used()) == ["b", "a"]


def test_columns_that_share_their_words_are_joined_as_they_are() -> None:
    words = ["a", "b", "never"]
    several = [Column(words, np.array([1, 0], np.uint8)), Column(words, np.array([], np.uint8))]
    assert joined(several).words is words
    assert list(joined(several)) == ["b", "a"]
    other = joined([*several, Column(["c", "b"])])
    assert (list(other), len(set(other.words))) == (["b", "a", "c", "b"], len(other.words))


def test_rows_are_grouped_by_what_they_have_in_all_columns() -> None:
    rows, starts = grouped([Column.of(list("babb")).in_order(), Column.of(list("xyxz")).in_order()])
    assert (rows.tolist(), starts.tolist()) == ([1, 0, 2, 3], [0, 1, 3])


@pytest.mark.parametrize("sizes", [[], [0], [1, 1], [5, 0, 9], [300]])
def test_joined_columns_have_all_rows_in_turn(sizes: list[int]) -> None:
    dice = random.Random(1)
    parts = [drawn(dice, many) for many in sizes]
    found = joined(map(Column.of, parts))
    assert list(found) == [value for part in parts for value in part]
    assert len(set(found.words)) == len(found.words) or found.places is None


@pytest.mark.parametrize("most", [2**63, 2])
def test_columns_combined_are_the_rows_in_order(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_MOST", most)  # as if all that rows may have were more than a number can say
    dice = random.Random(2)
    several = [[dice.choice("cab") for _ in range(50)] for _ in range(4)]
    found = combined([Column.of(values).in_order() for values in several])
    rows = list(zip(*several, strict=True))
    assert list(found) == rows
    assert found.words == sorted(set(rows))


def test_nothing_combined_is_nothing() -> None:
    assert list(combined([Column([]), Column([])])) == list(combined([])) == []
