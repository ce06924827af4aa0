"""Japanese sentences as phrases (bunsetsu) and who depends on whom, told by particles and verb forms alone.

Japanese puts heads last: a phrase with を waits for the next predicate, one with の for the next noun, a verb before a noun opens
up a relative clause. That is most of the syntax roles need, at a hundredth of a parser's cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from daicho.model.annotated import Sentence, Token
from daicho.model.span import Span

Form = Literal["", "adnominal", "continuing", "final", "quoted", "cleft"]

_CONTENT = frozenset(("NOUN", "PROPN", "NUM", "PRON", "VERB", "ADJ", "ADV", "CCONJ", "PART", "SYM"))
_NOMINAL = frozenset(("NOUN", "PROPN", "NUM", "PRON", "SYM"))
_COMPOUNDED = _NOMINAL | {"PART"}
_OPEN, _CLOSE = frozenset("(（[［〔"), frozenset(")）]］〕")
_QUOTES = frozenset("「」『』“”\"'＝=〈〉《》【】")
_STOPS = frozenset("。｡！？!?")
_COMPOUND_CASES = {
    "に対し": "に対し", "に対して": "に対し", "に対する": "に対する", "による": "による", "により": "により",
    "によって": "により", "として": "として", "としての": "として", "における": "の", "において": "で",
    "について": "について", "に関する": "の", "をめぐって": "について", "に向け": "向け", "に向けて": "向け",
    "に向けた": "向けの", "向けの": "向けの", "向けに": "向けに", "向けて": "向け", "に向けての": "向けの",
    "とともに": "と", "と共同で": "と", "にとって": "にとって", "によると": "によると", "によれば": "によると",
    "に加え": "に加え", "に加えて": "に加え", "を通じ": "で", "を通じて": "で", "を引受先とする": "を引受先",
    "を割当先とする": "を引受先", "を対象に": "を対象", "を対象とする": "を対象", "に基づき": "で",
}  # fmt: skip
"""Particles that a verb has become part of, with the case they stand for."""
_BOUNDS = frozenset(("超える", "越える", "上回る", "下回る", "超す"))
_MEASURES = frozenset(("当たる", "あたる", "相当", "残る"))
"""Verbs that may stand before a sum without telling what is done with it."""
_SUM = re.compile(
    r"[\d兆億万千百](?:円|元|[A-Z]{0,2}\$|(?<=[億兆万])[A-Z]{1,2}|[^\d、]{0,6}(?:ドル|ユーロ|ウォン|ルピー|ポンド|バーツ|ドン|リンギット?|リヤル|リアル|ディルハム|ルピア|クローナ|クローネ"
    r"|ズロチ|ズウォティ|レアル|ペソ|フラン|リラ|ランド|ルーブル|シェケル|コルナ|フォリント))"
    r"(?:規模|程度|前後|以上|以下|以内|相当|ずつ|余り?|超|強|弱|近く|分|※\d?)*\Z"
)
_COMPOUND_HEADS = frozenset(("に", "による", "により", "として", "を", "と", "向け"))
_COMPOUND_BEGINNINGS = frozenset(case[:size] for case in _COMPOUND_CASES for size in range(1, len(case) + 1))
_COMPOUND_CASE = re.compile("|".join(sorted(_COMPOUND_CASES, key=len, reverse=True)))
_BEFORE_NOUN = frozenset(("の", "向けの", "による", "に対する", "への", "からの", "との", "での", "までの"))
"""Cases of what depends on the next noun."""


class Phrase(NamedTuple):
    """A content word or compound with the particles after it.

    first, core, last: token indices of the compound's begin, its end, and the phrase's end; text: the compound; case: the
    particle that decides its role, empty for none; predicate: dictionary form of the verb, or the noun that する, だ or nothing
    makes one; form: how the predicate goes on; comma: whether one follows; depth: 1 inside brackets; head: index of the phrase
    it depends on, its own where none is found.
    """

    first: int
    core: int
    last: int
    text: str
    case: str = ""
    predicate: str = ""
    form: Form = ""
    comma: bool = False
    depth: int = 0
    head: int = -1

    @property
    def nominal(self) -> bool:
        """Whether the phrase names something rather than tells it."""
        return not self.form or bool(self.case)

    def span(self, tokens: Sequence[Token]) -> Span:
        """The compound's stored characters."""
        return Span(tokens[self.first].span.start, tokens[self.core - 1].span.end)


