"""FollowTheMoney entities as JSON lines: everyone who pays or receives, and a Payment for each deal.

The model has no word for a promise: a Payment's `summary` says how far the deal has come, and only a sum that is known exactly is
its `amount`. What nobody has promised (considered, cancelled) is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from daicho.model.deal import Deal, DealParty
from daicho.model.ids import content_id
from daicho.model.wording import money_range
from daicho.questions.counting import MEASURES
from daicho.reference import organisations

# The type of an organisation -> the schema of its entity; who is not in the table is a LegalEntity.
_SCHEMAS = {
    "company": "Company",
    "fund": "Company",
    "government": "PublicBody",
    "ministry": "PublicBody",
    "agency": "PublicBody",
}
_OTHER = "Organization"


def write(path: Path, deals: Iterable[Deal], addresses: Mapping[str, str], converted: bool = False) -> None:
    """Write a file: the parties in the order in which the deals name them, then the payments. The model has no place for what
    was stated before a conversion.
    """
    promised = [deal for deal in deals if deal.status in MEASURES["announced"]]
    parties = {_id(party): party for deal in promised for party in (*deal.payer, *deal.recipient)}
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        for key, party in parties.items():
            out.write(_line(key, *_party(party)))
        for deal in promised:
            out.write(_line(deal.id, "Payment", _payment(deal, addresses)))


def _line(key: str, schema: str, properties: Mapping[str, Sequence[str]]) -> str:
    said = {name: list(values) for name, values in properties.items() if values}
    return json.dumps({"id": key, "schema": schema, "properties": said}, ensure_ascii=False) + "\n"


def _id(party: DealParty) -> str:
    """Entity ids have letters, digits, dots and hyphens only."""
    return content_id("daicho-", party.entity or party.name)


def _party(party: DealParty) -> tuple[str, Mapping[str, Sequence[str]]]:
    known = organisations.by_id(party.entity or "")
    if known is None:
        return "LegalEntity", {"name": [party.name]}
    return _SCHEMAS.get(known.type, _OTHER), {
        "name": [known.name],
        "alias": [name for name in dict.fromkeys(known.names) if name != known.name],
        "country": [known.country.lower()],
        "wikidataId": [known.wikidata] if known.wikidata else [],
    }


def _payment(deal: Deal, addresses: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    exact = deal.low is not None and deal.low == deal.high
    relations = "".join(f"; {relation.type.replace('_', ' ')} {relation.deal}" for relation in deal.relations)
    sources = dict.fromkeys(addresses[s.document] for s in deal.claims if s.document in addresses)
    return {
        "payer": [_id(party) for party in deal.payer],
        "beneficiary": [_id(party) for party in deal.recipient],
        "amount": [f"{deal.high.normalize():f}"] if deal.high is not None and exact else [],
        "currency": [deal.currency],
        "date": [deal.first_seen] if deal.first_seen else [],
        "purpose": [party.name for party in deal.project],
        "summary": [f"{deal.kind}, {deal.status}: {money_range(deal.low, deal.high, deal.currency)}{relations}"],
        "recordId": [deal.id],
        "sourceUrl": list(sources),
    }
