"""Which column of a sheet means what: the headings found, read in English and Japanese, or told by the analyst."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from daicho.errors import InputRefused, UsageError
from daicho.model.money import Bound
from daicho.reference.tables import rows, several
from daicho.sheets.grid import Grid, Value, letter, text_of
from daicho.sheets.units import NO_UNIT, Sums, Unit, unit_above, unit_of

AMOUNTS = ("amount", "investment", "subsidy", "equity", "loan")
BOUNDS = ("low", "high")
_MONEY = (*AMOUNTS, *BOUNDS)
FIELDS = (
    "deal", "kind", "payer", "company", "recipient", "project", "place", "country", *AMOUNTS, *BOUNDS, "currency", "status",
    "date",
)  # fmt: skip
_NOTHING = "-"
MAPPED = (*FIELDS, _NOTHING)
"""What a column may be said to be: a field, or nothing."""

_HEADED = 40  # rows from the top among which the headings are looked for
_DEEPEST = 3  # rows that headings may take
_LONGEST = 60  # characters of a heading; beyond that a cell is a remark
_BOUND = re.compile(
    r"(\b(?:max(?:imum)?|up to|at most|upper|high|ceiling)\b|最大|上限|以内)"
    r"|\b(?:min(?:imum)?|at least|lower|low|floor)\b|最低|下限|以上"
)
_SHARE = re.compile(r"%|\b(?:shares?|percent(?:age)?|pct|ratio|rate)\b|割合|比率|率|シェア|構成比")
_DATUM = re.compile(r"\W*(?:[A-Za-z]{1,3}\W*)?\d")  # 590, $5bn, USD 5, 2024-04-02
_BRACKETED = re.compile(r"[(\[（［【][^)\]）］】]*[)\]）］】]?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read: which it is (from 0), what its heading says, the field it fills, the unit of its figures and, where
    the heading makes them upper or lower bounds ("maximum grant"), that.
    """

    at: int
    heading: str
    field: str
    unit: Unit = NO_UNIT
    bound: Bound = "exact"

    @property
    def letter(self) -> str:
        """As a spreadsheet calls it."""
        return letter(self.at)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a sheet mean. first: the number of the first row under the headings; unread: headings of no meaning."""

    columns: tuple[Column, ...]
    first: int
    unread: tuple[str, ...]


def told(mapping: str | None) -> dict[str, str]:
    """`payer=事業者,amount=C` as a field for each heading or letter. Raises UsageError."""
    found: dict[str, str] = {}
    for pair in (mapping or "").split(","):
        if not pair.strip():
            continue
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column or field not in MAPPED:
            raise UsageError(f"--map: {pair.strip()!r} is not FIELD=COLUMN; the fields are {', '.join(FIELDS)}")
        found[column] = field
    return found


def layout_of(name: str, grid: Grid, sums: Sums, mapping: Mapping[str, str] | None = None) -> Layout | None:
    """What the columns of `grid` mean, None where no row of it reads as headings over a column of amounts.

    mapping: fields by heading or letter, which go before what is guessed. Raises InputRefused where it names no column there is.
    """
    mapping = mapping or {}
    best: tuple[tuple[int, int, int], Layout] | None = None
    for first, depth in _heads(grid):
        above = (text_of(cell) for number, row in grid.rows.items() if number < first for cell in row)
        layout = _layout(_headings(grid, first, depth), first + depth, sums, mapping, unit_above(above, sums))
        figures = any(
            character.isdigit() for cell in grid.rows.get(first + depth - 1, ()) for character in text_of(cell)
        )
        units = 0 if figures else sum(column.unit.currency is not None for column in layout.columns)
        score = (len({column.field for column in layout.columns}), units, -depth)
        if _complete(layout) and (best is None or score > best[0]):
            best = score, layout
    if best is None:
        return None
    missing = set(mapping) - {wording for column in best[1].columns for wording in (column.heading, column.letter)}
    missing -= {column for column, field in mapping.items() if field == _NOTHING}
    if missing:
        raise InputRefused(name, f"has no column {', '.join(sorted(missing))}")
    return best[1]


def _heads(grid: Grid) -> Iterator[tuple[int, int]]:
    """Where headings may stand: the number of their first row, and over how many rows they go."""
    top = min(grid.rows, default=1)
    for first in (number for number in grid.rows if number < top + _HEADED):
        yield first, 1
        for depth in range(2, _DEEPEST + 1):
            if any(map(_is_datum, grid.rows.get(first + depth - 1, ()))):
                break
            yield first, depth


def _is_datum(cell: Value) -> bool:
    """Whether a cell states a figure or a day, as headings under headings do not."""
    return isinstance(cell, Decimal) or _DATUM.match(cell or "") is not None


def _headings(grid: Grid, first: int, depth: int) -> list[tuple[str, str]]:
    """The headings over `depth` rows, and what the lowest row says alone. A cell left empty over others goes on from its left, as
    a merged one does.
    """
    levels = [
        _carried(grid.rows.get(number, ()), last=number == first + depth - 1) for number in range(first, first + depth)
    ]
    width = max(map(len, levels))
    stacked = ([level[at] if at < len(level) else "" for level in levels] for at in range(width))
    return [(" ".join(dict.fromkeys(filter(None, column))), column[-1]) for column in stacked]


def _carried(row: Sequence[Value], last: bool) -> list[str]:
    texts = [text_of(value) if isinstance(value, str) else "" for value in row]
    if not last:
        for at in range(1, len(texts)):
            texts[at] = texts[at] or texts[at - 1]
    return texts


def _layout(
    headings: Sequence[tuple[str, str]], first: int, sums: Sums, mapping: Mapping[str, str], common: Unit
) -> Layout:
    """common: the unit of figures whose heading gives none."""
    columns: list[Column] = []
    unread: list[str] = []
    taken: dict[str, int] = {}
    for at, (heading, lowest) in enumerate(headings):
        own = mapping.get(heading) or mapping.get(letter(at))
        found = (own, len(heading) + 1000) if own else _surest(_field(heading), _field(lowest))
        money = found is not None and found[0] in _MONEY
        unit = unit_of(heading, sums) if money else NO_UNIT
        is_share = money and not own and not unit.currency and _SHARE.search(_plain(heading))
        if found is None or found[0] in (None, _NOTHING) or is_share:
            unread += [heading] if heading else []
            continue
        field, certainty = found
        if field in taken:
            if not own and certainty <= taken[field]:
                unread.append(heading)
                continue
            unread += [column.heading for column in columns if column.field == field]
            columns = [column for column in columns if column.field != field]
        taken[field] = certainty
        unit = common if money and unit == NO_UNIT else unit
        columns.append(Column(at, heading, field, unit, _bound(heading) if money else "exact"))
    return Layout(tuple(columns), first, tuple(unread))


def _surest(*found: tuple[str, int] | None) -> tuple[str, int] | None:
    """What most of a wording says, the first of equals."""
    return max(filter(None, found), key=lambda one: one[1], default=None)


def _complete(layout: Layout) -> bool:
    """Whether there are amounts, and something that says whose."""
    fields = {column.field for column in layout.columns}
    return bool(fields & {*AMOUNTS, *BOUNDS} and fields & {"payer", "company", "recipient", "project"})


@lru_cache(maxsize=4096)
def _field(heading: str) -> tuple[str, int] | None:
    """The field that a heading names, and how much of it says so: the whole, or the longest wording in it."""
    text = _plain(heading)
    bare = _plain(_BRACKETED.sub(" ", unicodedata.normalize("NFKC", heading)))
    for whole in (bare, text):
        if whole and whole in _wordings():
            return _wordings()[whole], len(whole) + 100
    found = [(len(wording), field) for wording, field in _wordings().items() if _holds(bare or text, wording)]
    if any(field in AMOUNTS for _, field in found):  # of "maximum grant", the grant is what is told apart by name
        found = [(size, field) for size, field in found if field not in BOUNDS]
    longest = max(found, default=None)
    if longest is None or len(text) > _LONGEST:
        return None
    bound = _bound(heading)
    field = {"max": "high", "min": "low"}[bound] if longest[1] == "amount" and bound != "exact" else longest[1]
    return field, longest[0]


def _bound(heading: str) -> Bound:
    """Whether a heading makes the figures under it upper or lower bounds."""
    found = _BOUND.search(_plain(heading))
    return ("max" if found[1] else "min") if found else "exact"


def _holds(text: str, wording: str) -> bool:
    if wording.isascii():
        return len(wording) > 2 and re.search(rf"(?<![a-z]){re.escape(wording)}(?![a-z])", text) is not None
    return len(wording) > 1 and wording in text


def _plain(heading: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", heading).casefold().replace("_", " ").split()).strip(" :*#.")


@cache
def _wordings() -> dict[str, str]:
    return {
        _plain(wording): row["field"]
        for row in rows("sheet_heads.tsv")
        for wording in (*several(row["en"]), *several(row["ja"]))
    }


def fields_of(columns: Iterable[Column]) -> dict[str, Column]:
    """The columns by their field."""
    return {column.field: column for column in columns}
