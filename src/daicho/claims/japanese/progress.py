"""What a scorer sees of a flow's progress: which status each position around the sum speaks for, and which speaks first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from daicho.claims.japanese import cues
from daicho.claims.japanese.cast import Cast, Where
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.phrases import Phrase
from daicho.claims.japanese.reading import SUBJECTS, described_by, tense_of
from daicho.model.money import Money

_FIRM = frozenset(("cancelled", "considering", "committed", "done"))
"""What settles a status; a plan or a plain 投じる may go with a decision told elsewhere."""
_DECIDED = frozenset(("committed", "deciding"))
_LAST = _FIRM | _DECIDED | {"planned"}
"""What may be a line's last word on how far a matter has come."""
_OFFICE = re.compile(r"[省庁府県国市都道州町村]|政府|機構|当局|委員会|議会")
_MEANT = frozenset(("plan", "decide"))
"""What a matter that is given up had been before."""


def of_status(cast: Cast, money: Money, kind: str) -> list[str]:
    """The features that tell how far a flow has come: what each position around the sum speaks for, and which speaks first."""
    found = [f"kind={kind}", f"role={money.role}", f"role={money.role}:{kind}"]
    where = cast.where(money)
    if where is None:
        return found
    line = where.line
    first = ""
    for position, phrases in _steps_around(where):
        for phrase in phrases:
            for vote in _progress(line, phrase):
                found += [f"{position}->{vote}", f"{position}->{vote}:{kind}"]
                if not first and vote in _FIRM and position != "other":
                    first = vote
                    found += [f"first={vote}", f"first={vote}:{position}", f"first={vote}:{kind}"]
    first = first or "nothing"
    anchor = _anchor(cast, line)
    found += [f"first={first}:{kind}", f"anchor={anchor}", f"anchor={anchor}:{kind}", f"first={first}:anchor={anchor}"]
    words = set(cues.steps(line.text))
    found += [f"sent={name}" for name in sorted(words)]
    found += [f"sent={name}:{kind}" for name in sorted(words & {"past", "future", "old", "under", "finish"})]
    found += [f"soft:anchor={anchor}" for name in ("plan",) if name in words]
    found.append(f"end={tense_of(line, line.phrases[-1])}:{kind}")
    if line.index:
        found += [
            f"prev={name}"
            for name in cues.steps(cast.lines[line.index - 1].text)
            if name in ("cancel", "weigh", "under", "finish")
        ]
    found += _predicates(where)
    own = _decider(line)
    deciders = _deciders(cast, cast.story(line.index).start)
    found += [f"decided@{who}:{kind}" for who, many in deciders.items() if many > (who == own)]
    for name in cast.steps_of(line.index):
        found += [f"text={name}", f"text={name}:{kind}", f"text={name}:first={first}"]
    if "cancel" in cast.steps_of(line.index) and _was_a_plan(where):
        found.append("given up=cancelled")
    about = [
        name for name in cues.classes(line.text) if name in ("budget", "law", "fund", "acquire", "raise", "capital")
    ]
    found += [f"words={name}:{kind}" for name in about]
    found += [f"title={name}" for name in cues.steps(cast.title) if name in ("cancel", "weigh", "decide", "finish")]
    return list(dict.fromkeys(found))


def _predicates(where: Where) -> Iterator[str]:
    """The words that end the clauses around a sum, as they are told: 投じる:does, 計画:noun."""
    line, at, _ = where
    above = [_ending(line, line.phrases[node]) for node in line.paths[at][1:4]]
    last = _ending(line, line.phrases[-1])
    yield from (f"up{level}~{word}" for level, word in enumerate(above))
    yield from (f"path~{word}" for word in (*above, last))
    yield f"last~{last}"


def _ending(line: Line, phrase: Phrase) -> str:
    return f"{phrase.predicate or phrase.text[-2:]}:{tense_of(line, phrase)}"


@lru_cache(maxsize=16)
def _deciders(cast: Cast, first: int) -> Mapping[str, int]:
    """In how many lines of the story that begins at a line an office decides, another, or nobody who is named."""
    return Counter(who for i in cast.story(first) if (who := _decider(cast.lines[i])))


