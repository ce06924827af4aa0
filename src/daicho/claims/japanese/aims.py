"""What a sentence says that money is spent on, though its noun is no plant or programme: 岸壁改修に75億円, 設備投資は2000億円."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from daicho.claims.japanese import cues
from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.phrases import Phrase
from daicho.model.span import Mention

_AIMED = frozenset(("に", "へ", "に対し", "に対する", "への", "向け", "向けの", "向けに", "として"))
_EXPENSES = re.compile(r"(?<=..)(?:費用?|経費|資金|予算)\Z")
_CALLED = re.compile(
    r"(?:額|高|費|費用|経費|金額|資金|財源|規模|分|年度?|月|日|年間|期|中|方針|見通し|計画|予定|形|一環|案|こと|もの|ため|うち|ほか|以降|以内|後|前|前年|今回|合計|総額|残り|一部|全体|当初|全額|半分|大半|主|中心|上|下|同額|方向|考え|段階|手始め|第1弾|追加|別|際|規模|水準|対象|目標|担保|基|元手|原資|枠内|見込み|恐れ|向こう|相互|互い|同時|一斉|新た|順次|随時|無償|有償|一緒|独自|[一-龠]的|目標達成)\Z"
)
"""How a noun ends that a sum may be put to (に, として) without being what it is spent on."""
_LONGEST = 24
"""Characters that the name of an aim has at most."""
_MEASURE = re.compile(
    r"[\d万億千百](?:年間|トン|キロ|ヘクタール|[枚個本人円]|[ァ-ヺー]*(?:メートル|ワット|ワット時|ドル|リンギ))\Z"
)


def aim_of(line: Line, i: int) -> Mention | None:
    """What phrase `i` says that money beside it is spent on, though its noun is no plant or programme: 岸壁改修に75億円, 敷設費.

    The nouns that belong to it (港の) stand with it.
    """
    phrase = line.phrases[i]
    if not line.sums or phrase.form or phrase.depth or is_filled(line, phrase):
        return None
    expenses = _EXPENSES.search(phrase.text)
    if not expenses and (_CALLED.search(phrase.text) or not (phrase.case in _AIMED or _sized(line, i))):
        return None
    tokens = line.sentence.tokens
    if tokens[phrase.core - 1].pos == "PRON":
        return None  # これまでに
    first, last = phrase.first, phrase.core
    if expenses and len(tokens[last - 1].text) <= len(expenses.group()):
        last -= 1
    for k in range(i - 1, -1, -1):
        before = line.phrases[k]
        if before.case != "の" or before.depth or is_filled(line, before):
            break
        if tokens[last - 1].span.end - tokens[before.first].span.start > _LONGEST:
            break
        first = before.first
    if cues.TOO_BARE.fullmatch(phrase.text) and first == phrase.first:
        first = line.phrases[_clause_before(line, i)].first
    return line.flow.mention(line.flow.starts[first], line.flow.starts[last - 1] + len(tokens[last - 1].text))


def _sized(line: Line, i: int) -> bool:
    """Whether a sum tells how much phrase `i` is, or its line what is done to it.

    設備投資は2000億円; 150億円のAI投資; 生産力を高めるため、80億円を投じる.
    """
    phrase = line.phrases[i]
    if phrase.case == "を":
        return True
    if phrase.case in ("は", "が", "も"):
        return phrase.head > i and _is_sum(line, phrase.head)
    before = line.phrases[i - 1] if i else None
    return before is not None and before.case == "の" and before.head == i and _is_sum(line, i - 1)


def _is_sum(line: Line, i: int) -> bool:
    """Whether phrase `i` holds a sum."""
    return _holds(line, line.phrases[i], line.sums)


def _clause_before(line: Line, i: int) -> int:
    """The first phrase of the clause that describes phrase `i`, as far as it is short: モデルにデータを学ばせる 事業."""
    first = i
    end = line.flow.starts[line.phrases[i].core - 1]
    for k in range(i - 1, -1, -1):
        phrase = line.phrases[k]
        describes = i in line.paths[k] and not (phrase.comma or phrase.depth or phrase.case in ("は", "が", "も"))
        if not describes or end - line.flow.starts[phrase.first] > _LONGEST + 8 or is_filled(line, phrase):
            break
        first = k
    return first


def is_filled(line: Line, phrase: Phrase) -> bool:
    """Whether a date, sum or quantity stands in a phrase."""
    return any(_holds(line, phrase, found) for found in (line.dates, line.sums, line.quantities))


def _holds(line: Line, phrase: Phrase, found: Iterable[Placed[Any]]) -> bool:
    start, end = line.flow.starts[phrase.first], line.flow.starts[phrase.core - 1]
    return any(placed.start <= end and start < placed.end for placed in found)


def is_measure(phrase: Phrase) -> bool:
    """Whether a phrase says how large or for how long: 年産900トンの, 延べ3万平方メートルの, 25年間の; not 第2工場の, 三つの."""
    return _MEASURE.search(phrase.text) is not None
