"""Capacities in Japanese text: wafers a month, power, storage, node, computing power, qubits, yearly tonnes, n-fold output.

A unit alone settles most of it. Units that count anything (枚, 基, 個, 倍) need a word of output beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.quantities import OUTPUT, Senses
from daicho.claims.japanese.roles import Scene, scene_at
from daicho.claims.japanese.speakers import speakers_of
from daicho.claims.repeats import numbers_once
from daicho.model.annotated import Quantity
from daicho.model.claim import Capacity

_PRICED = re.compile(r"(?:キロワット|kW)")
_OUTPUT = re.compile(r"能力|月産|年産|日産|生産|処理|製造|供給|出力|取り出|回収|精製|つく|造|作|ライン|ウ[エェ]ハ|規模")
_MULTIPLE = re.compile(r"(?:能力|生産|計算|処理|出力|産能|供給|容量|増産|規模)")
_SHARE = re.compile(r"割合|比率|シェア|構成比")
_RAISED = re.compile(r"(?:以上|超|強|程度)?(?:[にへ](?!相当|のぼ|当た|なった|あた)|の(?=約?\d)|[。、]|で、|\Z)")
_PROCESSORS = re.compile(r"GPU|画像処理|アクセラレータ|演算装置|AI半導体|NPU|プロセッサ|エヌビディア|NVIDIA|[HB]\d00")
_WAFER = re.compile(r"\s?(?:\([^()]{1,8}\))?の?(?:ウ[エェ]ハ|シリコン|基板|SiC|炭化|窒化|対応)")
_MANY = 10
"""Fewer pieces than these are no output: 2枚のウエハーを貼り合わせる."""
_CONVERTED = re.compile(r"[^、。]{0,6}換算")
_DIFFERENCE = re.compile(r"(?:ほど|程度|分|も)?(?:多[くい]|少な|増え|上回|台)|分?に(?:当た|あた|相当)")
"""What makes a quantity a difference from another, a rough class (40ナノ台), or an illustration (30万台分に当たる)."""
_NOT_OUTPUT = re.compile(
    r"輸出|輸入|販売|出荷(?:額|量|台数|個数|した)|売れ|在庫|市場|消費|排出|CO2|二酸化炭素|不足|使用量|電力を(?:使|購入)"
)


def capacities_of(lines: Sequence[Line], scenes: Sequence[Scene], senses: Senses) -> tuple[Capacity, ...]:
    """The capacities a document states, each once."""
    found = (claim for line, scene in zip(lines, scenes, strict=True) for claim in _of_line(line, scene, senses))
    return numbers_once(found)


def _of_line(line: Line, before: Scene, senses: Senses) -> Iterator[Capacity]:
    for quantity in line.quantities:
        sense = senses[quantity.item.mention.span]
        if sense.told == "capacity":
            scene = scene_at(line, quantity.start, before)
            yield Capacity(
                quote=line.quote,
                says=speakers_of(line),
                measure=quantity.item.mention,
                value=quantity.item.value,
                unit=quantity.item.unit,
                low=quantity.item.low,
                subject=scene.maker,
                project=scene.project,
                place=scene.place,
                confidence=0.8,
                why=sense.why,
            )


def is_difference(line: Line, quantity: Placed[Quantity]) -> bool:
    """Whether a quantity is no capacity, whatever stands around it: 40ナノ台, 30万台分に当たる, 2万枚から4万枚に倍増."""
    start, _ = line.clause(quantity.start)
    doubled = quantity.item.mention.text == "倍増"
    stated = doubled and any(start <= other.start < other.end <= quantity.start for other in line.quantities)
    return stated or _DIFFERENCE.match(line.text, quantity.end) is not None


def capacity_cue(line: Line, quantity: Placed[Quantity]) -> str | None:
    """What makes a quantity a capacity: its unit, or the word beside it; None where it is none."""
    unit = quantity.item.unit
    start, end = line.clause(quantity.start)
    clause = line.text[start:end]
    if is_difference(line, quantity):
        return None
    if OUTPUT.match(unit):
        priced = _PRICED.match(unit) and quantity.item.value <= 1
        return None if priced or _NOT_OUTPUT.search(clause) else unit
    base = unit.split("/")[0]
    if base in ("インチ", "ミリ", "ミリメートル", "mm"):
        inside = line.text.count("(", 0, quantity.start) > line.text.count(")", 0, quantity.start)
        return (
            "ウエハー"
            if _WAFER.match(line.text, quantity.end) and not inside and not _CONVERTED.match(line.text, quantity.end)
            else None
        )
    if quantity.item.value <= 1 or _NOT_OUTPUT.search(clause):
        return None
    if base == "倍":
        raised = _RAISED.match(line.text, quantity.end) or quantity.item.mention.text == "倍増"
        cue = _MULTIPLE.search(line.text, 0, quantity.start)
        measured = any(OUTPUT.match(q.item.unit) for q in line.quantities if start <= q.start < end)
        told = cue.group() if cue else unit if measured else None
        if _SHARE.search(line.text, cue.end() if cue else start, quantity.start):
            return None
        return told if raised else None
    if base in ("基", "個", "台", "枚") and "/" not in unit and _PROCESSORS.search(line.text):
        return "GPU"
    if base in (
        "枚",
        "個",
        "台",
        "本",
        "トン",
        "キログラム",
        "kg",
        "キロリットル",
        "リットル",
        "立方メートル",
        "バレル",
        "平方メートル",
        "m2",
        "食",
        "錠",
        "缶",
        "パック",
    ):
        if "/" in unit or _rated_before(line, quantity):
            return "rate"
        cue = _OUTPUT.search(clause) if quantity.item.value >= _MANY else None
        return cue.group() if cue and (base == "枚" or "能力" in line.text[: quantity.start]) else None
    return None


def _rated_before(line: Line, quantity: Placed[Quantity]) -> bool:
    """Whether a rate earlier in the line goes on for this quantity: 年6万枚を処理し、9600万個を封止する."""
    return any("/" in q.item.unit and q.end <= quantity.start for q in line.quantities)
