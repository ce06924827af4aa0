"""Cues written as lists a person can read, and the patterns made of them."""

from __future__ import annotations

import re

CONVERTED = r"(?:\s*\([^)]{0,40}\))?"
"""What may stand right behind a sum: the same in another currency, in brackets."""


def either(listed: str) -> str:
    """A pattern for any item of a list separated by white space; in an item `_` stands for a space, the rest is a pattern."""
    # Written as \x20, so that one list may stand inside another.
    return "(?:" + "|".join(item.replace("_", r"\x20") for item in listed.split()) + ")"


def cue(listed: str) -> re.Pattern[str]:
    """The compiled pattern for any item of a list as whole words, in upper or lower case."""
    return re.compile(rf"\b{either(listed)}\b", re.IGNORECASE)


def plain_cue(listed: str) -> re.Pattern[str]:
    """The same for text that is lower case already (see `model.patterns.lowered`): found in a quarter of the time."""
    return re.compile(rf"\b{either(listed)}\b")


def words(listed: str) -> frozenset[str]:
    """The words of a list separated by white space."""
    return frozenset(listed.split())
