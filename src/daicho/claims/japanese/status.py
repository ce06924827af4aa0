"""How far a flow has come: considering, planned, committed, done or cancelled."""

from __future__ import annotations

import re

from daicho.claims.japanese import cues, progress
from daicho.claims.japanese.cast import Cast
from daicho.claims.japanese.lines import Line
from daicho.model.claim import STATUSES, Status
from daicho.model.money import Money
from daicho.reference.weights import weights

# 5億ユーロの補助を支払わない, 300億円を出さず.
_UNPAID = re.compile(
    r"\s?(?:[(（][^()（）\n]{1,40}[)）])?(?:の[^、。\n]{1,12})?を(?:支払わ|払わ|出さ|行わ|受け取ら|(?:支給|交付|給付|拠出|出資|実行|実施)し)"
    r"(?:ない|なかった|なくなった|ず)(?!場合|限り|可能|恐れ|おそれ|と)"
)

_ASIDE = r"\s?(?:[(（][^()（）\n]{1,40}[)）])?(?:程度|規模|ほど|余り|以上)?"
_GIFT = r"(?:出資|増資|融資|投資|資金調達|調達|資金|支援|補助|助成|補助金|助成金)"
_ALL = frozenset(("investment", "subsidy", "equity", "loan"))
_TOLD: tuple[tuple[Status, frozenset[str], re.Pattern[str]], ...] = (
    (
        "done",  # 60億円の出資を受けた, 170億ドルを投じてきた
        _ALL,
        re.compile(
            rf"{_ASIDE}(?:の(?:追加)?{_GIFT})?(?:が|を|も)(?:既に|すでに|新たに)?"
            r"(?:(?:あっ|受け|得|行っ|集め|受け取っ|払い込ん|支払っ|終え|(?:実施|実行|完了|調達|獲得)し)た(?:。|と|が|こと|、|ほか|もの|\n|\Z)"
            r"|(?:投じ|投資し|出資し|融資し|拠出し|支出し|かけ|注い)て(?:き|お|い)(?:た|て|り)"
            r"|(?:(?:出資|投資|拠出|融資|支出)し(?:て)?|払い込み|投じ(?:て)?)、[^。\n]{0,40}?"
            r"(?:なった|得た|加わった|取得した|始めた|建てた|設けた|増やした)。)"
        ),
    ),
    ("done", frozenset(("equity", "loan")), re.compile(rf"{_ASIDE}(?:の資金)?を(?:調達|獲得)(?:。|\n|\Z)")),
    (
        "done",
        _ALL,
        re.compile(rf"{_ASIDE}[^。\n]{{0,20}}?(?:調達|支払い?|投資|出資|融資|交付|支給|受領|実行|支出|投入)済み"),
    ),
    (
        "done",  # 60億元をつぎ込んだ, 90億円しか集まらず, 600億ドルに迫る
        _ALL,
        re.compile(
            rf"{_ASIDE}(?:を[^、。\n]{{0,10}}?(?:つぎ込ん|注ぎ込ん|費やし|使っ|支払っ|払っ)[ただ]"
            r"|(?:にとどま|しか(?:集ま|な)|だけ[だで。]|にすぎな)|に(?:達した|上った|のぼった|迫る)"
            r"|が[^。、\n]{0,12}(?:交付|支給|支払わ|投じら|実行|払い込ま)(?:さ?れ)[てた])"
        ),
    ),
    (
        "done",  # 65億ドルで傘下に収め, 100億ドルの出資を取りつけた
        frozenset(("equity",)),
        re.compile(rf"{_ASIDE}(?:で(?:傘下に収め|買収し|買い取っ)(?:た|、|て)|(?:の出資)?を取り(?:つ|付)けた)"),
    ),
    (
        "committed",  # 7兆円の枠を用意した
        frozenset(("subsidy",)),
        re.compile(
            rf"{_ASIDE}(?:の[^、。\n]{{0,8}}(?:枠|予算|基金|財源)を(?:確保し|用意し|設け)|を(?:用意し|措置し))(?:た|まし|て|、)"
        ),
    ),
    (
        "committed",  # 84億ドルの工場の建設を進める, 122兆ウォンを投じる集積地の建設が進む
        frozenset(("investment",)),
        re.compile(
            rf"{_ASIDE}(?:を(?:投じ|かけ)[るたて])?の?[^。、\n]{{0,40}}?(?:建設|工事|整備|造成|増設|拡張|敷設)"
            r"(?:が進[むん行]|を進め(?:る(?!計画|方針|考え)|て[いお])|中[だでの。])"
        ),
    ),
    ("cancelled", _ALL, re.compile(rf"{_ASIDE}を(?:投じ|投資|かけ|出資)[^。\n]{{0,12}}(?:予定|計画|はず|方針)だった")),
    (
        "considering",  # 300億円を受け持ち、過半を握る案が有力だ
        _ALL,
        re.compile(r"[^。\n]{0,50}案[がも](?:有力|浮上|軸)"),
    ),
    (
        "considering",  # 900億円を出資する方向で調整に入った, 4000億円を拠出する公算が大きい
        _ALL,
        re.compile(
            rf"{_ASIDE}[^。\n、]{{0,16}}?(?:公算|可能性|方向で、?(?:検討|調整|協議|最終調整)|ことを?、?(?:検討|視野|打診|模索)|を検討|検討して|案が|案も)"
            rf"|{_ASIDE}の{_GIFT}[もをは]?(?:求め|要請|打診|依頼|要望)"
        ),
    ),
    (
        "planned",  # 30億円を助成する方針, 50億円の増資に応じる意向
        frozenset(("subsidy", "equity", "loan")),
        re.compile(
            rf"{_ASIDE}[^。\n、]{{0,14}}?(?:予定|方針|見通し|見込み|考え|意向)(?:(?:だ|です)(?!っ|った)|を|。|で)"
            rf"|{_ASIDE}[^。\n、]{{0,14}}?(?:補助|助成|支援)する(?:と|ことを)(?:発表|表明|明らか|公表)"
            rf"|{_ASIDE}[^。\n、]{{0,14}}?(?:計上|補助|助成|支援|支給|投入)することが[^。\n]{{0,8}}(?:わか|分か|固ま|明らか|判明)"
        ),
    ),
)
"""What the words right after a sum tell of it, whatever the rest of the text says."""
_TOLD_BEFORE: tuple[tuple[Status, frozenset[str], re.Pattern[str]], ...] = (
    ("done", _ALL, re.compile(r"(?:使っ|投じ|かけ|費やし|つぎ込ん|投資し|支払っ)[ただ](?:約|計|総額|およそ)?\Z")),
    (
        "committed",
        frozenset(("subsidy",)),
        re.compile(r"(?:決め|決定し|決まっ|承認し)た(?:支援|補助|助成)[はが][^。\n]{0,10}\Z"),
    ),
)
"""What the words right before a sum tell of it: これまでに決めた支援は累計1兆円."""
_SIGNED_NEXT = re.compile(
    r"[^。\n]{0,60}。[^。\n]{0,34}(?:契約を結んだ|調印した|署名した|決議した|採択[をはが][^。\n]{0,8}決(?:めた|まった)|採択した)。"
)
"""After a plan, the next sentence telling that it is agreed: 5行が3億円を融資する。2日に契約を結んだ。"""
_BUDGETED = re.compile(r"補正予算|予算案|予算[にで]|計上|を確保し")
"""What is put into a budget is set aside, not yet paid."""
_BOARD = re.compile(
    r"取締役会[^。]{0,60}(?:決議|決め|決定|承認)|(?:決議|決定)[^。]{0,12}取締役会|当社[^。]{0,80}(?:決議|機関決定)(?:いたし|し)(?:た|まし)"
    r"|(?:決議|機関決定)(?:いたし|し)ましたので"
)
_CHOSEN = re.compile(
    r"(?:認定|採択|選定|交付を?決定)(?:し(?:た|て|、|まし)|され(?:た|て|、)|を決め)|採択[はが][^。]{0,8}決"
    r"|(?:省|庁|府|県|国|政府|機構)[^。]{0,60}承認(?:し(?:た|て|、|まし)|され(?:た|て|、))|(?:補助|助成|支援)[^。]{0,30}選ばれた"
)
"""What an office does to choose whom it helps."""
_OPEN = frozenset(("plan", "weigh", "request", "announce", "cancel"))
"""Steps that leave a matter open."""
_FIRM = frozenset(("decide", "agree", "under", "finish"))
"""Steps that settle it."""
_REQUESTED = re.compile(r"概算要求|予算要求")
_GRANTED = re.compile(r"補正|成立|可決|これまで|昨年度|既に|すでに|交付|今年度予算")


