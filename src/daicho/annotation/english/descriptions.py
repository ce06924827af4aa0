"""What "the company", "the Japanese chipmaker", "the ministry" and "it" stand for: the name they take up again.

Works on parsed sentences in order. A description that stands beside its name ("chip giant TSMC") teaches what kind of thing
the name is; a later one is resolved by kind, nationality, subject position, nearness and how often a name occurs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from daicho.annotation.english.countries import ADJECTIVES, COUNTRY_NAMES
from daicho.annotation.english.pronouns import ACTS, PERSONAL, RELATIVE, pronoun
from daicho.annotation.english.salience import SUBJECTS, Spoken, Story, can_act, foreground
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
GOVERNMENTS = words(
    """government ministry administration department authority authorities cabinet commission council agency state county city
    province prefecture parliament legislature treasury coalition bloc municipality bureau taxpayer taxpayers"""
)
# Descriptions that are governments only as the whole phrase says: "the state" pays, "in the state" is where.
_PLACE_LIKE = words("state county city province prefecture municipality")
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
_NEIGHBOURS = 2  # how far back, in sentences, the two stand of which one is "the latter"
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss", "det", "nummod", "punct", "case", "npadvmod", "advmod"})


def described(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names and, in order with them, the descriptions and pronouns that stand for organisations."""
    opening = sentences[min(1, len(sentences) - 1)].span.end if sentences else 0
    story = Story(
        Counter(name.full for name in names),
        frozenset(name.full for name in names if name.mention.span.start < opening),
    )
    by_start = sorted(names, key=lambda name: name.mention.span)
    found: list[Name] = []
    at = 0
    for number, sentence in enumerate(sentences):
        inside: list[Name] = []
        while at < len(by_start) and by_start[at].mention.span.start < sentence.span.end:
            inside.append(by_start[at])
            at += 1
        found += _read(text, number, sentence, inside, story)
    return tuple(sorted((*names, *found), key=lambda name: name.mention.span))


def _read(text: str, number: int, sentence: Sentence, names: Sequence[Name], story: Story) -> list[Name]:
    """The descriptions of one sentence; the story moves on past it."""
    found: list[Name] = []
    tokens = sentence.tokens
    covering = {i: name for name in names for i, token in enumerate(tokens) if name.mention.span.contains(token.span)}
    for i, name in covering.items():
        _learn(tokens, i, name, story)
    if not tokens:  # not parsed: what opens a sentence is mostly its subject
        story.mentions += [
            Spoken(number, at, 2.0 if name.mention.span.start - sentence.span.start < 5 else 0.0, name)
            for at, name in enumerate(names)
            if can_act(name)
        ]
    met: dict[int, Name | None] = dict(covering)
    for i, token in enumerate(tokens):
        if i not in covering:
            low = token.text.lower()
            if low in PERSONAL or (low in RELATIVE and token.tag in ("WDT", "WP", "WP$")):
                new = pronoun(text, number, tokens, i, met, story)
            else:
                new = _description(text, number, tokens, i, covering, met, story)
            if new:
                met[i] = new
                found.append(new)
        name_here = met.get(i)
        if (name_here and can_act(name_here)) or (name_here is None and _is_thing(token)):
            story.mentions.append(Spoken(number, i, foreground(tokens, i), name_here))
    return found


def _is_thing(token: Token) -> bool:
    """Whether a noun is a single thing in the foreground, which a pronoun may mean."""
    return token.tag == "NN" and token.dep in (*SUBJECTS, "dobj", "attr") and token.lemma not in _NO_THING


def _learn(tokens: Sequence[Token], i: int, name: Name, story: Story) -> None:
    """Kind and nationality of a name from the nouns and adjectives that stand beside it."""
    token = tokens[i]
    beside = [t for t in tokens if tokens[t.head] is token and t.dep in ("compound", "amod", "appos", "nmod")]
    if token.dep == "appos":
        beside.append(tokens[token.head])
        beside += [t for t in tokens if tokens[t.head] is tokens[token.head] and t.dep == "amod"]
    for other in beside:
        if other.lemma in COMPANIES or other.lemma in GOVERNMENTS:
            story.kinds[name.full].add(other.lemma)
        if country := ADJECTIVES.get(other.text) or COUNTRY_NAMES.get(other.text):
            story.countries.setdefault(name.full, country)
        if other.dep == "appos":
            beside += [t for t in tokens if tokens[t.head] is other and t.dep == "amod" and t not in beside]


