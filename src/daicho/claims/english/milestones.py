"""Milestones: a project or an actor reaches, or is due to reach, a step at a stated date.

From each date upwards: the noun or verb it hangs on, then the clause around that, decide which step is meant. The first of them
whose words name a step wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daicho.claims.english.cast import Cast, party_of, phrase_party, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.speakers import speakers_of
from daicho.model.claim import Event, Milestone, Party
from daicho.model.when import When

_BEGIN = (
    r"(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|begun|commenc\w*|kick\w* off|launch\w*|resum\w*|roll\w*"
    r"|(?:get|gets|got|getting|be|is|are) (?:going|under way|underway))"
)
_SITE = r"(?:construction|building work|building|site work|groundwork\w*|earthworks?|piling|works?|laying|clearing|excavation|erection)"
_OUTPUT = r"(?:production|output|manufacturing|manufacture|operations?|fabrication|processing)"
_GOODS = r"(?:cells?|wafers?|chips?|batter(?:y|ies)|hydrogen|modules|panels|boules|products?|metal|power|steel|oxides?|units)"

# In order of precedence: the first whose words are found decides.
_EVENTS: tuple[tuple[Event, str], ...] = (
    ("construction_start", r"\b(?:br(?:eak|oke)\w*(?: \w+)? ground|ground[- ]?break\w*|ground (?:\w+ ){0,3}broken|turf|sod|shovels?"
                           r"|(?:foundation|corner) ?stone)\b"),
    ("construction_start", rf"\b{_SITE}\b.{{0,110}}\b{_BEGIN}\b|\b{_BEGIN}\b.{{0,25}}\b(?:construct\w*|build\w*|work on|earthworks|laying|erect\w*)\b"),
    ("pilot", r"\b(?:pilot|(?<!free )trials?|prototypes?|test (?:production|line|run|operation)|risk production|demonstration|samples?)\b(?! (?:today|offer))"),
    ("mass_production", r"\b(?:(?:mass|volume|high-volume|full-scale|large-scale|series|full|commercial mass)[- ](?:produc\w+|manufactur\w+|output)"
                        r"|commercial volumes?|at scale)\b"),
    ("shipment", rf"\b(?:ship(?:s|ped|ping|ment|ments)?|deliver(?:s|ies|y|ing)|{_GOODS}.{{0,20}}delivered|to customers)\b"),
    ("opening", r"\b(?:inaugurat\w*|ribbon|switch\w*(?: on)?|ready for service)\b"),
    ("completion", r"\b(?:complet\w+|finish\w*|ready|be done|done with|be over|built|topped out|wrap\w* up)\b"),
    ("opening", r"\b(?:open(?:s|ed|ing)?|(?:go|goes|went|gone|enter\w*|put|come|comes|came) (?:live|(?:into|in) (?:service|operation|use))|live|in service"
                r"|service|energi[sz]ed|operational|in operation|online|on stream|on line|doors|mov(?:e|es|ing) in|commission(?:ed|ing)|up and running"
                r"|(?:begin|start|began)\w* (?:operating|operations)|power\w* up)\b"),
    ("production_start", rf"\b{_OUTPUT}\b.{{0,60}}\b{_BEGIN}\b|\b{_BEGIN}\b.{{0,40}}\b(?:{_OUTPUT}|producing|making|turning out)\b"
                         rf"|\b(?:start\w* up|into production|in production|(?:com(?:e|es|ing)|roll\w*) off|operat(?:e|es|ing)|operation|turn\w* out|churn\w* out)\b"
                         rf"|\b(?:commercial |initial |first )?(?:production|output)\b|\b(?:mass-)?produc(?:e|es|ing)\b|\bbe (?:made|produced)\b"
                         rf"|\b{_GOODS}\b.{{0,30}}\b(?:{_BEGIN}|pulled|supplied)\b|\bcapability\b|\brunning\b|\blines?\b.{{0,30}}\b(?:join|{_BEGIN}|launch\w*)\b"
                         r"|\bramp\w*"),
    ("production_start", rf"\bfirst {_GOODS}\b"),
    ("other", r"\b(?:found(?:ed|ing)|establish\w*|set up|created|spun off|incorporated|(?:acquisition|purchase|deal|merger|transaction|takeover)\b.{0,60}\bclos(?:e|ed)"
              r"|tools?|install\w*|handed over|delivered|expansion|phase|capacity|full capacity|connection|relocat\w*)\b"),
)  # fmt: skip
_COMPILED = tuple((event, re.compile(pattern)) for event, pattern in _EVENTS)
# Verbs and adjectives that say no step themselves: what they stand with does.
_LIGHT = frozenset(
    """be due schedule slate plan expect set pencil target foresee aim follow come take intend hope want begin start get go see occur
    happen have do over mark hold stage run operate switch""".split()
)
_SAYING = frozenset(
    "say announce tell report state estimate reckon add note confirm reveal disclose publish quote agree sign".split()
)
# What was once planned or did not happen.
_MISSED = re.compile(
    r"\b(?:was|were) (?:to have|once|supposed|meant)\b|\bfirst (?:\w+ )?date\b|\boriginal(?:ly)?\b|\binitially\b|\bhad been (?:due|scheduled|expected|planned)\b|\bwould have\b|\binstead of\b"
    r"|\bfirst schedule\b|\bprevious(?:ly)? (?:target|plan|schedul)"
)
# Prices, indices and market forecasts have dates too.
_MARKETS = re.compile(
    r"\b(?:market|gdp|index|futures|barrel|revenue|sales|profit|earnings|shares|talks|economy|loan|budget|tax credits?)\b"
)
_AHEAD = re.compile(r"\b(?:will|would|should|could|may|to|aim\w*|plan\w*|target\w*|expect\w*|hope\w*)\b")
_DAY = re.compile(r"(?:day\b|\b(?:today|tonight|yesterday|tomorrow)\b)", re.I)
_OUTPUT_UNIT = re.compile(r"(?:wafers|[kMGT]Wh?|qubits|tonnes|chips|panels|cells|modules|units|vehicles)\b")
_PILOT = re.compile(r"\b(?:pilot|prototype|trial|test|demonstration)\b", re.I)
_APART = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj", "acl"})
# "Work is due to start", "production is set to follow": nouns that name the step, not who takes it.
_STEPS = frozenset(
    """work construction production output manufacturing operation piling laying ground completion delivery shipment mass volume
    earthwork clearing doors door run trial date opening""".split()
)


def milestones(cast: Cast) -> Iterator[Milestone]:
    """Every dated step of a document, once each."""
    for line in cast.lines:
        for when in line.dates:
            found = _event_of(line, when)
            if found:
                yield _milestone(cast, line, when, *found)


def _event_of(line: Line, when: When) -> tuple[Event, str, int] | None:
    """The step a date belongs to, the words that say so, and the word they hang on."""
    dated = {i for date in line.dates for i in line.within(date.mention.span)}
    on_a_day = _DAY.search(when.mention.text) is not None
    for at in _candidates(line, when, dated):
        token = line.tokens[at]
        words, places, verbs = _around(line, at, dated)
        if _MISSED.search(words) or _MARKETS.search(words):
            return None
        for event, pattern in _COMPILED:
            for match in pattern.finditer(words):
                if _covers(line, match.span(), places, verbs) and not (event == "other" and on_a_day):
                    return event, match.group(), at
        if (
            token.pos in ("VERB", "AUX")
            and not on_a_day
            and _AHEAD.search(words)
            and (target := _target(line, set(places)))
        ):
            return "other", target, at
        if token.lemma in _SAYING and token.pos == "VERB":
            return None
        if token.pos in ("VERB", "AUX") and token.dep not in ("xcomp", "conj", "acomp", "pcomp"):
            return None
    return None


def _target(line: Line, around: set[int]) -> str | None:
    """A capacity that is to be reached by the date: "20,000 wafers a month by March 2027"."""
    for quantity in line.quantities:
        if _OUTPUT_UNIT.match(quantity.unit) and around & set(line.within(quantity.mention.span)):
            return quantity.mention.text
    return None


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
    if before >= 0 and line.tokens[before].pos in ("NOUN", "PROPN") and line.tokens[before].lemma not in _STEPS:
        before = -1  # "ship its first chips in the fourth quarter"
    for at in (before, *line.up(head)):
        token = line.tokens[at]
        passed_on = token.pos == "NOUN" and token.dep == "dobj"  # "ship its first chips in May": the verb tells
        if at >= 0 and at not in seen and not passed_on and token.pos in ("VERB", "NOUN", "AUX", "ADJ", "PROPN"):
            seen.add(at)
            yield at


def _around(line: Line, at: int, dated: set[int]) -> tuple[str, dict[int, range], set[int]]:
    """What a noun or verb says: the words that hang on it and, for a verb, its subject; and the verbs among them that count."""
    below = set(line.below(at, _APART))
    verbs = {at}
    if line.tokens[at].pos in ("VERB", "AUX", "ADJ"):
        subject = line.subject_of(at)
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


def _covers(line: Line, found: tuple[int, int], places: dict[int, range], verbs: set[int]) -> bool:
    """Whether the words found are those of the verb or noun itself, or it is one that leaves the step to others."""
    if any(line.tokens[i].lemma in _LIGHT or line.tokens[i].dep == "acomp" for i in verbs):
        return True
    if any(line.tokens[i].dep == "ROOT" and line.tokens[i].pos in ("NOUN", "PROPN") for i in verbs):
        return True  # a list item or headline without a verb
    return any(places[i].start < found[1] and found[0] < places[i].stop for i in verbs if i in places)


def _milestone(cast: Cast, line: Line, when: When, event: Event, cue: str, at: int) -> Milestone:
    project = cast.project(line, at)
    actor = cast.actor(line, at)
    if (
        event in ("opening", "production_start")
        and project
        and _PILOT.search(project.name)
        and _is_of(line, at, project)
    ):
        event = "pilot"
    return Milestone(
        quote=line.quote,
        event=event,
        when=when,
        subject=unique([_subject(line, at), actor, party_of(cast.lead) if cast.lead else None])[:2],
        project=unique([project]),
        place=cast.place(line),
        says=speakers_of(line),
        confidence=0.75 if event != "other" else 0.6,
        why=(f"{event}: {cue}", f"date: {when.mention.text}"),
    )


def _is_of(line: Line, at: int, project: Party) -> bool:
    """Whether a step's subject is the project, by name or by pronoun."""
    subject = line.subject_of(at)
    return subject is not None and (
        line.tokens[subject].pos == "PRON" or project.mention.span.contains(line.tokens[subject].span)
    )


def _subject(line: Line, at: int) -> Party | None:
    """What the sentence makes the subject of the step, where that is a noun, no name, and no name of the step itself."""
    subject = line.subject_of(at)
    if subject is None or line.tokens[subject].pos not in ("NOUN", "PROPN") or line.name_at(subject):
        return None
    return None if line.tokens[subject].lemma in _STEPS else phrase_party(line.noun(subject))


def merged(found: Sequence[Milestone]) -> tuple[Milestone, ...]:
    """One claim a step and date: repeats, also those dated less exactly, fall to the fullest."""
    kept: list[Milestone] = []
    for claim in found:
        for i, other in enumerate(kept):
            if other.event == claim.event and _same_date(other.when, claim.when):
                kept[i] = max(other, claim, key=lambda c: (len(c.when.value or ""), c is other))
                break
        else:
            kept.append(claim)
    return tuple(kept)


def _same_date(one: When, two: When) -> bool:
    if one.value is None or two.value is None:
        return one.value == two.value and one.mention.text.lower() == two.mention.text.lower()
    return one.value.startswith(two.value) or two.value.startswith(one.value)