def phrases_of(sentence: Sentence) -> tuple[Phrase, ...]:
    """The phrases of a parsed sentence, in order, each with its head."""
    found = _chunks(sentence.tokens)
    for i in range(1, len(found)):
        if _bounds(found[i - 1], found[i], found[i + 1] if i + 1 < len(found) else None):
            found[i] = _bounding(found[i])
    heads = list(range(len(found)))
    for level in _levels(found):
        for k, i in enumerate(level):
            heads[i] = _head(found, i, level[k + 1 :])
    return tuple([Phrase(*phrase[:-1], head) for phrase, head in zip(found, heads, strict=True)])


def _levels(phrases: Sequence[Phrase]) -> Iterable[Sequence[int]]:
    """The phrases outside brackets, and those inside at each depth: only among its own has a phrase its head."""
    depths = {phrase.depth for phrase in phrases}
    return [[i for i, phrase in enumerate(phrases) if phrase.depth == depth] for depth in depths]


def paths_of(phrases: Sequence[Phrase]) -> list[tuple[int, ...]]:
    """For each phrase the way up from it: itself and those above it, outermost last."""
    paths: list[tuple[int, ...]] = [()] * len(phrases)
    for i in range(len(phrases) - 1, -1, -1):
        head = phrases[i].head
        paths[i] = (i, *paths[head]) if head > i else (i,)
    return paths


def _chunks(tokens: Sequence[Token]) -> list[Phrase]:
    chunks: list[Phrase] = []
    depth = 0
    i, size = 0, len(tokens)
    while i < size:
        token = tokens[i]
        if token.text in _OPEN:
            depth += 1
        elif token.text in _CLOSE:
            depth = max(0, depth - 1)
        elif token.pos in _CONTENT and token.text not in _QUOTES:
            end = _content_end(tokens, i)
            last = _particles_end(tokens, end)
            comma = last < size and tokens[last].pos not in _CONTENT and _parts_off(tokens[last])
            chunks.append(_phrase(tokens, i, end, last, depth, comma=comma))
            i = last + comma
            continue
        elif _parts_off(token):
            if (k := _latest(chunks, depth)) is not None and not chunks[k].comma:
                chunks[k] = chunks[k]._replace(comma=True)
        elif token.pos in ("ADP", "AUX") and (k := _latest(chunks, depth)) is not None:
            chunks[k] = _extended(tokens, chunks[k], i)  # a particle after a bracket: ラピダス(東京)に
            i = chunks[k].last
            continue
        i += 1
    return chunks


def _parts_off(token: Token) -> bool:
    """Whether the token is a comma, a stop, or the space between two phrases of a headline."""
    return token.text in "、, " or token.text in _STOPS


def _latest(chunks: Sequence[Phrase], depth: int) -> int | None:
    """The last phrase at this depth of brackets."""
    for k in range(len(chunks) - 1, -1, -1):
        if chunks[k].depth == depth:
            return k
    return None


def _extended(tokens: Sequence[Token], phrase: Phrase, i: int) -> Phrase:
    last = _particles_end(tokens, i)
    case, form = _case_of(tokens, i, last), _form_of(tokens, i, last, phrase.core)
    predicate = tokens[phrase.core - 1].lemma if form and tokens[i].pos != "ADP" else phrase.predicate
    return phrase._replace(
        last=last, case=case or phrase.case, form=form if predicate else phrase.form, predicate=predicate
    )