def status_of(cast: Cast, money: Money, kind: str) -> tuple[Status, tuple[str, ...]]:
    """The status that the verbs around a sum give its flow, and the features that decided."""
    text, end = cast.annotated.document.text, money.mention.span.end
    if _UNPAID.match(text, end):
        return "cancelled", ("not paid",)
    status, _, why = weights("japanese_status").best(STATUSES, progress.of_status(cast, money, kind))
    if status != "cancelled":
        if told := next((said for said, kinds, words in _TOLD if kind in kinds and words.match(text, end)), None):
            return told, ("told right after the sum", *why)
        before = text[max(0, money.mention.span.start - 24) : money.mention.span.start]
        if told := next((said for said, kinds, words in _TOLD_BEFORE if kind in kinds and words.search(before)), None):
            return told, ("told right before the sum", *why)
        if status == "planned" and _SIGNED_NEXT.match(text, end):
            return "committed", ("agreed in the next sentence", *why)
        if status in ("planned", "committed") and (other := _by_story(cast, money, kind)):
            return other
        if kind == "subsidy" and status == "done" and _is_budgeted(cast, money):
            return "committed", ("set aside", *why)
        if kind == "subsidy" and status == "committed" and _is_requested(cast, money):
            return "planned", ("asked for", *why)
    return status, why  # type: ignore[return-value]  # one of STATUSES


