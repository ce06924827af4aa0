"""What the scorers see of a sum, and of a candidate beside a sum: named features, never words.

A feature names a position and a class: `up1=invest` says that the phrase the sum depends on speaks of investing,
`meet1-1:が:give` that the candidate is the が of the verb that governs the sum, a verb of paying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.claims.japanese import cues
from daicho.claims.japanese.cast import Appearance, Candidate, Cast, Line
from daicho.claims.japanese.phrases import Phrase
from daicho.model.money import Money

_CASES = frozenset(
    (
        "は",
        "が",
        "を",
        "に",
        "へ",
        "で",
        "から",
        "と",
        "の",
        "も",
        "まで",
        "に対し",
        "に対する",
        "による",
        "により",
        "として",
        "向け",
        "向けの",
        "への",
        "からの",
        "との",
        "により",
        "や",
        "を引受先",
    )
)
_SUBJECTS = ("は", "が", "も")
_ACTORS = frozenset(("company", "government", "organisation", "actor", "unknown", "place", "person"))
_SHAPES = {
    "bank": re.compile(r"銀行|[23三四数]行|信金|金庫|地銀|金融機関|銀行団"),
    "public": re.compile(r"公庫|公社|機構|政府系|国営|国有|官民"),
    "fund": re.compile(r"ファンド|キャピタル|ベンチャーズ|投資家|基金|創成|投資"),
    "school": re.compile(r"大学|高専|研究所|研究室|総研|大\Z"),
    "many": re.compile(r"\d+[社行者校]|各社|両社|企業|民間|事業者|団体"),
    "site": re.compile(r"工場|拠点|センター|棟|ライン|施設|発電所|蓄電所|基地|DC\Z|プラント|研究所"),
    "act": re.compile(r"(?:建設|整備|増設|増産|強化|拡張|開発|研究|育成|訓練|実証|教育|誘致|支援|投資|補助)\Z"),
    "scheme": re.compile(r"(?:計画|事業|制度|プログラム|構想|法|枠|対策|プロジェクト|フレーム)\Z"),
    "bare": re.compile(
        r"\A(?:工場|新工場|拠点|計画|事業|設備|施設|投資|建設|整備|開発|支援|研究|ライン|半導体|量産|生産|増産|対策|法|制度)\Z"
    ),
}
"""What a candidate's own wording says of it."""
_LABEL = re.compile(r"^[\s・\-*■●◆(（\d.)）]*([^:：　\s]{2,14}?)(?:は|[:：]|　|\s)")


def of_sum(cast: Cast, money: Money) -> list[str]:
    """The features of a sum: which kind each position around it speaks for, and which position speaks first."""
    found = [f"role={money.role}", f"size={_size(money)}"]
    where = cast.where(money.mention.span)
    if where is None:
        return [*found, "unparsed"]
    line, at = where
    found.append(f"heading={line.sentence.heading}")
    actor = _actor(cast, line, at)
    found.append(f"actor={actor}")
    told: list[tuple[str, str]] = []
    for position, classes in _classes_around(cast, line, at):
        votes = [(name, vote) for name in classes if (vote := _vote(name, actor))]
        told += [(position, vote) for _, vote in votes[:1]]
        found += [f"{position}->{vote}" for _, vote in votes]
        found += [f"{position}={name}" for name in classes if name in _DOUBTFUL]
    for level, (position, vote) in enumerate(
        (_decision(cast, line, at, firm=True), _decision(cast, line, at, firm=False))
    ):
        what = "firm" if level == 0 else "said"
        found += [f"{what}={vote}", f"{what}={vote}:{position}", f"{what}={vote}:{money.role}"]
        if told:
            found.append(f"{what}={vote}:{told[0][1]}")
    found += [f"text->{vote}" for c in cast.themes if (vote := _vote(c, actor))]
    found += _of_neighbours(cast, money, line)
    start = money.mention.span.start
    if _GROWN.search(cast.annotated.document.text, max(0, start - 16), start):
        found.append("grown")
    return list(dict.fromkeys(found))


def _decision(cast: Cast, line: Line, at: int, *, firm: bool) -> tuple[str, str]:
    """The first position that speaks for a kind, and the kind; firm: words that may mean several kinds do not count."""
    actor = _actor(cast, line, at)
    for position, classes in _classes_around(cast, line, at):
        if position in _DECISIVE:
            for name in classes:
                if (vote := _vote(name, actor)) and not (firm and name in _DOUBTFUL):
                    return position, vote
    return "nowhere", "nothing"


