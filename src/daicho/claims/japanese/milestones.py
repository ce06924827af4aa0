"""Milestones in Japanese text: a step (着工, 完成, 稼働, 量産, 出荷 …) with the date it is reached or due.

A step and a date belong together where the date stands before the step in its clause (27年4月に稼働させる) or the step is the
subject that the date tells of (着工は2022年、生産開始は24年末まで).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from daicho.claims.japanese.capacities import capacity_cue
from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.roles import (
    FACILITY,
    MAKERS,
    TRIAL,
    Scene,
    filled,
    names_within,
    noun_phrase,
    party,
    phrase_at,
    scene_at,
    span_of,
    subjects,
    told_by,
    told_of,
)
from daicho.claims.japanese.speakers import speakers_of
from daicho.claims.repeats import steps_once
from daicho.model.annotated import Quantity
from daicho.model.claim import Event, Milestone
from daicho.model.patterns import searchable
from daicho.model.when import When

_BEGUN = r"(?:[をのが]?(?:開始|始め|始ま))?"
_STEPS: tuple[tuple[str, str], ...] = (
    (
        "construction_start",
        r"着工|起工|(?:建設(?:工事)?|工事|建築|造成)[をにのが]?(?:開始|始め|始ま|着手|取りかか|取り掛か|入[るりっ])|取りかか|着手",
    ),
    ("completion", r"完成|完工|竣工|しゅん工|完了|を?終え[るりたてっ、]|(?:実行|譲渡|払込|効力発生)(?:予定)?(?:期)?日"),
    (
        "mass_production",
        rf"(?:本格量産|本格生産|量産)(?!工場|ライン|技術|拠点|向け|品|効果|型|機|体制|試作|化技術|車|に成功|に必要){_BEGUN}",
    ),
    ("shipment", rf"初?出荷(?!額|量|台数|統計|金額|先){_BEGUN}|発売|納入|納品|(?:供給|販売)[をのが]?(?:開始|始め|始ま)"),
    (
        "pilot",
        r"試作(?!ライン|品|棟|機|拠点|設備|工場|車)(?:生産)?[をのが]?(?:開始|始)?|(?:実証|試験)(?:実験|運転|生産|稼働|運用)?[をのが]?(?:開始|始め|始ま)|実証(?:する|します|を行)|試運転|試験(?:運転|生産|稼働)",
    ),
    ("production_start", rf"(?:生産|製造)[をのが]?(?:開始|始め|始ま)|[作造つ]く?り(?:始め|出[しすせ])|生産に入|操業{_BEGUN}"),
    (
        "opening",
        rf"稼働(?!率|中|状況|時の|時間|日数|実績|済){_BEGUN}|稼動|開所|開業|開設|開院|開校|開館|開講|開通|(?:営業|商業|商用)?(?:運転|運用|営業|サービス|事業|業務)[をのが]?(?:開始|始め|始ま)|供用"
        r"|オープン|就航|設けた|発足|開放[しす]|開く|開いた|開き、|開きます|動かす|動かし|動く|動い|動き(?:出|始)|(?:新設|設置)した|始動|立ち上が|立ち上げ|(?:発電|配備|提供|配信)[をのが]?(?:開始|始め|始ま)",
    ),
    ("built", r"新設する|新設し|設ける|設け、|設置する|設置し|構える|建てる|建設する|建設し|整備する|整備し"),
    (
        "other",
        r"搬入|商用化|実用化|投入する|据え付け|設立|打ち上げ|統合(?!報告)|集約|移転|移管|申請|まとめる|上場|実施(?:する|予定|し(?!た))|閉鎖|最終募集|引き渡|払い込み|(?:提出|公募|公開|発行|合意|判断|認可|成立|閣議決定|正式決定|公表)(?:する|し、|され(?:る|、)|を(?:めざ|目指))|(?:正式に)?決める|受け付け(?:る|、)|売り出[しす]|再開(?!発)|落成|火入れ|通電|連系|進水|選定する|締め切|結論を|切り替え[るた]|撤退する|終了[しす]|取得(?:する|した|し、|して)|導入(?:する|した|し、)|仕上げ|備える|固める|上市|決まる|決める|(?<!調査)[をが](?:開始|始め|始ま)",
    ),
)  # fmt: skip
"""The words of each step, those that say more first. `built` is an opening at its date, a completion by it."""
_STEP = searchable("|".join(f"(?P<{event}>{pattern})" for event, pattern in _STEPS))
_EVENTS: Mapping[str, Event] = {event: event for event in get_args(Event)}
_TOLD = re.compile(
    r"[^、。はがもを:：\d]{0,8}(?:\s*[(（][^()（）]*[)）])?\s*(?:[はがも:：]|(?P<moved>を)|\s|\Z)[\s、「]*(?:早ければ|早くても?|遅くとも|遅くても|最短で|順調なら|おおむね|[^、。\d]{0,3}どおり、?|[^、。\d]{0,3}通り、?|(?:当初の?)?目標の?)?\Z"
)
"""What stands between a step and the date that is told of it: 量産開始は, 着工予定：, 着工を … に延期."""
_ONCE = re.compile(r"[^、。はが]{0,6}[はがも](?:当初|従来|これまで)の?(?:予定|計画|目標)?の?")
"""Before a range whose first end is the old date: 稼働は当初予定の2026年から2028年に遅れる."""
_MOVED = re.compile(r"」?(?:に|へ)(?:遅ら|延期|延ばし|始め|開始|前倒|早め|ずら|先送|後ろ倒|繰り)")
"""After the date, what を before it needs: the step is moved there."""
_REPORTED = re.compile(
    r"発表|公表|明らかに|表明|決め|決定|決議|分かった|わかった|報じ|伝え|述べ|語っ|示した|コメント|答え|承認|合意"
)
"""Verbs a day set apart by 、 belongs to, rather than to a step before them."""
_MISSED = re.compile(
    r"(?:ごろ|頃)?(?:まで)?(?:[をに]|の)?(?:予定|目標|計画|めど|見込み)?(?:と|に)?(?:して|され|とされ)?(?:い|き)?(?:だっ)?た(?!い)"
)
"""After a date that is over and done with: 24年末の予定だった, 26年末としていた."""
_WAS_DUE = re.compile(r"[^、。]{0,6}(?:はずだった|予定だった|計画だった|としていた|つもりだった)")
_AT = re.compile(r"に|をめど|末に|ごろに|頃に|ま")
_ATTACHED = re.compile(r"の[^、]*[はがをに、]")
"""A date that belongs to another noun: 3日の株主総会後."""
_NOUNS: Mapping[str, Event] = {
    "建設": "construction_start", "工事": "construction_start", "生産": "production_start", "製造": "production_start",
    "供給": "shipment", "販売": "shipment", "運転": "opening", "営業": "opening", "運用": "opening", "サービス": "opening",
    "提供": "opening", "配信": "opening", "実証": "pilot", "実証運転": "pilot", "実証実験": "pilot", "試験": "pilot",
}  # fmt: skip
"""Steps by plain nouns, which only count where the date is told of them (生産は2027年から始める)."""
_NOUN = re.compile(
    r"(?P<noun>建設|工事|生産|製造|供給|販売|(?:商業|営業)?運転|営業|運用|サービス|提供|配信|実証(?:運転|実験)?|試験)[はがもを](?:早ければ)?\Z"
)
_BEGINS = re.compile(
    r"(?:ごろ|頃|度)?(?:(?:に|から|より)(?:始|開始|スタート|入[るり])|(?:から)?(?:にな[るり]|の(?:予定|見込み|見通し|計画)|を(?:予定|目指|想定|見込)))"
)
_RAISED = re.compile(
    r"目標|めざ|目指|増や|高め|引き上げ|拡大|拡張|広げ|伸ば|整え|達す|計画|予定|体制|にする|とする|見込"
)
"""What makes a dated capacity a target to reach."""
_GIVEN_UP = re.compile(
    r"(?:開始|予定|計画)?[をのがは]?(?:一時)?(?:停止|休止|中断|中止|断念|見送|撤回|取りやめ|凍結|縮小|やめ|終了)"
)
"""A step that is stopped or dropped is none."""
_TELLERS = frozenset(
    ("同社", "両社", "同省", "同大", "当社", "これ", "それ", "今回", "政府", "国", "県", "市", "会社側", "同庁", "各社")
)
"""Whoever acts, or points elsewhere, and is no thing that a step is taken with."""
_OTHERS_DATE = re.compile(
    r"補正|予算|当初予算|税制|通期|比|版|白書|決算|実績|[\])】］]|[にの](?:公表|発表|決定|決め|開示|公布|成立|策定|発行|買収|取得|締結|調印|結ん)"
)


"""A date that belongs to a document, a budget, a comparison, or to what was announced then."""


@dataclass(frozen=True, slots=True)
class _Step:
    start: int
    end: int
    event: str  # an Event, or "built"


def milestones_of(lines: Sequence[Line], scenes: Sequence[Scene]) -> tuple[Milestone, ...]:
    """The dated steps a document states, each once. scenes: what each line's predecessors have set."""
    return steps_once(
        _claim(line, scene, step, date, cue)
        for line, scene in zip(lines, scenes, strict=True)
        for step, date, cue in _pairs(line)
    )


