"""What a page is given: the language, the ledger, who asks, and how to make an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from http import HTTPStatus
from secrets import token_hex
from typing import Annotated, Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from jinja2 import Environment
from starlette.responses import HTMLResponse, RedirectResponse

from daicho.errors import DaichoError, UsageError
from daicho.faces import words
from daicho.faces.web import phrases
from daicho.faces.web.addresses import Links, Query, encode
from daicho.faces.web.around import twins
from daicho.faces.web.desk import Desk, Pages
from daicho.faces.web.on_day import Days, DeskOnDay
from daicho.faces.web.options import ServeOptions
from daicho.faces.web.pages import PAGES, Page
from daicho.faces.web.reading import Reader
from daicho.faces.web.reasons import reworded
from daicho.faces.web.safety import SESSION, Session, Sessions
from daicho.faces.web.shelf import Shelf
from daicho.faces.words import LANGUAGES, Lang
from daicho.ledger.store import Ledger
from daicho.model.claim import Party
from daicho.model.dates import is_partial_date
from daicho.model.deal import Deal, DealLine, DealParty
from daicho.questions.projects import Project
from daicho.reference import places
from daicho.reference.names import is_japanese

_FIELDS = 200  # of a query
_OF_NO_DAY = ("/add", "/api", "/sign-in")  # pages that show nothing of the ledger
AnyDeal = TypeVar("AnyDeal", Deal, DealLine)
_FORM_KEY = f"key-{token_hex(16)}"  # no stored text has it by chance, and nobody is told it


@dataclass(frozen=True, slots=True)
class Site:
    """What all requests share."""

    store: Ledger
    shelf: Shelf
    reader: Reader
    options: ServeOptions
    templates: Environment
    links: Links
    sessions: Sessions
    pages: Pages
    days: Days


class Reason(NamedTuple):
    """Why the ledger has something as it has it. lang: the language that it is worded in."""

    text: str
    lang: Lang


class Refused(DaichoError):
    """A request that is answered with an error page. status: of HTTP; detail: what the page says of it, where it says more."""

    def __init__(self, status: int, detail: str = "") -> None:
        self.status = status
        self.detail = detail
        super().__init__(detail or str(status))


@dataclass(frozen=True, slots=True)
class View:
    """One page for one reader.

    desk: what the page is made of; path: its own, without the language; query: encoded, as asked; session: None where nobody can
    write, as in a static copy; theme: `light` or `dark` where the reader chose, else empty; fresh: whether the browser does not
    know the session yet; kept: whether the page is kept for who asks for it again; as_of: the day whose knowledge it shows, None
    for everything in the ledger.
    """

    site: Site
    desk: Desk
    lang: Lang
    path: str
    query: str = ""
    session: Session | None = None
    theme: str = ""
    fresh: bool = False
    kept: bool = False
    as_of: str | None = None

    def say(self, key: str, **values: object) -> str:
        """A phrase of the interface."""
        return phrases.say(self.lang, key, **values)

    def say_or(self, key: str, other: str, **values: object) -> str:
        """The phrase of `key`, else, where the interface has none, of `other`."""
        return self.say(key if phrases.has(self.lang, key) else other, **values)

    def label(self, field: str, value: str | None) -> str:
        """The value of a field of the ledger as it reads in this language."""
        return words.label(field, value, self.lang)

    def reason(self, text: str) -> Reason:
        """A reason that the ledger gives, in this language where its pattern is known in it, else in English."""
        known = reworded(text, self.lang)
        return Reason(known, self.lang) if known else Reason(text, "en")

    def place(self, party: DealParty | Party) -> str:
        """The name of a place: in this language, where the tables have it."""
        known = places.by_id(party.entity or "")
        names = (known.names_ja if self.lang == "ja" else known.names_en) if known else ()
        return names[0] if names else party.name

    def party(self, party: DealParty | Party) -> str:
        """The name of whoever pays or receives, or of a place: in this language, where the tables have it."""
        if places.by_id(party.entity or ""):
            return self.place(party)
        return words.organisation(party.entity, self._in_script(party.name), self.lang)

    def _in_script(self, name: str) -> str:
        """What documents of this language call whom others call by `name`, where the ledger takes the two for one.

        In a large ledger that is not looked for: every page would wait for all names to be compared.
        """
        if is_japanese(name) == (self.lang == "ja") or self.site.shelf.large:
            return name
        own = [one for one in twins(self.desk).get(name, ()) if is_japanese(one) != is_japanese(name)]
        return min(own, key=lambda one: (len(one), one), default=name)

    def named(self, deal: AnyDeal) -> AnyDeal:
        """A deal with those who pay and receive called as this language calls them, for charts, which know of no ledger."""
        payer, recipient = (
            tuple(DealParty(self._in_script(one.name), one.entity) for one in side)
            for side in (deal.payer, deal.recipient)
        )
        if isinstance(deal, DealLine):
            return deal._replace(payer=payer, recipient=recipient)
        return replace(deal, payer=payer, recipient=recipient)

    def parties(self, parties: Sequence[DealParty | Party]) -> str:
        """Several parties in one cell."""
        return ("、" if self.lang == "ja" else ", ").join(dict.fromkeys(map(self.party, parties)))

    def briefly(self, parties: Sequence[DealParty | Party]) -> str:
        """Several parties in a narrow cell: METI where there is no room for the whole name."""
        return ("、" if self.lang == "ja" else ", ").join(dict.fromkeys(map(self._brief, parties)))

    def _brief(self, party: DealParty | Party) -> str:
        if places.by_id(party.entity or ""):
            return self.place(party)
        return words.brief(party.entity, self._in_script(party.name), self.lang)

    def project(self, project: Project) -> str:
        """What a project is called in this language, where documents in it speak of it."""
        return words.wording_in((project.name, *project.names), self.lang)

    def total(self, low: Decimal, high: Decimal | None, currency: str) -> str:
        """A total as a range."""
        return words.total(low, high, currency, self.lang)

    def worded(self, slot: str, value: str) -> str:
        """One of the words that a slot of a claim may hold."""
        key = f"{slot}.{value}"
        return self.say(key) if phrases.has(self.lang, key) else self.label(slot, value)

    def href(self, path: str, query: Query | None = None) -> str:
        """The address of another page, in the language of this one."""
        whole = {**(query or {}), "as_of": self.as_of} if self.as_of and path not in _OF_NO_DAY else query or {}
        return self.site.links.page(self.lang, path, encode(whole))

    @property
    def of_today(self) -> str:
        """The address of this very view of everything in the ledger."""
        return self.site.links.page(self.lang, self.path, encode({k: v for k, v in self.asked() if k != "as_of"}))

    def in_language(self, lang: Lang) -> str:
        """The address of this very view in a language."""
        return self.site.links.page(lang, self.path, self.query)

    def asked(self) -> list[tuple[str, str]]:
        """The query's names and values in order. Raises UsageError where there are too many."""
        try:
            return parse_qsl(self.query, max_num_fields=_FIELDS)
        except ValueError as error:
            raise UsageError(f"an address asks for at most {_FIELDS} things at once") from error

    @property
    def section(self) -> str:
        """The path in the navigation that this page belongs to."""
        return "/" + self.path.strip("/").partition("/")[0]

    @property
    def live(self) -> bool:
        """Whether a server answers; a static copy has no search, no filters, no forms."""
        return self.session is not None

    @property
    def writes(self) -> bool:
        """Whether the reader may judge and add. What was known once can only be looked at."""
        return self.session is not None and self.session.writes and self.as_of is None

    @property
    def author(self) -> str:
        """Who judges."""
        return self.session.author if self.session else self.site.options.author

    @property
    def form_key(self) -> str:
        """What stands for the key that every form that writes carries in its field `key`, until `answer` puts it in."""
        return _FORM_KEY

    @property
    def navigation(self) -> tuple[Page, ...]:
        """The pages that every page leads to."""
        return tuple(page for page in PAGES if page.path is not None and (self.live or not page.asks))

    def render(self, template: str, /, **context: Any) -> str:
        """A page as HTML."""
        lang = self.lang
        return self.site.templates.get_template(template).render(
            view=self,
            say=self.say,
            href=self.href,
            asset=self.site.links.asset,
            label=self.label,
            party=self.party,
            parties=self.parties,
            briefly=self.briefly,
            place=self.place,
            project_name=self.project,
            doc=words.document,
            worded=self.worded,
            money=partial(_last, words.money, lang),
            total=self.total,
            reason=self.reason,
            when=partial(_last, words.when, lang),
            currency=partial(_last, words.currency, lang),
            country=partial(_last, words.country, lang),
            organisation=partial(_last, words.organisation, lang),
            **context,
        )

    @property
    def known(self) -> str | None:
        """This page as it was made before, where it would be made the same again."""
        return self.site.pages.get(self._key, self.desk.now) if self.kept else None

    def page(self, template: str, /, *, status: int = 200, **context: Any) -> HTMLResponse:
        """A page as an answer."""
        body = self.render(template, **context)
        if self.kept and status == HTTPStatus.OK:
            self.site.pages.keep(self._key, body, self.desk)
        return self.answer(body, status)

    def answer(self, body: str, status: int = 200) -> HTMLResponse:
        """The answer of a page that may have been made for another reader: what is this reader's own is put in."""
        key = self.site.sessions.form_key(self.session) if self.session else ""
        answer = HTMLResponse(body.replace(_FORM_KEY, key), status)
        answer.headers["content-language"] = self.lang
        if self.fresh and self.session:
            answer.set_cookie(SESSION, self.session.id, httponly=True, samesite="lax")
        return answer

    @property
    def _key(self) -> tuple[object, ...]:
        """All that a page depends on, but for the ledger."""
        return self.lang, self.path, self.query, self.theme, self.live, self.writes, self.author

    def go(self, path: str, query: Query | None = None, *, at: str = "") -> RedirectResponse:
        """After a form: on to a page, at a place in it, so that loading it again sends nothing twice."""
        return RedirectResponse(self.href(path, query) + (f"#{at}" if at else ""), 303)


