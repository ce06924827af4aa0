"""Every page of a static copy: its path and query, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from fastapi import Response

from daicho.faces.site.links import Key
from daicho.faces.web import paging
from daicho.faces.web.addresses import encode
from daicho.faces.web.around import around, indicators, organisations, second_ids
from daicho.faces.web.found import found
from daicho.faces.web.pages import deal as deal_pages
from daicho.faces.web.pages import deals as deals_pages
from daicho.faces.web.pages import documents as document_pages
from daicho.faces.web.pages import findings as finding_pages
from daicho.faces.web.pages import indicators as indicator_pages
from daicho.faces.web.pages import organisations as organisation_pages
from daicho.faces.web.pages import overview as overview_pages
from daicho.faces.web.pages import projects as project_pages
from daicho.faces.web.view import Site, View
from daicho.ledger import read
from daicho.model.claim import MONEY_KINDS
from daicho.model.deal import Deal, Stated
from daicho.model.document import Appearance, Document
from daicho.questions.counting import MEASURES
from daicho.questions.judged import judged

Make = Callable[[View], Response]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A document as far as claims quote it."""

    document: Document
    appearances: Sequence[Appearance]
    claims: Sequence[Stated]


def pages_of(site: Site, deals: Sequence[Deal], *, with_text: bool) -> Mapping[Key, Make]:
    """Every page of one language by its path and query, in the order in which they are written."""
    return dict(_pages(site, deals, with_text=with_text))


def anchors(deals: Sequence[Deal], claims: Sequence[Stated]) -> Mapping[str, str]:
    """Where each claim is shown: in its deal, else in its document."""
    found = {stated.id: f"/documents/{stated.document}#at-{stated.id}" for stated in claims}
    return found | {stated.id: f"/deals/{deal.id}#claim-{stated.id}" for deal in deals for stated in deal.claims}


def _pages(site: Site, deals: Sequence[Deal], *, with_text: bool) -> Iterator[tuple[Key, Make]]:
    yield ("/", ""), overview_pages.overview
    for kind, currency, measure in product(MONEY_KINDS, overview_pages.CURRENCIES, MEASURES):
        asked = overview_pages.OverviewAsked(kind, currency, measure)
        yield ("/", encode(asked.query())), overview_pages.overview
    yield from _turned("/deals", len(deals), paging.SIZE, lambda page: deals_pages.deals)
    for deal in deals:
        yield (f"/deals/{deal.id}", ""), partial(deal_pages.deal_page, one=deal)
    known = organisations(site.shelf)
    many = len(known.ids) - len(second_ids(site.shelf))
    yield from _turned(
        "/organisations", many, paging.SIZE, lambda page: partial(organisation_pages.organisations, page=page)
    )
    for key in known.ids:
        yield (f"/organisations/{key}", ""), partial(organisation_pages.organisation, key=key)
    projects = around(site.shelf).ids
    yield from _turned("/projects", len(projects), paging.SIZE, lambda page: partial(project_pages.projects, page=page))
    for key in projects:
        yield (f"/projects/{key}", ""), partial(project_pages.project, project_id=key)
    many = len(found(site.shelf).open)
    yield from _turned("/findings", many, paging.SIZE, lambda page: partial(finding_pages.findings, page=page))
    many = len(indicators(site.shelf).every)
    yield from _turned("/indicators", many, paging.SIZE, lambda page: partial(indicator_pages.indicators, page=page))
    kept = document_pages.documents_kept(site.shelf).every
    yield from _turned("/documents", len(kept), paging.SIZE, lambda page: document_pages.documents)
    if with_text:
        for printed in kept:
            yield from _whole(site, printed.document)
    else:
        for excerpt in _excerpts(site):
            yield (f"/documents/{excerpt.document.id}", ""), partial(_excerpt, excerpt=excerpt)


def _turned(path: str, many: int, size: int, make: Callable[[int], Make]) -> Iterator[tuple[Key, Make]]:
    """The pages of a list; the first one has no number."""
    yield (path, ""), make(1)
    for page in range(1, max(1, -(-many // size)) + 1):
        yield (path, f"page={page}"), make(page)


def _whole(site: Site, document_id: str) -> Iterator[tuple[Key, Make]]:
    with site.store.reading() as connection:
        document, _ = read.document(connection, document_id)
    path = f"/documents/{document_id}"
    make = partial(document_pages.document, document_id=document_id)
    yield (path, ""), make
    for number in range(1, document_pages.parts_of(document.text) + 1):
        yield (path, f"part={number}"), make


def _excerpts(site: Site) -> Iterator[Excerpt]:
    with site.store.reading() as connection:
        by_document: dict[str, list[Stated]] = {}
        for stated in judged(connection).claims:
            by_document.setdefault(stated.document, []).append(stated)
        for printed in document_pages.documents_kept(site.shelf).every:
            document, appearances = read.document(connection, printed.document)
            claims = sorted(by_document.get(printed.document, ()), key=lambda one: one.claim.quote.span)
            yield Excerpt(document, appearances, claims)


def _excerpt(view: View, excerpt: Excerpt) -> Response:
    return view.page(
        "excerpt.html",
        document=excerpt.document,
        appearances=excerpt.appearances,
        claims=excerpt.claims,
        findings=found(view.desk).in_document(excerpt.document.id),
    )
