"""Who asks and who lets: the firm that is allowed to spend a sum pays it, the authority that allows it does not.

"The Investment Commission approved a Norvane application to invest $5m", "Norvane won approval for a $5m plant", "the board has
cleared a plan from Norvane to invest $5m": the authority is the subject, and Norvane pays.
"""

from __future__ import annotations

from collections.abc import Iterator

from daicho.claims.english.cues import CLEARING, words
from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree

_ASKED = words(
    "plan application bid proposal request offer project investment petition filing scheme intention decision"
)
_PERMITS = words(
    """permission approval clearance licence license nod consent authorisation authorization go-ahead light permit
    certificate blessing promotion privilege"""
)
_OBTAINING = words("receive get win obtain secure gain land have earn clinch")
_GRANTED = words("grant give award issue hand")
_CLEARING = CLEARING | words("allow license")
_DECIDING = _CLEARING | words("reject refuse decline review consider examine block back support oppose study discuss")
_FAVOURS = words("incentive privilege support promotion benefit perk break")
_INVESTED = words("investment application")
_WORKS = words("project plant factory fab facility expansion venture")
_AUTHORITIES = frozenset({"government", "place", "organisation"})
_SUBJECTS = ("nsubj", "nsubjpass")


def applicants(site: Site) -> Iterator[int]:
    """The words for those who are allowed, or ask, to spend the sum."""
    tree, tokens = site.tree, site.tokens
    for verb in site.verbs[:2]:
        if tokens[verb].tag == "VB" and tokens[verb].dep in ("acl", "relcl"):
            yield from _askers(tree, tokens[verb].head)
        if tokens[verb].tag == "VB" and tokens[verb].dep == "xcomp" and tokens[tokens[verb].head].lemma in _DECIDING:
            # "approved an application to invest": the parser hangs the infinitive on what is done to the application
            asked = [c for c in tree.children[tokens[verb].head] if tokens[c].dep == "dobj" and c < verb]
            yield from (owner for noun in asked for owner in _askers(tree, noun))
    for noun in (site.head, *site.nouns):
        above = tokens[noun].head
        if tokens[noun].dep == "pobj" and tokens[above].lemma == "for" and tokens[tokens[above].head].lemma in _PERMITS:
            yield from _askers(tree, tokens[above].head)


def _askers(tree: Tree, noun: int) -> Iterator[int]:
    """Whose a plan, application or permission is."""
    tokens = tree.tokens
    lemma = tokens[noun].lemma
    if lemma not in _ASKED | _PERMITS:
        return
    owners = []
    for child in tree.children[noun]:
        if tokens[child].dep == "poss" or (tokens[child].dep in ("compound", "nmod") and child in tree.name_of_head):
            owners.append(child)
        elif tokens[child].dep == "prep" and tokens[child].lemma in ("from", "by", "of"):
            owners += tree.governed(child)
    verb = tokens[noun].head
    if lemma in _PERMITS and tokens[noun].dep in ("dobj", "oprd", "attr"):
        passive = any(tokens[c].dep == "auxpass" for c in tree.children[verb])
        if tokens[verb].lemma in (_GRANTED if passive else _OBTAINING):
            # "the Taiwanese government's approval": whose a permission is has let, whoever obtains it has asked.
            owners = [c for c in tree.children[verb] if tokens[c].dep in _SUBJECTS]
    yield from owners


def is_let(site: Site) -> bool:
    """Whether an authority only lets others invest the sum: it approves their investment, or favours for what they invest in."""
    tree, tokens = site.tree, site.tokens
    for verb in site.verbs:
        if tokens[verb].lemma not in _CLEARING:
            continue
        if next(applicants(site), None) is not None:
            return True
        if not any(tokens[c].dep == "nsubj" and _is_authority(tree, c) for c in tree.children[verb]):
            continue
        objects = [c for c in tree.children[verb] if tokens[c].dep in ("dobj", "ccomp", "xcomp")]
        before = [n for c in objects for n in tree.children[c] if tokens[n].dep in ("compound", "nmod")]
        if any(tokens[n].lemma in _INVESTED for n in (*objects, *before, *site.nouns)):
            return True
        if any(tokens[c].lemma in _FAVOURS for c in objects) and any(tokens[n].lemma in _WORKS for n in site.nouns):
            return True
    return False


def _is_authority(tree: Tree, i: int) -> bool:
    name = tree.name_of_head.get(i)
    return name is not None and name.type in _AUTHORITIES
