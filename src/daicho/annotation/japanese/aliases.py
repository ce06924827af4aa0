"""Which words of a Japanese document mean the same one, and the fullest name it gives for each.

Three sources: brackets (台湾積体電路製造（ＴＳＭＣ）, 〜（以下「マイクロン」）), shortening (経産省 for 経済産業省, トヨタ for
トヨタ自動車), and references (同社, 同省, 県), which take the nearest fitting name before them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from daicho.annotation.japanese import lexicon
from daicho.annotation.shadow import Shadow
from daicho.model.annotated import Name

_BRACKET = re.compile(r"[(（]([^()（）\n]{1,60})[)）]")
_HEREAFTER = re.compile(r"(?:以下|略称は?|通称)[、:：\s]*[「『]?([^」』、。)）]{1,30})")
_SEAT = re.compile(r"[、,，/／;].*\Z", re.S)
"""What follows a short form in the same brackets: (CFS、マサチューセッツ州)."""
_SHORT = re.compile(r"[A-Za-z][A-Za-z0-9&.\- ]{1,40}|[ァ-ヺー・]{2,20}|[一-龠ァ-ヺーA-Za-z]{2,16}")
_TAIL = re.compile(
    r"・?(?:株式会社|ホールディングス|HD|グループ|コーポレーション|インク|テクノロジーズ?|セミコンダクター?|エナジー|カンパニー|マテリアルズ?|エレクトロニクス)+"
)
_WHOSE = {
    "同省": "省", "同庁": "庁", "同大": "大学", "同大学": "大学", "道": "北海道", "同道": "北海道",
    **dict.fromkeys(("県", "同県"), "県"), **dict.fromkeys(("市", "同市"), "市"), **dict.fromkeys(("町", "同町"), "町"),
    **dict.fromkeys(("村", "同村"), "村"), **dict.fromkeys(("州", "同州", "州政府"), "州"), "府": "府", "都": "都",
}  # fmt: skip


_OWN = frozenset(("当社", "弊社", "本学"))
_SUBJECTS = frozenset(("同社", "同行", "同大", "同機構", "同氏", "同グループ"))
_SUBJECT = re.compile(
    r"(?:[(（][^()（）\n]{1,40}[)）])?(?:(?:側|など|グループ)?(?:[はがも]|、)|の[^、。\nのはがをに]{1,12}[はがも])"
)
"""What follows a name that its sentence tells of: サカエ電機は, 東雲化学（東京）の計画も."""
_LEGAL = re.compile(r"株式会社|合同会社|\(株\)|ホールディングス")


def fullest(shadow: Shadow, names: Sequence[Name], heads: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """`names` with `full` set to the fullest name of the document, references resolved to the nearest fitting name before.

    heads: first words of companies' names that stand for them.
    """
    plain = [name for name in names if name.mention.text not in lexicon.REFERENCES]
    known = _bracketed(shadow, plain)
    forms = list(dict.fromkeys([*(name.full for name in plain), *known.values()]))
    kinds = {name.full: name.type for name in plain}
    proper = [form for form in forms if kinds.get(form) != "place"]
    longer = _Longer(proper)
    shortened = {form: long for form in proper if (long := _longer(form, longer.than(form), kinds, heads))}
    out: list[Name] = []
    for name in names:
        if name.mention.text in lexicon.REFERENCES:
            out.append(replace(name, full=known.get(name.full) or _referred(shadow.stored, name, out) or name.full))
        else:
            full = _follow(name.full, known, shortened)
            out.append(name if full == name.full else replace(name, full=full))
    return tuple(out)


def _bracketed(shadow: Shadow, names: Iterable[Name]) -> dict[str, str]:
    """Short form -> long form, from the brackets that directly follow a name."""
    ends = {name.mention.span.end: name for name in names if name.type != "place"}
    known: dict[str, str] = {}
    for mark in _BRACKET.finditer(shadow.text):
        name = ends.get(shadow.starts[mark.start()]) or ends.get(shadow.starts[mark.start()] - 1)
        if name is None:
            continue
        inner = mark.group(1)
        later = _HEREAFTER.search(inner)
        short = (later.group(1) if later else _SEAT.sub("", inner)).strip("「」『』 ")
        if later is None and (not _SHORT.fullmatch(short) or short in lexicon.COUNTRIES or not _may_be_alias(short)):
            continue
        if short and short != name.full:
            longer, shorter = sorted((name.full, short), key=lambda form: (-_weight(form), form))
            known.setdefault(shorter, longer)
    return known


def _may_be_alias(short: str) -> bool:
    """Whether a bracketed word may be another name: Latin, katakana, or longer than the place or state it would else be."""
    return re.fullmatch(
        r"[A-Z][A-Za-z0-9&.\- ]+|[ァ-ヺー・]{3,}|[一-龠ァ-ヺー]{5,}", short
    ) is not None and not short.endswith(tuple("時年月市区町村県府都州"))


def _weight(form: str) -> int:
    """Japanese spelled out counts for more than an acronym, letter for letter."""
    return sum(1 if char.isascii() else 2 for char in form)


class _Longer:
    """The names that one more may shorten, found without comparing it to all of them."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_start: defaultdict[str, list[str]] = defaultdict(list)
        self._by_ends: defaultdict[str, list[str]] = defaultdict(list)
        self._led: list[str] = []
        self._universities: list[str] = []
        for form in forms:
            for start in {form[:1], form[:2]}:
                self._by_start[start].append(form)
            self._by_ends[form[:1] + form[-1:]].append(form)
            if _TAIL.match(form):
                self._led.append(form)
            if form.endswith("大学"):
                self._universities.append(form)

    def than(self, form: str) -> list[str]:
        """All those that `form` may be short for."""
        near = [*self._by_start[form[:2]], *self._led]
        if form.endswith(_OFFICES):
            near += self._by_ends[form[:1] + form[-1:]]
        if form.endswith("大"):
            near += self._universities
        return near