def _decider(line: Line) -> str:
    """What sort of actor decides by the last word of a line on how far a matter has come; nothing where none does."""
    votes = (vote for phrase in reversed(line.phrases) for vote in _progress(line, phrase))
    if next((vote for vote in votes if vote in _LAST), "") not in _DECIDED:
        return ""
    actor = next((p.text for p in line.phrases if p.case in SUBJECTS and not p.depth), "")
    return "office" if _OFFICE.search(actor[-2:]) else "other" if actor else "nobody"


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


def _steps_around(where: Where) -> Iterator[tuple[str, list[Phrase]]]:
    """The phrases around a sum by position, the most telling positions first."""
    line, at, clause = where
    phrases = line.phrases
    path = line.paths[at]
    yield "cancel", [phrases[i] for i in clause if "cancel" in cues.steps(line.words[i])]
    yield "weigh", [phrases[i] for i in clause if "weigh" in cues.steps(line.words[i])]
    yield "below", [phrases[i] for i in range(at) if at in line.paths[i] and phrases[i].form == "adnominal"]
    yield "own", [phrases[at]]
    for level, node in enumerate(path[1:4]):
        yield f"up{level}", [phrases[node]]
    yield "top", [phrases[node] for node in path[4:]]
    yield "last", [phrases[path[-1]], phrases[-1]]
    others = {i for i in range(len(phrases)) if i not in path and _tells_of_other(line, at, i)}
    yield "clause", [phrases[i] for i in clause if i not in path and i not in others]
    yield "rest", [phrases[i] for i in range(len(phrases)) if i not in clause and i not in path and i not in others]
    yield "other", [phrases[i] for i in sorted(others)]


def _tells_of_other(line: Line, at: int, i: int) -> bool:
    """Whether phrase `i` stands in a clause that describes some other noun (決定している 920億円と合わせ)."""
    phrase = line.phrases[i]
    beside = phrase.form == "adnominal" and phrase.head != at and phrase.head not in line.paths[at]
    return beside or described_by(line, at, i) is not None


def _was_only(line: Line, phrase: Phrase) -> bool:
    """Whether something is told as a plan that was (投じる予定だった)."""
    return any(token.text == "だっ" for token in line.sentence.tokens[phrase.core : phrase.last])


def _had_been(line: Line, phrase: Phrase) -> bool:
    """Whether something is told as what had been so: 見込んでいた, 予定していた, 内定していたものの, 予定だった."""
    words = [token.text for token in line.sentence.tokens[phrase.core : phrase.last]]
    return _was_only(line, phrase) or ("い", "た") in pairwise(words)


def _was_a_plan(where: Where) -> bool:
    """Whether a sum is told as what had been planned: 投じる予定だった, 投資予定額は1350億円だった, 見込んでいた."""
    line, at, clause = where
    planned = [line.phrases[i] for i in clause if not _MEANT.isdisjoint(cues.steps(line.words[i]))]
    return any(_had_been(line, p) for p in planned) or (
        bool(planned) and _was_only(line, line.phrases[line.paths[at][-1]])
    )


def _progress(line: Line, phrase: Phrase) -> list[str]:
    """What a phrase says of how far a matter has come, given its tense."""
    text = phrase.text + phrase.predicate
    steps = cues.steps(text)
    if not steps and not phrase.form:
        return []
    tense = tense_of(line, phrase)
    votes: list[str] = []
    for name in steps:
        match name:
            case "cancel":
                votes.append("cancelled")
            case "weigh":
                votes.append("considering")
            case "decide" | "agree":
                if tense == "not":
                    votes.append("undecided")
                else:
                    votes.append("deciding" if tense == "does" and phrase.form == "final" else "committed")
            case "plan" | "request":
                votes.append("dropped" if _was_only(line, phrase) else "planned")
            case "finish":
                votes.append("done" if tense in ("did", "going", "noun") else "will")
            case "under":
                votes.append("committed")
            case "past" | "old" | "future" | "announce":
                votes.append(name)
    if phrase.form and not votes and cues.classes(text):
        votes.append({"did": "done", "going": "going", "not": "not"}.get(tense, "will"))
    return votes
