"""PDF and Word files, made here."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import docx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from daicho.documents.docx import read_docx
from daicho.documents.draft import Draft, Raw
from daicho.documents.pdf import read_pdf
from daicho.errors import InputRefused


def pdf(*pages: list[tuple[int, str]], password: str = "") -> bytes:
    """Pages of lines, each with its height above the foot of the page."""
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password) if password else None, invariant=True)
    for page in pages:
        for height, line in page:
            canvas.drawString(72, height, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf_text(data: bytes) -> str:
    return next(read_pdf(Raw("a.pdf", data))).text


def test_lines_paragraphs_pages_and_hyphens_of_a_pdf() -> None:
    data = pdf(
        [
            (700, "Fab opens"),
            (660, "The company will invest $5 bil-"),
            (646, "lion in a semi-"),
            (632, "conductor plant"),
        ],
        [(700, "in Kumamoto.")],
        [(700, "Next.")],
    )
    assert pdf_text(data) == (
        "Fab opens\n\nThe company will invest $5 bil-\nlion in a semi-\nconductor plant\nin Kumamoto.\n\nNext."
    )
    assert next(read_pdf(Raw("a.pdf", data))).title == "Fab opens"


def bomb() -> bytes:
    """A PDF of a few megabytes whose one page unpacks to gigabytes."""
    packer = zlib.compressobj(9)
    begun = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH)  # such a block stands for itself
    content = begun + block * 300
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content),
    ]
    data, table = b"%PDF-1.4\n", b"xref\n0 5\n0000000000 65535 f \n"
    for pair in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj%sendobj\n" % pair
    return data + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: pdf([(700, "Secret")], password="open sesame"), "encrypted"),
        (lambda: pdf([(700, "Text")])[:-200], "truncated"),
        (lambda: pdf([]), "without text"),
        (lambda: b"%PDF-1.4\nnot a PDF\n%%EOF", "broken"),
        (bomb, "cannot read"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(InputRefused, match=reason):
        pdf_text(make())


def word(fill: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read_word(data: bytes) -> Draft:
    return next(read_docx(Raw("a.docx", data)))


def test_paragraphs_lists_and_tables_of_a_word_file_in_order() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_heading("Fab opens", 0)
        document.add_paragraph("The company will ").add_run("invest $5bn.").bold = True
        document.add_paragraph("First: $1bn", style="List Bullet")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ["Plant", "Sum", "Kumamoto", "$8.6 billion"], strict=True):
            cell.text = text
        document.add_paragraph("The end.")

    assert read_word(word(fill)) == Draft(
        "Fab opens\n\nThe company will invest $5bn.\n\n- First: $1bn\n\nPlant | Sum\nKumamoto | $8.6 billion\n\nThe end.",
        title="Fab opens",
    )


def archive(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name.replace("__", "/"), data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: archive(word__document_xml=b" " * 150_000_000), "unpacks to more than"),
        (lambda: archive(readme=b"hello"), "no Word document"),
        (lambda: archive(word__document_xml=b"hello"), "a broken Word file"),
        (lambda: word(lambda document: None)[:2000], "broken or truncated"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "password"),
    ],
)
def test_a_word_file_that_cannot_be_read_says_why(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(InputRefused, match=reason):
        read_word(make())
