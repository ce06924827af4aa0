"""What "the company", "the Japanese chipmaker", "the ministry" and "it" stand for: the name they take up again.

Works on parsed sentences in order. A description that stands beside its name ("chip giant TSMC") teaches what kind of thing
the name is; a later one is resolved by kind, nationality, subject position, nearness and how often a name occurs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from daicho.annotation.english.countries import ADJECTIVES, COUNTRY_NAMES
from daicho.annotation.english.wordlists import words
from daicho.model.annotated import Name, NameType, Sentence, Token
from daicho.model.span import Mention
from daicho.reference import organisations

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
_PRONOUNS = words("it its itself they their them which who whose")
_ORGANISED: frozenset[NameType] = frozenset({"company", "organisation", "government", "unknown"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss", "det", "nummod", "punct", "case", "npadvmod", "advmod"})


@dataclass(slots=True)
class _Story:
    """What the reading so far has met: mentions of organisations in order, and what is known of each."""

    mentions: list[tuple[int, float, Name]] = field(default_factory=list)
    kinds: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    countries: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


def described(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names and, in order with them, the descriptions and pronouns that stand for organisations."""
    story = _Story()
    for name in names:
        story.counts[name.full] += 1
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


def _read(text: str, number: int, sentence: Sentence, names: Sequence[Name], story: _Story) -> list[Name]:
    """The descriptions of one sentence; the story moves on past it."""
    found: list[Name] = []
    covering = {
        i: name for name in names for i, token in enumerate(sentence.tokens) if name.mention.span.contains(token.span)
    }
    for i, name in covering.items():
        _learn(sentence.tokens, i, name, story)
    if not sentence.tokens:
        story.mentions += [
            (number, 0.0, name) for name in names if name.type in _ORGANISED and name.full not in ADJECTIVES
        ]
    for i in range(len(sentence.tokens)):
        new: Name | None = covering.get(i)
        if new is None:
            new = _description(text, number, sentence.tokens, i, covering, story)
            if new:
                found.append(new)
        if new and new.type in _ORGANISED and new.full not in ADJECTIVES:
            story.mentions.append((number, _prominence(sentence.tokens, i), new))
    return found


def _prominence(tokens: Sequence[Token], i: int) -> float:
    """How much a mention stands in the foreground: the subject of the main clause most."""
    token = tokens[i]
    if token.dep == "compound" and tokens[token.head].dep in ("nsubj", "nsubjpass"):
        token = tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass"):
        return 0.0
    return 2.0 if tokens[token.head].dep == "ROOT" else 0.8


def _learn(tokens: Sequence[Token], i: int, name: Name, story: _Story) -> None:
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
    text: str, number: int, tokens: Sequence[Token], i: int, covering: dict[int, Name], story: _Story
) -> Name | None:
    """The name that token `i` stands for, as head of a description or as a pronoun."""
    token = tokens[i]
    low = token.text.lower()
    if token.pos in ("PRON", "DET") or token.tag in ("WDT", "WP", "WP$", "PRP", "PRP$"):
        return _pronoun(number, tokens, i, covering, story) if low in _PRONOUNS else None
    company, government = token.lemma in COMPANIES, token.lemma in GOVERNMENTS or low in GOVERNMENTS
    if token.pos not in ("NOUN", "PROPN") or not (company or government):
        return None
    if token.dep in ("compound", "nmod") and token.head in covering and token.head > i:
        return None  # "chip giant TSMC": the name speaks for itself
    phrase = _phrase(tokens, i)
    before = tokens[phrase.start : i]
    mention = Mention.at(text, before[0].span.start if before else token.span.start, token.span.end)
    if beside := next(
        (covering[j] for j, t in enumerate(tokens) if t.dep == "appos" and t.head == i and j in covering), None
    ):
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
    definite = not before or before[0].text.lower() in ("the", "this", "that", "these") or before[0].tag in ("PRP$",)
    if government:
        return _government(text, mention, tokens, i, covering, before, country, owner, story)
    if token.tag in ("NNS", "NNPS") or not definite:
        # "Amazon.com's cloud unit" names itself; "a chipmaker" and "companies" stand for nobody yet.
        return Name(mention, "company", mention.text, country) if owner and owner.type != "place" else None
    if owner and owner.type in ("company", "unknown") and any(t.tag == "POS" for t in before):
        return Name(mention, "company", mention.text, country)
    full = _antecedent(number, story, token.lemma, country, ("company", "organisation", "unknown"))
    return Name(mention, "company", full, country) if full else None


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
    story: _Story,
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
    for _, _, earlier in reversed(story.mentions):
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


def _pronoun(number: int, tokens: Sequence[Token], i: int, covering: dict[int, Name], story: _Story) -> Name | None:
    """Whom a pronoun stands for: the noun its relative clause hangs on, or the organisation last spoken of as subject."""
    token = tokens[i]
    mention = Mention(token.text, token.span)
    if token.tag in ("WDT", "WP", "WP$"):
        verb = tokens[i].head if token.dep != "poss" else tokens[tokens[i].head].head
        head = next((tokens[j].head for j in (verb, tokens[verb].head) if tokens[j].dep == "relcl"), None)
        name = covering.get(head) if head is not None else None
        return Name(mention, name.type, name.full, name.country) if name and name.type in _ORGANISED else None
    plural = token.text.lower() in ("they", "their", "them")
    if plural:
        return None
    full = _antecedent(number, story, None, None, ("company", "organisation", "government", "unknown"))
    return Name(mention, "company", full, None) if full else None


def _antecedent(
    number: int, story: _Story, kind: str | None, country: str | None, types: tuple[NameType, ...]
) -> str | None:
    """The fullest name of the organisation that fits best, or None."""
    best: tuple[float, str] | None = None
    seen: set[tuple[str, float]] = set()
    for sentence, prominence, name in reversed(story.mentions):
        distance = number - sentence
        if distance > 8 and best:
            break
        if name.full in ADJECTIVES:
            continue
        if name.type not in types or (name.full, prominence) in seen:
            continue
        seen.add((name.full, prominence))
        score = prominence - 0.9 * distance + min(3.0, 0.4 * story.counts[name.full])
        if kind and kind in story.kinds[name.full]:
            score += 4
        if country:
            theirs = story.countries.get(name.full) or name.country or _home(name.full)
            score += 0 if theirs is None else 4 if theirs == country else -8
        if name.type == "unknown":
            score -= 0.5
        if best is None or score > best[0]:
            best = (score, name.full)
    return best[1] if best else None


def _home(name: str) -> str | None:
    organisation = organisations.by_name(name)
    return organisation.country if organisation else None
