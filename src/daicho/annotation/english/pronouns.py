"""Whom "it", "its", "itself", "which" and "whose" stand for, where that is an organisation or a country.

Most of them stand for plants, sums and deals, or for nothing at all; those stand for nobody here. The grammar of the sentence
decides first: the subject of the clause above, of the clause before, of the clause itself for "its". Where it does not, the
sentences before do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from daicho.annotation.english.salience import ORGANISED, SUBJECTS, Role, Story, can_act, is_state, subject_of
from daicho.annotation.english.wordlists import words
from daicho.model.annotated import Name, Token
from daicho.model.span import Mention

PERSONAL = words("it its itself")
RELATIVE = words("which who whose")
# What only organisations and countries do.
ACTS = words(
    """say plan want expect intend invest spend pay buy acquire announce pledge promise commit agree sign hire employ hope seek
    aim decide lend borrow own admit deny note believe consider weigh warn estimate reckon forecast post record earn
    build construct design put make set report pass relax operate tell call ask think try pull drop stick sell issue launch
    name purchase negotiate refuse decline allocate subsidise subsidize propose acknowledge cite add need choose pick"""
)
# What is done to them, as object of it or as subject of its passive.
_UNDERGOES = words(
    "value give award pay lend cost ask tell allow grant select lead force require oblige name found list owe fine sue"
)
_REACHES = words("give award pay lend grant go inject sell hand lease transfer")
# What they have and works do not.
_OWNED = words(
    """ceo chief chairman president director shareholder share board workforce staff customer revenue sale plan statement
    investment coffer pocket business partner partnership fab plant factory campus book holding stake spending outlay
    valuation profit turnover service headquarters reliance intention operation supplier list industry
    sector depot store shop subsidiary office technology"""
)
# What only countries and states have.
_STATELY = words("legislature parliament territory economy government border borders ministry army soil people exports")
_IMPERSONAL = words(
    "understood clear unclear likely unlikely known essential important possible impossible hard easy too"
)
_IDIOMS = words("kind way")
_TIMES = words("year month week day decade hour time while")
_EARNINGS = words("sale revenue profit loss turnover")
_CLAUSAL = frozenset({"ccomp", "advcl", "csubj", "parataxis"})


def pronoun(
    text: str, number: int, tokens: Sequence[Token], i: int, met: Mapping[int, Name | None], story: Story
) -> Name | None:
    """The name that the pronoun at `i` stands for. text: the stored one; met: what the words up to it stand for."""
    token = tokens[i]
    found = _relative(tokens, i, met) if token.text.lower() in RELATIVE else _personal(number, tokens, i, met, story)
    if found is None:
        return None
    kind = "government" if found.type == "place" else found.type
    return Name(Mention.at(text, *token.span), kind, found.full, found.country)


def _relative(tokens: Sequence[Token], i: int, met: Mapping[int, Name | None]) -> Name | None:
    """The noun that a relative clause hangs on."""
    head = _antecedent(tokens, i)
    name = met.get(head) if head is not None else None
    return name if name and name.type in ORGANISED else None


def _antecedent(tokens: Sequence[Token], i: int) -> int | None:
    verb = tokens[i].head if tokens[i].dep != "poss" else tokens[tokens[i].head].head
    return next((tokens[j].head for j in (verb, tokens[verb].head) if tokens[j].dep == "relcl"), None)


def _personal(
    number: int, tokens: Sequence[Token], i: int, met: Mapping[int, Name | None], story: Story
) -> Name | None:
    token = tokens[i]
    owner = token.tag == "PRP$"
    if token.dep in SUBJECTS and _is_impersonal(tokens, i):
        return None
    if owner and tokens[token.head].lemma in _IDIOMS:
        return None
    role = _role(tokens, i)
    if token.text.lower() == "itself" and token.dep in ("npadvmod", "appos", "dep", "advmod"):
        return None
    if role == "any" and not owner and token.dep not in SUBJECTS:
        return None  # "upgrading it", "with it": mostly works and deeds
    for subject in _subjects(tokens, i):
        if subject not in met and tokens[subject].tag in ("WDT", "WP"):
            subject = _antecedent(tokens, subject) or subject
        name = met.get(subject)
        if name and can_act(name) and (role != "state" or name.type == "government" or is_state(name)):
            return name
        if name or tokens[subject].tag in ("NNS", "NNPS", "CD", "$") or tokens[subject].pos in ("PRON", "DET", "PROPN"):
            continue
        if role == "any":
            return None
    return story.taken_up(number, _holders(tokens, i), role)


def _holders(tokens: Sequence[Token], i: int) -> frozenset[int]:
    """The tokens whose phrases hold token `i`: "its" in "a fire at its depot" is not the fire's."""
    found = {i}
    while tokens[i].head not in found:
        i = tokens[i].head
        found.add(i)
    return frozenset(found)


def _subjects(tokens: Sequence[Token], i: int) -> Iterator[int]:
    """The subjects a pronoun can take up, nearest first: of its own clause for "its", of those above and those before it."""
    own = tokens[i].dep in SUBJECTS or (tokens[i].tag == "PRP" and tokens[i].text.lower() != "itself")
    at, holders = tokens[i].head, _holders(tokens, i)
    for _ in range(len(tokens)):
        verb = tokens[at].pos in ("VERB", "AUX")
        if verb:
            subject = subject_of(tokens, at)
            if subject is not None:
                if subject != i and not own and subject not in holders:
                    yield subject
                own = False
            for j in range(min(i, at) if tokens[at].head != at else i):
                clause = tokens[j]
                if clause.head == at and clause.dep in _CLAUSAL and clause.pos in ("VERB", "AUX"):
                    yield from (k for k, t in enumerate(tokens[:i]) if t.head == j and t.dep in SUBJECTS)
        if tokens[at].head == at:
            return
        at = tokens[at].head


def _role(tokens: Sequence[Token], i: int) -> Role:
    """What is said of the pronoun, or owned by it, and what can do, undergo or own that."""
    token = tokens[i]
    head = tokens[token.head]
    if token.tag == "PRP$":
        return "state" if head.lemma in _STATELY else "actor" if head.lemma in _OWNED else "any"
    if token.dep == "nsubj":
        verbs = {token.head}
        for j, other in enumerate(tokens):  # "is ready to pay", "has to slim down"
            if j > i and other.head in verbs and other.dep in ("xcomp", "acomp"):
                verbs.add(j)
        earning = head.lemma == "have" and any(
            other.dep == "dobj" and other.lemma in _EARNINGS and other.head == token.head for other in tokens
        )
        return "actor" if earning or any(tokens[j].lemma in ACTS for j in verbs) else "any"
    if token.dep == "pobj" and head.lemma in ("to", "into", "from"):
        return "actor" if tokens[head.head].lemma in _REACHES else "any"
    undergoes = token.dep in ("nsubjpass", "dobj", "dative", "iobj") and head.lemma in _UNDERGOES
    return "actor" if undergoes else "any"


def _is_impersonal(tokens: Sequence[Token], i: int) -> bool:
    """Whether "it" stands for nothing: "it is clear that …", "it took two years", "it will be the 2030s before …"."""
    head = tokens[i].head
    below = [t for j, t in enumerate(tokens) if t.head == head and j > i]
    clause = any(t.dep in ("ccomp", "csubj", "xcomp", "advcl") for t in below)
    if tokens[head].lemma == "take" and any(t.dep == "dobj" and t.lemma in _TIMES for t in below):
        return True
    told = any(t.lemma in _IMPERSONAL for t in (tokens[head], *below))
    return clause and (told or (tokens[head].lemma == "be" and any(t.dep == "attr" for t in below)))
