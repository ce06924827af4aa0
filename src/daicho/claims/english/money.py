"""Money claims: each sum read where it stands, and what one document says twice said once."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from daicho.claims.english import flows, status
from daicho.claims.english.acts import goals_of
from daicho.claims.english.backers import backers_of, is_own_round, is_public_sale, takes_up
from daicho.claims.english.buyers import buyers_of
from daicho.claims.english.cast import party_of
from daicho.claims.english.cues import words
from daicho.claims.english.frames import Frame, frame_of, total
from daicho.claims.english.lists import written_with
from daicho.claims.english.neighbours import contributor_of, givers_of, head_of_row, own_share, taker_of
from daicho.claims.english.objects import Aim, aims_of, objects_of
from daicho.claims.english.parties import Candidate, Organisations, candidates, organisations_of
from daicho.claims.english.partners import members_of
from daicho.claims.english.past import Flow, Past, Told
from daicho.claims.english.projects import Work, works_of
from daicho.claims.english.seats import seat_of, seats_of
from daicho.claims.english.shares import with_shares
from daicho.claims.english.sites import Site, is_each, per_unit, sites_of
from daicho.claims.english.speakers import speakers_of
from daicho.claims.english.spots import place_of
from daicho.claims.english.syntax import Tree, trees_of, unparsed
from daicho.claims.english.targets import target_of
from daicho.claims.english.whereabouts import main_country
from daicho.model.annotated import AnnotatedDocument, Name
from daicho.model.claim import Equity, Investment, Loan, MoneyClaim, NotFlow, Party, Subsidy
from daicho.model.money import Conversion, Money
from daicho.model.span import Mention, Span
from daicho.model.when import Period
from daicho.reference.weights import weights

_CLAIMS: dict[str, type[MoneyClaim]] = {"investment": Investment, "subsidy": Subsidy, "equity": Equity, "loan": Loan}
# Scores, in the units of the models, above which a party is named at all, and beside the best one.
_LEAST = {"payer": 0.0, "recipient": -1.5}
_BESIDE = 8.0
_ROUNDING = Decimal("0.02")
"""How far, of its size, a headline's sum may be from the one that the body gives in the same currency."""


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """The money claims of a document, the sums that are no flows, and the conversions that belong to flows.

    told: each flow with what was told before it, from which the weights of places are learned.
    """

    claims: tuple[MoneyClaim, ...]
    not_flows: tuple[NotFlow, ...]
    conversions: tuple[Conversion, ...]
    told: tuple[tuple[Flow, Past], ...] = ()


@dataclass(frozen=True, slots=True)
class _Story:
    """What the whole document gives to the reading of each sum."""

    annotated: AnnotatedDocument
    trees: tuple[Tree, ...]
    known: Organisations
    works: tuple[Work, ...]
    times: tuple[Span, ...]
    unparsed: tuple[Tree, ...]
    country: str | None
    seats: Mapping[str, str]


# No sentence deals out more sums than this; a line with more is a table, and weighing each against each name would take hours.
_MOST_SUMS = 30


def read_money(annotated: AnnotatedDocument, trees: tuple[Tree, ...] | None = None) -> MoneyReading:
    """Every sum of the document as a claim, a sum that is no flow, or the other side of a conversion.

    trees: its parsed sentences, where they are at hand.
    """
    trees = trees_of(annotated) if trees is None else trees
    times = times_of(annotated)
    works = works_of(trees, times)
    story = _Story(
        annotated,
        trees,
        organisations_of(annotated, trees),
        works,
        times,
        unparsed(annotated),
        main_country(tuple(trees)),
        seats_of(trees),
    )
    seconds = {conversion.second.mention.span: conversion for conversion in annotated.conversions}
    read: list[tuple[Flow, Frame, float]] = []
    not_flows: list[NotFlow] = []
    told: dict[Span, tuple[Flow, Past]] = {}
    sites = [site for site in sites_of(annotated, trees) if site.money.mention.span not in seconds]
    crowd = Counter(site.tree.sentence.span for site in sites)
    past = Past()
    for site in sites:
        span = site.money.mention.span
        if crowd[site.tree.sentence.span] > _MOST_SUMS:
            not_flows.append(NotFlow(site.money.mention, "a row of figures, no sentence"))
            continue
        people = candidates(site, story.known, past)
        frame = frame_of(site, trees, past.last, people)
        if frame.kind == "none":
            past = past.then(Told(site, "none"))
            not_flows.append(NotFlow(site.money.mention, flows.reason(frame.why)))
        else:
            aims = aims_of(site, frame.kind, works, times, past)
            flow, share = _flow(site, frame, people, aims, past, story)
            told[span] = flow, past
            past = past.then(flow)
            read.append((flow, frame, share))
    for second, conversion in seconds.items():
        if conversion.first.mention.span not in told:
            not_flows.append(
                NotFlow(Mention(second.of(annotated.document.text), second), "the other side of a sum that is no flow")
            )
    kept = tuple(c for c in annotated.conversions if c.first.mention.span in told)
    not_flows.sort(key=lambda sum_: sum_.mention.span)
    claims = [
        (claim, flow.site.tree.sentence.heading)
        for flow, (_, frame, share) in zip(with_shares([flow for flow, _, _ in read]), read, strict=True)
        for claim in _claims(flow, frame, share, story)
    ]
    return MoneyReading(_merged(claims, kept), tuple(not_flows), kept, tuple(told.values()))


