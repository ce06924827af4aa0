"""Tables of text."""

from __future__ import annotations

import pytest

from daicho.errors import InputRefused
from daicho.sheets.separated import grid


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_mark_between_values_is_found(mark: str) -> None:
    assert grid("a.csv", f"Company{mark}Amount\n\nIntel{mark}5\n").rows == {1: ["Company", "Amount"], 3: ["Intel", "5"]}


def test_a_cell_may_hold_marks_and_line_breaks() -> None:
    assert grid("a.csv", 'a,b\n"1,200","two\nlines"\nc,d\n').rows[3] == ["c", "d"]


@pytest.mark.parametrize("text", ["", "\n\n", "one column\nonly"])
def test_what_has_no_columns_is_no_table(text: str) -> None:
    with pytest.raises(InputRefused, match="no table"):
        grid("a.csv", text)


def test_a_quote_that_never_ends_is_refused() -> None:
    with pytest.raises(InputRefused, match="no table"):
        grid("a.csv", 'a,"b\n' + "x" * (1 << 21))


def test_more_rows_than_allowed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("daicho.sheets.separated.MOST_ROWS", 2)
    with pytest.raises(InputRefused, match="more than 2 rows"):
        grid("a.csv", "a,b\nc,d\ne,f\n")
