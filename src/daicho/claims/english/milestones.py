"""Milestones: a project or an actor reaches, or is due to reach, a step at a stated date.

From each date upwards: the noun or verb it hangs on, then the clause around that, decide which step is meant. The first of them
whose words name a step wins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from daicho.claims.english import step_cues as cues
from daicho.claims.english.cast import PROJECTS, Cast, is_actor, party_of, phrase_party, unique
from daicho.claims.english.lines import SUBJECTS, Line
from daicho.claims.english.speakers import speakers_of
from daicho.claims.english.steps import is_no_step, likely_step
from daicho.model.claim import Event, Milestone, Party
from daicho.model.span import Span
from daicho.model.when import When
from daicho.reference.counted import PEOPLE

_UNNAMED = 0.7
"""How much of the chance of a step that no word names is left once its kind and subject must be right as well."""
_DECADE = re.compile(r"\d0s\Z")
_APART = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj", "acl"})


def milestones(cast: Cast, outputs: Collection[Span]) -> Iterator[Milestone]:
    """Every dated step of a document. A date that the day of publication leaves open ("October", of which year?) makes none.

    outputs: where the document states capacities.
    """
    for line in cast.lines:
        told: tuple[When, Event, str] | None = None  # the step told last in the line
        for when in line.dates:
            if when.value is None and cast.dated and not _DECADE.search(when.mention.text):
                continue
            if told and (other := _one_more(line, told[0], when)) is not None:
                claim: Milestone | None = _likewise(cast, line, when, told, other)
            else:
                found = _event_of(line, when, outputs)
                if found and is_no_step(cast, line, when):
                    continue
                if found:
                    claim = _milestone(cast, line, when, *found)
                elif _may_be_unnamed(line, when) and (likely := likely_step(cast, line, when)):
                    event, share, at = likely
                    claim = replace(
                        _milestone(cast, line, when, event, "by its sentence", at), confidence=share * _UNNAMED
                    )
                else:
                    claim = None
            if claim and (claim.subject or claim.project):
                told = when, claim.event, claim.why[0]
                yield claim


def _one_more(line: Line, last: When, when: When) -> int | None:
    """The noun between two dates where no verb stands there: "the first opens in 2025, the second in 2027"."""
    between = [
        i for i, token in enumerate(line.tokens) if last.mention.span.end <= token.span.start < when.mention.span.start
    ]
    if not between or any(line.tokens[i].pos in ("VERB", "AUX", "PRON", "SCONJ") for i in between):
        return None
    opening = line.tokens[between[0]].text.lower() in (",", ";", "and", "but", "while")
    wording = line.wording(between)[0]
    if any(step != "other" and pattern.search(wording) for step, pattern in cues.EVENTS):
        return None  # "and mass production in 2027"
    nouns = [
        i for i in between if line.tokens[i].lemma in PROJECTS or line.tokens[i].text.lower() in cues.ONE_OF_SEVERAL
    ]
    return nouns[-1] if opening and nouns else None


def _likewise(cast: Cast, line: Line, when: When, told: tuple[When, Event, str], at: int) -> Milestone:
    """The step told before, of another plant or phase at another date."""
    other = phrase_party(line.noun(at))
    return Milestone(
        quote=line.quote,
        event=told[1],
        when=when,
        subject=unique([other, cast.actor(line, at), cast.lead])[:2],
        project=(other,),
        place=cast.place(line),
        says=speakers_of(line),
        confidence=cues.CONFIDENCE[told[1]] - 0.05,
        why=(told[2], f"likewise: {other.name}", f"date: {when.mention.text}"),
    )


def _event_of(line: Line, when: When, outputs: Collection[Span]) -> tuple[Event, str, int] | None:
    """The step a date belongs to, the words that say so, and the word they hang on."""
    dated = {i for date in line.dates for i in line.within(date.mention.span)}
    found = _event_among(line, when, outputs, _candidates(line, when, dated))
    return found or _event_among(line, when, outputs, _then(line, when))


def _then(line: Line, when: When) -> Iterator[int]:
    """The verb of a clause that says what happens then: "in early 2028, when production begins", "2028 is when it opens"."""
    inside = line.within(when.mention.span)
    for at in (*inside, *(line.tokens[i].head for i in inside if line.tokens[i].dep == "nsubj")):
        for i in line.children[at]:
            clause = line.tokens[i].pos == "VERB" and line.tokens[i].dep in ("relcl", "advcl", "ccomp", "acl")
            if clause and any(line.tokens[j].text.lower() == "when" for j in line.children[i]):
                yield i
                yield from (
                    j for j in line.children[i] if line.tokens[j].dep == "xcomp" and line.tokens[j].pos == "VERB"
                )


def _event_among(
    line: Line, when: When, outputs: Collection[Span], candidates: Iterable[int]
) -> tuple[Event, str, int] | None:
    """The first of some words that names a step, with that step and the words that say so."""
    inside = set(line.within(when.mention.span))
    dated = {i for date in line.dates for i in line.within(date.mention.span)}
    on_a_day = cues.ON_A_DAY.search(when.mention.text) is not None
    for at in candidates:
        token = line.tokens[at]
        words, places, verbs = _around(line, at, dated)
        if _is_ruled_out(line, when, at, words):
            return None
        if when.mention.text.lower().startswith("since ") and cues.SINCE_BEGUN.search(words):
            return "construction_start", token.text, at
        ahead = token.pos in ("VERB", "AUX") and not on_a_day and _looks_ahead(line, at, words, dated)
        reaching = token.lemma in cues.REACH and (ahead or _goes_on_ahead(line, at))
        if reaching and (target := _target(line, set(line.below(at, _APART)), outputs)):
            return "other", target, at
        if token.dep == "acl" and token.tag == "VBN" and not _tells_project(line, at):
            return None  # "tools shipped last year": which ones, not what happened
        for step, pattern in cues.EVENTS:
            for match in pattern.finditer(words):
                if _covers(line, words, match.span(), places, verbs) and not (step == "other" and on_a_day):
                    return step, match.group(), at
        if ahead and token.lemma in cues.MAKING and when.mention.text.lower().startswith("from "):
            return "production_start", token.text, at
        if ahead and (target := _target(line, set(places), outputs)):
            return "other", target, at
        if token.lemma in cues.SAYING and token.pos == "VERB":
            return None
        plain = not line.sums and not any(quantity.unit == "%" for quantity in line.quantities)
        if ahead and plain and token.pos == "VERB" and (work := _work_of(line, at)):
            built = token.lemma in cues.BUILDING and cues.DEADLINE.match(when.mention.text.lower())
            event: Event = "completion" if built else "opening" if token.lemma in cues.EXISTING else "other"
            return event, f"{token.text} {work}", at
        if token.pos in ("VERB", "AUX") and token.dep not in ("xcomp", "conj", "acomp", "pcomp") and token.tag != "VBG":
            return None
        if token.pos == "VERB" and token.dep == "conj" and token.lemma not in cues.LIGHT:
            return None  # it says a step of its own, if an unknown one
        if token.dep == "conj" and _is_dated(line, token.head, dated - inside):
            return None  # what it is joined to has a date of its own
    return None


def _is_ruled_out(line: Line, when: When, at: int, words: str) -> bool:
    """Whether a word that a date hangs on tells of something else than a step: a date missed, people, a decision, a market."""
    token = line.tokens[at]
    if _is_left_behind(line, when, at) or _counts_people(line, at) or _is_decided(line, at):
        return True
    given_up = token.dep == "dobj" and cues.MISSED.search(line.tokens[token.head].text.lower())
    return bool(given_up or cues.MISSED.search(words) or cues.MARKETS.search(words))


def _may_be_unnamed(line: Line, when: When) -> bool:
    """Whether nothing that a date hangs on rules a step out."""
    dated = {i for date in line.dates for i in line.within(date.mention.span)}
    return not any(_is_ruled_out(line, when, at, _around(line, at, dated)[0]) for at in _candidates(line, when, dated))


def _looks_ahead(line: Line, at: int, words: str, dated: set[int]) -> bool:
    """Whether a verb tells of what is to come, by itself or as the second of two: "intends to build and run a plant"."""
    if cues.AHEAD.search(words):
        return True
    token = line.tokens[at]
    return (
        token.dep == "conj" and token.tag == "VB" and cues.AHEAD.search(_around(line, token.head, dated)[0]) is not None
    )


def _is_dated(line: Line, at: int, others: set[int]) -> bool:
    """Whether a verb has another date among what hangs on it, its other clauses left out."""
    return bool(others & set(line.below(at, _APART)))


def _is_left_behind(line: Line, when: When, at: int) -> bool:
    """Whether a date is the one moved away from: "pushed back from 2026 to 2027"."""
    told = when.mention.text.lower()
    if (
        line.tokens[at].lemma in cues.PUTTING_OFF
        and line.tokens[at].tag in ("VBD", "VBN")
        and cues.JUST_THEN.match(told)
    ):
        return True  # "postponed in March": that is when it was decided
    if line.tokens[at].lemma not in cues.MOVING or not told.startswith("from "):
        return False
    return any(date.mention.text.lower().startswith("to ") for date in line.dates)


def _is_decided(line: Line, at: int) -> bool:
    """Whether a verb tells that a payment or decision is made, which produces nothing."""
    subject = line.subject_of(at) if line.tokens[at].lemma == "make" else None
    return subject is not None and line.tokens[subject].lemma in cues.DECIDED


def _counts_people(line: Line, at: int) -> bool:
    """Whether a verb says what a number of people will do, which is a headcount: "5,200 people are to have finished"."""
    subject = line.subject_of(at) if line.tokens[at].pos == "VERB" else None
    if subject is None or line.tokens[at].lemma in ("move", "start"):
        return False
    return any(
        quantity.unit in PEOPLE and subject in line.within(quantity.mention.span) for quantity in line.quantities
    )


def _tells_project(line: Line, at: int) -> bool:
    """Whether a participle tells of a plant, firm or scheme rather than of goods: "a plant opened in 2019"."""
    noun = line.tokens[at].head
    return (
        line.tokens[noun].lemma in PROJECTS or line.name_at(noun) is not None or line.tokens[noun].tag in ("NN", "CD")
    )


def _work_of(line: Line, verb: int) -> str | None:
    """The project that is subject or object of a verb."""
    near = [line.subject_of(verb), *(i for i in line.children[verb] if line.tokens[i].dep == "dobj")]
    works = (line.tokens[i] for i in near if i is not None and line.tokens[i].lemma in PROJECTS)
    return next((work.text for work in works if work.tag != "NNS"), None)


def _goes_on_ahead(line: Line, at: int) -> bool:
    """Whether a participle goes on with what is to come: "25,000 are to be processed, rising to 60,000 by 2030"."""
    token = line.tokens[at]
    above = line.tokens[token.head]
    auxiliaries = (line.tokens[i].lemma for i in (token.head, *line.children[token.head], above.head))
    return (
        token.dep == "advcl" and token.tag == "VBG" and any(lemma in ("will", "be", "should") for lemma in auxiliaries)
    )


def _target(line: Line, around: set[int], outputs: Collection[Span]) -> str | None:
    """A capacity that is to be reached by the date: "20,000 wafers a month by March 2027"."""
    stated = (quantity.mention for quantity in line.quantities if quantity.mention.span in outputs)
    return next((mention.text for mention in stated if around & set(line.within(mention.span))), None)


def _candidates(line: Line, when: When, dated: set[int]) -> Iterator[int]:
    """The words a date may belong to: the verb or noun just before it, then whatever it hangs on, upwards."""
    inside = line.within(when.mention.span)
    head = line.head(when.mention.span)
    if head is None or not inside:
        return
    seen = set(dated)
    before = inside[0] - 1
    if before >= 0 and line.tokens[before].dep == "prt":
        before = line.tokens[before].head
    if before >= 0 and line.tokens[before].pos in ("NOUN", "PROPN") and line.tokens[before].lemma not in cues.STEPS:
        before = -1  # "ship its first chips in the fourth quarter"
    for at in (before, *_fronted(line, when, inside[0], head), *line.up(head)):
        token = line.tokens[at]
        passed_on = (
            at != before and token.pos == "NOUN" and token.dep == "dobj"
        )  # "ship its first chips in May": the verb tells
        if at >= 0 and at not in seen and not passed_on and token.pos in ("VERB", "NOUN", "AUX", "ADJ", "PROPN"):
            seen.add(at)
            yield at


def _fronted(line: Line, when: When, date: int, head: int) -> Iterator[int]:
    """The verb that a date before its clause belongs to: "completed" in "By 2030, it expects that work will be completed"."""
    if not cues.DEADLINE.match(when.mention.text.lower()):
        return  # "on Thursday it said that work will begin"
    for at in line.up(head):
        if date < at and line.tokens[at].lemma in cues.EXPECTING:
            yield from (
                i
                for i in line.children[at]
                if i > at and line.tokens[i].dep in ("ccomp", "xcomp") and line.tokens[i].pos == "VERB"
            )


def _around(line: Line, at: int, dated: set[int]) -> tuple[str, dict[int, range], set[int]]:
    """What a noun or verb says: the words that hang on it and, for a verb, its subject; and the verbs among them that count."""
    below = set(line.below(at, _APART))
    verbs = {at}
    if line.tokens[at].pos in ("VERB", "AUX", "ADJ"):
        token = line.tokens[at]
        subject = token.head if token.dep == "acl" else line.subject_of(at)  # "with production now expected in 2026"
        if subject is not None:
            below |= set(line.below(subject, _APART))
        for above in line.up(at):  # "is due to start", "is expected to open"
            if line.tokens[at].dep not in ("xcomp", "acomp", "pcomp", "prep"):
                break
            below |= {
                above,
                *(i for i in line.children[above] if line.tokens[i].dep in ("aux", "auxpass", "neg", "advmod")),
            }
            verbs.add(above)
            at = above
        verbs |= {i for i in below if line.tokens[i].dep in ("xcomp", "acomp", "prt") and line.tokens[i].head in verbs}
    words, places = line.wording(sorted(below - dated))
    return words, places, verbs


def _covers(line: Line, words: str, found: tuple[int, int], places: dict[int, range], verbs: set[int]) -> bool:
    """Whether the words found are those of the verb or noun itself, or it is one that leaves the step to others."""
    if words.startswith("first ", found[0]):
        return True  # "the first wafers will be processed": the goods tell, whatever the verb
    if any(line.tokens[i].lemma in cues.LIGHT or line.tokens[i].dep == "acomp" for i in verbs):
        return True
    if any(line.tokens[i].dep == "ROOT" and line.tokens[i].pos in ("NOUN", "PROPN") for i in verbs):
        return True  # a list item or headline without a verb
    return any(places[i].start < found[1] and found[0] < places[i].stop for i in verbs if i in places)


def _milestone(cast: Cast, line: Line, when: When, event: Event, cue: str, at: int) -> Milestone:
    project = _own_project(line, at) or cast.project(line, at)
    if event == "mass_production" and project and cues.PILOT.search(project.name):
        project = cast.lead_project  # what follows the pilot line is the plant's
    actor = _actor(cast, line, at)
    if (
        event in ("opening", "production_start")
        and project
        and cues.PILOT.search(project.name)
        and _is_of(line, at, project)
    ):
        event = "pilot"
    return Milestone(
        quote=line.quote,
        event=event,
        when=when,
        subject=unique([_subject(line, at), _told_of(line, at), actor, cast.lead])[:2],
        project=unique([project]),
        place=cast.place(line),
        says=speakers_of(line),
        confidence=cues.CONFIDENCE[event],
        why=(f"{event}: {cue}", f"date: {when.mention.text}"),
    )


def _own_project(line: Line, at: int) -> Party | None:
    """The project among what hangs on a step or its subject, rather than one of another clause: "the chip from Dholera is due in
    May, while the Assam plant will be ready earlier"."""
    subject = line.subject_of(at)
    own = [i for i in line.below(at, _APART) if i != at]
    own += [] if subject is None else line.below(subject, _APART)
    found = [i for i in own if line.tokens[i].lemma in PROJECTS and line.tokens[i].tag in ("NN", "NNS", "NNP")]
    heads = [i for i in found if line.tokens[i].dep not in ("compound", "nmod", "amod")]
    best = min(heads, key=lambda i: (i != subject, abs(i - at)), default=None)
    return phrase_party(line.noun(best)) if best is not None else None


