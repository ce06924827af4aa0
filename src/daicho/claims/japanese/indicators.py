"""Indicators in Japanese text: ranks, shares, growth rates and counts of an economy, a sector or a market."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from daicho.claims.japanese.capacities import capacity_cue
from daicho.claims.japanese.headcounts import headcount_cue
from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.roles import Scene, names_within, noun_phrase, party, span_of, subjects
from daicho.claims.japanese.speakers import speakers_of
from daicho.model.annotated import Quantity
from daicho.model.claim import Indicator, Party

_OWNED = re.compile(
    r"出資|持ち分|持分|株式|株を|議決権|保有|取得|子会社|引き受け|プレミアム|上乗せし|折半|支援割合|補助率|助成率|補助する|負担|事業費|費用の|経費の|総額の|投資額の|関税|税率|控除|優遇|利回り|割り当て|年利|比率で|希薄"
)
_EARNINGS = re.compile(
    r"売上高|売り上げ|営業利益|純利益|経常|増収|減収|増益|減益|利益率|株価|終値|最終損益|受注高|配当|決算"
)
_RAISED = re.compile(r"(?:能力|生産量|供給量|容量)を[^、。]{0,12}\Z")
_DOWN = re.compile(
    r"(?:程度|ほど|近く|超)?(?:の|も|にあたる)?(?:減(?!税|価)|マイナス|低下|下落|縮小|落ち|下が|下回|目減り)"
)
_NOT_RANK = re.compile(r"以内|以下|以上|圏|まで(?!上|順|後)|入り|の(?!座を)|との|争|級")
_COUNTED = re.compile(
    r"集計|調べ|調査|推計|試算|統計|時点|数は|数が|数も|件数|台数|社数|店数|にとどま|止まり|に上[るりっ]|に達|確認され|不足|足りな|ランキング|上位|求人倍率|登録|占め|全国で|入って|とされ|しかな|わずか|最多|最少"
)
_COUNTERS = frozenset(
    "社,件,台,人,名,品目,カ国,カ国・地域,か国,ヵ国,都市,校,本,隻,機,店舗,世帯,自治体,大学,拠点,カ所".split(",")  # noqa: SIM905
)
_SCOPE_BEFORE = re.compile(r"(?:上位|主要|全|対象の?|加盟|会社|大手)\Z")
_SCOPE_AFTER = re.compile(r"(?:程度|余り|以上)?(?:を対象|から|以内|に聞)")
_SCOPE_OF = re.compile(r"(?:程度|余り|以上)?の(?!うち)")
"""What makes a count the extent of a survey or a group (主要25カ国, 20社から集めた) rather than what it found."""
_RESULT = re.compile(r"とな[るっ]|を数え|入り")
_MULTIPLE = re.compile(r"割合|数|台数|倍率|比率|人口|出荷|需要|シェア|件|消費|発電")
_HOLDER = re.compile(r"(?:は|の座は|に(?:は|立ったのは)|が)?(?:\d年連続で)?\s?")
_WHOLE = re.compile(r"(?:再エネ|再生可能エネルギー|完全|全額|自然エネルギー)\s?\Z")


def indicators_of(lines: Sequence[Line], scenes: Sequence[Scene]) -> tuple[Indicator, ...]:
    """The indicators a document states. What a headline says of them again in the text is said once."""
    found: list[Indicator] = []
    headed: set[int] = set()
    earnings = any(_EARNINGS.search(line.text) for line in lines[:3])
    for line, scene in zip(lines, scenes, strict=True):
        for claim in _of_line(line, scene, earnings=earnings):
            twin = next((i for i in headed if found[i].value == claim.value and found[i].unit == claim.unit), None)
            if twin is not None:
                found[twin] = claim
                headed.discard(twin)
                continue
            if line.heading:
                headed.add(len(found))
            found.append(claim)
    return tuple(found)


def _of_line(line: Line, before: Scene, *, earnings: bool) -> Iterator[Indicator]:
    for quantity in line.quantities:
        cue = _cue(line, quantity, earnings=earnings)
        if cue is None or capacity_cue(line, quantity) or headcount_cue(line, quantity):
            continue
        down = -1 if quantity.item.unit == "%" and _DOWN.match(line.text, quantity.end) else 1
        yield Indicator(
            quote=line.quote,
            says=speakers_of(line),
            measure=quantity.item.mention,
            value=quantity.item.value * down,
            unit=quantity.item.unit,
            low=None if quantity.item.low is None else _lower(quantity.item.low, down),
            subject=_ranked_name(line, quantity) or _subject(line, quantity.start) or before.actor,
            confidence=0.7,
            why=(cue,),
        )


def _lower(low: Decimal, sign: int) -> Decimal:
    return low * sign


def _cue(line: Line, quantity: Placed[Quantity], *, earnings: bool) -> str | None:
    """What makes a quantity an indicator, or None."""
    unit = quantity.item.unit
    start, end = line.clause(quantity.start)
    clause = line.text[start:end]
    if unit == "位":
        return None if _NOT_RANK.match(line.text, quantity.end) else "rank"
    if unit in ("%", "ポイント"):
        if earnings or _OWNED.search(clause) or _EARNINGS.search(clause) or _WHOLE.search(line.text, 0, quantity.start):
            return None
        raised = _RAISED.search(line.text, 0, quantity.start)
        held = any(name.end + 1 == quantity.start and line.text[name.end] == "(" for name in line.names)
        return "share or rate" if quantity.item.value != 100 and not raised and not held else None
    if unit == "倍":
        if quantity.item.mention.text == "倍増":
            return None  # the word goes with the figure it leads to
        cue = _MULTIPLE.search(line.text, max(0, quantity.start - 40), quantity.start)
        return cue.group() if cue and not earnings else None
    if unit.split("/")[0] in _COUNTERS:
        if _is_scope(line, quantity):
            return None
        cue = _COUNTED.search(clause) or (_RESULT.search(clause) if _ranked(line) else None)
        return cue.group() if cue and quantity.item.value > 1 and not _OWNED.search(clause) else None
    return None


def _is_scope(line: Line, quantity: Placed[Quantity]) -> bool:
    """Whether a count says how far a survey or group reaches, rather than what was found."""
    if _SCOPE_BEFORE.search(line.text, 0, quantity.start) or _SCOPE_AFTER.match(line.text, quantity.end):
        return True
    people = quantity.item.unit.split("/")[0] in ("人", "名")
    return not people and _SCOPE_OF.match(line.text, quantity.end) is not None


def _ranked(line: Line) -> bool:
    """Whether the line speaks of ranks, so that a count in it counts the ranked."""
    return any(quantity.item.unit == "位" for quantity in line.quantities)


def _ranked_name(line: Line, quantity: Placed[Quantity]) -> tuple[Party, ...]:
    """Who has a rank: the name before its brackets (中国（16位）) or after it (首位はスイス)."""
    if quantity.item.unit != "位":
        return ()
    for name in line.names:
        held = name.end + 1 == quantity.start and line.text[name.end] == "("
        follows = _HOLDER.fullmatch(line.text, quantity.end, name.start) if name.start >= quantity.end else None
        if held or follows:
            return (party(name.item),)
    return ()


def _subject(line: Line, at: int) -> tuple[Party, ...]:
    """What is measured: the nearest subject before the number, by name where it has one."""
    for i in subjects(line, at):
        start, end = span_of(line, line.phrases[i])
        names = names_within(line, start, end, frozenset(("place", "company", "organisation", "government")))
        return (party(names[-1].item),) if names else (noun_phrase(line, i),)
    return ()
