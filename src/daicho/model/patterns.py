"""Patterns of many words, looked for in every line: `searchable` makes them pass over what none of the words begins with.

`re` tries each alternative at each character of a text unless all of them begin with plain letters. So the characters that a
match can begin with are read off the pattern and asked for first: (?=[着起建])(?:着工|起工|(?:建設|建築)を開始).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ATOM = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<group>\((?:\?:|\?P<\w+>|(?!\?)))|(?P<edge>\\[AZbB]|[\^$])|(?P<any>\.|\\[DSW]|\[\^(?:\\.|[^\]\\])+\])"
    r"|(?P<kind>\\[dswnt])|\[(?P<set>(?:\\.|[^\]\\])+)\]|(?P<char>\\[^\w]|[^\\()\[\]|.^$?*+{])"
)
_TIMES = re.compile(r"(?:[?*+]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")
_ANY = r"\d\D"


class _Beginning(NamedTuple):
    """What a part of a pattern may begin with, as parts of a set; whether it may match nothing; where it ends."""

    characters: tuple[str, ...]
    empty: bool
    end: int


def searchable(pattern: str) -> re.Pattern[str]:
    """`pattern` compiled, to find what it would find. Raises ValueError for flags, conditions and references inside it."""
    found = _alternatives(pattern, 0)
    if found.end != len(pattern):
        raise ValueError(f"an unbalanced bracket at {found.end}: {pattern}")
    if found.empty or _ANY in found.characters:
        return re.compile(pattern)
    return re.compile(f"(?=[{''.join(dict.fromkeys(found.characters))}])(?:{pattern})")


def lowered(text: str) -> str:
    """`text` in lower case as a pattern blind to case has matched it, which takes both İ and ı of Turkish for i."""
    return text.replace("İ", "i").replace("ı", "i").lower()


def _alternatives(pattern: str, at: int) -> _Beginning:
    """The beginning of what stands from `at` to the end of its bracket."""
    first = _sequence(pattern, at)
    if pattern[first.end : first.end + 1] != "|":
        return first
    rest = _alternatives(pattern, first.end + 1)
    return _Beginning(first.characters + rest.characters, first.empty or rest.empty, rest.end)


def _sequence(pattern: str, at: int) -> _Beginning:
    characters: tuple[str, ...] = ()
    empty = True
    while at < len(pattern) and pattern[at] not in "|)":
        item = _item(pattern, at)
        times = _TIMES.match(pattern, item.end)
        if empty:
            characters += item.characters
            empty = item.empty or (times is not None and _may_be_none(times))
        at = times.end() if times else item.end
    return _Beginning(characters, empty, at)


def _may_be_none(times: re.Match[str]) -> bool:
    return times.group()[0] in "?*" or (times["least"] is not None and not int(times["least"] or 0))


def _item(pattern: str, at: int) -> _Beginning:
    atom = _ATOM.match(pattern, at)
    if atom is None:
        raise ValueError(f"how this may begin is not known, from character {at} on: {pattern}")
    match atom.lastgroup:
        case "look":
            return _Beginning((), True, _alternatives(pattern, atom.end()).end + 1)
        case "group":
            inside = _alternatives(pattern, atom.end())
            return inside._replace(end=inside.end + 1)
        case "edge":
            return _Beginning((), True, atom.end())
        case "any":
            return _Beginning((_ANY,), False, atom.end())
        case "set":
            return _Beginning((_between_others(atom["set"]),), False, atom.end())
        case "kind":
            return _Beginning((atom.group(),), False, atom.end())
    return _Beginning((re.escape(atom.group()[-1]),), False, atom.end())


def _between_others(characters: str) -> str:
    """The inside of a set so that its hyphen stays one when other characters stand around it."""
    if characters.startswith("-"):
        characters = "\\" + characters
    return characters[:-1] + r"\-" if characters.endswith("-") and not characters.endswith(r"\-") else characters
