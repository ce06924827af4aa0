"""Milestones in Japanese text: a step (着工, 完成, 稼働, 量産, 出荷 …) with the date it is reached or due.

A step and a date belong together where the date stands before the step in its clause (27年4月に稼働させる) or the step is the
subject that the date tells of (着工は2022年、生産開始は24年末まで).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
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
from daicho.claims.japanese.steps import STEP, Step, begun_at, steps_in, was_due
from daicho.claims.repeats import steps_once
from daicho.model.annotated import Quantity
from daicho.model.claim import Event, Milestone, Party
from daicho.model.when import When

_EVENTS: Mapping[str, Event] = {event: event for event in get_args(Event)}
_TOLD = re.compile(
    r"[^、。はがもを:：\d]{0,8}(?:\s*[(（][^()（）]*[)）])?\s*(?:[はがも:：]|(?P<moved>を)|\s|\Z)[\s、「]*(?:早ければ|早くても?|遅くとも|遅くても|最短で|順調なら|おおむね|[^、。\d]{0,3}どおり、?|[^、。\d]{0,3}通り、?|(?:当初の?)?目標の?)?\Z"
)
"""What stands between a step and the date that is told of it: 量産開始は, 着工予定：, 着工を … に延期."""
_GOES_ON = re.compile(r"[てし]、?\Z")
"""Between a step and a date, that the sentence goes on to what is done then: 完成させて11月に運用を始める."""
_ONCE = re.compile(r"[^、。はが]{0,6}[はがも](?:当初|従来|これまで)の?(?:予定|計画|目標)?の?")
"""Before a range whose first end is the old date: 稼働は当初予定の2026年から2028年に遅れる."""
_MOVED = re.compile(r"」?(?:に|へ)(?:遅ら|延期|延ばし|始め|開始|前倒|早め|ずら|先送|後ろ倒|繰り)")
"""After the date, what を before it needs: the step is moved there."""
_REPORTED = re.compile(
    r"発表|公表|明らかに|表明|決め|決定|決議|分かった|わかった|報じ|伝え|述べ|語っ|示した|コメント|答え|承認|合意"
)
"""Verbs a day set apart by 、 belongs to, rather than to a step before them."""
_SET_APART = re.compile(r"(?:には)?[、,]")
_MISSED = re.compile(
    r"(?:ごろ|頃)?(?:まで)?(?:[をに]|の)?(?:予定|目標|計画|めど|見込み)?(?:と|に)?(?:して|され|とされ)?(?:い|き)?(?:だっ)?た(?!い)"
)
"""After a date that is over and done with: 24年末の予定だった, 26年末としていた."""
_OFFICIAL = re.compile(
    r"公募|募集|受け付け|締め切|選|認可|提出|成立|施行|閣議|まとめ|結論|公[表開]|発表|決め|決ま|正式|判断|再開|実施|固め"
)
"""Steps that an office takes as well as a firm; whoever the text tells of takes them."""
_AT = re.compile(r"付けで|付で|のうちに|に|をめど|末に|ごろに|頃に|ま")
_ATTACHED = re.compile(r"の(?!うち)[^、]*[はがをに、]")
"""A date that belongs to another noun: 3日の株主総会後."""
_RAISED = re.compile(
    r"目標|めざ|目指|増や|高め|引き上げ|拡大|拡張|広げ|伸ば|整え|達す|計画|予定|体制|にする|とする|見込|よう(?:に)?する"
)
"""What makes a dated capacity a target to reach."""
_MOVED_TO = re.compile(
    r"(?:ごろ|頃)?(?:まで)?」?(?:に|へ)と?も?(?:ずれ込|ずら[しす]|遅れ|遅ら|延期|延び|延ば|先送り|後ろ倒し|繰り[延下上]|前倒し|早ま|早め|変更|改め|見直)"
)
"""After a date, that a step is moved there: 27年春に延ばす, 28年度にずれ込む."""
_MOVED_BY = re.compile(r"(?:遅れ|遅く|延期|延び|ずれ|前倒し|先送り|後ろ倒し)(?:され|し|て|た|の|、)*\Z")
"""Before a date, that a step is moved by so much to it: 2年遅れの32年度, 1年半延期され、29年."""
_GAPPED = re.compile(r"(?:に|には)?[^、。をはも]{1,24}(?:\([^()]*\))?を?、")
"""Between two dates of which the second one's step is told for both: 27年4月に第1棟、28年10月に第2棟を稼働する."""
_TELLERS = frozenset(
    ("同社", "両社", "同省", "同大", "当社", "これ", "それ", "今回", "政府", "国", "県", "市", "会社側", "同庁", "各社")
)
"""Whoever acts, or points elsewhere, and is no thing that a step is taken with."""
_MEASURED = re.compile(r"(?:額|費|金|内訳|規模|能力|面積|人員|要員|従業員|期間|時期|背景|理由|目的)\Z")
"""What a line tells a figure of, and no thing that a step is taken with."""
_OTHERS_DATE = re.compile(
    r"の?[\d一二三四五六七八九十]+(?:年|[カかヵケヶ箇]月)間|補正|予算|当初予算|税制|通期|比|版|白書|決算|実績|[\])】］]|[にの](?:公表|発表|決定|決め|開示|公布|成立|策定|発行|締結|調印|結ん|(?:買収|取得)(?:した|された)(?![。、]))"
)
"""A date that belongs to a document, a budget, a comparison, or to what was announced then."""


