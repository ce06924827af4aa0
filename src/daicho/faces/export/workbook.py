"""Excel workbooks, written row by row to files: of a row nothing is kept but, up to the format's limit, its links; and the same
rows give the same bytes.

Office Open XML (ECMA-376), as much of it as tables take: typed cells, links, frozen and filtered headings. We write it ourselves
because a workbook of many claims has millions of cells, and a library's checks take several times as long as each of them.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO
from xml.sax.saxutils import escape, quoteattr

# The format's own limits.
MOST_LINKS = 65_530  # on a sheet
MOST_ROWS = 1_048_576  # on a sheet, the heading among them
LONGEST_LINK = 2_079
LONGEST_TEXT = 32_767
_EPOCH = datetime.date(1899, 12, 30).toordinal()
_FIRST_DAY = datetime.date(1900, 3, 1)  # before it, spreadsheets disagree: one has a 29 February 1900

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MADE = (2000, 1, 1, 0, 0, 0)  # no clock in what is exported

# Styles by their place in `cellXfs`.
_PLAIN, _BOLD, _WHOLE, _BROKEN, _DAY, _LINK = range(6)
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00####"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/>'
    "</numFmts>"
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border/><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="6"><xf/><xf fontId="1" borderId="1" applyFont="1" applyBorder="1"/>'
    '<xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf numFmtId="165" applyNumberFormat="1"/><xf fontId="2" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

# Characters that XML has no place for, and wordings that readers would take for their escape.
_ESCAPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")

Cell = str | int | Decimal | datetime.date | None


@dataclass(slots=True)
class _Sheet:
    """A sheet that is written: its name, a file that holds it meanwhile, the number of its rows and the cells that link."""

    title: str
    held: IO[bytes]
    rows: int = 1
    links: list[tuple[str, str]] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.held.write(text.encode("utf-8", "replace"))


class Table:
    """A table under its headings, on a sheet called `name`, and on `name 2` … once that is full.

    held: makes files for the sheets until the workbook is put together.
    """

    def __init__(
        self, name: str, headings: Sequence[str], widths: Sequence[int], held: Callable[[], IO[bytes]]
    ) -> None:
        self._name, self._held = name, held
        self._letters = [column_letters(at) for at in range(len(headings))]
        self._opening = _opening(headings, widths, self._letters)
        self.sheets: list[_Sheet] = []
        self._begin()

    def add(self, cells: Sequence[Cell], links: Sequence[tuple[int, str]] = ()) -> None:
        """Write a row. links: by the place of their cell, an address or, within the workbook, `#'sheet'!A1`."""
        if self.sheets[-1].rows >= MOST_ROWS:
            self.end()
            self._begin()
        sheet = self.sheets[-1]
        sheet.rows += 1
        sheet.write(_row(sheet, cells, links, self._letters))

    def end(self) -> None:
        """Write what comes after the rows of the sheet that is being written."""
        self.sheets[-1].write(_closing(self.sheets[-1], self._letters[-1]))

    def _begin(self) -> None:
        self.sheets.append(_Sheet(sheet_title(self._name, len(self.sheets) + 1), self._held()))
        self.sheets[-1].write(self._opening)


class Workbook:
    """A workbook of several tables that are written at the same time; it is at `path` once the context is left without an error.

    The sheets lie in nameless files beside it until then: an archive takes one part after the other.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tables: list[Table] = []
        self._open = ExitStack()

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        with self._open:
            if failed is None:
                self._put_together()

    def table(self, name: str, headings: Sequence[str], widths: Sequence[int]) -> Table:
        """A new table, behind those there are."""
        self._tables.append(Table(name, headings, widths, self._held))
        return self._tables[-1]

    def _held(self) -> IO[bytes]:
        return self._open.enter_context(TemporaryFile(dir=self._path.parent))

    def _put_together(self) -> None:
        with zipfile.ZipFile(self._path, "w") as archive:
            sheets = []
            for table in self._tables:
                table.end()
                sheets += table.sheets
            for number, sheet in enumerate(sheets, 1):
                sheet.held.seek(0)
                with _part(archive, f"xl/worksheets/sheet{number}.xml") as out:
                    copyfileobj(sheet.held, out)
                _relate(archive, number, sheet)
            _describe(archive, sheets)


