"""bytes -> Document: formats, encodings, addresses, dates of publication.

source ──sources──▶ Opened ──text, html, pdf, docx, feed, json──▶ Draft ──published, language──▶ Document
"""

from daicho.documents.sources import ReadOptions, read_sources

__all__ = ["ReadOptions", "read_sources"]