def milestones_of(lines: Sequence[Line], scenes: Sequence[Scene]) -> tuple[Milestone, ...]:
    """The dated steps a document states, each once. scenes: what each line's predecessors have set."""
    return steps_once(
        _claim(line, scene, step, date, cue)
        for line, scene in zip(lines, scenes, strict=True)
        for step, date, cue in _pairs(line)
    )


def _pairs(line: Line) -> Iterator[tuple[Step, Placed[When], str]]:
    """The steps of a line with their dates, and which of the two orders joined them."""
    if not line.dates:
        return
    steps = steps_in(line.text)
    dates = [date for date in line.dates if not _OTHERS_DATE.match(line.text, date.end)]
    told: set[int] = set()  # starts of the steps whose date is found
    taken: set[int] = set()  # starts of the dates used
    for date in dates:
        if moved := _moved(line, steps, date):
            taken.add(date.start)
            told.add(moved.start)
            yield moved, Placed(date.start, date.end, replace(date.item, low=None)), "moved"
    for step in steps:
        after = next((d for d in dates if d.start >= step.end), None)
        free = after is not None and step.start not in told and after.start not in taken
        if after and free and _tells(line, step, after) and not _MISSED.match(line.text, after.end):
            taken.add(after.start)
            told.add(step.start)
            yield step, after, "told"
    for date in dates:
        if date.start in taken:
            continue
        if begun := begun_at(line.text, date.start, date.end):
            taken.add(date.start)
            yield begun, date, "told"
            continue
        led_to = _step_after(line, steps, dates, date)
        if led_to and not _MISSED.match(line.text, date.end):
            gapped = _gapped(dates, date, led_to)
            if led_to.start in told and not gapped:
                continue
            taken.add(date.start)
            if not gapped:
                told.add(led_to.start)
            yield led_to, date, "before"
    yield from _targets(line, taken)


def _moved(line: Line, steps: Sequence[Step], date: Placed[When]) -> Step | None:
    """The step that is moved to the date: the last one before it (2025年11月としていた着工を27年春に延ばす)."""
    if not (_MOVED_TO.match(line.text, date.end) or _MOVED_BY.search(line.text, 0, date.start)):
        return None
    return next((step for step in reversed(steps) if step.end <= date.start and step.event != "built"), None)


