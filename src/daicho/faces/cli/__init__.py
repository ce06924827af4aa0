"""The command line: a file a command, each loaded only when it is called, so that `daicho --help` is quick."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

import click

from daicho.errors import DaichoError, UsageError

# Command -> the module that has it, in the order in which the work is done; the first line of help stands here so that `--help`
# loads none of them.
COMMANDS = {
    "claims": ("claims", "Extract only, no ledger: what each document says."),
    "read": ("read", "Read documents into the ledger."),
    "import": ("sheet", "Compare an analyst's spreadsheet with what the documents say."),
    "deals": ("deals", "List the deals with range, status and dates."),
    "show": ("show", "Show a deal, claim, document or entity with every sentence behind it."),
    "new": ("new", "What has changed since a day: deals, ranges, statuses, milestones, findings."),
    "totals": ("totals", "Sum deals, as ranges with their reasons."),
    "flows": ("flows", "Who pays across borders: payer country to destination, as ranges."),
    "timeline": ("timeline", "Milestones per project, with slips."),
    "indicators": ("indicators", "Ranks, shares, counts and rates over time, with their source."),
    "entities": ("entities", "Who is in the ledger, and who is meant by a name."),
    "check": ("check", "Find what does not add up, and why."),
    "review": ("review", "Judge what was read: accept, correct, reject, join, part, dismiss, undo."),
    "documents": ("documents", "List the documents in the ledger."),
    "correct": ("documents", "Correct a document's date, publisher or address."),
    "remove": ("documents", "Remove a document and its claims."),
    "export": (
        "export",
        "Write the deals to a file (csv, xlsx, parquet, FollowTheMoney) or the ledger as a static site.",
    ),
    "serve": ("serve", "Show the ledger in a browser."),
    "corpus": ("corpus", "Read a crawl to Parquet: WARC, Parquet, JSON lines, folders; resumable."),
    "eval": ("eval", "Score extraction against labelled documents."),
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"daicho.faces.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="daicho")
def cli() -> None:
    """daicho (台帳, ledger) reads stories about technology investment, in English and Japanese, and keeps a
    source-linked ledger: who promised or paid how much, to whom, for what, where, by when.

    SOURCE is any mix of files, folders, globs, URLs, feeds, and - for standard input.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code: 0 done, 1 some input refused or the ledger failed, 2 wrong usage."""
    _write_utf8()
    try:
        code = cli.main(arguments, prog_name="daicho", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        print("stopped; what was reported as read is in the ledger", file=sys.stderr)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DaichoError as error:
        print(f"daicho: {error}", file=sys.stderr)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except (
        BrokenPipeError,
        SystemExit,
    ):  # the reader, `head` say, has seen enough; click leaves by the latter when it notices
        _discard_output()
        sys.exit(0)
    except OSError as error:  # a full disk under standard output, say
        _discard_output()
        print(f"daicho: {error}", file=sys.stderr)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _discard_output() -> None:
    """Let what is still buffered for standard output go nowhere: Python writes it out once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale: the same answer is the same bytes everywhere, and no locale lacks its letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding="utf-8", errors="backslashreplace"
            )  # a file's name may hold bytes that are no UTF-8
