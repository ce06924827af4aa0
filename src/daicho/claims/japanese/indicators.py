"""Indicators in Japanese text: ranks, shares, growth rates and counts of an economy, a sector or a market."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.quantities import Senses
from daicho.claims.japanese.roles import Scene, names_within, noun_phrase, party, span_of, subjects
from daicho.claims.japanese.speakers import sources_of, speakers_of
from daicho.model.annotated import Quantity
from daicho.model.claim import Indicator, Party

_OWNED = re.compile(
    r"出資|持ち分|持分|株式|株を|議決権|保有|取得|子会社|引き受け|プレミアム|上乗せし|折半|支援割合|補助率|助成率|補助する|負担|事業費|費用の|経費の|総額の|投資額の|関税|税率|控除|優遇|利回り|割り当て|年利|比率で|希薄"
    r"|減税|免税|割引|値引|建設費|工費|コスト|価格|料金|単価|値上げ|値下げ|進捗|稼働率|歩留まり|保証|保険|雇[いうわっ]|払い込|拠出|配分|振り向け|融資|社債|借り?入れ?|返済|手数料|予算"
)
"""What makes a share one of capital, cost, price, pay or terms rather than of an economy."""
_MARKETS = re.compile(r"(?:世界|国内|全国|全体|業界|産業|市場|地域|国・地域|[国州県]別|メーカー各社)[^、。]{0,14}\Z")
"""Before 売上高: sales of a market, not of a company."""
_EARNINGS = re.compile(
    r"売上高|売り上げ|営業利益|純利益|経常|増収|減収|増益|減益|利益率|株価|終値|最終損益|受注高|配当|決算"
)
_RAISED = re.compile(r"(?:能力|生産量|供給量|容量)を[^、。]{0,12}\Z")
_PRICED = re.compile(r"(?:価格|料金|単価|値上がり率?|値下がり率?|値上げ幅?|値下げ幅?)[はがをもの][^、。]{0,10}\Z")
"""Before a share: how far a price has moved."""
_APART = re.compile(
    r"(?:程度|ほど|近く)?(?:高[くい]、|安[くい]、|増しの|増の(?:製造|生産|出力|能力|容量)|[多少]な?い\d)"
)
"""After a share: how far a price, a sum or an output is from another."""
_HELD = re.compile(r"(?:、[^、。%]{1,20}?[\d.]+%)*を(?:出[しす](?!荷)|引き受け)")
"""After a share, that it is one of capital: A社が86%、B社が14%を出し."""
_EQUALS = re.compile(r"(?:に(?:当た|あた|相当す)る|の)(?:約|計|総額)?")
"""Between a share and the sum that it makes: 60%に当たる3億円."""
_TOP = re.compile(r"(?:上位|下位)\Z")
_DOWN = re.compile(
    r"(?:程度|ほど|近く|超)?(?:の|も|にあたる)?(?:減(?!税|価)|マイナス|低下|下落|縮小|落ち|下が|下回|目減り)"
)
_NOT_RANK = re.compile(r"以内|以下|以上|圏|まで(?!上|順|後)|入り|の(?!座を)|との|争|級")
_COUNTED = re.compile(
    r"集計|調べ|調査|推計|試算|統計|時点|数は|数が|数も|件数|台数|社数|店数|にとどま|止まり|に(?:上|のぼ)[るりっ]|に達|確認[さし]|不足|足りな|ランキング|上位|求人倍率|登録(?!証|商標|免許)|占め|全国で|世界[にで]|世界中|入って|とされ|しか(?:な|存在)|わずか|僅か|最多|最少|とみ[るら]"
)
_COUNTERS = frozenset(
    "社,件,台,人,名,品目,カ国,カ国・地域,か国,ヵ国,都市,校,本,隻,機,店舗,世帯,自治体,大学,拠点,カ所".split(",")  # noqa: SIM905
)
_SCOPE_BEFORE = re.compile(r"(?:上位|主要|全|対象の?|加盟|会社|大手)\Z")
_SCOPE_AFTER = re.compile(
    r"(?:程度|余り|以上)?(?:を対象|中(?=[\d、でのは首])|を合わせ|から|以内|に聞|への(?:聞き取り|調査|アンケート|取材))"
)
_SCOPE_OF = re.compile(r"(?:程度|余り|以上)?の(?!うち)(?![^、。]{1,20}[がは](?:存在|ある|あり|生まれ|集ま))")
"""What makes a count the extent of a survey or a group (主要25カ国, 20社から集めた) rather than what it found."""
_STATED = re.compile(
    r"(?:程度|余り|以上|超|前後|近く|弱|強)?(?:と?なり、|となっ|に(?:増え|増加|急増|減り|減っ|減少|膨ら|倍増|拡大)|を(?:超え|数え|記録|上回|下回)|あ[りっる]|存在)"
)
"""What follows a count that is stated as a result: 563社に増え, 1208社あり."""
_COPULA = re.compile(r"(?:程度|余り|以上|超|前後|近く|弱|強)?(?:であ[りっる]|でし|です|だった|と、)")
"""The same of a count too large to be that of the parties just listed."""
_OF_WHICH = re.compile(
    r"[\d一-龠](?:社|行|件|カ国|か国|校|人|機関|自治体)の?(?:うち|中で)(?:の|、)?(?:約|少なくとも)?\Z"
)
"""Before a count, the whole it is found in: 大手10社のうち8社."""
_RESULT = re.compile(r"とな[るっ]|を数え|入り")
_FEW = 30
"""Counts up to here may be the same by chance."""
_LISTED = re.compile(r"、[^、。をが]{0,16}")
"""Between two counts of a list: the next year, or the next one counted."""
_MULTIPLE = re.compile(r"割合|数|台数|倍率|比率|人口|出荷|需要|シェア|件|消費|発電")
_HOLDER = re.compile(r"(?:は|の座は|に(?:は|立ったのは)|が)?(?:\d年連続で|だった)?\s?")
_WHOLE = re.compile(r"(?:再エネ|再生可能エネルギー|完全|全額|自然エネルギー)\s?\Z")


def indicators_of(lines: Sequence[Line], scenes: Sequence[Scene], senses: Senses) -> tuple[Indicator, ...]:
    """The indicators a document states. What a headline says of them again in the text is said once."""
    found: list[Indicator] = []
    headed: set[int] = set()
    for line, scene, source in zip(lines, scenes, sources_of(lines), strict=True):
        for claim in _of_line(line, scene, source, senses):
            twin = next((i for i in headed if _same_figure(found[i], claim)), None)
            if twin is not None:
                found[twin] = claim
                headed.discard(twin)
                continue
            if line.heading:
                headed.add(len(found))
            elif any(_retold(other, claim) for other in found):
                continue
            found.append(claim)
    return tuple(found)


def _same_figure(headed: Indicator, told: Indicator) -> bool:
    """Whether the text gives a headline's figure, or the exact one that the headline rounds."""
    return headed.unit == told.unit and headed.value in (told.value, told.value.quantize(Decimal(1), ROUND_HALF_UP))