def _description(
    text: str,
    number: int,
    tokens: Sequence[Token],
    i: int,
    covering: dict[int, Name],
    met: Mapping[int, Name | None],
    story: Story,
) -> Name | None:
    """The name that token `i` stands for as head of a description."""
    token = tokens[i]
    if token.text.lower() in ("former", "latter"):
        return _of_two(text, number, tokens, i, story)
    if text[token.span.end : token.span.end + 1] == "-":
        return None  # "government-linked firms", "state-owned": the firms are meant
    company, government = token.lemma in COMPANIES, token.lemma in GOVERNMENTS or token.text.lower() in GOVERNMENTS
    if token.pos not in ("NOUN", "PROPN") or not (company or government):
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
    if token.dep == "appos" and token.head in covering and not (government and covering[token.head].type == "company"):
        return None
    country = next((c for t in before if (c := ADJECTIVES.get(t.text) or COUNTRY_NAMES.get(t.text))), None)
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
        return Name(mention, "government" if government else "company", own, country or whose.country)
    if government:
        return _government(text, mention, tokens, i, covering, before, country, owner, story)
    if token.tag in ("NNS", "NNPS") or not definite:
        # "Amazon.com's cloud unit" names itself; "a chipmaker" and "companies" stand for nobody yet.
        if owner and owner.type != "place":
            return Name(mention, "company", mention.text, country)
        return _introduced(text, mention, tokens, i, covering, country) if token.tag in ("NN", "NNP") else None
    if owner and owner.type in ("company", "unknown") and any(t.tag == "POS" for t in before):
        return Name(mention, "company", mention.text, country)
    particular = token.lemma in _PARTICULAR
    if particular and owner and owner.type == "place" and not country:
        return Name(mention, "company", " ".join(t.text for t in before[1:]) + " " + token.text)  # "the Jiangxi fund"
    taken = story.described(number, token.lemma, country, _co_arguments(tokens, i, covering), particular)
    return Name(mention, "company", taken.full, country or taken.country) if taken else None


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
    return Name(mention, "company", mention.text.split(maxsplit=1)[-1], country)


def _of_two(text: str, number: int, tokens: Sequence[Token], i: int, story: Story) -> Name | None:
    """ "The former" or "the latter" of the two that were last named beside each other."""
    following = tokens[i + 1].pos if i + 1 < len(tokens) else "PUNCT"
    before_noun = tokens[i].dep in _BEFORE_NOUN and following in ("NOUN", "PROPN", "ADJ", "NUM", "ADV")
    if not i or tokens[i - 1].text.lower() != "the" or before_noun:
        return None
    named: list[tuple[int, Name]] = []
    for spoken in reversed(story.mentions):
        if number - spoken.sentence > _NEIGHBOURS:
            break
        if spoken.name and can_act(spoken.name) and all(spoken.name.full != other.full for _, other in named):
            named.append((spoken.sentence, spoken.name))
        if len(named) == 2:
            break
    if len(named) < 2 or named[0][0] != named[1][0]:
        return None
    name = named[0 if tokens[i].text.lower() == "latter" else 1][1]
    return Name(Mention.at(text, tokens[i - 1].span.start, tokens[i].span.end), name.type, name.full, name.country)


def _co_arguments(tokens: Sequence[Token], i: int, covering: dict[int, Name]) -> frozenset[str]:
    """The names a description cannot stand for: the subject whose object it is ("Mälar Bank lent the company …")."""
    verb = i
    while tokens[verb].pos not in ("VERB", "AUX") and tokens[verb].head != verb:
        verb = tokens[verb].head
    return frozenset(
        covering[j].full
        for j, token in enumerate(tokens)
        if token.head == verb and token.dep in SUBJECTS and j in covering and j != i
    )


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
    story: Story,
) -> Name | None:
    """A government, ministry or authority: named by its own words, or an earlier one taken up again."""
    token = tokens[i]
    if token.lemma in _PLACE_LIKE and token.dep not in ("nsubj", "poss", "agent", "pobj", "nsubjpass"):
        return None
    if token.lemma in _PLACE_LIKE and token.dep == "pobj" and tokens[token.head].text.lower() not in ("by", "from"):
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
