"""What a work is called in full: 工場 and 同工場 are the 蓄電池の新工場 that the same story tells of.

A general noun takes the fuller name that ends in it, where the story has only one such, or tells one right before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from daicho.claims.japanese.candidates import Appearance
from daicho.claims.japanese.cast import Cast

_SITES = "工場|拠点|施設|棟|ライン|データセンター|センター|DC|プラント|キャンパス|パーク|研究所|発電所|蓄電所|団地|基地"
_NOUNS = (*_SITES.split("|"), "計画", "事業", "構想", "プロジェクト", "プログラム")
_GENERAL = re.compile(rf"(?P<mark>新|同|本|当|大規模|大型)?(?P<noun>{'|'.join(_NOUNS)})")
"""Compounds that say of a work only what sort it is."""
_OTHER = re.compile(
    r"既存|現[工拠施地]|旧|海外|国内|他社|別の|各地|最初|同.の|第[\d一二三四五]|\d[期号棟本基]|[\d二両三][工拠施つカか]|両"
)
"""What says of a name that it is another work's, or several works'."""


class _Told(NamedTuple):
    """A work as a story tells of it: where, its name, and the firm whose it is said to be right before it."""

    line: int
    phrase: int
    name: str
    owner: str | None


class _Works(NamedTuple):
    """The works of a story that one general noun may stand for, in order; only: the name of them all, where they have but one."""

    told: tuple[_Told, ...]
    only: str | None
    owners: frozenset[str]


def in_full(cast: Cast, at: Appearance, name: str) -> str:
    """The fullest name that the story of `at` has for the work that is called `name` there."""
    general = _GENERAL.fullmatch(name)
    works = _works(cast, cast.story(at.line).start).get(general["noun"]) if general else None
    if general is None or works is None:
        return name
    if works.only:
        firms = {key for key, _ in _firms(cast, at.line)}
        return name if firms and works.owners and firms.isdisjoint(works.owners) else works.only
    last = bisect_left(works.told, (at.line, at.phrase), key=lambda each: each[:2]) - 1
    near = general["mark"] == "同" and last >= 0 and at.line - 1 <= works.told[last].line
    return works.told[last].name if near else name


@lru_cache(maxsize=8)
def _works(cast: Cast, first: int) -> Mapping[str, _Works]:
    """The works that the story beginning at a line calls by more than a general noun, by the nouns that they end in."""
    found: defaultdict[str, list[_Told]] = defaultdict(list)
    for index in cast.story(first):
        for candidate, a in cast.by_line.get(index, ()):
            name = max(candidate.key, a.mention.text, key=lambda text: (len(text), text))
            if a.type in ("project", "aim") and not _GENERAL.fullmatch(name) and not _OTHER.search(name):
                told = _Told(a.line, a.phrase, name, _owner(cast, a))
                for noun in filter(name.endswith, _NOUNS):
                    found[noun].append(told)
    return {noun: _summed(told) for noun, told in found.items()}


def _summed(told: Sequence[_Told]) -> _Works:
    names = {each.name for each in told}
    longest = min(names, key=lambda name: (-len(name), name))
    owners = frozenset(each.owner for each in told if each.owner)
    return _Works(
        tuple(sorted(told, key=lambda each: each[:2])),
        longest if all(name in longest for name in names) else None,
        owners,
    )


def _owner(cast: Cast, at: Appearance) -> str | None:
    """The firm named right before a work: 北浜電機の千歳工場."""
    start = at.mention.span.start
    said = cast.annotated.document.text[start - 1 : start] == "の"
    return next((key for key, firm in _firms(cast, at.line) if said and firm.mention.span.end == start - 1), None)


def _firms(cast: Cast, line: int) -> Iterator[tuple[str, Appearance]]:
    """The firms of a line, and who else acts in it."""
    return ((firm.key, a) for firm, a in cast.by_line.get(line, ()) if a.type in ("company", "actor"))