def _part(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    item = zipfile.ZipInfo(name, _MADE)
    item.compress_type = zipfile.ZIP_DEFLATED
    return archive.open(item, "w", force_zip64=True)


def _relate(archive: zipfile.ZipFile, number: int, sheet: _Sheet) -> None:
    """Write where a sheet's links lead outside the workbook."""
    outside = [(f"rId{at}", link) for at, (_, link) in enumerate(sheet.links, 1) if not link.startswith("#")]
    if outside:
        with _part(archive, f"xl/worksheets/_rels/sheet{number}.xml.rels") as out:
            out.write(_relations([(key, "hyperlink", link) for key, link in outside]).encode("utf-8", "replace"))


def _describe(archive: zipfile.ZipFile, sheets: Sequence[_Sheet]) -> None:
    """Write what tells readers of the sheets."""
    numbers = range(1, len(sheets) + 1)
    for name, text in (
        ("[Content_Types].xml", _content_types(numbers)),
        ("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", _book(sheets)),
        (
            "xl/_rels/workbook.xml.rels",
            _relations(
                [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
                + [(f"rId{len(sheets) + 1}", "styles", "styles.xml")]
            ),
        ),
        ("xl/styles.xml", _STYLES),
    ):
        with _part(archive, name) as out:
            out.write(text.encode())


def sheet_title(name: str, part: int) -> str:
    """What the `part`-th sheet of a table is called."""
    return name if part == 1 else f"{name} {part}"


def place(name: str, row: int) -> str:
    """A link to the table's `row`-th row (from 0), on whichever of its sheets it stands."""
    part, under = divmod(row, MOST_ROWS - 1)
    return f"#'{sheet_title(name, part + 1)}'!A{under + 2}"


def column_letters(at: int) -> str:
    """A, B, …, Z, AA for a column from 0."""
    return chr(65 + at) if at < 26 else column_letters(at // 26 - 1) + column_letters(at % 26)


def _row(sheet: _Sheet, cells: Sequence[Cell], links: Sequence[tuple[int, str]], letters: Sequence[str]) -> str:
    number = sheet.rows
    linked: dict[int, str] = {}
    for at, link in links:
        if len(sheet.links) < MOST_LINKS and len(link) <= LONGEST_LINK:
            sheet.links.append((f"{letters[at]}{number}", link))
            linked[at] = link
    written = [_cell(f"{letters[at]}{number}", cell, at in linked) for at, cell in enumerate(cells) if cell is not None]
    return f'<row r="{number}">{"".join(written)}</row>'


def _cell(name: str, cell: Cell, linked: bool) -> str:
    if isinstance(cell, str):
        style = f' s="{_LINK}"' if linked else ""
        text = cell if len(cell) <= LONGEST_TEXT else cell[: LONGEST_TEXT - 1] + "…"
        return f'<c r="{name}"{style} t="inlineStr"><is><t xml:space="preserve">{_text(text)}</t></is></c>'
    if isinstance(cell, datetime.date):
        if cell < _FIRST_DAY:
            return _cell(name, cell.isoformat(), linked)
        return f'<c r="{name}" s="{_DAY}"><v>{cell.toordinal() - _EPOCH}</v></c>'
    if isinstance(cell, int) or cell == cell.to_integral_value():  # type: ignore[union-attr]  # None has no cell
        return f'<c r="{name}" s="{_WHOLE}"><v>{cell:f}</v></c>'
    return f'<c r="{name}" s="{_BROKEN}"><v>{cell:f}</v></c>'


def _text(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return escape(_ESCAPED.sub(_code, text)).replace("\r", "_x000D_")


def _code(found: re.Match[str]) -> str:
    return "_x005F_" if found[0] == "_" else f"_x{ord(found[0]):04X}_"


def _opening(headings: Sequence[str], widths: Sequence[int], letters: Sequence[str]) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(widths, 1)
    )
    cells = "".join(
        f'<c r="{letter}1" s="{_BOLD}" t="inlineStr"><is><t>{_text(heading)}</t></is></c>'
        for letter, heading in zip(letters, headings, strict=True)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheetViews><sheetView workbookViewId="0">'
        '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData><row r="1">{cells}</row>'
    )


def _closing(sheet: _Sheet, last: str) -> str:
    links = "".join(_links(sheet.links))
    return (
        f'</sheetData><autoFilter ref="A1:{last}{sheet.rows}"/>'
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}</worksheet>"
    )


def _links(links: Sequence[tuple[str, str]]) -> Iterator[str]:
    for at, (cell, link) in enumerate(links, 1):
        if link.startswith("#"):
            yield f'<hyperlink ref="{cell}" location={_attribute(link[1:])}/>'
        else:
            yield f'<hyperlink ref="{cell}" r:id="rId{at}"/>'


def _content_types(sheets: Sequence[int]) -> str:
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for number in sheets
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        f"{parts}</Types>"
    )


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    """id, type and target of each; a link leads outside."""
    outside = ' TargetMode="External"'
    found = "".join(
        f'<Relationship Id="{key}" Type="{_DOCUMENT}/{kind}" Target={_attribute(target)}'
        f"{outside if kind == 'hyperlink' else ''}/>"
        for key, kind, target in relations
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _book(sheets: Sequence[_Sheet]) -> str:
    names = "".join(
        f'<sheet name={_attribute(sheet.title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{names}</sheets></workbook>'


def _attribute(text: str) -> str:
    return quoteattr(_ESCAPED.sub("", text))
