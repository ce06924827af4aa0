"""Parquet: one row a deal, its parties and claims nested in it; money as decimals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from daicho.faces.export.aside import library
from daicho.model.deal import Deal, DealParty, Stated
from daicho.questions.conversion import Converted
from daicho.questions.tables import MONEY_DIGITS, MONEY_SCALE, money_cell

_ROWS = 10_000  # a row group
_CONVERTED = ("stated_currency", "stated_low", "stated_high", "rate", "rate_day", "rate_source")


def write(path: Path, deals: Iterable[Deal], addresses: Mapping[str, str], converted: bool = False) -> None:
    """Write a file. Raises OutputError where pyarrow is not installed."""
    arrow = library("pyarrow", "parquet")
    parquet = library("pyarrow.parquet", "parquet")
    schema = _schema(arrow, converted)
    with path.open("wb") as out, parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        ahead = iter(deals)
        while rows := [_deal(deal, addresses) for deal in islice(ahead, _ROWS)]:
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))


def _schema(arrow: Any, converted: bool) -> Any:
    text, whole, money = arrow.string(), arrow.int32(), arrow.decimal128(MONEY_DIGITS, MONEY_SCALE)
    parties = arrow.list_(arrow.struct({"name": text, "entity": text}))
    claim = {"id": text, "document": text, "doc": text, "address": text, "published": text, "status": text}
    claim |= {
        "amount": text,
        "currency": text,
        "low": money,
        "high": money,
        "quote": text,
        "start": whole,
        "end": whole,
    }
    return arrow.schema(
        {
            "id": text,
            "kind": text,
            "currency": text,
            "low": money,
            "high": money,
            "status": text,
            "payer": parties,
            "payer_country": arrow.list_(text),
            "recipient": parties,
            "project": parties,
            "place": parties,
            "country": text,
            "sector": arrow.list_(text),
            "first_seen": text,
            "last_seen": text,
            "documents": arrow.list_(text),
            "relations": arrow.list_(arrow.struct({"type": text, "deal": text})),
            "claims": arrow.list_(arrow.struct(claim)),
            **(
                dict(zip(_CONVERTED, (text, money, money, arrow.float64(), text, text), strict=True))
                if converted
                else {}
            ),
        }
    )


def _deal(deal: Deal, addresses: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": deal.id,
        "kind": deal.kind,
        "currency": deal.currency,
        "low": _money(deal.low),
        "high": _money(deal.high),
        "status": deal.status,
        **{slot: _parties(getattr(deal, slot)) for slot in ("payer", "recipient", "project", "place")},
        "payer_country": list(deal.payer_country),
        "country": deal.country,
        "sector": list(deal.sector),
        "first_seen": deal.first_seen,
        "last_seen": deal.last_seen,
        "documents": list(deal.documents),
        "relations": [{"type": relation.type, "deal": relation.deal} for relation in deal.relations],
        "claims": [_claim(stated, addresses.get(stated.document)) for stated in deal.claims],
        **(_conversion(deal) if isinstance(deal, Converted) else {}),
    }


def _conversion(deal: Converted) -> dict[str, Any]:
    stated, rate = deal.stated, deal.rate
    told = (float(rate.value), rate.day, rate.source) if rate else (None, None, None)
    cells = (stated.currency, _money(stated.low), _money(stated.high), *told)
    return dict(zip(_CONVERTED, cells, strict=True))


def _claim(stated: Stated, address: str | None) -> dict[str, Any]:
    claim = stated.money
    return {
        "id": stated.id,
        "document": stated.document,
        "doc": stated.doc,
        "address": address,
        "published": stated.published,
        "status": claim.status,
        "amount": claim.amount.mention.text,
        "currency": claim.amount.currency,
        "low": _money(claim.amount.low),
        "high": _money(claim.amount.high),
        "quote": claim.quote.text,
        "start": claim.quote.span.start,
        "end": claim.quote.span.end,
    }


def _parties(parties: Sequence[DealParty]) -> list[dict[str, str | None]]:
    return [{"name": party.name, "entity": party.entity} for party in parties]


def _money(value: Decimal | None) -> Decimal | None:
    return None if value is None else money_cell(value)
