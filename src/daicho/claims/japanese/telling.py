"""What a scorer sees of a sum: which kind of flow each position around it speaks for, and which position speaks first.

A feature names a position and a kind: `verb0->loan` says that the verb which moves the sum is one of lending.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from daicho.claims.japanese import cues
from daicho.claims.japanese.cast import Cast, Where
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.reading import ACTORS, SHAPES, SUBJECTS, TARGETS, described_by, embedded_in, is_stated
from daicho.model.money import Money
from daicho.model.span import Span

_LABEL = re.compile(r"^[\s・\-*■●◆(（\d.)）]*([^:：　\s]{2,14}?)(?:は|[:：]|　|\s)")
_GROWS = re.compile(r"[^。\d]{0,8}\d[\d.]*[%％](?:の?プラス|の?マイナス|の?[増減])")
_GROWN = re.compile(r"[%％](?:増|減|の?プラス|の?マイナス|多|少な|高|低|上回|下回)[^。、]{0,8}(?:[の、]|て)\s?\Z")
"""A figure given with its growth on the period before: turnover, output, a market."""
_DECISIVE = (
    "column",
    "own",
    "of",
    "called",
    "means",
    "into",
    "verb0",
    "beside",
    "intro",
    "verb1",
    "clause",
    "rest",
    "prev",
)
_MEANS = frozenset(("で", "として", "により"))
_CHANGES = re.compile(r"引き上げ|引き下げ|引上げ|増や|増額|減ら|伸ば|拡大|広げ|高め|改め|上積み|積み増|倍増|縮小")
"""Verbs that bring an amount from one sum to another."""
_INTO = frozenset(("に", "へ", "向け"))
_SPENDS = frozenset(("give", "invest"))
_DOUBTFUL = frozenset(("capital", "public", "fund", "forecast", "receive", "give", "build", "cost", "support", "raise"))
_AMOUNT_NOUN = re.compile(
    r"(?:額|高|費|費用|経費|金|益|利益|損失|規模|価値|収入|年収|料|負担|価格|株価|コスト|投資|出資|支援|補助|助成|融資|予算|枠|買収|増資"
    r"|支出|被害|出し|内訳|資本|合計|総計)\Z"
)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the words around each sum of a document say it is; before: the decision on the sum before it, outside headings."""

    by_span: Mapping[Span, str]
    before: Mapping[Span, str]
    counts: Counter[str | None]
    around: Mapping[Span, _Around]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a sum, worked out once.

    actor, target, opening: the sort of who moves it, of whom it goes to, of who opens the story; embedded: its clause describes
    a noun; classes: those of the words at each position, the most telling positions first.
    """

    actor: str
    target: str
    opening: str
    embedded: bool
    classes: tuple[tuple[str, tuple[str, ...]], ...]


def decisions_of(cast: Cast) -> Decisions:
    """The decisions on all sums of a document that stand in parsed lines."""
    by_span: dict[Span, str] = {}
    before: dict[Span, str] = {}
    around: dict[Span, _Around] = {}
    last, last_line = "nothing", -1
    for money in cast.sums:
        where = cast.where(money)
        if where is None:
            continue
        around[money.mention.span] = _around(cast, money, where)
        _, vote = _decision(around[money.mention.span], firm=True)
        by_span[money.mention.span] = vote
        before[money.mention.span] = last if last_line in (-1, where.line.index) else f"{last}-earlier"
        if not where.line.heading and vote != "nothing":
            last, last_line = vote, where.line.index
    return Decisions(by_span, before, Counter(by_span.values()), around)


def of_sum(cast: Cast, money: Money, decisions: Decisions) -> list[str]:
    """The features of a sum: which kind each position around it speaks for, and which position speaks first."""
    found = [f"role={money.role}", f"size={_size(money)}"]
    where = cast.where(money)
    if where is None:
        return [*found, "unparsed"]
    found.append(f"heading={where.line.heading}")
    around = decisions.around[money.mention.span]
    actor = around.actor
    found.append(f"actor={actor}")
    told: list[tuple[str, str]] = []
    for position, classes in around.classes:
        votes = [(name, vote) for name in classes if (vote := _vote(name, actor))]
        told += [(position, vote) for _, vote in votes[:1]]
        found += [f"{position}->{vote}" for _, vote in votes]
        found += [f"{position}={name}" for name in classes if name in _DOUBTFUL]
    for what in ("firm", "said"):
        position, vote = _decision(around, firm=what == "firm")
        found += [f"{what}={vote}", f"{what}={vote}:{position}", f"{what}={vote}:{money.role}"]
        if told:
            found.append(f"{what}={vote}:{told[0][1]}")
    found += list(_together(found, around))
    themes = [vote for c in cast.themes if (vote := _vote(c, actor))]
    found += [f"text->{vote}" for vote in themes]
    if 0 < len(themes) <= 2 * themes.count("none"):
        found += [
            feature + ":other-text"
            for feature in found
            if feature.startswith(("firm=", "said=")) and ":" not in feature
        ]
    found += _of_neighbours(money, decisions)
    start = money.mention.span.start
    text = cast.annotated.document.text
    if _GROWN.search(text, max(0, start - 16), start) or _GROWS.match(text, money.mention.span.end):
        found += ["grown", *(f + ":grown" for f in found if f.startswith("firm=") and ":" not in f)]
    return list(dict.fromkeys(found))


def _together(found: list[str], around: _Around) -> Iterator[str]:
    """What the nearest words say together with the verb, with who acts, and with what the story opens with."""
    words = dict(around.classes)
    opening = (_vote(name, around.opening) for position in ("title", "lead") for name in words.get(position, ()))
    opens = next(filter(None, opening), "nothing")
    yield f"opens={opens}"
    yield from (
        f"{f}:opens={opens}" for f in found if f.startswith(("verb0=", "firm=", "own=", "called=")) and ":" not in f
    )
    yield f"target={around.target}"
    yield f"{around.actor}>{around.target}"
    for verb in words["verb0"][:1]:
        yield f"{verb}>{around.target}"
        yield f"{around.actor}&{verb}"
        nouns = (name for position in ("own", "called", "of") for name in words[position])
        yield from (f"{noun}&{verb}" for noun in dict.fromkeys(nouns))


def _decision(around: _Around, *, firm: bool) -> tuple[str, str]:
    """The first position that speaks for a kind, and the kind; firm: words that may mean several kinds do not count."""
    for position, classes in around.classes:
        if position in _DECISIVE:
            for name in classes:
                # The words outside a clause that describes a noun tell of something else.
                if (vote := _vote(name, around.actor)) and not (firm and name in _DOUBTFUL and not around.embedded):
                    return position, vote
    return "nowhere", "nothing"


def _of_neighbours(money: Money, decisions: Decisions) -> Iterator[str]:
    """What the other sums of the document are: the one before, and most of them."""
    own = decisions.by_span.get(money.mention.span)
    before = decisions.before.get(money.mention.span, "nothing")
    if own == "nothing":
        yield f"inherits={before}"
        yield f"inherits={before}:{money.role}"
    yield f"last-sum={before}"
    yield f"last-sum={before}:{money.role}"
    counts = decisions.counts
    others = {vote: many for vote in counts if (many := counts[vote] - (vote == own))}
    if others:
        yield f"most-sums={max(others, key=lambda vote: (others[vote], vote))}"


def _around(cast: Cast, money: Money, where: Where) -> _Around:
    """What stands around a sum."""
    classes = tuple(
        [
            (position, tuple(dict.fromkeys([c for text in texts for c in cues.classes(text)])))
            for position, texts in _positions(cast, where, money.mention.span)
        ]
    )
    actor = _actor(cast, where)
    embedded = embedded_in(where.line, where.at) is not None
    return _Around(actor, _target(cast, where), _opener(cast, where.line.index) or actor, embedded, classes)


def _target(cast: Cast, where: Where) -> str:
    """The sort of whom or what the sum goes to by its clause's に or へ: company, project, nothing."""
    found = "nothing"
    line, _, clause = where
    for candidate, appearance in cast.by_line.get(line.index, ()):
        phrase = line.phrases[appearance.phrase]
        if appearance.at_head and appearance.phrase in clause and phrase.case in TARGETS and not phrase.depth:
            found = (
                sort_of(candidate.key, appearance.type) if appearance.type in ACTORS - {"place"} else appearance.type
            )
            if found not in ("place", "aim"):
                break
    return found


