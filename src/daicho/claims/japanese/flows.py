"""Which sums are flows of investment, of which kind, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from daicho.claims.japanese import cues, telling
from daicho.claims.japanese.cast import Cast
from daicho.claims.japanese.parts import Option, fitting
from daicho.model.money import Money
from daicho.reference.weights import shares, weights

KINDS = ("investment", "subsidy", "equity", "loan", "none")
_RATE = re.compile(
    r"(?:\d|一)\s?(?:[ァ-ヺ一-龠]{0,6}(?:ドル|ルピー|ペソ|クローネ|クローナ|リヤル|ディルハム)|ユーロ|ポンド|元|人民元|ウォン|バーツ|リンギット?|ルピア|ドン|レアル|リラ|フラン)"
    r"\s?(?:[=＝≒は]|当たり|あたり)?\s?\Z"
)
_CONVERTED = re.compile(r"\s?(?:換算|で換算|で計算)")
_REASONS: Mapping[str, str] = {
    "revenue": "revenue", "profit": "profit or loss", "market": "market size", "price": "price", "stock": "share price",
    "valuation": "valuation or holdings", "order": "orders and purchases", "trade": "trade volume", "damage": "damages or fines",
    "wage": "pay", "effect": "economic effect", "repay": "repayment", "rate": "exchange rate",
    "lacking": "money still lacking", "condition": "a condition of a scheme",
}  # fmt: skip

_BRACKETS = r"\s?(?:[(（][^()（）\n]{1,40}[)）])?"
_ASIDE = _BRACKETS + r"(?:程度|ほど|余り|規模|超)?"
_LACKING = re.compile(
    _BRACKETS + r"(?:程度|ほど)?(?:が|は|も)"
    r"(?:(?:まだ|なお|依然|いまだ|今も)、?)?(?:不足|足りな|(?:当て|あて|めど|メド|手当て)(?:が|は|も)(?:な|立た|立って|つか|ついてい?な))"
)
_LIFTED = re.compile(
    _ASIDE
    + r"(?:も|を)?(?:押し上げ|底上げ|寄与|貢献)|"
    + _ASIDE
    + r"の(?:経済|波及|経済波及|生産誘発)効果|"
    + _ASIDE
    + r"の(?:経済)?価値"
)
_UNIT = re.compile(_BRACKETS + r"\s?[/／]\s?(?:[kKMGT]?Wh?|kg|[tｔ]|トン|キロ|人|月|年|時間|[㎡m坪台枚個株])")
_DEAL = re.compile(
    _BRACKETS + r"(?:規模|相当|超|以上)?の(?!融資|出資|補助|助成|投資|貸付|借入|ローン)[一-龠ァ-ヺー]{0,6}契約を"
    r"(?:結|締結|獲得|受注|交わ|取り付け|勝ち取)"
)
_SITED = re.compile(
    _BRACKETS + r"(?:規模|相当|超|以上)?の[一-龠ァ-ヺーA-Z]{0,8}"
    r"(?:プロジェクト|投資計画|建設計画|設備投資|投資|工場建設)(?:に|へ|に対し|に対する|向けに|のうち)"
    r"|(?:程度|余り|超|規模|ほど)?の(?:総)?(?:事業費|投資額|工費|費用)のうち"
)
_EFFECT = re.compile(r"(?:経済|波及|誘発|押し上げる|底上げする)効果(?:は|が|を)[^。\d]{0,8}\Z")
_SOLD = re.compile(r"(?:売[りっ]|売却|手放)[^。]{0,20}\Z")
_GAINED = re.compile(_ASIDE + r"を(?:手にし|手に入れ|得[たて]|受け取[りっ])")
_PUT_UP = re.compile(_ASIDE + r"を(?:出[しす]|投じ|拠出|払い?込)")
_STAKE = re.compile(
    r"株式?の?[\d.一二三四五六七八九]+(?:[%％割]|パーセント)|[\d.一二三四五六七八九]+(?:[%％割]|パーセント)の?(?:株|出資|議決権)"
    r"|出資比率|筆頭株主|資本参加"
)
_PROFILED = re.compile(r"(?:資本金|資本の額)(?:は|が|[:：]|\s)?\s?\Z")
_FOUNDED = re.compile(r"新会社|合弁|新設|設立(?:する|予定|を予定)|現地法人|出資|増やし|増額|増資")
_VENTURE = re.compile(r"新会社|合弁|設立する|設立を|共同出資")
_SHARES = re.compile(r"株|出資|子会社|傘下|TOB|買収|[社者行]を|増資")
_PRICE_OF = re.compile(r"(?:取得|購入)(?:費|額)は")
_LAND = re.compile(r"土地|用地|跡地|敷地|団地|区画")
_PROPERTY = re.compile(
    r"(?:土地|用地|跡地|敷地|建物|建屋|設備|装置|工場|センター|団地|区画|[㌶㎡]|ヘクタール|平方メートル)"
    r"[^。株]{0,24}?(?:を|の)[^。]{0,24}?(?:取得|買い取|購入|譲り受け)"
)
_FROM = re.compile(_ASIDE + r"(?:以上|を超える|超)")
_REQUIRED = re.compile(
    r"[^。\n]{0,60}?(?:が|を|など(?:が|を))(?:補助|助成|交付|支給|申請|適用|認定)?の?(?:要件|条件|対象)(?:で|と|だ|。|、|に|とな)"
)
_ECONOMY = re.compile(r"(?:GDP|ＧＤＰ|総生産|経済|所得|景気)[^。\n]{0,20}\Z")
_NEEDED = re.compile(
    _ASIDE
    + r"(?:の(?:資金|投資|費用))?(?:が|は)?(?:必要|かかる|要する|要る|いる(?:と|。)|欠かせな|不可欠)|"
    + _ASIDE
    + r"を要する"
)
_OUT_OF = re.compile(_BRACKETS + r"のうち")
_OUTLAY = re.compile(r"(?:事業費|投資額|投資総額|投資予定額|工費|建設費|設備投資)(?:は|の)?\s?\Z")
_NEED = re.compile(r"(?:必要な|必要となる|かかる|要する|要る)(?:資金|費用|投資額?|総額|金額)(?:は|が)[^。、\n]{0,8}\Z")
_AIDED = re.compile(r"補助|助成|支援|交付|基金|予算|国費|公的")
_AIDS = re.compile(_BRACKETS + r"を(?:支援|補助|助成)(?:する|し|した|すると)")
_MINISTRY = re.compile(r"(?:省|庁|政府|国|県|府|都|市)(?:は|が)")
_STATE = re.compile(r"(?:国|政府|省)が\Z")
_BARE = re.compile(r"\u3000|\n|\Z")
_OF_A_FUND = re.compile(r"基金(?:は|の(?:採択|規模|総額|予算|残高)[はが])[^。\n]{0,40}\Z")


_NO_FLOW = 0.5
"""How likely a sum must be none of the flows, all of them together, to be left out."""
_DEAREST = 1000
"""Yen that no single unit of a foreign currency is worth."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What a sum is: its kind (`none` for no flow), the probability, and the features that decided."""

    kind: str
    confidence: float
    why: tuple[str, ...]


