"""An analyst's spreadsheet on its way to the ledger: bytes ──sheets──▶ records ──annotation, resolution──▶ claims.

Each row is a claim of the analyst's own. It is kept beside what documents say and compared with it, never counted with it
(docs/decisions/0008-an-analysts-own-rows.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path

from daicho.annotation.english.amounts import sums_of as english_sums
from daicho.annotation.japanese.amounts import sums_of as japanese_sums
from daicho.annotation.shadow import shadow_of
from daicho.documents.decode import decode
from daicho.documents.draft import Raw
from daicho.errors import InputRefused, UsageError
from daicho.model.claim import MONEY_KINDS, Party
from daicho.model.ids import content_id
from daicho.model.money import Money
from daicho.model.sheet import Given, Sheet, SheetColumn, SheetRow
from daicho.model.span import Mention
from daicho.model.wire import MONEY_TYPES, claim_to_json
from daicho.reference import places
from daicho.reference.exchange import is_currency
from daicho.resolution.entities import entity_id, government_place, identify, place_id
from daicho.sheets.columns import AMOUNTS, BOUNDS, FIELDS, MAPPED, Column, Layout, fields_of, layout_of
from daicho.sheets.days import Order, day_of, order_of
from daicho.sheets.grid import Grid
from daicho.sheets.records import Entry, Record, records
from daicho.sheets.separated import grid
from daicho.sheets.sums import between, figure_of, sum_of
from daicho.sheets.units import Unit
from daicho.sheets.words import kind_of, status_of

_MOST_BYTES = 1 << 28
_SHOWN = 40  # characters of a cell that a message quotes
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")  # how workbooks of the new and the old kind begin
_PARQUET = b"PAR1"
_SEVERAL = re.compile(r"\s*[;；、\n]\s*|\s+/\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the analyst says of a sheet beside what stands in it.

    columns: fields by heading or letter; tab: which sheet of a workbook, the first with headings otherwise; kind, currency: of
    rows that state none. Raises UsageError for a field or a kind that there is not.
    """

    columns: Mapping[str, str]
    tab: str | None = None
    kind: str = "investment"
    currency: str | None = None

    def __post_init__(self) -> None:
        for what, said, known in (("field", self.columns.values(), MAPPED), ("kind", (self.kind,), MONEY_KINDS)):
            if wrong := next((one for one in said if one not in known), None):
                raise UsageError(f"no {what} {wrong!r} of a sheet; there are {', '.join(known)}")


def read_sheet(path: str, told: Told) -> Sheet:
    """The sheet at `path`, a workbook, a Parquet file or a table of text, with a claim for each of its sums.

    Raises InputRefused for what is no such file, is too large, or has no headings that are understood.
    """
    data = _bytes(path)
    found = None
    for one in _grids(path, data):
        if told.tab in (None, one.tab) and (found := _laid_out(path, one, told)):
            break
    if found is None:
        where = f"sheet {told.tab}" if told.tab else "it"
        raise InputRefused(
            path,
            f"no headings of amounts and of who pays or receives in {where}; name them: --map "
            f"'amount=C,payer=A' (fields: {', '.join(FIELDS)})",
        )
    table, layout = found
    name = Path(path).name
    rows: list[SheetRow] = []
    unclear: list[tuple[str, str]] = []
    order = _order(table, layout)
    units = fields_of(layout.columns)
    for record in records(table, layout):
        for row in _rows(name, record, units, told, table.epoch, order):
            if isinstance(row, SheetRow):
                rows.append(row)
            else:
                unclear.append(row)
    columns = tuple(SheetColumn(one.letter, one.heading, one.field, _unit(one.unit)) for one in layout.columns)
    said = [sorted(told.columns.items()), told.tab, told.kind, told.currency]
    return Sheet(
        name=name,
        content=content_id("", said, [(row.id, row.text) for row in rows]),
        tab=table.tab,
        columns=columns,
        unread=layout.unread,
        rows=tuple({row.id: row for row in rows}.values()),
        unclear=tuple(unclear),
    )


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputRefused(path, reason.lower()) from error
    if len(data) > _MOST_BYTES:
        raise InputRefused(path, f"larger than {_MOST_BYTES >> 20} MB")
    return data


