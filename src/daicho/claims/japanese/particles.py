"""The part that particles and verbs give somebody beside a sum: giver, taker, owner, one of a list, a go-between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from daicho.claims.japanese import cues
from daicho.claims.japanese.candidates import Appearance
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.reading import SUBJECTS, TARGETS, described_by

_GIVES = frozenset(
    (
        "invest",
        "give",
        "build",
        "subsidize",
        "support",
        "equity",
        "acquire",
        "lend",
        "guarantee",
        "budget",
        "cost",
        "tax",
    )
)
_TAKES = frozenset(("receive", "raise", "bond"))
_MOVES = _GIVES | _TAKES
_FOREIGN = frozenset(("lend", "bond", "subsidize", "support", "equity", "raise"))
"""Classes of money that others put up."""
_COVERS = re.compile(r"賄|まかな|調達|手当て|捻出")
_BORROWS = re.compile(r"借り(?!手)")
_ASKS = re.compile(r"打診|要請|要望|申請|求め|依頼")
_RAISES = re.compile(r"増資|第三者割当|新株")
_JOINS = re.compile(r"引き受|引受|応じ|参加|参画|加わ|払い込|出す|投じ")
_ASKED = re.compile(r"もら|いただ")
_BUYS = re.compile(r"買い取|買収|取得|購入|譲り受け|買う|買った")
_SELLS = re.compile(r"売却|譲渡|手放|売[りるっ]")
_THROUGH = re.compile(r"を(?:通じ|通し|介し|経由)")
_SOURCES = frozenset(("から", "により", "からの", "による"))
_LONGEST_LIST = 8


def part_of(line: Line, at: int, appearance: Appearance) -> str:
    """The part an appearance's particle gives it under the verb or noun it shares with the sum: giver, taker, owner."""
    phrase = line.phrases[appearance.phrase]
    case = phrase.case
    bare = not case and not phrase.form and phrase.depth == line.phrases[at].depth
    if appearance.phrase == at or (
        appearance.phrase == at - 1 and bare and appearance.at_head and appearance.type != "place"
    ):
        return "attached"  # アオゾラデータパーク 360億円
    if appearance.at_head and appearance.type != "place" and not phrase.form and _brackets(line, at, appearance.phrase):
        return "attached"  # アオゾラセル(85億ドル)、
    if not appearance.at_head:
        return "modifier"
    up, down = line.paths[at], line.paths[appearance.phrase]
    nodes = _shared(line, up, down)
    frame = _frame(line, nodes)
    if (noun := described_by(line, at, appearance.phrase)) is not None:
        return f"within-{_part_of(line, noun, frame)}:{'subject' if case in SUBJECTS else 'other'}"
    if appearance.phrase in up[1:]:  # the sum's clause describes it: 400億円を出す デンソー
        verb = up[up.index(appearance.phrase) - 1]
        own = _frame(line, [verb, *up[1:3]])
        return {"give": "giver", "take": "taker", "none": "counted"}[own] if line.phrases[verb].form else "counted"
    heads = not case and not phrase.form and (line.sentence.heading or _heads_item(line, appearance.phrase))
    if case in ("が", "は", "も") or heads:
        return {"give": "giver", "take": "taker", "none": "subject"}[frame]
    if case in TARGETS:
        return "giver" if frame == "take" and case == "に" else "taker"
    if case == "を" and frame == "give" and any("acquire" in cues.classes(_told(line, n)) for n in nodes):
        return "taker"  # 65億ドルで傘下に収め
    if _THROUGH.match(line.particles(appearance.phrase)):
        return "channel"  # 子会社を通じて
    if case in ("から", "からの") and any(_BUYS.search(_told(line, n)) for n in nodes[:2]):
        return "seller"  # 工場をシャープから買い取り
    if case in ("から", "により", "からの", "を引受先"):
        return "giver"
    if case == "による" and (len(down) < 2 or down[1] in up or _part_of(line, down[1], frame) != "taker"):
        return "giver"
    if case in ("の", "による"):
        return f"owner-{_part_of(line, down[1], frame)}" if len(down) > 1 and down[1] not in up else f"owner-{frame}"
    if case in ("と", "や", "など") or (not case and phrase.comma):
        return f"listed{_of_list(line, at, appearance.phrase)}"
    return f"{case or 'bare'}"


