"""What "the company", "the Japanese chipmaker", "the ministry" and "it" stand for: the name they take up again.

Works on parsed sentences in order. A description that stands beside its name ("chip giant TSMC") teaches what kind of thing
the name is; a later one is resolved by kind, nationality, subject position, nearness and how often a name occurs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from daicho.annotation.english.countries import ADJECTIVES, NATIVES, land_of
from daicho.annotation.english.governments import GOVERNMENTS, PLACE_LIKE, Governments, government, governments_of
from daicho.annotation.english.pronouns import ACTS, PERSONAL, RELATIVE, pronoun
from daicho.annotation.english.salience import SUBJECTS, Pair, Spoken, Story, can_act, foreground
from daicho.annotation.english.wordlists import words
from daicho.model.annotated import Name, Sentence, Token
from daicho.model.span import Mention

COMPANIES = words(
    """company firm chipmaker maker carmaker automaker group giant foundry startup start-up manufacturer supplier developer
    operator provider conglomerate venture consortium utility lender bank fund investor retailer behemoth titan unit
    subsidiary affiliate parent arm producer toolmaker designer miner refiner telco carrier shipbuilder steelmaker
    drugmaker battery-maker chip-maker heavyweight multinational corporation business builder university institute
    partnership"""
)
# Nouns that take up only what has been called so: "the utility" is no chipmaker named before.
_PARTICULAR = words(
    """bank fund investor lender utility operator university institute partnership consortium venture unit subsidiary affiliate
    parent arm business carrier retailer insurer conglomerate refiner miner shipbuilder"""
)
_SHARED = words("partnership consortium group")
_DETERMINERS = words("the this that these")
# People and times are neither organisations nor things that "it" takes up.
_NO_THING = words(
    """minister president chief executive chairman chairwoman governor mayor spokesman spokeswoman director officer official
    analyst man woman founder leader secretary manager year month week day quarter today yesterday time way part total
    number percent end other one lot deal"""
)
_NEW = words("new combined merged enlarged joint")  # a firm that comes of others is none of them
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "attr", "dative"})
_BESIDE = words("with from by to into alongside")
_FIRST = 5  # sentences of which the second to the last say whom a headline's "chip firm" is
_NEIGHBOURS = 2  # how far back, in sentences, the two stand of which one is "the latter"
# "Swedish cell maker Orbel", "Sweden's Orbel", "Malmö-based Orbel"
_OF_LAND = re.compile(r"(?:['’]s|-based)?(?:\s[a-z][\w-]*){0,4}\s")
_NO_LAND = words("in and or from to with by of for at on")
_ARTICLE = re.compile(r"^(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother)\s+")
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss", "det", "nummod", "punct", "case", "npadvmod", "advmod"})


def described(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names and, in order with them, the descriptions and pronouns that stand for organisations."""
    opening = sentences[min(1, len(sentences) - 1)].span.end if sentences else 0
    story = Story(
        Counter(name.full for name in names),
        frozenset(name.full for name in names if name.mention.span.start < opening),
        tuple(name for name in names if any(s.span.contains(name.mention.span) for s in sentences[1:_FIRST])),
    )
    by_start = sorted(names, key=lambda name: name.mention.span)
    states = governments_of(text, by_start)
    found: list[Name] = []
    at = 0
    for number, sentence in enumerate(sentences):
        inside: list[Name] = []
        while at < len(by_start) and by_start[at].mention.span.start < sentence.span.end:
            inside.append(by_start[at])
            at += 1
        found += _read(text, number, sentence, inside, story, states)
    return tuple(sorted((*names, *found), key=lambda name: name.mention.span))


def _read(
    text: str, number: int, sentence: Sentence, names: Sequence[Name], story: Story, states: Governments
) -> list[Name]:
    """The descriptions of one sentence; the story moves on past it."""
    found: list[Name] = []
    tokens = sentence.tokens
    covering = {i: name for name in names for i, token in enumerate(tokens) if name.mention.span.contains(token.span)}
    for i in covering:
        _learn(tokens, i, covering, story)
    if not tokens:  # not parsed: what opens a sentence is mostly its subject
        story.mentions += [
            Spoken(number, at, 2.0 if name.mention.span.start - sentence.span.start < 5 else 0.0, name)
            for at, name in enumerate(names)
            if can_act(name)
        ]
        for land, name in pairwise(names):
            between = text[land.mention.span.end : name.mention.span.start]
            if land.country and _OF_LAND.fullmatch(between) and not _NO_LAND.intersection(between.split()):
                story.countries.setdefault(name.full, land.country)
    met: dict[int, Name | None] = dict(covering)
    for i, token in enumerate(tokens):
        if i in covering and (new := _natives(text, number, tokens, i, covering, story)):
            met[i] = new
            found.append(new)
        elif i not in covering:
            low = token.text.lower()
            if low in PERSONAL or (low in RELATIVE and token.tag in ("WDT", "WP", "WP$")):
                new = pronoun(text, number, tokens, i, met, story)
            else:
                new = _description(text, number, sentence, i, covering, met, story, states)
            if new:
                met[i] = new
                found.append(new)
        name_here = met.get(i)
        if (name_here and can_act(name_here)) or (name_here is None and _is_thing(token)):
            story.mentions.append(Spoken(number, i, foreground(tokens, i), name_here))
    story.pairs += _pairs(number, tokens, met)
    return found


