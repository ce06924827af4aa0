"""Parties that a Japanese text lists side by side: A、BとCの3社, 国と県, and those a list of names does not know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.roles import bracketed_name, filled, noun_phrase, party, span_of
from daicho.model.annotated import Name
from daicho.model.claim import Party

_AND = frozenset(("および", "及び", "ならびに", "並びに", "ならび", "並び", "それに", "そして"))
_LINKS = frozenset(("と", "や", "", "も", "など"))
_PUBLIC = re.compile(r".*(?:県|市|町|村|州|府|都|道|区)\Z")
COUNT = re.compile(r".*(?:[1-9]\d|[2-9]|両|二|三|四|五)(?:社|者|行|校|大学|カ国|か国|国|機関|氏|団体)|両国|両者|両社")
"""A count that takes the parties before it together."""
VENTURE = re.compile(
    r"合弁|企業連合|共同事業体|コンソーシアム|(?:共同)?研究(?:チーム|グループ)|共同出資|共同企業体|共同研究|共同開発|資本業務提携|業務提携"
)
"""A common undertaking that takes the parties before it together (AとBの合弁会社)."""
BOTH = frozenset(("両社", "両者", "各社", "両大学", "両行"))
"""Words for two firms named before."""
BOTH_STATES = frozenset(("両国", "両政府", "両国政府", "両首脳"))
"""Words for two states named before."""
_KINDS = re.compile(r".*(?:メーカー|企業|各社|大手|団体|ベンチャー|スタートアップ|事業者|会社)")
"""Words for a kind of firm, not a name."""
_OFFICE = re.compile(
    r"[一-龠ァ-ヺーA-Z]*(?:政府|省|庁|委員会|大学)|[ァ-ヺー]{3,}大|[一-龠]{2,4}(?<![最拡増強絶多])大|[一-龠]{3,}局|[一-龠ァ-ヺーA-Z]{2,}(?:研究所|研究院|研究機構|財団|協会)"
)
"""How an office or institution ends that no list of names knows."""
_COULD_BE = re.compile(
    r"[一-龠]{1,4}[ァ-ヺー]{2,}|(?=.*[ァ-ヺA-Za-z])[米中英独仏韓台印蘭豪加]?・?[ァ-ヺー・A-Za-z0-9&]{3,}(?:[一-龠]{2})?"
    r"|[一-龠]{2,}(?:電子|電機|電池|化学|工業|製作所|製造|重工|商事|物産|製鉄|自動車|通信|電力|大)"
)
"""What a party may look like that stands in a list beside known ones."""
_STATES = re.compile(r"([日米中韓台英独仏蘭印豪加欧])([日米中韓台英独仏蘭印豪加欧])(?:両(?:国)?政府|両国)")
_LANDS = {
    "日": "日本", "米": "米国", "中": "中国", "韓": "韓国", "台": "台湾", "英": "英国", "独": "ドイツ", "仏": "フランス",
    "蘭": "オランダ", "印": "インド", "豪": "オーストラリア", "加": "カナダ", "欧": "欧州連合",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chain:
    """Parties that the text lists side by side, with the case of the list's last phrase and that phrase's index."""

    parties: tuple[Party, ...]
    case: str
    last: int
    end: int


def chains_of(line: Line) -> list[Chain]:
    """The lists of parties of a line, left to right: phrases joined by と, や or 、 up to the one whose case they share."""
    shown = [i for i, phrase in enumerate(line.phrases) if not phrase.depth and phrase.text not in _AND]
    out: list[Chain] = []
    held: list[Party] = []
    for k, i in enumerate(shown):
        phrase, after = line.phrases[i], shown[k + 1 :]
        members = _members(line, i) or _unnamed(line, i, held)
        held += members
        if members and (_goes_on(line, i, after) or (phrase.case in ("の", "による", "など") and _counted(line, i))):
            continue
        if held and phrase.case == "の" and _counts(line, i) and _counted(line, i):
            continue  # など4社の共同事業体が
        if held and (members or _counts(line, i)):
            out.append(Chain(tuple(held), phrase.case, i, span_of(line, phrase)[1]))
            held = []
        elif held and not _describes(line, shown[k:]):
            held = []
    return out


def _goes_on(line: Line, i: int, after: Sequence[int]) -> bool:
    """Whether a list goes on after phrase `i`: with another party, or one that a clause describes first."""
    phrase = line.phrases[i]
    if after and phrase.case == "に" and phrase.text.endswith(("ならび", "並び")):
        return True
    if phrase.case not in _LINKS or not after:
        return False
    if not phrase.case and line.text[span_of(line, phrase)[1] :][:1] in (" ", "\n"):
        return False  # the wide space of a list item parts a heading from its text
    following = line.phrases[after[0]]
    counted = any(COUNT.fullmatch(line.phrases[k].text) for k in after[:6])
    if phrase.case == "と" and phrase.comma and not following.case and not counted:
        return False  # 理化学研究所と、AI、量子計算などの分野で
    if _members(line, after[0]) or _could_end(line, after[0]):
        return True
    if not phrase.case and phrase.comma and following.case == "と" and _COULD_BE.fullmatch(following.text):
        return True
    summed = phrase.comma and any(_counts(line, k) for k in after[1:3])  # A、B、装置メーカーのCの3者
    joined = phrase.case == "と" or line.phrases[i + 1].text in _AND or summed
    return joined and (phrase.comma or following.case == "の") and _describes(line, after)


def _describes(line: Line, rest: Sequence[int]) -> bool:
    """Whether the phrases `rest` only describe the next party of a list: Aと、県内に工場を持つB; Aと台湾のB."""
    for i in rest:
        phrase = line.phrases[i]
        if _members(line, i) or _could_end(line, i):
            return True
        if phrase.form in ("final", "continuing", "quoted") or phrase.case in ("は", "が"):
            return False
    return False


def _counts(line: Line, i: int) -> bool:
    """Whether phrase `i` takes the parties before it together (3社, 両国, 合弁会社)."""
    return (COUNT.fullmatch(line.phrases[i].text) or VENTURE.match(line.phrases[i].text)) is not None


def _counted(line: Line, i: int) -> bool:
    """Whether a count of the parties follows phrase `i`."""
    after = next((k for k in range(i + 1, len(line.phrases)) if not line.phrases[k].depth), None)
    return after is not None and _counts(line, after)


def _members(line: Line, i: int) -> tuple[Party, ...]:
    """The parties phrase `i` names: an organisation, an office, or a place that governs itself.

    One that only describes the next noun (米国の, IBMの) is none, unless a count of the parties follows.
    """
    phrase = line.phrases[i]
    if phrase.case in ("の", "への", "からの", "での", "による") and not _counted(line, i):
        return ()
    start, end = span_of(line, phrase)
    names = [name for name in line.names if start <= name.start and name.end <= end and can_be_party(name, end)]
    if names and line.text[names[-1].start - 1 : names[-1].start] == "=" == line.text[end : end + 1]:
        return ()  # the seat of the one before: 立山電子=東京都港区=
    if names:
        return (party(names[-1].item),)
    if named := bracketed_name(line, end):
        return (Party(line.flow.mention(start, end), named.full),)
    if both := _STATES.fullmatch(phrase.text):
        return tuple(Party(line.flow.mention(start + k, start + k + 1), _LANDS[both[k + 1]]) for k in (0, 1))
    return (noun_phrase(line, i),) if _OFFICE.fullmatch(phrase.text) else ()


def _unnamed(line: Line, i: int, held: Sequence[Party]) -> tuple[Party, ...]:
    """A party no list of names knows, told by standing beside one that is known (キオクシアとウエスタンデジタルは)."""
    phrase = line.phrases[i]
    after = i + 1  # past what only describes it: 天竜エアロと農機の稲葉工業は
    while after < len(line.phrases) and line.phrases[after].case == "の":
        after += 1
    following = line.phrases[after].case if after < len(line.phrases) else ""
    opens = (phrase.case == "と" and following in ("は", "が", "も")) or (phrase.case == "や" and following == "など")
    beside = bool(held) or (opens and bool(_members(line, after)))
    fits = _could_end(line, i) or (phrase.case in _LINKS and _COULD_BE.fullmatch(phrase.text) and not phrase.form)
    named = fits and not _KINDS.fullmatch(phrase.text)
    return (noun_phrase(line, i),) if beside and named and not filled(line, *span_of(line, phrase)) else ()


def _could_end(line: Line, i: int) -> bool:
    """Whether phrase `i`, no known name, looks like the last of a list of parties."""
    phrase = line.phrases[i]
    if phrase.form or not _COULD_BE.fullmatch(phrase.text):
        return False
    last = not phrase.case and i + 1 == len(line.phrases)
    return last or phrase.case in ("は", "が", "も") or (phrase.case == "の" and _counted(line, i))


def can_be_party(name: Placed[Name], end: int) -> bool:
    """Whether a name can be a party. A government or place must end its phrase: 県内, 米国産 name no party."""
    if name.item.full in BOTH:
        return False
    if name.item.type in ("company", "organisation", "unknown"):
        return True
    governs = name.item.type == "government" or bool(name.item.country or _PUBLIC.match(name.item.full))
    return governs and name.item.type != "person" and name.end == end