def _of_neighbours(cast: Cast, money: Money, line: Line) -> Iterator[str]:
    """What the other sums of the document are: the one before, and most of them."""
    decisions: dict[str, int] = {}
    before = "nothing"
    for other in cast.sums:
        where = cast.where(other.mention.span)
        if where is None or other is money:
            continue
        _, vote = _decision(cast, *where, firm=True)
        decisions[vote] = decisions.get(vote, 0) + 1
        if other.mention.span < money.mention.span and not where[0].sentence.heading:
            before = vote if where[0].index == line.index else f"{vote}-earlier"
    yield f"last-sum={before}"
    yield f"last-sum={before}:{money.role}"
    if decisions:
        yield f"most-sums={max(decisions, key=lambda vote: (decisions[vote], vote))}"


_GROWN = re.compile(r"[%％](?:増|減|の?プラス|の?マイナス|多|少な|高|低|上回|下回)[^。、]{0,8}[の、]\s?\Z")
"""A figure given with its growth on the period before: turnover, output, a market."""
_DECISIVE = ("own", "of", "called", "verb0", "beside", "verb1", "clause", "rest", "prev")
_DOUBTFUL = frozenset(("public", "fund", "forecast", "receive", "give", "build", "cost", "support", "raise"))


def _classes_around(cast: Cast, line: Line, at: int) -> list[tuple[str, list[str]]]:
    """The classes of words at each position around a sum."""
    return [
        (position, list(dict.fromkeys(c for text in texts for c in cues.classes(text))))
        for position, texts in _positions(cast, line, at)
    ]


def _positions(cast: Cast, line: Line, at: int) -> Iterator[tuple[str, list[str]]]:
    """The wordings around a sum by position, the most telling positions first."""
    phrases = line.phrases
    words = [p.text + p.predicate for p in phrases]
    path = line.paths[at]
    verbs = [node for node in path[1:] if phrases[node].form or _nominal_predicate(line, node)]
    clause = _clause(line, at)
    yield "own", [phrases[at].text]
    yield "of", [_counted(line, at)]
    yield "called", [_called(line, at)]
    yield "verb0", [words[i] for i in verbs[:1]]
    yield "beside", [words[i] for i in (at + 1, at - 1, at + 2) if i in clause and i not in verbs[:1]]
    yield "verb1", [words[i] for i in verbs[1:2]]
    yield "clause", [words[i] for i in sorted(clause, key=lambda i: (abs(i - at), i)) if abs(i - at) > 2]
    yield "rest", [words[i] for i in range(len(phrases)) if i not in clause]
    yield "prev", [cast.lines[line.index - 1].text] if line.index else []
    yield "title", [cast.title]


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
        case "invest" | "cost" | "build":
            return "subsidy" if public and not actor.endswith("-topic") else "investment"
        case "give" | "fund":
            return "subsidy" if public else "investment" if private else ""
        case "receive" | "public":
            return "subsidy" if public else ""
        case "forecast":
            return ""
    return "none"


def _called(line: Line, at: int) -> str:
    """What a sum is called by the topic it is said of (総工費は52億円, 取得額は12億ドル超とみられる) or by its line's label."""
    for i in range(at - 1, -1, -1):
        phrase = line.phrases[i]
        if phrase.depth != line.phrases[at].depth:
            continue
        if phrase.case in _SUBJECTS and _AMOUNT_NOUN.search(phrase.text):
            chain = [p.text for p in line.phrases[max(0, i - 2) : i] if p.case == "の"]
            return "".join(chain[-1:]) + phrase.text
        if phrase.form in ("final", "continuing") and phrase.comma:
            break
    label = _LABEL.match(line.text)
    return label[1] if label and at <= 2 else ""


_AMOUNT_NOUN = re.compile(
    r"(?:額|高|費|費用|経費|金|益|利益|損失|規模|価値|収入|年収|料|負担|価格|株価|コスト|投資|出資|支援|補助|助成|融資|予算|枠|買収|増資"
    r"|支出|被害|出し)\Z"
)


def _counted(line: Line, at: int) -> str:
    """The noun a sum measures: 200億円の普通社債, 8500万豪ドルの融資; empty where it measures none."""
    path = line.paths[at]
    return line.phrases[path[1]].text if len(path) > 1 and line.phrases[at].case == "の" else ""


