"""Whoever and whatever a line names that could play a part in a flow: companies, governments, projects, places, fields."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from daicho.claims.japanese import cues
from daicho.claims.japanese.aims import aim_of, is_filled, is_measure
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.phrases import Phrase
from daicho.claims.japanese.reading import CALLED
from daicho.model.annotated import Name
from daicho.model.span import Mention

_TAIL = re.compile(r"(?:側|など|勢|等|ら|さん|様|社|各社|グループ|本体|向け|分|氏)*\Z")
_CALLED_SO = re.compile("|".join(pattern.pattern for pattern in CALLED.values()))
_ACTING = frozenset(("は", "が", "も", "から", "による", "により", "と", "や"))
_GIFTS = frozenset(("subsidize", "support", "budget", "give", "fund", "tax", "guarantee", "lend", "invest"))
_FEW = 3
"""Appearances before and after a line that are looked at."""
_FARTHEST = 24
"""Characters from a company's name to the end of its seat."""
_BRACKETED = re.compile(r"(?:株式会社|[(（]株[)）]|㈱)?(?P<bracket>[(（])[^()（）。]*\Z")
_OUTSIDE = re.compile(r"の外|国外|以外")
"""After a place, that what is told of lies elsewhere: 日本の外では初めて."""
_NO_PARTY = re.compile(
    r"[」』)）]?(?:紙|誌|電子版)"
    r"|(?:[(（][^()（）\n]{1,20}[)）])?発の?[一-龠ァ-ヺーA-Z]{0,8}(?:スタートアップ|ベンチャー|新興|企業)"
)
"""What follows the name of a paper, whose news is passed on, or of a school that a company comes from: …タイムズ紙, 京大発の."""
_MAKES = re.compile(
    r"(?:を|の(?:開発|製造|生産|販売)を)"
    r"(?:手[掛が]け|(?:開発|製造|生産|量産|販売|搭載)[しす]|開発中|実用化|商用化)"
)
_OPENS = frozenset("「『“〈《")
_STRIP = re.compile(r"^(?:新|同|大規模|大型|次期|既存|現|本|当|全)+(?=[^\d]{2,})")
_MARKED = re.compile(r"(?:新|既存|現)(?:工場|拠点|施設|棟|設備|ライン)")
"""Plants that are told apart by nothing but their age."""
_SITE = re.compile(
    r"(?:データ|研究|研究開発|物流|開発|技術)?センター|DC|パーク|キャンパス|研究所|事業所|団地|発電所|蓄電所|ファブ|プラント|新?工場|拠点"
)
"""Compounds that say no more than what kind of site it is: the place before them tells which."""


class Appearance(NamedTuple):
    """One place where a candidate stands.

    at_head: it ends its compound (新会社ラピダス), not just begins it (ラピダス増資); acts: its particle lets it do something,
    rather than say where something is (県が, 県は; not 県内で, 市に).
    """

    line: int
    phrase: int
    mention: Mention
    type: str
    at_head: bool
    country: str | None = None
    acts: bool = True


@dataclass(slots=True, eq=False)
class Candidate:
    """A company, government, project or place of the document with all its appearances in order; key: its fullest name."""

    key: str
    appearances: list[Appearance] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)

    def add(self, appearance: Appearance, before: str = "") -> None:
        """One more place where it stands, and what stands before it there."""
        if _CALLED_SO.search(before):
            self.called.update(name for name, pattern in CALLED.items() if pattern.search(before))
        self.appearances.append(appearance)
        self.types.add(appearance.type)

    def before(self, line: int) -> Appearance | None:
        """Its last appearance in the lines before this one."""
        first = bisect_left(self.appearances, line, key=_line)
        return self.appearances[first - 1] if first else None

    def around(self, line: int) -> list[Appearance]:
        """Its appearances in a line and the nearest few before and after it."""
        first = bisect_left(self.appearances, line, key=_line)
        last = bisect_right(self.appearances, line, first, key=_line)
        return self.appearances[max(0, first - _FEW) : last + _FEW]


def _line(appearance: Appearance) -> int:
    return appearance.line


def names_a_site(line: Line) -> bool:
    """Whether a line names a place that is neither a country nor the seat of a company."""
    places = (name.item for name in line.names if name.item.type == "place" and name.item.country is None)
    return any(not _is_seat(line, name) for name in places)


