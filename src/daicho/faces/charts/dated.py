"""Charts of what was known on a day, which say so: in the title, and in a line at the foot of the picture."""

from __future__ import annotations

from dataclasses import replace

from daicho.faces.charts.chart import Chart
from daicho.faces.charts.labels import sentence
from daicho.faces.charts.svg import SMALL, text
from daicho.faces.words import Lang, when

_FOOT = 22  # units


def dated(chart: Chart, day: str, lang: Lang) -> Chart:
    """`chart`, saying that it shows what had been published by `day`, an ISO date, possibly partial."""
    line = text(8, chart.height + _FOOT - 8, foot(day, lang), "soft", SMALL)
    return replace(
        chart,
        title=sentence("titled as of", lang, chart.title, when(day, lang)),
        height=chart.height + _FOOT,
        body=[*chart.body, line],
    )


def foot(day: str, lang: Lang) -> str:
    """The line that says of which day a picture is."""
    return sentence("as of", lang, when(day, lang))
