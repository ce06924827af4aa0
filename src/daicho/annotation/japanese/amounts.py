"""Sums of money in Japanese text: figure, currency and qualifiers, ranges, and what the words around make of them.

The wording of a sum includes what changes its bound (最大, 約, 規模, を超える) and leaves out what gives it a role (計, うち,
追加).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from daicho.annotation.japanese.currencies import CURRENCY, code_of, code_of_sign, sign_after, sign_before
from daicho.annotation.japanese.figures import FIGURE, has_scale, scale_of, span_of
from daicho.annotation.money import paired, stated, vague
from daicho.annotation.shadow import Shadow
from daicho.model.money import Bound, Conversion, Money, Role

_LONGEST = 40
"""Characters: a longer figure is a table or noise."""
_WIDEST_GAP = 20
"""Characters between the two figures of a range, a currency included."""

_ROLE_WORDS = r"(?:計|合計で?|累計で?|総額で?|合わせて|追加で?|さらに)"
_BEFORE = re.compile(
    r"(?:(最大でも|最大|最高|上限(?:額|金額)?|限度額|多くても|多くとも|高くても|せいぜい)|(少なくとも|最低でも|最低|優に)"
    r"|(およそ|おおよそ|約|ほぼ|概ね|おおむね|ざっと|推定|ほとんど))"
    rf"(?:で|は|が|を|[:：])?\s?(?:[1１一][社件者校人基棟][あ当]たり、?)?(?:{_ROLE_WORDS}\s?)?(?:約|およそ|ほぼ)?\s?\Z"
)
_AFTER = re.compile(
    r"\s?(?:((?:を)?(?:上限|限度)(?:に|とする)?|以内|以下|未満|を下回(?:る|った|り)?|に満たない|を切る|を割り込む)"
    r"|(超(?![え過高円大])|以上|余り|あまり|余(?![力剰地])|強(?![化い調制烈])|を(?:優に|はるかに|大きく|大幅に)?(?:超|越)え(?:る|た|て)?"
    r"|を(?:超|越)す|を(?:上回|上まわ)(?:る|った|り)?|を突破(?:する|した)?|を下らない)"
    r"|(程度|規模|前後|近く|ほど|弱(?![い体点])|足らず|内外|くらい|ぐらい|台(?![湾風])))"
)
_BRACKET = re.compile(r"\s?[(（][^()（）\n]{1,50}[)）]")
_CURRENCY_INSIDE = re.compile(r"\d|[一二三四五六七八九十百千]")
_RANGE = re.compile(r"\s?(?:[〜~\-－–—―─]|から|ないし)\s?(?:約|およそ)?\s?")
_CHANGED = re.compile(
    r"[^、。\n]{0,4}?(?:[にへ](?!な(?:る|り|ろ)|のぼ|上(?:る|り)|達|及|収)|まで(?:引き|増|減|拡|膨|上|下|伸))"
)
_TURNS_INTO = re.compile(r"(?:から|を、?)[^\d。]{0,12}")
_RATE = re.compile(r"\s?(?:[=＝]|当たり|あたり|\d)")
"""What follows the one unit whose price an exchange rate gives: 1ドル=150円."""
_WEIGHED = re.compile(r"(?:体重|重さ|重量|重さ約)[^。、\n]{0,4}\Z")
_TOTAL = re.compile(
    r"(?:(?<![設統時会生推予家])計|合計|累計|総額|合わせ|合算|通算|全体)(?:で|は|が|額は|、|して|て|ると|すると|の)?[^\d。、]{0,3}\Z"
)
_PART = re.compile(r"(?:うち|内訳は)、?[^\d。、]{0,4}\Z")
_BREAKDOWN = re.compile(r"(?:\A|[。\n])\s*(?:その)?内訳(?:は|をみると|を見ると)[^。\n]{0,60}\Z")
_MORE = re.compile(r"(?:追加で?|追加の|さらに|新たに|別途|あらためて|上乗せで)[^\d。、]{0,4}\Z")
_MORE_AFTER = re.compile(r"(?:の(?:追加|上積み|上乗せ|増額)|(?:を)?(?:追加|上積み|上乗せ|積み増|上積))")
_OLD = re.compile(r"(?:従来の|当初の|当初計画の|これまでの|前回の)[^\d。、]{0,3}\Z")

_OPENS = re.compile(
    r"\s?(?:[(（=＝]|、?(?:日本円(?:に換算すると|換算で|にして|なら|で)|(?:円|邦貨|米?ドル)換算で))\s?"
    r"(?:(?:日本円|現在の|円換算|同じく|ざっくり|ざっと|当時|時価)[^\d()（）、。]{0,8})?"
)
_GOES_ON = re.compile(r"\s?[、,/／;]\s?")


@dataclass(frozen=True, slots=True)
class _Core:
    """A figure or range with its currency, before the qualifiers: shadow offsets of the wording, and the numbers."""

    start: int
    end: int
    least: Decimal
    most: Decimal
    currency: str
    ranged: bool
    vague: bool


def sums_of(shadow: Shadow) -> tuple[tuple[Money, ...], tuple[Conversion, ...]]:
    """Every sum of the text in order, and the pairs of which one converts the other."""
    sums = _with_changes(shadow.stored, [_qualified(shadow, core) for core in _cores(shadow.text)])
    return sums, paired(shadow.stored, sums, _OPENS, _GOES_ON)


def _cores(text: str) -> Iterator[_Core]:
    waiting: re.Match[str] | None = None
    for figure in FIGURE.finditer(text):
        if (
            waiting is not None
            and figure.start() - waiting.end() <= _WIDEST_GAP
            and (found := _range(text, waiting, figure))
        ):
            yield found
            waiting = None
            continue
        if waiting is not None and (single := _single(text, waiting)):
            yield single
        waiting = figure
    if waiting is not None and (single := _single(text, waiting)):
        yield single


def _single(text: str, figure: re.Match[str]) -> _Core | None:
    """The sum of one figure with a currency after it or a sign before it, or None."""
    words = figure.group()
    if len(words) > _LONGEST:
        return None
    unit = CURRENCY.match(text, figure.end())
    if unit and words != "一" and not (words == "1" and _RATE.match(text, unit.end())):
        if "ポンド" in unit[2] and _WEIGHED.search(text, max(0, figure.start() - 10), figure.start()):
            return None
        factor = Decimal(1000 if unit[1] else 1) * (Decimal("0.01") if unit[2] == "セント" else 1)
        least, most = span_of(words)
        code = code_of(unit[2], text[max(0, figure.start() - 40) : figure.start()])
        listed = least < most and "数" not in words
        return _Core(figure.start(), unit.end(), least * factor, most * factor, code, listed, "数" in words)
    sign = sign_before(text, figure.start())
    if sign is None and has_scale(words) and (after := sign_after(text, figure.end())):
        return _Core(figure.start(), after.end(), *span_of(words), code_of_sign(after), False, "数" in words)
    if sign is None or (sign.group() == "$" and len(words) == 1):  # $1 is a variable in a script, hardly ever a price
        return None
    return _Core(sign.start(), figure.end(), *span_of(words), code_of_sign(sign), False, "数" in words)


def _range(text: str, low: re.Match[str], high: re.Match[str]) -> _Core | None:
    """The range that two neighbouring figures make (50億〜70億ドル, 5000億から7000億円), or None where one becomes the other."""
    own = CURRENCY.match(text, low.end())
    sign = None if own else sign_before(text, low.start())
    gap = _RANGE.match(text, own.end() if own else low.end())
    if gap is None or len(low.group()) > _LONGEST or len(high.group()) > _LONGEST:
        return None
    second = sign_before(text, high.start()) if sign else None
    if gap.end() != (second.start() if second else high.start()):
        return None
    unit = CURRENCY.match(text, high.end())
    currency = code_of(unit[2]) if unit else code_of_sign(sign) if sign else ""
    end = unit.end() if unit else high.end()
    if not currency or (own and code_of(own[2]) != currency):
        return None
    most = span_of(high.group())[1]
    least = span_of(low.group() if has_scale(low.group()) else low.group() + scale_of(high.group()))[0]
    start = sign.start() if sign else low.start()
    if least >= most or ("から" in gap.group() and own and _CHANGED.match(text, _past_bracket(text, end))):
        return None
    return _Core(start, end, least, most, currency, True, "数" in low.group() + high.group())


def _past_bracket(text: str, at: int) -> int:
    bracket = _BRACKET.match(text, at)
    return bracket.end() if bracket else at


def _qualified(shadow: Shadow, core: _Core) -> Money:
    text = shadow.text
    start, end = core.start, core.end
    bounds: set[Bound] = set()
    if before := _BEFORE.search(text, max(0, start - 16), start):
        start = before.start()
        bounds.add(_bound(before))
    for _ in range(2):
        after = _AFTER.match(text, end)
        if after is None and (bracket := _BRACKET.match(text, end)) and _CURRENCY_INSIDE.search(bracket.group()):
            after = _AFTER.match(text, bracket.end())
        if after is None:
            break
        end = after.end()
        bounds.add(_bound(after))
    bound: Bound = next((b for b in ("max", "min", "approx") if b in bounds), "exact")
    mention = shadow.mention(start, end)
    role = _role(text, start, core.start, end)
    if core.vague:
        return vague(mention, core.currency, core.least, core.most, role)
    return stated(mention, core.currency, bound, core.most, core.least if core.ranged else None, role)


def _bound(found: re.Match[str]) -> Bound:
    return "max" if found[1] else "min" if found[2] else "approx"


def _role(text: str, start: int, figure: int, end: int) -> Role:
    """What the words before and after make of the sum; start: of its qualifiers, figure: of the figure itself."""
    window = max(0, start - 14)
    if _PART.search(text, window, start) or _BREAKDOWN.search(text[max(0, start - 72) : start]):
        return "part"
    if _MORE.search(text, window, figure) or _MORE_AFTER.match(text, end):
        return "increment"
    if _TOTAL.search(text, window, figure):
        return "total"
    return "old" if _OLD.search(text, window, start) else "plain"


def _with_changes(text: str, sums: Sequence[Money]) -> tuple[Money, ...]:
    """`sums`, where the text turns one into another (8000億円を9800億円に増額) marked as the old and the new one."""
    roles: dict[int, Role] = {}
    for i, money in enumerate(sums):
        end = _past_bracket(text, money.mention.span.end)
        for j in range(i + 1, min(i + 3, len(sums))):
            after = sums[j].mention.span
            if (
                sums[j].currency == money.currency
                and after.start >= end
                and _TURNS_INTO.fullmatch(text, end, after.start)
                and _CHANGED.match(text, _past_bracket(text, after.end))
            ):
                roles[i], roles[j] = "old", "new"
    return tuple(replace(money, role=roles.get(i, money.role)) for i, money in enumerate(sums))