def _is_thing(token: Token) -> bool:
    """Whether a noun is a single thing in the foreground, which a pronoun may mean."""
    return token.tag == "NN" and token.dep in (*SUBJECTS, "dobj", "attr") and token.lemma not in _NO_THING


def _learn(tokens: Sequence[Token], i: int, covering: Mapping[int, Name], story: Story) -> None:
    """Kind and nationality of a name from the nouns and adjectives that stand beside it."""
    token, name = tokens[i], covering[i]
    each = range(len(tokens))
    beside = [k for k in each if tokens[k].head == i and tokens[k].dep in ("compound", "amod", "appos", "nmod", "poss")]
    beside += [k for k in each if tokens[tokens[k].head].text == "based" and tokens[k].head in beside]
    if token.dep == "appos":
        beside.append(token.head)
        beside += [k for k in each if tokens[k].head == token.head and tokens[k].dep == "amod"]
    for at in beside:
        other = tokens[at]
        if other.lemma in COMPANIES or other.lemma in GOVERNMENTS:
            story.kinds[name.full].add(other.lemma)
        if country := land_of(other.text):
            story.countries.setdefault(name.full, country)
        place = covering.get(at) if other.dep != "appos" else None
        if place and place.type == "place" and place.country:
            story.countries.setdefault(name.full, place.country)  # "Dallas-based Orbel", "Tokyo's Hachiman"
        if other.dep == "appos" or other.lemma in COMPANIES:  # "the Swedish cell maker Norrcell"
            beside += [k for k in each if tokens[k].head == at and tokens[k].dep == "amod" and k not in beside]


def _description(
    text: str,
    number: int,
    sentence: Sentence,
    i: int,
    covering: dict[int, Name],
    met: Mapping[int, Name | None],
    story: Story,
    states: Governments,
) -> Name | None:
    """The name that token `i` stands for as head of a description."""
    tokens = sentence.tokens
    token = tokens[i]
    if token.text.lower() in ("former", "latter"):
        return _of_two(text, number, tokens, i, met, story)
    if text[token.span.end : token.span.end + 1] == "-":
        return None  # "government-linked firms", "state-owned": the firms are meant
    company, state = token.lemma in COMPANIES, token.lemma in GOVERNMENTS or token.text.lower() in GOVERNMENTS
    if token.pos not in ("NOUN", "PROPN") or not (company or state):
        return None
    if token.dep in ("compound", "nmod") and token.head in covering and token.head > i:
        return None  # "chip giant TSMC": the name speaks for itself
    phrase = _phrase(tokens, i)
    while phrase.start < i and tokens[phrase.start].tag == "RB":
        phrase = range(phrase.start + 1, i + 1)  # "primarily government funds"
    before = tokens[phrase.start : i]
    mention = Mention.at(text, before[0].span.start if before else token.span.start, token.span.end)
    if beside := next(
        (covering[j] for j, t in enumerate(tokens) if t.dep == "appos" and t.head == i and j in covering), None
    ):
        if token.tag in ("NNS", "NNPS"):
            return None  # "Three banks – Banco Lumera, …"
        return Name(mention, beside.type, beside.full, beside.country)
    if token.dep == "appos" and token.head in covering and not (state and covering[token.head].type == "company"):
        return None
    country = next((c for t in before if (c := land_of(t.text))), None)
    owner = next(
        (
            covering[phrase.start + j]
            for j, t in enumerate(before)
            if phrase.start + j in covering and t.text not in ADJECTIVES
        ),
        None,
    )
    definite = bool(before) and (before[0].text.lower() in _DETERMINERS or before[0].tag == "PRP$")
    if before and before[0].tag == "PRP$" and (whose := met.get(phrase.start)):  # "its legislature", "its cloud unit"
        own = " ".join([whose.full, *(t.text for t in before[1:]), token.text])
        return Name(mention, "government" if state else "company", own, country or whose.country)
    if state:
        land = country or states.country(mention.span.start)
        found = _government(text, mention, tokens, i, covering, before, country, owner, land, story)
        known = government(mention, tokens, i, before, states) if found else None
        return (
            replace(found, country=found.country or known.country, stands_for=known.full) if found and known else found
        )
    if token.tag in ("NNS", "NNPS") or not definite:
        # "Amazon.com's cloud unit" names itself; "a chipmaker" and "companies" stand for nobody yet.
        if owner and owner.type != "place":
            return Name(mention, "company", mention.text, country)
        if token.tag not in ("NN", "NNP"):
            return None
        if sentence.heading and not definite and token.lemma not in _PARTICULAR and (lead := story.lead(country)):
            return Name(mention, "company", lead.full, lead.country)  # "Chip firm to build a plant in Harlow"
        return _introduced(text, mention, tokens, i, covering, country)
    if owner and owner.type in ("company", "unknown") and any(t.tag == "POS" for t in before):
        return Name(mention, "company", mention.text, country)
    new = any(t.text.lower() in _NEW for t in before)
    particular = token.lemma in _PARTICULAR or new
    if particular and owner and owner.type == "place" and not country:
        return Name(mention, "company", " ".join(t.text for t in before[1:]) + " " + token.text)  # "the Jiangxi fund"
    if _is_told_by(tokens, i):
        return None
    if owner and owner.type == "place":
        country = country or owner.country
    taken = story.described(number, token.lemma, country, _co_arguments(tokens, i, covering), particular)
    if new and not taken:
        return Name(mention, "company", _ARTICLE.sub("", mention.text), country)
    return Name(mention, "company", taken.full, country or taken.country) if taken else None


