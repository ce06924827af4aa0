"""The way of one document through daicho: the page to read first.

    bytes ──documents──▶ Document ──annotation──▶ AnnotatedDocument ──claims──▶ Reading ──resolution──▶ Reading

Each stage is a plain function from values to values and knows no other stage; only this module joins them. What looks across
documents (deals, totals) starts from the ledger and lives in `questions`.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from daicho.annotation import annotate
from daicho.claims import read_claims
from daicho.errors import InputRefused
from daicho.model.claim import Reading
from daicho.model.document import Document
from daicho.resolution import resolve


def extract(document: Document) -> Reading:
    """Everything `document` says about money and technology that daicho understands, evidence verified.

    Raises OffsetError if a stage produced a span that does not match the stored text: a wrong offset is never passed on.
    """
    return resolve(document, read_claims(annotate(document)))


def try_extract(document: Document) -> Reading | InputRefused:
    """`extract`, with a defect of ours on one document turned into a refusal of it, so that the rest of a run goes on."""
    try:
        return extract(document)
    except Exception as error:
        name = document.appearance.name
        return InputRefused(name, f"daicho failed on this document, please report it ({type(error).__name__}: {error})")


@cache
def rules() -> str:
    """The version of the reading code: a hash over the modules and tables that decide what a text says."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for folder in ("annotation", "claims", "model", "reference", "resolution"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