def _nominal_predicate(line: Line, node: int) -> bool:
    return node == len(line.phrases) - 1 or (line.phrases[node].comma and not line.phrases[node].case)


def _actor(cast: Cast, line: Line, at: int) -> str:
    """What sort of actor moves a sum: the が or は of its clause, the から beside it, or whom the text speaks of."""
    clause = _clause(line, at)
    best: tuple[int, str] | None = None
    for candidate, appearance in cast.by_line.get(line.index, ()):
        case = line.phrases[appearance.phrase].case
        if not appearance.at_head or appearance.type not in _ACTORS or appearance.phrase == at:
            continue
        if case in ("から", "による", "により") and abs(appearance.phrase - at) <= 3:
            return f"{_sort(candidate.key, appearance.type)}-source"
        bare = (
            line.sentence.heading
            and not case
            and not line.phrases[appearance.phrase].form
            and appearance.type != "place"
        )
        if case in ("が", "は", "も") or bare:
            rank = 3 if appearance.phrase in clause and appearance.phrase < at else 2 if appearance.phrase < at else 1
            if best is None or rank >= best[0]:
                best = (rank, _sort(candidate.key, appearance.type))
    if best is not None and (best[0] > 1 or line.sentence.heading):
        return best[1]
    topic = cast.topic_before(line.index)
    return f"{_sort(topic.key, sorted(topic.types)[0])}-topic" if topic else "nobody"


def _sort(key: str, type_: str) -> str:
    """The sort of an actor as the scorers see it."""
    if type_ in ("government", "place"):
        return "government"
    for shape in ("public", "bank", "fund", "school"):
        if _SHAPES[shape].search(key):
            return shape
    return "company" if type_ in ("company", "unknown") else "actor"


def _clause(line: Line, at: int) -> range:
    """The phrases of a sum's clause: from the last finished one before it to the end of its own."""
    first, last = 0, len(line.phrases)
    for i, phrase in enumerate(line.phrases):
        if phrase.comma and phrase.form in ("continuing", "final", "quoted"):
            if i < at:
                first = i + 1
            else:
                last = i + 1
                break
    return range(first, last)


def of_status(cast: Cast, money: Money, kind: str) -> list[str]:
    """The features that tell how far a flow has come: what each position around the sum speaks for, and which speaks first."""
    found = [f"kind={kind}", f"role={money.role}", f"role={money.role}:{kind}"]
    where = cast.where(money.mention.span)
    if where is None:
        return found
    line, at = where
    first = ""
    for position, phrases in _steps_around(line, at):
        for phrase in phrases:
            for vote in _progress(line, phrase):
                found += [f"{position}->{vote}", f"{position}->{vote}:{kind}"]
                if not first and vote in _FIRM:
                    first = vote
                    found += [f"first={vote}", f"first={vote}:{position}", f"first={vote}:{kind}"]
    first = first or "nothing"
    anchor = _anchor(cast, line)
    found += [f"first={first}:{kind}", f"anchor={anchor}", f"anchor={anchor}:{kind}", f"first={first}:anchor={anchor}"]
    words = set(cues.steps(line.text))
    found += [f"sent={name}" for name in sorted(words)]
    found += [f"sent={name}:{kind}" for name in sorted(words & {"past", "future", "old", "under", "finish"})]
    found += [f"soft:anchor={anchor}" for name in ("plan",) if name in words]
    found.append(f"end={_tense(line, line.phrases[-1])}:{kind}")
    if line.index:
        found += [
            f"prev={name}"
            for name in cues.steps(cast.lines[line.index - 1].text)
            if name in ("cancel", "weigh", "under", "finish")
        ]
    found += [f"title={name}" for name in cues.steps(cast.title) if name in ("cancel", "weigh", "decide", "finish")]
    return list(dict.fromkeys(found))


def _anchor(cast: Cast, line: Line) -> str:
    """How far the matter has come by the nearest line before that says so: 投資額は… takes up 決議した."""
    for index in range(line.index - 1, max(-1, line.index - 5), -1):
        before = cast.lines[index]
        if before.sentence.heading and index:
            continue
        for phrase in reversed(before.phrases):
            votes = [vote for vote in _progress(before, phrase) if vote in _FIRM or vote == "planned"]
            if votes:
                return votes[-1]
    return "nothing"


_FIRM = frozenset(("cancelled", "considering", "committed", "done"))
"""What settles a status; a plan or a plain 投じる may go with a decision told elsewhere."""