def _by_story(cast: Cast, money: Money, kind: str) -> tuple[Status, tuple[str, ...]] | None:
    """How far a flow has come by who decided it in other sentences, the firm's board or the office that chose whom it helps.

    What the office chose settles its aid, and not the firm's own plan.
    """
    line = cast.line_of(money.mention.span)
    if line is None or kind not in ("investment", "subsidy"):
        return None
    opening = [cast.lines[index].text for _, index in cast.opening(line.index)]
    if kind == "investment" and any(_BOARD.search(text) and _is_theirs(line, text) for text in (line.text, *opening)):
        return "committed", ("the board decided",)
    told = frozenset(cues.steps(line.text))
    if kind == "investment":
        silent = _OPEN.isdisjoint(told) and _FIRM.isdisjoint(told)
        chosen = silent and any(_CHOSEN.search(text) for text in opening)
        return ("planned", ("the office chose",)) if chosen else None
    chosen = _OPEN.isdisjoint(told) and any(_CHOSEN.search(cast.lines[i].text) for i in cast.story(line.index))
    return ("committed", ("the office chose",)) if chosen else None


def _is_theirs(line: Line, decided: str) -> bool:
    """Whether a line may speak of the firm whose board decided: it names none, or one that is named there."""
    firms = [placed.item for placed in line.names if placed.item.type == "company"]
    return not firms or any(wording in decided for firm in firms for wording in (firm.full, firm.mention.text))


def _is_budgeted(cast: Cast, money: Money) -> bool:
    """Whether a sum's sentence tells of a budget."""
    line = cast.line_of(money.mention.span)
    return line is not None and _BUDGETED.search(line.text) is not None


def _is_requested(cast: Cast, money: Money) -> bool:
    """Whether a sum is part of what a ministry asks the treasury for, by its sentence or the story's opening."""
    line = cast.line_of(money.mention.span)
    if line is None or _GRANTED.search(line.text):
        return False
    around = (line.index, *(index for _, index in cast.opening(line.index)))
    return any(_REQUESTED.search(cast.lines[index].text) for index in around)