def times_of(annotated: AnnotatedDocument) -> tuple[Span, ...]:
    """Where the text speaks of dates and periods."""
    return (*(date.mention.span for date in annotated.dates), *(period.mention.span for period in annotated.periods))


def _flow(
    site: Site, frame: Frame, people: Sequence[Candidate], aims: Sequence[Aim], past: Past, story: _Story
) -> tuple[Flow, float]:
    """Who pays a sum, who receives it, what it is for, where, and how firm it is; with the chance of the payer."""
    kind = frame.kind
    buying = buyers_of(site) if kind == "equity" else frozenset()
    bought = target_of(site, [c for c in people if c.token not in buying]) if kind == "equity" else None
    payers, share = _payers(site, frame, bought, buying, story.known)
    if shared := _payers_of_whole(site, frame, past.flow):
        payers, share = shared, 1.0
    names = tuple(c.name for c in payers)
    recipients = _recipients(site, kind, people, [name.full for name in names], bought, aims)
    project = objects_of(aims, len(recipients))
    flow = Flow(
        site,
        kind,
        names,
        tuple(c.name for c in recipients if isinstance(c, Candidate)),
        status.status_of(site, kind, story.trees, past.flow)[0],
        project,
        None,
        next((aim.party for aim in recipients if isinstance(aim, Aim)), None),
    )
    return replace(flow, place=place_of(flow, past, story.trees, story.unparsed)), share


def _claims(flow: Flow, frame: Frame, payer_share: float, story: _Story) -> list[MoneyClaim]:
    """The claims one sum makes: one, or one for each payer where each pays it."""
    site, place = flow.site, flow.place
    sentence = site.tree.sentence.span
    quote = Mention(sentence.of(story.annotated.document.text), sentence)
    claim = _CLAIMS[flow.kind](
        amount=site.money,
        payer=tuple(party_of(name) for name in flow.payers),
        recipient=(flow.field,) if flow.field else tuple(party_of(name) for name in flow.recipients),
        project=flow.objects,
        place=(place.party,) if place else (),
        country=_country(flow.kind, flow.payers)
        or _seat(flow, story.seats)
        or (place.country if place else None)
        or story.country,
        status=flow.status,
        period=_period(site, story.annotated),
        says=speakers_of(site.tree),
        quote=quote,
        confidence=frame.share * payer_share,
        why=(*frame.why, f"status {flow.status}"),
    )
    if per_unit(site) == "apiece" or is_each(site):
        parts = [replace(claim, payer=(p,)) for p in claim.payer] if len(claim.payer) > 1 else []
        parts = parts or ([replace(claim, recipient=(r,)) for r in claim.recipient] if len(claim.recipient) > 1 else [])
        if parts:
            return parts
    return [claim]


def _payers(
    site: Site, frame: Frame, bought: Candidate | None, buying: Collection[int], known: Organisations
) -> tuple[list[Candidate], float]:
    """Who pays, with those that pay together; and the chance of that, or of nobody.

    bought: whose shares the sum buys; buying: the words for those who buy them, where the bargain names them.
    """
    if contributor := contributor_of(site):
        return [Candidate(contributor, frozenset(), None)], 1.0
    if givers := givers_of(site):
        return [Candidate(name, frozenset(), None) for name in givers], 1.0
    if backers := backers_of(site, frame.kind, known.trees):
        return [Candidate(name, frozenset(), None) for name in backers], 1.0
    if is_public_sale(site, frame.kind):
        return [], 1.0
    row = head_of_row(site)
    if row and frame.kind == "investment":
        return [Candidate(row, frozenset(), None)], 1.0
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
    return [Candidate(name, frozenset(), None) for name in before.payers]