_OFFICES = ("省", "庁", "学")


def _longer(form: str, forms: Iterable[str], kinds: Mapping[str, str], heads: frozenset[str]) -> str | None:
    """The longest of some other names that `form` shortens, where there is one."""
    fits = [
        other
        for other in forms
        if other != form
        and (_shortens(form, other) or (form in heads and other.startswith(form) and kinds.get(other) == "company"))
    ]
    return max(fits, key=lambda other: (len(other), other), default=None)


def _shortens(short: str, long: str) -> bool:
    if len(short) < 2 or len(short) >= len(long):
        return False
    rest = long.removeprefix(short)
    if rest != long:
        return rest in lexicon.COMPANY_ENDINGS or _TAIL.fullmatch(rest) is not None or rest == "大学"
    if long.endswith(short) and _TAIL.fullmatch(long.removesuffix(short)):
        return True
    if short[0] == long[0] and short[-1] == long[-1] and short.endswith(_OFFICES):
        letters = iter(long)
        return all(char in letters for char in short)
    return len(short) > 1 and short[-1] == "大" and long.endswith("大学") and all(char in long for char in short[:-1])


def _follow(form: str, known: dict[str, str], shortened: dict[str, str]) -> str:
    for _ in range(3):
        after = known.get(form) or shortened.get(form)
        if after is None or after == form:
            return form
        form = after
    return form


def _referred(text: str, name: Name, before: Sequence[Name]) -> str | None:
    """The fullest name of what a reference stands for: of the names of its kind before it, the last subject, else the nearest."""
    word = name.mention.text
    if word in _OWN:
        return next((other.full for other in before if other.type == "company" and _LEGAL.search(other.full)), None)
    ending = _WHOSE.get(word)
    nearest: str | None = None
    for other in reversed(before):
        if other.full in lexicon.REFERENCES:
            continue
        if ending is not None:
            if other.full.endswith(ending):
                return other.full
            inside = re.match(rf".{{1,6}}?{ending}", other.full)
            if inside and ending in "県市町村州" and other.type == "place":
                return inside.group()
        elif _fits(word, name, other):
            if word not in _SUBJECTS or _SUBJECT.match(text, other.mention.span.end):
                return other.full
            nearest = nearest or other.full
    return nearest


def _fits(word: str, name: Name, other: Name) -> bool:
    """Whether the reference `word` may stand for `other`."""
    if word == "同国":
        return other.full in lexicon.COUNTRIES
    if word == "同地":
        return other.type == "place"
    if word in ("両社", "各社"):
        return False
    return name.type == other.type and name.type in ("company", "organisation", "person")
