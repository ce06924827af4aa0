"""The Python API: what `import daicho` offers, mirroring the commands.

>>> import daicho
>>> [str(c.amount.value) for c in daicho.extract("TSMC will invest $20 billion in Kumamoto.").claims]
['20000000000']
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from daicho.documents import ReadOptions, read_sources
from daicho.documents.language import language_of
from daicho.intake import Outcome, read_into
from daicho.ledger.store import Ledger as Store
from daicho.ledger.store import open_ledger
from daicho.model.claim import Reading
from daicho.model.deal import Deal
from daicho.model.document import Appearance, Document
from daicho.pipeline import extract as extract_document
from daicho.questions.deals import Filters, deals_of
from daicho.questions.flows import Flow
from daicho.questions.flows import flows as flows_of
from daicho.questions.indicators import Reported, indicators_of
from daicho.questions.totals import Measure, TotalRow
from daicho.questions.totals import totals as total_of

__all__ = ["Deal", "Filters", "Flow", "Ledger", "Reading", "Reported", "TotalRow", "extract", "open"]


def extract(text: str, *, published: str | None = None, lang: str | None = None) -> Reading:
    """What `text` says, without a ledger: claims, sums that are no flows, conversions.

    published: ISO date that relative dates are resolved against; lang: `en` or `ja`, told from the text otherwise.
    """
    appearance = Appearance(source="text", name="text", published=published)
    return extract_document(Document(text, lang or language_of(text), appearance))


class Ledger:
    """An open ledger: read documents into it and question it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(
        self, *sources: str, published: str | None = None, lang: str | None = None, jobs: int = 1
    ) -> list[Outcome]:
        """Read files, folders, globs or addresses into the ledger; what became of each document."""
        documents = read_sources(sources, ReadOptions(published=published, lang=lang))
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        return list(read_into(self._store, documents, read_at=now, jobs=jobs))

    def deals(self, filters: Filters | None = None, *, as_of: str | None = None) -> tuple[Deal, ...]:
        """The deals that `filters` let through, as known on the day `as_of`."""
        return deals_of(self._store, filters, as_of).deals

    def totals(
        self,
        by: Sequence[str],
        filters: Filters | None = None,
        *,
        currency: str | None = None,
        measure: Measure = "announced",
        as_of: str | None = None,
    ) -> tuple[TotalRow, ...]:
        """Deals summed by fields, as ranges with what they count and leave out. Raises UsageError for an unknown field."""
        return total_of(self.deals(filters, as_of=as_of), by, currency, measure)

    def flows(
        self,
        filters: Filters | None = None,
        *,
        currency: str | None = None,
        measure: Measure = "announced",
        foreign: bool = False,
        as_of: str | None = None,
    ) -> tuple[Flow, ...]:
        """Totals from the payer's country to the one the money goes to; foreign: leave out what stays in one country."""
        return flows_of(self.deals(filters, as_of=as_of), currency, measure, foreign)

    def indicators(
        self, subject: str | None = None, *, unit: str | None = None, as_of: str | None = None
    ) -> tuple[Reported, ...]:
        """Ranks, shares, counts and rates by whom they are of, unit and date, each with the claim that states it."""
        return indicators_of(self._store, subject, unit, as_of)

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
