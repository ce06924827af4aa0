"""The pages, a module each with a `router`. To add one: its module, its line here, its phrases in `phrases/`, its template.

A router's paths come without the language, which `app` puts before them: `/deals` is served as `/en/deals` and `/ja/deals`.
"""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """One module. path: what the navigation leads to, its phrase being `nav.MODULE`; None for a page that others lead to.

    asks: it is nothing without a server that answers, and a static copy leaves it out.
    """

    module: str
    path: str | None = None
    asks: bool = False


PAGES: tuple[Page, ...] = (
    Page("overview", "/"),
    Page("deals", "/deals"),
    Page("deal"),
    Page("judging"),
    Page("organisations", "/organisations"),
    Page("projects", "/projects"),
    Page("findings", "/findings"),
    Page("indicators", "/indicators"),
    Page("documents", "/documents"),
    Page("add", "/add", asks=True),
    Page("api"),
    Page("search"),
    Page("sign_in"),
)
