"""Who backs a round of equity, and who lends: those who lead it, take part in it, arrange it. Whoever raises it pays nothing.

"Orbel raised $20m in a round led by Larkmoor Ventures, with participation from Tessen Bank", "Orbel secured a $5m loan arranged
by Tessen Bank"; also where the next sentence names them: "The round was led by …", "Investors include …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daicho.claims.english.applicants import applicants
from daicho.claims.english.cues import words
from daicho.claims.english.media import is_medium
from daicho.claims.english.sites import Site, actor_of
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name

_ROUNDS = words("round series funding financing raise extension fundraising fundraise tranche seed")
_DEBTS = words("loan debt facility credit bond note mortgage overdraft financing borrowing debenture")
_INFLOWS = words("investment fdi inflow")
_AID = words("grant subsidy aid support incentive subvention")
_DRAWING = words("attract draw secure receive record garner win lure net get gain clinch")
_TAKING = words(
    """raise close complete secure announce bag land net obtain get receive sign arrange take win attract draw conclude borrow
    issue sell tap pull snag bring score"""
)
_LEADING = words("lead co-lead colead head anchor back join arrange underwrite syndicate provide support fund")
_TAKING_PART = words("participate join invest contribute lead co-lead")
_SHARERS = words("participation investor backer shareholder participant contribution lender investment support capital")
_OF = words("from by of with include including")
_FIRMS = frozenset({"company", "organisation", "unknown", "government"})
_AHEAD = 2


def takes_up(site: Site, kind: str) -> bool:
    """Whether others give to the subject of the sum's verb: "closed a $20m round", "secured a $5m loan"."""
    wanted = {"equity": _ROUNDS, "loan": _DEBTS, "investment": _INFLOWS}.get(kind, frozenset())
    tree, tokens = site.tree, site.tokens
    verb = next(iter(site.verbs), None)
    if verb is None or tokens[verb].lemma not in (_DRAWING if kind == "investment" else _TAKING):
        return False
    below = [n for p in tree.children[verb] for n in (p, *tree.children[p]) if tokens[n].dep in ("dobj", "pobj")]
    around = {*site.nouns, *below, *(c for n in (*site.nouns, *below) for c in tree.children[n])}
    if kind == "investment":
        if any(True for _ in applicants(site)):
            return False  # "received approval for a $5m investment"
        around |= {n for c in around if tokens[c].lemma == "of" for n in tree.children[c]}
        if any(tokens[i].lemma in _AID for i in around):
            return False  # "received a $5m investment grant"
    return any(tokens[i].lemma.lower() in wanted for i in around)


def draws(site: Site) -> bool:
    """Whether an authority or a country tells of what others invest with it: "the agency has secured $5m of investments"."""
    actor = actor_of(site)
    name = site.tree.name_of_head.get(actor[0]) if actor else None
    return name is not None and name.type in ("government", "place") and takes_up(site, "investment")


def backers_of(site: Site, kind: str, trees: Sequence[Tree]) -> list[Name]:
    """Those told to back the round or to lend, in order of the text; none where the text does not tell."""
    if kind == "investment" or not takes_up(site, kind):
        return []
    if len(site.tree.figures) - len(site.tree.seconds) > 1:
        return []  # several sums: whose each is stays for the models
    found = list(_told(site.tree, site))
    for tree in trees[site.tree.order + 1 : site.tree.order + 1 + _AHEAD]:
        if tree.figures or found:
            break
        if any(token.lemma.lower() in _ROUNDS | _DEBTS | _SHARERS for token in tree.tokens):
            found += _told(tree, None)
    return list({name.full: name for name in found}.values())


def _told(tree: Tree, site: Site | None) -> Iterator[Name]:
    """The backers a sentence names."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        if token.lemma in _LEADING and token.pos == "VERB":
            for child in tree.children[i]:
                if tokens[child].dep == "agent":
                    yield from _under(tree, child)
        if token.lemma in _TAKING_PART and token.pos == "VERB" and (site is None or i not in site.verbs):
            for child in tree.children[i]:
                if tokens[child].dep == "nsubj":
                    yield from _listed(tree, child)
        if token.lemma in _SHARERS and token.pos == "NOUN":
            for child in tree.children[i]:
                if tokens[child].dep == "prep" and tokens[child].lemma in _OF:
                    yield from _under(tree, child)
                elif tokens[child].dep == "appos":
                    yield from _listed(tree, child)
            if token.dep == "nsubj" and tokens[token.head].lemma in ("include", "be"):
                for child in tree.children[token.head]:
                    if tokens[child].dep in ("dobj", "attr"):
                        yield from _listed(tree, child)


def _under(tree: Tree, preposition: int) -> Iterator[Name]:
    for child in tree.children[preposition]:
        if tree.tokens[child].dep == "pobj":
            yield from _listed(tree, child)
            for further in tree.children[child]:  # "from other investors including X"
                if tree.tokens[further].dep == "prep" and tree.tokens[further].lemma in ("include", "including"):
                    yield from _under(tree, further)


def _listed(tree: Tree, first: int) -> Iterator[Name]:
    """The firms of the list that begins at a token."""
    name = tree.name_of_head.get(first)
    if name and name.type in _FIRMS and not is_medium(name):
        yield name
    for child in tree.children[first]:
        if tree.tokens[child].dep in ("conj", "appos") or (
            child in tree.name_of_head and tree.tokens[child].dep == "dep"
        ):
            yield from _listed(tree, child)
