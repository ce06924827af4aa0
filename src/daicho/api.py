"""The Python API: what `import daicho` offers, mirroring the commands.

>>> import daicho
>>> [f"{c.amount.value:,.0f}" for c in daicho.extract("TSMC will invest $20 billion in Kumamoto.").claims]
['20,000,000,000']

A ledger answers with records, in a tuple that turns into a table where Arrow, pandas or polars is installed:

>>> import tempfile
>>> from pathlib import Path
>>> folder = tempfile.TemporaryDirectory()
>>> story = Path(folder.name, "story.txt")
>>> _ = story.write_text("METI will give Rapidus up to 590 billion yen in subsidies for its plant in Chitose, Hokkaido.")
>>> with daicho.open(f"{folder.name}/ledger.db") as ledger:
...     _ = ledger.read(str(story), published="2024-04-02")
...     deals = ledger.deals()
...     totals = ledger.totals(["payer_country"])
>>> [(deal.kind, deal.low, f"{deal.high:,.0f}", deal.currency) for deal in deals]
[('subsidy', None, '590,000,000,000', 'JPY')]
>>> totals.to_dicts()[0]["payer_country"], totals.to_arrow().num_rows
('JP', 1)
>>> folder.cleanup()
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import overload

from daicho.documents import ReadOptions, read_sources
from daicho.documents.language import language_of
from daicho.intake import Outcome, read_into
from daicho.ledger import sheets
from daicho.ledger.store import Ledger as Store
from daicho.ledger.store import open_ledger
from daicho.model.claim import Reading
from daicho.model.deal import Deal
from daicho.model.document import Appearance, Document
from daicho.model.finding import Finding
from daicho.pipeline import extract as extract_document
from daicho.questions.asked import currency_asked, day_asked, filters_asked, one_of
from daicho.questions.board import board
from daicho.questions.columns import (
    COMPARED,
    ENTITIES,
    FINDINGS,
    INDICATORS,
    TIMELINES,
    converted_table,
    deal_table,
    flow_table,
    total_table,
)
from daicho.questions.conversion import Conversion, Converted
from daicho.questions.counting import MEASURES, Measure
from daicho.questions.deals import deals_of
from daicho.questions.entities import Entity, entities_of, resolve_names
from daicho.questions.filters import Filters
from daicho.questions.findings import findings_of
from daicho.questions.flows import TARGETS, Flow, Target
from daicho.questions.flows import flows as flows_of
from daicho.questions.indicators import Reported, indicators_of
from daicho.questions.lookup import Answer, look_up
from daicho.questions.news import News
from daicho.questions.news import news as news_of
from daicho.questions.per import MEASURED, Measured
from daicho.questions.per import per as beside_economies
from daicho.questions.rates import rates_for
from daicho.questions.sheets import Compared, compared
from daicho.questions.tables import Table
from daicho.questions.timelines import Timeline, timelines_of
from daicho.questions.totals import TotalRow
from daicho.questions.totals import totals as total_of
from daicho.spreadsheets import Told, read_sheet

__all__ = [
    "Compared",
    "Converted",
    "Deal",
    "Entity",
    "Filters",
    "Finding",
    "Flow",
    "Ledger",
    "News",
    "Reading",
    "Reported",
    "Table",
    "Timeline",
    "TotalRow",
    "extract",
    "open",
]


def extract(text: str, *, published: str | None = None, lang: str | None = None) -> Reading:
    """What `text` says, without a ledger: claims, sums that are no flows, conversions.

    published: ISO date that relative dates are resolved against; lang: `en` or `ja`, told from the text otherwise.

    >>> [(c.kind, c.status) for c in extract("ラピダスに対し、経済産業省は最大5900億円を補助すると決めた。").claims]
    [('subsidy', 'committed')]
    """
    appearance = Appearance(source="text", name="text", published=published)
    return extract_document(Document(text, lang or language_of(text), appearance))


class Ledger:
    """An open ledger: read documents into it and question it.

    In every question, `as_of` (a possibly partial ISO date) asks for what had been published by that day; the default is
    everything in the ledger. Money is in Decimals, None where a range is open. What there is not to be asked for (a day, a
    currency, a kind, a sector) raises UsageError, whose line says what there is.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(
        self, *sources: str, published: str | None = None, lang: str | None = None, jobs: int = 1
    ) -> list[Outcome]:
        """Read files, folders, globs or addresses into the ledger; what became of each document."""
        documents = read_sources(sources, ReadOptions(published=published, lang=lang))
        return list(read_into(self._store, documents, read_at=_now(), jobs=jobs))

    @overload
    def deals(self, filters: Filters | None = None, *, as_of: str | None = None) -> Table[Deal]: ...

    @overload
    def deals(
        self, filters: Filters | None = None, *, currency: str, rates: str = "announced", as_of: str | None = None
    ) -> Table[Converted]: ...

    def deals(
        self,
        filters: Filters | None = None,
        *,
        currency: str | None = None,
        rates: str = "announced",
        as_of: str | None = None,
    ) -> Table[Deal] | Table[Converted]:
        """The deals that `filters` let through, each with its claims, history and relations.

        currency: convert ranges and their histories to it, at `rates` (`announced`, `today` or a date); each deal then has in
        `stated` what its claims state and in `rate` the rate, None where nothing was converted.
        """
        found = deals_of(self._store, filters_asked(filters), day_asked("as_of", as_of))
        target = currency_asked(currency)
        if target is None:
            return deal_table(found.deals)
        used = rates_for(found.deals, rates, found.as_of)
        return converted_table(Conversion(target, used).deals(found.deals))

    def totals(
        self,
        by: Sequence[str] | str,
        filters: Filters | None = None,
        *,
        currency: str | None = None,
        measure: Measure = "announced",
        rates: str = "announced",
        per: Measured | None = None,
        as_of: str | None = None,
    ) -> Table[TotalRow]:
        """Deals summed by fields (`["kind", "year"]` or `"kind,year"`), as ranges with what they count and leave out.

        rates: `announced`, `today` or a date; per: `gdp` or `head` adds columns with the share of GDP or the sum per head of the
        country that the rows are by. Raises UsageError for an unknown field.
        """
        one_of("measure", measure, MEASURES)
        one_of("per", per, MEASURED)
        by = [name.strip() for name in by.split(",")] if isinstance(by, str) else by
        known = board(self._store, filters_asked(filters), day_asked("as_of", as_of))
        used = rates_for(known.lines, rates, known.as_of)
        rows = total_of(known.lines, by, currency_asked(currency), measure, used)
        return total_table(rows, list(beside_economies(rows, per, by, known.as_of)) if per else ())

    def flows(
        self,
        filters: Filters | None = None,
        *,
        currency: str | None = None,
        measure: Measure = "announced",
        foreign: bool = False,
        to: Target = "country",
        rates: str = "announced",
        per: Measured | None = None,
        as_of: str | None = None,
    ) -> Table[Flow]:
        """Totals from the payer's country to the one the money goes to; foreign: leave out what stays in one country.

        to: `sector` or `recipient` instead of the country; per: as for `totals`, of the country that pays.
        """
        one_of("measure", measure, MEASURES)
        one_of("per", per, MEASURED)
        one_of("to", to, TARGETS)
        known = board(self._store, filters_asked(filters), day_asked("as_of", as_of))
        used = rates_for(known.lines, rates, known.as_of)
        found = flows_of(known.lines, currency_asked(currency), measure, foreign, to=to, rates=used)
        totals = [flow.total for flow in found]
        return flow_table(found, list(beside_economies(totals, per, ["payer_country"], known.as_of)) if per else ())

    def indicators(
        self, subject: str | None = None, *, unit: str | None = None, as_of: str | None = None
    ) -> Table[Reported]:
        """Ranks, shares, counts and rates by whom they are of, unit and date, each with the claim that states it."""
        return Table.of(indicators_of(self._store, subject, unit, day_asked("as_of", as_of)), INDICATORS)

    def timelines(self, *, as_of: str | None = None) -> Table[Timeline]:
        """The steps of every project as they were told one after another, with slips in months."""
        return Table.of(timelines_of(self._store, day_asked("as_of", as_of)), TIMELINES)

    def findings(self, *, as_of: str | None = None) -> Table[Finding]:
        """What does not add up, each with its arithmetic; without what people dismissed."""
        return Table.of(findings_of(self._store, day_asked("as_of", as_of)).open, FINDINGS)

    def entities(self, *names: str) -> Table[Entity]:
        """Who is in the ledger or, with names, whom each of them means.

        >>> with open(":memory:") as ledger:
        ...     [entity.id for entity in ledger.entities("METI", "経済産業省")]
        ['meti', 'meti']
        """
        known = entities_of(self._store)
        return Table.of(resolve_names(names, known, self._store) if names else known, ENTITIES)

    def show(self, key: str) -> Answer:
        """A deal, claim, document or entity by its id, the beginning of it, or its name. Raises NotFound."""
        return look_up(self._store, key)

    def new(self, since: str, filters: Filters | None = None, *, as_of: str | None = None) -> News:
        """What documents published after `since` have changed: deals, ranges, statuses, milestones, findings."""
        day_asked("since", since)
        return news_of(self._store, since, filters_asked(filters), day_asked("as_of", as_of))

    def compare(
        self,
        sheet: str,
        columns: Mapping[str, str] | None = None,
        *,
        tab: str | None = None,
        kind: str = "investment",
        currency: str | None = None,
        filters: Filters | None = None,
        as_of: str | None = None,
    ) -> Table[Compared]:
        """Keep an analyst's spreadsheet in the ledger and compare its rows with what the documents say.

        columns: fields by heading or letter where the guess is wrong; kind, currency: of rows that state none. Raises
        InputRefused for the sheet, UsageError for what is asked of it.
        """
        filters, as_of = filters_asked(filters), day_asked("as_of", as_of)
        found = read_sheet(sheet, Told(columns=columns or {}, tab=tab, kind=kind, currency=currency_asked(currency)))
        with self._store.writing() as connection:
            sheets.write(connection, found, _now())
        return Table.of(compared(self._store, found.name, filters, as_of).found, COMPARED)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open(url: str = "daicho.db") -> Ledger:
    """The ledger at `url`: a path, `sqlite:///…` or `postgresql://…`; made where there is none. Raises LedgerError."""
    return Ledger(open_ledger(url))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