def _grids(path: str, data: bytes) -> Iterator[Grid]:
    if data.startswith(_PACKED):
        from daicho.sheets.workbook import grids

        return grids(path, data)
    if data.startswith(_PARQUET):
        from daicho.sheets import parquet

        return parquet.grids(path, data)
    return iter((grid(path, decode(Raw(path, data))),))


def _laid_out(path: str, table: Grid, told: Told) -> tuple[Grid, Layout] | None:
    layout = layout_of(path, table, _sums, told.columns)
    return (table, layout) if layout else None


@lru_cache(maxsize=65536)
def _sums(text: str) -> tuple[Money, ...]:
    """The sums of money in a line, by the grammar of the language that finds the longer wording."""
    found = [tuple(read(shadow_of(text))[0]) for read in (english_sums, japanese_sums)]
    return max(found, key=lambda sums: sum(len(money.mention.text) for money in sums))


def _order(table: Grid, layout: Layout) -> Order | None:
    column = fields_of(layout.columns).get("date")
    if column is None:
        return None
    return order_of(row[column.at] for row in table.rows.values() if column.at < len(row))


def _unit(unit: Unit) -> str:
    factor = f"× {unit.factor:,f}" if unit.factor != 1 else ""
    return " ".join(filter(None, (unit.currency, factor)))


def _rows(
    name: str, record: Record, columns: Mapping[str, Column], told: Told, epoch: str, order: Order | None
) -> Iterator[SheetRow | tuple[str, str]]:
    """What a row claims: one sum for each column of amounts that it fills; else the cell and why not."""
    entries = record.entries
    currency = _currency(entries.get("currency")) or told.currency
    if not any(field in entries for field in (*AMOUNTS, *BOUNDS)):
        yield next(iter(entries.values())).cell, "no sum in its row (a formula counts by the value stored with it)"
        return
    fields = [field for field in AMOUNTS if field in entries] or ["amount"]
    for field in fields:
        bounds = [entries[bound] for bound in BOUNDS if bound in entries] if len(fields) == 1 else []
        source = entries.get(field) or bounds[-1]
        kind = field if field in MONEY_KINDS else _kind(entries.get("kind"), columns.get(field), told)
        money = _money(entries, field, columns, currency, bounded=bool(bounds))
        if kind is None:
            yield source.cell, f"{_shown(entries['kind'])} is no kind of money; there are {', '.join(MONEY_KINDS)}"
        elif money is None:
            yield source.cell, _no_sum(source, columns.get(field), currency)
        else:
            yield _row(name, record, kind, source, money, _day(entries.get("date"), epoch, order))


def _no_sum(source: Entry, column: Column | None, currency: str | None) -> str:
    if figure_of(source.value) and not (currency or (column and column.unit.currency)):
        return f"{_shown(source)} is of no known currency; say --currency"
    return f"{_shown(source)} states no one sum"


def _shown(entry: Entry) -> str:
    """What a cell holds, in quotes; of a long one the beginning."""
    return repr(entry.text if len(entry.text) <= _SHOWN else entry.text[: _SHOWN - 1] + "…")


def _money(
    entries: Mapping[str, Entry], field: str, columns: Mapping[str, Column], currency: str | None, *, bounded: bool
) -> Money | None:
    """The sum of a row: between the bounds it gives, else as the cell of the amount states it."""
    if bounded:
        ends = {
            bound: sum_of(entries[bound].value, columns[bound].unit, currency, _sums)
            for bound in BOUNDS
            if bound in entries
        }
        low, high = (found.value if (found := ends.get(bound)) else None for bound in BOUNDS)
        known = next((found for found in ends.values() if found), None)
        if known and (low is None or high is None or low <= high):
            return between(low, high, known.currency)
    if field not in entries:
        return None
    column = columns[field]
    found = sum_of(entries[field].value, column.unit, currency, _sums)
    if found and found.bound == "exact" and column.bound != "exact":
        return between(
            None if column.bound == "max" else found.low, None if column.bound == "min" else found.high, found.currency
        )
    return found


