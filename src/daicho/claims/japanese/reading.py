"""How features read a phrase: its case, its tense, its clause, and where it stands to another one."""

from __future__ import annotations

import re
from itertools import pairwise

from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.phrases import Phrase, is_sum

_CASES = frozenset(
    (
        *("は", "が", "を", "に", "へ", "で", "から", "と", "の", "も", "まで", "や"),
        *("に対し", "に対する", "による", "により", "として", "向け", "向けの", "への", "からの", "との", "を引受先"),
    )
)
_GOING = frozenset(("いる", "いた", "い", "おり", "おる", "き", "きた"))
_CONNECTIVES = frozenset(("ほか", "一方", "ため", "うえ", "上", "際", "とき", "半面", "だけ"))
"""Nouns that join clauses."""
SUBJECTS = ("は", "が", "も")
TARGETS = frozenset(("に", "へ", "に対し", "向け", "への", "向けの", "に対する"))
"""The particles of whom money goes to."""
ACTORS = frozenset(("company", "government", "organisation", "actor", "unknown", "place", "person"))
SHAPES = {
    "bank": re.compile(r"銀行|[23三四数]行|信金|金庫|地銀|金融機関|銀行団"),
    "public": re.compile(r"公庫|公社|機構|政府系|国営|国有|官民|(?<!投資)基金\Z"),
    "fund": re.compile(r"ファンド|キャピタル|ベンチャーズ|投資家|基金|創成|投資"),
    "school": re.compile(r"大学|高専|研究所|研究室|総研|大\Z"),
    "vehicle": re.compile(
        r"合弁|新会社|現地法人|目的会社|事業会社|運営会社|組合\Z|(?:号|新|支援|育成)ファンド\Z|産業基金\Z|SPC"
    ),
    "both": re.compile(r"\A(?:官民|産官学|産学官)\Z"),
    "many": re.compile(r"\d+[社行者校]|各社|両社|企業|民間|事業者|団体"),
    "site": re.compile(r"工場|拠点|センター|棟|ライン|施設|発電所|蓄電所|基地|DC\Z|プラント|研究所"),
    "act": re.compile(r"(?:建設|整備|増設|増産|強化|拡張|開発|研究|育成|訓練|実証|教育|誘致|支援|投資|補助)\Z"),
    "scheme": re.compile(r"(?:計画|事業|制度|プログラム|構想|法|枠|対策|プロジェクト|フレーム)\Z"),
    "bare": re.compile(
        r"\A(?:工場|新工場|拠点|計画|事業|設備|施設|投資|建設|整備|開発|支援|研究|ライン|半導体|量産|生産|増産|対策|法|制度)\Z"
    ),
}
"""What a candidate's own wording says of it."""


CALLED = {
    "vehicle": re.compile(
        r"(?:合弁会社|合弁|新会社|目的会社|事業会社|運営会社|現地法人|(?:投資|事業)組合|新ファンド)[の、「『(]*\Z"
    ),
    "startup": re.compile(
        r"(?:スタートアップ|新興|新興企業|ベンチャー|ベンチャー企業|ユニコーン)(?:企業)?[の、「『(]*\Z"
    ),
    "investor": re.compile(
        r"(?:ファンド|投資会社|投資家|ベンチャーキャピタル|VC|商社|保険|生保|銀行|銀|年金|株主)[の、「『(]*\Z"
    ),
    "public": re.compile(r"(?:政府系|国営|国有|独立行政法人|国立研究開発法人)(?:の|機関の|ファンドの|金融機関の)?\Z"),
    "firm": re.compile(r"(?:大手|メーカー|手がける|製造|開発|会社|企業|最大手|中堅)[の、「『(]*\Z"),
}
"""What the words right before a name say of it: 合弁会社の「SKマテリア」, 米投資会社オックスリー."""


def case_of(phrase: Phrase) -> str:
    """The case of a phrase as features name it."""
    if phrase.case in _CASES:
        return phrase.case
    return "other" if phrase.case else ("pred" if phrase.form else ("comma" if phrase.comma else "none"))


def tense_of(line: Line, phrase: Phrase) -> str:
    """did, does, going, will or not: how the phrase's verb is told; noun where it has none."""
    tail = line.sentence.tokens[phrase.core - 1 : phrase.last]
    words = [t.text for t in tail]
    if any(w in ("ない", "ず", "なかっ") for w in words):
        return "not"
    if not _GOING.isdisjoint(words):
        return "going"
    if any((t.text in ("た", "だっ", "でし") or t.lemma == "た") and t.pos == "AUX" for t in tail):
        return "did"
    if any(t.text == "う" or t.text == "よう" for t in tail):
        return "will"
    return "does" if phrase.form else "noun"


def is_stated(phrase: Phrase) -> bool:
    """Whether a clause ends by stating a sum: 投資額は約3850億円で、."""
    return phrase.case == "で" and is_sum(phrase.text)


def clause_of(line: Line, at: int) -> range:
    """The phrases of a sum's clause: from the last finished one before it to the end of its own."""
    first, last = 0, len(line.phrases)
    for i, phrase in enumerate(line.phrases):
        closes = phrase.form in ("continuing", "final", "quoted") or phrase.text in _CONNECTIVES or is_stated(phrase)
        if phrase.comma and closes:
            if i < at:
                first = i + 1
            else:
                last = i + 1
                break
    described = embedded_in(line, at)
    return range(first, last if described is None else min(last, described + 1))


def embedded_in(line: Line, at: int) -> int | None:
    """The noun that phrase `at` helps to describe in a clause of its own (1500億円をかけて増やす ソフトバンクに), or None."""
    for node, above in pairwise(line.paths[at]):
        if node != at and line.phrases[node].form == "adnominal":
            return above if line.phrases[above].text not in _CONNECTIVES else None
    return None


def relation_of(line: Line, at: int, i: int) -> str:
    """How phrase `i` stands to the sum's phrase in the tree of heads."""
    up, down = line.paths[at], line.paths[i]
    if i == at:
        return "same"
    if i in up:
        return f"above{min(up.index(i), 3)}"
    if at in down:
        return f"below{min(down.index(at), 3)}"
    for steps, node in enumerate(up):
        if node in down:
            return f"meet{min(steps, 3)}-{min(down.index(node), 2)}"
    return "apart"


def described_by(line: Line, at: int, i: int) -> int | None:
    """The noun that phrase `i` helps to describe in a clause without the sum (東雲が建てる 工場に2億円を充てる), or None."""
    up, down = line.paths[at], line.paths[i]
    for node, above in pairwise(down):
        if node in up:
            return None
        if line.phrases[node].form == "adnominal" and node != i:
            return None if above in up else above
    return None
