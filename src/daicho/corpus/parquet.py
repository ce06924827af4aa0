"""Parquet shards: a page a row, in a column `text` or `html`; the other columns are those of a JSON document.

Common names for the same things are understood (`content`, `warc_url`, `date`): crawls on the market agree on none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from daicho.corpus import addresses
from daicho.corpus.addresses import File
from daicho.corpus.page import Broken, Page
from daicho.corpus.remote import heed
from daicho.corpus.shards import Shard
from daicho.errors import InputRefused

_RANGE_ROWS = 50_000
_BATCH = 256  # rows decoded at a time
_TEXT = ("text", "html", "content", "raw_content", "body")
_NAMES = {
    "id": ("id", "doc_id", "document_id"),
    "url": ("url", "warc_url", "source_url", "link"),
    "published": ("published", "date", "published_date", "date_published"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "site_name"),
    "lang": ("lang", "language"),
}


def row_group_ranges(file: File) -> list[Shard]:
    """The shards of a Parquet file: neighbouring row groups together. A broken file is one shard, refused when it is read."""
    try:
        with addresses.opened(file.address) as stream:
            facts = _opened(stream).metadata
            rows = [facts.row_group(i).num_rows for i in range(facts.num_row_groups)]
    except Exception:
        return [Shard("parquet", file.address, file.size)]
    cuts, held = [0], 0
    for i, many in enumerate(rows):
        if held and held + many > _RANGE_ROWS:
            cuts.append(i)
            held = 0
        held += many
    cuts.append(len(rows))
    if len(cuts) == 2:
        return [Shard("parquet", file.address, file.size)]
    total = sum(rows)
    return [Shard("parquet", file.address, file.size * sum(rows[a:b]) // total, a, b) for a, b in pairwise(cuts)]


def pages(shard: Shard) -> Iterator[Page | Broken]:
    """The rows of a shard. Raises InputRefused for a file that is no Parquet or has no text in it."""
    with addresses.opened(shard.address) as stream:
        try:
            file = _opened(stream)
        except Exception as error:
            heed(stream)
            raise InputRefused(shard.source, f"no Parquet file: {error}") from None
        columns = _columns(file.schema_arrow.names)
        text = next((name for name in _TEXT if _holds_text(file.schema_arrow, name)), None)
        if text is None:
            raise InputRefused(shard.source, f"no column of text named {', '.join(_TEXT[:-1])} or {_TEXT[-1]}")
        groups = range(shard.start, file.num_row_groups if shard.stop is None else shard.stop)
        first = sum(file.metadata.row_group(i).num_rows for i in range(shard.start))
        number = 0
        try:
            for batch in file.iter_batches(_BATCH, row_groups=list(groups), columns=[text, *columns.values()]):
                texts = batch.column(text).cast("binary").to_pylist()
                rest = {name: batch.column(column) for name, column in columns.items()}
                for i, data in enumerate(texts):
                    if data:
                        yield _page(shard.source, number, first + number, text, data, rest, i)
                    number += 1
        except (OSError, ValueError) as error:
            heed(stream)
            reason = f"damaged ({error}): read up to row {first + number:,} of {file.metadata.num_rows:,}"
            yield Broken(shard.source, reason)


def _holds_text(schema: Any, name: str) -> bool:
    """Whether a column of that name is there and one of text or bytes, as they are or by their number in a list of them."""
    from pyarrow import types

    if name not in schema.names:
        return False
    kind = schema.field(name).type
    kind = kind.value_type if types.is_dictionary(kind) else kind
    return any(
        is_such(kind) for is_such in (types.is_string, types.is_large_string, types.is_binary, types.is_large_binary)
    )


def _page(file: str, number: int, row: int, text: str, data: bytes, rest: dict[str, Any], i: int) -> Page:
    fields: dict[str, object] = {name: _plain(column[i].as_py()) for name, column in rest.items()}
    markup = text == "html" or data.lstrip()[:1] == b"<"
    url = fields.get("url")
    return Page(
        number,
        f"{file}#{row + 1}",
        data,
        "row",
        media_type="text/html" if markup else "text/plain",
        url=str(url) if url else None,
        value=fields,
    )


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _columns(names: list[str]) -> dict[str, str]:
    """The columns that hold what a document tells of itself."""
    return {
        field: next(name for name in known if name in names)
        for field, known in _NAMES.items()
        if any(name in names for name in known)
    }


def _opened(stream: Any) -> Any:
    from pyarrow.parquet import ParquetFile

    return ParquetFile(stream)
