"""Answers as tables: for Arrow, pandas and polars where these are installed, and as HTML for notebooks."""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from html import escape
from typing import Any, Generic, Literal, TypeVar

from daicho.errors import OutputError
from daicho.model.wording import money_range

Type = Literal["text", "texts", "money", "number", "whole", "yes"]
RowT = TypeVar("RowT")
OfT = TypeVar("OfT", contravariant=True)  # a column of deals is one of converted deals too
MONEY_DIGITS, MONEY_SCALE = 38, 6
"""How wide decimals of money are in tables, and how many of their digits stand behind the point."""

_UNIT = Decimal(1).scaleb(-MONEY_SCALE)
_WIDE = Context(prec=MONEY_DIGITS)
_SHOWN = 20  # rows in a notebook
_LISTED = 3  # of a list in a cell there
_ROUNDED = 1000  # from here on sums are shown there without fractions
_BAR = 120  # pixels of the longest bar


@dataclass(frozen=True, slots=True)
class Column(Generic[OfT]):
    """One column of a table: its name, its type, and its cell of a row."""

    name: str
    type: Type
    of: Callable[[OfT], Any]


class Table(tuple[RowT, ...]):
    """The records of an answer, in order: a tuple that knows how to become a table.

    columns: what its tables have; range_of: the range and currency of a row, where rows have one, for the bars of a notebook.
    """

    columns: Sequence[Column[RowT]]
    range_of: Callable[[RowT], tuple[Decimal | None, Decimal | None, str]] | None

    @classmethod
    def of(
        cls,
        rows: Iterable[RowT],
        columns: Sequence[Column[RowT]],
        range_of: Callable[[RowT], tuple[Decimal | None, Decimal | None, str]] | None = None,
    ) -> Table[RowT]:
        """The table of `rows` under `columns`."""
        table = cls(rows)
        table.columns = columns
        table.range_of = range_of
        return table

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dictionary a row, by column."""
        return [
            {column.name: list(column.of(row)) if column.type == "texts" else column.of(row) for column in self.columns}
            for row in self
        ]

    def to_arrow(self) -> Any:
        """A `pyarrow.Table`; money as decimals. Raises OutputError where pyarrow is not installed."""
        arrow = _library("pyarrow", "Arrow tables")
        schema = arrow.schema([(column.name, _arrow_type(arrow, column.type)) for column in self.columns])
        cells = {column.name: [_cell(column, row) for row in self] for column in self.columns}
        return arrow.table(cells, schema=schema)

    def to_pandas(self, *, exact: bool = False) -> Any:
        """A `pandas.DataFrame`; money as floats, unless `exact` asks for decimals. Raises OutputError."""
        _library("pandas", "pandas frames")
        table = self.to_arrow()
        if not exact:
            arrow = _library("pyarrow", "pandas frames")
            fields = [
                field.with_type(arrow.float64()) if arrow.types.is_decimal(field.type) else field
                for field in table.schema
            ]
            table = table.cast(arrow.schema(fields))
        return table.to_pandas()

    def to_polars(self) -> Any:
        """A `polars.DataFrame`; money as decimals. Raises OutputError where polars or pyarrow is not installed."""
        return _library("polars", "polars frames").from_arrow(self.to_arrow())

    def _repr_html_(self) -> str:
        """The first rows with a bar for each range: what is certain in full, what may come on top lighter."""
        headings = [column.name for column in self.columns]
        bars = _bars(self[:_SHOWN], self.range_of) if self.range_of else {}
        rows = []
        for at, row in enumerate(self[:_SHOWN]):
            cells = [f"<td>{_shown(column.of(row))}</td>" for column in self.columns]
            rows.append(f"<tr>{''.join(cells)}{f'<td>{bars[at]}</td>' if bars else ''}</tr>")
        head = "".join(f"<th>{escape(name)}</th>" for name in (*headings, *(["range"] if bars else [])))
        more = f"<p>and {len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>{more}"


def _bars(
    rows: Sequence[RowT], range_of: Callable[[RowT], tuple[Decimal | None, Decimal | None, str]]
) -> Mapping[int, str]:
    """A bar for each row; those of one currency have one scale."""
    ranges = [range_of(row) for row in rows]
    longest: dict[str, Decimal] = {}
    for low, high, currency in ranges:
        longest[currency] = max(longest.get(currency, Decimal(0)), high or Decimal(0), low or Decimal(0))
    return {at: _bar(low, high, currency, longest[currency]) for at, (low, high, currency) in enumerate(ranges)}


def _bar(low: Decimal | None, high: Decimal | None, currency: str, longest: Decimal) -> str:
    """Solid up to `low`, lighter up to `high`; an open end has a point. What is open on both sides says nothing."""
    if low is None and high is None:
        return ""
    scale = _BAR / longest if longest else Decimal(0)
    sure, most = (
        math.ceil((end or Decimal(0)) * scale)  # the smallest sum is seen
        for end in (low, high if high is not None else low)
    )
    label = escape(money_range(low, high, currency))
    point = f'<path d="M{most} 2 l8 5 l-8 5 z" fill="currentColor" fill-opacity="0.35"/>' if high is None else ""
    return (
        f'<svg role="img" aria-label="{label}" width="{_BAR + 10}" height="14"><title>{label}</title>'
        f'<rect x="0" y="2" width="{most}" height="10" fill="currentColor" fill-opacity="0.35"/>'
        f'<rect x="0" y="2" width="{sure}" height="10" fill="currentColor" fill-opacity="0.8"/>{point}</svg>'
    )


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:,.0f}" if abs(value) >= _ROUNDED else f"{value.normalize():,f}"
    if isinstance(value, list | tuple):
        more = f" … ({len(value)})" if len(value) > _LISTED else ""
        return escape(", ".join(map(str, value[:_LISTED])) + more)
    return escape(str(value))


def money_cell(value: Decimal) -> Decimal:
    """A sum as tables hold it, to the millionth of a unit. Raises OutputError for one that is too large for them."""
    try:
        return value.quantize(_UNIT, context=_WIDE)
    except InvalidOperation as error:
        whole = MONEY_DIGITS - MONEY_SCALE
        raise OutputError(f"a sum of {value:.3g} has more than the {whole} digits that tables hold") from error


def _cell(column: Column[RowT], row: RowT) -> Any:
    value = column.of(row)
    if column.type == "texts":
        return list(value)
    if column.type == "money" and value is not None:
        return money_cell(value)
    return float(value) if column.type == "number" and value is not None else value


def _arrow_type(arrow: Any, type_: Type) -> Any:
    if type_ == "money":
        return arrow.decimal128(MONEY_DIGITS, MONEY_SCALE)
    makers = {
        "text": arrow.string,
        "texts": lambda: arrow.list_(arrow.string()),
        "number": arrow.float64,
        "whole": arrow.int64,
        "yes": arrow.bool_,
    }
    return makers[type_]()


def _library(name: str, what: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        extra = "'daicho[tables]'" if name == "pyarrow" else name
        raise OutputError(f"{what} need {name}: pip install {extra}") from error