def _retold(one: Indicator, other: Indicator) -> bool:
    """Whether a count is given again, or the rank of the same holder."""
    if (one.value, one.low, one.unit) != (other.value, other.low, other.unit):
        return False
    same = bool(one.subject) and {p.name for p in one.subject} == {p.name for p in other.subject}
    return same if one.unit not in _COUNTERS else same or one.value > _FEW


def _of_line(line: Line, before: Scene, source: tuple[Party, ...], senses: Senses) -> Iterator[Indicator]:
    for quantity in line.quantities:
        sense = senses[quantity.item.mention.span]
        if sense.told != "indicator":
            continue
        unit, scale = _as_told(quantity.item)
        if quantity.item.unit == "%" and _DOWN.match(line.text, quantity.end):
            scale = -scale
        yield Indicator(
            quote=line.quote,
            says=speakers_of(line) or source,
            measure=quantity.item.mention,
            value=quantity.item.value * scale,
            unit=unit,
            low=None if quantity.item.low is None else quantity.item.low * scale,
            subject=_ranked_name(line, quantity) or _subject(line, quantity.start) or before.actor,
            confidence=0.7,
            why=sense.why,
        )


def _as_told(quantity: Quantity) -> tuple[str, Decimal]:
    """The unit as the text has it, and what the quantity's value is multiplied by to be in it: tenths (割) stay tenths."""
    return ("割", Decimal("0.1")) if "割" in quantity.mention.text else (quantity.unit, Decimal(1))


