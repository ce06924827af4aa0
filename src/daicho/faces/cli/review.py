"""`daicho review`: what people decide about claims, deals, entities and findings."""

from __future__ import annotations

import datetime
import getpass
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import click

from daicho.errors import InputRefused, UsageError
from daicho.faces.cli.options import complain, format_option, ledger_option

if TYPE_CHECKING:
    from daicho.ledger.store import Ledger
    from daicho.model.judgement import Judgement
    from daicho.questions.standing import Standing

F = TypeVar("F", bound=Callable[..., object])


def _author(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    try:
        return value or os.environ.get("DAICHO_AUTHOR") or getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("nobody is logged in: say who judges with --author or $DAICHO_AUTHOR") from error


def _at(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    from daicho.model.judgement import moment

    try:
        return moment(value or datetime.datetime.now(datetime.UTC).isoformat())
    except ValueError as error:
        raise UsageError(f"--at: {value!r} is no time; write 2024-04-12 or 2024-04-12T09:30") from error


_at_option = click.option("--at", "made", metavar="TIME", callback=_at, help="When it was decided; default: now.")
_file = click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))


def _judging(command: F) -> F:
    """What every judgement is given."""
    for option in (
        _at_option,
        click.option("--author", metavar="NAME", callback=_author, help="Default $DAICHO_AUTHOR, else the login name."),
        click.option("--reason", default="", metavar="TEXT", help="Why."),
        ledger_option,
    ):
        command = option(command)
    return command


@click.group(name="review")
@ledger_option
@click.pass_context
def review_command(ctx: click.Context, ledger: str) -> None:
    """Judge what was read. Judgements outlive another reading of the documents, and are withdrawn, never deleted."""
    ctx.default_map = {word: {"ledger": ledger} for word in review_command.commands}


@review_command.command(name="list")
@click.option("--doubtful", is_flag=True, help="Only claims that may well be wrong, and findings that want a look.")
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Claims and findings at most, each."
)
@ledger_option
@format_option("table", "jsonl")
def list_command(doubtful: bool, limit: int, ledger: str, form: str) -> None:
    """What waits for a judgement: claims, the least sure first, and open findings."""
    from daicho.faces.cli.tables import print_json_line, print_table, printable
    from daicho.faces.cli.wording import CLAIM_COLUMNS, claim_row
    from daicho.ledger.store import open_ledger
    from daicho.questions.records import finding_record, stated_record
    from daicho.questions.review import waiting

    with open_ledger(ledger, create=False) as store:
        found = waiting(store, doubtful=doubtful)
    claims, findings = found.claims[:limit], found.findings[:limit]
    if form == "jsonl":
        for stated in claims:
            print_json_line({"type": "claim", **stated_record(stated)})
        for finding in findings:
            print_json_line({"type": "finding", **finding_record(finding)})
        return
    if claims:
        rows = [(one.id, f"{one.claim.confidence:.2f}", *claim_row(one.claim)) for one in claims]
        title = f"{len(claims)} of {len(found.claims)} claims"
        print_table(title, (("claim", "whole"), ("sure", "right"), *CLAIM_COLUMNS), rows)
    if findings:
        print(f"{len(findings)} of {len(found.findings)} findings")
    for finding in findings:
        print(f"  {finding.id}  {finding.severity}, {finding.cls}: {printable(finding.text)}")
    if not claims and not findings:
        print("nothing waits for a judgement")


@review_command.command(name="accept")
@click.argument("claim", metavar="ID")
@_judging
def accept_command(claim: str, ledger: str, author: str, made: str, reason: str) -> None:
    """Claim ID is right."""
    _on_claim("accept", claim, (), ledger, author, made, reason)


@review_command.command(name="reject")
@click.argument("claim", metavar="ID")
@_judging
def reject_command(claim: str, ledger: str, author: str, made: str, reason: str) -> None:
    """Claim ID is wrong: it leaves deals, totals and findings; `daicho show` still has it."""
    _on_claim("reject", claim, (), ledger, author, made, reason)


@review_command.command(name="correct")
@click.argument("claim", metavar="ID")
@click.argument("given", nargs=-1, required=True, metavar="SLOT=VALUE…")
@_judging
def correct_command(claim: str, given: tuple[str, ...], ledger: str, author: str, made: str, reason: str) -> None:
    """Claim ID is right but for some slots: `status=done`, `amount=732bn`, `payer=METI`.

    Of a sum: amount, low, currency, bound, role. A slot of several parties is given several times; an empty value takes a party
    away. A party is written as the document writes it.
    """
    _on_claim("correct", claim, given, ledger, author, made, reason)


@review_command.command(name="join")
@click.argument("left", metavar="ID")
@click.argument("right", metavar="ID")
@_judging
def join_command(left: str, right: str, ledger: str, author: str, made: str, reason: str) -> None:
    """Two deals (or claims of two) are one commitment, or two entities are one."""
    _between("join", left, right, ledger, author, made, reason)


@review_command.command(name="part")
@click.argument("left", metavar="ID")
@click.argument("right", metavar="ID")
@_judging
def part_command(left: str, right: str, ledger: str, author: str, made: str, reason: str) -> None:
    """Two deals or claims are two commitments, or two entities are two. A deal and a claim of it: the claim leaves the deal."""
    _between("part", left, right, ledger, author, made, reason)


