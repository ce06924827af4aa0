"""Options that several commands share, checked the same way everywhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from daicho.errors import UsageError
from daicho.model.dates import is_partial_date

F = TypeVar("F", bound=Callable[..., Any])


def _date(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_partial_date(value):
        raise UsageError(
            f"--{parameter.name}: {value!r} is no date; write 2024-04-12, 2024-04 or 2024".replace("_", "-")
        )
    return value


def date_option(name: str, help_text: str, *, required: bool = False) -> Callable[[F], F]:
    """An option that takes a full or partial ISO date."""
    return click.option(name, metavar="DATE", callback=_date, required=required, help=help_text)


sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")

ledger_option = click.option(
    "--ledger",
    metavar="URL",
    default=lambda: os.environ.get("DAICHO_LEDGER", "daicho.db"),
    help="A path, sqlite:///… or postgresql://…; default $DAICHO_LEDGER, else daicho.db here.",
)


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`, the first one being the default."""
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], show_default=True)


def currency_code(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A currency that rates are known of, in capitals. Raises UsageError."""
    from daicho.reference.exchange import is_currency

    if value is not None and not is_currency(value.upper()):
        raise UsageError(f"{parameter.opts[0]}: no rates are known of {value!r}; write JPY, USD, EUR …")
    return value and value.upper()


def _rates(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    if value not in ("announced", "today") and not is_partial_date(value):
        raise UsageError(f"--rates: {value!r} is none of announced, today and a date like 2024-04-12")
    if value != "announced" and not ctx.params.get("currency"):
        raise UsageError("--rates: nothing to convert to; name a currency: --in USD")
    return value


def conversion_options(command: F) -> F:
    """`--in` and `--rates`: the currency of sums, and on which day's rates."""
    for option in (
        click.option(
            "--in",
            "currency",
            metavar="CUR",
            is_eager=True,  # so that --rates knows of it
            callback=currency_code,
            help="Convert to this currency, at the rate of the day a deal was first told, or at --rates.",
        ),
        click.option(
            "--rates",
            metavar="announced|today|DATE",
            default="announced",
            show_default=True,
            callback=_rates,
            help="Whose rates --in takes: of the day a deal was first told, of the day asked about (the newest in the ledger, or "
            "the newest known before it), or of a date.",
        ),
    ):
        command = option(command)
    return command


def sum_options(command: F) -> F:
    """How sums are made: in which currency, and which statuses count."""
    from daicho.questions.counting import MEASURES

    measure = click.option(
        "--measure",
        type=click.Choice(list(MEASURES)),
        default="announced",
        show_default=True,
        help="Count what is planned, committed or done; what is committed or done; or only what is done.",
    )
    return conversion_options(measure(command))


def reading_options(command: F) -> F:
    """What `claims` and `read` may be told about their sources."""
    for option in (
        click.option("--allow-local", is_flag=True, help="Allow addresses on this machine and on private networks."),
        click.option(
            "--lang", type=click.Choice(["en", "ja"]), help="Language of all sources; told from the text otherwise."
        ),
        date_option("--published", "Date published, for all sources."),
    ):
        command = option(command)
    return command


def _sector(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from daicho.reference.sectors import is_sector, sectors

    if value is not None and not is_sector(value):
        raise UsageError(f"--sector: no sector {value!r}; there are {', '.join(sector.id for sector in sectors())}")
    return value


def filter_options(command: F) -> F:
    """Which deals are meant; the names are those of `questions.deals.Filters`."""
    for option in (
        date_option("--until", "Told of by that day."),
        date_option("--since", "Told of on that day or later."),
        deal_options,
    ):
        command = option(command)
    return command


def deal_options(command: F) -> F:
    """Which deals are meant, whenever they were told."""
    from daicho.model.claim import MONEY_KINDS, STATUSES

    for option in (
        click.option("--status", type=click.Choice(STATUSES)),
        click.option(
            "--sector", callback=_sector, help="A sector's id; a whole one has its parts in it: semiconductors, memory."
        ),
        click.option("--place", help="A place's name or a country code."),
        click.option("--recipient", help="Part of a name, or an entity's id."),
        click.option("--payer", help="Part of a name, or an entity's id."),
        click.option("--kind", type=click.Choice(MONEY_KINDS)),
    ):
        command = option(command)
    return command


def complain(message: str) -> None:
    """One line on standard error."""
    print(f"daicho: {message}", file=sys.stderr)
