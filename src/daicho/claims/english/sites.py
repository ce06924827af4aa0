"""A sum in its sentence: the nouns it counts, the verbs that move it, and what stands around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from daicho.claims.english.cues import words
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import AnnotatedDocument, Token
from daicho.model.money import Money
from daicho.model.span import Span

_NEAR = 5
_VERBS = 4
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj"})


@dataclass(frozen=True)
class Site:
    """One sum in its sentence. All lists hold token indices of the tree.

    head: the token that the sum hangs on the rest by; nouns: what the sum counts or is counted by ("grant of $5bn", "$5bn plan");
    verbs: those above it, nearest first; near: the tokens around it.
    """

    money: Money
    tree: Tree
    head: int
    nouns: tuple[int, ...]
    verbs: tuple[int, ...]
    near: tuple[int, ...]
    after: str
    before: str

    @property
    def tokens(self) -> Sequence[Token]:
        """The sentence's tokens."""
        return self.tree.tokens

    def lemmas(self, indices: Sequence[int]) -> list[str]:
        """Their dictionary forms, proper nouns included."""
        return [self.tokens[i].lemma for i in indices]

    @cached_property
    def clause(self) -> tuple[int, ...]:
        """The tokens of the sum's own clause: those that reach a verb above the sum without crossing into a coordinate clause."""
        tokens, chain = self.tokens, {self.head, *self.verbs, *self.tree.up(self.head)}
        found = []
        for i in range(len(tokens)):
            at = i
            while at not in chain:
                token = tokens[at]
                if token.head == at or (token.dep in ("conj", "parataxis") and token.pos in ("VERB", "AUX")):
                    break
                at = token.head
            if at in chain:
                found.append(i)
        return tuple(found)

    @cached_property
    def clause_lemmas(self) -> str:
        """The dictionary forms of its own clause."""
        return " ".join(self.lemmas(self.clause))


def sites_of(annotated: AnnotatedDocument, trees: Sequence[Tree]) -> tuple[Site, ...]:
    """The sums that have a figure, each in its sentence."""
    found: list[Site] = []
    text = annotated.document.text
    ordered = iter(annotated.sums)
    money = next(ordered, None)
    for tree in trees:
        while money and money.mention.span.start < tree.sentence.span.start:
            money = next(ordered, None)
        while money and money.mention.span.start < tree.sentence.span.end:
            if money.value is not None and (site := _site(text, money, tree)):
                found.append(site)
            money = next(ordered, None)
    return tuple(found)


def _site(text: str, money: Money, tree: Tree) -> Site | None:
    inside = tree.within(money.mention.span)
    head = tree.head(money.mention.span)
    if head is None:
        return None
    nouns, verbs = _above(tree, head)
    told = _told_of(tree, head, inside) or _told_of_counted(tree, head, nouns) or _said_by_what(tree, verbs)
    verbs = list(dict.fromkeys([*told, *_is_to(tree, head, verbs), *verbs]))[:_VERBS]
    nouns += _below(tree, head, inside)
    if _is_measure(tree, nouns, verbs):
        verbs = []
    near = [
        i for i in range(max(0, inside.start - _NEAR), min(len(tree.tokens), inside.stop + _NEAR)) if i not in inside
    ]
    span, bounds = money.mention.span, tree.sentence.span
    after, before = (
        text[span.end : min(bounds.end, span.end + 80)],
        text[max(bounds.start, span.start - 80) : span.start],
    )
    return Site(money, tree, head, tuple(dict.fromkeys(nouns)), tuple(verbs), tuple(near), after, before)


def _above(tree: Tree, head: int) -> tuple[list[int], list[int]]:
    """The nouns between a sum and its first verb, then the verbs."""
    nouns: list[int] = []
    verbs: list[int] = []
    for i in tree.up(head):
        token = tree.tokens[i]
        if token.pos in ("VERB", "AUX"):
            verbs.append(i)
            # A clause that hangs on a noun tells what that noun does, no more: "the plant, built for $5bn, employs …".
            if len(verbs) == _VERBS:
                break
        elif not verbs and token.pos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "ADP", "PRON"):
            nouns.append(i)
    return nouns, verbs


_OF_WHICH = re.compile(r"(?:, )?(?:out )?of (?:which|whom)\b")


