"""What a work is called in full: 工場 and 同工場 are the 蓄電池の新工場 that the same story tells of.

A general noun takes the fuller name that ends in it, where the story has only one such, or tells one right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.claims.japanese.candidates import Appearance
from daicho.claims.japanese.cast import Cast

_GENERAL = re.compile(
    r"(?P<mark>新|同|本|当|大規模|大型)?(?P<noun>工場|拠点|施設|棟|ライン|データセンター|センター|DC|プラント|キャンパス|パーク"
    r"|研究所|発電所|蓄電所|団地|基地|計画|事業|構想|プロジェクト|プログラム)"
)
"""Compounds that say of a work only what sort it is."""
_OTHER = re.compile(
    r"既存|現[工拠施地]|旧|海外|国内|他社|別の|各地|最初|同.の|第[\d一二三四五]|\d[期号棟本基]|[\d二両三][工拠施つカか]|両"
)
"""What says of a name that it is another work's, or several works'."""


def in_full(cast: Cast, at: Appearance, name: str) -> str:
    """The fullest name that the story of `at` has for the work that is called `name` there."""
    general = _GENERAL.fullmatch(name)
    if general is None:
        return name
    told = [(found, a) for found, a in _works(cast, at) if found.endswith(general["noun"])]
    before = [found for found, a in told if at.line - 1 <= a.line and (a.line, a.phrase) < (at.line, at.phrase)]
    names = sorted({found for found, _ in told}, key=lambda found: (-len(found), found))
    if names and all(found in names[0] for found in names):
        return names[0]
    return before[-1] if before and general["mark"] == "同" else name


def _works(cast: Cast, at: Appearance) -> Iterator[tuple[str, Appearance]]:
    """The works that the story of `at` calls by more than a general noun, in order."""
    for index in cast.story(at.line):
        for candidate, a in cast.by_line.get(index, ()):
            name = max(candidate.key, a.mention.text, key=lambda text: (len(text), text))
            if a.type in ("project", "aim") and not _GENERAL.fullmatch(name) and not _OTHER.search(name):
                yield name, a