def _steps_around(line: Line, at: int) -> Iterator[tuple[str, list[Phrase]]]:
    """The phrases around a sum by position, the most telling positions first."""
    phrases = line.phrases
    path = line.paths[at]
    clause = _clause(line, at)
    yield "cancel", [phrases[i] for i in clause if "cancel" in cues.steps(phrases[i].text + phrases[i].predicate)]
    yield "weigh", [phrases[i] for i in clause if "weigh" in cues.steps(phrases[i].text + phrases[i].predicate)]
    yield "below", [phrases[i] for i in range(at) if at in line.paths[i] and phrases[i].form == "adnominal"]
    yield "own", [phrases[at]]
    for level, node in enumerate(path[1:4]):
        yield f"up{level}", [phrases[node]]
    yield "top", [phrases[node] for node in path[4:]]
    yield "last", [phrases[path[-1]], phrases[-1]]
    yield "clause", [phrases[i] for i in clause if i not in path]
    yield "rest", [phrases[i] for i in range(len(phrases)) if i not in clause and i not in path]


def _progress(line: Line, phrase: Phrase) -> list[str]:
    """What a phrase says of how far a matter has come, given its tense."""
    text = phrase.text + phrase.predicate
    steps, tense = cues.steps(text), _tense(line, phrase)
    votes: list[str] = []
    for name in steps:
        match name:
            case "cancel":
                votes.append("cancelled")
            case "weigh":
                votes.append("considering")
            case "decide" | "agree":
                votes.append("deciding" if tense == "does" and phrase.form == "final" else "committed")
            case "plan" | "request":
                votes.append("planned")
            case "finish":
                votes.append("done" if tense in ("did", "going", "noun") else "will")
            case "under":
                votes.append("committed")
            case "past" | "old" | "future" | "announce":
                votes.append(name)
    if phrase.form and not votes and cues.classes(text):
        votes.append({"did": "done", "going": "going", "not": "not"}.get(tense, "will"))
    return votes


def of_candidate(cast: Cast, money: Money, candidate: Candidate) -> list[str]:
    """The features of a candidate for some part in a sum's flow: the part its particles give it, and how present it is."""
    found = [f"type={t}" for t in sorted(candidate.types)]
    found += [f"shape={name}" for name, pattern in _SHAPES.items() if pattern.search(candidate.key)]
    where = cast.where(money.mention.span)
    if where is None:
        return found
    line, at = where
    same = [a for a in candidate.appearances if a.line == line.index]
    before = [a for a in candidate.appearances if a.line < line.index]
    topic = cast.topic_before(line.index) is candidate
    given = "+".join(sorted(_expected_here(cast, line, at)))
    for appearance in same:
        found += _beside(cast, line, at, candidate, appearance)
    if same:
        found.append(f"topic-too={topic}")
    else:
        found += ["elsewhere", f"elsewhere:given={given}", f"topic={topic}:given={given}"]
        if before:
            near = before[-1]
            there = cast.lines[near.line]
            distance = min(line.index - near.line, 3)
            case = _case(there.phrases[near.phrase])
            subject = case in _SUBJECTS and near.at_head
            found += [f"back{distance}", f"back{distance}:{case}", f"back{distance}:subject={subject}:given={given}"]
            if near is _latest(cast, line.index, near.type):
                found += [f"latest:{near.type}", f"latest:{near.type}:given={given}"]
            if any(cast.lines[a.line].sentence.heading for a in before):
                found.append("in-heading")
        else:
            found.append("later")
    found.append(f"count={min(len(candidate.appearances), 4)}")
    for type_ in sorted(candidate.types):
        found += [
            f"{how}:{type_}:{'here' if same else 'elsewhere'}"
            for how, who in (
                ("lead", cast.lead_of(type_)),
                ("first", cast.first_of(type_)),
                ("only", cast.only_of(type_)),
            )
            if who is candidate
        ]
    return list(dict.fromkeys(found))