def _last(word: Any, lang: Lang, /, *arguments: Any) -> str:
    """Words take the language last; a page gives it once."""
    wording: str = word(*arguments, lang)
    return wording


def view_of(request: Request) -> View:
    """The view that a request asks for. The language is the first part of its path."""
    site: Site = request.app.state.site
    first, _, rest = request.url.path.lstrip("/").partition("/")
    lang: Lang = first if first in LANGUAGES else phrases.preferred(request.headers.get("accept-language", ""))
    path = f"/{rest}" if first in LANGUAGES else request.url.path
    cookies: Mapping[str, str] = request.cookies
    session = site.sessions.of(dict(cookies))
    theme = cookies.get("theme", "")
    day = request.query_params.get("as_of", "")
    as_of = day if is_partial_date(day) else None
    return View(
        site,
        DeskOnDay(site.shelf, site.days, as_of) if as_of else Desk(site.shelf),
        lang,
        path,
        request.url.query,
        session,
        theme if theme in ("light", "dark") else "",
        fresh=cookies.get(SESSION) != session.id,
        kept=request.method == "GET",
        as_of=as_of,
    )


def asked_view(request: Request) -> View:
    """The view that a request asks for. Raises UsageError for a day that is none."""
    view = view_of(request)
    day = request.query_params.get("as_of", "")
    if day and view.as_of is None:
        raise UsageError(f"as_of={day[:20]}: that is no date; write 2024-04-12, 2024-04 or 2024")
    return view


Asked = Annotated[View, Depends(asked_view)]
"""The parameter by which a page gets its view: `def deals(view: Asked) -> Response`."""


async def writer_of(request: Request, view: Asked) -> View:
    """The view of a form that was sent, once it is sure that its own page sent it, for a reader who may write. Raises Refused."""
    form = await request.form(max_files=20, max_fields=200)
    key = form.get("key")
    if view.session is None or not isinstance(key, str) or not view.site.sessions.is_own_form(view.session, key):
        raise Refused(403)
    if not view.writes:
        raise Refused(401)
    return view


Writing = Annotated[View, Depends(writer_of)]
"""Like `Asked`, for forms that change the ledger."""


async def sent_in(request: Request) -> Mapping[str, str]:
    """The fields of a form that have text, the last where one came twice."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Sent = Annotated[Mapping[str, str], Depends(sent_in)]
"""The fields of a form whose names the page does not know beforehand."""
