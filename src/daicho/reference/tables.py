"""The tables in `data/`: tab-separated, the first line names the columns, lines that begin with # are remarks."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<name>` by column. Raises ValueError for a row that is too long or too short."""
    text = files("daicho.reference").joinpath("data", name).read_text(encoding="utf-8")
    lines = iter(text.splitlines())
    columns: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise ValueError(f"{name}, line {number}: {len(cells)} cells for {len(columns)} columns")
        yield dict(zip(columns, cells, strict=True))
