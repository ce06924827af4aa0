"""The money claims of a Japanese document: every sum is a flow with its parts, or no flow with a reason."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from daicho.claims.japanese.cast import Cast
from daicho.claims.japanese.features import Spot, spots_of
from daicho.claims.japanese.flows import Flow, flow_of, rate_start, reason_of
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.parts import Chosen, Option, options_of, parts_of
from daicho.claims.japanese.speakers import speakers_of
from daicho.claims.japanese.status import status_of
from daicho.claims.japanese.telling import Decisions, decisions_of
from daicho.claims.japanese.wholes import with_payers_of_parts
from daicho.model.claim import Equity, Investment, Loan, MoneyClaim, NotFlow, Party, Subsidy
from daicho.model.money import Money
from daicho.model.span import Mention, Span
from daicho.model.when import Period
from daicho.reference.places import country_of

_JAPANESE = re.compile(
    r"北海道|東京都|大阪府|京都府|[一-龠]{2,3}県|[一-龠]{1,4}市|\A(?:国|政府|県|市|道|都|府|町|村)\Z"
)
_SHARED = frozenset(("USD", "EUR", "CHF", "XAF", "XOF"))
"""Currencies that deals in other countries are told in as well."""
_OPENING = 3
"""Lines in which a story says where it plays."""
_TOLD_OF = re.compile(r"[はがもと]|政府|の[^、。]{0,12}[はが]|企業|勢|系")
_COMPARED = 20
"""Tellings of a group, and groups of one figure, kind and payer, that another telling is compared with."""
_TYPES = {"investment": Investment, "subsidy": Subsidy, "equity": Equity, "loan": Loan}


@dataclass(frozen=True, slots=True)
class _Told:
    """One telling of a flow: the sum, what it is, and whether a heading tells it."""

    money: Money
    flow: Flow
    claim: MoneyClaim | None
    heading: bool


def money_claims(cast: Cast) -> tuple[tuple[MoneyClaim, ...], tuple[NotFlow, ...]]:
    """The flows of a document, each commitment once, and the sums that are none."""
    decisions = decisions_of(cast)
    spots = spots_of(cast)
    tellings = [_told(cast, money, decisions, spots) for money in cast.sums]
    claims: list[MoneyClaim] = []
    not_flows: list[NotFlow] = []
    for group in _groups(cast, tellings):
        told = [t.claim for t in group if t.claim is not None]
        if told:
            claims += _each(cast, _merged(told))
        not_flows += [_not_flow(cast, t.money) for t in group if t.claim is None and t.money.value is not None]
    ordered = with_payers_of_parts(sorted(claims, key=lambda claim: claim.amount.mention.span))
    return tuple(ordered), tuple(sorted(not_flows, key=lambda item: item.mention.span))


def _told(cast: Cast, money: Money, decisions: Decisions, spots: Mapping[Span, Spot]) -> _Told:
    where = cast.where(money)
    heading = where is not None and where.line.heading
    if not money.value:
        return _Told(money, Flow("none", 1.0, ("vague" if money.value is None else "zero",)), None, heading)
    spot = spots.get(money.mention.span)
    options = options_of(cast, spot)
    flow = flow_of(cast, money, decisions, options)
    claim = None if flow.kind == "none" or where is None else _claim(cast, money, flow, spot, options)
    return _Told(money, flow, claim, heading)


def _claim(cast: Cast, money: Money, flow: Flow, spot: Spot | None, options: Sequence[Option]) -> MoneyClaim:
    """The claim a sum makes on its own."""
    line = cast.line_of(money.mention.span)
    span = line.sentence.span if line else money.mention.span
    parts = parts_of(cast, money, flow.kind, spot, options)
    status, status_why = status_of(cast, money, flow.kind)
    why = [f"{flow.kind}: {', '.join(flow.why)}", f"{status}: {', '.join(status_why)}"]
    why += [f"{role}: {', '.join(part.why)}" for role, part in parts.items() if part.parties]
    return _TYPES[flow.kind](
        quote=Mention(span.of(cast.annotated.document.text), span),
        says=speakers_of(line) if line else (),
        amount=money,
        payer=parts["payer"].parties,
        recipient=parts["recipient"].parties,
        project=parts["project"].parties,
        place=parts["place"].parties,
        country=_abroad(line) or _country(cast, parts, flow.kind, money.currency),
        status=status,
        period=_period(cast, money),
        confidence=flow.confidence * parts["payer"].confidence,
        why=tuple(why),
    )


_ABROAD = re.compile(r"対(?P<land>[米日中韓印独英仏加豪越台])(?:直接)?投(?:融)?資")
_CODES = dict(zip("米日中韓印独英仏加豪越台", "US JP CN KR IN DE GB FR CA AU VN TW".split(), strict=True))  # noqa: SIM905


def _abroad(line: Line | None) -> str | None:
    """The country that a sum of investment abroad goes to by its name: 総額5500億ドルの対米投資."""
    named = _ABROAD.search(line.text) if line else None
    return _CODES[named["land"]] if named else None


def _country(cast: Cast, parts: Mapping[str, Chosen], kind: str, currency: str) -> str | None:
    """Where the money goes: the country of the place, else of who receives, of the project's wording, or of who pays.

    Where none of them tells, the only country that pays in the sum's currency; it also outweighs a wording that merely looks
    Japanese (清州市 in a story of won). Of a firm's own money the currency says more than where the firm is at home.
    """
    own = None if currency in _SHARED else currency[:2]
    told = _told_country(cast, [parts[role] for role in ("place", "recipient", "project")], own)
    if told or (own and kind != "subsidy"):
        return told or own
    return (_story_country(cast) if kind == "investment" else None) or _told_country(cast, [parts["payer"]], own) or own


def _told_country(cast: Cast, chosen: Sequence[Chosen], own: str | None) -> str | None:
    """The country that the first of the parts which has one is in or of."""
    for part in chosen:
        for party in part.parties:
            candidate = cast.candidates.get(party.name)
            told = next((a.country for a in candidate.appearances if a.country), None) if candidate else None
            if code := told or country_of(party.name):
                return code
            if code := _at_home(party.name):
                return own or code
    return None


def _story_country(cast: Cast) -> str | None:
    """The one foreign country that the story opens with as a scene, no actor: 【ベトナム】, ベトナム南部の工場に."""
    lands = {
        name.item.country
        for line in cast.lines[:_OPENING]
        for name in line.names
        if name.item.type == "place" and name.item.country and not _TOLD_OF.match(line.text, name.end)
    } - {"JP"}
    return lands.pop() if len(lands) == 1 else None


def _at_home(name: str) -> str | None:
    """JP for a name that only Japanese places and offices have: 〜県, 北海道〜, 経産省."""
    return "JP" if _JAPANESE.search(name) else None


def _period(cast: Cast, money: Money) -> Period | None:
    """The span of time stated nearest to the sum in its sentence."""
    line = cast.line_of(money.mention.span)
    if line is None:
        return None
    inside = cast.periods_in(line)
    return min(inside, key=lambda p: abs(p.mention.span.start - money.mention.span.start), default=None)


def _groups(cast: Cast, tellings: Sequence[_Told]) -> Iterable[list[_Told]]:
    """Tellings of one commitment together: the same sum in a heading and the text, or twice with the same kind and payer."""
    groups: list[list[_Told]] = []
    filed: dict[Hashable, list[int]] = {}
    for told in sorted(tellings, key=lambda t: (t.heading, t.money.mention.span)):
        keys = [(side, *key) for side in cast.sides(told.money) for key in _sought(told)]
        near = sorted({i for key in keys for i in filed.get(key, ())[:_COMPARED]})
        at = next((i for i in near if any(_same(told, other) for other in groups[i][:_COMPARED])), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(told)
        for key in [(side, *key) for side in cast.sides(told.money) for key in _filed(told)]:
            if at not in filed.setdefault(key, [])[-1:]:
                filed[key].append(at)
    return groups


def _filed(told: _Told) -> list[tuple[str, ...]]:
    """What a telling is found by beside its figure: nothing else, its kind, its kind and each payer, or that it has none."""
    if told.claim is None:
        return [()]
    kind, payers = told.claim.kind, [party.name for party in told.claim.payer]
    return [(), (kind,), *((kind, payer) for payer in payers or [""])]


def _sought(told: _Told) -> list[tuple[str, ...]]:
    """By what the tellings are found that a telling may be the same as: a heading by its figure alone."""
    if told.heading:
        return [()]
    if told.claim is None:
        return []
    kind, payers = told.claim.kind, [party.name for party in told.claim.payer]
    return [(kind, payer) for payer in [*payers, ""]] if payers else [(kind,)]


def _same(one: _Told, other: _Told) -> bool:
    """Whether two tellings of one figure tell one commitment."""
    if one.heading or other.heading:
        return (
            one.claim is None
            or other.claim is None
            or one.claim.kind == other.claim.kind
            or one.heading != other.heading
        )
    if one.claim is None or other.claim is None or one.claim.kind != other.claim.kind:
        return False
    if one.claim.quote.span == other.claim.quote.span:
        return False  # 高岡が160億円、都城も160億円
    payers = [{party.name for party in claim.payer} for claim in (one.claim, other.claim)]
    return not payers[0] or not payers[1] or bool(payers[0] & payers[1])


def _merged(told: Sequence[MoneyClaim]) -> MoneyClaim:
    """One claim of several tellings: the first in the text decides, the others fill what it leaves open."""
    first = told[0]
    for other in told[1:]:
        first = replace(
            first,
            payer=first.payer or other.payer,
            recipient=first.recipient or other.recipient,
            project=first.project or other.project,
            place=first.place or other.place,
            country=first.country or other.country,
            period=first.period or other.period,
            says=first.says or other.says,
        )
    return first


_EACH_AFTER = re.compile(r"\s?(?:[(（][^()（）]{1,40}[)）])?\s?ずつ")
_EACH_BEFORE = re.compile(r"(?:それぞれ|おのおの|各|1[校社者行人件大学]{1,2}(?:あたり|当たり)(?:最大)?)\s?\Z")


def _each(cast: Cast, claim: MoneyClaim) -> list[MoneyClaim]:
    """A claim for each payer or recipient where the sum is what each of them pays or gets (1校あたり1000万ドル)."""
    text, span = cast.annotated.document.text, claim.amount.mention.span
    if _EACH_BEFORE.search(text, max(0, span.start - 12), span.start) and len(claim.recipient) > 1:
        return [replace(claim, recipient=(party,)) for party in claim.recipient]
    if _EACH_BEFORE.search(text, max(0, span.start - 12), span.start) and _listed(text, claim.project):
        return [replace(claim, project=(party,)) for party in sorted(claim.project, key=lambda p: p.mention.span)]
    each = _EACH_AFTER.match(text, span.end) or _EACH_BEFORE.search(text, max(0, span.start - 12), span.start)
    if each and len(claim.payer) > 1:
        return [replace(claim, payer=(party,)) for party in claim.payer]
    return [claim]


def _listed(text: str, parties: Sequence[Party]) -> bool:
    """Whether parties stand one after another in a list: 横浜工場と大阪工場."""
    spans = sorted(party.mention.span for party in parties)
    return len(spans) > 1 and all(text[a.end : b.start] in ("と", "、", "や") for a, b in pairwise(spans))


def _not_flow(cast: Cast, money: Money) -> NotFlow:
    start = rate_start(cast, money)
    mention = money.mention
    if start is not None:
        mention = Mention.at(cast.annotated.document.text, start, mention.span.end)
    return NotFlow(mention, reason_of(cast, money))
