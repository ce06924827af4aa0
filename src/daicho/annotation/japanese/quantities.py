"""Numbers with a unit that is no money: 月5万5000枚, 96メガワット, 22/28ナノ, 300万人, 9割, 首位.

A share of so many 割 is given in %, a rank in 位. A rate keeps what it is counted by: `枚/月`, `トン/年`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from daicho.annotation.japanese.figures import FIGURE, has_scale, scale_of, value_of
from daicho.model.annotated import Quantity
from daicho.model.flow import Flow

_MEASURES = (
    r"(?:テラ|ギガ|メガ|キロ)ワット(?:時|アワー)?|[TGMk]W(?:h|p)?(?![A-Za-z])|ナノ(?:メートル)?|nm(?![A-Za-z])|(?:ゼタ|エクサ|ペタ|テラ|ギガ)フロップス"
    r"|[ZEPTG](?:FLOPS|Flops|flops|OPS)|量子ビット|(?:ギガ|テラ|ペタ)(?:バイト|ビット)|インチ|ミリ(?:メートル)?(?!波)|mm(?![A-Za-z])|トン(?!ネル)|キログラム|kg"
    r"|キロリットル|リットル|立方メートル|バレル|m[2²](?![\dA-Za-z])|平方(?:メートル|キロ(?:メートル)?)|ヘクタール|坪"
)
_COUNTERS = (
    r"枚|食(?![品堂事料糧材費卓])|錠|缶|パック|人(?!工|材|口|事|権|気|類|件|民|的|体(?!制)|形|文|為|員|々|間|海|頭)|名(?!古|義|称|目|門|前(?!後)|刺|乗)|位(?!置|相)|社(?!会|長|員|内|債|外|説|名|屋|債)|件(?!数)|台(?!湾|風|頭|数)"
    r"|個(?!人|別)|本(?!社|部|格|体|土|拠|業|国|店|件|年|学|日|当|書|来|工|田|州|線|木)|基(?!板|地|礎|盤|金|準|本|調)|機(?!関|構|械|能|器|会|種|体|運)|隻|校|[カか・ヵヶケ]国(?:・地域)?|国(?:・地域)"
    r"|品目|[カかヵヶケ箇]所|棟|拠点|団体|種類|業種|都市|世帯|店舗|局|地点|大学|銘柄|工場|回線|自治体|件"
)
_RATIOS = (
    r"%|パーセント|[%パ]?ポイント|割(?!引|安|高|り|増(?![のえやで、と加])|合|当)(?P<bu>\d|[一二三四五六七八九])?分?"
    r"|倍(?!率)"
)
_UNIT = re.compile(rf"\s?(?:{_MEASURES}|{_COUNTERS}|{_RATIOS})")
_NODES = frozenset(("ナノ", "ナノメートル", "nm"))
_BETWEEN = re.compile(
    r"\s?(?P<unit>%|パーセント|nm|ナノ(?:メートル)?|割|人|[TGM]Wh?|社)?(?P<sign>[〜～~\-－–—―─/／・,]|から)\s?"
)
_PAIRED = re.compile(r"ナノ|nm|%|パーセント|割|人|名|枚|倍|位|社|[TGMk]W|ワット|トン|台|個|ポイント")
_RATE = re.compile(
    r"(?:(?P<month>月産能力|月産|毎月|月間|ひと月|(?<!\d)月)|(?P<year>年産能力|年産|毎年|(?<![\d今昨来前同翌])年間?)|(?P<day>日産|1日|毎日|日量)|(?P<hour>1時間|毎時))"
    r"(?:[はがにでを]|の)?(?:約|最大で?|計|およそ|ウ[エェ]ハ[ーア]?|能力|生産|処理|規模|換算で|[はがを、])*\Z"
)
_UNRATED = _NODES | {"%", "位", "倍", "ポイント", "インチ", "ミリ", "ミリメートル", "mm"}
_COUNTED_BY = re.compile(r"(?:あたり|当たり|につき)")
_RANK_WORD = re.compile(r"首位(?!打|争|攻|奪|交|陥|転)")
_DOUBLING = re.compile(r"(?<!所得)倍増|(?<![\d.一二三四五六七八九十百千数何約人])倍(?=の\d)")
_FIRST_OF_RANKS = re.compile(r"(?<![\d.])\d{1,3}(?=[、,・]\d{1,3}位)")
_LABEL = re.compile(r"[GCN]PU(?=\d)")
"""What may touch a figure without being part of its name: GPU4000基, while H100 is a name."""
_KANJI_DIGIT = {char: str(i) for i, char in enumerate("〇一二三四五六七八九")}


def quantities_of(flows: Iterable[Flow]) -> tuple[Quantity, ...]:
    """The measured and counted quantities of the sentences, in order. A vague number (数百人) gives none."""
    return tuple(sorted((q for flow in flows for q in _of_line(flow)), key=lambda q: q.mention.span))


def _of_line(flow: Flow) -> Iterator[Quantity]:
    text = flow.text
    for word in _RANK_WORD.finditer(text):
        yield Quantity(flow.mention(*word.span()), Decimal(1), "位")
    for word in _DOUBLING.finditer(text):
        yield Quantity(flow.mention(*word.span()), Decimal(2), "倍")
    for rank in _FIRST_OF_RANKS.finditer(text):
        yield Quantity(flow.mention(*rank.span()), Decimal(rank.group()), "位")
    done = 0
    for figure in FIGURE.finditer(_LABEL.sub("   ", text)):
        ordinal = text.endswith("第", 0, figure.start()) and not text.startswith("位", figure.end())
        if figure.start() < done or "数" in figure.group() or ordinal:
            continue
        if found := _pair(flow, figure) or _single(flow, figure):
            quantity, done = found
            yield quantity


def _single(flow: Flow, figure: re.Match[str]) -> tuple[Quantity, int] | None:
    text = flow.text
    unit = _UNIT.match(text, figure.end())
    if (
        unit is None
        or _COUNTED_BY.match(text, unit.end())
        or (not unit["bu"] and not _counts(figure.group(), unit.group()))
    ):
        return None
    value, name = _measured(value_of(figure.group()), unit)
    if name in _NODES and "・" in figure.group():  # 22・28ナノ is a pair, 20・5% a decimal
        first, second = sorted(map(value_of, figure.group().split("・")))
        return Quantity(flow.mention(figure.start(), unit.end()), second, name, first), unit.end()
    return Quantity(
        flow.mention(figure.start(), unit.end()), value, name + _rate(text, figure.start(), name)
    ), unit.end()


def _pair(flow: Flow, low: re.Match[str]) -> tuple[Quantity, int] | None:
    """Two figures joined before one unit: 22/28ナノ, 5〜7%, 28nm〜40nm. The smaller is `low`."""
    text = flow.text
    gap = _BETWEEN.match(text, low.end())
    high = FIGURE.match(text, gap.end()) if gap else None
    unit = _UNIT.match(text, high.end()) if high else None
    if gap is None or high is None or unit is None or "数" in high.group() or not _PAIRED.search(unit.group()):
        return None
    node = unit.group().strip() in _NODES
    if (gap["sign"] in "/／・," and not node) or (gap["sign"] == "から" and gap["unit"]):
        return None
    first = low.group() if has_scale(low.group()) else low.group() + (scale_of(high.group()) if not gap["unit"] else "")
    least, name = _measured(value_of(first), unit)
    most, _ = _measured(value_of(high.group()), unit)
    if least == most:
        return None
    least, most = min(least, most), max(least, most)
    rate = _rate(text, low.start(), name)
    return Quantity(flow.mention(low.start(), unit.end()), most, name + rate, least), unit.end()


def _counts(figure: str, unit: str) -> bool:
    """Whether a figure and a counter are no accident: 一本, 六本木 and the like are words."""
    return (
        any(char.isdigit() and char.isascii() for char in figure)
        or len(figure) > 1
        or unit.strip() in ("位", "割", "倍", "社")
    )


def _measured(number: Decimal, unit: re.Match[str]) -> tuple[Decimal, str]:
    """The number and unit as given out: 9割 is 90%."""
    name = unit.group().strip()
    if name.startswith("割"):
        bu = unit["bu"]
        return number * 10 + (int(_KANJI_DIGIT.get(bu, bu)) if bu else 0), "%"
    if name in ("パーセント", "%"):
        return number, "%"
    return number, "ポイント" if name.endswith("ポイント") else name.replace("ワットアワー", "ワット時")


def _rate(text: str, start: int, unit: str) -> str:
    """What the quantity is counted by, from the words before it: 月産6000枚, 年産能力を50ギガワット時."""
    found = None if unit in _UNRATED else _RATE.search(text, max(0, start - 16), start)
    if found is None:
        return ""
    return next(
        per for group, per in (("month", "/月"), ("year", "/年"), ("day", "/日"), ("hour", "/時")) if found[group]
    )