def tells_earnings(lines: Sequence[Line]) -> bool:
    """Whether a document begins with what a company earned."""
    return any(_tells_earnings(line.text) for line in lines[:3])


def _tells_earnings(text: str) -> bool:
    """Whether a text tells what a company earned or is worth, rather than what a whole market sold."""
    return any(
        not word.group().startswith("売") or not _MARKETS.search(text, 0, word.start())
        for word in _EARNINGS.finditer(text)
    )


def indicator_cue(line: Line, quantity: Placed[Quantity], *, earnings: bool) -> str | None:
    """What makes a quantity an indicator, or None."""
    if measures_nothing(line, quantity):
        return None
    unit = quantity.item.unit
    start, end = line.clause(quantity.start)
    clause = line.text[start:end]
    if unit == "位":
        return "rank"
    if unit in ("%", "ポイント"):
        return None if earnings or _tells_earnings(clause) else "share or rate"
    if unit == "倍":
        if quantity.item.mention.text == "倍増":
            return None  # the word goes with the figure it leads to
        cue = _MULTIPLE.search(line.text, max(0, quantity.start - 40), quantity.start)
        return cue.group() if cue and not earnings else None
    if unit.split("/")[0] in _COUNTERS:
        cue = (
            _COUNTED.search(clause)
            or (_RESULT.search(clause) if _ranked(line) else None)
            or _result_of(line, quantity)
            or _OF_WHICH.search(line.text, 0, quantity.start)
        )
        return cue.group() if cue and quantity.item.value > 1 and not _OWNED.search(clause) else None
    return None


def measures_nothing(line: Line, quantity: Placed[Quantity]) -> bool:
    """Whether a rank, share or count is no indicator, whatever stands around it: 10位以内, 上位1割, 主要25カ国."""
    unit = quantity.item.unit
    if unit == "位":
        return _NOT_RANK.match(line.text, quantity.end) is not None and not _holds(line, quantity.end)
    if unit in ("%", "ポイント"):
        before = (_WHOLE, _TOP, _RAISED)
        if quantity.item.value == 100 or any(words.search(line.text, 0, quantity.start) for words in before):
            return True
        held = any(name.end + 1 == quantity.start and line.text[name.end] == "(" for name in line.names)
        return held or _is_part(line, quantity) or _OWNED.search(line.text, *line.clause(quantity.start)) is not None
    return unit.split("/")[0] in _COUNTERS and _is_scope(line, quantity)


def _is_part(line: Line, quantity: Placed[Quantity]) -> bool:
    """Whether a share only says how far a price has moved, or what part of the whole a sum is."""
    apart = _APART.match(line.text, quantity.end) or _HELD.match(line.text, quantity.end)
    if apart or _PRICED.search(line.text, 0, quantity.start):
        return True
    equals = _EQUALS.match(line.text, quantity.end)
    return equals is not None and any(money.start == equals.end() for money in line.sums)


def _result_of(line: Line, quantity: Placed[Quantity]) -> re.Match[str] | None:
    """What states a count, or the last count of the list that it stands in: 17年には269社、18年には385社に増えた."""
    unit = quantity.item.unit
    listed = [q for q in line.quantities if q.start >= quantity.start and q.item.unit == unit]
    for one, following in zip(listed, [*listed[1:], None], strict=True):
        stated = _STATED.match(line.text, one.end)
        if stated is None and one.item.value > _FEW:
            stated = _COPULA.match(line.text, one.end)
        if stated:
            return stated
        if following is None or not _LISTED.fullmatch(line.text, one.end, following.start):
            return None
    return None


def _is_scope(line: Line, quantity: Placed[Quantity]) -> bool:
    """Whether a count says how far a survey or group reaches, rather than what was found."""
    if _SCOPE_BEFORE.search(line.text, 0, quantity.start) or _SCOPE_AFTER.match(line.text, quantity.end):
        return True
    people = quantity.item.unit.split("/")[0] in ("人", "名")
    return not people and _SCOPE_OF.match(line.text, quantity.end) is not None


def _holds(line: Line, at: int) -> bool:
    """Whether a country follows that has the rank before character `at`: 第2位の中国は, but not 世界2位の中国企業."""
    return any(
        name.start == at + 1
        and name.item.country is not None
        and line.text[name.end : name.end + 1] in ("は", "が", "で", "を")
        for name in line.names
        if name.item.type == "place"
    )


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