def _pairs(line: Line) -> Iterator[tuple[_Step, Placed[When], str]]:
    """The steps of a line with their dates, and which of the two orders joined them."""
    if not line.dates:
        return
    steps = [
        _Step(m.start(), m.end(), m.lastgroup or "")
        for m in _STEP.finditer(line.text)
        if not _GIVEN_UP.match(line.text, m.end())
    ]
    dates = [date for date in line.dates if not _OTHERS_DATE.match(line.text, date.end)]
    told: set[int] = set()  # starts of the steps whose date is found
    taken: set[int] = set()  # starts of the dates used
    for step in steps:
        date = next((d for d in dates if d.start >= step.end), None)
        if date and _tells(line, step, date) and not _MISSED.match(line.text, date.end):
            taken.add(date.start)
            told.add(step.start)
            yield step, date, "told"
    for date in dates:
        if date.start in taken:
            continue
        if begun := _begun(line, date):
            taken.add(date.start)
            yield begun, date, "told"
            continue
        led_to = _step_after(line, steps, dates, date)
        if led_to and led_to.start not in told and not _MISSED.match(line.text, date.end):
            told.add(led_to.start)
            taken.add(date.start)
            yield led_to, date, "before"
    yield from _targets(line, taken)


def _begun(line: Line, date: Placed[When]) -> _Step | None:
    """What begins at the date, where a plain noun tells it: 生産は2027年から始める."""
    noun = _NOUN.search(line.text, max(0, date.start - 14), date.start)
    if noun is None or not _BEGINS.match(line.text, date.end):
        return None
    word = noun["noun"].removeprefix("商業").removeprefix("営業") or noun["noun"]
    return _Step(noun.start(), noun.end(), _NOUNS[word])