def _gapped(dates: Sequence[Placed[When]], date: Placed[When], step: Step) -> bool:
    """Whether a later date stands between a date and the step it leads to."""
    return any(date.end <= other.start < step.start for other in dates)


def _targets(line: Line, used: Container[int]) -> Iterator[tuple[Step, Placed[When], str]]:
    """Dated targets of capacity, a step of their own: 2030年に150ギガワット時とする目標."""
    taken: set[int] = set()
    for quantity in sorted(line.quantities, key=lambda quantity: quantity.item.unit == "倍"):
        date = min(line.dates, key=lambda d: _gap(d, quantity), default=None)
        if (
            date is None
            or date.start in used
            or date.start in taken
            or _gap(date, quantity) > 24
            or _MISSED.match(line.text, date.end)
        ):
            continue
        if line.clause(date.start) != line.clause(quantity.start):
            continue
        between = min(date.end, quantity.end), max(date.start, quantity.start)
        raised = _RAISED.search(line.text) or line.text.startswith("時点", date.end)
        if capacity_cue(line, quantity) and raised and not STEP.search(line.text, *between):
            taken.add(date.start)
            yield Step(quantity.start, quantity.end, "other"), date, "target of capacity"


def _gap(date: Placed[When], quantity: Placed[Quantity]) -> int:
    """How many characters stand between a date and a quantity."""
    return max(quantity.start - date.end, date.start - quantity.end)


def _tells(line: Line, step: Step, date: Placed[When]) -> bool:
    """Whether the date is told of the step before it: 着工は2026年, 着工を25年に延期."""
    if STEP.search(line.text, step.end, date.start) or line.text[step.end - 1] == "、":
        return False
    if line.text.startswith("と", step.end):  # 新棟を建てると4日発表した
        return False
    if _GOES_ON.search(line.text, step.end, date.start):
        return False
    if date.item.low and _ONCE.fullmatch(line.text, step.end, date.start):
        return True
    told = _TOLD.match(line.text, step.end, date.start)
    return told is not None and (told["moved"] is None or _MOVED.match(line.text, date.end) is not None)


def _step_after(line: Line, steps: Sequence[Step], dates: Sequence[Placed[When]], date: Placed[When]) -> Step | None:
    """The step a date leads to: the first one after it, in reach and with no other date between."""
    step = next((s for s in steps if s.start >= date.end and (s.event != "built" or _builds(line, date))), None)
    if step is None:
        return None
    if following := next((other for other in dates if date.end <= other.start < step.start), None):
        gapped = _GAPPED.fullmatch(line.text, date.end, following.start) and not _predicates(
            line, date.end, following.start
        )
        return _step_after(line, steps, dates, following) if gapped else None
    between = line.text[date.end : step.start]
    if len(between) > 60 or "。" in between or _ATTACHED.match(between) or was_due(line.text, step):
        return None
    if _is_report(line, date) and _REPORTED.search(line.text, step.end):
        return None
    return None if _done_then(line, date, step) else step


def _done_then(line: Line, date: Placed[When], step: Step) -> bool:
    """Whether a deed that describes some other noun was done at the date: 昨年10月に閣議決定した 計画で、実証する."""
    at, step_at = phrase_at(line, date.start), phrase_at(line, step.start)
    if at is None or step_at is None:
        return False
    deed = line.phrases[at].head
    phrase = line.phrases[deed]
    past = phrase.form == "adnominal" and line.text[span_of(line, phrase)[1] :].startswith(("た", "した", "された"))
    return at < deed < step_at and past and phrase.head != step_at


def _predicates(line: Line, start: int, end: int) -> bool:
    """Whether something is told between two characters of the line."""
    return any(
        phrase.form and phrase.form != "adnominal" and start <= span_of(line, phrase)[0] < end
        for phrase in line.phrases
    )