def _beside(cast: Cast, line: Line, at: int, candidate: Candidate, appearance: Appearance) -> Iterator[str]:
    i = appearance.phrase
    phrase = line.phrases[i]
    case = _case(phrase) if appearance.at_head else "mod"
    side = "before" if i < at else "after" if i > at else "in"
    near = "clause" if i in _clause(line, at) else "sentence"
    expected = _expected(line, at, appearance)
    yield f"{side}:{case}"
    yield f"{side}:{case}:{appearance.type}"
    yield f"{near}:{expected}"
    yield f"{near}:{side}:{expected}:{appearance.type}"
    yield f"{_relation(line, at, i)}"
    yield f"{_relation(line, at, i)}:{expected}"
    yield f"steps={min(abs(i - at), 8) // 2}:{side}"
    if phrase.depth:
        yield "bracketed"
    rivals = [a for c, a in cast.by_line[line.index] if c is not candidate and a.at_head]
    kin = [a for a in rivals if a.type == appearance.type]
    if i < at and not any(i < a.phrase < at for a in kin):
        yield f"nearest-before:{appearance.type}"
        yield f"nearest-before:{expected}"
    if i > at and not any(at < a.phrase < i for a in kin):
        yield f"nearest-after:{appearance.type}"
        yield f"nearest-after:{expected}"
    if expected != "none" and not any(
        _expected(line, at, a) == expected and abs(a.phrase - at) < abs(i - at) for a in rivals
    ):
        yield f"nearest={expected}"
        yield f"nearest={expected}:{appearance.type}"
    if line.sentence.heading:
        yield f"heading:{side}:{case}"


def _expected_here(cast: Cast, line: Line, at: int) -> set[str]:
    """The parts that somebody in a sum's clause takes by its particles."""
    clause = _clause(line, at)
    return {
        expected
        for _, a in cast.by_line.get(line.index, ())
        if a.phrase in clause
        and a.type in _ACTORS
        and (expected := _expected(line, at, a)) in ("giver", "taker", "subject")
    }


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


def _expected(line: Line, at: int, appearance: Appearance) -> str:
    """The part an appearance's particle gives it under the verb or noun it shares with the sum: giver, taker, owner."""
    if not appearance.at_head:
        return "modifier"
    phrase = line.phrases[appearance.phrase]
    case = phrase.case
    up, down = line.paths[at], line.paths[appearance.phrase]
    meeting = next((node for node in up if node in down), None)
    nodes = [n for n in (meeting, *up[1:3], *down[1:2]) if n is not None]
    classes = [c for n in nodes for c in cues.classes(line.phrases[n].text + line.phrases[n].predicate)]
    frame = next(("take" if c in _TAKES else "give" for c in classes if c in _TAKES or c in _GIVES), "none")
    if appearance.phrase in up[1:]:  # the sum's clause describes it: 400億円を出す デンソー
        return "giver" if frame == "give" and line.phrases[up[up.index(appearance.phrase) - 1]].form else "counted"
    if case in ("が", "は", "も") or (line.sentence.heading and not case and not phrase.form):
        return {"give": "giver", "take": "taker", "none": "subject"}[frame]
    if case in ("に", "へ", "に対し", "向け", "への", "向けの", "に対する"):
        return "giver" if frame == "take" and case == "に" else "taker"
    if case in ("から", "による", "により", "からの", "を引受先"):
        return "giver"
    if case == "の":
        return f"owner-{frame}"
    if case in ("と", "や") or (not case and phrase.comma):
        return "listed"
    return f"{case or 'bare'}"


def _relation(line: Line, at: int, i: int) -> str:
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


def _case(phrase: Phrase) -> str:
    if phrase.case in _CASES:
        return phrase.case
    return "other" if phrase.case else ("pred" if phrase.form else ("comma" if phrase.comma else "none"))


def _tense(line: Line, phrase: Phrase) -> str:
    tail = line.sentence.tokens[phrase.core - 1 : phrase.last]
    words = [t.text for t in tail]
    if any(w in ("ない", "ず", "なかっ") for w in words):
        return "not"
    if "いる" in words or "いた" in words or "い" in words:
        return "going"
    if any(t.text in ("た", "だっ", "でし") and t.pos == "AUX" for t in tail):
        return "did"
    if any(t.text == "う" or t.text == "よう" for t in tail):
        return "will"
    return "does" if phrase.form else "noun"


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


def _latest(cast: Cast, index: int, type_: str) -> Appearance | None:
    for i in range(index - 1, -1, -1):
        for _, appearance in reversed(cast.by_line.get(i, ())):
            if appearance.type == type_:
                return appearance
    return None


def for_role(found: list[str], kind: str) -> list[str]:
    """A candidate's features as the role scorers take them: each on its own and with the kind of flow."""
    return [*found, *(f"{kind}|{feature}" for feature in found)]
