"""Who and what has been spoken of so far, how much in the foreground, and what is known of each.

A description or pronoun is looked up here: organisations and, so that a pronoun is not taken for one of them, plain things too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from daicho.annotation.english.countries import ADJECTIVES, CAPITALS, COUNTRY_NAMES, NATIVES, US_STATES, without_article
from daicho.annotation.english.name_cues import GOVERNMENT
from daicho.annotation.english.wordlists import words
from daicho.model.annotated import Name, NameType, Token
from daicho.reference import organisations

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ORGANISED: frozenset[NameType] = frozenset({"company", "organisation", "government", "unknown"})
# What the words around a pronoun say it is: whatever; a company or state that plans, pays or says; what has a parliament.
Role = Literal["any", "actor", "state"]
# How far back, in sentences, a pronoun reaches; a description rather nearer than farther; and anything at all.
_REACH, _NEAR, _FAR = 4, 8, 200
_PLANS = words("plan application proposal bid request offer")
# What any firm is called: "Orbel & Vane Company" is no likelier to be "the company" than "Norvane".
_ANY = words("company firm corporation business")
_NATIONS = ADJECTIVES.keys() | NATIVES.keys()
# "DPA reports", "Nikkei wrote": who tells a story is not whom it is about.
_TELLING = words("report write")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A noun phrase as met. name: None for a plain thing ("the fab"); weight: how much it stands in the foreground."""

    sentence: int
    token: int
    weight: float
    name: Name | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that a sentence joins. acts: they are its subject."""

    sentence: int
    acts: bool
    former: Name
    latter: Name


@dataclass(slots=True)
class Story:
    """What the reading so far has met, in order.

    counts: how often each name occurs in the whole document; opening: the names of its first sentences; first: those of the
    sentences behind the headline; kinds, countries: what each name has been called ("the French chip designer Orbel").
    """

    counts: Counter[str]
    opening: frozenset[str] = frozenset()
    first: tuple[Name, ...] = ()
    mentions: list[Spoken] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    kinds: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    countries: dict[str, str] = field(default_factory=dict)

    def described(
        self,
        number: int,
        kind: str,
        country: str | None,
        apart: frozenset[str],
        particular: bool = False,
        native: bool = False,
    ) -> Name | None:
        """The company that a description of this kind and country takes up.

        apart: names it cannot stand for; particular: its noun fits only what has been called so, or is named so; native: the
        country says it all ("the Koreans"), so it must be known.
        """
        best: tuple[float, Name] | None = None
        seen: set[tuple[str, float]] = set()
        for spoken in reversed(self.mentions):
            distance = number - spoken.sentence
            if distance > (_NEAR if best else _FAR):
                break
            name = spoken.name
            if name is None or name.type not in ("company", "organisation", "unknown") or name.full in apart:
                continue
            if (name.full, spoken.weight) in seen or name.full in _NATIONS or GOVERNMENT.search(name.full):
                continue
            seen.add((name.full, spoken.weight))
            called = kind in self.kinds[name.full] or (kind not in _ANY and kind in name.full.lower().split())
            if particular and not called:
                continue
            score = spoken.weight - 0.8 * distance + min(3.0, 0.6 * self.counts[name.full]) + (2 if called else 0)
            if country:
                theirs = self.countries.get(name.full) or name.country or _home(name.full)
                if native and theirs != country:
                    continue
                score += 0 if theirs is None else 4 if theirs == country else -8
            score -= 0 if name.type == "company" else 0.5
            score += 1.0 if name.full in self.opening else 0
            if best is None or score > best[0]:
                best = (score, name)
        return best[1] if best else None

    def lead(self, country: str | None) -> Name | None:
        """The firm the story is about, as its first sentences name it. country: where that is known to be."""
        firms = [
            name
            for name in self.first
            if (name.type == "company" or (name.type == "unknown" and not name.country))
            and country in (None, self.countries.get(name.full) or name.country or _home(name.full) or country)
        ]
        return max(firms, key=lambda name: (self.counts[name.full], -name.mention.span.start), default=None)

    def taken_up(self, number: int, around: frozenset[int], role: Role) -> Name | None:
        """What a pronoun of sentence `number` stands for, by recency and foreground; None for a thing.

        around: the words whose phrases it stands in; role: what the words around it make of it.
        """
        best: tuple[float, Name | None] | None = None
        for spoken in reversed(self.mentions):
            distance, name = number - spoken.sentence, spoken.name
            if distance > (_REACH if best or role == "any" else _FAR):
                break
            if (distance == 0 and spoken.token in around) or (name is None and role != "any"):
                continue
            if role == "state" and name and not (name.type == "government" or is_state(name)):
                continue
            score = spoken.weight - 1.0 * distance
            if name and name.type == "place":
                score -= 0.3
            elif name:
                score += min(1.5, 0.25 * self.counts[name.full]) - (0.5 if name.type == "unknown" else 0)
            if best is None or score > best[0]:
                best = (score, name)
        return best[1] if best else None


def can_act(name: Name) -> bool:
    """Whether a name is one of an organisation, or of a country or state that acts like one."""
    return (name.type in ORGANISED and name.full not in _NATIONS) or is_state(name)


def is_state(name: Name) -> bool:
    """Whether a name is one of a country or state, or of a capital, which stands for its government."""
    bare = without_article(name.full)
    return name.type == "place" and (bare in COUNTRY_NAMES or bare in US_STATES or bare in CAPITALS)


def subject_of(tokens: Sequence[Token], verb: int) -> int | None:
    """The subject of a verb, or what the parser has not seen to be it: "Beijing, for its part, responded"."""
    below = [j for j, token in enumerate(tokens) if token.head == verb and j != verb]
    seen = next((j for j in below if tokens[j].dep in SUBJECTS), None)
    missed = (j for j in below if j < verb and tokens[j].dep in ("npadvmod", "dep") and tokens[j].tag == "NNP")
    return next(missed, None) if seen is None else seen


def foreground(tokens: Sequence[Token], i: int) -> float:
    """How much a mention stands in the foreground: the subject of the main clause most."""
    token = tokens[i]
    while True:
        if token.dep == "conj" or any(t.dep == "conj" and tokens[t.head] is token for t in tokens):
            return 0.2  # one of several: what follows speaks of all of them, or of another
        if token.dep not in ("compound", "appos") or tokens[token.head] is token:
            break
        token, i = tokens[token.head], token.head
    if token.dep == "poss" and tokens[token.head].dep in SUBJECTS:
        return 1.0  # "the company's shares rose"
    if token.dep in SUBJECTS or (token.tag == "NNP" and subject_of(tokens, token.head) == i):
        verb = tokens[token.head]
        if verb.lemma in _TELLING:
            return -1.0
        return 2.0 if verb.dep == "ROOT" else 1.2 if verb.dep in ("ccomp", "conj") else 0.8
    if token.dep == "pobj" and tokens[token.head].lemma in ("from", "by"):
        return (
            1.2 if tokens[tokens[token.head].head].lemma in _PLANS else 0.0
        )  # "approved a plan from Norvane to invest"
    return 0.4 if token.dep == "dobj" else 0.0


def _home(name: str) -> str | None:
    organisation = organisations.by_name(name)
    return organisation.country if organisation else None
