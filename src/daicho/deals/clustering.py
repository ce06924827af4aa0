"""Joining claims that match into clusters, best match first, unless the clusters contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from daicho.deals.amounts import compare, one_digit_off, significant
from daicho.deals.blocking import Place, candidates
from daicho.deals.bonds import Bonds, Pair
from daicho.deals.matching import VETO, Match, match, surely_two
from daicho.deals.misread import may_be_misread, misread_kinds
from daicho.deals.traits import Member, Traits
from daicho.model.deal import Join

# A cross pair this far below zero contradicts; clusters with more contradicting than agreeing pairs stay apart.
_CONTRADICTS = -1.5
_SAME_BUT_FOR_THE_SUM = -0.4

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims of one commitment in order of publication, and the joins that brought them together."""

    members: tuple[Member, ...]
    joins: tuple[Join, ...]


Links = Mapping[Link, Match]
"""Pairs of claim ids that may be of one deal, each in order, with what speaks for it."""


def linked(a: Traits, b: Traits) -> Match | None:
    """How two claims compare, where that may bring them together: they match, one sum may be the other miswritten, or one kind
    misread. None otherwise.
    """
    if surely_two(a, b):
        return None
    if a.kind != b.kind:
        return match(a, b) if may_be_misread(a, b) else None
    found = match(a, b)
    return found if found.score > 0 or (found.slip and found.identity >= _SAME_BUT_FOR_THE_SUM) else None


def links_among(claims: Mapping[str, Traits], blocks: Iterable[Sequence[Place]]) -> dict[Link, tuple[Match, int]]:
    """Every link among `claims`, with how many blocks bring the two within reach. claims: by id; blocks: each in order."""
    ids = sorted(claims)
    number = {id_: position for position, id_ in enumerate(ids)}
    numbered = [claims[id_] for id_ in ids]
    many: dict[int, int] = {}
    for left, right in candidates([number[id_] for _, id_ in block] for block in blocks):
        code = left * len(ids) + right
        many[code] = many.get(code, 0) + 1
    found = {}
    for code, times in many.items():
        left, right = divmod(code, len(ids))
        if not surely_two(numbered[left], numbered[right]) and (link := linked(numbered[left], numbered[right])):
            found[ids[left], ids[right]] = link, times
    return found


def neighbourhoods(claims: Iterable[str], links: Iterable[Link]) -> list[set[str]]:
    """The claims that hang together by links: what one of them is joined to depends on no claim of another neighbourhood."""
    bonds = Bonds(links)
    found: dict[str, set[str]] = {}
    for id_ in claims:
        found.setdefault(bonds.group(id_), set()).add(id_)
    return list(found.values())


def cluster(
    claims: Sequence[Member], links: Links, together: Sequence[Pair] = (), apart: Sequence[Pair] = ()
) -> list[Cluster]:
    """The clusters of a neighbourhood's claims, which come in order of publication.

    links: those among them; together, apart: ids of claims that people joined or parted, without contradiction; not all need be
    among `claims`.
    """
    known = {traits.id: traits for traits in claims}
    groups = _Groups(claims, Bonds(together, apart), {pair: found.score for pair, found in links.items()})
    order = groups.order
    pairs = [_in_order(known[a], known[b], found, order) for (a, b), found in links.items()]
    pairs.sort(key=lambda p: (-p[2].score, order[p[0].id], order[p[1].id]))
    printed: dict[_Printed, set[str]] = {}
    for traits in claims:
        printed.setdefault(_printed(traits), set()).add(traits.document)
    for a, b, found in pairs:
        if found.score > 0 and not (_miswritten(a, b) and _borne_out(a, printed) and _borne_out(b, printed)):
            groups.join(a, b, found)
    _take_in_slips(groups, pairs)
    misread = [(a, b) for a, b, _ in pairs if a.kind != b.kind]
    for one, other in list(misread_kinds(claims, groups.members, misread)) if misread else ():
        groups.take_in(one, other, f"same figure and party, told as {one.kind} by one document alone")
    _keep_together(groups, claims, together)
    return groups.clusters()


def _in_order(a: Member, b: Member, found: Match, order: Mapping[str, int]) -> tuple[Member, Member, Match]:
    return (a, b, found) if order[a.id] < order[b.id] else (b, a, found)