def _told_of(tree: Tree, head: int, inside: range) -> list[int]:
    """The verbs of a clause that hangs on a sum and tells what another does with it, the deepest first.

    "the 60 billion yen it was to contribute", "the $5bn invested by Intel"; not "the $5bn that will help".
    """
    tokens = tree.tokens
    if _OF_WHICH.match(" ".join(token.text for token in tokens[inside.stop : inside.stop + 5])):
        return []  # what is told is a part of the sum
    # Parsers hang the clause on any word of a sum: "up to EUR 920 million planned by the government".
    for child in sorted({c for i in (head, *inside) for c in tree.children[i]}):
        if child < inside.stop or tokens[child].dep not in ("relcl", "acl") or tokens[child].pos not in ("VERB", "AUX"):
            continue
        subjects = [c for c in tree.children[child] if tokens[c].dep in ("nsubj", "nsubjpass")]
        passive = tokens[child].tag == "VBN" and tokens[child].dep == "acl"
        agent = any(tokens[c].dep == "agent" for c in tree.children[child])
        if not (passive or agent or any(tokens[c].tag not in ("WDT", "WP") for c in subjects)):
            continue
        chain = [child]
        while below := [c for c in tree.children[chain[0]] if tokens[c].dep == "xcomp" and tokens[c].pos == "VERB"]:
            chain.insert(0, below[0])
        return chain
    return []


def _told_of_counted(tree: Tree, head: int, nouns: Sequence[int]) -> list[int]:
    """The verb of a clause on the noun a sum stands before, whose object it is: "the $5bn fund Japan has set aside"."""
    if not nouns or nouns[0] != tree.tokens[head].head or nouns[0] < head:
        return []
    return _clause_with_object(tree, nouns[0])


@lru_cache(maxsize=64)
def _clause_with_object(tree: Tree, noun: int) -> list[int]:
    """The verb of a clause on a noun, whose object the noun is."""
    for child in tree.children[noun]:
        below = {tree.tokens[c].dep for c in tree.children[child]}
        if tree.tokens[child].dep == "relcl" and "dobj" not in below and _has_own_subject(tree, child):
            return [child]
    return []


def _has_own_subject(tree: Tree, verb: int) -> bool:
    """Whether a verb has a subject that is no relative pronoun."""
    return any(tree.tokens[c].dep == "nsubj" and tree.tokens[c].tag not in ("WDT", "WP") for c in tree.children[verb])


def _is_to(tree: Tree, head: int, verbs: Sequence[int]) -> list[int]:
    """The verbs below the one whose subject a sum is, the deepest first: "raise" in "$4bn is expected to be raised"."""
    if not verbs:
        return []
    top = next(i for i in (head, *tree.up(head)) if tree.tokens[i].head == verbs[0])
    if tree.tokens[top].dep not in ("nsubj", "nsubjpass"):
        return []
    chain = [verbs[0]]
    while below := [
        c for c in tree.children[chain[0]] if tree.tokens[c].dep == "xcomp" and tree.tokens[c].pos == "VERB"
    ]:
        chain.insert(0, below[0])
    return chain[:-1]


RAISING = words("bring take raise lift push")
"""Verbs by which one sum becomes another."""
_SUMS = words("sum total amount figure investment aid support outlay spending money funding tally bill")


def _said_by_what(tree: Tree, verbs: Sequence[int]) -> list[int]:
    """The verb behind "what" where a sum is equated with it: "$5bn: that's what Intel will invest"."""
    tokens = tree.tokens
    if not verbs:
        return []
    if tokens[verbs[0]].lemma in RAISING:  # "brings to $5bn the sum that investors have promised"
        raised = [c for c in tree.children[verbs[0]] if tokens[c].dep == "dobj" and tokens[c].lemma in _SUMS]
        return [
            c for noun in raised for c in tree.children[noun] if tokens[c].dep == "relcl" and _has_own_subject(tree, c)
        ]
    if tokens[verbs[0]].lemma not in ("be", "'s"):
        return []
    for child in tree.children[verbs[0]]:
        clause = tokens[child].dep in ("ccomp", "csubj", "attr", "advcl") and tokens[child].pos == "VERB"
        if clause and any(tokens[c].lemma == "what" for c in tree.children[child]):
            return [child]
    return []


def _below(tree: Tree, head: int, inside: range) -> list[int]:
    """The nouns that say what a sum is of: "of", "in", "worth of" and what follows it directly."""
    found: list[int] = []
    for child in tree.children[head]:
        token = tree.tokens[child]
        if child in inside:
            continue
        if token.dep == "prep" and token.lemma in ("of", "in", "as", "worth"):
            found += tree.governed(child)
        elif token.dep in ("appos", "attr", "nmod") and token.pos in ("NOUN", "PROPN"):
            found.append(child)
    for i in list(found):
        found += [child for child in tree.children[i] if tree.tokens[child].dep in ("compound", "amod", "conj")]
    return found


def _is_measure(tree: Tree, nouns: Sequence[int], verbs: Sequence[int]) -> bool:
    """Whether a sum only tells the size of what another is moved for: "was awarded $407m towards its $2bn plant"."""
    if not verbs or len(nouns) < 2 or nouns[1] not in tree.children[verbs[0]] or tree.tokens[nouns[1]].dep != "prep":
        return False
    if tree.tokens[nouns[0]].dep != "pobj" or tree.tokens[nouns[1]].lemma not in _PURPOSE:
        return False
    moved = [c for c in tree.children[verbs[0]] if tree.tokens[c].dep in ("dobj", "nsubjpass")]
    return any(figure.start <= tree.tokens[c].span.start < figure.end for c in moved for figure in tree.figures)


