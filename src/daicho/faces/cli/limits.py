"""How many rows a table has: as many as somebody may read, unless more are asked for. What is not shown is said under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

import click

from daicho.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")
_USUAL = 200


@dataclass(frozen=True, slots=True)
class Limit:
    """most: how many rows a table has at most, None for all; asked: whether the reader said so."""

    most: int | None = _USUAL
    asked: bool = False

    def for_tables(self, table: bool) -> None:
        """Refuse a limit where no table is printed. Raises UsageError."""
        if self.asked and not table:
            raise UsageError("--limit is for tables; a picture or a file has everything")

    def of(self, rows: Sequence[T]) -> Sequence[T]:
        """Those of the rows that are shown."""
        return rows if self.most is None else rows[: self.most]

    def shared(self, many: int) -> Limit:
        """What is left for each of so many tables that are shown together."""
        return self if self.most is None or not many else Limit(max(1, self.most // many), self.asked)

    def foot(self, many: int, what: str) -> None:
        """Say how many of so many rows are not shown, and how to see them. what: the rows, in the plural."""
        if self.most is not None and many > self.most:
            print(f"{self.most:,} of {many:,} {what} shown; --limit all shows the other {many - self.most:,}")

    def names(self, names: Sequence[str]) -> str:
        """Names in a line, with how many more there are."""
        more = 0 if self.most is None else len(names) - self.most
        return ", ".join(islice(names, self.most)) + (f" and {more:,} more" if more > 0 else "")


def _limit(ctx: click.Context, parameter: click.Parameter, value: str | None) -> Limit:
    if value is None:
        return Limit()
    if value == "all":
        return Limit(None, asked=True)
    if value.isascii() and value.isdigit() and int(value):
        return Limit(int(value), asked=True)
    raise UsageError(f"--limit: {value!r} is no number of rows; write 50, or all")


limit_option = click.option(
    "--limit",
    metavar="N|all",
    callback=_limit,
    help=f"Show so many rows of a table; {_USUAL} by default. Other formats have all.",
)