class _Groups:
    """Claims joined so far: every claim knows its group, a group goes by its earliest claim."""

    def __init__(self, claims: Sequence[Member], bonds: Bonds, scores: Mapping[Link, float]) -> None:
        self.bonds = bonds
        self.order = {traits.id: position for position, traits in enumerate(claims)}
        self.home = {traits.id: traits.id for traits in claims}
        self.members = {traits.id: [traits] for traits in claims}
        self.joins: dict[str, list[Join]] = {traits.id: [] for traits in claims}
        self._scores = dict(scores)

    def join(self, a: Member, b: Member, found: Match, allowed: float = _CONTRADICTS) -> None:
        """Make one of the groups of two claims, unless they are one or more of their pairs score under `allowed` than above 0."""
        left, right = self.home[a.id], self.home[b.id]
        if (
            left != right
            and not self.bonds.forbids(a.id, b.id)
            and self._compatible(self.members[left], self.members[right], allowed)
        ):
            self.bonds.join(a.id, b.id)
            self.merge(a, b, found.why, found.score)

    def take_in(self, a: Traits, b: Traits, why: str) -> None:
        """Make one of the groups of two claims for a reason beside their score, unless people parted them."""
        if not self.bonds.forbids(a.id, b.id):
            self.bonds.join(a.id, b.id)
            self.merge(a, b, (why,))

    def merge(self, a: Traits, b: Traits, why: tuple[str, ...], score: float = 0.0) -> None:
        """Make one of the groups of two claims, whatever their pairs score."""
        left, right = sorted((self.home[a.id], self.home[b.id]), key=self.order.__getitem__)
        if left == right:
            return
        for traits in self.members[right]:
            self.home[traits.id] = left
        self.members[left] += self.members.pop(right)
        self.joins[left] += [*self.joins.pop(right), Join(a.id, b.id, score, why)]

    def _compatible(self, left: Sequence[Member], right: Sequence[Member], allowed: float) -> bool:
        """No vetoed pair between the two, and not more contradictions than agreements."""
        agreed, contradicted = 0, 0
        for a in left:
            for b in right:
                score = self._score(a, b)
                if score <= VETO:
                    return False
                agreed += score > 0
                contradicted += score <= allowed
        return contradicted <= agreed

    def _score(self, a: Member, b: Member) -> float:
        """What two claims score, worked out once: two groups may be held against each other many times."""
        pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        known = self._scores.get(pair)
        if known is None:
            known = self._scores[pair] = match(a, b).score
        return known

    def tells(self, document: str, traits: Member) -> bool:
        """Whether a document tells of the group of a claim."""
        return any(member.document == document for member in self.members[self.home[traits.id]])

    def documents(self, traits: Member) -> int:
        """How many documents the group of a claim has."""
        return len({member.document for member in self.members[self.home[traits.id]]})

    def clusters(self) -> list[Cluster]:
        """The groups, each in order of publication."""
        return [
            Cluster(tuple(sorted(found, key=lambda t: self.order[t.id])), tuple(self.joins[key]))
            for key, found in self.members.items()
        ]


def _keep_together(groups: _Groups, claims: Sequence[Member], together: Sequence[Pair]) -> None:
    """Join the groups of claims that people joined, also by way of one that is not among `claims`.

    This comes last, so that two deals become one with all that was theirs, however much the one contradicts the other.
    """
    bonds = Bonds(together)
    named = {key for pair in together for key in pair}
    first: dict[str, Member] = {}
    for traits in claims:
        if traits.id in named:
            groups.merge(first.setdefault(bonds.group(traits.id), traits), traits, ("joined by a judgement",))


def _take_in_slips(groups: _Groups, pairs: Iterable[tuple[Member, Member, Match]]) -> None:
    """A claim that stands alone, with a figure that is one deal's miswritten, and agrees with that deal in all else, is about it.

    Only where the deal is told by several documents (or was told before, with a figure of many digits) and no other
    deal comes into question.
    """
    chances: dict[str, dict[str, tuple[Member, Member, Match]]] = {}
    for a, b, found in pairs:
        if found.slip and found.identity >= _SAME_BUT_FOR_THE_SUM:
            for one, other in ((a, b), (b, a)):
                if (
                    _plainly(one, other)
                    and not groups.tells(one.document, other)
                    and groups.documents(one) == 1
                    and groups.documents(other) >= (1 if _telling(one) and one is b else 2)
                ):
                    options = chances.setdefault(one.id, {})
                    home = groups.home[other.id]
                    if home not in options or found.identity > options[home][2].identity:
                        options[home] = (one, other, found)
    for id_ in sorted(chances, key=groups.order.__getitem__):
        if len(chances[id_]) == 1:
            groups.join(*next(iter(chances[id_].values())), allowed=VETO)


_Printed = tuple[str, str, Decimal | None]


def _printed(traits: Member) -> _Printed:
    return traits.kind, traits.sum.currency, traits.sum.value


def _miswritten(a: Member, b: Member) -> bool:
    """Whether two figures are one digit apart, so that one of them is a slip of the pen or another sum."""
    left, right = a.sum.value or Decimal(0), b.sum.value or Decimal(0)
    return a.sum.currency == b.sum.currency and one_digit_off(left, right) and compare(a.sum, b.sum, (None, None)).slip


def _borne_out(traits: Member, printed: Mapping[_Printed, set[str]]) -> bool:
    """Whether several documents print a figure: that is no slip of the pen."""
    return len(printed[_printed(traits)]) > 1


def _plainly(one: Member, other: Member) -> bool:
    """Whether the words around a sum let it be the other's: an increment, a part or a new total is a sum of its own."""
    return one.sum.role in ("plain", other.sum.role)


def _telling(traits: Member) -> bool:
    """Whether a figure has so many digits that another one digit apart is hardly a sum of its own."""
    return significant(traits.sum.value or Decimal(0)) > 3
