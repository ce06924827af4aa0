"""Headcounts in Japanese text: jobs and hires (雇用, 採用, 従業員), and people to be trained (育成, 受講, リスキリング)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.quantities import Senses
from daicho.claims.japanese.roles import Scene, scene_at
from daicho.claims.japanese.speakers import speakers_of
from daicho.claims.repeats import numbers_once
from daicho.model.annotated import Quantity
from daicho.model.claim import Headcount

What = Literal["jobs", "trainees"]

PEOPLE = ("人", "名")
"""The units that count people."""
_TRAINEES = re.compile(
    r"育成|育て|育む|養成|研修|受講|リスキリング|学び直|訓練|講習|講座|教育|スキル|輩出|定員|学ぶ|学べ|修了|習得|身につけ|人材(?:を|に|プログラム)|学生|受け入れ|奨学|送り出|教え"
)
_JOBS = re.compile(
    r"雇用|採用|雇[いうっわ]|従業員|要員|社員|人員|働[くきい]|勤務|詰める|配置|増員|職員|常駐|作業員|スタッフ|採る|体制|増やす|増やし|求人|雇い|常勤|募集|規模の(?:拠点|工場|組織|研究|事務所|開発|チーム)|集める|現場に入"
)
_LOST = re.compile(r"[^、。]{0,6}(?:削減|解雇|減ら|死亡|死者|けが|負傷|失業|感染|不足|足りな)|当たり|あたり")
"""What follows a number of people lost, hurt or lacking."""
_OTHERWISE = re.compile(
    r"参加(?:者|し|す)|出席|来場|利用者|会員|被害|ユーザー|観光|登録者|株主|乗客|首脳|年収|顧客|卒業生|応募|人口|投票|死者|不足|足りな"
)
"""People in another part, unless the verb after the number says outright that they are hired or trained."""
_STAFF = re.compile(r"技術者|研究者|エンジニア|教員|開発者|専門家|乗組員|(?<=人を)置[くいき]|(?<=名を)置[くいき]")
"""What makes people jobs where no verb says what becomes of them."""
_TOLD_STAFF = re.compile(r"(?:教員|職員|従業員|社員|要員|人員|技術者|研究者)は(?:約|計|合計)?\Z")
_FEW = 5
"""Fewer people are somebody, not a number of jobs."""
_STATISTIC = re.compile(r"試算|推計|統計|時点で|国勢|調べ")
"""What makes a number of people one of a region or a trade, unless somebody is hired or trained."""
_HIRING = re.compile(r"雇用|採用")
_PLAIN = re.compile(r"(?P<jobs>雇用|採用|雇[いうっわ])|育成|育て|養成|研修|受講")
"""Verbs that leave no doubt."""


def headcounts_of(lines: Sequence[Line], scenes: Sequence[Scene], senses: Senses) -> tuple[Headcount, ...]:
    """The jobs and trainees a document counts, each number once."""
    return numbers_once(
        claim for line, scene in zip(lines, scenes, strict=True) for claim in _of_line(line, scene, senses)
    )


def _of_line(line: Line, before: Scene, senses: Senses) -> Iterator[Headcount]:
    for quantity in line.quantities:
        sense = senses[quantity.item.mention.span]
        if sense.told == "jobs" or sense.told == "trainees":
            scene = scene_at(line, quantity.start, before)
            yield Headcount(
                quote=line.quote,
                says=speakers_of(line),
                measure=quantity.item.mention,
                value=quantity.item.value,
                unit=quantity.item.unit.split("/")[0],
                low=quantity.item.low,
                what=sense.told,
                subject=scene.maker,
                project=scene.project,
                place=scene.place,
                confidence=0.8,
                why=sense.why,
            )


def is_nobody(line: Line, quantity: Placed[Quantity]) -> bool:
    """Whether a number of people is none of jobs or trainees, whatever stands around it: the lost or hurt, and the few."""
    return quantity.item.value < _FEW or _LOST.match(line.text, quantity.end) is not None


def headcount_cue(line: Line, quantity: Placed[Quantity]) -> tuple[What, str] | None:
    """Whether a number of people is one of jobs or trainees, and the word that tells; None where it is neither.

    The word nearest after the number decides, since the verb stands there; then the nearest before it.
    """
    if quantity.item.unit.split("/")[0] not in PEOPLE or is_nobody(line, quantity):
        return None
    start, end = line.clause(quantity.start)
    nearby = max(start, quantity.start - 30), min(end, quantity.end + 20)
    plain = _PLAIN.search(line.text, quantity.end, min(end, quantity.end + 14))
    counted = _STATISTIC.search(line.text) and not _HIRING.search(line.text, 0, quantity.start)
    if not plain and (counted or _OTHERWISE.search(line.text, *nearby)):
        return None
    if plain:
        return ("jobs" if plain["jobs"] else "trainees"), plain.group()
    if told := _TOLD_STAFF.search(line.text, 0, quantity.start):
        return "jobs", told.group()
    after = _first(line.text, quantity.end, min(len(line.text), quantity.end + 45))
    if after and after[2] <= quantity.end + 18:
        return after[:2]
    before = _last(line.text, max(0, quantity.start - 40), quantity.start)
    if chosen := before or after:
        return chosen[:2]
    staff = _STAFF.search(line.text, *nearby)
    return ("jobs", staff.group()) if staff else None


def _first(text: str, start: int, end: int) -> tuple[What, str, int] | None:
    return min(_found(text, start, end), key=lambda found: found[2], default=None)


def _last(text: str, start: int, end: int) -> tuple[What, str, int] | None:
    return max(_found(text, start, end), key=lambda found: found[2], default=None)


def _found(text: str, start: int, end: int) -> Iterator[tuple[What, str, int]]:
    for cue in _TRAINEES.finditer(text, start, end):
        yield "trainees", cue.group(), cue.start()
    for cue in _JOBS.finditer(text, start, end):
        yield "jobs", cue.group(), cue.start()
