"""Parquet files as sheets: the first row is the names of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from daicho.errors import InputRefused, OutputError
from daicho.sheets.grid import MOST_COLUMNS, MOST_ROWS, Grid, Value, value_of

_MOST_BYTES = 1 << 29  # unpacked


def grids(name: str, data: bytes) -> Iterator[Grid]:
    """The one sheet of a file. Of lists, the names or words in them stand in a cell; other nested values are left empty.

    Raises InputRefused for what is no such file, or one too large, and OutputError where pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise OutputError("reading Parquet needs pyarrow: pip install 'daicho[tables]'") from error
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(data))
        fields = [field.name if _flat(field.type, pyarrow.types) else None for field in file.schema_arrow]
        wanted = [field for field in fields[:MOST_COLUMNS] if field is not None]
        _check(name, file.metadata, wanted)
        columns = {field: file.read(columns=[field]).column(0).to_pylist() for field in wanted}
    except InputRefused:
        raise
    except Exception as error:  # of broken files, pyarrow tells by many kinds of errors
        raise InputRefused(name, f"a damaged Parquet file ({_first_line(error)})") from error
    shown = fields[:MOST_COLUMNS]
    heads: list[Value] = ["deal" if field == "id" and _of_deals(columns[field]) else field for field in shown]
    rows = {at + 2: [columns[field][at] if field else None for field in shown] for at in range(file.metadata.num_rows)}
    yield Grid("", {1: heads} | {at: [_cell(one) for one in row] for at, row in rows.items() if any(row)})


def _check(name: str, about: Any, wanted: list[str]) -> None:
    if about.num_rows > MOST_ROWS:
        raise InputRefused(name, f"has more than {MOST_ROWS:,} rows")
    groups = (about.row_group(at) for at in range(about.num_row_groups))
    chunks = (group.column(at) for group in groups for at in range(group.num_columns))
    size = sum(one.total_uncompressed_size for one in chunks if one.path_in_schema.partition(".")[0] in wanted)
    if size > _MOST_BYTES:
        raise InputRefused(name, f"larger than {_MOST_BYTES >> 20} MB once it is unpacked")


def _flat(kind: Any, types: Any) -> bool:
    """Whether a cell can show what a column of this type has: a plain value, words, or parties with names."""
    if types.is_list(kind) or types.is_large_list(kind):
        inner = kind.value_type
        return inner.get_field_index("name") >= 0 if types.is_struct(inner) else not types.is_nested(inner)
    return not types.is_nested(kind) and not types.is_binary(kind) and not types.is_large_binary(kind)


def _of_deals(ids: Sequence[Any]) -> bool:
    """Whether a column of ids is of deals, as in a file that was exported from a ledger."""
    return all(isinstance(one, str) and one.startswith("deal-") for one in ids)


def _cell(value: Any) -> Value:
    if isinstance(value, list):
        words = (one.get("name") if isinstance(one, Mapping) else one for one in value)
        return "; ".join(str(word) for word in words if word is not None) or None
    return value_of(value)


def _first_line(error: Exception) -> str:
    return re.sub(r"\s+", " ", str(error))[:120]