def flow_of(cast: Cast, money: Money, decisions: telling.Decisions, options: Sequence[Option]) -> Flow:
    """The kind of flow a sum states. options: who or what could play a part in it."""
    if ruled_out := _ruled_out(cast, money):
        return Flow("none", 1.0, (ruled_out,))
    if _is_capital(cast, money) and _is_founded(cast, money):
        return Flow("equity", 1.0, ("capital of a new company",))
    found = _framed(telling.of_sum(cast, money, decisions), options)
    if found.kind == "investment" and _is_of_a_fund(cast, money):
        return Flow("subsidy", found.confidence, ("of a fund", *found.why))
    if found.kind == "investment" and _is_stake(cast, money):
        return Flow("equity", found.confidence, ("for a stake", *found.why))
    sited = found.kind == "subsidy" and _SITED.match(cast.annotated.document.text, money.mention.span.end)
    if sited or (found.kind != "investment" and found.kind != "none" and _is_needed(cast, money)):
        return Flow("investment", found.confidence, ("needed", *found.why))
    if found.kind == "equity" and _is_property(cast, money):
        return Flow("investment", found.confidence, ("for property", *found.why))
    if found.kind == "equity" and _is_public_aid(cast, money):
        return Flow("subsidy", found.confidence, ("public aid", *found.why))
    return found