def _opener(cast: Cast, index: int) -> str | None:
    """The sort of who acts in the first sentence of the story of line `index`, or in its title, or None."""
    for _, opening in reversed(cast.opening(index)):
        for candidate, appearance in cast.by_line.get(opening, ()):
            case = cast.lines[opening].phrases[appearance.phrase].case
            if appearance.at_head and appearance.type in ("company", "government", "organisation") and case in SUBJECTS:
                return sort_of(candidate.key, appearance.type)
    return None


def _positions(cast: Cast, where: Where, span: Span) -> Iterator[tuple[str, Sequence[str]]]:
    """The wordings around a sum by position, the most telling positions first."""
    line, at, clause = where
    phrases, words = line.phrases, line.words
    path = line.paths[at]
    verbs = [node for node in path[1:] if phrases[node].form or _nominal_predicate(line, node)]
    verbs = [
        i for i in range(at) if phrases[i].form == "cleft" and at in line.paths[i]
    ] + verbs  # 払い込んだのは73億円だ
    yield "column", [cast.column(line, span)]
    yield "own", [phrases[at].text]
    yield "of", [_counted(line, at)]
    yield "called", [called(line, at)]
    yield "means", [words[i] for i in clause if phrases[i].case in _MEANS and phrases[i].head in path[1:2]]
    spends = verbs[:1] if verbs and not _SPENDS.isdisjoint(cues.classes(words[verbs[0]])) else []
    yield "into", [words[i] for i in clause if phrases[i].case in _INTO and phrases[i].head in spends]
    yield "verb0", [words[i] for i in verbs[:1]]
    yield "beside", [words[i] for i in (at + 1, at - 1, at + 2) if i in clause and i not in verbs[:1]]
    yield "intro", [line.text for line in cast.introduction(line.index)]
    yield "verb1", [words[i] for i in verbs[1:2]]
    yield "clause", [words[i] for i in sorted(clause, key=lambda i: (abs(i - at), i)) if abs(i - at) > 2]
    yield "rest", [words[i] for i in range(len(phrases)) if i not in clause]
    yield "prev", [cast.lines[line.index - 1].text] if line.index else []
    for name, index in cast.opening(line.index):
        yield name, [cast.lines[index].text] if index != line.index else []


