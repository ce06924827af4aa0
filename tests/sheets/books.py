"""Workbooks for tests, honest and hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

HEADS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Company</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Amount (USD mn)</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Intel</t></is></c><c r="B2"><f>1+1</f><v>2</v></c></row>'
)


def book(rows: Sequence[Sequence[Any]], title: str = "Sheet", merged: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet."""
    import openpyxl

    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_sheet(xml: str) -> bytes:
    """A workbook whose sheet is `xml`."""
    return replaced(book([["x"]]), "xl/worksheets/sheet1.xml", xml.encode())


def sheet_xml(rows: str = "", before: str = "", after: str = "") -> str:
    """A sheet with the headings and one row of HEADS, and `rows` under them."""
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    size = '<dimension ref="A1:XFD1048576"/>'
    return f'{before}<worksheet xmlns="{name}">{size}<sheetData>{HEADS}{rows}</sheetData>{after}</worksheet>'


def replaced(workbook: bytes, part: str, content: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item.filename, content if item.filename == part else old.read(item.filename))
    return out.getvalue()
