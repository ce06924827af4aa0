"""Names in English text: capitalised runs, what kind of thing each is, and the fullest form the document gives for it.

No statistical recogniser: the wording around a name (legal suffixes, titles, "in", ministries) types it, brackets and
initials join acronyms to full names. Unknown companies are the rule in this field, so nothing
here needs a gazetteer; where one knows a name, it has a vote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from daicho.annotation.english import name_cues as cues
from daicho.annotation.english.countries import ADJECTIVES, CAPITALS, COUNTRY_NAMES, NATIVES, US_STATES, without_article
from daicho.annotation.english.given_names import GIVEN_NAMES
from daicho.annotation.english.parse import is_ordinary
from daicho.annotation.shadow import Places as Offsets
from daicho.annotation.shadow import Shadow
from daicho.model.annotated import Name, NameType, Sentence, Token
from daicho.reference import organisations, places

_TYPES: dict[str, NameType] = {
    "company": "company",
    "fund": "company",
    "university": "organisation",
    "organisation": "organisation",
}


_SMALL = re.compile(r" [a-z]\w+")
# "Oracle, too, plans": only a party is added to others so; parsers take such an opening word for an interjection.
_ADDED = re.compile(r", (?:too|for its part|in turn),? ")


@dataclass(frozen=True, slots=True)
class _Run:
    """A capitalised run while it is being judged; offsets are of the shadow.

    opens: it begins its sentence; begins: it does, or it stands behind a colon; ordinary: the parser takes its first word for
    no name; lone: it is one word before a common noun, opening a headline.
    """

    text: str
    start: int
    end: int
    opens: bool
    begins: bool
    ordinary: bool
    lone: bool
    before: str
    after: str


def names_of(shadow: Shadow, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names of a document in order."""
    runs = [unmarked for run in _runs(shadow, sentences) if (unmarked := _without_mark(run))]
    sure = {run.text for run in runs if not run.opens or " " in run.text}
    inner = {word for run in sure for word in run.split()}
    lower = set(re.findall(r"\b[a-z][\w-]+", shadow.text))
    firsts = Counter(run.text.partition(" ")[0] for run in runs)
    kept = [trimmed for run in runs if (trimmed := _trim(run, sure, inner, lower, firsts))]
    fulls = _fullest(list(dict.fromkeys(run.text for run in kept)), _acronyms(kept))
    types = _types(kept, fulls)
    found = []
    for run in kept:
        full = fulls[run.text]
        country = country_of(run.text) or country_of(full)
        found.append(Name(shadow.mention(run.start, run.end), types[full], full, country))
    return tuple(found)


def country_of(text: str) -> str | None:
    """The country that a name is, lies in, stands for or says it belongs to."""
    bare = without_article(text)
    if bare in US_STATES:
        return "US"
    if bare.isupper() and len(bare) > 3:
        bare = bare.title()
    known = COUNTRY_NAMES.get(bare) or ADJECTIVES.get(bare) or NATIVES.get(bare) or CAPITALS.get(bare)
    if known:
        return known
    place = places.by_name(bare)
    return place.country if place else None


def _runs(shadow: Shadow, sentences: Sequence[Sentence]) -> Iterator[_Run]:
    """Capitalised runs, cut at possessives and sentence ends."""
    text, offsets = shadow.text, Offsets(shadow)
    for sentence in sentences:
        begin, end = offsets.start(sentence.span), offsets.end(sentence.span)
        opener = next((token for token in sentence.tokens if token.text[0].isalnum()), None)
        for match in cues.RUN.finditer(text, begin, end):
            for first, last in _parts(text, match.start(), match.end()):
                opens = not text[max(begin, first - 4) : first].strip("\"'“‘([*_ ") and first - begin < 5
                ordinary = opens and (opener.tag not in ("NNP", "NNPS") if opener else " " not in match.group())
                before, after = text[max(begin, first - 40) : first], text[last : min(end, last + 80)]
                ordinary = ordinary and not (_ADDED.match(after) or _acts(text[first:last], after))
                begins = opens or text[begin:first].endswith((": ", ":\n", ': "', ": “"))
                run = text[first:last].replace("\n", " ")
                lone = opens and sentence.heading and " " not in run and _is_before_noun(sentence, opener)
                yield _Run(run, first, last, opens, begins, ordinary, lone, before, after)


def _acts(word: str, after: str) -> bool:
    """Whether a word that no dictionary has does what firms do: "Nuvalis has had enough", in a sentence not parsed."""
    return word.isalpha() and cues.ACTS_AFTER.match(after) is not None and not is_ordinary(word.lower())