_PURPOSE = words("for toward towards to behind into")
_PER = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:,\s*)?(?:(?:in )?cash )?"
    r"(?:(?P<per>per|an?|each|every)\s+(?P<unit>[A-Za-z-]+)|(?P<apiece>apiece|each)\b)"
)


def per_unit(site: Site) -> str | None:
    """What a sum is counted by, where the words behind it say so: "a share", "per barrel", "apiece"."""
    match = _PER.match(site.after)
    if not match:
        return None
    if match["apiece"]:
        return "apiece"
    unit = match["unit"].lower()
    following = site.after[match.end() :]
    if (
        match["per"] in ("a", "an", "each", "every")
        and unit not in _COUNTED
        and not following.startswith((",", ".", ";"))
    ):
        return None
    return "time" if unit in _TIMES else "unit"


_TIMES = words("year month week day hour quarter season decade")
_COUNTED = _TIMES | words("""share barrel tonne ton ounce litre gallon head person worker household unit piece kilo kilowatt-hour
        megawatt megawatt-hour kilowatt kilogram pound acre square night ticket seat student employee
        customer wafer chip vehicle car home cell pop""")


def is_each(site: Site) -> bool:
    """Whether the words say that each of several gives or gets the sum: "each school gets $5m", "will put up $5m each"."""
    for i, token in enumerate(site.tokens):
        if token.text.lower() in ("each", "apiece"):
            steps, at = path_to(site, i)
            if at in (site.head, *site.verbs[:1]) and len(steps) <= 2 and not CLAUSES.intersection(steps):
                return True
    return False


def actor_of(site: Site) -> tuple[int, bool] | None:
    """The subject that acts on a sum, with whether its verb is passive: that of the first verb above the sum that has one.

    "Microsoft announced plans to invest $5bn": the subject of announcing is the one who invests.
    """
    for verb in site.verbs:
        for child in site.tree.children[verb]:
            if site.tokens[child].dep in ("nsubj", "nsubjpass"):
                return child, is_passive(site, verb)
        if site.tokens[verb].dep in ("relcl", "acl") and site.tokens[verb].head not in (site.head, *site.nouns):
            if site.tokens[verb].tag == "VBG":
                return site.tokens[verb].head, False
            if site.tokens[verb].tag == "VBN" and site.tokens[verb].dep == "acl":  # "Tessen Steel, awarded ¥35bn, …"
                return site.tokens[verb].head, True
    return None


def acting(site: Site, verb: int) -> int:
    """What the subject of a verb above the sum does: "hand" in "is to be handed", where the subject is that of "is"."""
    if verb in site.verbs[1:]:
        below = site.verbs[site.verbs.index(verb) - 1]
        if site.tokens[below].dep == "xcomp" and site.tokens[below].head == verb:
            return acting(site, below)
    return verb


def is_passive(site: Site, verb: int) -> bool:
    """Whether what the subject of a verb does is done to it: not in "is expected to add", but in "is expected to be given"."""
    return any(site.tokens[c].dep in ("nsubjpass", "auxpass") for c in site.tree.children[acting(site, verb)])


def path_to(site: Site, i: int) -> tuple[list[str], int | None]:
    """The relations from token `i` up to the sum, its nouns or a word above it; and which of these it reaches, if any."""
    tokens = site.tokens
    above = {site.head, *site.verbs, *site.tree.up(site.head)}
    steps: list[str] = []
    at = i
    while at not in above:
        token = tokens[at]
        if token.dep not in ("conj", "cc", "appos", "pobj", "pcomp", "case"):
            preposition = token.dep in ("prep", "agent", "dative") and token.pos == "ADP"
            steps.append(f"{token.dep}:{token.lemma}" if preposition else token.dep)
        if token.head == at:
            return steps, None
        at = token.head
    return steps or ["same" if at == i else "conj"], at


def way_up(site: Site, at: int) -> str:
    """Which word on the way up from the sum token `at` is: the sum, a verb by its count from the sum, a noun, or one above."""
    if at == site.head:
        return "sum"
    if at in site.verbs:
        return f"v{site.verbs.index(at)}"
    return "noun" if at in site.nouns else "above"


def sums_between(site: Site, span: Span) -> int:
    """How many other sums stand between the sum and a span; two stands for more."""
    first, last = sorted((site.money.mention.span, span))
    others = (figure for figure in site.tree.figures if figure not in site.tree.seconds)
    return min(2, sum(first.end <= figure.start and figure.end <= last.start for figure in others))