def _content_end(tokens: Sequence[Token], i: int) -> int:
    """The end of the compound that begins at `i`: nouns run together, verbs and adverbs stand alone."""
    if (
        tokens[i].pos in ("VERB", "ADV", "CCONJ")
        or tokens[i].text == "うち"
        or (tokens[i].pos == "ADJ" and "連体詞" in tokens[i].tag)
    ):
        return i + 1
    end = i + 1
    while end < len(tokens):
        token = tokens[end]
        if not (token.pos in _COMPOUNDED or _joins(tokens, end) or (token.pos == "ADJ" and "形状詞" in token.tag)):
            break
        if token.text in _QUOTES:
            break
        end += 1
    return end


def _joins(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark at `i` joins two nouns to one: ・ or a hyphen."""
    return tokens[i].text in "・&./-ー〜~,％%" and i + 1 < len(tokens) and tokens[i + 1].pos in _NOMINAL


def _particles_end(tokens: Sequence[Token], i: int) -> int:
    """The end of the particles, auxiliaries and light verbs from `i` on."""
    end = i
    while end < len(tokens):
        token = tokens[end]
        if token.pos == "ADP" and (size := _compound_case(tokens, end)):
            end += size
        elif token.pos in ("ADP", "AUX") or (
            token.pos == "VERB" and "非自立" in token.tag and _carries_on(tokens, i, end)
        ):
            end += 1
        else:
            break
    return end


_SPENT = frozenset(("かける", "掛ける", "かかる", "掛かる"))


def _carries_on(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether する, いる and the like at `end` belong to the word before: 補助する, 進めている, not 計画を する."""
    if end == i:
        return tokens[end].lemma not in _SPENT  # 51億円 かけて
    before = tokens[end - 1]
    return (
        before.text in ("て", "で")
        or before.pos in ("VERB", "AUX")
        or (before.text == "に" and tokens[end - 2].pos == "ADJ")
    )


def _compound_case(tokens: Sequence[Token], i: int) -> int:
    """How many tokens from the particle at `i` on make a compound case, 0 for none."""
    words, size = tokens[i].text, 0
    if words not in _COMPOUND_HEADS:
        return 0
    for k in range(i + 1, min(i + 5, len(tokens))):
        words += tokens[k].text
        if words not in _COMPOUND_BEGINNINGS:
            break
        if words in _COMPOUND_CASES:
            size = k + 1 - i
    return size


def _phrase(tokens: Sequence[Token], first: int, core: int, last: int, depth: int, *, comma: bool) -> Phrase:
    head = tokens[core - 1]
    text = head.text if core - first == 1 else "".join([t.text for t in tokens[first:core]])
    case = _case_of(tokens, core, last)
    verbal = head.pos == "VERB" or (head.pos == "ADJ" and "形容詞" in head.tag)
    made = (
        head.pos == "ADJ" and not case.strip("に") and any(t.pos == "VERB" for t in tokens[core:last])
    )  # 明らかにする
    form: Form = ""
    if made:
        case, form = "", _form_of(tokens, core, last, core)
    elif verbal:
        form = _form_of(tokens, core - 1, last, core)
    elif head.pos in _NOMINAL and last > core and tokens[core].pos in ("VERB", "AUX") and not case:
        form = _form_of(tokens, core, last, core)
    predicate = head.lemma if form else ""
    return Phrase(first, core, last, text, case, predicate, form, comma, depth)


def _case_of(tokens: Sequence[Token], start: int, end: int) -> str:
    """The case that the particles from `start` to `end` give; は and も hide a に or から before them, which stays."""
    if start == end:
        return ""
    particles = tokens[start:end]
    words = "".join([t.text for t in particles if t.pos != "AUX" or t.text == "で"])
    if compound := _COMPOUND_CASE.match(words):
        return _COMPOUND_CASES[compound.group()]
    cases = [t.text for t in particles if t.pos == "ADP" and "接続" not in t.tag and "準体" not in t.tag]
    if not cases or tokens[start].pos in ("VERB", "AUX"):
        return ""
    if len(cases) > 1 and cases[-1] in ("は", "も") and cases[0] in ("に", "から", "へ", "で", "と", "まで"):
        return cases[0]
    if len(cases) > 1 and cases[-1] == "の" and cases[0] in ("へ", "から", "と", "で", "まで"):
        return cases[0] + "の"
    return cases[-1] if cases[0] in ("など", "だけ", "のみ", "ほど", "くらい", "まで", "ら", "か", "こそ") else cases[0]


def _form_of(tokens: Sequence[Token], start: int, end: int, core: int) -> Form:
    """How the predicate from `start` to `end` goes on: before a noun, into the next clause, or not at all."""
    if start >= end and start != core - 1:
        return ""
    last = tokens[end - 1] if end > core else tokens[core - 1]
    if "".join(t.text for t in tokens[max(core, end - 2) : end]) in ("のが", "のは", "のも"):
        return "cleft"
    if last.text in ("と", "との") and last.pos == "ADP":
        return "quoted"
    conjunctive = last.pos == "ADP" and (
        "接続" in last.tag or last.text in ("て", "で", "が", "ば", "ながら", "し", "ため")
    )
    if conjunctive or "連用" in last.tag or "仮定" in last.tag:
        return "continuing"
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.pos in ("NOUN", "PROPN", "NUM", "PART", "PRON", "ADJ"):
        return "adnominal"
    if after is not None and after.text in "「『" and end + 1 < len(tokens):
        return "adnominal"
    if last.pos == "ADP" and last.text in ("の", "という"):
        return "adnominal"
    return "final"


def _head(phrases: Sequence[Phrase], i: int, later: Sequence[int]) -> int:
    """The phrase that phrase `i` depends on. later: those after it at its depth of brackets."""
    phrase = phrases[i]
    if phrase.form == "cleft":  # 表明したのがアマゾン。 tells of its last noun
        return later[-1] if later and not phrases[later[-1]].form else next(iter(later), i)
    if phrase.form == "adnominal" or phrase.case in _BEFORE_NOUN:
        return next((j for j in later if phrases[j].nominal or not phrases[j].predicate), i)
    if phrase.form in ("continuing", "quoted"):
        return next((j for j in later if phrases[j].form and (phrases[j].form != "adnominal" or not phrase.comma)), i)
    if phrase.case in ("は", "も"):
        clauses = [j for j in later if phrases[j].form in ("final", "continuing", "quoted")]
        return clauses[0] if clauses else _last_noun(phrases, i, later)
    listed = not phrase.case and not phrase.form and not (phrase.comma and is_sum(phrase.text))
    if phrase.case in ("と", "や", "、", "か", "および") or listed:
        beside = next(iter(later), None)
        if beside is not None and phrases[beside].nominal and not phrases[beside].form:
            return beside
    reach = [j for j in later if phrases[j].form]
    if phrase.comma and phrase.case in ("が", "に", "に対し", "で", "を"):
        return next(
            (j for j in reach if phrases[j].form != "adnominal"), next(iter(reach), _last_noun(phrases, i, later))
        )
    return next(iter(reach), _last_noun(phrases, i, later))


def _bounds(before: Phrase, phrase: Phrase, after: Phrase | None) -> bool:
    """Whether a verb before a noun only says how much a sum is: 80億ドルを 超える 額, 60%に 当たる 3億円, 残る 2億円."""
    if phrase.form != "adnominal":
        return False
    if phrase.predicate in _BOUNDS:
        return is_sum(before.text)
    return phrase.predicate in _MEASURES and after is not None and is_sum(after.text)


def _bounding(p: Phrase) -> Phrase:
    """Such a verb as part of the noun, as 80億ドル超の額 would have it: it has no subject of its own."""
    return p._replace(case="の", predicate="", form="")


def is_sum(text: str) -> bool:
    """Whether a compound ends in a figure of money: 80億ドル, 9億バーツ余り, 3億S$."""
    return _SUM.search(text) is not None


def _last_noun(phrases: Sequence[Phrase], i: int, later: Sequence[int]) -> int:
    """A sentence that ends in a noun is told by it: 投資額は約5兆円。"""
    return later[-1] if later else i