def _row(name: str, record: Record, kind: str, source: Entry, money: Money, date: str | None) -> SheetRow:
    entries = record.entries
    cells = list({entry.cell: entry for entry in entries.values()}.values())
    text = " | ".join(entry.text for entry in cells)
    starts = dict(zip((entry.cell for entry in cells), _starts(cells), strict=True))

    def mention(entry: Entry, inside: int = 0, size: int | None = None) -> Mention:
        start = starts[entry.cell] + inside
        return Mention.at(text, start, start + (len(entry.text) if size is None else size))

    def parties(*fields: str) -> Iterator[tuple[str, Mention]]:
        for entry in [entries[field] for field in fields if field in entries][:1]:
            for wording, inside in _pieces(entry.text):
                yield wording, mention(entry, inside, len(wording))

    country = _country(entries.get("country"))
    # Whose plant it is receives a subsidy, and pays for an investment; but where another one receives, it is who gives.
    gets = kind == "subsidy" and "recipient" not in entries
    payer, recipient = (
        tuple(Party(at, wording, _entity(wording, country)) for wording, at in parties(*fields))
        for fields in ((("payer",), ("company",)) if gets else (("payer", "company"), ("recipient",)))
    )
    status = status_of(entries["status"].text) if "status" in entries else None
    claim = MONEY_TYPES[kind](
        quote=Mention.at(text, 0, len(text)),
        amount=replace(money, mention=mention(source)),
        payer=payer,
        recipient=recipient,
        project=tuple(Party(at, wording) for wording, at in parties("project")),
        place=tuple(Party(at, wording, _place(wording, country)) for wording, at in parties("place")),
        country=country,
        status=status or "planned",
        confidence=1.0,
        why=(f"row {record.number} of {name}",),
    )
    given: dict[Given, bool] = {
        "payer": bool(claim.payer),
        "recipient": bool(claim.recipient),
        "project": bool(claim.project),
        "place": bool(claim.place),
        "country": claim.country is not None,
        "status": status is not None,
        "date": date is not None,
    }
    deal = entries["deal"].text if "deal" in entries else None
    return SheetRow(
        id=content_id("row-", name, source.cell, date, deal, status, claim_to_json(claim)),
        cell=source.cell,
        text=text,
        claim=claim,
        date=date,
        given=frozenset(field for field, is_given in given.items() if is_given),
        deal=deal,
    )


def _starts(cells: Sequence[Entry]) -> Iterator[int]:
    at = 0
    for entry in cells:
        yield at
        at += len(entry.text) + len(" | ")


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """The names in a cell of several, with where each begins."""
    ends = chain(((mark.start(), mark.end()) for mark in _SEVERAL.finditer(text)), [(len(text), len(text))])
    start = 0
    for end, following in ends:
        if text[start:end].strip():
            yield text[start:end], start
        start = following


@lru_cache(maxsize=65536)
def _entity(wording: str, country: str | None) -> str:
    known = identify(wording, country)
    return known.id if known else government_place(wording) or entity_id(wording)


_place = lru_cache(maxsize=65536)(place_id)


def _country(entry: Entry | None) -> str | None:
    if entry is None:
        return None
    known = places.by_id(entry.text.strip().upper())
    return known.country if known and known.kind == "country" else places.country_of(entry.text)


def _currency(entry: Entry | None) -> str | None:
    if entry is None:
        return None
    code = entry.text.strip().upper()
    if is_currency(code):
        return code
    return next((money.currency for line in (f"1{code}", f"1 {entry.text}", f"{code}1") for money in _sums(line)), None)


def _kind(entry: Entry | None, column: Column | None, told: Told) -> str | None:
    if entry is not None:
        return kind_of(entry.text)
    return (kind_of(column.heading) if column else None) or told.kind


def _day(entry: Entry | None, epoch: str, order: Order | None) -> str | None:
    return day_of(entry.value, epoch, order) if entry else None
