"""Headcounts: a stated number of jobs, hires or trainees tied to a project or programme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.claims.english.cast import PROJECTS, Cast, is_actor, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.patterns import cue, either, words
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Quantity
from daicho.model.claim import Headcount
from daicho.reference.counted import PEOPLE

_WORK = cue(
    r"""jobs? hir(?:e|es|ed|ing) employ(?:s|ed|ing|ees?|ment)? payrolls? staff\w* workforce workers?
    work(?:s|ing)?_(?:at|there|in|for|on) recruit\w* tak(?:e|es|en|ing)_on posts? roles? headcount
    find_work to_work will_work (?:give|giving|gave|find)\w*\b.{0,30}\bwork work_for needs? requires? positions?
    professionals engineers technicians move_in apprentice\w* will_need
    wanted needed sought personnel on_its_books crew team staffed busy livelihood a_living in_work largest_employer
    let\b.{0,30}\bgo colleagues occup(?:y|ies|ied) looking_for at_work (?:run|operated|manned|staffed)_by workplace
    construction_will"""
)
_TRAINING = cue(
    r"""train(?:s|ed|ing|ees?)? re-?train\w* re-?skill\w* up-?skill\w* skill(?:s|ing) teach(?:es|ing)? taught courses? classes
    curricul\w+ apprentice\w* learn\w* scholarships? graduat\w* qualif\w+ instruct\w* workshops? enrol\w* bootcamps?
    lessons? certif\w+ intake cohort educat(?:e|es|ed|ing)"""
)
# Numbers of people that are no headcount of a project: crowds, surveys, populations.
_OTHER = cue(
    r"""lay(?:s|ing)?_off laid_off layoffs? redundan\w+ los(?:e|t|ing|s) strik\w+ protest\w* survey\w* poll\w*
    residents? inhabitants visitors passengers
    subscribers customers guests died killed
    injured signatures homes households patients live_in lives_in living_in who_live people_liv(?:e|ing)
    population conference delegates brings?_together brought_together read(?:ers)? members_of
    (?:firms|companies|businesses)_with"""
)
_SECTOR = cue(r"(?:industry|sector|economy)\b.{0,80}\bemploy\w*")
# Where a number without a noun counts people: "will employ 180", "a staff of 260", "the payroll should stand at 4,000".
_NEARLY = either("about around some roughly nearly over more_than at_least up_to as_many_as a_further another")
_BARE_BEFORE = re.compile(
    r"\b"
    + either(
        r"""employ(?:s|ing)? hir(?:e|es|ing) give\w*_work_to jobs:? take_on recruit train(?:ing)? training_for
        (?:builders|workers|staff|employees|engineers|technicians|trainees|posts|jobs|positions)_(?:will_|to_)?(?:be|are|were|number\w*)
        workers_for_[\w_,-]{2,30}, (?:work|employment|jobs|room)_(?:for|to)
        number_of_(?:\w+_){0,2}?(?:employees|staff|workers|jobs|people_employed|engineers|technicians|researchers|developers)\b[^;:]{0,60}?_(?:to|at|from|by|is|reach(?:es|ed)?|exceeds?|tops?)
        (?:staff|staffing|workforce|payroll|headcount|team|crew)(?:_numbers|_levels)?(?:_\w+){0,8}?(?:_(?:of|at|to|from|is|exceed|by))?"""
    )
    + rf"[ ]?(?:{_NEARLY} )*\Z",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(
    r"\A(?: more)?(?:[- ]strong|,? "
    + either(
        r"""in_construction during_construction of_them_\w+ have_been_(?:taken_on|hired)
