"""`daicho read`: documents into the ledger."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from daicho.faces.cli.options import complain, ledger_option, reading_options, sources_argument

if TYPE_CHECKING:
    from daicho.intake import Outcome
    from daicho.ledger.store import Ledger

_EACH = 100


@click.command(name="read")
@sources_argument
@ledger_option
@reading_options
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read at a time.")
def read_command(
    sources: tuple[str, ...], ledger: str, published: str | None, lang: str | None, allow_local: bool, jobs: int
) -> int:
    """Read documents into the ledger. The same document twice changes nothing; one bad file never stops the rest.

    The output of `daicho corpus` is a source, too: its claims are loaded as they stand.
    """
    from daicho.documents import ReadOptions, read_sources
    from daicho.faces.cli.tables import printable
    from daicho.intake import read_into
    from daicho.ledger.store import open_ledger

    tally: Counter[str] = Counter()
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    options = ReadOptions(published=published, lang=lang, allow_local=allow_local)
    pages, runs = _apart(sources)
    with open_ledger(ledger) as store:
        read = read_into(store, read_sources(pages, options), read_at=now, jobs=jobs)
        for outcome in _with_progress(chain(read, *(_loaded(store, folder, now) for folder in runs))):
            tally[outcome.state] += 1
            tally["claims"] += outcome.claims
            if outcome.state == "refused":
                complain(f"{printable(outcome.name)}: {outcome.reason}")
    changed = tally["new"] + tally["again"]
    print(
        f"{changed} document{'' if changed == 1 else 's'} read, {tally['claims']} claims"
        f"; {tally['known']} known already; {tally['refused']} refused"
    )
    return 1 if tally["refused"] else 0


def _apart(sources: tuple[str, ...]) -> tuple[list[str], list[Path]]:
    """The sources that are documents, and those that are folders of corpus runs."""
    runs = [source for source in sources if Path(source, "manifest").is_dir() and Path(source, "claims").is_dir()]
    return [source for source in sources if source not in runs], [Path(run) for run in runs]


def _loaded(store: Ledger, folder: Path, now: str) -> Iterator[Outcome]:
    from daicho.corpus.load import load
    from daicho.errors import InputRefused
    from daicho.intake import Outcome

    try:
        for done in load(store, folder, read_at=now):
            yield Outcome(done.name, done.state, done.claims)
    except InputRefused as refusal:
        yield Outcome(refusal.source, "refused", reason=refusal.reason)


def _with_progress(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Outcomes as they come, with a moving count on a terminal and a plain line each hundred documents elsewhere."""
    if not sys.stderr.isatty():
        for count, outcome in enumerate(outcomes, start=1):
            if count % _EACH == 0:
                print(f"{count} documents", file=sys.stderr)
            yield outcome
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} documents"),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None, name="")
        for outcome in outcomes:
            progress.update(task, advance=1, name=outcome.name[-60:])
            yield outcome