@cache
def _vote(name: str, actor: str) -> str:
    """The kind of flow a class of words speaks for, given who acts; nothing where it speaks for none."""
    public = actor.startswith(("government", "public"))
    private = actor.startswith(("company", "bank", "fund", "school", "actor")) and not actor.endswith("-topic")
    match name:
        case "subsidize" | "tax" | "budget" | "guarantee" | "law":
            return "subsidy"
        case "lend":
            return "subsidy" if public and not actor.endswith("-topic") else "loan"
        case "bond":
            return "loan"
        case "equity" | "acquire" | "raise":
            return "equity"
        case "support":
            return "investment" if private else "subsidy"
        case "outlay":
            return "investment"
        case "invest" | "cost" | "build":
            return "subsidy" if public and not actor.endswith("-topic") else "investment"
        case "give" | "fund":
            return "subsidy" if public else "investment" if private else ""
        case "receive" | "public":
            return "subsidy" if public else ""
        case "forecast" | "capital":
            return ""
    return "none"


def called(line: Line, at: int) -> str:
    """What a sum is called by the topic it is said of (総工費は52億円, 取得額は12億ドル超とみられる) or by its line's label."""
    for i in range(at - 1, -1, -1):
        phrase = line.phrases[i]
        if phrase.depth != line.phrases[at].depth:
            continue
        if phrase.case in SUBJECTS and _AMOUNT_NOUN.search(phrase.text):
            if phrase.case == "も" and any(_is_topic(line, k) for k in range(i)):
                continue  # 調達額は、助成金も合わせると約67億円
            chain = [p.text for p in line.phrases[max(0, i - 2) : i] if p.case == "の" or p.form == "adnominal"]
            return "".join(chain[-1:]) + phrase.text  # 国が支援した額は
        if phrase.text == "うち" or (phrase.comma and (phrase.form in ("final", "continuing") or is_stated(phrase))):
            break  # 投資額は180億円、うち60億円を国が補助する
    label = _LABEL.match(line.text)
    return label[1] if label and at <= 2 else ""


def changed(line: Line, at: int) -> str:
    """What is brought to a sum or from one: 売上高を15兆円へ引き上げる, 基金を1兆ウォンに増やす."""
    path = line.paths[at]
    if (
        line.phrases[at].case not in ("に", "へ", "から", "まで")
        or len(path) < 2
        or not _CHANGES.search(line.words[path[1]])
    ):
        return ""
    return next((p.text for i, p in enumerate(line.phrases) if p.case == "を" and p.head == path[1] and i != at), "")


def _is_topic(line: Line, i: int) -> bool:
    """Whether phrase `i` is a topic that names a sum of money: 調達額は."""
    return line.phrases[i].case == "は" and _AMOUNT_NOUN.search(line.phrases[i].text) is not None


