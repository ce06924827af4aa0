"""The rows of a shard's outputs as Parquet: documents, appearances, claims, what was refused. Money as decimals.

The same rows always give the same bytes. Every claim has its whole object of the command contract in `body`, and its commonest
slots in columns of their own for queries.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, InvalidOperation
from functools import cache
from typing import Any

from daicho.model.claim import Claim, Measure, MoneyClaim, Party, Reading
from daicho.model.document import Appearance, Document
from daicho.model.wire import claim_id, claim_to_json, conversion_to_json, not_flow_to_json

_DIGITS, _SCALE = 38, 6
_UNIT = Decimal(1).scaleb(-_SCALE)
_EXACT = Context(prec=_DIGITS)
TABLES = ("documents", "appearances", "claims", "refused")

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """The rows that one shard makes, table by table."""

    documents: list[Row] = field(default_factory=list)
    appearances: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)

    def packed(self) -> dict[str, bytes]:
        """Each table as a Parquet file."""
        return {name: parquet_bytes(getattr(self, name), schemas()[name]) for name in TABLES}


def document_row(key: str, document: Document, reading: Reading, signature: bytes, rules: str) -> Row:
    """A document, whose id is `key`, with what it says beside its claims. Its text is kept where a claim points into it."""
    return {
        "id": key,
        "lang": document.lang,
        "title": document.title,
        "published": document.published,
        "claims": len(reading.claims),
        "signature": signature,
        "rules": rules,
        "not_flows": _json([not_flow_to_json(item) for item in reading.not_flows]),
        "conversions": _json([conversion_to_json(pair) for pair in reading.conversions]),
        "text": document.text if reading.claims else None,
    }


def appearance_row(document_id: str, seen: Appearance) -> Row:
    """Where and when a document appeared."""
    return {
        "document": document_id,
        "source": seen.source,
        "name": seen.name,
        "published": seen.published,
        "publisher": seen.publisher,
        "url": seen.url,
    }


def claim_rows(document_id: str, reading: Reading) -> list[Row]:
    """The claims of a document, each once, in their order."""
    rows: dict[str, Row] = {}
    for claim in reading.claims:
        key = claim_id(document_id, claim)
        if key not in rows:
            rows[key] = {"id": key, "document": document_id, "ordinal": len(rows), **_claim(claim)}
    return list(rows.values())


def parquet_bytes(rows: Sequence[Mapping[str, Any]], schema: Any) -> bytes:
    """A Parquet file of `rows`, in memory."""
    import pyarrow
    from pyarrow import parquet

    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(rows), schema=schema), sink, compression="zstd")
    return sink.getvalue()


@cache
def schemas() -> Mapping[str, Any]:
    """The columns of each table."""
    import pyarrow as arrow

    text, whole, money = arrow.string(), arrow.int64(), arrow.decimal128(_DIGITS, _SCALE)
    parties = arrow.list_(arrow.struct({"name": text, "entity": text}))
    return {
        "documents": arrow.schema({
            "id": text, "lang": text, "title": text, "published": text, "claims": whole,
            "signature": arrow.binary(), "rules": text, "not_flows": text, "conversions": text, "text": text,
        }),
        "appearances": arrow.schema(
            dict.fromkeys(("document", "source", "name", "published", "publisher", "url"), text)
        ),
        "claims": arrow.schema({
            "id": text, "document": text, "ordinal": whole, "kind": text, "status": text, "amount": text,
            "currency": text, "value": money, "low": money, "high": money, "bound": text, "unit": text, "country": text,
            "payer": parties, "recipient": parties, "project": parties, "place": parties, "subject": parties,
            "quote": text, "start": whole, "end": whole, "confidence": arrow.float64(), "body": text,
        }),
        "refused": arrow.schema({"source": text, "reason": text}),
        "copies": arrow.schema({"document": text, "copy_of": text, "alike": arrow.float64()}),
        "report": arrow.schema({
            "shard": text, "key": text, "form": text,
            **dict.fromkeys((
                "size", "pages", "bytes", "may_claim", "worth_reading", "other_language", "documents", "appearances",
                "copies", "english", "japanese", "with_claims", "claims", "refused",
            ), whole),
        }),
    }  # fmt: skip


def _claim(claim: Claim) -> Row:
    row: Row = {
        "kind": claim.kind,
        "quote": claim.quote.text,
        "start": claim.quote.span.start,
        "end": claim.quote.span.end,
        "confidence": round(claim.confidence, 3),
        "body": _json(claim_to_json(claim)),
    }
    for slot in ("payer", "recipient", "project", "place", "subject"):
        row[slot] = _parties(getattr(claim, slot, ()))
    if isinstance(claim, MoneyClaim):
        amount = claim.amount
        row |= {"status": claim.status, "country": claim.country, "amount": amount.mention.text, "bound": amount.bound}
        row |= {"currency": amount.currency, "value": _decimal(amount.value)}
        row |= {"low": _decimal(amount.low), "high": _decimal(amount.high)}
    elif isinstance(claim, Measure):
        row |= {"value": _decimal(claim.value), "low": _decimal(claim.low), "unit": claim.unit}
    return row


def _parties(parties: Sequence[Party]) -> list[Row]:
    return [{"name": party.name, "entity": party.entity} for party in parties]


def _decimal(value: Decimal | None) -> Decimal | None:
    """A number as its column holds it; None where it has more digits, for then it stands in `body` alone."""
    try:
        return None if value is None else value.quantize(_UNIT, context=_EXACT)
    except InvalidOperation:
        return None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