@review_command.command(name="dismiss")
@click.argument("finding", metavar="FINDING")
@_judging
def dismiss_command(finding: str, ledger: str, author: str, made: str, reason: str) -> None:
    """FINDING is none; `daicho check` leaves it out for as long as what it rests on stays. Needs a --reason."""
    from daicho.ledger.store import open_ledger
    from daicho.questions.review import dismissal

    if not reason.strip():
        raise UsageError("say why the finding is none: --reason TEXT")
    with open_ledger(ledger, create=False) as store:
        _record(store, dismissal(store, finding, author=author, made=made, reason=reason))


@review_command.command(name="undo")
@click.argument("judgement", metavar="JUDGEMENT")
@ledger_option
@_at_option
def undo_command(judgement: str, ledger: str, made: str) -> None:
    """Withdraw JUDGEMENT; the log keeps it."""
    from daicho.ledger import judgements
    from daicho.ledger.store import open_ledger

    with open_ledger(ledger, create=False) as store, store.writing() as connection:
        found = judgements.withdraw(connection, judgement, made)
    print(f"{found.id} withdrawn")


@review_command.command(name="log")
@ledger_option
@format_option("table", "jsonl")
def log_command(ledger: str, form: str) -> None:
    """Every judgement in the order in which they were made, and what has become of it."""
    from daicho.faces.cli.tables import print_json_line, print_table
    from daicho.ledger.store import open_ledger
    from daicho.questions.findings import findings_of
    from daicho.questions.records import standing_record

    with open_ledger(ledger, create=False) as store:
        found = findings_of(store).standings
    if form == "jsonl":
        for standing in found:
            print_json_line(standing_record(standing))
    elif not found:
        print("no judgements in the ledger")
    else:
        columns = (("judgement", "whole"), ("made", "whole"), ("author", "cut"), ("decided", "left"), ("state", "left"))
        print_table("", columns, map(_log_row, found))


@review_command.command(name="export")
@_file
@ledger_option
def export_command(file: Path, ledger: str) -> None:
    """Write every judgement, withdrawn ones too, to FILE as JSON lines; - is standard output."""
    from daicho.ledger import judgements
    from daicho.ledger.store import open_ledger
    from daicho.model.judgement import judgement_to_json

    with open_ledger(ledger, create=False) as store, store.reading() as connection:
        found = judgements.everything(connection)
    lines = "".join(json.dumps(judgement_to_json(one), ensure_ascii=False) + "\n" for one in found)
    try:
        with click.open_file(str(file), "wb") as out:
            out.write(lines.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise InputRefused(str(file), error.strerror or str(error)) from error
    if str(file) != "-":
        print(f"{len(found)} judgement{'' if len(found) == 1 else 's'} written to {file}")


@review_command.command(name="import")
@_file
@ledger_option
def import_command(file: Path, ledger: str) -> int:
    """Take in the judgements of FILE, JSON lines; - is standard input. Files in any order, or twice, give the same ledger.

    What they speak of may be read later; until then they are without object.
    """
    from daicho.ledger import judgements
    from daicho.ledger.store import open_ledger
    from daicho.model.judgement import judgement_from_line

    try:
        with click.open_file(str(file), "rb") as source:
            lines = source.read().splitlines()
    except OSError as error:
        raise InputRefused(str(file), error.strerror or str(error)) from error
    found: list[Judgement] = []
    refused = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(judgement_from_line(line.decode("utf-8-sig", "surrogatepass")))
        except (ValueError, RecursionError) as error:
            complain(f"{file}:{number}: {error}")
            refused += 1
    with open_ledger(ledger) as store, store.writing() as connection:
        changed = sum(judgements.write(connection, judgement) for judgement in found)
    print(f"{changed} taken in; {len(found) - changed} known already; {refused} refused")
    return 1 if refused else 0


def _on_claim(
    verb: Literal["accept", "correct", "reject"],
    claim: str,
    given: tuple[str, ...],
    ledger: str,
    author: str,
    made: str,
    reason: str,
) -> None:
    from daicho.ledger.store import open_ledger
    from daicho.questions.review import on_claim

    with open_ledger(ledger, create=False) as store:
        _record(store, on_claim(store, verb, claim, author=author, made=made, reason=reason, given=given))


def _between(
    verb: Literal["join", "part"], left: str, right: str, ledger: str, author: str, made: str, reason: str
) -> None:
    from daicho.ledger.store import open_ledger
    from daicho.questions.review import between

    with open_ledger(ledger, create=False) as store:
        _record(store, between(store, verb, left, right, author=author, made=made, reason=reason))


def _record(store: Ledger, judgement: Judgement) -> None:
    from daicho.ledger import judgements

    with store.writing() as connection:
        judgements.write(connection, judgement)
    print(f"{judgement.id}  {_words(judgement)}")


def _words(judgement: Judgement) -> str:
    from daicho.faces.cli.tables import printable

    about = " ".join((*(ref.id for ref in judgement.claims), *judgement.ids))
    slots = f" ({', '.join(judgement.slots)})" if judgement.slots else ""
    reason = f": {judgement.reason}" if judgement.reason else ""
    return printable(f"{judgement.verb} {about}{slots}{reason}")


def _log_row(standing: Standing) -> tuple[str, ...]:
    judgement = standing.judgement
    state = f"overruled by {standing.by}" if standing.by else standing.state
    return judgement.id, judgement.made[:16].replace("T", " "), judgement.author, _words(judgement), state