def _recipients(
    site: Site,
    kind: str,
    people: Sequence[Candidate],
    payers: Sequence[str],
    bought: Candidate | None,
    aims: Sequence[Aim],
) -> Sequence[Candidate | Aim]:
    """Who receives, with those that stand beside it in one list, none of them a payer; or the field that receives."""
    if taker := taker_of(site) or (head_of_row(site) if kind != "investment" else None):
        return [Candidate(taker, frozenset(), None)]
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


def _country(kind: str, payers: Sequence[Name]) -> str | None:
    """The country of a government that pays a subsidy."""
    return next((name.country for name in payers if kind == "subsidy" and name.country), None)


def _seat(flow: Flow, seats: Mapping[str, str]) -> str | None:
    """The country of the firm whose shares are bought."""
    if flow.kind != "equity":
        return None
    return next((country for name in flow.recipients if (country := seat_of(name, seats))), None)


def _period(site: Site, annotated: AnnotatedDocument) -> Period | None:
    """The span of time in the sum's sentence that stands nearest to it."""
    inside = [p for p in annotated.periods if site.tree.sentence.span.contains(p.mention.span)]
    return min(inside, key=lambda p: abs(p.mention.span.start - site.money.mention.span.end), default=None)


def _merged(claims: Sequence[tuple[MoneyClaim, bool]], conversions: Sequence[Conversion]) -> tuple[MoneyClaim, ...]:
    """Claims that state one commitment made one, with the fullest slots; in order of the text. The flag marks headlines."""
    converted: defaultdict[Span, list[Money]] = defaultdict(list)
    for conversion in conversions:
        converted[conversion.first.mention.span].append(conversion.second)
    kept: list[MoneyClaim] = []
    of_sum: defaultdict[tuple[Decimal | None, str], list[int]] = defaultdict(list)
    with_second: list[int] = []
    for claim, heading in sorted(claims, key=lambda item: item[1]):
        key = (claim.amount.value, claim.amount.currency)
        for i in sorted({*of_sum[key], *with_second}):
            if _same(kept[i], claim, heading, converted):
                kept[i] = _joined(kept[i], claim)
                break
        else:
            of_sum[key].append(len(kept))
            if claim.amount.mention.span in converted:
                with_second.append(len(kept))
            kept.append(claim)
    return tuple(sorted(kept, key=lambda claim: claim.amount.mention.span))


def _same(one: MoneyClaim, other: MoneyClaim, heading: bool, converted: Mapping[Span, Sequence[Money]]) -> bool:
    """Whether `other` states the sum of `one` again: in a headline, or of the same kind and parties."""
    a, b = one.amount, other.amount
    if a.mention.span == b.mention.span:
        return False
    if (a.value, a.currency) != (b.value, b.currency) and not _converts(a, b, converted):
        return False
    if heading:
        return True
    if one.kind != other.kind or one.quote.span == other.quote.span:
        return False
    if one.place and other.place and None is not one.country != other.country is not None:
        return False
    return _overlap(one.payer, other.payer) or _overlap(one.recipient, other.recipient)


def _converts(one: Money, other: Money, converted: Mapping[Span, Sequence[Money]]) -> bool:
    """Whether the text itself converts one sum into the other, give or take what a headline rounds off."""
    return any(
        second.currency == other.currency and _about(second.value, other.value)
        for second in converted.get(one.mention.span, ())
    )


def _about(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= _ROUNDING * max(one, other)


def _overlap(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return not one or not other or bool({p.name for p in one} & {p.name for p in other})


def _joined(one: MoneyClaim, other: MoneyClaim) -> MoneyClaim:
    """The first of the two with what only the second one tells."""
    return replace(
        one,
        payer=one.payer or other.payer,
        recipient=one.recipient or other.recipient,
        project=one.project or other.project,
        place=one.place or other.place,
        country=one.country or other.country,
        period=one.period or other.period,
        says=one.says or other.says,
    )
