"""How likely a date is one of a step, and of which, by what stands around it rather than by the words that name steps.

A small linear model that never hears what the rules of `milestones` say, so that it may speak where they know no word: weights
are learned by `tools/train_english_steps.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import get_args

from daicho.claims.english import step_cues as cues
from daicho.claims.english.cast import PROJECTS, Cast, is_actor
from daicho.claims.english.lines import Line
from daicho.claims.english.status import CLASSES
from daicho.model.claim import Event
from daicho.model.when import When
from daicho.reference.weights import shares, weights

OUTCOMES = (*get_args(Event), "none")
# How sure the model must be to find a step where no word names one, and to find none where a word does.
_STEP, _NONE = 0.6, 0.95
_MONTH = re.compile(r"(?:FY)?(?P<year>\d{4})(?:-(?P<month>\d\d))?")
_AHEAD = frozenset(("will", "would", "to", "shall", "should", "may", "might", "could"))


def likely_step(cast: Cast, line: Line, when: When) -> tuple[Event, float, int] | None:
    """The step that a date most likely is of, how sure that is, and the word it hangs on; None where it may well be none."""
    at = _governor(line, when)
    if at is None or line.tokens[at].lemma in cues.SAYING:
        return None  # the day on which somebody said so
    likely = _shares(cast, line, when)
    event: Event = max(get_args(Event), key=lambda step: likely[step])
    sure = 1 - likely["none"]
    return None if sure <= _STEP else (event, sure, at)


def is_no_step(cast: Cast, line: Line, when: When) -> bool:
    """Whether a date is hardly that of a step, whatever words stand beside it."""
    return _shares(cast, line, when)["none"] > _NONE


def _shares(cast: Cast, line: Line, when: When) -> dict[str, float]:
    model, features = weights("english_step"), features_of(cast, line, when)
    return shares({outcome: model.score(outcome, features) for outcome in OUTCOMES})


def features_of(cast: Cast, line: Line, when: When) -> list[str]:
    """What stands around a date."""
    value, told = when.value or "", when.mention.text.lower()
    against = _against(value, cast.published)
    found = {
        f"rel:{against}",
        f"deadline:{when.deadline}",
        f"opens:{told.split()[0]}",
        f"exact:{'fiscal' if value.startswith('FY') else 'quarter' if 'Q' in value else len(value)}",
        f"dates:{min(3, len(line.dates))}",
        "heading" if line.sentence.heading else "body",
    }
    found |= {
        name
        for name, here in (
            ("on a day", cues.ON_A_DAY.search(told)),
            ("missed", cues.MISSED.search(line.low)),
            ("markets", cues.MARKETS.search(line.low)),
            ("sums", line.sums),
            ("per cent", any(quantity.unit == "%" for quantity in line.quantities)),
            ("project", any(token.lemma in PROJECTS for token in line.tokens)),
        )
        if here
    }
    found |= _steps_told(line)
    head = line.head(when.mention.span)
    return sorted(found if head is None else found | set(_above(line, head, against)))


@lru_cache(maxsize=1)
def _steps_told(line: Line) -> frozenset[str]:
    """The steps whose words a line has, wherever its dates stand."""
    return frozenset(f"line:{step}" for step, pattern in cues.EVENTS if pattern.search(line.low))


def _above(line: Line, head: int, against: str) -> Iterator[str]:
    """What a date hangs on: the first word, the first two verbs with their subjects and objects, the first two nouns."""
    tokens, up = line.tokens, list(line.up(head))
    yield f"dep:{tokens[head].dep}"
    if tokens[head].head != head:
        yield f"up:{tokens[tokens[head].head].text.lower()}"
    first = next((i for i in up if tokens[i].pos in ("VERB", "AUX", "NOUN", "PROPN", "ADJ")), None)
    if first is not None:
        yield from (f"first:{tokens[first].pos}", f"first:{tokens[first].lemma}")
    for n, verb in enumerate([i for i in up if tokens[i].pos in ("VERB", "AUX")][:2]):
        yield from _of_verb(line, n, verb, against)
    for noun in [i for i in up if tokens[i].pos in ("NOUN", "PROPN")][:2]:
        yield f"noun:{tokens[noun].lemma}"
        if tokens[noun].lemma in PROJECTS:
            yield "noun:a project"


def _of_verb(line: Line, n: int, verb: int, against: str) -> Iterator[str]:
    """What the n-th verb above a date says, when, of what and to what."""
    tokens = line.tokens
    lemma, time = tokens[verb].lemma, _time(line, verb)
    yield from (f"verb{n}:{lemma}", f"time{n}:{time}", f"time{n}:{time}:{against}")
    yield from (f"class{n}:{name}:{time}" for name in CLASSES.get(lemma, ()))
    if lemma in cues.SAYING:
        yield f"saying{n}"
    if lemma in cues.LIGHT:
        yield f"light{n}"
    subject = line.subject_of(verb)
    if subject is not None:
        yield f"subject{n}:{_sort(line, subject)}"
        if line.name_at(subject) is None:
            yield f"subject{n}:{tokens[subject].lemma}"
    for i in line.children[verb]:
        if tokens[i].dep == "dobj":
            yield from (f"object{n}:{_sort(line, i)}", f"object{n}:{tokens[i].lemma}")
        if tokens[i].dep == "xcomp":
            yield f"to{n}:{tokens[i].lemma}"


def _time(line: Line, verb: int) -> str:
    helpers = {line.tokens[i].lemma for i in line.children[verb] if line.tokens[i].dep in ("aux", "auxpass")}
    if helpers & _AHEAD:
        return "ahead"
    return "past" if line.tokens[verb].tag in ("VBD", "VBN") or "have" in helpers else "now"


def _sort(line: Line, i: int) -> str:
    """What a noun is: a project, an actor, another name, a pronoun or any noun."""
    if line.tokens[i].lemma in PROJECTS:
        return "a project"
    if name := line.name_at(i):
        return "an actor" if is_actor(name) else name.type
    return "a pronoun" if line.tokens[i].pos == "PRON" else "a noun"


def _governor(line: Line, when: When) -> int | None:
    """The verb that a date hangs on, or the noun where no verb is."""
    head = line.head(when.mention.span)
    up = [] if head is None else list(line.up(head))
    verbs = [i for i in up if line.tokens[i].pos in ("VERB", "AUX")]
    nouns = [i for i in up if line.tokens[i].pos in ("NOUN", "PROPN")]
    return next(iter(verbs or nouns), None)


def _against(value: str, published: str | None) -> str:
    """Whether a date lies before the day of publication, after it, or in its month or year."""
    date, today = _MONTH.match(value), _MONTH.match(published or "")
    if date is None or today is None:
        return "unknown"
    if date["year"] != today["year"]:
        return "past" if date["year"] < today["year"] else "ahead"
    if not (date["month"] and today["month"]) or date["month"] == today["month"]:
        return "now"
    return "past" if date["month"] < today["month"] else "ahead"