def _builds(line: Line, date: Placed[When]) -> bool:
    """Whether something is set up at the date itself: 27年に新設する, 2024年4月、課程を設けた, but 9日、新設すると発表した."""
    exact = len(date.item.value or "") == 10 or date.item.value is None
    return _AT.match(line.text, date.end) is not None or (not exact and line.text.startswith("、", date.end))


def _is_report(line: Line, date: Placed[When]) -> bool:
    """Whether the date looks like the day of a report: a day, set apart by 、 from what is reported."""
    value = date.item.value
    day = value is None or len(value) == 10
    return day and ("日" in date.item.mention.text) and _SET_APART.match(line.text, date.end) is not None


def _claim(line: Line, before: Scene, step: Step, date: Placed[When], cue: str) -> Milestone:
    scene = scene_at(line, step.start, before)
    event: Event = _EVENTS.get(step.event) or ("completion" if date.item.deadline else "opening")
    if event in ("opening", "production_start") and TRIAL.search(line.text, max(0, step.start - 12), step.start):
        event = "pilot"
    subject, project = scene.maker, scene.project
    own = scene.maker is not before.maker
    if line.phrases and (event == "other" or not own) and (teller := told_of(line, step.start)):
        subject = teller
    elif event == "other" and not own and _OFFICIAL.match(line.text, step.start):
        subject = before.actor or subject
    described = told_by(line, step.end - 1)
    thing = None if cue == "target of capacity" else _object(line, step, date)
    if described is not None and (names := names_within(line, *span_of(line, line.phrases[described]), MAKERS)):
        subject = (party(names[-1].item),)
    elif described is not None and FACILITY.search(line.phrases[described].text):
        project = (noun_phrase(line, described),)
    elif thing is not None and FACILITY.search(line.phrases[thing].text):
        project = (noun_phrase(line, thing),)
    elif (topic := _topic(line, step)) is not None and (
        scene.project == before.project or _holds(line, topic, scene.project)
    ):
        whole = noun_phrase(line, topic)
        project = (*(one for one in project if one.name not in whole.name), whole)
    elif thing is not None and (event in ("other", "completion", "pilot") or scene.project == before.project):
        project = (noun_phrase(line, thing),)
    return Milestone(
        quote=line.quote,
        says=speakers_of(line),
        event=event,
        when=date.item,
        subject=subject or before.actor,
        project=project,
        place=scene.place,
        confidence=0.7 if event != "other" else 0.5,
        why=(line.text[step.start : step.end], f"date {cue}"),
    )


def _topic(line: Line, step: Step) -> int | None:
    """The thing, no actor, that the line tells of before the step (払い込みは10月末), or None."""
    for i in subjects(line, step.end, ("は",)):
        if _MEASURED.search(line.phrases[i].text):
            continue
        text, span = line.phrases[i].text, span_of(line, line.phrases[i])
        if STEP.search(text) and not FACILITY.search(text):
            continue
        plain = not filled(line, *span) and text not in _TELLERS and not names_within(line, *span)
        return i if plain and len(text) > 1 else None
    return None


def _holds(line: Line, i: int, project: Sequence[Party]) -> bool:
    """Whether the project is only a part of what phrase `i` with its modifiers names: 施設 of 施設の拡張."""
    whole = noun_phrase(line, i).name
    return any(one.name != whole and one.name in whole for one in project)


def _object(line: Line, step: Step, date: Placed[When]) -> int | None:
    """The phrase the step is taken with: 試作ラインを稼働, 装置の搬入, TOBを始め; None where there is none."""
    at = phrase_at(line, step.start)
    if at is None:
        return None
    if line.text[step.start] in "をが":
        return at
    for i in range(at - 1, -1, -1):
        phrase = line.phrases[i]
        if phrase.head == at and phrase.case in ("を", "が", "の", "は") and not filled(line, *span_of(line, phrase)):
            return None if STEP.fullmatch(phrase.text) else i
    return None