def _counted(line: Line, at: int) -> str:
    """The noun a sum measures: 200億円の普通社債, 8500万豪ドルの融資; empty where it measures none."""
    path = line.paths[at]
    if len(path) < 2 or line.phrases[at].case != "の":
        return ""
    noun = line.phrases[path[1]].text
    return line.words[path[2]] if noun in _EMPTY and len(path) > 2 else noun


_EMPTY = frozenset(("資金", "民間資金", "お金", "金"))
"""Nouns that say no more than the sum itself; what is done with it tells: 11億円の資金を 調達."""


def _nominal_predicate(line: Line, node: int) -> bool:
    return node == len(line.phrases) - 1 or (line.phrases[node].comma and not line.phrases[node].case)


def _actor(cast: Cast, where: Where) -> str:
    """What sort of actor moves a sum: the が or は of its clause, the から beside it, or whom the text speaks of."""
    line, at, clause = where
    if (owner := _described(cast, line, at) or _of_topic(cast, line, at)) is not None:
        return owner
    best: tuple[int, str] | None = None
    for candidate, appearance in cast.by_line.get(line.index, ()):
        case = line.phrases[appearance.phrase].case
        if not appearance.at_head or appearance.type not in ACTORS or appearance.phrase == at:
            continue
        if case in ("から", "による", "により") and abs(appearance.phrase - at) <= 3:
            return f"{sort_of(candidate.key, appearance.type)}-source"
        bare = (
            line.sentence.heading
            and not case
            and not line.phrases[appearance.phrase].form
            and appearance.type != "place"
        )
        if case in ("が", "は", "も") or bare:
            if case == "が" and described_by(line, at, appearance.phrase) is not None:
                continue
            together = line.paths[appearance.phrase][1:2] == line.paths[at][1:2]  # 17億円を県が支援する
            before = appearance.phrase < at
            rank = 3 if appearance.phrase in clause and (before or together) else 2 if before else 1
            if best is None or rank >= best[0]:
                best = (rank, sort_of(candidate.key, appearance.type))
    if best is not None and (best[0] > 1 or line.sentence.heading):
        return best[1]
    topic = cast.topic_before(line.index)
    return f"{sort_of(topic.key, sorted(topic.types)[0])}-topic" if topic else "nobody"


def _of_topic(cast: Cast, line: Line, at: int) -> str | None:
    """The actor in the clause that describes what the sum is said to be (国が支援した 額は180億円だった), or None."""
    topic = next((i for i in range(at - 1, -1, -1) if line.phrases[i].case in SUBJECTS), None)
    if topic is None or not _AMOUNT_NOUN.search(line.phrases[topic].text):
        return None
    for candidate, appearance in cast.by_line.get(line.index, ()):
        i = appearance.phrase
        if appearance.at_head and i < topic and line.phrases[i].case == "が" and topic in line.paths[i][1:]:
            return sort_of(candidate.key, appearance.type)
    return None


def _described(cast: Cast, line: Line, at: int) -> str | None:
    """The actor whom the sum's own relative clause describes (1500億円をかけて増やす ソフトバンク), or None."""
    path = line.paths[at]
    for k in range(1, len(path)):
        if line.phrases[path[k - 1]].form != "adnominal" and (k == 1 or line.phrases[path[k - 1]].case != "の"):
            continue
        for candidate, appearance in cast.by_line.get(line.index, ()):
            if (
                appearance.phrase == path[k]
                and appearance.at_head
                and appearance.type in ("company", "government", "organisation")
            ):
                inside = range(at + 1 - min(at, 4), path[k])
                if not any(line.phrases[i].case == "が" and line.phrases[i].head in path[1:k] for i in inside):
                    return sort_of(candidate.key, appearance.type)
    return None


@lru_cache(maxsize=8192)
def sort_of(key: str, type_: str) -> str:
    """The sort of an actor as the scorers see it."""
    if type_ in ("government", "place"):
        return "government"
    for shape in ("public", "bank", "fund", "school"):
        if SHAPES[shape].search(key):
            return shape
    return "company" if type_ in ("company", "unknown") else "actor"


def _size(money: Money) -> str:
    value = money.value or money.low or money.high or 0
    yen = {"JPY": 1, "USD": 140, "EUR": 150, "GBP": 180, "KRW": 0.1, "INR": 1.7, "TWD": 4.6, "CNY": 20}.get(
        money.currency, 30
    )
    scaled = float(value) * yen
    return (
        "tiny"
        if scaled < 1e6
        else "small"
        if scaled < 1e8
        else "mid"
        if scaled < 1e10
        else "big"
        if scaled < 1e12
        else "huge"
    )