def _framed(found: Sequence[str], options: Sequence[Option]) -> Flow:
    """The likeliest kind of a sum by what stands around it and by who could pay and receive it."""
    model = weights("japanese_flows")
    scores = {kind: model.score(kind, found) + (fitting(kind, options) if kind != "none" else 0.0) for kind in KINDS}
    likely = shares(scores)
    flows = [kind for kind in KINDS if kind != "none" and likely["none"] <= _NO_FLOW]
    best = max(flows or ["none"], key=lambda kind: (likely[kind], kind))
    return Flow(best, likely[best], model.reasons(best, found))


def _ruled_out(cast: Cast, money: Money) -> str | None:
    """What makes a sum no flow whatever the words around it are, as one of the reasons, or None."""
    if rate_start(cast, money) is not None:
        return "rate"
    text, span = cast.annotated.document.text, money.mention.span
    if _is_lacking(cast, money):
        return "lacking"
    if _UNIT.match(text, span.end):
        return "price"
    if _DEAL.match(text, span.end):
        return "order"
    if _is_required(cast, money):
        return "condition"
    if _is_capital(cast, money) and not _is_founded(cast, money):
        return "valuation"
    where = cast.where(money)
    brought = cues.classes(telling.changed(where.line, where.at)) if where else ()
    if brought and brought[0] in _REASONS:
        return brought[0]
    if _GAINED.match(text, span.end) and _SOLD.search(text[max(0, span.start - 30) : span.start]):
        return "revenue"
    return "effect" if _is_effect(cast, money) else None


def _is_lacking(cast: Cast, money: Money) -> bool:
    """Whether a sum is what nobody has promised yet: 4兆円はまだ当てがない, 300億円が不足する."""
    return _LACKING.match(cast.annotated.document.text, money.mention.span.end) is not None


def _is_required(cast: Cast, money: Money) -> bool:
    """Whether a sum is the least that a scheme asks for: 50億円以上投資することが要件."""
    text, span = cast.annotated.document.text, money.mention.span
    least = money.bound == "min" or _FROM.match(text, span.end) is not None
    return least and _REQUIRED.match(text, span.end) is not None


def _is_stake(cast: Cast, money: Money) -> bool:
    """Whether a sum put up buys a part of a company: 新会社に50億円を出し、株式の2割を持つ."""
    line = cast.line_of(money.mention.span)
    if line is None or not _PUT_UP.match(cast.annotated.document.text, money.mention.span.end):
        return False
    return _STAKE.search(line.text) is not None


def _is_capital(cast: Cast, money: Money) -> bool:
    """Whether a sum is what a company's capital is: 資本金は20億円."""
    text, start = cast.annotated.document.text, money.mention.span.start
    return _PROFILED.search(text[max(0, start - 8) : start]) is not None


def _is_founded(cast: Cast, money: Money) -> bool:
    """Whether a capital is one that a company is founded or strengthened with, not what a company's profile says it has."""
    line = cast.line_of(money.mention.span)
    if line is None:
        return False
    before = cast.lines[max(0, line.index - 2) : line.index]
    return _FOUNDED.search(line.text) is not None or any(_VENTURE.search(other.text) for other in before)


