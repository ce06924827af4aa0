"""Who pays together: "three carriers" as the three a neighbouring sentence names, and those a company has agreed with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from daicho.claims.english.cues import words
from daicho.claims.english.lists import written_with
from daicho.claims.english.parties import Candidate, Organisations, told
from daicho.claims.english.sites import Site, actor_of
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name, NameType
from daicho.model.patterns import lowered

_COUNTED = re.compile(
    r"(?:the |these |those |all )*(two|both|pair|duo|trio|quartet|three|four|five|six)\b(?! (?:other|more|further))",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:the |both |these |those )*(?:partners|companies|firms|allies|carmakers|chipmakers|sides|parties|groups|automakers)",
    re.IGNORECASE,
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
_JOINING = words("agree team join partner ally cooperate collaborate tie link pair")
_SHARING = words("build invest develop establish construct set spend form create found")
_TOGETHER = words(
    "together along jointly partnership collaboration alliance conjunction cooperation concert venture tie-up"
)
_ALLIANCES = words("partnership venture alliance collaboration tie-up joint-venture jv cooperation")
_UNIONS = words("consortium venture alliance partnership syndicate group trio duo team jv")
_OF_UNIONS = words("of between comprise consist include")
_ASIDE = words("with to for as like include including than over from against at")
_OWNING = words("belong own hold back")
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
    if allied := _allied(best, site) or _exemplified(best, site) or _united(best, site):
        return allied
    tree, actor = site.tree, actor_of(site)
    for i, subject in tree.name_of_head.items():
        joins = tree.tokens[i].dep == "nsubj" and tree.tokens[tree.tokens[i].head].lemma in _JOINING
        acts = actor == (i, False)
        if subject.type in _FIRMS and (acts or (joins and subject.full == best.name.full)):
            together = _distinct((subject, *_companions(tree, i)))
            if len(together) > 1 and best.name.full in {name.full for name in together}:
                return told(*together)
    return _acted_before(best, known) if best.token is None else []


def _distinct(names: Iterable[Name]) -> list[Name]:
    return list({name.full: name for name in names}.values())


def _acted_before(best: Candidate, known: Organisations) -> list[Candidate]:
    """Those with whom a party that an earlier sentence names does there what it does: "X and Y are building a plant"."""
    span = best.name.mention.span
    tree = next((tree for tree in known.trees if tree.sentence.span.contains(span)), None)
    head = tree.head(span) if tree else None
    if tree is None or head is None:
        return []
    while tree.tokens[head].dep == "conj":
        head = tree.tokens[head].head
    token = tree.tokens[head]
    if token.dep == "pobj" and tree.tokens[token.head].lemma in _ASIDE:
        return []
    types = next((types for types in (_FIRMS, _STATES) if best.name.type in types), frozenset({best.name.type}))
    listed = [name for name in written_with(tree, best.name) if name.type in types]
    return told(*_distinct(listed)) if len(listed) > 1 else []


def _united(best: Candidate, site: Site) -> list[Candidate]:
    """Those whom a group is told to be made of, or who act along with it: "a consortium of X and Y", "banks led by X, with Y"."""
    tree, i = site.tree, best.token
    if i is None or best.name in tree.names:
        return []
    if tree.tokens[i].lemma in _UNIONS:
        below = [n for c in tree.children[i] for n in (c, *tree.children[c]) if tree.tokens[n].lemma in _OF_UNIONS]
        found = _distinct(name for n in below for first in tree.children[n] for name in _list_from(tree, first))
        return told(*found) if len(found) > 1 else []
    inside = [name for name in tree.names if best.name.mention.span.contains(name.mention.span)]
    beside = [name for name in (written_with(tree, inside[-1]) if inside else []) if name not in inside]
    return [best, *told(*_distinct(beside))] if beside else []


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
        joined = joined or (tokens[above].head == verb and tokens[verb].lemma in _JOINING)  # "joins forces with"
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
                return [best, *told(*others)]
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
    return told(*_distinct(found))


def _named_group(size: int | None, site: Site, known: Organisations, types: frozenset[NameType]) -> list[Candidate]:
    """The nearest list of exactly `size` firms or governments, or of several where None, in the sum's sentence or close to it.

    What stands before the sum comes before what follows it as far away.
    """
    at = site.tree.order
    near = sorted(known.trees[max(0, at - _NEAR) : at + _NEAR + 1], key=lambda t: (abs(t.order - at), t.order < at))
    for tree in near:
        for listed in _groups(tree, types):
            if len(listed) == size if size else 2 <= len(listed) <= _MOST:
                return told(*listed)
    return []


def _groups(tree: Tree, types: frozenset[NameType]) -> Iterator[list[Name]]:
    """The groups a sentence names: those who act together, then lists, those that are subjects or owners first."""
    heads = [i for i, name in tree.name_of_head.items() if tree.tokens[i].dep != "conj" and name.type in types]
    for i in heads:
        if companions := list(_companions(tree, i)):
            yield _distinct((*_list_from(tree, i, types), *companions))
    for i in sorted(heads, key=lambda i: not _owns(tree, i)):
        yield _distinct(_list_from(tree, i, types))


def _owns(tree: Tree, i: int) -> bool:
    """Whether a name is that of an owner: "which belongs to X", "owned by X"."""
    link = tree.tokens[i].head
    return tree.tokens[i].dep == "pobj" and tree.tokens[tree.tokens[link].head].lemma in _OWNING


def _list_from(tree: Tree, first: int, types: frozenset[NameType] = _FIRMS) -> Iterator[Name]:
    """The firms of the list that begins at token `first`, in order; "the Korean and Chinese companies" name none."""
    name = tree.name_of_head.get(first)
    if name:
        yield from (
            each
            for each in written_with(tree, name)
            if each.type in types and not (each.type == "unknown" and each.country)
        )
    for child in tree.children[first]:
        if tree.tokens[child].dep == "conj" or (name is None and tree.tokens[child].dep == "appos"):
            yield from _list_from(tree, child, types)
