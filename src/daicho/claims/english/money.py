"""Money claims: each sum read where it stands, and what one document says twice said once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from daicho.claims.english import flows, status
from daicho.claims.english.buyers import buyers_of
from daicho.claims.english.cast import party_of
from daicho.claims.english.frames import Frame, frame_of
from daicho.claims.english.objects import Aim, aims_of, objects_of
from daicho.claims.english.parties import Candidate, Organisations, candidates, organisations_of
from daicho.claims.english.past import Flow, Past, Told
from daicho.claims.english.projects import Work, works_of
from daicho.claims.english.seats import seat_of, seats_of
from daicho.claims.english.shares import with_shares
from daicho.claims.english.sides import payers_of, recipients_of
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

_CLAIMS: dict[str, type[MoneyClaim]] = {"investment": Investment, "subsidy": Subsidy, "equity": Equity, "loan": Loan}
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
    payers, share = payers_of(site, frame, bought, buying, story.known, past.flow)
    names = tuple(c.name for c in payers)
    recipients = recipients_of(site, kind, people, [name.full for name in names], bought, aims)
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
