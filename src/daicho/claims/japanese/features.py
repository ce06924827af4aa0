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
_LABEL = re.compile(r"^[\s・\-*■●◆(（\d.)）]*([^:：　\s]{2,14}?)(?:は|[:：]|　|\s)")


def of_sum(cast: Cast, money: Money) -> list[str]:
    """The features of a sum: what governs it, what is said of it, what stands around it."""
    found = [
        f"role={money.role}",
        f"bound={money.bound}",
        f"size={_size(money)}",
        f"cur={'JPY' if money.currency == 'JPY' else 'other'}",
    ]
    where = cast.where(money.mention.span)
    if where is None:
        return [*found, "unparsed"]
    line, at = where
    phrase = line.phrases[at]
    found.append(f"heading={line.sentence.heading}")
    found.append(f"case={_case(phrase)}")
    path = line.paths[at]
    for level, node in enumerate(path[:5]):
        found += _marked(f"up{min(level, 3)}", line.phrases[node].text + line.phrases[node].predicate, level)
    if len(path) > 1:
        found.append(f"link={_case(phrase)}>{line.phrases[path[1]].form or 'noun'}")
    last = line.phrases[path[-1]]
    found += [f"end={c}" for c in cues.steps(last.text + last.predicate)]
    for i, other in enumerate(line.phrases):
        if i == at:
            continue
        relation = _relation(line, at, i)
        distance = "near" if abs(i - at) <= 2 else "mid" if abs(i - at) <= 5 else "far"
        side = "before" if i < at else "after"
        classes = cues.classes(other.text + other.predicate)
        found += [f"{relation}={c}" for c in classes]
        found += [f"{side}-{distance}={c}" for c in classes]
        if i < at and other.case in _SUBJECTS and other.head in path:
            found += [f"topic={c}" for c in classes]
    found += [f"sent={c}" for c in cues.classes(line.text)]
    found += [f"step={c}" for c in cues.steps(line.text)]
    if label := _LABEL.match(line.text):
        found += [f"label={c}" for c in cues.classes(label[1])]
    for _, appearance in cast.by_line.get(line.index, ()):
        case = _case(line.phrases[appearance.phrase])
        if appearance.phrase < at and appearance.at_head and case in _CASES and appearance.type in _ACTORS:
            found.append(f"who:{appearance.type}:{case}")
    for offset in (1, 2):
        if line.index >= offset:
            found += [f"prev{offset}={c}" for c in cues.classes(cast.lines[line.index - offset].text)]
    if line.index + 1 < len(cast.lines):
        found += [f"next={c}" for c in cues.classes(cast.lines[line.index + 1].text)]
    found += [f"title={c}" for c in cues.classes(cast.title)]
    return list(dict.fromkeys(found))


def of_status(cast: Cast, money: Money, kind: str) -> list[str]:
    """The features that tell how far a flow has come: verbs and their tense on the way up from the sum, and words around it."""
    found = [f"kind={kind}", f"role={money.role}"]
    where = cast.where(money.mention.span)
    if where is None:
        return found
    line, at = where
    path = line.paths[at]
    for level, node in enumerate(path[:6]):
        phrase = line.phrases[node]
        step = cues.steps(phrase.text + phrase.predicate)
        found += [f"up{min(level, 4)}={c}" for c in step] + [f"path={c}" for c in step]
        if phrase.form:
            flow = cues.classes(phrase.text + phrase.predicate)
            tense = _tense(line, phrase)
            found.append(f"up{min(level, 4)}:{tense}")
            found += [f"{c}:{tense}" for c in (*flow[:2], *step[:2])]
    last = line.phrases[path[-1]]
    found.append(f"end:{_tense(line, last) if last.form else 'noun'}:{kind}")
    found += [f"end={c}:{_tense(line, last)}" for c in cues.steps(last.text + last.predicate)]
    final = line.phrases[-1]
    found += [f"final={c}:{_tense(line, final)}" for c in cues.steps(final.text + final.predicate)]
    for i, other in enumerate(line.phrases):
        step = cues.steps(other.text + other.predicate)
        if i != at and step:
            found += [f"{'before' if i < at else 'after'}{'-near' if abs(i - at) <= 3 else ''}={c}" for c in step]
            found += [f"{_relation(line, at, i)}={c}" for c in step]
    found += [f"sent={c}" for c in cues.steps(line.text)]
    found += [f"sent={c}:{kind}" for c in cues.steps(line.text)]
    found += [f"title={c}" for c in cues.steps(cast.title)]
    if line.index:
        found += [f"prev={c}" for c in cues.steps(cast.lines[line.index - 1].text)]
    if line.index + 1 < len(cast.lines):
        found += [f"next={c}" for c in cues.steps(cast.lines[line.index + 1].text)]
    return list(dict.fromkeys(found))