def _natives(
    text: str, number: int, tokens: Sequence[Token], i: int, covering: Mapping[int, Name], story: Story
) -> Name | None:
    """The firm of a country that is told by its people: "the Koreans", "the Dutch"."""
    token = tokens[i]
    country = NATIVES.get(token.text) or ADJECTIVES.get(token.text)
    if not (
        country and i and tokens[i - 1].text.lower() == "the" and tokens[i - 1].head == i and token.dep in _ARGUMENTS
    ):
        return None
    taken = story.described(number, "company", country, _co_arguments(tokens, i, covering), native=True)
    mention = Mention.at(text, tokens[i - 1].span.start, token.span.end)
    if not taken and token.text in ADJECTIVES:
        return None
    return Name(mention, "company", taken.full if taken else token.text, country)


def _is_told_by(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause says which company is meant, named or not: "the company that is putting up a plant in Harlow"."""
    return any(
        token.head == i and token.dep == "relcl" and i < j and all(t.text != "," for t in tokens[i:j])
        for j, token in enumerate(tokens)
    )


def _introduced(
    text: str, mention: Mention, tokens: Sequence[Token], i: int, covering: dict[int, Name], country: str | None
) -> Name | None:
    """A firm that the text brings in without naming it, and that acts: "a venture backed by Vandor Solar said it would …"."""
    if tokens[i].dep not in SUBJECTS or tokens[tokens[i].head].lemma not in ACTS:
        return None
    if tokens[i].lemma in _SHARED or "joint" in mention.text.lower():
        return None  # "a joint venture of X and Y": these two
    link = " ".join(token.text.lower() for token in tokens[i + 1 : i + 3])
    behind = i + 2 if link.startswith("of ") else i + 3 if link.split()[:1] and link.endswith(" by") else None
    at = next((j for j in range(behind, behind + 4) if j in covering), None) if behind else None
    if behind and at is None:
        return None  # "a group of eleven banks"
    if at is not None:
        mention = Mention.at(text, mention.span.start, covering[at].mention.span.end)
    return Name(mention, "company", _ARTICLE.sub("", mention.text), country)


def _of_two(
    text: str, number: int, tokens: Sequence[Token], i: int, met: Mapping[int, Name | None], story: Story
) -> Name | None:
    """ "The former" or "the latter" of the two that were last named beside each other: those who acted rather than others."""
    following = tokens[i + 1].pos if i + 1 < len(tokens) else "PUNCT"
    before_noun = tokens[i].dep in _BEFORE_NOUN and following in ("NOUN", "PROPN", "ADJ", "NUM", "ADV")
    if not i or tokens[i - 1].text.lower() != "the" or before_noun:
        return None
    here = _pairs(number, tokens, {j: name for j, name in met.items() if j < i})
    near = [pair for pair in (*story.pairs, *here) if number - pair.sentence <= _NEIGHBOURS]
    if not near:
        return None
    pair = max(near, key=lambda pair: (pair.sentence, pair.acts))
    name = pair.latter if tokens[i].text.lower() == "latter" else pair.former
    return Name(Mention.at(text, tokens[i - 1].span.start, tokens[i].span.end), name.type, name.full, name.country)


def _pairs(number: int, tokens: Sequence[Token], met: Mapping[int, Name | None]) -> Iterator[Pair]:
    """Those that a sentence joins two by two, "IBM and Google", or names as the only two. met: what its words stand for."""
    listed: defaultdict[int, dict[str, Name]] = defaultdict(dict)
    for i, name in sorted(met.items()):
        part = met.get(tokens[i].head) is name and tokens[i].head != i
        if name and can_act(name) and not part and not (name.type == "place" and tokens[i].dep == "poss"):
            first = i
            while tokens[first].dep in ("conj", "appos") and tokens[first].head != first:
                first = tokens[first].head
            listed[first].setdefault(name.full, name)
    everybody = {full: name for names in listed.values() for full, name in names.items()}
    for first, names in listed.items():
        if len(names) == 2 or (len(everybody) == 2 and names.keys() != everybody.keys()):
            yield Pair(number, tokens[first].dep in SUBJECTS, *(names if len(names) == 2 else everybody).values())


def _co_arguments(tokens: Sequence[Token], i: int, covering: Mapping[int, Name]) -> frozenset[str]:
    """The names a description cannot stand for: the subject whose object it is ("Mälar Bank lent the company …")."""
    verb = i
    while tokens[verb].pos not in ("VERB", "AUX") and tokens[verb].head != verb:
        verb = tokens[verb].head
    return frozenset(
        covering[j].full
        for j, token in enumerate(tokens)
        if j in covering and j != i and _is_argument(tokens, j, verb, i)
    )


def _is_argument(tokens: Sequence[Token], j: int, verb: int, i: int) -> bool:
    """Whether token `j` is the verb's subject, or stands beside it as token `i` does: "With Orbel the company has agreed"."""
    while tokens[j].dep in ("conj", "appos") and tokens[j].head != j:
        j = tokens[j].head
    token = tokens[j]
    if token.head == verb:
        return token.dep in (*SUBJECTS, "dobj", "dative")
    beside = token.dep == "pobj" and tokens[token.head].head == verb and tokens[token.head].lemma in _BESIDE
    return beside and tokens[i].head == verb


def _phrase(tokens: Sequence[Token], i: int) -> range:
    """The token indices from the first premodifier of the noun `i` to the noun."""
    start = i
    while start > 0 and _belongs(tokens, start - 1, i):
        start -= 1
    return range(start, i + 1)


def _belongs(tokens: Sequence[Token], j: int, i: int) -> bool:
    """Whether token `j` is a premodifier of noun `i`, itself or through another one."""
    for _ in range(4):
        if tokens[j].head == j or tokens[j].dep not in _BEFORE_NOUN:
            return False
        j = tokens[j].head
        if j == i:
            return True
    return False


def _government(
    text: str,
    mention: Mention,
    tokens: Sequence[Token],
    i: int,
    covering: dict[int, Name],
    before: Sequence[Token],
    country: str | None,
    owner: Name | None,
    land: str | None,
    story: Story,
) -> Name | None:
    """A government, ministry or authority: named by its own words, or an earlier one taken up again."""
    token = tokens[i]
    if token.lemma in PLACE_LIKE and token.dep not in ("nsubj", "poss", "agent", "pobj", "nsubjpass"):
        return None
    if token.lemma in PLACE_LIKE and token.dep == "pobj" and tokens[token.head].text.lower() not in ("by", "from"):
        return None
    own = [t for t in before if t.dep in ("compound", "amod", "poss", "nmod") and t.tag != "POS" and t.pos != "PRON"]
    if whose := _named_behind(tokens, i, covering):
        # "the state of Saxony-Anhalt", "the city of Harlow"
        return Name(
            Mention.at(text, mention.span.start, whose.mention.span.end), "government", whose.full, whose.country
        )
    if own:
        bare = mention.text
        for article in ("the ", "The ", "a ", "an "):
            bare = bare.removeprefix(article)
        return Name(mention, "government", bare, country or (owner.country if owner else None))
    for earlier in (spoken.name for spoken in reversed(story.mentions) if spoken.name):
        if earlier.country and land and earlier.country != land:
            continue
        if (
            earlier.type == "government"
            and earlier.full.lower().endswith(token.lemma)
            and earlier.full.lower() != token.lemma
        ):
            return Name(mention, "government", earlier.full, earlier.country)
        if (
            earlier.type == "government"
            and token.lemma in ("ministry", "department", "agency")
            and token.lemma in earlier.full.lower()
        ):
            return Name(mention, "government", earlier.full, earlier.country)
    return Name(mention, "government", mention.text, country)


def _named_behind(tokens: Sequence[Token], i: int, covering: dict[int, Name]) -> Name | None:
    """The name in "of NAME" right behind token `i`."""
    if i + 2 < len(tokens) and tokens[i + 1].text.lower() == "of":
        return covering.get(i + 2) or (covering.get(i + 3) if tokens[i + 2].tag == "DT" else None)
    return None