def _is_before_noun(sentence: Sentence, opener: Token | None) -> bool:
    """Whether a common noun follows the first word: "Green steel, on second thoughts"."""
    at = sentence.tokens.index(opener) + 1 if opener else 0
    return 0 < at < len(sentence.tokens) and sentence.tokens[at].tag[:2] == "NN" and sentence.tokens[at].text.islower()


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run without possessive endings ("Japan's Ministry" is two names); a full stop stays only where it abbreviates."""
    begin = start
    for possessive in re.finditer(r"['’]s?(?=[ \n])|['’]s\Z", text[start:end]):
        if begin < start + possessive.start():
            yield begin, start + possessive.start()
        begin = min(end, start + possessive.end() + 1)
    last = end
    if home := cues.HOME_END.search(text, begin, last):
        yield begin, home.start()
        begin = home.start() + len(" of ")
    if (small := _SMALL.match(text, last)) and _is_company(text[begin : small.end()]):
        last = small.end()  # "SK hynix"
    if text[last : last + 1] == "." and cues.OPEN_END.search(text, begin, last):
        last += 1
    elif text[last - 1] == "." and text[begin:last] not in US_STATES and not cues.DOTTED_END.search(text, begin, last):
        last -= 1
    if begin < last:
        yield begin, last


def _is_company(text: str) -> bool:
    known = organisations.by_name(text)  # which takes "as" for the mark of a firm: "chose Microsoft as partner"
    return known is not None and known.type == "company" and text.lower() in map(str.lower, known.names_en)


def _trim(run: _Run, sure: set[str], inner: set[str], lower: set[str], firsts: Counter[str]) -> _Run | None:
    """The run without opening words that are capitalised only because they open; None where nothing is left."""
    while True:
        first, _, rest = run.text.partition(" ")
        low, acronym = first.lower().rstrip("."), first.isupper() and len(first) > 1
        known = run.text in sure or first in inner or country_of(run.text) is not None or cues.COINED.fullmatch(first)
        opening = run.opens and (
            rest in sure or (not known and (low in lower or run.ordinary or (run.lone and firsts[first] == 1)))
        )
        common = (
            low in cues.COMMON and country_of(run.text) is None and (run.begins or low in cues.ARTICLES)
        ) or cues.CALENDAR.fullmatch(first)  # "In March Canada relaxed its rules"
        # "The American firm", "The Austin company", but "The Hague", "The Gambia"
        local = low == "the" and rest != "" and not (rest in COUNTRY_NAMES or run.text in CAPITALS)
        told = rest and cues.BASED.fullmatch(first)  # "Dutch-based Nuvalis"
        if acronym or not (common or opening or local or told):
            break
        if not rest or rest[0].islower():
            return None
        run = replace(run, text=rest, start=run.end - len(rest), opens=False, begins=False)
    if run.text.rstrip(".") in cues.NO_NAMES or cues.NOT_A_NAME.fullmatch(run.text):
        return None
    if cues.CALENDAR.fullmatch(run.text) or cues.MONEY_MARK.fullmatch(run.text):
        return None
    return run


def _cut(run: _Run, length: int) -> _Run:
    """The run's first characters, without a word at their end that only links: "Equity of US" before "$5m"."""
    text = cues.LINK_END.sub("", run.text[:length])
    return replace(run, text=text, end=run.start + len(text))


_DOLLAR = re.compile(r"(?P<gap>\s?)\\?\$")
_WHOSE_DOLLAR = re.compile(r"(?:^|\s)(?:U\.?S\.?|NT|HK|AU?|CA?|SG?|NZ|R|MX|T)$")


def _without_mark(run: _Run) -> _Run | None:
    """The run without what says in whose money a sum behind it is; None where it is nothing else.

    "Velan Motors US $1.5bn", "Velan Motors Rs 1,500 crore"; a name may stand right before a sum.
    """
    if (currency := cues.MONEY_END.search(run.text)) and run.after[:1] in (" ", "\xa0", "\n"):
        run = _cut(run, currency.start())
    dollar = _DOLLAR.match(run.after)
    if not dollar:
        return run
    mark = _WHOSE_DOLLAR.search(run.text)
    if not mark:
        return run if dollar["gap"] else None
    if not mark.start():
        return None
    return _cut(run, mark.start())


def _acronyms(runs: Sequence[_Run]) -> dict[str, str]:
    """Short form -> full name, where the text itself introduces it: "(METI)", "JASM for short"."""
    found: dict[str, str] = {}
    for run in runs:
        match = cues.ACRONYM_AFTER.match(run.after)
        short = match and next(filter(None, match.groups()), None)
        if (
            short
            and short not in cues.EXCHANGES
            and len(short) < len(run.text)
            and short[0] in {word[0].upper() for word in re.split(r"[ -]", run.text) if word}
        ):
            found.setdefault(short, run.text)
    return found


