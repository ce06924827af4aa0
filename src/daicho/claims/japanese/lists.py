"""Names that stand in one list, or that one word sums up: AとB, A、B、C, 両社, A銀行、B銀行の邦銀2行."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from daicho.claims.japanese.candidates import Appearance, Candidate
from daicho.claims.japanese.cast import Cast
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.reading import SUBJECTS
from daicho.model.money import Money

_PARTIES = frozenset(("company", "government", "organisation", "actor", "unknown", "place"))
_AND = frozenset(("および", "及び", "ならびに", "並びに"))
_NAMED = frozenset(("company", "organisation", "government", "unknown"))
_SEVERAL = frozenset(("複数", "多数", "国内外", "大手", "既存", "新規", "民間"))
_OBJECTS = frozenset(("を", "に", "へ", "と", "から"))
"""The cases of what the first name of a headline, its subject, deals with."""
_BACK = 12
"""Lines from a group back to the list of those it sums up."""
_FARTHEST = 2
"""Lines between a sum and a list that is taken as a whole."""


def with_companions(cast: Cast, money: Money, first: Candidate) -> list[Candidate]:
    """`first` with those named in one list with it near the sum, or those whom it sums up."""
    start = money.mention.span.start
    line = cast.line_of(money.mention.span)
    around = first.around(line.index) if line else first.appearances

    def farness(a: Appearance) -> tuple[bool, bool, bool, int]:
        elsewhere = line is None or a.line != line.index
        return (
            _bracketed(cast, a),
            elsewhere,
            elsewhere and a.mention.span.start > start,
            abs(a.mention.span.start - start),
        )

    at = min(around, key=farness)
    if members := _members(cast, at, first):
        return members
    if line is None or line.index - at.line > _FARTHEST:
        return [first]
    listed = {first: at, **_beside(cast, at, first), **_together(cast, at, first)}
    return sorted(listed, key=lambda candidate: listed[candidate].mention.span)


def _bracketed(cast: Cast, appearance: Appearance) -> bool:
    return cast.lines[appearance.line].phrases[appearance.phrase].depth > 0


def _beside(cast: Cast, at: Appearance, first: Candidate) -> dict[Candidate, Appearance]:
    """Those named in one list with `first` where it appears, and where."""
    line = cast.lines[at.line]
    by_phrase = {
        a.phrase: (c, a)
        for c, a in cast.by_line[at.line]
        if a.at_head
        and not c.types.isdisjoint(_PARTIES)
        and not (a.type == "place" and line.phrases[a.phrase].case == "の")
    }
    found: dict[Candidate, Appearance] = {}
    for step in (-1, 1):
        i = _listed(line, at.phrase, step, by_phrase.keys())
        while i is not None:
            found.setdefault(*by_phrase[i])
            i = _listed(line, i, step, by_phrase.keys())
    return {c: a for c, a in found.items() if c is not first and _alike(line, first, c, at, a)}


_TOGETHER = re.compile(r"(?:[(（][^()（）\n]{1,40}[)）])?と(?:ともに|共に|共同で|共同して|組んで|組み、|折半で)")


def _together(cast: Cast, at: Appearance, first: Candidate) -> dict[Candidate, Appearance]:
    """Those with whom `first` does something as its sentence's subject, or the subject with it: AはBとともに, AはBと組んで."""
    line, text = cast.lines[at.line], cast.annotated.document.text
    named = [(c, a) for c, a in cast.by_line[at.line] if a.type in _NAMED and a.at_head]
    others = {c: a for c, a in named if _TOGETHER.match(text, a.mention.span.end)}
    subjects = {c: a for c, a in named if line.phrases[a.phrase].case == "は" and not line.phrases[a.phrase].depth}
    found = others if first in subjects else subjects if first in others else {}
    holders = {c: a for c, a in named if _holds(line, a.phrase)}
    found = found | holders if first in holders else found
    return {c: a for c, a in found.items() if c is not first}


def _holds(line: Line, i: int) -> bool:
    """Whether phrase `i` names who pays a share of a company's capital: 帝化が60%、ハンソルが40%を出資する."""
    if line.phrases[i].case not in ("が", "は") or i + 1 >= len(line.phrases):
        return False
    return _SHARE.match(line.phrases[i + 1].text) is not None and _CAPITAL.search(line.text) is not None


_SHARE = re.compile(r"約?[\d.]+(?:[%％割]|パーセント)")
_CAPITAL = re.compile(r"出資|資本金|出し合|拠出")


_GROUP = re.compile(r"(?P<described>.*?)(?:(?P<size>[2-9二三四五六])[社行者校]|両社)")


