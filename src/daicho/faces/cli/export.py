"""`daicho export`: the deals as a file that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from daicho.errors import OutputError, UsageError
from daicho.faces.cli.options import conversion_options, date_option, filter_options, ledger_option
from daicho.faces.export import FORMATS

_SITE, _STATED = "site", "ftm"
_KINDS = {
    **{name: what for name, (_, what) in FORMATS.items()},
    _SITE: "a folder of pages that any web server can hand out",
}


@click.command(name="export", epilog="  ".join(f"{name}: {what}." for name, what in _KINDS.items()))
@click.argument("form", metavar="FORMAT", type=click.Choice(list(_KINDS)))
@click.argument("path", type=click.Path(path_type=Path))
@ledger_option
@filter_options
@conversion_options
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@click.option("--with-text", is_flag=True, help="site: documents whole, not only the sentences that make claims.")
def export_command(
    form: str,
    path: Path,
    ledger: str,
    currency: str | None,
    rates: str,
    as_of: str | None,
    with_text: bool,
    **filters: Any,
) -> int:
    """Write the deals to PATH as csv, xlsx, parquet or ftm, or the whole ledger as a static web site to the folder PATH.

    What is there is replaced once the new one is whole.
    """
    if form == _SITE:
        if as_of or currency or any(filters.values()):
            raise UsageError("a site is a copy of the whole ledger: it takes no filters, no --in and no --as-of")
        return _site(path, ledger, with_text=with_text)
    if with_text:
        raise UsageError("--with-text is for site")
    if currency and form == _STATED:
        raise UsageError(f"{form} has sums as they were stated; --in is for csv, xlsx and parquet")
    from daicho.faces.cli.wording import SHORT_ID
    from daicho.faces.export import export, rows
    from daicho.ledger import read
    from daicho.ledger.store import open_ledger
    from daicho.questions.conversion import Conversion
    from daicho.questions.deals import deals_for_files
    from daicho.questions.filters import Filters
    from daicho.questions.rates import rates_for

    with open_ledger(ledger, create=False) as store:
        with store.reading() as connection:
            addresses = read.addresses(connection)
        with deals_for_files(store, Filters(**filters), as_of) as answer:
            into = Conversion(currency, rates_for(answer.lines, rates, answer.as_of)) if currency else None
            export(form, path, rows(form, answer, into), addresses, converted=bool(currency))
    many = len(answer.lines)
    print(f"{path}: {many} deal{'' if many == 1 else 's'}, as of {answer.as_of or 'no known date'}")
    for why, left in (into.lacking(answer.lines) if into else {}).items():
        print(f"{why} ({', '.join(key[:SHORT_ID] for key in left)})")
    if answer.undated:
        print(f"left out for want of a date: {', '.join(answer.undated)}")
    return 0


def _site(path: Path, ledger: str, *, with_text: bool) -> int:
    try:
        from daicho.faces.site import write_site
    except ModuleNotFoundError as error:
        raise OutputError(f"site needs {error.name}: pip install 'daicho[web]'") from error
    from daicho.ledger.store import open_ledger

    with open_ledger(ledger, create=False) as store:
        pages = write_site(path, store, with_text=with_text)
    print(f"{path}: {pages:,} pages; begin at {path / 'index.html'}")
    return 0
