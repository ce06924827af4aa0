"""Findings as a ledger keeps them: under the check and the one document or deal that they rest on, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from daicho.checks import CHECKS, OF_DEALS, OF_DOCUMENTS, CheckedDeal, Converted, Material, gravest
from daicho.checks.material import Subsidies, largest
from daicho.deals.traits import Member
from daicho.ledger import kept, read, tables
from daicho.ledger.store import Snapshot
from daicho.model.claim import MoneyClaim
from daicho.model.deal import Stated
from daicho.model.finding import Evidence, Finding
from daicho.model.wire import money_from_json
from daicho.questions.entered import Claims, money_traits
from daicho.questions.judged import Decisions
from daicho.questions.line_texts import figure_from_text, parties_from_text

_WITH_OTHERS = "greater"  # the one check of documents that looks at the deals of others, too


def kept_findings(connection: Snapshot, *checks: str) -> Iterator[tuple[str, Finding]]:
    """What the ledger keeps of what these checks of documents and deals found (default: all), with ids, check by check."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    if checks:
        rows = [row for check in checks for row in tables.starting(connection, kept.FINDINGS, "at", f"{check} ")]
    else:
        rows = list(tables.everything(connection, kept.FINDINGS))
    for row in rows:
        found.setdefault(row.at.partition(" ")[0], []).append((row.at, row.body, row.id))
    return ((key, finding_from_text(body)) for check in CHECKS for _, body, key in sorted(found.get(check, ())))


def keep_findings(
    connection: Snapshot,
    documents: Collection[str],
    claims: Sequence[Stated],
    rejected: Iterable[Stated],
    deals: Sequence[CheckedDeal],
    subsidies: Callable[[], Subsidies] | None = None,
) -> None:
    """Keep what the checks find in these documents and deals; nothing of them is kept yet.

    claims: those of the documents that stand; rejected: those that do not; subsidies: gives the largest ones of all deals, where
    they are known already.
    """
    conversions = conversions_of(connection, documents, rejected)
    material = Material(claims, deals, conversions, subsidies=subsidies or _subsidies(connection))
    homes = {stated.id: deal.id for deal in deals for stated in deal.claims}
    rows = list(_rows(material, OF_DOCUMENTS, lambda finding: finding.evidence[0].document))
    rows += _rows(material, OF_DEALS, lambda finding: homes[finding.evidence[0].claim or ""])
    tables.put(connection, kept.FINDINGS, rows)


def follow_findings(
    connection: Snapshot,
    documents: Collection[str],
    standing: Sequence[Stated],
    rejected: Iterable[Stated],
    deals: Collection[str],
    gone: Collection[str],
    decided: Decisions,
) -> None:
    """Find anew what does not add up in documents, and in deals that are new or not as they were.

    standing, rejected: all claims of these documents; gone: deals that are no more.
    """
    forget_findings(connection, documents, {*deals, *gone})
    claims = Claims(connection, decided, money_traits(standing)).of_deals(deals)
    currencies = tables.find(connection, kept.DEALS, "id", deals, "id", "currency")
    keep_findings(
        connection, documents, standing, rejected, [checked_deal(key, code, claims[key]) for key, code in currencies]
    )
    others = _documents_with_others(connection)
    if others and (deals or gone):
        told = read.stated(connection, among=others)
        _keep_with_others(connection, [decided.enter(one) for one in told if not decided.rejects(one.id)])


def forget_findings(connection: Snapshot, documents: Collection[str], deals: Collection[str]) -> None:
    """Take out what was found in these documents and deals."""
    places = [f"{check} {document}" for check in OF_DOCUMENTS for document in documents]
    places += [f"{check} {deal}" for check in OF_DEALS for deal in deals]
    tables.drop(connection, kept.FINDINGS, "at", places)


def _documents_with_others(connection: Snapshot) -> set[str]:
    """The documents with findings that any deal of the ledger may change."""
    rows = tables.starting(connection, kept.FINDINGS, "at", f"{_WITH_OTHERS} ")
    return {row.at.removeprefix(f"{_WITH_OTHERS} ") for row in rows}


def _keep_with_others(connection: Snapshot, claims: Sequence[Stated]) -> None:
    """Find anew what rests on all deals, in these claims: all of those of their documents."""
    documents = {one.document for one in claims}
    tables.drop(connection, kept.FINDINGS, "at", [f"{_WITH_OTHERS} {document}" for document in documents])
    material = Material(claims, (), subsidies=_subsidies(connection))
    checks = {_WITH_OTHERS: OF_DOCUMENTS[_WITH_OTHERS]}
    tables.put(connection, kept.FINDINGS, list(_rows(material, checks, lambda finding: finding.evidence[0].document)))


def conversions_of(
    connection: Snapshot, documents: Collection[str] | None, rejected: Iterable[Stated]
) -> list[Converted]:
    """The conversions that documents state (None: all of them), but for those of sums in claims that were rejected."""
    out: dict[str, list[Stated]] = {}
    for stated in rejected:
        out.setdefault(stated.document, []).append(stated)
    printed = read.printed(connection, documents)
    found = (
        Converted(key, printed[key].doc, printed[key].published, money_from_json(first), money_from_json(second))
        for key, first, second in read.conversions(connection, documents)
    )
    return [one for one in found if not any(_stands_in(one, of) for of in out.get(one.document, ()))]


def checked_deal(key: str, currency: str, members: Iterable[Member]) -> CheckedDeal:
    """A deal as checks see it. members: its claims in order of publication."""
    return CheckedDeal(key, currency, tuple(traits.stated for traits in members))


def finding_to_text(finding: Finding) -> str:
    """A finding as JSON."""
    return json.dumps(
        [finding.cls, finding.severity, finding.text, finding.evidence, finding.settle], ensure_ascii=False
    )


def finding_from_text(text: str) -> Finding:
    """The inverse of `finding_to_text`."""
    cls, severity, told, evidence, settle = json.loads(text)
    return Finding(cls, severity, told, tuple(map(Evidence._make, evidence)), settle)


def _rows(
    material: Material, checks: Mapping[str, Callable[[Material], Iterator[Finding]]], home: Callable[[Finding], str]
) -> Iterator[tuple[str, str, str]]:
    for name, check in checks.items():
        for key, finding in gravest(check(material)).items():
            yield f"{name} {home(finding)}", key, finding_to_text(finding)


def _stands_in(converted: Converted, stated: Stated) -> bool:
    """Whether a conversion is of the sum of this claim."""
    return (
        stated.document == converted.document
        and isinstance(stated.claim, MoneyClaim)
        and any(
            stated.claim.amount.mention.span.overlaps(sum_.mention.span) for sum_ in (converted.first, converted.second)
        )
    )


def _subsidies(connection: Snapshot) -> Callable[[], Subsidies]:
    """Gives the largest subsidies of the deals that the ledger keeps by then."""

    def found() -> Subsidies:
        rows = tables.find(connection, kept.DEALS, "kind", ["subsidy"], "payer", "currency", "high")
        return largest((parties_from_text(row.payer), row.currency, figure_from_text(row.high)) for row in rows)

    return found
