"""What waits for a person's judgement, and what a person says of it as a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from daicho.errors import NotFound, UsageError
from daicho.ledger import read
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.claim import MONEY_KINDS
from daicho.model.deal import Deal, Stated
from daicho.model.finding import Finding
from daicho.model.judgement import ClaimRef, Judgement
from daicho.questions.corrections import corrections
from daicho.questions.findings import findings_of
from daicho.questions.judged import Judged, judged
from daicho.questions.lookup import EntityAnswer, look_up

DOUBTFUL = 0.6
"""Claims less sure than this are doubtful: of two such, nearly one is wrong."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Claims that nobody judged, the least sure first, and findings that nobody dismissed."""

    claims: tuple[Stated, ...]
    findings: tuple[Finding, ...]


def waiting(ledger: Ledger, *, doubtful: bool = False) -> Waiting:
    """What a person may want to look at. doubtful: only claims less sure than `DOUBTFUL`, and no findings of mere interest."""
    answer = findings_of(ledger)
    holding = [standing for standing in answer.standings if standing.state == "holds"]
    seen = {claim for one in holding if one.judgement.verb in ("accept", "correct", "reject") for claim in one.about}
    with ledger.reading() as connection:
        claims = [stated for stated in judged(connection).claims if stated.id not in seen]
    findings = answer.open
    if doubtful:
        claims = [stated for stated in claims if stated.claim.confidence < DOUBTFUL]
        findings = tuple(finding for finding in findings if finding.severity != "info")
    return Waiting(tuple(sorted(claims, key=lambda stated: stated.claim.confidence)), findings)


def on_claim(
    ledger: Ledger,
    verb: Literal["accept", "correct", "reject"],
    key: str,
    *,
    author: str,
    made: str,
    reason: str = "",
    given: Sequence[str] = (),
) -> Judgement:
    """The judgement that the claim with this id is right, wrong, or right but for some slots.

    given: SLOT=VALUE, for a correction. Raises NotFound, and UsageError for what is no claim or no correction.
    """
    found = look_up(ledger, key)
    if not isinstance(found, Stated):
        raise UsageError(f"{key} is no claim; `daicho show {key}` lists the claims behind it")
    with ledger.reading() as connection:
        text = read.document(connection, found.document)[0].text
        about = _references(connection, [found.id])
    slots = corrections(found.claim, text, given) if verb == "correct" else {}
    return Judgement(verb=verb, author=author, made=made, claims=about, slots=slots, reason=reason)


def between(
    ledger: Ledger,
    verb: Literal["join", "part"],
    left: str,
    right: str,
    *,
    author: str,
    made: str,
    reason: str = "",
) -> Judgement:
    """The judgement that two deals (or the claims of two) are one commitment or two, or two entities one or two.

    A deal stands for its first claim; a claim that is parted from its own deal is parted from each of the others in it. Raises
    NotFound, and UsageError for two things that cannot be one.
    """
    a, b = look_up(ledger, left), look_up(ledger, right)
    if isinstance(a, EntityAnswer) and isinstance(b, EntityAnswer):
        with ledger.reading() as connection:
            known = judged(connection)
        ids = (_entity(known, left, a), _entity(known, right, b))
        if ids[0] == ids[1]:
            raise UsageError(f"{left} and {right} are one entity, {ids[0]}; correct the claims that name another one")
        return Judgement(verb=verb, author=author, made=made, ids=ids, reason=reason)
    if not isinstance(a, Deal | Stated) or not isinstance(b, Deal | Stated):
        raise UsageError(f"{left} and {right}: give two deals or claims, or two entities")
    claims = _sides(a, b)
    with ledger.reading() as connection:
        about = _references(connection, claims)
    kinds = {ref.kind for ref in about}
    if len(kinds) > 1 or not kinds <= set(MONEY_KINDS):
        raise UsageError(f"{' and '.join(sorted(kinds))}: only claims of one kind of money are one deal or two")
    if len(claims) < 2:
        raise UsageError(f"{left} and {right} are the same")
    return Judgement(verb=verb, author=author, made=made, claims=about, reason=reason)


def dismissal(ledger: Ledger, key: str, *, author: str, made: str, reason: str) -> Judgement:
    """The judgement that a finding, told by its id or the beginning of it, is none. Raises NotFound."""
    answer = findings_of(ledger)
    every = {finding.id for finding in (*answer.open, *(finding for finding, _ in answer.dismissed))}
    found = sorted(id_ for id_ in every if id_.startswith(key))
    if len(found) != 1:
        raise NotFound(f"{key} is the id of {len(found) or 'no'} finding{'s' if found else ''}")
    return Judgement(verb="dismiss", author=author, made=made, ids=(found[0],), reason=reason)


def _references(connection: Snapshot, claims: Sequence[str]) -> tuple[ClaimRef, ...]:
    """References to claims as the rules read them."""
    known = {stated.id: stated for stated in read.stated_with_ids(connection, claims)}
    return tuple(ClaimRef.to(key, known[key].document, known[key].claim) for key in claims)


def _entity(known: Judged, key: str, found: EntityAnswer) -> str:
    """The id that was asked for: of entities that were joined, the one that is meant."""
    if key in known.entities:
        return key
    parties = (party for slot, stated in found.claims for party in getattr(stated.claim, slot))
    if not any(party.entity == found.entity for party in parties):
        raise UsageError(f"{key} is a description, of which nobody knows whom it means")
    return found.entity


def _sides(a: Deal | Stated, b: Deal | Stated) -> tuple[str, ...]:
    """The claims that stand for two deals or claims."""
    left, right = ([stated.id for stated in side.claims] if isinstance(side, Deal) else [side.id] for side in (a, b))
    for one, other in ((left, right), (right, left)):
        if len(one) == 1 and one[0] in other:
            return tuple(dict.fromkeys((*one, *other)))
    return tuple(dict.fromkeys((left[0], right[0])))