def _of_list(line: Line, at: int, i: int) -> str:
    """How the last of the list that phrase `i` stands in takes part: -subject, -target, -source, or nothing."""
    last = i
    for _ in range(_LONGEST_LIST):
        link = line.phrases[last]
        after = last + 1 if link.case == "など" else link.head  # トヨタやNTTなど 2社が
        goes_on = link.case in ("と", "や", "など") or (not link.case and not link.form and link.comma)
        if not goes_on or not last < after < len(line.phrases) or line.phrases[after].form:
            break
        last = after
    case = line.phrases[last].case
    if last in (i, at):
        return ""
    return "-subject" if case in SUBJECTS else "-target" if case in TARGETS else "-source" if case in _SOURCES else ""


def _heads_item(line: Line, i: int) -> bool:
    """Whether phrase `i` heads what the line tells: ◇琉球クラウド＝那覇市に35億円を投じる."""
    tokens = line.sentence.tokens
    after = line.phrases[i].core
    return i == 0 and after < len(tokens) and tokens[after].text in ("=", "＝")


def _brackets(line: Line, at: int, i: int) -> bool:
    """Whether brackets right behind phrase `i` hold phrase `at`, a sum, and nothing else."""
    inside = line.phrases[at].depth == line.phrases[i].depth + 1 and i == at - 1
    return inside and (at + 1 == len(line.phrases) or line.phrases[at + 1].depth < line.phrases[at].depth)


def _shared(line: Line, up: Sequence[int], down: Sequence[int]) -> Sequence[int]:
    """What tells the part of a phrase beside the sum: what both lead to, what the sum leads to, what the phrase leads to.

    A verb that the sum's own goes on to says nothing of the sum: 10億円を出資し、民間にも出資を求める.
    """
    own = next((k for k in (1, 2) if k < len(up) and _goes_on(line, up[k])), None)
    meeting = next((node for node in up if node in down), None)
    if own is not None and meeting in up[own + 1 :]:
        meeting = up[own]
    reach = up[1:3] if own is None else up[1 : own + 1]
    return [node for node in (meeting, *reach, *down[1:2]) if node is not None]


def _goes_on(line: Line, node: int) -> bool:
    """Whether a verb of giving or taking money is followed by another clause that leaves it be."""
    return line.phrases[node].form == "continuing" and not _MOVES.isdisjoint(cues.classes(_told(line, node)))


def _frame(line: Line, nodes: Sequence[int]) -> str:
    """Whether the first telling word of `nodes` speaks of giving money or of taking it."""
    if any(_ASKS.search(line.phrases[n].text) or _ASKED.search(line.particles(n)) for n in nodes):
        return "take"  # 2行に融資を打診した; 投資家に引き受けてもらった
    words = [_told(line, n) for n in nodes]
    if any(map(_RAISES.search, words)) and not any(map(_JOINS.search, words)):
        return "take"  # 4000万ドルの増資を実施する
    if any(_is_covered(line, n) for n in nodes):
        return "take"  # 費用のうち25億円を3行の融資で賄う
    for word in words:
        if _SELLS.search(word):
            return "take"  # 事業を同業に280億円で売却する
        for name in cues.classes(word):
            if name in _TAKES or name in _GIVES:
                return "take" if name in _TAKES else "give"
    return "none"


def _is_covered(line: Line, node: int) -> bool:
    """Whether a verb says with whose money something is paid: 融資で賄う, 銀行から借り入れる."""
    if _BORROWS.match(line.phrases[node].text):
        return True
    means = (
        line.words[i] for i in range(node) if line.phrases[i].head == node and line.phrases[i].case in ("で", "により")
    )
    return _COVERS.match(line.phrases[node].text) is not None and any(
        not _FOREIGN.isdisjoint(cues.classes(word)) for word in means
    )


def _told(line: Line, node: int) -> str:
    """The wording of a phrase, with the noun that a verb only carries: 傘下に収める."""
    carried = line.phrases[node - 1] if node else None
    if carried is None or carried.head != node or not line.phrases[node].form or cues.classes(line.words[node]):
        return line.words[node]
    return line.words[node] + carried.text if carried.case in ("に", "を", "と") else line.words[node]


def _part_of(line: Line, noun: int, frame: str) -> str:
    """The part of the noun that a name only describes or owns: taker for one that money goes to, else the frame."""
    owned = line.phrases[noun]
    while owned.case == "の" and owned.head > noun:
        noun = owned.head
        owned = line.phrases[noun]
    return "taker" if owned.case in TARGETS and frame == "give" else frame