in_number (?:to|on)_(?:its|the|their|our)_(?:own_)?(?:staff|workforce|payroll|headcount|team|books)
        (?:more_)?will_be_(?:taken_on|recruited|needed) (?:people_)?(?:will_|would_|to_|are_to_)?work_(?:there|here)
        will_be_(?:hired|employed|trained|at_work) to_(?:work|run_it|operate|run_the|man_the|build_it)
        in_work (?:permanent|temporary|direct|indirect)_ones on_(?:\w+_)?shifts
        (?:direct|indirect|permanent|temporary|full-time|part-time|construction|skilled|manufacturing)_(?:and|or)_[\d,]+_\w+_(?:jobs|posts|positions|roles)"""
    )
    + r")\b",
    re.IGNORECASE,
)
# A number that goes on with the people counted before it: "60 employees in its first year and 200 later".
_GOING_ON = re.compile(r"(?:\band|\bplus|,) (?:about |around |some |another |a further )?\Z", re.IGNORECASE)
_MORE = re.compile(r"\b(?:another|an? (?:further|additional|second|extra)) (?:about |around |some )?\Z", re.IGNORECASE)
_LATER = re.compile(
    r" (?:later|afterwards|after that|will|are to|should (?:be|have)|more by|thereafter|while|during|once|from|after|when it)\b",
    re.IGNORECASE,
)
_COUNT_IS = re.compile(
    rf"\bthe (?:count|number|total|figure) (?:\w+ )?(?:stands at|is|was) (?:{_NEARLY} )?\Z", re.IGNORECASE
)
_FOLLOW = re.compile(r" (?:are|is|will|would|should|were|have|could|more)\b|[.,;]")
_OF_WHOM_AFTER = re.compile(r"\A of (?:whom|them)\b")
_TAUGHT = cue(r"(?:get|gets|getting|receive\w*|undergo|given|offered)\b.{0,25}\btraining")
_JOBS = words("jobs job workers employees positions roles posts staff")
_THROUGH = re.compile(
    r",? (?:have|had|has|will have|are to have|should have) (?:gone through|taken|completed|passed|finished|been through)\b"
)
# People who learn by what they are; a verb of receiving them is enough.
_LEARNERS = words("students undergraduates apprentices interns postdocs pupils")
_RECEIVED = cue("take\\w* taking admit\\w* send\\w* exchange\\w* host\\w* go_to spend_\\w+ come_to places")
_OF_THEM = re.compile(
    r"\b(?:of whom|of which|of them|of these|of those|including|among them),? (?:about |around |some )?\Z",
    re.IGNORECASE,
)
# "60 of its engineers", "1,200 of the 2,500 people wanted", "its 2,400-strong workforce"
_OF_STAFF = re.compile(r"\A of (?:its|their|the|our) (?:own )?(\w+s|staff)\b")
_OF_PEOPLE = re.compile(r"\A of (?:the|those|these) (?:[\d,]+ )?(?:\w+ )?(\w+s|staff|people)\b")
_STRONG = re.compile(
    r"[\d,]+[- ]strong (?:\w+ )?(?:workforce|staff|team|crew|payroll)\b|[\d,]+-(?:employee|person|worker|job|engineer|man)\b"
)
# Nouns that say by themselves that people are at work, or learn.
_OCCUPATIONS = words(
    """employees staff staffers workers engineers technicians researchers scientists specialists developers experts operators
    designers programmers analysts builders electricians welders mechanics machinists professors lecturers
    jobs positions roles posts hires recruits"""
)
_STUDIES = words("scholarships traineeships internships apprenticeships apprentices trainees")
_SCHOOL = cue(
    "school college university institute academy doctoral course faculty universities colleges polytechnic degree"
)
_TAKEN_ON = cue(r"hir\w+ employ\w* recruit\w* tak\w+_on jobs? posts? positions? staff\w*")
_HIRED = re.compile(
    rf"\b(?:hir(?:e|es|ed|ing)|employ(?:s|ed|ing)?|tak(?:e|es|ing|en) on|recruit(?:s|ed|ing)?) (?:{_NEARLY} )?\Z"
)
_TEACHING_THEM = re.compile(
    rf"\b(?:(?:re-?)?train|(?:re|up)?-?skill|teach|educat)(?:e|es|s|ed|ing)? (?:{_NEARLY} )?\Z"
    r"|\b(?:training|courses?|lessons|education|skills|instruction)\b[^.;,]{0,25} (?:to|for) "
    rf"(?:{_NEARLY} )?\Z",
    re.IGNORECASE,
)
_PROVIDING = re.compile(rf"\b(?:provid|giv|offer|equip|help)\w* (?:{_NEARLY} )?\Z", re.IGNORECASE)
_WITH_LESSONS = re.compile(r"[^.;]{0,60}\bwith\b[^.;]{0,30}\b(?:training|skills|courses|education|lessons)\b")
# Verbs whose subject or object, where that is a bare number, counts people: "500 will work there", "it has taken on 210".
_WORKING = words("work employ hire recruit")
_LEARNING = words("learn train retrain reskill study enrol enroll graduate teach educate")
_TAKING = words("complete finish take attend pass do have")
_ENGAGING = words("employ hire recruit engage")
_TEACHING = words("train retrain reskill teach educate enrol enroll admit")
# Nouns by which a bare number near them counts people: "staff, at present 400", "recruitment of 500", "training to 12,000".
_STAFF = words(
    """staff workforce payroll headcount employee worker job post position employment recruitment hiring builder colleague
    crew engineer technician researcher"""
)
_LESSONS = words("training course class lesson workshop")
_STOPPING = frozenset({"VERB", "AUX"})
# What a firm or plant does with people, and what people do who are at work in it.
_HAVING = words("have add bring move send keep house count shed second station post")
_DOING = words("design develop make build assemble test research produce operate man staff run")
_ANYBODY = words("people persons men women locals")
_VISIT = cue("attend\\w*")
_AMONG = re.compile(r"\b(?:group|batch|cohort|intake|class) of(?: \w+)? \Z", re.IGNORECASE)


_ON_SITE = words("site payroll")
# What a country or trade does that has or wants people, and from how many on they are one firm's no more.
_NEEDING = words("want need lack require miss have count face seek")
_TRADES = words("industry sector country nation economy trade")
_UP_FROM = re.compile(rf"\b(?:up|down) from (?:{_NEARLY} )?\Z")
_IN_TRADE, _NATIONWIDE = 1_000, 100_000


def headcounts(cast: Cast) -> Iterator[Headcount]:
    """Every headcount of a document."""
    before: Line | None = None
    last: str | None = None  # what was counted last, in this line or the one before
    for line in cast.lines:
        told: str | None = None
        if before is None or line.index - before.index > 1:
            last = None
        for quantity in line.quantities:
            found = _what(line, quantity, before)
            if not found and ((told and _goes_on(line, quantity)) or (last and _takes_up(line, quantity))):
                found = told or last or "", "of whom"
            if found:
                told = last = found[0]
                yield _headcount(cast, line, quantity, *found)
        last = told
        before = line


def _goes_on(line: Line, quantity: Quantity) -> bool:
    """Whether a number without a noun counts some of the people counted before it in the line, or more of them."""
    before, after = line.around(quantity.mention.span, 30, 20)
    if _OF_THEM.search(before):
        return True
    if _OF_WHOM_AFTER.match(after) and not quantity.unit and ";" not in before:
        return True
    if quantity.unit:
        return False
    return bool(_MORE.search(before) or (_GOING_ON.search(before) and _LATER.match(after)))


def _takes_up(line: Line, quantity: Quantity) -> bool:
    """Whether a number without a noun goes on with the people counted in the line before: "Another 200 are to follow"."""
    before, after = line.around(quantity.mention.span, 30, 30)
    if quantity.unit or quantity.value < 10 or quantity.value != quantity.value.to_integral_value():
        return False
    return bool((_MORE.search(before) and _FOLLOW.match(after)) or _OF_THEM.search(before) or _COUNT_IS.search(before))


def _what(line: Line, quantity: Quantity, previous: Line | None) -> tuple[str, str] | None:
    """`jobs` or `trainees` and the cue that says so; None where the number counts something else."""
    if quantity.value < 10 or quantity.value != quantity.value.to_integral_value():
        return None
    before, after = line.around(quantity.mention.span, 90, 90)
    noun = quantity.unit.partition("/")[0]
    if strong := _STRONG.match(line.words, quantity.mention.span.start - line.sentence.span.start):
        return "jobs", strong.group()
    if not noun and _THROUGH.match(after) and (taught := _TRAINING.search(after)):
        return "trainees", taught.group()
    if not noun and (staff := _OF_STAFF.match(after)) and (staff[1] in PEOPLE or _TRAINING.search(after)):
        noun = staff[1]
    if not noun and (part := _OF_PEOPLE.match(after)) and part[1] in PEOPLE:
        noun = part[1]
    if not noun and is_trade(line, quantity):
        return None
    if not noun and not _SECTOR.search(before) and (told := _by_grammar(line, quantity)):
        return told
    group = not noun and _AMONG.search(before)
    if group and (cue := _TRAINING.search(line.words) or (previous and _TRAINING.search(previous.words))):
        return "trainees", cue.group()
    people = noun in PEOPLE or (noun[:1].isupper() and noun.endswith(("s", "ese")) and not noun.isupper())
    bare = None if noun else (_BARE_BEFORE.search(before) or _BARE_AFTER.search(after))
    if not people and not bare:
        return None
    close = _clause(before[-50:], after[:50], quantity.mention.text)
    near = _clause(before, after, quantity.mention.text)
    if is_trade(line, quantity) or _SECTOR.search(near) or _OTHER.search(close):
        return None
    if _VISIT.search(close) and not _TRAINING.search(near):
        return None
    if them := _taught_them(before, after):
        return "trainees", them
    if (hired := _HIRED.search(before)) and noun not in _STUDIES:
        return "jobs", hired.group()
    if taught := _TAUGHT.search(after):
        return "trainees", taught.group()
    kind = _kind(noun, near, bare.group() if bare else "")
    if kind is None and (head := line.head(quantity.mention.span)) is not None and (verb := _at_work(line, head)):
        return "jobs", verb
    return kind


def _taught_them(before: str, after: str) -> str | None:
    """The words by which those counted are taught: "train 5,000 workers", "provide 200 workers with training"."""
    if match := _TEACHING_THEM.search(before):
        return match.group().strip()
    provided = _PROVIDING.search(before) and _WITH_LESSONS.match(after)
    return provided.group().strip() if provided else None


def _by_grammar(line: Line, quantity: Quantity) -> tuple[str, str] | None:
    """What a bare number counts by the verb it is subject or object of: "500 will work there", "the course 1,500 have taken"."""
    head = line.head(quantity.mention.span)
    _, after = line.around(quantity.mention.span, 0, 5)
    if head is None or line.tokens[head].tag != "CD" or after == " per ":
        return None
    token = line.tokens[head]
    verbs = [token.head, *(i for i in line.children[token.head] if line.tokens[i].dep == "xcomp")]
    for i in line.children[head]:
        if line.tokens[i].dep == "relcl" and line.tokens[i].lemma in _WORKING:
            return "jobs", line.tokens[i].text  # "the 4,200 who work there"
    if token.dep in ("nsubj", "nsubjpass"):
        for verb in verbs:
            lemma = line.tokens[verb].lemma
            taken_on = lemma == "take" and _has(line, verb, "on")
            if taken_on or lemma in _WORKING or (lemma == "find" and _has(line, verb, "work job")):
                return "jobs", line.tokens[verb].text
            if lemma == "be" and any(line.tokens[i].lemma in _ON_SITE for i in line.below(verb)):
                return "jobs", "on site"
            if lemma in _LEARNING or (lemma in _TAKING and (_TRAINING.search(line.words))):
                return "trainees", line.tokens[verb].text
    if token.dep == "dobj":
        lemma = line.tokens[token.head].lemma
        if lemma in _ENGAGING or (lemma == "take" and _has(line, token.head, "on")):
            return "jobs", lemma
        if lemma in _TEACHING or (lemma == "take" and _has(line, token.head, "in into")):
            return "trainees", lemma
    if token.dep in ("pobj", "attr", "appos", "npadvmod", "nsubj", "dobj"):
        near = {line.tokens[i].lemma for i in _nouns_around(line, head)}
        if staff := sorted(near & _STAFF):
            return "jobs", staff[0]
        if taught := sorted(near & _LESSONS):
            return "trainees", taught[0]
    return None


def _nouns_around(line: Line, head: int) -> Iterator[int]:
    """The nouns that a number hangs on, up to its verb, and what that verb has for subject, object and attribute."""
    for at in line.up(head):
        token = line.tokens[at]
        if token.pos == "NOUN":
            yield at
        if token.pos in _STOPPING:
            subject = line.subject_of(at)
            near = [i for i in line.children[at] if line.tokens[i].dep in ("dobj", "attr")]
            yield from (i for i in (subject, *near) if i is not None and i != head)
            return


def _at_work(line: Line, head: int) -> str | None:
    """The verb by which people, called just that, are those of a firm or plant: "it has 1,200 people there"."""
    token = line.tokens[head]
    verb = line.tokens[token.head]
    if (
        token.dep == "pobj"
        and verb.lemma == "with"
        and (line.tokens[verb.head].lemma in PROJECTS or line.tokens[verb.head].text.lower() == "works")
    ):
        return verb.text  # "the site, with 350 people at present"
    if verb.pos not in _STOPPING or token.text.lower() not in _ANYBODY:
        return None
    if token.dep == "dobj" and verb.lemma in _HAVING:
        return verb.text
    finds = verb.lemma == "find" and _has(line, token.head, "work job employment")
    return verb.text if token.dep == "nsubj" and (finds or verb.lemma in _DOING) else None


def _has(line: Line, verb: int, listed: str) -> bool:
    """Whether one of some words hangs on a verb."""
    return any(line.tokens[i].lemma in listed.split() for i in line.children[verb])


def _kind(noun: str, near: str, bare: str) -> tuple[str, str] | None:
    """Whether people counted are at work or learn, by what they are called and the words of their clause.

    bare: the words that show a number without a noun to count people.
    """
    training, work = _TRAINING.search(near), _WORK.search(near)
    if training and not (work and (noun in _JOBS or (bare and not _TRAINING.search(bare)))):
        return "trainees", training.group()
    if noun in _LEARNERS and (received := _RECEIVED.search(near)):
        return "trainees", received.group()
    school = _SCHOOL.search(near)
    if noun in _STUDIES or (school and noun in _LEARNERS | {"places"}):
        return "trainees", noun
    if noun in _OCCUPATIONS:
        return ("trainees", school.group()) if school and not _TAKEN_ON.search(near) else ("jobs", noun)
    return ("jobs", work.group()) if work else None


def is_trade(line: Line, quantity: Quantity) -> bool:
    """Whether people are counted in a whole trade or country, at no firm or project: "Chile lacks 67,000 technicians"."""
    head = line.head(quantity.mention.span)
    before, _ = line.around(quantity.mention.span, 30, 0)
    if not quantity.unit and _UP_FROM.search(before):
        return any(item.unit in PEOPLE and is_trade(line, item) for item in line.quantities)
    if head is None or quantity.value < _IN_TRADE:
        return False
    verb = next((i for i in line.up(head) if line.tokens[i].pos == "VERB"), None)
    subject = line.subject_of(verb) if verb is not None else None
    if verb is None or subject is None:
        return False
    lemma, name = line.tokens[verb].lemma, line.name_at(subject)
    if name is not None:
        return name.type == "place" and name.country is not None and lemma in _NEEDING
    if line.tokens[subject].lemma in _TRADES and lemma in _NEEDING:
        return True
    if subject == head and lemma == "work" and quantity.value >= _NATIONWIDE:
        return any(name.country for name in line.names) and not any(is_actor(name) for name in line.names)
    return lemma in ("employ", "give") and quantity.value >= _NATIONWIDE and line.tokens[subject].tag == "NNS"


def _clause(before: str, after: str, wording: str) -> str:
    """The words around a number up to the nearest full break on either side."""
    left = re.split(r"[;—–]|, (?:and|but|while|which|whose) ", before)[-1]
    right = re.split(r"[;—–]|, (?:and|but|while|which|whose|although) ", after)[0]
    return f"{left}{wording}{right}"


def _headcount(cast: Cast, line: Line, quantity: Quantity, what: str, cue: str) -> Headcount:
    head = line.head(quantity.mention.span)
    project = cast.project(line, head)
    actor = cast.actor(line, head)
    return Headcount(
        quote=line.quote,
        measure=quantity.mention,
        value=quantity.value,
        low=quantity.low,
        unit=quantity.unit or "people",
        what="trainees" if what == "trainees" else "jobs",
        subject=unique([project if what == "jobs" else actor, actor]),
        project=unique([project]),
        place=cast.place(line),
        says=speakers_of(line),
        confidence=0.95 if quantity.unit else 0.9,
        why=(f"{what}: {cue}",),
    )
