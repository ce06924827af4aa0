"""Parquet files as sheets."""

from __future__ import annotations

import datetime
import io
import sys
from decimal import Decimal
from typing import Any

import pytest

from daicho.errors import InputRefused, OutputError
from daicho.sheets import parquet
from daicho.sheets.separated import grid

pyarrow = pytest.importorskip("pyarrow")


def file(columns: dict[str, Any]) -> bytes:
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.table(columns), out)
    return out.getvalue()


def test_columns_are_headings_and_values_are_typed() -> None:
    (found,) = parquet.grids(
        "a.parquet",
        file(
            {
                "Company": ["Intel", None, "TSMC"],
                "Amount": [Decimal("8.50"), None, None],
                "Rate": [0.1, None, 2.5],
                "Date": [datetime.date(2024, 3, 20), None, None],
                "Told": [datetime.datetime(2024, 3, 20, 9), None, None],
                "Raw": [b"\x00", None, None],
                "payer": [[{"name": "METI", "entity": "meti"}, {"name": "NEDO", "entity": None}], None, []],
                "words": [["a", "b"], None, None],
                "claims": [[{"id": "c1"}], None, None],
            }
        ),
    )
    assert found.rows[1] == ["Company", "Amount", "Rate", "Date", "Told", None, "payer", "words", None]
    assert found.rows[2] == [
        "Intel", Decimal("8.50"), Decimal("0.1"), "2024-03-20", "2024-03-20", None, "METI; NEDO", "a; b", None,
    ]  # fmt: skip
    assert 3 not in found.rows
    assert found.rows[4][:3] == ["TSMC", None, Decimal("2.5")]


def test_what_is_broken_or_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = file({"a": list(range(50))})
    with pytest.raises(InputRefused, match="damaged Parquet"):
        next(parquet.grids("a.parquet", whole[:-30]))
    monkeypatch.setattr(parquet, "MOST_ROWS", 49)
    with pytest.raises(InputRefused, match="more than 49 rows"):
        next(parquet.grids("a.parquet", whole))
    monkeypatch.undo()
    monkeypatch.setattr(parquet, "_MOST_BYTES", 10)
    with pytest.raises(InputRefused, match="unpacked"):
        next(parquet.grids("a.parquet", whole))


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"pip install 'daicho\[tables\]'"):
        next(parquet.grids("a.parquet", b"PAR1"))


def test_a_file_of_tabs_may_have_more_commas() -> None:
    found = grid("a.tsv", "Company, in full, as told\tAmount\nIntel, of Ohio\t8\n")
    assert found.rows[2] == ["Intel, of Ohio", "8"]