def _is_of(line: Line, at: int, project: Party) -> bool:
    """Whether a step is the project's: named in the line, or taken up by a pronoun."""
    subject = line.subject_of(at)
    taken_up = subject is not None and line.tokens[subject].pos == "PRON"
    return taken_up or line.sentence.span.contains(project.mention.span)


def _actor(cast: Cast, line: Line, at: int) -> Party | None:
    """Who takes the step: the actor of the line, else whom the story is about, unless the two lines before have another subject
    and do not name him."""
    actor = cast.actor(line, at)
    if actor is None or actor != cast.lead or any(name.full == actor.name for name in line.names):
        return actor
    position = cast.position(line)
    for earlier in reversed(cast.lines[max(0, position - 2) : position]):
        if any(name.full == actor.name for name in earlier.names):
            return actor
        for i, name in sorted(earlier.name_of_head.items(), reverse=True):
            if is_actor(name) and earlier.tokens[i].dep in SUBJECTS:
                return party_of(name)
    return actor


def _told_of(line: Line, at: int) -> Party | None:
    """What a step is told of where that is neither a project nor an actor: "the closing", "computing power", "a processor"."""
    token = line.tokens[at]
    subject = token.head if token.dep == "acl" else line.subject_of(at)
    if subject is None and token.pos == "NOUN":
        subject = at
    if subject is None or line.tokens[subject].pos != "NOUN" or line.name_at(subject):
        return None
    first = any(line.tokens[i].text.lower() == "first" for i in line.children[subject])
    if line.tokens[subject].lemma in cues.STEPS | PROJECTS or (line.tokens[subject].tag == "NNS" and not first):
        return None
    return phrase_party(line.noun(subject))


def _subject(line: Line, at: int) -> Party | None:
    """What the sentence makes the subject of the step, where that is a project by its noun."""
    subject = line.subject_of(at)
    if subject is None or line.name_at(subject) or line.tokens[subject].pos == "PRON":
        return None
    if line.tokens[subject].lemma not in PROJECTS:
        return None
    return phrase_party(line.noun(subject))
