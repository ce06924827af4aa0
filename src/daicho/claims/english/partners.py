"""Who pays together: "three carriers" as the three a neighbouring sentence names, and those a company has agreed with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daicho.claims.english.cues import words
from daicho.claims.english.parties import Candidate, Organisations
from daicho.claims.english.sites import Site, actor_of
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name, NameType
from daicho.model.patterns import lowered

_COUNTED = re.compile(
    r"(?:the |these |those |all )*(two|both|pair|duo|trio|quartet|three|four|five|six)\b(?! (?:other|more|further))",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:the |both |these |those )*(?:partners|companies|firms|allies|carmakers|chipmakers)", re.IGNORECASE
)
_MOST = 6  # a longer list is no list of partners
_NUMBERS = {
    "two": 2,
    "both": 2,
    "pair": 2,
    "duo": 2,
    "trio": 3,
    "quartet": 4,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_JOINING = words("agree team join partner ally cooperate collaborate")
_SHARING = words("build invest develop establish construct set spend")
_TOGETHER = words("together along jointly partnership collaboration alliance conjunction cooperation concert")
_ALLIANCES = words("partnership venture alliance collaboration tie-up joint-venture jv cooperation")
_FIRMS: frozenset[NameType] = frozenset({"company", "organisation", "unknown"})
_STATES: frozenset[NameType] = frozenset({"government", "place"})
_NEAR = 3


def members_of(best: Candidate, site: Site, known: Organisations) -> list[Candidate]:
    """The parties that a group or an agreement stands for, none where the text does not name exactly them."""
    counted = _COUNTED.match(best.name.mention.text)
    if counted:
        types = _STATES if best.name.type == "government" else _FIRMS
        return _named_group(_NUMBERS[lowered(counted[1])], site, known, types)
    if _ALL.fullmatch(best.name.mention.text) and _ALL.fullmatch(best.name.full):
        return _named_group(None, site, known, _FIRMS)
    if allied := _allied(best, site) or _exemplified(best, site):
        return allied
    tree, actor = site.tree, actor_of(site)
    for i, subject in tree.name_of_head.items():
        joins = tree.tokens[i].dep == "nsubj" and tree.tokens[tree.tokens[i].head].lemma in _JOINING
        acts = actor == (i, False)
        if subject.type in _FIRMS and (acts or (joins and subject.full == best.name.full)):
            together = list({name.full: name for name in (subject, *_companions(tree, i))}.values())
            if len(together) > 1 and best.name.full in {name.full for name in together}:
                return [Candidate(name, frozenset(), None) for name in together]
    return []


def _companions(tree: Tree, subject: int) -> Iterator[Name]:
    """Those a subject acts with: "X will partner Y to build", "X, together with Y, will invest", "X will build it with Y"."""
    tokens = tree.tokens
    if tokens[subject].dep != "nsubj":
        return
    verb = tokens[subject].head
    verbs = {
        verb,
        *(c for c in tree.children[verb] if tokens[c].dep in ("xcomp", "ccomp", "conj") and tokens[c].pos == "VERB"),
    }
    if tokens[verb].lemma == "partner":
        yield from (name for c in tree.children[verb] if tokens[c].dep == "dobj" for name in _list_from(tree, c))
    for prep in range(len(tokens)):
        if tokens[prep].lemma != "with":
            continue
        above = tokens[prep].head
        lemma = tokens[above].lemma
        beside = above == subject and any(tokens[c].lemma in _TOGETHER for c in tree.children[prep])
        joined = beside or (lemma in _TOGETHER and _reaches(tree, above, {subject, *verbs}))
        if joined or (above in verbs and lemma in _JOINING | _SHARING):
            yield from (name for first in tree.children[prep] for name in _list_from(tree, first))


def _reaches(tree: Tree, i: int, above: set[int]) -> bool:
    """Whether a word hangs on one of these with nothing but prepositions and adverbs between."""
    for _ in range(_NEAR):
        i = tree.tokens[i].head
        if i in above:
            return True
    return False


def _allied(best: Candidate, site: Site) -> list[Candidate]:
    """Those who put a sum into what they share: "X has announced a $5m partnership with Y"."""
    tree = site.tree
    for noun in (site.head, *site.nouns):
        if tree.tokens[noun].lemma in _ALLIANCES:
            beside = [c for c in tree.children[noun] if tree.tokens[c].lemma in ("with", "between")]
            named = [name for prep in beside for first in tree.children[prep] for name in _list_from(tree, first)]
            others = [name for name in named if name.full != best.name.full]
            if others:
                return [best, *(Candidate(name, frozenset(), None) for name in others)]
    return []


def _exemplified(best: Candidate, site: Site) -> list[Candidate]:
    """Those a group is told by: "backers such as X and Y", "investors including X"."""
    tree, i = site.tree, best.token
    if i is None or tree.tokens[i].tag != "NNS":
        return []
    found = []
    for prep in tree.children[i]:
        lemma = tree.tokens[prep].lemma
        such = lemma == "as" and any(tree.tokens[c].lemma == "such" for c in tree.children[prep])
        if such or lemma in ("include", "including", "like"):
            found += [name for first in tree.children[prep] for name in _list_from(tree, first)]
    return [Candidate(name, frozenset(), None) for name in found]


def _named_group(size: int | None, site: Site, known: Organisations, types: frozenset[NameType]) -> list[Candidate]:
    """The nearest list of exactly `size` firms or governments, or of several where None, in the sum's sentence or close to it.

    What stands before the sum comes before what follows it as far away.
    """
    at = site.tree.order
    near = sorted(known.trees[max(0, at - _NEAR) : at + _NEAR + 1], key=lambda t: (abs(t.order - at), t.order < at))
    for tree in near:
        for i, name in tree.name_of_head.items():
            if tree.tokens[i].dep != "conj" and name.type in types:
                listed = [*_list_from(tree, i, types), *_companions(tree, i)]
                fits = len(listed) == size if size else 2 <= len(listed) <= _MOST
                if fits and len({name.full for name in listed}) == len(listed):
                    return [Candidate(name, frozenset(), None) for name in listed]
    return []


def _list_from(tree: Tree, first: int, types: frozenset[NameType] = _FIRMS) -> Iterator[Name]:
    """The firms of the list that begins at token `first`, in order; "the Korean and Chinese companies" name none."""
    name = tree.name_of_head.get(first)
    if name and name.type in types and not (name.type == "unknown" and name.country):
        yield name
    for child in tree.children[first]:
        if tree.tokens[child].dep == "conj" or (name is None and tree.tokens[child].dep == "appos"):
            yield from _list_from(tree, child, types)