def _members(cast: Cast, at: Appearance, group: Candidate) -> list[Candidate]:
    """Those whom 両社 or 3社 sums up: the names listed right before it, else the last list of as many names in the text.

    Where none is listed they are those who act before it, if they are as many. A group with a description of its own
    (電池子会社2社) is nobody named before.
    """
    found = _GROUP.fullmatch(group.key)
    if found is None:
        return _examples(cast, at) if at.type in ("actor", "field") else []
    told = found["size"]
    if examples := _examples(cast, at):
        return examples
    size = 2 if told is None else "　一二三四五六".find(told) if told in "二三四五六" else int(told)
    reach = 1 if found["described"] else _BACK
    for index in range(at.line, max(-1, at.line - reach), -1):
        line = cast.lines[index]
        named = [
            (c, a)
            for c, a in cast.by_line.get(index, ())
            if a.at_head and a.type in ("company", "organisation", "unknown") and not line.phrases[a.phrase].depth
        ]
        before = [(c, a) for c, a in named if index < at.line or a.phrase < at.phrase]
        for i in range(len(before) - size, -1, -1):
            run = before[i : i + size]
            if all(_lists(line, one.phrase, other.phrase) for (_, one), (_, other) in pairwise(run)):
                return [c for c, _ in run]
    acting = [] if found["described"] else cast.acting_before(at)
    return acting if len(acting) == size and group.key[-1] == "社" else []


def _examples(cast: Cast, at: Appearance) -> list[Candidate]:
    """Those whom a group's noun takes up right after their list: A、B、Cなど既存株主から, AやBなどの投資家が."""
    line = cast.lines[at.line]
    last = at.phrase - 1
    if last > 0 and line.phrases[last].case == "の" and line.phrases[last].text in _SEVERAL:
        last -= 1
    if last < 0 or not line.particles(last).startswith(("など", "ら")):
        return []
    named = {a.phrase: (c, a) for c, a in cast.by_line[at.line] if a.at_head and a.type in _NAMED}
    if last not in named:
        return []
    first, there = named[last]
    return sorted({first: there, **_beside(cast, there, first)}, key=lambda c: _start(cast, at.line, c))


def _start(cast: Cast, index: int, candidate: Candidate) -> int:
    return next(a.phrase for c, a in cast.by_line[index] if c is candidate)


def _lists(line: Line, one: int, other: int) -> bool:
    """Whether two phrases stand in one list, with no more than a description between them: AとB, A、半導体のB."""
    between = [k for k in range(one + 1, other) if line.phrases[k].depth <= line.phrases[one].depth]
    return (
        _joined(line, one, other)
        and len(between) <= 2
        and not any(line.phrases[k].case in ("は", "が", "を", "に") for k in range(one, other))
    )


def _listed(line: Line, i: int, step: int, named: Collection[int]) -> int | None:
    """The neighbour of phrase `i` in a list of names, brackets and descriptions (日本法人の) passed over, or None."""
    other, described = i + step, 0
    while 0 <= other < len(line.phrases):
        phrase = line.phrases[other]
        if phrase.depth <= line.phrases[i].depth and phrase.text not in _AND:
            if other in named:
                break
            described += 1
            if phrase.case != "の" or described > 2:
                return None
        other += step
    else:
        return None
    left, right = min(i, other), max(i, other)
    link = line.phrases[left]
    close = link.head >= right or (described and link.case == "と") or line.phrases[link.head].text in _AND
    return other if _joined(line, left, right) and close else None


def _joined(line: Line, left: int, right: int) -> bool:
    """Whether phrase `left` goes on to phrase `right` by と, や or a comma."""
    link = line.phrases[left]
    if line.heading and left == 0 and not link.case and line.phrases[right].case in _OBJECTS:
        return False  # 革新機構、白鷺化成を買収
    if any(line.phrases[k].text in _AND for k in range(left + 1, right)):
        return not link.form and link.case not in SUBJECTS
    return link.case in ("と", "や") or (not link.case and not link.form and _comma_after(line, left, right))


def _comma_after(line: Line, left: int, right: int) -> bool:
    """Whether a comma follows phrase `left`, or what stands in brackets behind it: ソフトバンクグループ（SBG）、オラクル."""
    inside = (k for k in range(left + 1, right) if line.phrases[k].depth > line.phrases[left].depth)
    return line.phrases[left].comma or any(line.phrases[k].comma for k in inside)


def _alike(line: Line, one: Candidate, other: Candidate, at: Appearance, there: Appearance) -> bool:
    """Whether two listed names are of one sort. Without と a description or a country before a name is no second party."""
    first, last = sorted((at.phrase, there.phrase))
    linked = any(line.phrases[i].case in ("と", "や") or line.phrases[i].text in _AND for i in range(first, last))
    if not linked and (one.types <= _LOOSE or other.types <= _LOOSE or "place" in (at.type, there.type)):
        return False
    public = {"government", "place"}
    return bool(one.types & public) == bool(other.types & public) and (at.type != "place" or "place" in other.types)


_LOOSE = {"actor", "field"}
