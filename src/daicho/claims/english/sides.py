"""The two sides of a sum: who pays it and who receives it, each with those beside them in one list."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence

from daicho.claims.english.acts import goals_of
from daicho.claims.english.backers import backers_of, is_own_round, is_public_sale, takes_up
from daicho.claims.english.cues import words
from daicho.claims.english.frames import Frame, total
from daicho.claims.english.lists import written_with
from daicho.claims.english.neighbours import contributor_of, givers_of, head_of_row, own_share, taker_of
from daicho.claims.english.objects import Aim
from daicho.claims.english.parties import Candidate, Organisations, told
from daicho.claims.english.partners import members_of
from daicho.claims.english.past import Flow
from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree
from daicho.reference.weights import weights

# Scores, in the units of the models, above which a party is named at all, and beside the best one.
_LEAST = {"payer": 0.0, "recipient": -1.5}
_BESIDE = 8.0


def payers_of(
    site: Site,
    frame: Frame,
    bought: Candidate | None,
    buying: Collection[int],
    known: Organisations,
    before: Flow | None,
) -> tuple[list[Candidate], float]:
    """Who pays, with those that pay together; and the chance of that, or of nobody.

    bought: whose shares the sum buys; buying: the words for those who buy them, where the bargain names them;
    before: the flow told before it.
    """
    if shared := _payers_of_whole(site, frame, before):
        return shared, 1.0
    if contributor := contributor_of(site):
        return told(contributor), 1.0
    if givers := givers_of(site):
        return told(*givers), 1.0
    if backers := backers_of(site, frame.kind, known.trees):
        return told(*backers), 1.0
    if is_public_sale(site, frame.kind):
        return [], 1.0
    row = head_of_row(site)
    if row and frame.kind == "investment":
        return told(row), 1.0
    borrowing = frame.kind in ("loan", "equity") and _borrows(site) and not buying
    taking = takes_up(site, frame.kind) or (frame.kind == "equity" and is_own_round(site))
    # Who borrows pays nothing; who lends is told beside the sum or not at all, and behind it where it is taken up.
    scored = [
        (score, c)
        for score, c in frame.payers
        if not (borrowing and (c.token is None or "actor/active" in c.features))
        and not (taking and (c.token is None or c.token < site.head or not (_gives(c) or frame.kind == "investment")))
        and not (frame.kind != "subsidy" and _only_named(c))
        and not (row and c.name.full == row.full)
        and c is not bought
    ]
    whole = total(scored)
    top, best = _likeliest([(score, c) for score, c in scored if c.token in buying] or scored)
    if best is None or top < _LEAST["payer"]:
        best = next((c for _, c in scored if c.token in buying or (bought and "actor/active" in c.features)), None)
        if best is None:
            return [], 1 / whole
    return members_of(best, site, known) or _with_listed(top, best, scored, site), math.exp(min(30.0, top)) / whole


def _gives(candidate: Candidate) -> bool:
    """Whether a sum is told to come from a candidate, rather than a candidate to be spoken of beside it."""
    return any(feature.startswith(_GIVING) for feature in candidate.features)


def _only_named(candidate: Candidate) -> bool:
    """Whether a government is told to do nothing with the sum: then it neither invests nor buys nor lends it."""
    if candidate.name.type not in ("government", "place"):
        return False
    return not any(feature.startswith(_DOING) for feature in candidate.features)


_DOING = ("part:gives", "part:acts", "part:owns", "actor/active", "behind:from", "behind:by", "prep:from", "agent:")
_GIVING = ("prep:from", "prep:with", "prep:by", "agent:", "behind:from", "behind:by", "part:gives")


_OF_WHICH = re.compile(
    r"\b(?:of (?:which|that|it|this)|including),?"
    r"(?: (?:about|around|some|roughly|nearly|almost|up to|as much as|more than|over))?\s*\Z"
)


def _payers_of_whole(site: Site, frame: Frame, before: Flow | None) -> list[Candidate]:
    """Who pays a part pays the whole too, unless somebody is told behind it: "Intel put up $5bn, of which $2bn for …"."""
    if (
        before is None
        or before.site.tree is not site.tree
        or before.kind != frame.kind
        or not _OF_WHICH.search(site.before)
    ):
        return []
    if any(c.token is not None and c.token > site.head and _gives(c) for _, c in frame.payers):
        return []
    return told(*before.payers)


def recipients_of(
    site: Site,
    kind: str,
    people: Sequence[Candidate],
    payers: Sequence[str],
    bought: Candidate | None,
    aims: Sequence[Aim],
) -> Sequence[Candidate | Aim]:
    """Who receives, with those that stand beside it in one list, none of them a payer; or the field that receives."""
    if taker := taker_of(site) or (head_of_row(site) if kind != "investment" else None):
        return told(taker)
    if bought:
        return [bought]
    goals = goals_of(site)
    parts = [c for c in people if c.token in goals and c.name.full not in payers and _is_offshoot(c, site.tree)]
    if parts:
        return parts[:1]
    model = weights("english_recipient")
    scored = [
        (model.score("recipient", c.features_as(kind)), c)
        for c in people
        if not any(_same_firm(c.name.full, payer) for payer in payers)
    ]
    top, best = _likeliest(scored)
    fields = [(model.score("recipient", aim.as_recipient), aim) for aim in aims if aim.may_receive]
    most, field = max(fields, key=lambda item: (item[0], -item[1].party.mention.span.start), default=(0.0, None))
    if field and most >= _LEAST["recipient"] and (best is None or most > top):
        firm = next((c for _, c in scored if c.name.full == field.party.name), None)
        return [firm or field]  # an organisation that a sum is for is no mere field
    return [] if best is None or top < _LEAST["recipient"] else _with_listed(top, best, scored, site)


def _likeliest(scored: Sequence[tuple[float, Candidate]]) -> tuple[float, Candidate | None]:
    return max(scored, key=lambda item: (item[0], -item[1].name.mention.span.start), default=(0.0, None))


def _with_listed(top: float, best: Candidate, scored: Sequence[tuple[float, Candidate]], site: Site) -> list[Candidate]:
    """The likeliest party and those that stand beside it in one list and score nearly as much."""
    beside = _listed_with(best, site)
    if best.token is not None:
        written = {name.mention.span for name in written_with(site.tree, best.name)}
        beside |= {c.token for _, c in scored if c.token is not None and c.name.mention.span in written}
    listed = [best, *(c for score, c in scored if c is not best and c.token in beside and score > top - _BESIDE)]
    share = own_share(site, [c.name for c in listed])
    return listed if share is None else [listed[share]]


def _is_offshoot(candidate: Candidate, tree: Tree) -> bool:
    """Whether a firm is told as a part of another: "its Japanese subsidiary", "its US arm Wyvern"."""
    told = [name.mention.text for name in tree.names if name.full == candidate.name.full]
    return any(text.split()[-1] in _OFFSHOOTS for text in (candidate.name.mention.text, *told))


_OFFSHOOTS = words("subsidiary unit arm affiliate venture division branch business")


def _same_firm(one: str, other: str) -> bool:
    """Whether a name is the other, or its first words: "Fengyuan" and "Fengyuan Advanced Packaging", not its "US subsidiary"."""
    small, big = sorted((one.split(), other.split()), key=len)
    return big[: len(small)] == small and not (len(big) > len(small) and big[-1] in _OFFSHOOTS)


_BORROWING = words("borrow raise issue sell tap")


def _borrows(site: Site) -> bool:
    """Whether the verb nearest above the sum is one of asking others for money: its subject pays nothing."""
    return any(lemma in _BORROWING for lemma in site.lemmas(site.verbs[:1]))


def _listed_with(best: Candidate, site: Site) -> set[int | None]:
    """The tokens that share a list with a candidate: "IBM and Google", "Berlin and the state of Hesse"."""
    if best.token is None:
        return set()
    tree = site.tree
    first = best.token
    while (above := _told_by(tree, first)) is not None or tree.tokens[first].dep == "conj":
        first = tree.tokens[first].head if above is None else above
    found: set[int | None] = {first}
    frontier = [first]
    while frontier:
        at = frontier.pop()
        for child in tree.children[at]:
            below = [child, *tree.children[child]] if tree.tokens[child].dep == "prep" else [child]
            for i in below:
                if tree.tokens[i].dep == "conj" or _told_by(tree, i) == at:
                    found.add(i)
                    frontier.append(i)
    return found - {best.token}


_PURSES = words("state city county province prefecture region canton republic government department ministry town")


def _told_by(tree: Tree, i: int) -> int | None:
    """The word that tells, before a name, what it is of: "the state of Hesse", "its partner, the insurer Orbel"."""
    token = tree.tokens[i]
    above = tree.tokens[token.head]
    if token.dep == "appos" and token.head < i and token.head not in tree.names_at:
        return token.head
    if token.dep == "pobj" and above.lemma == "of" and tree.tokens[above.head].lemma.lower() in _PURSES:
        return above.head
    return None