def appearances_of(line: Line, seats: bool = True) -> Iterator[tuple[str, Appearance]]:
    """What a line names, in order, each with the key of its candidate. seats: those of companies among them."""
    tokens, text = line.sentence.tokens, line.flow.stored
    names = [name.item for name in line.names]
    starts = [name.mention.span.start for name in names]
    for i, phrase in enumerate(line.phrases):
        if phrase.form and not phrase.case and phrase.form != "final":
            continue
        span = phrase.span(tokens)
        inside = names[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        headed = False
        for name in inside:
            outside = _OUTSIDE.match(text, name.mention.span.end)
            if name.type == "place" and (outside or (not seats and _is_seat(line, name))):
                continue
            if name.type != "place" and (_NO_PARTY.match(text, name.mention.span.end) or _is_made(line, i, name)):
                continue
            tail = "".join(t.text for t in tokens[phrase.first : phrase.core] if t.span.start >= name.mention.span.end)
            at_head = _TAIL.match(tail) is not None
            headed |= at_head
            acts = at_head and not phrase.depth and _acts(line, i)
            yield name.full, Appearance(line.index, i, name.mention, name.type, at_head, name.country, acts)
        if headed:
            continue
        if (kind := _kind_of(phrase.text)) is None and phrase.case in _ACTING and cues.FIRM.fullmatch(phrase.text):
            kind = "actor"
        if kind is None:
            if aim := aim_of(line, i):
                yield aim.text, Appearance(line.index, i, aim, "aim", True)
            continue
        start = _begin(line, phrase, inside)
        wording = "".join(t.text for t in tokens[phrase.first : phrase.core] if t.span.start >= start)
        key = _STRIP.sub("", wording)
        if cues.NEEDS_OBJECT.fullmatch(key):
            start = span.start  # 群山工場 says which of the plants
        before = line.phrases[i - 1] if i and line.phrases[i - 1].case == "の" else None
        if kind == "project" and cues.NEEDS_OBJECT.fullmatch(key) and before and not is_measure(before):
            key = f"{before.text}の{key}"
            if not any(name.type == "place" and before.span(tokens).contains(name.mention.span) for name in names):
                start = before.span(tokens).start  # 蓄電池の増産 says what is made more of
        elif _MARKED.fullmatch(wording):
            key = wording
        elif (
            kind == "project" and start == span.start and cues.NEEDS_OBJECT.search(key[-2:]) and (of := _owner(line, i))
        ):
            start = of
        mention = Mention.at(text, start, span.end)
        yield key, Appearance(line.index, i, mention, kind, True)


def _is_made(line: Line, i: int, name: Name) -> bool:
    """Whether a name not known as a company's is what somebody makes: トラップドイオン量子システムを手掛ける."""
    unknown = name.type in ("company", "unknown") and name.country is None
    return unknown and _MAKES.match(line.flow.stored, name.mention.span.end) is not None


def _is_seat(line: Line, name: Name) -> bool:
    """Whether a place says where a company sits, not where the money goes: in brackets behind its name, or with の before it
    (ラピダス（東京都千代田区）, 長岡京市の村田製作所).
    """
    if any(placed.item is name and line.seats_a_firm(placed) for placed in line.names):
        return True
    start = name.mention.span.start
    opened = _BRACKETED.search(line.flow.stored, max(line.sentence.span.start, start - _FARTHEST), start)
    if not opened:
        return False
    ends = (
        opened.start(),
        opened.start("bracket"),
        opened.start("bracket") - _quoted(line.flow.stored, opened.start("bracket")),
    )
    return any(
        other.item.type in ("company", "organisation") and other.item.mention.span.end in ends for other in line.names
    )


def _quoted(text: str, at: int) -> int:
    """How many closing quotes stand right before character `at`: 「東雲ソーラー」（大阪市）."""
    return int(text[at - 1 : at] in ("」", "』", "”"))


def _owner(line: Line, i: int) -> int | None:
    """Where the noun begins that phrase `i` belongs to by の, unless it is a name, a date or a sum: ケーブルの敷設支援."""
    if i == 0 or line.phrases[i - 1].case != "の":
        return None
    before = line.phrases[i - 1]
    start, end = line.flow.starts[before.first], line.flow.starts[before.last - 1]
    named = any(name.start < end and start < name.end for name in line.names)
    return (
        None
        if named or is_filled(line, before) or is_measure(before)
        else line.sentence.tokens[before.first].span.start
    )


def _acts(line: Line, i: int) -> bool:
    """Whether phrase `i` may do something by its particle: a subject or source, one of a list, whose support it is."""
    phrase = line.phrases[i]
    if phrase.case == "の":
        return not _GIFTS.isdisjoint(cues.classes(line.phrases[phrase.head].text))
    if phrase.case in ("と", "や") and line.phrases[phrase.head].nominal and phrase.head > i:
        phrase = line.phrases[phrase.head]  # 台湾と日本で says where
    listed = (phrase.comma or i == 0) and not phrase.case and not phrase.form
    return listed or phrase.case in _ACTING


def _begin(line: Line, phrase: Phrase, names: Sequence[Name]) -> int:
    """Where a compound's own name begins: a place, or whoever it belongs to, before it is left out (千歳 新工場)."""
    tokens = line.sentence.tokens[phrase.first : phrase.core]
    if line.flow.stored[tokens[0].span.start - 1 : tokens[0].span.start] in _OPENS:
        return tokens[0].span.start  # 「ブルーコア計画」 is a name as it stands
    ends = [name.mention.span.end for name in names]
    begin = tokens[0].span.start
    for token in tokens[:-1]:
        if token.span.end in ends or token.text in ("約", "計"):
            begin = token.span.end
    rest = [t for t in tokens if t.span.start >= begin]
    if _SITE.fullmatch("".join(t.text for t in rest)):
        return tokens[0].span.start
    return rest[0].span.start if rest else tokens[0].span.start


@lru_cache(maxsize=8192)
def _kind_of(compound: str) -> str | None:
    """What a compound without a name may be: an actor, a project, a field of business, or None for neither."""
    if cues.ACTOR.search(compound):
        return "actor"
    if cues.PROJECT.search(compound) and not cues.TOO_BARE.fullmatch(compound):
        return "project"
    if cues.FIELD.search(compound):
        return "field"
    return None