def _is_effect(cast: Cast, money: Money) -> bool:
    """Whether a sum is what an economy gains: GDPを5兆円押し上げる, 3000億円の経済効果."""
    text, span = cast.annotated.document.text, money.mention.span
    if _EFFECT.search(text[max(0, span.start - 24) : span.start]):
        return True
    lifted = _LIFTED.match(text, span.end)
    return lifted is not None and (
        lifted.group().endswith(("効果", "価値"))
        or _ECONOMY.search(text[max(0, span.start - 40) : span.start]) is not None
    )


def _is_needed(cast: Cast, money: Money) -> bool:
    """Whether a sum is what works will take: 事業費300億円のうち; without a word of aid also 必要な資金は約5兆円."""
    line = cast.line_of(money.mention.span)
    text, span = cast.annotated.document.text, money.mention.span
    if _OUT_OF.match(text, span.end) and _OUTLAY.search(text[max(0, span.start - 10) : span.start]):
        return True
    if line is None or _AIDED.search(line.text):
        return False
    return bool(_NEEDED.match(text, span.end) or _NEED.search(text[max(0, span.start - 30) : span.start]))


def _is_property(cast: Cast, money: Money) -> bool:
    """Whether a sum buys land, a building or machines, not a company: 工場の跡地を約1千億円で買い取る, 用地の取得費は約30億円."""
    line = cast.line_of(money.mention.span)
    if line is None or _SHARES.search(line.text):
        return False
    if line.index and _PRICE_OF.match(line.text):
        return _LAND.search(cast.lines[line.index - 1].text) is not None
    return _PROPERTY.search(line.text) is not None


def _is_public_aid(cast: Cast, money: Money) -> bool:
    """Whether a sum is what a ministry or a government supports somebody with: 経済産業省は…700億円を支援すると決めた. A headline
    says no more than 国が700億円.
    """
    line = cast.line_of(money.mention.span)
    text, span = cast.annotated.document.text, money.mention.span
    if _BARE.match(text, span.end) and _STATE.search(text[max(0, span.start - 12) : span.start]):
        return True
    if line is None or not _AIDS.match(text, span.end):
        return False
    return _MINISTRY.search(text[line.sentence.span.start : span.start]) is not None


def _is_of_a_fund(cast: Cast, money: Money) -> bool:
    """Whether a sum is how large a public fund is, or what it has awarded: 基金は総額2000億円, 基金の採択は2社、計950億円."""
    start = money.mention.span.start
    return _OF_A_FUND.search(cast.annotated.document.text[max(0, start - 60) : start]) is not None


def rate_start(cast: Cast, money: Money) -> int | None:
    """Where an exchange rate whose price this sum is begins (1ドル=150円), or None where it is none."""
    start = money.mention.span.start
    found = _RATE.search(cast.annotated.document.text, max(0, start - 14), start)
    if found:
        return found.start() if money.currency == "JPY" else None
    converted = money.currency == "JPY" and (money.value or 0) < _DEAREST
    return start if converted and _CONVERTED.match(cast.annotated.document.text, money.mention.span.end) else None


def reason_of(cast: Cast, money: Money) -> str:
    """Why a sum is no flow, in words: by the nearest word that tells another kind of sum."""
    if ruled_out := _ruled_out(cast, money):
        return _REASONS[ruled_out]
    where = cast.where(money)
    if where is None:
        return "not told in a sentence"
    line, at, _ = where
    by_distance = sorted(range(len(line.phrases)), key=lambda i: (abs(i - at), i))
    nearby = [line.words[i] for i in by_distance]
    before = [cast.lines[i].text for i in range(line.index - 1, max(-1, line.index - 3), -1)]
    for text in (line.phrases[at].text, telling.called(line, at), *nearby, *before, cast.title):
        for name in cues.classes(text):
            if name in _REASONS:
                return _REASONS[name]
    return "no words of investment"
