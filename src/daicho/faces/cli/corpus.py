"""`daicho corpus`: a crawl to Parquet, resumable."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from daicho.errors import OutputError
from daicho.faces.cli.running import display

if TYPE_CHECKING:
    from daicho.corpus.run import Progress

_PATIENCE = 120.0
_STOPPED = 130  # as shells have it for Ctrl-C


@click.command(name="corpus")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.argument("folder", metavar="OUTPUT", type=click.Path(path_type=Path))
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Where shards are worked."
)
@click.option("--workers", type=click.IntRange(1, 1024), help="Processes that read at a time; one a core by default.")
@click.option("--address", help="Of a Ray cluster; one is started on this machine otherwise.")
@click.option("--resume", is_flag=True, help="Go on with the run in OUTPUT: do only what is missing.")
@click.option(
    "--patience", type=click.FloatRange(1), default=_PATIENCE, show_default=True, help="Seconds one page may take."
)
@click.option("--log", type=click.Choice(["jsonl"]), help="Tell what happens as JSON lines on standard error.")
def corpus_command(
    inputs: tuple[str, ...],
    folder: Path,
    engine: Literal["local", "ray"],
    workers: int | None,
    address: str | None,
    resume: bool,
    patience: float,
    log: str | None,
) -> int:
    """Read a crawl: WARC, WET, Parquet and JSON lines, packed or not, and folders, by path or address (s3://…).

    OUTPUT becomes a folder of Parquet: documents, appearances, claims, what was refused, near copies, a report. `daicho read
    OUTPUT` loads it into a ledger. Stopped or killed, the run goes on with --resume.
    """
    began = time.monotonic()
    with _needs_extra():
        from daicho.corpus.engines import engine_named
        from daicho.corpus.run import run

        try:
            with display(log) as shown:
                chosen = engine_named(engine, workers=workers, address=address, patience=patience, tell=shown.tell)
                progress = run(inputs, folder, chosen, resume=resume, tell=shown.tell, show=shown.show)
                seconds = time.monotonic() - began
                shown.tell("run_done", seconds=round(seconds, 1), counts=dict(progress.counts), failed=progress.failed)
        except KeyboardInterrupt:
            print("stopped; shards that are done stand, and --resume goes on from them", file=sys.stderr)
            return _STOPPED
    print(_summary(progress, seconds))
    return 1 if progress.counts["refused"] else 0


@contextmanager
def _needs_extra() -> Iterator[None]:
    """A library of the extra that is missing, told plainly."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("daicho"):
            raise
        raise OutputError(f"corpus runs need {error.name}: pip install 'daicho[corpus]'") from error


def _summary(progress: Progress, seconds: float) -> str:
    counts = progress.counts
    stood = f"; {progress.known} of the shards stood already" if progress.known else ""
    lines = [
        f"{counts['pages']:,} pages ({counts['bytes'] / 1e6:,.1f} MB) in {progress.done} shards, {seconds:,.0f} s{stood}",
        f"{counts['may_claim']:,} passed triage by their bytes, {counts['worth_reading']:,} by their main text; "
        f"{counts['other_language']:,} of the latter in other languages, which are not read",
        f"{counts['documents']:,} documents ({counts['english']:,} English, {counts['japanese']:,} Japanese) with "
        f"{counts['copies']:,} exact copies; {counts['with_claims']:,} make {counts['claims']:,} claims",
    ]
    if counts["refused"]:
        lines.append(f"{counts['refused']:,} refused, {progress.failed} of them whole shards")
    return "\n".join(lines)