def _targets(line: Line, used: Container[int]) -> Iterator[tuple[_Step, Placed[When], str]]:
    """Dated targets of capacity, a step of their own: 2030年に150ギガワット時とする目標."""
    for quantity in line.quantities:
        date = min(line.dates, key=lambda d: _gap(d, quantity), default=None)
        if date is None or date.start in used or _gap(date, quantity) > 24 or _MISSED.match(line.text, date.end):
            continue
        if line.clause(date.start) != line.clause(quantity.start):
            continue
        between = min(date.end, quantity.end), max(date.start, quantity.start)
        if capacity_cue(line, quantity) and _RAISED.search(line.text) and not _STEP.search(line.text, *between):
            yield _Step(quantity.start, quantity.end, "other"), date, "target of capacity"


def _gap(date: Placed[When], quantity: Placed[Quantity]) -> int:
    """How many characters stand between a date and a quantity."""
    return max(quantity.start - date.end, date.start - quantity.end)


def _tells(line: Line, step: _Step, date: Placed[When]) -> bool:
    """Whether the date is told of the step before it: 着工は2026年, 着工を25年に延期."""
    if _STEP.search(line.text, step.end, date.start):
        return False
    if date.item.low and _ONCE.fullmatch(line.text, step.end, date.start):
        return True
    told = _TOLD.match(line.text, step.end, date.start)
    return told is not None and (told["moved"] is None or _MOVED.match(line.text, date.end) is not None)


