"""What the commands that can draw share: `--plot` in the terminal, `--output` to a file, `--labels` for the language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from daicho.errors import UsageError

if TYPE_CHECKING:
    from daicho.faces.charts import Chart
    from daicho.faces.words import Lang

F = TypeVar("F", bound=Callable[..., Any])
_ENDINGS = (".svg", ".png", ".html")


def _ending(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower() not in _ENDINGS:
        raise UsageError(f"--output: {str(value)!r} names no picture: end it in {', '.join(_ENDINGS)}")
    return value


def picture_options(command: F) -> F:
    """`--plot`, `--output PATH` and `--labels`."""
    for option in (
        click.option(
            "--labels",
            "lang",
            type=click.Choice(["en", "ja"]),
            default="en",
            show_default=True,
            help="The language of a picture.",
        ),
        click.option(
            "--output",
            metavar="PATH",
            type=click.Path(path_type=Path),
            callback=_ending,
            help="Write a picture: .svg, .png or .html by its name.",
        ),
        click.option("--plot", is_flag=True, help="Draw it here instead of a table."),
    ):
        command = option(command)
    return command


def is_table(form: str, plot: bool, output: Path | None) -> bool:
    """Whether a table is asked for, and no picture or lines of JSON. Raises UsageError where it is two of them."""
    if form != "table" and (plot or output):
        raise UsageError(f"--{'output' if output else 'plot'} draws a picture; ask for that or for --format {form}")
    return form == "table" and not (plot or output)


def draw(lines: Callable[[int, Lang], Sequence[str]], lang: Lang, as_of: str | None = None) -> None:
    """Print a chart's lines as wide as the terminal, with the day where one was asked of."""
    from daicho.faces.charts.dated import foot
    from daicho.faces.cli.tables import width

    for line in (*lines(width(), lang), *(["", foot(as_of, lang)] if as_of else ())):
        print(line)


def write(path: Path, chart: Chart, lang: Lang, as_of: str | None = None) -> None:
    """Write a picture, with the day where one was asked of, and say so. Raises OutputError."""
    from daicho.faces.charts.dated import dated
    from daicho.faces.charts.files import write_chart

    if as_of:
        chart = dated(chart, as_of, lang)
    write_chart(path, chart, lang)
    print(f"{path}: {chart.title}")
