"""Word lists written as plain text, and the patterns made of them."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a list separated by white space."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    """A pattern for any item of a list separated by white space; `_` is a space within an item, `*` any ending."""
    items = sorted(set(text.split()), key=lambda item: (-len(item), item))
    return "|".join(re.escape(item).replace(r"\*", r"\w*").replace("_", r"[ \n]") for item in items)


def pattern(frame: str, items: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled `frame` with `{}` standing for any of the items."""
    return re.compile(frame.replace("{}", f"(?:{any_of(items)})"), flags)