def of_candidate(cast: Cast, money: Money, candidate: Candidate) -> list[str]:
    """The features of a candidate for some part in a sum's flow, from all its appearances."""
    found = [f"type={t}" for t in sorted(candidate.types)]
    where = cast.where(money.mention.span)
    if where is None:
        return found
    line, at = where
    same = [a for a in candidate.appearances if a.line == line.index]
    before = [a for a in candidate.appearances if a.line < line.index]
    after = [a for a in candidate.appearances if a.line > line.index]
    for appearance in same:
        found += _beside(cast, line, at, candidate, appearance)
    if not same:
        found.append("not-in-sentence")
        subject = _has_subject(cast, line, at)
        if before:
            near = before[-1]
            distance = min(line.index - near.line, 3)
            case = _case(cast.lines[near.line].phrases[near.phrase])
            found += [
                f"prev{distance}",
                f"prev{distance}:{case}",
                f"prev{distance}:{near.type}",
                f"own-subject={subject}:prev{distance}:{case}",
            ]
            if cast.topic_before(line.index) is candidate:
                found += ["topic", f"topic:own-subject={subject}"]
            if near is _latest(cast, line.index, near.type):
                found += [f"latest:{near.type}", f"latest:{near.type}:{case}"]
        elif after:
            found.append(f"next{min(after[0].line - line.index, 3)}")
    elif cast.topic_before(line.index) is candidate:
        found.append("topic-too")
    if any(cast.lines[a.line].sentence.heading and a.line < line.index for a in before):
        found.append("in-heading")
    found.append(f"count={min(len(candidate.appearances), 4)}")
    for type_ in candidate.types:
        if cast.first_of(type_) is candidate:
            found.append(f"first:{type_}")
        if cast.only_of(type_) is candidate:
            found.append(f"only:{type_}")
    return list(dict.fromkeys(found))


def _beside(cast: Cast, line: Line, at: int, candidate: Candidate, appearance: Appearance) -> Iterator[str]:
    i = appearance.phrase
    phrase = line.phrases[i]
    case = _case(phrase) if appearance.at_head else "mod"
    side = "before" if i < at else "after" if i > at else "in"
    relation = _relation(line, at, i)
    yield f"{side}:{case}"
    yield f"{side}:{case}:{appearance.type}"
    yield f"{relation}:{case}"
    yield f"{relation}:{case}:{appearance.type}"
    yield f"{side}:{'near' if abs(i - at) <= 2 else 'mid' if abs(i - at) <= 6 else 'far'}:{case}"
    if (deciding := _deciding(line, at, i)) is not None:
        verb = line.phrases[deciding]
        for c in cues.classes(verb.text + verb.predicate)[:3] or ("none",):
            yield f"{relation}:{case}:{c}"
    if phrase.depth:
        yield "bracketed"
    if i < at and not any(
        i < a.phrase < at and a.at_head and a.type == appearance.type
        for c, a in cast.by_line[line.index]
        if c is not candidate
    ):
        yield f"nearest-before:{appearance.type}"
        yield f"nearest-before:{case}:{appearance.type}"
    if i > at and not any(
        at < a.phrase < i and a.type == appearance.type for c, a in cast.by_line[line.index] if c is not candidate
    ):
        yield f"nearest-after:{appearance.type}"
        yield f"nearest-after:{case}:{appearance.type}"
    if (
        i < at
        and case in _SUBJECTS
        and not any(i < j < at and line.phrases[j].case in _SUBJECTS for j in range(len(line.phrases)))
    ):
        yield "last-subject"
    between = [line.phrases[j] for j in range(min(i, at) + 1, max(i, at))]
    if any(p.comma and p.form == "continuing" for p in between):
        yield f"{side}:{case}:other-clause"
    if line.sentence.heading:
        yield f"heading:{side}:{case}"


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


def _deciding(line: Line, at: int, i: int) -> int | None:
    """The phrase at which a candidate's and the sum's ways up meet, or the first above the sum where they do not."""
    up, down = line.paths[at], line.paths[i]
    meeting = next((node for node in up if node in down), None)
    return meeting if meeting is not None else (up[1] if len(up) > 1 else None)


def _marked(position: str, text: str, level: int) -> list[str]:
    classes = cues.classes(text)
    return (
        [f"{position}={c}" for c in classes]
        + [f"path={c}" for c in classes]
        + ([f"own={c}" for c in classes] if level == 0 else [])
    )


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


def _has_subject(cast: Cast, line: Line, at: int) -> bool:
    return any(
        a.at_head
        and a.phrase < at
        and a.type in ("company", "government", "organisation", "actor")
        and line.phrases[a.phrase].case in _SUBJECTS
        for _, a in cast.by_line.get(line.index, ())
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