def _fullest(forms: Sequence[str], acronyms: dict[str, str]) -> dict[str, str]:
    """For each form, given in order of first appearance, the fullest one of the document that names the same thing."""
    rank = {form: i for i, form in enumerate(forms)}
    by_first: dict[str, list[str]] = {}
    by_last: dict[str, list[str]] = {}
    by_initials: dict[str, str] = {}
    by_family: dict[str, str] = {}  # "Yoon": in some languages the family's name stands first
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    for form in longest_first:
        words = form.split()
        for first in {words[0], " ".join(words[:2])}:
            by_first.setdefault(first, []).append(form)
        for last in {words[-1], " ".join(words[-2:])}:
            by_last.setdefault(last, []).append(form)
        if " " in form:
            by_initials.setdefault(_initials(cues.LEGAL_END.sub("", form)), form)
            by_initials.setdefault(_initials(form), form)
        if title := cues.TITLE.match(form):
            by_family.setdefault(form[title.end() :].partition(" ")[0], form)

    def fuller(form: str) -> str:
        if form in acronyms:
            return acronyms[form]
        if re.fullmatch(r"[A-Z&]{3,8}", form) and form in by_initials:
            return by_initials[form]
        if country_of(form) or cues.PLACE_WORD.search(form):
            return form
        words = form.split()
        for longer in by_first[" ".join(words[:2])]:
            if _extends(longer, form) or (rank[longer] < rank[form] and _introduces(longer, form)):
                return longer
        titled = by_family.get(form, form)
        return next((longer for longer in by_last[" ".join(words[-2:])] if _is_person_of(longer, form)), titled)

    full = {form: fuller(form) for form in longest_first}
    return {form: full.get(name, name) for form, name in full.items()}


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]", name) if word[:1].isupper())


def _extends(longer: str, form: str) -> bool:
    """Whether `longer` is `form` with nothing but a legal or trade suffix more."""
    rest = longer.removeprefix(form + " ")
    return (
        rest != longer
        and all(cues.SUFFIX.fullmatch(word) for word in rest.split())
        and not cues.OTHER_THING.search(rest)
    )


def _introduces(longer: str, form: str) -> bool:
    """Whether `longer`, given earlier in the text, is what the shorter `form` later shortens."""
    rest = longer.removeprefix(form + " ")
    return rest != longer and len(rest.split()) <= 2 and not cues.OTHER_THING.search(rest)


def _is_person_of(longer: str, form: str) -> bool:
    """Whether `form` is the surname, or the name without the title, of the person `longer`."""
    if (
        longer == form
        or not longer.endswith(" " + form)
        or longer.endswith(" of " + form)
        or cues.SUFFIX.search(longer)
    ):
        return False
    if cues.TITLE.match(longer):
        return True
    return (
        " " not in form
        and len(longer.split()) <= 3
        and not (cues.GOVERNMENT.search(longer) or cues.PLACE_WORD.search(longer))
    )


def _types(runs: Sequence[_Run], fulls: dict[str, str]) -> dict[str, NameType]:
    """What each thing is, by the votes of all its mentions."""
    votes: dict[str, Counter[NameType]] = {}
    for run in runs:
        votes.setdefault(fulls[run.text], Counter({"unknown": 1})).update(_vote(run))
    return {full: max(count, key=lambda kind: (count[kind], kind)) for full, count in votes.items()}


def _vote(run: _Run) -> dict[NameType, int]:
    """What this mention says about the kind of thing named, in points."""
    text, size = run.text, len(run.text.split())
    if text in ADJECTIVES or text in NATIVES:
        return {"unknown": 12}
    if text in COUNTRY_NAMES or text in US_STATES or text in CAPITALS or text.title() in CAPITALS:
        return {"place": 12}
    votes: Counter[NameType] = Counter()
    organisation = organisations.by_name(text)
    if run.opens and text.isupper() and not organisation and cues.DATELINE_AFTER.match(run.after):
        return {"place": 12}
    if organisation:
        votes[_TYPES.get(organisation.type, "government")] += 6
    if place := places.by_name(text):
        votes["place"] += 7 if place.kind in ("subdivision", "region") else 4
    spoken = size in (2, 3, 4) and (cues.ROLE_BEFORE.search(run.before) or cues.ROLE_AFTER.match(run.after))
    if cues.TITLE.match(text) or spoken or cues.ADDRESSED.search(run.before):
        votes["person"] += 10
    if size in (2, 3) and text.split()[0] in GIVEN_NAMES and not cues.NO_PERSON.search(text):
        votes["person"] += 3
    if (cues.GOVERNMENT.search(text) or text == "Centre") and not cues.COMPANY_BOARD.search(text):
        votes["government"] += 12 if cues.OFFICE_OF.fullmatch(text) else 5
    if cues.INSTITUTION.search(text):
        votes["organisation"] += 5
    if cues.UNDERTAKING.search(text):
        votes["product"] += 4
    if size > 1 and cues.SUFFIX.search(text):
        votes["company"] += 5
    if cues.ACTS_AFTER.match(run.after):
        votes["company"] += 1
    if cues.PLACE_WORD.search(text) or cues.PLACE_AFTER.match(run.after):
        votes["place"] += 4
    if cues.HELD_BEFORE.search(run.before):
        votes["company"] += 2
    elif cues.PLACE_BEFORE.search(run.before):
        votes["place"] += 2
    return votes