def _step_after(line: Line, steps: Sequence[_Step], dates: Sequence[Placed[When]], date: Placed[When]) -> _Step | None:
    """The step a date leads to: the first one after it, in reach and with no other date between."""
    step = next((s for s in steps if s.start >= date.end and (s.event != "built" or _builds(line, date))), None)
    if step is None or any(date.end <= other.start < step.start for other in dates):
        return None
    between = line.text[date.end : step.start]
    if len(between) > 60 or "。" in between or _ATTACHED.match(between) or _WAS_DUE.match(line.text, step.end):
        return None
    if _is_report(line, date) and _REPORTED.search(line.text, step.end):
        return None
    return step


def _builds(line: Line, date: Placed[When]) -> bool:
    """Whether something is set up at the date itself: 27年に新設する, 2024年4月、課程を設けた, but 9日、新設すると発表した."""
    exact = len(date.item.value or "") == 10 or date.item.value is None
    return _AT.match(line.text, date.end) is not None or (not exact and line.text.startswith("、", date.end))


def _is_report(line: Line, date: Placed[When]) -> bool:
    """Whether the date looks like the day of a report: a day, set apart by 、 from what is reported."""
    value = date.item.value
    day = value is None or len(value) == 10
    return day and ("日" in date.item.mention.text) and line.text[date.end : date.end + 1] in ("、", ",")


def _claim(line: Line, before: Scene, step: _Step, date: Placed[When], cue: str) -> Milestone:
    scene = scene_at(line, step.start, before)
    event: Event = _EVENTS.get(step.event) or ("completion" if date.item.deadline else "opening")
    if event in ("opening", "production_start") and TRIAL.search(line.text, max(0, step.start - 12), step.start):
        event = "pilot"
    subject, project = scene.maker, scene.project
    if event == "other" and line.phrases and (teller := told_of(line, step.start)):
        subject = teller
    described = told_by(line, step.end - 1)
    thing = _object(line, step, date)
    if described is not None and (names := names_within(line, *span_of(line, line.phrases[described]), MAKERS)):
        subject = (party(names[-1].item),)
    elif described is not None and FACILITY.search(line.phrases[described].text):
        project = (noun_phrase(line, described),)
    elif scene.project == before.project and (topic := _topic(line, step)) is not None:
        project = (*project, noun_phrase(line, topic))
    elif thing is not None and (FACILITY.search(line.phrases[thing].text) or event in ("other", "completion", "pilot")):
        project = (noun_phrase(line, thing),)
    return Milestone(
        quote=line.quote,
        says=speakers_of(line),
        event=event,
        when=date.item,
        subject=subject,
        project=project,
        place=scene.place,
        confidence=0.7 if event != "other" else 0.5,
        why=(line.text[step.start : step.end], f"date {cue}"),
    )


def _topic(line: Line, step: _Step) -> int | None:
    """The thing, no actor, that the line tells of before the step (払い込みは10月末), or None."""
    i = next(subjects(line, step.end, ("は",)), None)
    if i is None or filled(line, *span_of(line, line.phrases[i])) or line.phrases[i].text in _TELLERS:
        return None
    text = line.phrases[i].text
    return None if names_within(line, *span_of(line, line.phrases[i])) or _STEP.search(text) or len(text) < 2 else i


def _object(line: Line, step: _Step, date: Placed[When]) -> int | None:
    """The phrase the step is taken with: 試作ラインを稼働, 装置の搬入, TOBを始め; None where there is none."""
    at = phrase_at(line, step.start)
    if at is None:
        return None
    if line.text[step.start] in "をが":
        return at
    for i in range(at - 1, -1, -1):
        phrase = line.phrases[i]
        if phrase.head == at and phrase.case in ("を", "が", "の", "は") and not filled(line, *span_of(line, phrase)):
            return None if _STEP.fullmatch(phrase.text) else i
    return None
