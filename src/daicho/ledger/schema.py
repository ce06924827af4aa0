"""The tables. Everything else the ledger shows (deals, totals, findings) is derived from these.

A document is a text; an appearance is where and when that text was printed, so that an agency story in forty papers is one
document with forty appearances. A claim row is one claim of one document, as the rules named in `readings.rules` read it. A
judgement is a person's: it outlives the documents and claims it speaks of, and is withdrawn, never deleted. A sheet is an
analyst's: its rows are kept beside the claims to be compared with them.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("text", Text, nullable=False),
    Column("lang", String(8), nullable=False),
    Column("title", Text),
)

appearances = Table(
    "appearances",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("document", String(32), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("source", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("published", String(10)),
    Column("publisher", Text),
    Column("url", Text),
    Column("read_at", String(32), nullable=False),
    Index("appearances_by_document", "document"),
    Index("appearances_by_name", "name"),
)

readings = Table(
    "readings",
    metadata,
    Column("document", String(32), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("rules", String(32), nullable=False),
    Column("published", String(10)),  # the date that relative dates were resolved against
    Column("not_flows", JSON, nullable=False),
    Column("conversions", JSON, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("document", String(32), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("body", JSON, nullable=False),
    Index("claims_by_document", "document", "ordinal"),
    Index("claims_by_kind", "kind"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("made", String(32), nullable=False),
    Column("withdrawn", String(32)),
    Column("body", JSON, nullable=False),
)

sheets = Table(
    "sheets",
    metadata,
    Column("name", String(255), primary_key=True),
    Column("content", String(32), nullable=False),
    Column("imported_at", String(32), nullable=False),
    Column("body", JSON, nullable=False),
)

sheet_rows = Table(
    "sheet_rows",
    metadata,
    Column("sheet", String(255), ForeignKey("sheets.name", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("id", String(32), nullable=False),
    Column("cell", Text, nullable=False),
    Column("body", JSON, nullable=False),
    Index("sheet_rows_by_id", "id"),
)
